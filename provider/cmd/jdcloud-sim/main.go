// Command jdcloud-sim serves a simulated JD Cloud: the OpenAPI of load balancing and of what load balancers refer to.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"net"
	"net/http"
	"os"
	"os/signal"
	"slices"
	"sync"
	"syscall"
	"time"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// version is set when a release is built.
var version = "0.1.0"

// shutdownTimeout is how long calls that are under way may take after a signal to stop.
const shutdownTimeout = 5 * time.Second

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the process at once
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintf(os.Stderr, "jdcloud-sim: %v\n", err)
		stop()
		os.Exit(1)
	}
}

// settings are the command's flags.
type settings struct {
	address    string
	stateFile  string
	seedFile   string
	latency    time.Duration
	limits     simulator.Limits
	clockSpeed float64
	log        bool
	logFormat  string
	version    bool
	printSeed  bool
}

func flags(s *settings) *flag.FlagSet {
	set := flag.NewFlagSet("jdcloud-sim", flag.ContinueOnError)
	set.StringVar(&s.address, "address", "127.0.0.1:0", "`host:port` to listen on; port 0 takes a free one")
	set.StringVar(&s.stateFile, "state", "", "`file` to read the state from if it exists, and to write it to after each change (default: nothing is kept)")
	set.StringVar(&s.seedFile, "seed", "", "JSON `file` with what exists at first, and the credentials (default: what --print-seed shows)")
	set.DurationVar(&s.latency, "latency", 0, "`duration` added to every call, as in 200ms")
	set.Float64Var(&s.limits.RequestsPerSecond, "requests-per-second", 0, "`number` of calls that are taken in a second, others are answered 429 (default: any number)")
	set.IntVar(&s.limits.Burst, "burst", 0, "`number` of calls that may come at once after a pause (default: --requests-per-second)")
	set.Float64Var(&s.clockSpeed, "clock-speed", 1, "`factor` by which states change faster than time passes; a load balancer takes 3 seconds at 1")
	set.BoolVar(&s.log, "log", false, "write one line per request to stderr")
	set.StringVar(&s.logFormat, "log-format", "", "`text or json` lines of the log; given, it implies --log (default: text)")
	set.BoolVar(&s.version, "version", false, "print the version and stop")
	set.BoolVar(&s.printSeed, "print-seed", false, "print the default seed as JSON and stop")
	set.SetOutput(io.Discard)
	return set
}

// run serves until ctx ends.
func run(ctx context.Context, arguments []string, stdout, stderr io.Writer) error {
	var s settings
	set := flags(&s)
	if err := set.Parse(arguments); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			set.SetOutput(stdout)
			set.PrintDefaults()
			return nil
		}
		return fmt.Errorf("%w; jdcloud-sim --help lists the flags", err)
	}
	switch {
	case set.NArg() > 0:
		return fmt.Errorf("unexpected argument %q; jdcloud-sim --help lists the flags", set.Arg(0))
	case s.latency < 0:
		return fmt.Errorf("--latency is %s, it must not be negative", s.latency)
	case !(s.clockSpeed > 0) || math.IsInf(s.clockSpeed, 1): // written so that NaN is refused, too
		return fmt.Errorf("--clock-speed is %v, it must be a number above 0", s.clockSpeed)
	case s.limits.RequestsPerSecond < 0:
		return fmt.Errorf("--requests-per-second is %v, it must not be negative", s.limits.RequestsPerSecond)
	case s.limits.Burst < 0 || s.limits.Burst > 0 && s.limits.RequestsPerSecond == 0:
		return fmt.Errorf("--burst is %d, it must not be negative and goes with --requests-per-second", s.limits.Burst)
	case !slices.Contains([]string{"", string(simulator.LogText), string(simulator.LogJSON)}, s.logFormat):
		return fmt.Errorf("--log-format is %q, it must be text or json", s.logFormat)
	case s.version:
		_, err := fmt.Fprintf(stdout, "jdcloud-sim %s\n", version)
		return err
	case s.printSeed:
		encoder := json.NewEncoder(stdout)
		encoder.SetIndent("", "  ")
		return encoder.Encode(simulator.DefaultSeed())
	}
	handler, err := s.handler(stderr)
	if err != nil {
		return err
	}
	return serve(ctx, s.address, handler, stdout)
}

func (s settings) handler(stderr io.Writer) (http.Handler, error) {
	options := simulator.Options{
		Clock: simulator.NewScaledClock(s.clockSpeed), Latency: s.latency, Limits: s.limits, StateFile: s.stateFile, LogFormat: simulator.LogFormat(s.logFormat),
	}
	if s.seedFile != "" {
		seed, err := simulator.ReadSeed(s.seedFile)
		if err != nil {
			return nil, err
		}
		options.Seed = seed
	}
	if s.log || s.logFormat != "" {
		options.Log = stderr
	}
	sim, err := simulator.New(options)
	if err != nil {
		return nil, err
	}
	return sim.Handler(), nil
}

func serve(ctx context.Context, address string, handler http.Handler, stdout io.Writer) error {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	if err != nil {
		return fmt.Errorf("--address %s: %w", address, err)
	}
	if _, err := fmt.Fprintf(stdout, "jdcloud-sim listening on http://%s\n", listener.Addr()); err != nil {
		return errors.Join(err, listener.Close())
	}
	var unused sync.Map
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second, ConnState: func(connection net.Conn, state http.ConnState) {
		if state == http.StateNew {
			unused.Store(connection, nil)
		} else {
			unused.Delete(connection)
		}
	}}
	// Shutdown waits for connections that have not carried a call yet as if they were busy. Clients keep such ones in reserve.
	server.RegisterOnShutdown(func() {
		unused.Range(func(connection, _ any) bool {
			if open, ok := connection.(net.Conn); ok {
				_ = open.Close() // it may have gone by itself
			}
			return true
		})
	})
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTimeout)
	defer cancel()
	if err := server.Shutdown(stopping); err != nil {
		return errors.Join(fmt.Errorf("stop: calls were cut off after %s: %w", shutdownTimeout, err), server.Close())
	}
	return nil
}

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jdcloud-api/jdcloud-sdk-go/core"
	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lbclient "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/client"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// build compiles the command once per test that needs the real process.
func build(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "jdcloud-sim")
	if output, err := exec.CommandContext(t.Context(), "go", "build", "-o", path, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, output)
	}
	return path
}

// process is a running jdcloud-sim.
type process struct {
	t       *testing.T
	command *exec.Cmd
	url     string
	stderr  *strings.Builder
}

var announcement = regexp.MustCompile(`^jdcloud-sim listening on (http://127\.0\.0\.1:\d+)$`)

func start(t *testing.T, path string, arguments ...string) *process {
	t.Helper()
	p := &process{t: t, command: exec.CommandContext(context.Background(), path, arguments...), stderr: &strings.Builder{}}
	p.command.Stderr = p.stderr
	stdout, err := p.command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if p.command.ProcessState == nil {
			_ = p.command.Process.Kill()
			_ = p.command.Wait()
		}
	})
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		t.Fatalf("first line: %v", err)
	}
	found := announcement.FindStringSubmatch(strings.TrimSpace(line))
	if found == nil {
		t.Fatalf("first line is %q, want the address", line)
	}
	p.url = found[1]
	return p
}

// stop sends a signal and expects a clean end.
func (p *process) stop(signal os.Signal) {
	p.t.Helper()
	if err := p.command.Process.Signal(signal); err != nil {
		p.t.Fatal(err)
	}
	if err := p.command.Wait(); err != nil {
		p.t.Errorf("after %s: %v\n%s", signal, err, p.stderr)
	}
}

func (p *process) state() *simulator.State {
	p.t.Helper()
	request, err := http.NewRequestWithContext(p.t.Context(), http.MethodGet, p.url+"/_simulator/state", nil)
	if err != nil {
		p.t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		p.t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	state := &simulator.State{}
	if err := json.NewDecoder(response.Body).Decode(state); err != nil {
		p.t.Fatal(err)
	}
	return state
}

func (p *process) client() *lbclient.LbClient {
	client := lbclient.NewLbClient(core.NewCredentials("simulator-access-key", "simulator-secret-key"))
	config := core.NewConfig()
	config.SetScheme(core.SchemeHttp)
	config.SetEndpoint(strings.TrimPrefix(p.url, "http://"))
	client.SetConfig(config)
	client.DisableLogger()
	return client
}

func TestTheCommandFromEndToEnd(t *testing.T) {
	path := build(t)
	directory := t.TempDir()
	stateFile, seedFile := filepath.Join(directory, "state.json"), filepath.Join(directory, "seed.json")
	if err := os.WriteFile(seedFile, []byte(`{"certificates": [{"certificateId": "mine", "algorithm": "RSA"}]}`), 0o600); err != nil {
		t.Fatal(err)
	}

	first := start(t, path, "--state", stateFile, "--seed", seedFile, "--clock-speed", "1000000", "--latency", "1ms", "--log")
	create := lbapi.NewCreateLoadBalancerRequest("cn-north-1", "web", "subnet-a1")
	create.SetAzs([]string{"cn-north-1a"})
	created, err := first.client().CreateLoadBalancer(create)
	if err != nil || created.Error.Code != 0 {
		t.Fatalf("create: %v %+v", err, created)
	}
	id := created.Result.LoadBalancerId
	if lb := first.state().LoadBalancers[id]; lb == nil || lb.State.Code != "ACTIVE" || first.state().Certificates["mine"] == nil {
		t.Errorf("state: %+v, want an ACTIVE load balancer and the certificate of the seed", lb)
	}
	first.stop(syscall.SIGTERM)
	if log := first.stderr.String(); !strings.Contains(log, " createLoadBalancer POST /v1/regions/cn-north-1/loadBalancers/ 200 ") || strings.Count(log, "\n") != 1 {
		t.Errorf("log: %q, want one line", log)
	}

	second := start(t, path, "--state", stateFile, "--log-format", "json", "--requests-per-second", "0.001", "--burst", "1")
	read, err := second.client().DescribeLoadBalancer(lbapi.NewDescribeLoadBalancerRequest("cn-north-1", id))
	if err != nil || read.Result.LoadBalancer.LoadBalancerName != "web" {
		t.Errorf("after a restart: %v %+v", err, read)
	}
	if read, err := second.client().DescribeLoadBalancer(lbapi.NewDescribeLoadBalancerRequest("cn-north-1", id)); err != nil || read.Error.Status != "RATE_LIMIT" {
		t.Errorf("the second call of a burst of 1: %v %+v", err, read)
	}
	second.stop(os.Interrupt)
	var line struct{ Operation, RequestID string }
	log := second.stderr.String()
	if err := json.NewDecoder(strings.NewReader(log)).Decode(&line); err != nil || line.Operation != "describeLoadBalancer" || line.RequestID == "" || strings.Count(log, "\n") != 2 {
		t.Errorf("log: %q (%v), want two JSON objects", log, err)
	}

	third := start(t, path, "--state", stateFile)
	third.state()
	third.stop(os.Interrupt)
	if log := third.stderr.String(); log != "" {
		t.Errorf("without --log stderr has %q", log)
	}
}

// A connection that has not carried a call must not hold up the end, and a call that is under way must get its answer.
func TestStoppingWithOpenConnections(t *testing.T) {
	p := start(t, build(t), "--latency", "500ms", "--log")
	unused, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", strings.TrimPrefix(p.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = unused.Close() }()
	underWay, answered := make(chan struct{}), make(chan error, 1)
	ctx := httptrace.WithClientTrace(t.Context(), &httptrace.ClientTrace{Got100Continue: func() { close(underWay) }})
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, p.url+"/v1/regions/cn-north-1/loadBalancers/", strings.NewReader("{}"))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Expect", "100-continue") // the process says so when it begins to read the body
	go func() {
		response, err := (&http.Transport{ExpectContinueTimeout: time.Minute}).RoundTrip(request)
		if err == nil {
			err = response.Body.Close()
		}
		answered <- err
	}()
	<-underWay
	p.stop(syscall.SIGTERM)
	if err := <-answered; err != nil {
		t.Errorf("the call under way: %v", err)
	}
}

func TestBadFlagsEndTheProcess(t *testing.T) {
	output, err := exec.CommandContext(t.Context(), build(t), "--speed", "2").CombinedOutput()
	want := "jdcloud-sim: flag provided but not defined: -speed; jdcloud-sim --help lists the flags\n"
	if err == nil || string(output) != want {
		t.Errorf("error %v, output %q; want an error and %q", err, output, want)
	}
}

func TestFlags(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "seed.json")
	for _, test := range []struct {
		arguments []string
		want      string
	}{
		{[]string{"serve"}, `unexpected argument "serve"; jdcloud-sim --help lists the flags`},
		{[]string{"--latency", "soon"}, `invalid value "soon" for flag -latency: parse error; jdcloud-sim --help lists the flags`},
		{[]string{"--latency", "-1s"}, "--latency is -1s, it must not be negative"},
		{[]string{"--requests-per-second", "-1"}, "--requests-per-second is -1, it must not be negative"},
		{[]string{"--burst", "5"}, "--burst is 5, it must not be negative and goes with --requests-per-second"},
		{[]string{"--requests-per-second", "5", "--burst", "-5"}, "--burst is -5, it must not be negative and goes with --requests-per-second"},
		{[]string{"--log-format", "xml"}, `--log-format is "xml", it must be text or json`},
		{[]string{"--clock-speed", "0"}, "--clock-speed is 0, it must be a number above 0"},
		{[]string{"--clock-speed", "NaN"}, "--clock-speed is NaN, it must be a number above 0"},
		{[]string{"--clock-speed", "Inf"}, "--clock-speed is +Inf, it must be a number above 0"},
		{[]string{"--seed", missing}, "seed file: open " + missing + ": no such file or directory"},
		{[]string{"--address", "nowhere"}, "--address nowhere: listen tcp: address nowhere: missing port in address"},
	} {
		var stdout strings.Builder
		if err := run(t.Context(), test.arguments, &stdout, io.Discard); err == nil || err.Error() != test.want || stdout.Len() > 0 {
			t.Errorf("%v: error %v, output %q; want %s", test.arguments, err, stdout.String(), test.want)
		}
	}
}

func TestInformation(t *testing.T) {
	seed, err := json.MarshalIndent(simulator.DefaultSeed(), "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	for flag, want := range map[string]string{
		"--version":    "jdcloud-sim " + version + "\n",
		"--print-seed": string(seed) + "\n",
		"--help":       "  -address host:port\n    \thost:port to listen on; port 0 takes a free one (default \"127.0.0.1:0\")\n",
	} {
		var stdout strings.Builder
		if err := run(t.Context(), []string{flag}, &stdout, io.Discard); err != nil || !strings.HasPrefix(stdout.String(), want) {
			t.Errorf("%s: error %v, output %q; want %q", flag, err, stdout.String(), want)
		}
	}
}

func TestServingEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	reader, writer := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- run(ctx, nil, writer, io.Discard) }()
	if line, err := bufio.NewReader(reader).ReadString('\n'); err != nil || !announcement.MatchString(strings.TrimSpace(line)) {
		t.Fatalf("first line %q (%v)", line, err)
	}
	cancel()
	select {
	case err := <-done:
		if err != nil {
			t.Errorf("run: %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Error("run goes on after its context ended")
	}
}

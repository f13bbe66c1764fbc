package simulator

import (
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"
)

// DefaultProvisioningDelay is how long a load balancer stays in CREATING, STARTING, STOPPING or DELETING, and how long an
// availability group takes to get the members that it lacks, on the Clock.
const DefaultProvisioningDelay = 3 * time.Second

// defaultClockSpeed makes DefaultProvisioningDelay last 30 ms of real time when no Clock is given.
const defaultClockSpeed = 100

// Options configures a Simulator. The zero value is ready to use.
type Options struct {
	// Seed is what exists before the first call, and the credentials. Default: DefaultSeed().
	Seed *Seed
	// Clock moves load balancer states. Default: a real clock that runs 100 times as fast as time does.
	Clock Clock
	// ProvisioningDelay is how long a load balancer stays in a transient state, and scaling takes, on the Clock.
	// Default (0): DefaultProvisioningDelay. Negative: transient states are over before they can be seen.
	ProvisioningDelay time.Duration
	// ShuffleSeed makes ids and the order of lists repeatable. Default (0): different in every run.
	ShuffleSeed uint64
	// Latency is added to every call, in real time, before the call is looked at. Default: as Limits says.
	Latency time.Duration
	// Limits slow callers down; not zero, they replace the seed's. Default: as the seed says.
	Limits Limits
	// Assumptions turns single decisions of assumptions.md the other way. Default: as the seed says.
	Assumptions Assumptions
	// StateFile is read by New when it exists, and written after each change. It serves one simulator at a time: one that
	// finds it changed by another refuses all writes. Default: nothing is kept.
	StateFile string
	// Log receives one line per request. Default: no log.
	Log io.Writer
	// LogFormat is how these lines are written. Default (empty): LogText.
	LogFormat LogFormat
	// WallTime is the present by which the date of a signature is judged. Default: time.Now.
	WallTime func() time.Time
}

// Simulator is one simulated JD Cloud account in one region. It is safe for concurrent use.
type Simulator struct {
	options Options
	seed    *Seed
	clock   Clock
	// atFirst is what a reset goes back to.
	atFirst Behaviour

	mu     sync.Mutex // guards state, file, random, nonces and the options' assumptions
	state  *State
	file   *stateFile
	random *rand.Rand
	nonces nonceTable

	logMutex sync.Mutex
	recorder recorder
	faults   faultPlan
	limits   limiter
}

// New makes a simulator. It fails when the seed contradicts itself, or the state file cannot be read or written.
func New(options Options) (*Simulator, error) {
	seed := options.Seed
	if seed == nil {
		seed = DefaultSeed()
	}
	if err := seed.validate(); err != nil {
		return nil, fmt.Errorf("seed: %w", err)
	}
	if err := options.Limits.validate(); err != nil {
		return nil, fmt.Errorf("limits: %w", err)
	}
	if options.Clock == nil {
		options.Clock = NewScaledClock(defaultClockSpeed)
	}
	if options.ProvisioningDelay == 0 {
		options.ProvisioningDelay = DefaultProvisioningDelay
	}
	if options.WallTime == nil {
		options.WallTime = time.Now
	}
	shuffleSeed := options.ShuffleSeed
	if shuffleSeed == 0 {
		shuffleSeed = rand.Uint64()
	}
	file := &stateFile{path: options.StateFile}
	state, err := file.read()
	if err != nil {
		return nil, err
	}
	if state == nil {
		state = seed.state()
	}
	simulator := &Simulator{
		options:  options,
		seed:     seed,
		clock:    options.Clock,
		atFirst:  options.behaviour(seed),
		state:    state,
		file:     file,
		random:   rand.New(rand.NewPCG(shuffleSeed, shuffleSeed)),
		recorder: newRecorder(),
		faults:   faultPlan{random: rand.New(rand.NewPCG(shuffleSeed, 0))},
	}
	simulator.options.Assumptions = simulator.atFirst.Assumptions
	simulator.limits.set(simulator.atFirst.Limits)
	simulator.faults.set(simulator.atFirst.Faults)
	return simulator, nil
}

// Handler serves every simulated service at one base URL.
func (s *Simulator) Handler() http.Handler {
	return http.HandlerFunc(s.serve)
}

// region is the region that the simulator serves.
func (s *Simulator) region() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.state.Region
}

// Snapshot returns a copy of everything that exists now.
func (s *Simulator) Snapshot() *State {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.settle()
	return s.state.clone()
}

// Modify changes the simulated cloud behind its clients' backs, without any check: for tests of drift and disappearance.
// The change must not keep what it is given.
func (s *Simulator) Modify(change func(*State)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.file.judgeOwner(); err != nil {
		return err
	}
	s.settle()
	change(s.state)
	s.settle()
	return s.file.write(s.state)
}

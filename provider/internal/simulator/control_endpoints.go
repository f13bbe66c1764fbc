package simulator

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"net/http"
	"slices"
	"strconv"
	"time"
)

func (s *Simulator) controlHealth(*controlCall) (any, error) {
	return map[string]string{"status": "ok", "region": s.region()}, nil
}

// resets are the parts of a simulator that a reset takes back to what they were at first.
var resets = map[string]func(*Simulator) error{
	"state": (*Simulator).resetState,
	"faults": func(s *Simulator) error {
		s.faults.set(s.atFirst.Faults)
		return nil
	},
	"limits": func(s *Simulator) error {
		s.limits.set(s.atFirst.Limits)
		return nil
	},
	"assumptions": func(s *Simulator) error {
		s.setAssumptions(s.atFirst.Assumptions)
		return nil
	},
	"clock": func(s *Simulator) error {
		s.clock.Reset()
		return nil
	},
	"calls": func(s *Simulator) error {
		s.ForgetCalls()
		return nil
	},
}

// resetState brings the seed back, in the state file, too.
func (s *Simulator) resetState() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.file.judgeOwner(); err != nil {
		return err
	}
	state := s.seed.state()
	if err := s.file.write(state); err != nil {
		return err
	}
	s.state = state
	return nil
}

func (s *Simulator) controlReset(call *controlCall) (any, error) {
	wanted := slices.Sorted(maps.Keys(resets))
	if len(call.body) > 0 {
		var body struct {
			Only []string `json:"only"`
		}
		if err := decodeStrictly(call.body, &body); err != nil {
			return nil, err
		}
		for _, name := range body.Only {
			if resets[name] == nil {
				return nil, fmt.Errorf("only has '%s', expected some of [%s]", name, sortedWords(slices.Values(wanted)))
			}
		}
		if len(body.Only) == 0 {
			return nil, fmt.Errorf("only is empty, expected some of [%s]; without a body, all of them are reset", sortedWords(slices.Values(wanted)))
		}
		wanted = body.Only
	}
	for _, name := range wanted {
		if err := resets[name](s); err != nil {
			return nil, refused(http.StatusInternalServerError, "%s cannot be reset: %v", name, err)
		}
	}
	return map[string][]string{"reset": wanted}, nil
}

// mostFaults keeps a long-lived simulator quick: faults that have fired stay listed until they are cleared.
const mostFaults = 1000

// faultView is a fault as the control endpoint shows it.
type faultView struct {
	ID string `json:"id"`
	faultBody

	Fired int `json:"fired"`
}

func (p plannedFault) view() faultView {
	return faultView{ID: p.id, faultBody: p.body(), Fired: p.fired}
}

func (s *Simulator) controlListFaults(*controlCall) (any, error) {
	list := []faultView{}
	for _, planned := range s.faults.list() {
		list = append(list, planned.view())
	}
	return map[string]any{"faults": list}, nil
}

func (s *Simulator) controlAddFault(call *controlCall) (any, error) {
	var fault Fault
	if err := fault.UnmarshalJSON(call.body); err != nil {
		return nil, err
	}
	if err := fault.validate(); err != nil {
		return nil, err
	}
	if len(s.faults.list()) >= mostFaults {
		return nil, fmt.Errorf("%d faults are set, which is the most; DELETE %sfaults clears them", mostFaults, controlPrefix)
	}
	return s.faults.add(fault).view(), nil
}

func (s *Simulator) controlClearFaults(*controlCall) (any, error) {
	s.ClearFaults()
	return s.controlListFaults(nil)
}

func (s *Simulator) controlRemoveFault(call *controlCall) (any, error) {
	if !s.faults.remove(call.path["id"]) {
		return nil, refused(http.StatusNotFound, "fault '%s' is unknown; GET %sfaults lists the faults", call.path["id"], controlPrefix)
	}
	return s.controlListFaults(nil)
}

func (s *Simulator) controlLimits(*controlCall) (any, error) {
	limits := s.limits.get()
	return map[string]any{
		"requestsPerSecond": limits.RequestsPerSecond, "burst": limits.Burst,
		"retryAfterSeconds": limits.RetryAfterSeconds, "latencyMilliseconds": limits.LatencyMilliseconds,
	}, nil
}

func (s *Simulator) controlSetLimits(call *controlCall) (any, error) {
	var limits Limits
	if err := decodeStrictly(call.body, &limits); err != nil {
		return nil, err
	}
	if err := limits.validate(); err != nil {
		return nil, err
	}
	s.limits.set(limits)
	return s.controlLimits(nil)
}

func (s *Simulator) setAssumptions(assumptions Assumptions) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.options.Assumptions = assumptions
}

func (s *Simulator) controlAssumptions(*controlCall) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return map[string]any{"assumptions": s.options.Assumptions.listed()}, nil
}

func (s *Simulator) controlSetAssumptions(call *controlCall) (any, error) {
	var assumptions Assumptions
	if err := decodeStrictly(call.body, &assumptions); err != nil {
		return nil, err
	}
	if err := assumptions.validate(); err != nil {
		return nil, err
	}
	s.setAssumptions(assumptions)
	return s.controlAssumptions(nil)
}

func (s *Simulator) controlClock(*controlCall) (any, error) {
	return map[string]any{"now": s.clock.Now().UTC(), "speed": s.clock.Speed()}, nil
}

func (s *Simulator) controlSetClock(call *controlCall) (any, error) {
	var body struct {
		Speed *float64 `json:"speed"`
	}
	if err := decodeStrictly(call.body, &body); err != nil {
		return nil, err
	}
	if body.Speed == nil {
		return nil, errors.New("speed is missing")
	}
	if *body.Speed < 0 {
		return nil, fmt.Errorf("speed is %v, expected a number from 0 up; at 0 the clock stands still", *body.Speed)
	}
	s.clock.SetSpeed(*body.Speed)
	return s.controlClock(nil)
}

func (s *Simulator) controlAdvanceClock(call *controlCall) (any, error) {
	var body struct {
		Seconds float64 `json:"seconds"`
	}
	if err := decodeStrictly(call.body, &body); err != nil {
		return nil, err
	}
	if body.Seconds <= 0 {
		return nil, fmt.Errorf("seconds is %v, expected a number above 0: the clock does not go back, but for a reset", body.Seconds)
	}
	s.clock.Advance(time.Duration(math.Min(body.Seconds*float64(time.Second), float64(farFuture))))
	return s.controlClock(nil)
}

func (s *Simulator) controlCalls(call *controlCall) (any, error) {
	since := 0
	if text, given := call.query["since"]; given {
		var err error
		if since, err = strconv.Atoi(text); err != nil || since < 0 {
			return nil, fmt.Errorf("since is '%s', expected the sequence number of a call", text)
		}
	}
	name, filtered := call.query["operation"]
	if filtered && !slices.ContainsFunc(operations, func(o operation) bool { return o.name == name }) {
		return nil, fmt.Errorf("operation '%s' is unknown; GET %scoverage lists the operations", name, controlPrefix)
	}
	list := []callView{}
	for _, made := range s.Calls() {
		if made.Sequence > since && (!filtered || made.Operation == name) {
			list = append(list, made.view())
		}
	}
	return map[string]any{"calls": list}, nil
}

func (s *Simulator) controlForgetCalls(*controlCall) (any, error) {
	s.ForgetCalls()
	return map[string]any{"calls": []callView{}}, nil
}

// coverageRow is an operation, and whether it is simulated.
type coverageRow struct {
	Operation string `json:"operation"`
	Service   string `json:"service"`
	Method    string `json:"method"`
	Path      string `json:"path"`
	Simulated bool   `json:"simulated"`
}

func (s *Simulator) controlCoverage(*controlCall) (any, error) {
	simulated := 0
	list := []coverageRow{}
	for _, o := range operations {
		row := coverageRow{Operation: o.name, Service: o.service, Method: o.method, Path: pathPrefix + "{regionId}" + o.path, Simulated: o.simulated()}
		if row.Simulated {
			simulated++
		}
		list = append(list, row)
	}
	return map[string]any{"operations": list, "simulated": simulated, "notSimulated": len(list) - simulated}, nil
}

package simulator

import (
	"fmt"
	"sync"
	"time"
)

// FaultKind is a way to fail.
type FaultKind string

// The ways to fail. "Before commit" means that nothing has changed, "after commit" that the call did all its work.
const (
	// FaultRateLimit answers 429 RATE_LIMIT before commit.
	FaultRateLimit FaultKind = "RATE_LIMIT"
	// FaultQuotaExceeded answers 429 QUOTA_EXCEEDED before commit.
	FaultQuotaExceeded FaultKind = "QUOTA_EXCEEDED"
	// FaultInternalBeforeCommit answers 500 INTERNAL before commit.
	FaultInternalBeforeCommit FaultKind = "INTERNAL_BEFORE_COMMIT"
	// FaultInternalAfterCommit answers 500 INTERNAL after commit.
	FaultInternalAfterCommit FaultKind = "INTERNAL_AFTER_COMMIT"
	// FaultUnavailable answers 503 UNAVAILABLE before commit.
	FaultUnavailable FaultKind = "UNAVAILABLE"
	// FaultResetBeforeCommit closes the connection without an answer, before commit.
	FaultResetBeforeCommit FaultKind = "RESET_BEFORE_COMMIT"
	// FaultResetAfterCommit closes the connection without an answer, after commit.
	FaultResetAfterCommit FaultKind = "RESET_AFTER_COMMIT"
	// FaultBadGateway answers 502 with an HTML page before commit.
	FaultBadGateway FaultKind = "BAD_GATEWAY"
	// FaultBadGatewayAfterCommit answers 502 with an HTML page after commit.
	FaultBadGatewayAfterCommit FaultKind = "BAD_GATEWAY_AFTER_COMMIT"
	// FaultDelay holds the call back for Fault.Delay of real time, then lets it go on.
	FaultDelay FaultKind = "DELAY"
	// FaultNotFound answers 404 NOT_FOUND before commit, whether or not the thing exists.
	FaultNotFound FaultKind = "NOT_FOUND"
	// FaultAborted answers 409 ABORTED before commit.
	FaultAborted FaultKind = "ABORTED"
	// FaultFailedPrecondition answers 400 FAILED_PRECONDITION before commit.
	FaultFailedPrecondition FaultKind = "FAILED_PRECONDITION"
	// FaultCreateFailed lets createLoadBalancer succeed, and the load balancer end in CREATE_FAILED.
	FaultCreateFailed FaultKind = "CREATE_FAILED"
)

// Fault tells the simulator to fail calls that carry a valid signature.
type Fault struct {
	// Operation is the operation to fail, as in createBackend. Default (empty): every operation.
	Operation string
	// Nth is the first call to fail, counted from 1 over the calls of Operation after the injection. Default (0): 1.
	Nth int
	// Times is how many calls in a row fail. Default (0): 1. Negative: all from Nth on.
	Times int
	// Kind is how to fail.
	Kind FaultKind
	// Delay is the real time by which FaultDelay holds a call back.
	Delay time.Duration
	// Message replaces the message of the answer. Default: one that says that it was injected.
	Message string
}

type faultPlan struct {
	mu     sync.Mutex
	faults []*plannedFault
}

type plannedFault struct {
	Fault
	seen int
}

// InjectFault plans a fault. Faults add up; when several meet in one call, the one that was injected first counts,
// and FaultDelay goes together with any other.
func (s *Simulator) InjectFault(fault Fault) {
	if fault.Nth <= 0 {
		fault.Nth = 1
	}
	if fault.Times == 0 {
		fault.Times = 1
	}
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	s.faults.faults = append(s.faults.faults, &plannedFault{Fault: fault})
}

// ClearFaults drops all planned faults.
func (s *Simulator) ClearFaults() {
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	s.faults.faults = nil
}

// due counts a call of operation and returns the delay and the fault that are due, if any.
func (p *faultPlan) due(operation string) (time.Duration, *Fault) {
	p.mu.Lock()
	defer p.mu.Unlock()
	var delay time.Duration
	var found *Fault
	for _, planned := range p.faults {
		if planned.Operation != "" && planned.Operation != operation {
			continue
		}
		planned.seen++
		if planned.seen < planned.Nth || (planned.Times > 0 && planned.seen >= planned.Nth+planned.Times) {
			continue
		}
		switch {
		case planned.Kind == FaultDelay:
			delay += planned.Delay
		case found == nil:
			fault := planned.Fault
			found = &fault
		}
	}
	return delay, found
}

// failure returns the error that a fault answers, or nil when the fault is not answered as an error envelope.
func (f *Fault) failure() *apiError {
	failures := map[FaultKind]*apiError{
		FaultRateLimit:            {429, statusRateLimit, "Too many requests (injected fault)."},
		FaultQuotaExceeded:        {429, statusQuotaExceeded, "Quota limit exceeded (injected fault)."},
		FaultInternalBeforeCommit: {500, statusInternal, "Internal error (injected fault)."},
		FaultInternalAfterCommit:  {500, statusInternal, "Internal error (injected fault)."},
		FaultUnavailable:          {503, statusUnavailable, "Service unavailable (injected fault)."},
		FaultNotFound:             {404, statusNotFound, "Resource not found (injected fault)."},
		FaultAborted:              {409, statusAborted, "The operation was aborted (injected fault)."},
		FaultFailedPrecondition:   {400, statusFailedPrecondition, "The resource is not ready (injected fault)."},
	}
	failure, ok := failures[f.Kind]
	if !ok {
		switch f.Kind {
		case FaultResetBeforeCommit, FaultResetAfterCommit, FaultBadGateway, FaultBadGatewayAfterCommit, FaultCreateFailed:
			return nil
		default:
			return &apiError{500, statusInternal, fmt.Sprintf("Fault kind '%s' is unknown (injected fault).", f.Kind)}
		}
	}
	if f.Message != "" {
		failure.Message = f.Message
	}
	return failure
}

func (f *Fault) afterCommit() bool {
	switch f.Kind {
	case FaultInternalAfterCommit, FaultResetAfterCommit, FaultBadGatewayAfterCommit, FaultCreateFailed:
		return true
	default:
		return false
	}
}

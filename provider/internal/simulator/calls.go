package simulator

import (
	"slices"
	"sync"
	"time"
)

// Call is one request as the simulator saw it.
type Call struct {
	// Sequence counts the calls in the order of their arrival, from 1.
	Sequence int
	// Operation is JD Cloud's name, as in createLoadBalancer; empty when no operation matched.
	Operation string
	// Service is the service that owns the path: lb, vpc, vm, ag or resourcetag.
	Service string
	// Method and Path are those of the request line, the path decoded.
	Method, Path string
	// Write says whether the operation changes something.
	Write bool
	// ResourceIDs holds the ids in the path by their parameter's name, and after a create the id that it returned.
	ResourceIDs map[string]string
	// LoadBalancerID is the load balancer that the call belongs to, found through its parents; empty when there is none.
	LoadBalancerID string
	// Query and Body are as received.
	Query, Body string
	// Started is when the request had been read, Finished when the answer was ready (real time).
	Started, Finished time.Time
	// Code is the HTTP status, 0 when the connection was reset; Status and Message are those of the error, if any.
	Code            int
	Status, Message string
	// RequestID is the request id that was answered.
	RequestID string
}

// largestRecord is how many calls are remembered; the oldest make room, so that a long-lived process does not grow.
const largestRecord = 100_000

type recorder struct {
	mu    sync.Mutex
	next  int
	calls []Call
}

func (r *recorder) begin() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.next++
	return r.next
}

func (r *recorder) add(call Call) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.calls) >= largestRecord {
		r.calls = slices.Delete(r.calls, 0, largestRecord/2)
	}
	r.calls = append(r.calls, call)
}

// Calls returns the finished calls in the order of their arrival: all of them, up to the last 50,000 of very many.
func (s *Simulator) Calls() []Call {
	s.recorder.mu.Lock()
	defer s.recorder.mu.Unlock()
	calls := slices.Clone(s.recorder.calls)
	slices.SortFunc(calls, func(a, b Call) int { return a.Sequence - b.Sequence })
	return calls
}

// CallsOf returns the finished calls of one operation in the order of their arrival.
func (s *Simulator) CallsOf(operation string) []Call {
	return slices.DeleteFunc(s.Calls(), func(call Call) bool { return call.Operation != operation })
}

// ForgetCalls empties the record of calls.
func (s *Simulator) ForgetCalls() {
	s.recorder.mu.Lock()
	defer s.recorder.mu.Unlock()
	s.recorder.calls = nil
}

// MaxConcurrentWrites returns, by load balancer id, the largest number of writes that were under way at one moment.
// Give the simulator a Latency, so that writes that may overlap do.
func (s *Simulator) MaxConcurrentWrites() map[string]int {
	type edge struct {
		at   time.Time
		step int
	}
	edges := map[string][]edge{}
	for _, call := range s.Calls() {
		if call.Write && call.LoadBalancerID != "" {
			edges[call.LoadBalancerID] = append(edges[call.LoadBalancerID], edge{call.Started, 1}, edge{call.Finished, -1})
		}
	}
	result := map[string]int{}
	for id, list := range edges {
		slices.SortFunc(list, func(a, b edge) int {
			if order := a.at.Compare(b.at); order != 0 {
				return order
			}
			return a.step - b.step
		})
		running := 0
		for _, e := range list {
			running += e.step
			result[id] = max(result[id], running)
		}
	}
	return result
}

package simulator

import (
	"slices"
	"strings"
	"sync"
	"time"
)

// Call is one request as the simulator saw it.
type Call struct {
	// Sequence counts the calls in the order of their arrival, from 1.
	Sequence int
	// Client says who called: the first word of the user agent, or the address.
	Client string
	// Signed says whether the signature was good. Of other calls only the beginnings of Path and Message are kept.
	Signed bool
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
	// Query and Body are as received; a text of more than 64 KiB is not kept.
	Query, Body string
	// Started is when the request had been read, Finished when the answer was ready (real time).
	Started, Finished time.Time
	// Code is the HTTP status, 0 when the connection was reset; Status and Message are those of the error, if any.
	Code            int
	Status, Message string
	// Fault is the kind of the fault that was injected, if any.
	Fault FaultKind
	// RequestID is the request id that was answered.
	RequestID string
}

const (
	// largestText is how much of a query or a body is remembered.
	largestText = 64 << 10
	// largestBeginning is how much is remembered of each text of a call that was not signed.
	largestBeginning = 200
	// callOverhead is about what a call takes besides its texts.
	callOverhead = 600
)

// trim drops what is not worth its memory.
func (c *Call) trim() {
	for _, text := range []*string{&c.Query, &c.Body} {
		if len(*text) > largestText || !c.Signed {
			*text = ""
		}
	}
	if c.Signed {
		return
	}
	c.ResourceIDs = nil
	for _, text := range []*string{&c.Client, &c.Method, &c.Path, &c.Message} {
		*text = beginning(*text)
	}
}

// beginning returns a copy: a part would keep the whole in memory.
func beginning(text string) string {
	if len(text) <= largestBeginning {
		return text
	}
	return strings.ToValidUTF8(text[:largestBeginning], "") + "…"
}

func (c *Call) size() int {
	size := callOverhead
	for _, text := range []string{c.Client, c.Operation, c.Method, c.Path, c.LoadBalancerID, c.Query, c.Body, c.Message, c.RequestID} {
		size += len(text)
	}
	for name, id := range c.ResourceIDs {
		size += len(name) + len(id)
	}
	return size
}

// record remembers calls within its bounds: beyond them the older half makes room, so that a long-lived process does not
// grow, and each call costs the same.
type record struct {
	most, mostBytes int
	calls           []Call
	bytes           int
}

func (r *record) add(call Call) {
	r.calls = append(r.calls, call)
	r.bytes += call.size()
	if len(r.calls) <= r.most && r.bytes <= r.mostBytes {
		return
	}
	dropped := 0
	for len(r.calls)-dropped > r.most/2 || r.bytes > r.mostBytes/2 {
		r.bytes -= r.calls[dropped].size()
		dropped++
	}
	r.calls = slices.Clone(r.calls[dropped:])
}

const (
	largestRecord      = 100_000
	largestRecordBytes = 64 << 20
	// mostUnsigned is few: anybody can send them.
	mostUnsigned = 1000
)

type recorder struct {
	mu               sync.Mutex
	next             int
	signed, unsigned record
}

func newRecorder() recorder {
	return recorder{
		signed:   record{most: largestRecord, mostBytes: largestRecordBytes},
		unsigned: record{most: mostUnsigned, mostBytes: largestRecordBytes},
	}
}

func (r *recorder) begin() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.next++
	return r.next
}

func (r *recorder) add(call Call) {
	call.trim()
	r.mu.Lock()
	defer r.mu.Unlock()
	if call.Signed {
		r.signed.add(call)
	} else {
		r.unsigned.add(call)
	}
}

// Calls returns the finished calls in the order of their arrival: all of them, or the latest when they were very many.
func (s *Simulator) Calls() []Call {
	s.recorder.mu.Lock()
	defer s.recorder.mu.Unlock()
	calls := slices.Concat(s.recorder.signed.calls, s.recorder.unsigned.calls)
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
	for _, kept := range []*record{&s.recorder.signed, &s.recorder.unsigned} {
		kept.calls, kept.bytes = nil, 0
	}
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

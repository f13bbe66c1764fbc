package simulator

import (
	"maps"
	"testing"
	"time"
)

// The calls are made up, because calls over HTTP overlap only by chance.
func TestMaxConcurrentWrites(t *testing.T) {
	at := func(milliseconds int) time.Time { return time.UnixMilli(int64(milliseconds)) }
	sim, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, call := range []Call{
		{LoadBalancerID: "alb-1", Write: true, Started: at(0), Finished: at(10)},
		{LoadBalancerID: "alb-1", Write: true, Started: at(5), Finished: at(20)},
		{LoadBalancerID: "alb-1", Write: true, Started: at(10), Finished: at(12)},
		{LoadBalancerID: "alb-1", Write: false, Started: at(5), Finished: at(20)},
		{LoadBalancerID: "nlb-1", Write: true, Started: at(0), Finished: at(10)},
		{LoadBalancerID: "nlb-1", Write: true, Started: at(10), Finished: at(20)},
		{LoadBalancerID: "", Write: true, Started: at(0), Finished: at(20)},
	} {
		sim.recorder.add(call)
	}
	if got, want := sim.MaxConcurrentWrites(), map[string]int{"alb-1": 2, "nlb-1": 1}; !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestTheRecordOfCallsIsBounded(t *testing.T) {
	sim, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range largestRecord + 1 {
		sim.recorder.add(Call{Sequence: i})
	}
	calls := sim.Calls()
	if len(calls) != largestRecord/2+1 || calls[len(calls)-1].Sequence != largestRecord {
		t.Errorf("%d calls, the last is %d; want the newest %d", len(calls), calls[len(calls)-1].Sequence, largestRecord/2+1)
	}
}

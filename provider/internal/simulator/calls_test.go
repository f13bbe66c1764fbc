package simulator

import (
	"maps"
	"strings"
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
		call.Signed = true
		sim.recorder.add(call)
	}
	if got, want := sim.MaxConcurrentWrites(), map[string]int{"alb-1": 2, "nlb-1": 1}; !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestTheRecordOfCallsIsBounded(t *testing.T) {
	for name, test := range map[string]struct {
		call Call
		most int
	}{
		"number":   {Call{Signed: true}, largestRecord},
		"bytes":    {Call{Signed: true, Body: strings.Repeat("x", largestText)}, largestRecordBytes / largestText},
		"unsigned": {Call{Path: "/", Body: strings.Repeat("x", largestText)}, mostUnsigned},
	} {
		t.Run(name, func(t *testing.T) {
			sim, err := New(Options{})
			if err != nil {
				t.Fatal(err)
			}
			for i := range test.most + 1 {
				call := test.call
				call.Sequence = i
				sim.recorder.add(call)
			}
			calls := sim.Calls()
			if len(calls) < test.most*2/5 || len(calls) > test.most || calls[len(calls)-1].Sequence != test.most {
				t.Errorf("%d calls, want the newest of at most %d", len(calls), test.most)
			}
		})
	}
}

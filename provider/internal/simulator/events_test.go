package simulator

import (
	"slices"
	"testing"
	"time"
)

var eventStart = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// stateOf is a state with load balancers that wait for events, and a function that reads their states.
func stateOf(ids ...string) (*State, func() []string) {
	s := DefaultSeed().state()
	for _, id := range ids {
		s.LoadBalancers[id] = &LoadBalancer{}
		s.LoadBalancers[id].State.Code = stateCreating
	}
	return s, func() []string {
		var codes []string
		for _, id := range ids {
			codes = append(codes, s.LoadBalancers[id].State.Code)
		}
		return codes
	}
}

func ending(id, state string, after time.Duration) Event {
	return Event{At: eventStart.Add(after), Kind: EventLoadBalancerState, ID: id, State: state}
}

func TestEventsHappenInTheirOrder(t *testing.T) {
	s, codes := stateOf("a", "b", "c")
	s.Schedule(ending("c", stateActive, 3*time.Second))
	s.Schedule(ending("a", stateActive, time.Second))
	s.Schedule(ending("b", stateActive, 2*time.Second))
	s.Schedule(ending("gone", stateActive, 2*time.Second))
	s.settle(eventStart.Add(2 * time.Second))
	if got, want := codes(), []string{stateActive, stateActive, stateCreating}; !slices.Equal(got, want) || len(s.Events) != 1 {
		t.Errorf("after two seconds: %v, %d events left; want %v and one", got, len(s.Events), want)
	}
}

func TestAnObjectWaitsForOneEventOfAKind(t *testing.T) {
	s, codes := stateOf("a", "b")
	s.Schedule(ending("a", stateActive, time.Second))
	s.Schedule(ending("b", stateActive, time.Second))
	s.Schedule(ending("a", stateDown, 2*time.Second))
	s.settle(eventStart.Add(time.Second))
	if got, want := codes(), []string{stateCreating, stateActive}; !slices.Equal(got, want) {
		t.Errorf("after one second: %v, want %v: the later event replaces the earlier one", got, want)
	}
	s.hurry()
	if got, want := codes(), []string{stateDown, stateActive}; !slices.Equal(got, want) || len(s.Events) != 0 {
		t.Errorf("hurried: %v, %d events left; want %v and none", got, len(s.Events), want)
	}
}

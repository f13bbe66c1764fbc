package simulator

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// Event is something that happens to an object by itself, when the clock reaches its time.
type Event struct {
	At time.Time `json:"at"`
	// Kind says what happens: loadBalancerState or scaling.
	Kind string `json:"kind"`
	// ID is the id of the object.
	ID string `json:"id"`
	// State and Reason are what the object's state becomes.
	State  string `json:"state,omitempty"`
	Reason string `json:"reason,omitempty"`
}

const (
	// EventLoadBalancerState is the kind of event that ends a load balancer's transient state.
	EventLoadBalancerState = "loadBalancerState"
	// EventScaling is the kind of event that brings an availability group to the number of members that it shall have.
	EventScaling = "scaling"
)

// happenings holds what every kind of event does. The object may be gone by then.
var happenings = map[string]func(*State, Event){
	EventLoadBalancerState: loadBalancerStateEnds,
	EventScaling:           groupScales,
}

func judgeEvents(events []Event) error {
	for _, event := range events {
		if happenings[event.Kind] == nil {
			return fmt.Errorf("an event has kind '%s', expected one of [%s]", event.Kind, strings.Join(slices.Sorted(maps.Keys(happenings)), ", "))
		}
	}
	return nil
}

// Schedule plans an event. An object has one event of a kind: what was planned before is dropped.
func (s *State) Schedule(event Event) {
	s.Events = slices.DeleteFunc(s.Events, func(other Event) bool { return other.Kind == event.Kind && other.ID == event.ID })
	after := slices.IndexFunc(s.Events, func(other Event) bool { return other.At.After(event.At) })
	if after < 0 {
		after = len(s.Events)
	}
	s.Events = slices.Insert(s.Events, after, event)
}

// planned returns the event of a kind that an object waits for, if any.
func (s *State) planned(kind, id string) *Event {
	at := slices.IndexFunc(s.Events, func(event Event) bool { return event.Kind == kind && event.ID == id })
	if at < 0 {
		return nil
	}
	return &s.Events[at]
}

// settle lets everything happen that is due.
func (s *State) settle(now time.Time) {
	for len(s.Events) > 0 && !s.Events[0].At.After(now) {
		event := s.Events[0]
		s.Events = s.Events[1:]
		happenings[event.Kind](s, event)
	}
}

// hurry lets everything happen that is planned, whatever its time; what follows from it is not hurried.
func (s *State) hurry() {
	events := s.Events
	s.Events = []Event{}
	for _, event := range events {
		happenings[event.Kind](s, event)
	}
}

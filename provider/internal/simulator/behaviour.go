package simulator

import (
	"fmt"
	"time"
)

// Behaviour is how a simulator treats its callers at first, and after a reset.
type Behaviour struct {
	// Faults are those that are set at first.
	Faults []Fault `json:"faults,omitempty"`
	// Limits slow callers down.
	Limits Limits `json:"limits,omitzero"`
	// Assumptions turns single decisions of assumptions.md the other way.
	Assumptions Assumptions `json:"assumptions,omitzero"`
}

func (b *Behaviour) validate() error {
	for i, fault := range b.Faults {
		if err := fault.validate(); err != nil {
			return fmt.Errorf("fault number %d: %w", i+1, err)
		}
	}
	if err := b.Limits.validate(); err != nil {
		return fmt.Errorf("limits: %w", err)
	}
	if err := b.Assumptions.validate(); err != nil {
		return fmt.Errorf("assumptions: %w", err)
	}
	return nil
}

// behaviour is the seed's, but for what the options give.
func (o *Options) behaviour(seed *Seed) Behaviour {
	result := seed.Behaviour
	if o.Limits != (Limits{}) {
		result.Limits = o.Limits
	}
	if o.Latency > 0 {
		result.Limits.LatencyMilliseconds = float64(o.Latency) / float64(time.Millisecond)
	}
	if o.Assumptions != (Assumptions{}) {
		result.Assumptions = o.Assumptions
	}
	return result
}

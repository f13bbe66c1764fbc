package client

import "slices"

// comparison collects the properties in which an object differs from what a create asked for. What was not asked for
// (nil) is the service's to choose.
type comparison struct {
	differences []string
}

func compare[Value comparable](c *comparison, property string, wanted *Value, got Value) {
	if wanted != nil && *wanted != got {
		c.differences = append(c.differences, property)
	}
}

func compareSets(c *comparison, property string, wanted, got []string) {
	if wanted == nil {
		return
	}
	wanted, got = slices.Sorted(slices.Values(wanted)), slices.Sorted(slices.Values(got))
	if !slices.Equal(wanted, got) {
		c.differences = append(c.differences, property)
	}
}

func zeroIfNil[Value any](pointer *Value) Value {
	if pointer == nil {
		var zero Value
		return zero
	}
	return *pointer
}

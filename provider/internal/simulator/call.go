package simulator

import "encoding/json"

// call is one request on its way through the simulator.
type call struct {
	sim   *Simulator
	state *State
	// path holds the path parameters by name.
	path  map[string]string
	query *query
	// body is the checked body, without nulls and path parameters.
	body []byte
	// loadBalancerID and createdIDs are filled in for the record of calls.
	loadBalancerID string
	createdIDs     map[string]string
}

// decode reads the checked body.
func (c *call) decode(into any) *apiError {
	if err := json.Unmarshal(c.body, into); err != nil {
		return invalid("Request body does not fit: %v", err)
	}
	return nil
}

// created notes the id of a new object and returns the result of its creation.
func (c *call) created(name, id string) result {
	c.createdIDs = map[string]string{name: id}
	if name == "loadBalancerId" {
		c.loadBalancerID = id
	}
	return result{name: id}
}

// loadBalancerOf finds the load balancer that a path belongs to, without judging it.
func (c *call) loadBalancerOf() string {
	if id := c.path["loadBalancerId"]; id != "" {
		return id
	}
	if backend := c.state.Backends[c.path["backendId"]]; backend != nil {
		return backend.LoadBalancerID
	}
	if listener := c.state.Listeners[c.path["listenerId"]]; listener != nil {
		return listener.LoadBalancerID
	}
	if group := c.state.TargetGroups[c.path["targetGroupId"]]; group != nil {
		return group.LoadBalancerID
	}
	return ""
}

// assign overwrites a field with what a body sets.
func assign[T any](field *T, given *T) {
	if given != nil {
		*field = *given
	}
}

// present turns a missing list into an empty one, so that it is not null on the wire.
func present[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

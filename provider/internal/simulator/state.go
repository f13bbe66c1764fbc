package simulator

import (
	"encoding/json"
	"fmt"
	"reflect"
)

// State is everything that exists in the simulated account, by id. Its JSON is what GET /_simulator/state answers and
// what the state file holds.
type State struct {
	// Version is the version of the state file's format.
	Version int    `json:"version"`
	Region  string `json:"region"`
	Zones   []Zone `json:"zones"`

	Vpcs               map[string]*Vpc               `json:"vpcs"`
	Subnets            map[string]*Subnet            `json:"subnets"`
	SecurityGroups     map[string]*SecurityGroup     `json:"securityGroups"`
	ElasticIPs         map[string]*ElasticIP         `json:"elasticIps"`
	Instances          map[string]*Instance          `json:"instances"`
	Containers         map[string]*Container         `json:"containers"`
	InstanceTemplates  map[string]*InstanceTemplate  `json:"instanceTemplates"`
	AvailabilityGroups map[string]*AvailabilityGroup `json:"availabilityGroups"`
	Certificates       map[string]*Certificate       `json:"certificates"`

	LoadBalancers map[string]*LoadBalancer `json:"loadBalancers"`
	Listeners     map[string]*Listener     `json:"listeners"`
	Backends      map[string]*Backend      `json:"backends"`
	TargetGroups  map[string]*TargetGroup  `json:"targetGroups"`
	Targets       map[string]*Target       `json:"targets"`
}

const stateVersion = 1

// validate refuses a state that the simulator cannot work with: it would fail much later, and say less.
func (s *State) validate() error {
	for _, field := range reflect.VisibleFields(reflect.TypeFor[State]()) {
		objects := reflect.ValueOf(s).Elem().FieldByIndex(field.Index)
		if objects.Kind() != reflect.Map {
			continue
		}
		name := field.Tag.Get("json")
		if objects.IsNil() {
			return fmt.Errorf("%s is missing", name)
		}
		for entries := objects.MapRange(); entries.Next(); {
			if entries.Value().IsNil() {
				return fmt.Errorf("%s has null under '%s', expected an object", name, entries.Key())
			}
		}
	}
	for id, subnet := range s.Subnets {
		if err := subnet.validate(); err != nil {
			return fmt.Errorf("subnet %s: %w", id, err)
		}
	}
	return nil
}

// clone returns a deep copy.
func (s *State) clone() *State {
	content, err := json.Marshal(s)
	if err != nil {
		return &State{}
	}
	result := &State{}
	if err := json.Unmarshal(content, result); err != nil {
		return &State{}
	}
	return result
}

// settle ends the transitions whose time has come.
func (s *Simulator) settle() {
	now := s.clock.Now()
	for id, lb := range s.state.LoadBalancers {
		if lb.Transition != nil && !now.Before(lb.Transition.At) {
			s.state.finish(id, lb)
		}
	}
}

// finish ends a load balancer's transition, if it is in one.
func (s *State) finish(id string, lb *LoadBalancer) {
	if lb.Transition == nil {
		return
	}
	if lb.Transition.To == transitionGone {
		delete(s.LoadBalancers, id)
		return
	}
	lb.State.Code = lb.Transition.To
	lb.State.Reason = lb.Transition.Reason
	lb.Transition = nil
}

// begin puts a load balancer into a transient state.
func (s *Simulator) begin(lb *LoadBalancer, transient, final string) {
	lb.State = LoadBalancerState{Code: transient}
	lb.Transition = &Transition{To: final, At: s.clock.Now().Add(s.options.ProvisioningDelay)}
	s.settle()
}

const (
	idAlphabet = "abcdefghijklmnopqrstuvwxyz0123456789"
	idLength   = 10
)

func (s *Simulator) randomText(length int) string {
	text := make([]byte, length)
	for i := range text {
		text[i] = idAlphabet[s.random.IntN(len(idAlphabet))]
	}
	return string(text)
}

// createdTime is the present as JD Cloud writes it: ISO 8601, UTC. It is real time, not the simulated clock's.
func (c *call) createdTime() string {
	return c.sim.options.WallTime().UTC().Format("2006-01-02T15:04:05Z")
}

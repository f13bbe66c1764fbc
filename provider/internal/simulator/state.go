package simulator

import (
	"encoding/json"
	"fmt"
	"reflect"
	"time"
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

	// Events are planned, the next one first.
	Events []Event `json:"events"`

	// unknown is what a state file holds beyond this version's State. It is kept and written again.
	unknown *unknownKeys
}

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
	return judgeEvents(s.Events)
}

// plainState is a State without its methods, for JSON of what is known.
type plainState State

// clone returns a deep copy.
func (s *State) clone() *State {
	result := &State{}
	content, err := json.Marshal((*plainState)(s))
	if err == nil {
		err = json.Unmarshal(content, (*plainState)(result))
	}
	if err != nil {
		return &State{}
	}
	result.unknown = s.unknown // is never changed
	return result
}

// MarshalJSON writes the state together with the unknown keys that it was read with.
func (s *State) MarshalJSON() ([]byte, error) {
	content, err := json.Marshal((*plainState)(s))
	if err != nil || s.unknown == nil {
		return content, err
	}
	tree, err := parseTree(content)
	if err != nil {
		return nil, err
	}
	s.unknown.addTo(tree)
	return json.Marshal(tree)
}

// UnmarshalJSON reads a state and remembers the keys that it does not know.
func (s *State) UnmarshalJSON(content []byte) error {
	if err := json.Unmarshal(content, (*plainState)(s)); err != nil {
		return err
	}
	given, err := parseTree(content)
	if err != nil {
		return err
	}
	known, err := json.Marshal((*plainState)(s))
	if err != nil {
		return err
	}
	read, err := parseTree(known)
	if err != nil {
		return err
	}
	s.unknown, err = findUnknown(given, read, "")
	return err
}

// settle lets everything happen that is due by the simulated clock.
func (s *Simulator) settle() {
	now := s.clock.Now()
	s.state.settle(now)
	s.state.superviseGroups(now.Add(s.options.ProvisioningDelay))
	s.state.settle(now)
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
	return timestamp(c.sim.options.WallTime())
}

func timestamp(at time.Time) string { return at.UTC().Format("2006-01-02T15:04:05Z") }

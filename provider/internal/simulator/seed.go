package simulator

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
)

// Seed is what exists before the first call: what load balancers refer to, and who may call.
type Seed struct {
	// Region is the one region that the simulator serves, as in cn-north-1.
	Region string `json:"region"`
	// Zones are the availability zones of the region.
	Zones []Zone `json:"zones"`
	// Credentials are the keys that may sign.
	Credentials []Credential `json:"credentials"`
	// Quotas replaces single quotas; what is not named keeps JD Cloud's default.
	Quotas []Quota `json:"quotas,omitempty"`

	Vpcs               []Vpc               `json:"vpcs"`
	Subnets            []Subnet            `json:"subnets"`
	SecurityGroups     []SecurityGroup     `json:"securityGroups"`
	ElasticIPs         []ElasticIP         `json:"elasticIps"`
	Instances          []Instance          `json:"instances"`
	Containers         []Container         `json:"containers"`
	InstanceTemplates  []InstanceTemplate  `json:"instanceTemplates"`
	AvailabilityGroups []AvailabilityGroup `json:"availabilityGroups"`
	Certificates       []Certificate       `json:"certificates"`

	Behaviour
}

// Zone is an availability zone.
type Zone struct {
	Name string `json:"name"`
	// Type is standard or edge.
	Type string `json:"type"`
}

// Credential is a key pair. A SecurityToken makes it a temporary one, whose calls must carry the token.
type Credential struct {
	AccessKey     string `json:"accessKey"`
	SecretKey     string `json:"secretKey"`
	SecurityToken string `json:"securityToken,omitempty"`
}

// Quota limits how many of something may exist.
type Quota struct {
	// LoadBalancerType is alb, nlb or dnlb; empty for type ag.
	LoadBalancerType string `json:"loadBalancerType"`
	// Type is JD Cloud's quota type: loadbalancer, listener, backend, target_group or target; or ag.
	Type string `json:"type"`
	// Limit is the largest number allowed.
	Limit int `json:"limit"`
}

// Certificate is a certificate of the SSL service, as far as listeners care.
type Certificate struct {
	CertificateID string `json:"certificateId"`
	// Algorithm is the algorithm of the key, RSA or ECDSA.
	Algorithm string `json:"algorithm"`
}

// DefaultSeed returns what a simulator starts with when it is given nothing else.
func DefaultSeed() *Seed {
	return &Seed{
		Region:      "cn-north-1",
		Zones:       []Zone{{"cn-north-1a", zoneStandard}, {"cn-north-1b", zoneStandard}, {"cn-n1-jinan1", zoneEdge}},
		Credentials: []Credential{{AccessKey: "simulator-access-key", SecretKey: "simulator-secret-key"}},
		Vpcs: []Vpc{
			{VpcID: "vpc-a1", VpcName: "vpc-a1", AddressPrefix: "10.0.0.0/16"},
			{VpcID: "vpc-b1", VpcName: "vpc-b1", AddressPrefix: "10.1.0.0/16"},
		},
		Subnets: []Subnet{
			{SubnetID: "subnet-a1", SubnetName: "subnet-a1", VpcID: "vpc-a1", AddressPrefix: "10.0.16.0/24"},
			{SubnetID: "subnet-a2", SubnetName: "subnet-a2", VpcID: "vpc-a1", AddressPrefix: "10.0.17.0/24"},
			{SubnetID: "subnet-b1", SubnetName: "subnet-b1", VpcID: "vpc-b1", AddressPrefix: "10.1.16.0/24"},
			{SubnetID: "subnet-e1", SubnetName: "subnet-e1", VpcID: "vpc-a1", AddressPrefix: "10.0.18.0/24", Zone: "cn-n1-jinan1"},
		},
		SecurityGroups: []SecurityGroup{
			{SecurityGroupID: "sg-a-default", SecurityGroupName: "default", VpcID: "vpc-a1", Type: securityGroupDefault, Rules: allOpen()},
			{SecurityGroupID: "sg-a1", SecurityGroupName: "sg-a1", VpcID: "vpc-a1"},
			{SecurityGroupID: "sg-a2", SecurityGroupName: "sg-a2", VpcID: "vpc-a1"},
			{SecurityGroupID: "sg-b-default", SecurityGroupName: "default", VpcID: "vpc-b1", Type: securityGroupDefault, Rules: allOpen()},
			{SecurityGroupID: "sg-b1", SecurityGroupName: "sg-b1", VpcID: "vpc-b1"},
		},
		ElasticIPs: []ElasticIP{
			{ElasticIPID: "fip-a1", ElasticIPAddress: "203.0.113.11"},
			{ElasticIPID: "fip-a2", ElasticIPAddress: "203.0.113.12"},
		},
		Instances: []Instance{
			{InstanceID: "i-a1", InstanceName: "a1", SubnetID: "subnet-a1", PrivateIPAddress: "10.0.16.11", Zone: "cn-north-1a"},
			{InstanceID: "i-a2", InstanceName: "a2", SubnetID: "subnet-a1", PrivateIPAddress: "10.0.16.12", Zone: "cn-north-1b"},
			{InstanceID: "i-b1", InstanceName: "b1", SubnetID: "subnet-b1", PrivateIPAddress: "10.1.16.11", Zone: "cn-north-1a"},
			{InstanceID: "i-ag1", InstanceName: "ag1", SubnetID: "subnet-a1", PrivateIPAddress: "10.0.16.21", Zone: "cn-north-1a", AvailabilityGroupID: "ag-a1"},
			{InstanceID: "i-ag2", InstanceName: "ag2", SubnetID: "subnet-a1", PrivateIPAddress: "10.0.16.22", Zone: "cn-north-1b", AvailabilityGroupID: "ag-a1"},
		},
		Containers: []Container{{ContainerID: "pod-a1", SubnetID: "subnet-a1", PrivateIPAddress: "10.0.16.31", Zone: "cn-north-1a"}},
		InstanceTemplates: []InstanceTemplate{
			{InstanceTemplateID: "it-a1", Name: "it-a1", SubnetID: "subnet-a1"},
			{InstanceTemplateID: "it-b1", Name: "it-b1", SubnetID: "subnet-b1"},
		},
		AvailabilityGroups: []AvailabilityGroup{
			{AvailabilityGroupID: "ag-a1", Name: "ag-a1", InstanceTemplateID: "it-a1", Zones: []string{"cn-north-1a", "cn-north-1b"}},
			{AvailabilityGroupID: "ag-b1", Name: "ag-b1", InstanceTemplateID: "it-b1", Zones: []string{"cn-north-1a", "cn-north-1b"}},
		},
		Certificates: []Certificate{{"cert-a1", "RSA"}, {"cert-a2", "ECDSA"}, {"cert-a3", "RSA"}},
	}
}

// ReadSeed reads a seed from a JSON file. What the file leaves out is taken from DefaultSeed, key by key of the top level.
func ReadSeed(path string) (*Seed, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("seed file: %w", err)
	}
	seed := DefaultSeed()
	var given map[string]json.RawMessage
	if err := json.Unmarshal(content, &given); err != nil {
		return nil, fmt.Errorf("seed file %s: %w", path, err)
	}
	if given == nil {
		return nil, fmt.Errorf("seed file %s is null, expected a JSON object", path)
	}
	if err := seed.dropListsNamedIn(given); err != nil {
		return nil, fmt.Errorf("seed file %s: %w", path, err)
	}
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(seed); err != nil {
		return nil, fmt.Errorf("seed file %s: %w", path, err)
	}
	if err := seed.validate(); err != nil {
		return nil, fmt.Errorf("seed file %s: %w", path, err)
	}
	return seed, nil
}

// dropListsNamedIn empties the lists that a file brings itself: decoding into a filled list would merge its elements.
// It refuses other keys; decoding would let them pass in upper case, and merge.
func (s *Seed) dropListsNamedIn(given map[string]json.RawMessage) error {
	lists := map[string]func(){
		"region":             func() {},
		"quotas":             func() { s.Quotas = nil },
		"zones":              func() { s.Zones = nil },
		"credentials":        func() { s.Credentials = nil },
		"vpcs":               func() { s.Vpcs = nil },
		"subnets":            func() { s.Subnets = nil },
		"securityGroups":     func() { s.SecurityGroups = nil },
		"elasticIps":         func() { s.ElasticIPs = nil },
		"instances":          func() { s.Instances = nil },
		"containers":         func() { s.Containers = nil },
		"instanceTemplates":  func() { s.InstanceTemplates = nil },
		"availabilityGroups": func() { s.AvailabilityGroups = nil },
		"certificates":       func() { s.Certificates = nil },
		"faults":             func() { s.Faults = nil },
		"limits":             func() { s.Limits = Limits{} },
		"assumptions":        func() { s.Assumptions = Assumptions{} },
	}
	for name := range given {
		drop, ok := lists[name]
		if !ok {
			return fmt.Errorf("unknown key %q, expected one of [%s]", name, strings.Join(slices.Sorted(maps.Keys(lists)), ", "))
		}
		drop()
	}
	return nil
}

func (s *Seed) credential(accessKey string) *Credential {
	for i := range s.Credentials {
		if s.Credentials[i].AccessKey == accessKey {
			return &s.Credentials[i]
		}
	}
	return nil
}

// state builds the state that the seed describes, with the defaults of what the seed leaves out.
func (s *Seed) state() *State {
	state := &State{
		Version: stateVersion, Region: s.Region, Zones: s.Zones,
		Vpcs:               byID(s.Vpcs, func(v *Vpc) string { return v.VpcID }),
		Subnets:            byID(s.Subnets, func(v *Subnet) string { return v.SubnetID }),
		SecurityGroups:     byID(s.SecurityGroups, func(v *SecurityGroup) string { return v.SecurityGroupID }),
		ElasticIPs:         byID(s.ElasticIPs, func(v *ElasticIP) string { return v.ElasticIPID }),
		Instances:          byID(s.Instances, func(v *Instance) string { return v.InstanceID }),
		Containers:         byID(s.Containers, func(v *Container) string { return v.ContainerID }),
		InstanceTemplates:  byID(s.InstanceTemplates, func(v *InstanceTemplate) string { return v.InstanceTemplateID }),
		AvailabilityGroups: byID(s.AvailabilityGroups, func(v *AvailabilityGroup) string { return v.AvailabilityGroupID }),
		Certificates:       byID(s.Certificates, func(v *Certificate) string { return v.CertificateID }),
		LoadBalancers:      map[string]*LoadBalancer{},
		Listeners:          map[string]*Listener{},
		Backends:           map[string]*Backend{},
		TargetGroups:       map[string]*TargetGroup{},
		Targets:            map[string]*Target{},
		Events:             []Event{},
	}
	for _, group := range state.SecurityGroups {
		group.Type = either(group.Type, securityGroupCustom)
	}
	for _, address := range state.ElasticIPs {
		address.IPType = either(address.IPType, zoneStandard)
		address.Provider = either(address.Provider, "bgp")
		address.ChargeMode = either(address.ChargeMode, chargeByUsage)
		address.BandwidthMbps = max(address.BandwidthMbps, 1)
	}
	for _, instance := range state.Instances {
		instance.Status = either(instance.Status, instanceRunning)
	}
	for _, group := range state.AvailabilityGroups {
		group.ConfigurationType = either(group.ConfigurationType, configurationStrict)
		group.PlacementType = either(group.PlacementType, placementFD)
	}
	return state
}

func either(value, otherwise string) string {
	if value != "" {
		return value
	}
	return otherwise
}

// byID indexes copies of list's elements, so that a seed can serve several simulators.
func byID[T any](list []T, id func(*T) string) map[string]*T {
	result := make(map[string]*T, len(list))
	for _, element := range list {
		result[id(&element)] = &element
	}
	return result
}

// validate refuses a seed whose parts contradict one another.
func (s *Seed) validate() error {
	if s.Region == "" {
		return fmt.Errorf("region is missing")
	}
	for _, credential := range s.Credentials {
		if credential.AccessKey == "" || credential.SecretKey == "" {
			return fmt.Errorf("a credential needs both accessKey and secretKey")
		}
	}
	if err := errors.Join(s.validateIDs(), s.Behaviour.validate()); err != nil {
		return err
	}
	for _, quota := range s.Quotas {
		limits := defaultQuotas[quota.LoadBalancerType]
		if limits == nil {
			return fmt.Errorf("a quota has loadBalancerType '%s', expected one of [%s]", quota.LoadBalancerType, strings.Join(loadBalancerTypes, ", "))
		}
		if _, ok := limits[quota.Type]; !ok {
			return fmt.Errorf("a quota has type '%s', expected one of [%s]", quota.Type, strings.Join(slices.Sorted(maps.Keys(limits)), ", "))
		}
	}
	for _, address := range s.ElasticIPs {
		if kind := address.IPType; kind != "" && kind != zoneStandard && kind != zoneEdge {
			return fmt.Errorf("elastic IP %s has ipType '%s', expected %s or %s", address.ElasticIPID, kind, zoneStandard, zoneEdge)
		}
	}
	for _, certificate := range s.Certificates {
		if certificate.Algorithm == "" {
			return fmt.Errorf("certificate %s has no algorithm, expected one such as RSA or ECDSA", certificate.CertificateID)
		}
	}
	for _, zone := range s.Zones {
		if zone.Type != zoneStandard && zone.Type != zoneEdge {
			return fmt.Errorf("zone %s has type '%s', expected %s or %s", zone.Name, zone.Type, zoneStandard, zoneEdge)
		}
	}
	state := s.state()
	if err := state.judgeReferences("the seed does not have", func(reference) bool { return true }); err != nil {
		return err
	}
	for id, subnet := range state.Subnets {
		if err := subnet.validate(); err != nil {
			return fmt.Errorf("subnet %s: %w", id, err)
		}
	}
	return nil
}

// validateIDs refuses objects of one kind that share an id or have none: they would replace one another.
func (s *Seed) validateIDs() error {
	return errors.Join(
		distinct("credential", s.Credentials, func(v *Credential) string { return v.AccessKey }),
		distinct("zone", s.Zones, func(v *Zone) string { return v.Name }),
		distinct("vpc", s.Vpcs, func(v *Vpc) string { return v.VpcID }),
		distinct("subnet", s.Subnets, func(v *Subnet) string { return v.SubnetID }),
		distinct("security group", s.SecurityGroups, func(v *SecurityGroup) string { return v.SecurityGroupID }),
		distinct("elastic IP", s.ElasticIPs, func(v *ElasticIP) string { return v.ElasticIPID }),
		distinct("instance", s.Instances, func(v *Instance) string { return v.InstanceID }),
		distinct("container", s.Containers, func(v *Container) string { return v.ContainerID }),
		distinct("instance template", s.InstanceTemplates, func(v *InstanceTemplate) string { return v.InstanceTemplateID }),
		distinct("availability group", s.AvailabilityGroups, func(v *AvailabilityGroup) string { return v.AvailabilityGroupID }),
		distinct("certificate", s.Certificates, func(v *Certificate) string { return v.CertificateID }),
	)
}

func distinct[T any](kind string, list []T, id func(*T) string) error {
	seen := map[string]bool{}
	for i := range list {
		key := id(&list[i])
		if key == "" {
			return fmt.Errorf("%s number %d has no id", kind, i+1)
		}
		if seen[key] {
			return fmt.Errorf("%s %s stands twice", kind, key)
		}
		seen[key] = true
	}
	return nil
}

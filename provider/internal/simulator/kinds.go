package simulator

import (
	"maps"
	"slices"
)

// kind is one kind of object in the state.
type kind[T any] struct {
	// name is JD Cloud's, as errors have it: TargetGroup. noun is the same in words: target group.
	name, noun string
	// parameter is the name of the kind's id in paths.
	parameter string
	objects   func(*State) map[string]*T
}

// kindsByKey holds the kinds by their keys in the state's JSON.
var kindsByKey = map[string]anyKind{
	"vpcs": vpcs, "subnets": subnets, "securityGroups": securityGroups, "elasticIps": elasticIPs,
	"instances": instances, "containers": containers, "instanceTemplates": instanceTemplates, "availabilityGroups": availabilityGroups, "certificates": certificates,
	"loadBalancers": loadBalancers, "listeners": listeners, "backends": backends, "targetGroups": targetGroups, "targets": targets,
}

var (
	zones              = &kind[Zone]{"Zone", "zone", "", func(s *State) map[string]*Zone { return byID(s.Zones, func(z *Zone) string { return z.Name }) }}
	vpcs               = &kind[Vpc]{"Vpc", "vpc", "vpcId", func(s *State) map[string]*Vpc { return s.Vpcs }}
	subnets            = &kind[Subnet]{"Subnet", "subnet", "subnetId", func(s *State) map[string]*Subnet { return s.Subnets }}
	securityGroups     = &kind[SecurityGroup]{"NetworkSecurityGroup", "security group", "networkSecurityGroupId", func(s *State) map[string]*SecurityGroup { return s.SecurityGroups }}
	elasticIPs         = &kind[ElasticIP]{"ElasticIp", "elastic IP", "elasticIpId", func(s *State) map[string]*ElasticIP { return s.ElasticIPs }}
	instances          = &kind[Instance]{"Instance", "instance", "instanceId", func(s *State) map[string]*Instance { return s.Instances }}
	containers         = &kind[Container]{"Container", "container", "containerId", func(s *State) map[string]*Container { return s.Containers }}
	instanceTemplates  = &kind[InstanceTemplate]{"InstanceTemplate", "instance template", "instanceTemplateId", func(s *State) map[string]*InstanceTemplate { return s.InstanceTemplates }}
	availabilityGroups = &kind[AvailabilityGroup]{"AvailabilityGroup", "availability group", "agId", func(s *State) map[string]*AvailabilityGroup { return s.AvailabilityGroups }}
	certificates       = &kind[Certificate]{"Certificate", "certificate", "certificateId", func(s *State) map[string]*Certificate { return s.Certificates }}
	loadBalancers      = &kind[LoadBalancer]{"LoadBalancer", "load balancer", "loadBalancerId", func(s *State) map[string]*LoadBalancer { return s.LoadBalancers }}
	listeners          = &kind[Listener]{"Listener", "listener", "listenerId", func(s *State) map[string]*Listener { return s.Listeners }}
	backends           = &kind[Backend]{"Backend", "backend", "backendId", func(s *State) map[string]*Backend { return s.Backends }}
	targetGroups       = &kind[TargetGroup]{"TargetGroup", "target group", "targetGroupId", func(s *State) map[string]*TargetGroup { return s.TargetGroups }}
	targets            = &kind[Target]{"Target", "target", "targetId", func(s *State) map[string]*Target { return s.Targets }}
)

// find looks an object up and answers 404 when it does not exist.
func (k *kind[T]) find(s *State, id string) (*T, *apiError) {
	if object, ok := k.objects(s)[id]; ok {
		return object, nil
	}
	return nil, notFound(k.name, id)
}

// newID returns an id that no object of the kind has.
func (k *kind[T]) newID(c *call, prefix string) string {
	for {
		id := prefix + "-" + c.sim.randomText(idLength)
		if !k.has(c.state, id) {
			return id
		}
	}
}

// anyKind is a kind, whatever the type of its objects.
type anyKind interface {
	words() string
	ids(s *State) []string
	has(s *State, id string) bool
	drop(s *State, id string)
}

func (k *kind[T]) words() string                { return k.noun }
func (k *kind[T]) ids(s *State) []string        { return slices.Sorted(maps.Keys(k.objects(s))) }
func (k *kind[T]) has(s *State, id string) bool { return k.objects(s)[id] != nil }
func (k *kind[T]) drop(s *State, id string)     { delete(k.objects(s), id) }

// child is an object that belongs to one load balancer.
type child interface{ owner() string }

func (l *Listener) owner() string    { return l.LoadBalancerID }
func (b *Backend) owner() string     { return b.LoadBalancerID }
func (g *TargetGroup) owner() string { return g.LoadBalancerID }

// childrenOf returns the objects of a kind that belong to a load balancer.
func childrenOf[T any, P interface {
	*T
	child
}](c *call, k *kind[T], loadBalancerID string) []*T {
	var children []*T
	for _, object := range k.objects(c.state) {
		if P(object).owner() == loadBalancerID {
			children = append(children, object)
		}
	}
	return children
}

// writable finds the object that the path names, and its load balancer, which must take changes.
func writable[T any, P interface {
	*T
	child
}](c *call, k *kind[T]) (*T, *LoadBalancer, *apiError) {
	object, failure := k.find(c.state, c.path[k.parameter])
	if failure != nil {
		return nil, nil, failure
	}
	lb, failure := c.writableLoadBalancer(P(object).owner())
	return object, lb, failure
}

// deleting removes the object that the path names, unless something uses it.
func deleting[T any, P interface {
	*T
	child
}](k *kind[T]) judgement {
	return func(c *call) (change, *apiError) {
		if _, _, failure := writable[T, P](c, k); failure != nil {
			return nil, failure
		}
		id := c.path[k.parameter]
		if failure := c.judgeUnused(k, id); failure != nil {
			return nil, failure
		}
		return func() any {
			c.state.remove(k, id)
			return result{}
		}, nil
	}
}

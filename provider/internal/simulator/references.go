package simulator

import (
	"fmt"
	"slices"
	"strings"
)

// reference says that objects of one kind name objects of another, and what becomes of the first when the second go.
type reference struct {
	from anyKind
	// verb says what the reference means: a listener uses a backend, a subnet is in a vpc.
	verb     string
	to       anyKind
	onDelete onDelete
	// named returns the ids that the object of kind from with this id names.
	named func(s *State, id string) []string
	// forget makes an object forget one that is deleted.
	forget func(s *State, id, deleted string)
	// lenient, if any, says whether an assumption turns refuses into detaches.
	lenient func(Assumptions) bool
}

// onDelete is what becomes of an object when one that it names is to be deleted.
type onDelete int

const (
	// refuses keeps what is named from being deleted.
	refuses onDelete = iota
	// cascades deletes the object as well.
	cascades
	// detaches makes the object forget what it named.
	detaches
)

// refers declares a reference. The accessor of its field returns the ids that an object names.
func refers[F any](from *kind[F], verb string, to anyKind, onDelete onDelete, ids func(*F) []string) reference {
	return reference{from: from, verb: verb, to: to, onDelete: onDelete, named: func(s *State, id string) []string {
		return ids(from.objects(s)[id])
	}}
}

// forgetting adds how an object forgets one that is deleted.
func forgetting[F any](r reference, from *kind[F], forget func(object *F, deleted string)) reference {
	r.forget = func(s *State, id, deleted string) { forget(from.objects(s)[id], deleted) }
	return r
}

// leniently adds the assumption under which what is named can be deleted.
func leniently(lenient func(Assumptions) bool, r reference) reference {
	r.lenient = lenient
	return r
}

// only makes an accessor of a field that must hold one id.
func only[F any](id func(*F) string) func(*F) []string {
	return func(object *F) []string { return []string{id(object)} }
}

// maybe makes an accessor of a field that may hold one id.
func maybe[F any](id func(*F) string) func(*F) []string {
	return func(object *F) []string {
		if id(object) == "" {
			return nil
		}
		return []string{id(object)}
	}
}

// references is who refers to whom. What a deletion refuses, removes and detaches follows from it.
var references = []reference{
	refers(subnets, "is in", vpcs, refuses, only(func(s *Subnet) string { return s.VpcID })),
	refers(securityGroups, "is in", vpcs, refuses, only(func(g *SecurityGroup) string { return g.VpcID })),
	refers(instances, "is in", subnets, refuses, only(func(i *Instance) string { return i.SubnetID })),
	refers(instances, "is in", zones, refuses, only(func(i *Instance) string { return i.Zone })),
	refers(instances, "is in", availabilityGroups, refuses, maybe(func(i *Instance) string { return i.AvailabilityGroupID })),
	refers(containers, "is in", subnets, refuses, only(func(c *Container) string { return c.SubnetID })),
	refers(containers, "is in", zones, refuses, only(func(c *Container) string { return c.Zone })),
	refers(instanceTemplates, "is in", subnets, refuses, only(func(t *InstanceTemplate) string { return t.SubnetID })),
	refers(availabilityGroups, "is in", zones, refuses, func(g *AvailabilityGroup) []string { return g.Zones }),
	refers(availabilityGroups, "uses", instanceTemplates, refuses, maybe(func(g *AvailabilityGroup) string { return g.InstanceTemplateID })),

	refers(loadBalancers, "is in", vpcs, refuses, only(func(lb *LoadBalancer) string { return lb.VpcID })),
	refers(loadBalancers, "is in", subnets, refuses, only(func(lb *LoadBalancer) string { return lb.SubnetID })),
	refers(loadBalancers, "uses", securityGroups, refuses, func(lb *LoadBalancer) []string { return lb.SecurityGroupIDs }),
	forgetting(refers(loadBalancers, "uses", elasticIPs, detaches, maybe(func(lb *LoadBalancer) string { return lb.PrivateIP.ElasticIPID })),
		loadBalancers, func(lb *LoadBalancer, _ string) { lb.PrivateIP.ElasticIPID, lb.PrivateIP.ElasticIPAddress = "", "" }),
	forgetting(refers(elasticIPs, "is on", loadBalancers, detaches, maybe((*ElasticIP).loadBalancer)),
		elasticIPs, func(e *ElasticIP, _ string) { e.InstanceID, e.InstanceType = "", "" }),

	refers(listeners, "belongs to", loadBalancers, cascades, only((*Listener).owner)),
	refers(listeners, "uses", backends, refuses, only(func(l *Listener) string { return l.BackendID })),
	refers(listeners, "uses", certificates, refuses, func(l *Listener) []string {
		var ids []string
		for _, spec := range l.CertificateSpecs {
			ids = append(ids, spec.CertificateID)
		}
		return ids
	}),
	refers(backends, "belongs to", loadBalancers, cascades, only((*Backend).owner)),
	leniently(func(a Assumptions) bool { return a.AllowDeleteOfReferencedTargetGroups },
		forgetting(refers(backends, "uses", targetGroups, refuses, func(b *Backend) []string { return b.TargetGroupIDs }),
			backends, func(b *Backend, deleted string) {
				b.TargetGroupIDs = slices.DeleteFunc(slices.Clone(b.TargetGroupIDs), func(id string) bool { return id == deleted })
			})),
	refers(backends, "uses", availabilityGroups, refuses, func(b *Backend) []string { return b.AgIDs }),
	refers(targetGroups, "belongs to", loadBalancers, cascades, only((*TargetGroup).owner)),
	refers(targets, "belongs to", targetGroups, cascades, only(func(t *Target) string { return t.TargetGroupID })),
}

// users returns the ids of the objects that name an object by this reference, in order.
func (r *reference) users(s *State, id string) []string {
	var users []string
	for _, from := range r.from.ids(s) {
		if slices.Contains(r.named(s, from), id) {
			users = append(users, from)
		}
	}
	return users
}

// judgeUnused refuses to delete an object that others use.
func (c *call) judgeUnused(k anyKind, id string) *apiError {
	var users []string
	for _, r := range references {
		if r.to != k || r.onDelete != refuses || r.lenient != nil && r.lenient(c.sim.options.Assumptions) {
			continue
		}
		if ids := r.users(c.state, id); len(ids) > 0 {
			users = append(users, r.from.words()+"s ["+strings.Join(ids, ", ")+"]")
		}
	}
	if len(users) == 0 {
		return nil
	}
	noun := k.words()
	return precondition("%s '%s' is in use by %s", strings.ToUpper(noun[:1])+noun[1:], id, strings.Join(users, " and "))
}

// remove deletes an object, with all that follows.
func (s *State) remove(k anyKind, id string) {
	s.release(k, id)
	k.drop(s, id)
}

// release deletes what belongs to an object, and takes its id out of what named it.
func (s *State) release(k anyKind, id string) {
	for _, r := range references {
		if r.to != k {
			continue
		}
		for _, user := range r.users(s, id) {
			switch {
			case r.onDelete == cascades:
				s.remove(r.from, user)
			case r.forget != nil:
				r.forget(s, user, id)
			}
		}
	}
}

// judgeReferences refuses a state in which something names what is not there. Only references that are regarded count.
func (s *State) judgeReferences(lacks string, regarded func(reference) bool) error {
	for _, r := range references {
		if !regarded(r) {
			continue
		}
		for _, id := range r.from.ids(s) {
			for _, named := range r.named(s, id) {
				if named == "" {
					return fmt.Errorf("%s %s has no %s", r.from.words(), id, r.to.words())
				}
				if !r.to.has(s, named) {
					return fmt.Errorf("%s %s %s %s %s, which %s", r.from.words(), id, r.verb, r.to.words(), named, lacks)
				}
			}
		}
	}
	return nil
}

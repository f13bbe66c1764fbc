package simulator

import (
	"maps"
	"slices"
	"strconv"
)

// The types of targets.
const (
	targetVM        = "vm"
	targetContainer = "container"
	targetIP        = "ip"
)

// Target is one registered target.
type Target struct {
	TargetID      string `json:"targetId"`
	TargetGroupID string `json:"targetGroupId"`
	// Type is vm, container or ip.
	Type string `json:"type"`
	// InstanceID is the instance or the container; empty for type ip.
	InstanceID string `json:"instanceId"`
	// Port 0 means the backend's port.
	Port   int `json:"port"`
	Weight int `json:"weight"`
	// IPAddress is the private address of the instance or container, or the address that was registered.
	IPAddress string `json:"ipAddress"`
}

// place is what a target stands for: its instance or container, whose address may change, or its address.
func (t *Target) place() string { return either(t.InstanceID, t.IPAddress) }

type targetView struct {
	Target
	AgID             string `json:"agId"`
	PrivateIPAddress string `json:"privateIpAddress"`
}

func viewOfTarget(_ *call, target *Target) targetView {
	view := targetView{Target: *target}
	if target.Type != targetIP {
		view.PrivateIPAddress = target.IPAddress
	}
	return view
}

func (c *call) targetsOf(groupID string) []*Target {
	var targets []*Target
	for _, target := range c.state.Targets {
		if target.TargetGroupID == groupID {
			targets = append(targets, target)
		}
	}
	return targets
}

// judgeBatch refuses a call on too many targets.
func (c *call) judgeBatch(path string, size int) *apiError {
	if limit := c.sim.options.Assumptions.MaxBatchSize; limit > 0 && size > limit {
		return invalid("Request parameter %s has %d items, expected at most %d", path, size, limit)
	}
	return nil
}

var registerTargetsFields = []field{
	list("targetSpecs", object("",
		text("instanceId").follow(idRule),
		text("type").of(targetVM, targetContainer, targetIP),
		integer("port").between(0, largestPort),
		integer("weight").between(0, largestWeight),
		text("ipAddress").follow(addressRule),
	), 0).need().filled(),
}

type registerTargetsBody struct {
	TargetSpecs []targetBody `json:"targetSpecs"`
}

type targetBody struct {
	InstanceID string `json:"instanceId"`
	Type       string `json:"type"`
	Port       int    `json:"port"`
	Weight     *int   `json:"weight"`
	IPAddress  string `json:"ipAddress"`
}

func registerTargets(c *call, body registerTargetsBody) (change, *apiError) {
	if failure := c.judgeBatch("targetSpecs", len(body.TargetSpecs)); failure != nil {
		return nil, failure
	}
	group, lb, failure := writable(c, targetGroups)
	if failure != nil {
		return nil, failure
	}
	existing := c.targetsOf(group.TargetGroupID)
	var added []*Target
	add := func() any {
		for _, target := range added {
			target.TargetID = targets.newID(c, "target")
			c.state.Targets[target.TargetID] = target
		}
		return result{}
	}
	for i, spec := range body.TargetSpecs {
		target, failure := c.judgeTarget(spec, "targetSpecs["+strconv.Itoa(i)+"]", group, lb)
		if failure == nil {
			failure = judgeTargetPlace(target, slices.Concat(existing, added), lb)
		}
		if failure == nil {
			failure = c.judgeQuota(lb.Type, quotaTarget, len(existing)+len(added))
		}
		if failure != nil {
			return c.partial(add), failure
		}
		added = append(added, target)
	}
	return add, nil
}

// partial is the change of a batch that was refused at one of its elements.
func (c *call) partial(before change) change {
	if c.sim.options.Assumptions.PartialBatches {
		return before
	}
	return nil
}

// judgeTarget checks one target by itself.
func (c *call) judgeTarget(spec targetBody, path string, group *TargetGroup, lb *LoadBalancer) (*Target, *apiError) {
	target := &Target{
		TargetGroupID: group.TargetGroupID, Type: either(spec.Type, targetVM), InstanceID: spec.InstanceID, Port: spec.Port,
		Weight: defaultWeight, IPAddress: spec.IPAddress,
	}
	assign(&target.Weight, spec.Weight)
	if failure := judgeWeight(path+".weight", target.Weight, lb.Type); failure != nil {
		return nil, failure
	}
	if (target.Type == targetIP) != (group.Type == groupOfAddresses) {
		return nil, invalid("Request parameter %s.type is '%s', which does not fit target group '%s' of type %s", path, target.Type, group.TargetGroupID, group.Type)
	}
	if target.Type == targetIP {
		return target, judgeAddressTarget(spec, path, lb.Type)
	}
	return target, c.judgeMachineTarget(target, path, lb)
}

func judgeAddressTarget(spec targetBody, path, product string) *apiError {
	switch {
	case spec.IPAddress == "":
		return missing(path + ".ipAddress")
	case spec.InstanceID != "":
		return invalid("Request parameter %s.instanceId is not supported by type ip", path)
	case product == typeALB && !isPrivate(spec.IPAddress):
		return unexpected(path+".ipAddress", spec.IPAddress, "an IPv4 address in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16")
	default:
		return nil
	}
}

func (c *call) judgeMachineTarget(target *Target, path string, lb *LoadBalancer) *apiError {
	if target.InstanceID == "" {
		return missing(path + ".instanceId")
	}
	if target.IPAddress != "" {
		return invalid("Request parameter %s.ipAddress is supported by type ip only, not by %s", path, target.Type)
	}
	machine, failure := c.state.machine(target.Type, target.InstanceID)
	if failure != nil {
		return failure
	}
	if machine.vpcID != lb.VpcID {
		return invalid("Instance '%s' is in vpc '%s', the load balancer is in vpc '%s'", target.InstanceID, machine.vpcID, lb.VpcID)
	}
	if c.sim.options.Assumptions.RequireTargetZone && lb.Type != typeDNLB && !slices.Contains(lb.Azs, machine.zone) {
		return invalid("Instance '%s' is in zone '%s', which the load balancer does not use", target.InstanceID, machine.zone)
	}
	target.IPAddress = machine.address
	return nil
}

// machine is what an instance and a container have in common as a target.
type machine struct {
	vpcID, zone, address string
	running              bool
}

// machine finds what a target names. registerTargets is documented to call both kinds a target when they do not exist.
func (s *State) machine(targetType, id string) (machine, *apiError) {
	if targetType == targetContainer {
		container := s.Containers[id]
		if container == nil {
			return machine{}, notFound(targets.name, id)
		}
		return machine{s.vpcOfSubnet(container.SubnetID), container.Zone, container.PrivateIPAddress, true}, nil
	}
	instance := s.Instances[id]
	if instance == nil {
		return machine{}, notFound(targets.name, id)
	}
	return machine{s.vpcOfSubnet(instance.SubnetID), instance.Zone, instance.PrivateIPAddress, instance.Status == instanceRunning}, nil
}

// judgeTargetPlace refuses a target that stands in the group already, or, on dnlb, whose machine does.
func judgeTargetPlace(target *Target, others []*Target, lb *LoadBalancer) *apiError {
	for _, other := range others {
		if other == target || other.place() != target.place() {
			continue
		}
		if other.Port == target.Port {
			return invalid("Target is already register to same TargetGroup.")
		}
		if lb.Type == typeDNLB {
			return invalid("Target '%s' is in the target group with port %d already, type dnlb allows one port", target.place(), other.Port)
		}
	}
	return nil
}

var updateTargetsFields = []field{
	list("targetUpdateSpecs", object("",
		text("targetId").need().follow(idRule),
		integer("port").between(0, largestPort),
		integer("weight").between(0, largestWeight),
	), 0).need().filled(),
}

type updateTargetsBody struct {
	TargetUpdateSpecs []struct {
		TargetID string `json:"targetId"`
		Port     *int   `json:"port"`
		Weight   *int   `json:"weight"`
	} `json:"targetUpdateSpecs"`
}

func updateTargets(c *call, body updateTargetsBody) (change, *apiError) {
	if failure := c.judgeBatch("targetUpdateSpecs", len(body.TargetUpdateSpecs)); failure != nil {
		return nil, failure
	}
	group, lb, failure := writable(c, targetGroups)
	if failure != nil {
		return nil, failure
	}
	changed := map[string]*Target{}
	for _, target := range c.targetsOf(group.TargetGroupID) {
		duplicate := *target
		changed[target.TargetID] = &duplicate
	}
	replace := func() any {
		maps.Copy(c.state.Targets, changed)
		return result{}
	}
	seen := map[string]bool{}
	for i, spec := range body.TargetUpdateSpecs {
		path := "targetUpdateSpecs[" + strconv.Itoa(i) + "]"
		target := changed[spec.TargetID]
		var failure *apiError
		switch {
		case target == nil:
			failure = notFound(targets.name, spec.TargetID)
		case seen[spec.TargetID]:
			failure = invalid("Request parameter targetUpdateSpecs names target '%s' twice", spec.TargetID)
		case spec.Weight != nil:
			failure = judgeWeight(path+".weight", *spec.Weight, lb.Type)
		}
		if failure != nil {
			return c.partial(replace), failure
		}
		seen[spec.TargetID] = true
		assign(&target.Port, spec.Port)
		assign(&target.Weight, spec.Weight)
	}
	all := slices.Collect(maps.Values(changed))
	for id := range seen {
		if failure := judgeTargetPlace(changed[id], all, lb); failure != nil {
			return nil, failure
		}
	}
	return replace, nil
}

var deregisterTargetsFields = []field{list("targetIds", text("").follow(idRule), 0).need().filled()}

type deregisterTargetsBody struct {
	TargetIDs []string `json:"targetIds"`
}

func deregisterTargets(c *call, body deregisterTargetsBody) (change, *apiError) {
	if failure := c.judgeBatch("targetIds", len(body.TargetIDs)); failure != nil {
		return nil, failure
	}
	group, _, failure := writable(c, targetGroups)
	if failure != nil {
		return nil, failure
	}
	for i, id := range body.TargetIDs {
		target := c.state.Targets[id]
		if target == nil || target.TargetGroupID != group.TargetGroupID {
			return nil, notFound(targets.name, id)
		}
		if slices.Contains(body.TargetIDs[:i], id) {
			return nil, invalid("Request parameter targetIds names target '%s' twice", id)
		}
	}
	return func() any {
		for _, id := range body.TargetIDs {
			c.state.remove(targets, id)
		}
		return result{}
	}, nil
}

// targetsOfPath returns the targets of the group that the path names.
func targetsOfPath(c *call) (map[string]*Target, *apiError) {
	group, failure := targetGroups.find(c.state, c.path[targetGroups.parameter])
	if failure != nil {
		return nil, failure
	}
	found := map[string]*Target{}
	for _, target := range c.targetsOf(group.TargetGroupID) {
		found[target.TargetID] = target
	}
	return found, nil
}

var targetList = listFrom("targets", targetsOfPath, viewOfTarget,
	where("targetIds", func(v targetView) string { return v.TargetID }).many(),
	where("instanceId", func(v targetView) string { return v.InstanceID }),
	where("type", func(v targetView) string { return v.Type }).of(targetVM, targetContainer, targetIP),
	where("port", func(v targetView) string { return strconv.Itoa(v.Port) }),
	where("ipAddress", func(v targetView) string { return v.IPAddress }),
)

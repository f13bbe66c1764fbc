package simulator

import (
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

func viewOfTarget(target *Target) targetView {
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

// writableTargetGroup finds the group of the path and the load balancer that it belongs to.
func (c *call) writableTargetGroup() (*TargetGroup, *LoadBalancer, *apiError) {
	group, failure := find(c.state.TargetGroups, "TargetGroup", c.path["targetGroupId"])
	if failure != nil {
		return nil, nil, failure
	}
	lb, failure := c.writableLoadBalancer(group.LoadBalancerID)
	return group, lb, failure
}

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
		text("ipAddress").follow(idRule),
	), 0).need().filled(),
}

type targetBody struct {
	InstanceID string `json:"instanceId"`
	Type       string `json:"type"`
	Port       int    `json:"port"`
	Weight     *int   `json:"weight"`
	IPAddress  string `json:"ipAddress"`
}

func registerTargets(c *call) (any, *apiError) {
	var body struct {
		TargetSpecs []targetBody `json:"targetSpecs"`
	}
	if failure := c.decode(&body); failure != nil {
		return nil, failure
	}
	if failure := c.judgeBatch("targetSpecs", len(body.TargetSpecs)); failure != nil {
		return nil, failure
	}
	group, lb, failure := c.writableTargetGroup()
	if failure != nil {
		return nil, failure
	}
	existing := c.targetsOf(group.TargetGroupID)
	limit := c.sim.seed.quota(lb.Type, quotaTarget)
	var added []*Target
	for i, spec := range body.TargetSpecs {
		target, failure := c.judgeTarget(spec, "targetSpecs["+strconv.Itoa(i)+"]", group, lb)
		if failure == nil {
			failure = judgeTargetPlace(target, slices.Concat(existing, added), lb)
		}
		if failure == nil && len(existing)+len(added) >= limit {
			failure = quotaExceeded(quotaTarget)
		}
		if failure != nil {
			if c.sim.options.Assumptions.PartialBatches {
				c.addTargets(added)
			}
			return nil, failure
		}
		added = append(added, target)
	}
	c.addTargets(added)
	return result{}, nil
}

func (c *call) addTargets(targets []*Target) {
	for _, target := range targets {
		target.TargetID = c.sim.newID("target", knows(c.state.Targets))
		c.state.Targets[target.TargetID] = target
	}
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
	case !isIPv4(spec.IPAddress):
		return unexpected(path+".ipAddress", spec.IPAddress, "an IPv4 address")
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
		container, failure := find(s.Containers, "Target", id)
		if failure != nil {
			return machine{}, failure
		}
		return machine{s.vpcOfSubnet(container.SubnetID), container.Zone, container.PrivateIPAddress, true}, nil
	}
	instance, failure := find(s.Instances, "Target", id)
	if failure != nil {
		return machine{}, failure
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

func updateTargets(c *call) (any, *apiError) {
	var body struct {
		TargetUpdateSpecs []struct {
			TargetID string `json:"targetId"`
			Port     *int   `json:"port"`
			Weight   *int   `json:"weight"`
		} `json:"targetUpdateSpecs"`
	}
	if failure := c.decode(&body); failure != nil {
		return nil, failure
	}
	if failure := c.judgeBatch("targetUpdateSpecs", len(body.TargetUpdateSpecs)); failure != nil {
		return nil, failure
	}
	group, lb, failure := c.writableTargetGroup()
	if failure != nil {
		return nil, failure
	}
	changed := map[string]*Target{}
	for _, target := range c.targetsOf(group.TargetGroupID) {
		duplicate := *target
		changed[target.TargetID] = &duplicate
	}
	seen := map[string]bool{}
	for i, spec := range body.TargetUpdateSpecs {
		path := "targetUpdateSpecs[" + strconv.Itoa(i) + "]"
		target, failure := find(changed, "Target", spec.TargetID)
		if failure == nil && seen[spec.TargetID] {
			failure = invalid("Request parameter targetUpdateSpecs names target '%s' twice", spec.TargetID)
		}
		if failure == nil && spec.Weight != nil {
			failure = judgeWeight(path+".weight", *spec.Weight, lb.Type)
		}
		if failure != nil {
			if c.sim.options.Assumptions.PartialBatches {
				c.replaceTargets(changed)
			}
			return nil, failure
		}
		seen[spec.TargetID] = true
		assign(&target.Port, spec.Port)
		assign(&target.Weight, spec.Weight)
	}
	targets := make([]*Target, 0, len(changed))
	for _, target := range changed {
		targets = append(targets, target)
	}
	for id := range seen {
		if failure := judgeTargetPlace(changed[id], targets, lb); failure != nil {
			return nil, failure
		}
	}
	c.replaceTargets(changed)
	return result{}, nil
}

func (c *call) replaceTargets(changed map[string]*Target) {
	for id, target := range changed {
		c.state.Targets[id] = target
	}
}

var deregisterTargetsFields = []field{list("targetIds", text("").follow(idRule), 0).need().filled()}

func deregisterTargets(c *call) (any, *apiError) {
	var body struct {
		TargetIDs []string `json:"targetIds"`
	}
	if failure := c.decode(&body); failure != nil {
		return nil, failure
	}
	if failure := c.judgeBatch("targetIds", len(body.TargetIDs)); failure != nil {
		return nil, failure
	}
	group, _, failure := c.writableTargetGroup()
	if failure != nil {
		return nil, failure
	}
	for i, id := range body.TargetIDs {
		target := c.state.Targets[id]
		if target == nil || target.TargetGroupID != group.TargetGroupID {
			return nil, notFound("Target", id)
		}
		if slices.Contains(body.TargetIDs[:i], id) {
			return nil, invalid("Request parameter targetIds names target '%s' twice", id)
		}
	}
	for _, id := range body.TargetIDs {
		delete(c.state.Targets, id)
	}
	return result{}, nil
}

var targetFilters = []filter{
	{name: "targetIds", many: true}, {name: "instanceId"}, {name: "type", oneOf: []string{targetVM, targetContainer, targetIP}}, {name: "port"}, {name: "ipAddress"},
}

func describeTargets(c *call) (any, *apiError) {
	group, failure := find(c.state.TargetGroups, "TargetGroup", c.path["targetGroupId"])
	if failure != nil {
		return nil, failure
	}
	targets := map[string]*Target{}
	for _, target := range c.targetsOf(group.TargetGroupID) {
		targets[target.TargetID] = target
	}
	return listed(c, "targets", targets, viewOfTarget, func(v targetView, name string) []string {
		switch name {
		case "targetIds":
			return []string{v.TargetID}
		case "instanceId":
			return []string{v.InstanceID}
		case "type":
			return []string{v.Type}
		case "port":
			return []string{strconv.Itoa(v.Port)}
		case "ipAddress":
			return []string{v.IPAddress}
		default:
			return nil
		}
	})
}

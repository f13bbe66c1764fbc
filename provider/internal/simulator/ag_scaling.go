package simulator

import (
	"cmp"
	"slices"
	"strconv"
	"time"
)

const (
	removeOldest = "OldestResource"
	removeNewest = "NewestResource"
	balance      = "Balance"
	// mostMembersAtFirst and mostMembers are the largest sizes that a group takes when scaling is turned on, and later.
	mostMembersAtFirst = 300
	mostMembers        = 1000
	defaultCoolDown    = 300
	longestCoolDown    = 86400
)

// Scaling is what scaling is told about a group.
type Scaling struct {
	MinSize         int    `json:"minSize"`
	MaxSize         int    `json:"maxSize"`
	DesiredCapacity int    `json:"desiredCapacity"`
	HealthCheck     bool   `json:"healthCheck"`
	CoolDownSeconds int    `json:"coolDownSeconds"`
	ScalingPolicy   string `json:"scalingPolicy"`
	RemovalPolicy   string `json:"removalPolicy"`
}

// scalingFields are the fields of scaling, with the largest size that they allow.
func scalingFields(largest int) []field {
	return []field{
		integer("minSize").between(0, largest),
		integer("maxSize").between(0, largest),
		integer("desiredCapacity").between(0, largest),
		boolean("healthCheck"),
		integer("coolDownSeconds").between(0, longestCoolDown),
		text("scalingPolicy").of(balance),
		text("removalPolicy").of(removeOldest, removeNewest),
	}
}

// scalingField is the field with which scaling is turned on.
var scalingField = func() field {
	fields := scalingFields(mostMembersAtFirst)
	fields[0], fields[1] = fields[0].need(), fields[1].need()
	return object("autoscalingSpec", fields...)
}()

type scalingBody struct {
	MinSize         *int    `json:"minSize"`
	MaxSize         *int    `json:"maxSize"`
	DesiredCapacity *int    `json:"desiredCapacity"`
	HealthCheck     *bool   `json:"healthCheck"`
	CoolDownSeconds *int    `json:"coolDownSeconds"`
	RemovalPolicy   *string `json:"removalPolicy"`
}

// newScaling is what a body tells scaling at first.
func newScaling(group *AvailabilityGroup, body *scalingBody) (*Scaling, *apiError) {
	scaling := &Scaling{HealthCheck: true, CoolDownSeconds: defaultCoolDown, ScalingPolicy: balance, RemovalPolicy: removeOldest}
	return scaling, scaling.apply(group, body)
}

// apply judges what a body sets and writes it to the scaling, which must be a copy or new.
func (s *Scaling) apply(group *AvailabilityGroup, body *scalingBody) *apiError {
	assign(&s.MinSize, body.MinSize)
	assign(&s.MaxSize, body.MaxSize)
	assign(&s.HealthCheck, body.HealthCheck)
	assign(&s.CoolDownSeconds, body.CoolDownSeconds)
	assign(&s.RemovalPolicy, body.RemovalPolicy)
	if s.MinSize > s.MaxSize {
		return invalid("Request parameter autoscalingSpec.minSize is '%d', expected at most maxSize, which is %d", s.MinSize, s.MaxSize)
	}
	if quota := instancesPerZone * len(group.Zones); group.PlacementType != placementFD && s.MaxSize > quota {
		return invalid("Request parameter autoscalingSpec.maxSize is '%d', expected at most %d, the quota of a group with placement type %s", s.MaxSize, quota, group.PlacementType)
	}
	s.DesiredCapacity = min(max(s.DesiredCapacity, s.MinSize), s.MaxSize)
	if desired := body.DesiredCapacity; desired != nil && *desired != s.DesiredCapacity {
		if *desired < s.MinSize || *desired > s.MaxSize {
			return invalid("Request parameter autoscalingSpec.desiredCapacity is '%d', expected minSize to maxSize, which are %d and %d", *desired, s.MinSize, s.MaxSize)
		}
		s.DesiredCapacity = *desired
	}
	if group.InstanceTemplateID == "" {
		return precondition("The availability group has no instance template: scaling has nothing to make members from")
	}
	return nil
}

var enableAutoScalingFields = []field{boolean("isManaged"), scalingField}

type enableAutoScalingBody struct {
	IsManaged       bool         `json:"isManaged"`
	AutoscalingSpec *scalingBody `json:"autoscalingSpec"`
}

// enableAutoScaling turns scaling on. A group on which it was on before goes on with what scaling was told then.
func enableAutoScaling(c *call, group *AvailabilityGroup, body enableAutoScalingBody) (change, *apiError) {
	scaling := group.Scaling
	if scaling == nil {
		if body.AutoscalingSpec == nil {
			return nil, missing("autoscalingSpec")
		}
		var failure *apiError
		if scaling, failure = newScaling(group, body.AutoscalingSpec); failure != nil {
			return nil, failure
		}
	}
	return func() any {
		group.AutoScaling, group.Scaling = true, scaling
		if body.IsManaged {
			for _, member := range c.state.members(group.AvailabilityGroupID) {
				member.IsManaged = true
			}
		}
		return result{}
	}, nil
}

var updateAutoScalingFields = []field{object("autoscalingSpec", scalingFields(mostMembers)...).need()}

type updateAutoScalingBody struct {
	AutoscalingSpec *scalingBody `json:"autoscalingSpec"`
}

func updateAutoScaling(_ *call, group *AvailabilityGroup, body updateAutoScalingBody) (change, *apiError) {
	if failure := group.judgeScaling(); failure != nil {
		return nil, failure
	}
	changed := *group.Scaling
	if failure := changed.apply(group, body.AutoscalingSpec); failure != nil {
		return nil, failure
	}
	return func() any {
		group.Scaling = &changed
		return result{}
	}, nil
}

// judgeScaling refuses what needs scaling while it is off.
func (g *AvailabilityGroup) judgeScaling() *apiError {
	if !g.AutoScaling {
		return precondition("Auto scaling of availability group '%s' is off", g.AvailabilityGroupID)
	}
	return nil
}

func disableAutoScaling(_ *call, group *AvailabilityGroup, _ struct{}) (change, *apiError) {
	return func() any {
		group.AutoScaling = false
		return result{}
	}, nil
}

var instanceIDsField = list("instanceIds", text("").follow(idRule), 0).filled().need()

// memberChange is a change of the members that a body names.
func memberChange(c *call, group *AvailabilityGroup, ids []string, apply func(*Instance)) (change, *apiError) {
	members := make([]*Instance, len(ids))
	for i, id := range ids {
		member, failure := instances.find(c.state, id)
		if failure != nil {
			return nil, failure
		}
		if member.AvailabilityGroupID != group.AvailabilityGroupID {
			return nil, invalid("Instance '%s' is not a member of availability group '%s'", id, group.AvailabilityGroupID)
		}
		members[i] = member
	}
	return func() any {
		for _, member := range members {
			apply(member)
		}
		return result{}
	}, nil
}

// leaveGroup makes a member an instance like any other.
func (i *Instance) leaveGroup() {
	i.AvailabilityGroupID, i.IsManaged, i.IsProtected = "", false, false
}

var (
	abandonInstancesFields         = []field{instanceIDsField}
	modifyInstancesManagedFields   = []field{boolean("isManaged").need(), instanceIDsField}
	modifyInstancesProtectedFields = []field{boolean("isProtected").need(), instanceIDsField}
)

type abandonInstancesBody struct {
	InstanceIDs []string `json:"instanceIds"`
}

func abandonInstances(c *call, group *AvailabilityGroup, body abandonInstancesBody) (change, *apiError) {
	return memberChange(c, group, body.InstanceIDs, (*Instance).leaveGroup)
}

type modifyInstancesManagedBody struct {
	IsManaged   bool     `json:"isManaged"`
	InstanceIDs []string `json:"instanceIds"`
}

func modifyInstancesManaged(c *call, group *AvailabilityGroup, body modifyInstancesManagedBody) (change, *apiError) {
	if failure := group.judgeScaling(); failure != nil {
		return nil, failure
	}
	return memberChange(c, group, body.InstanceIDs, func(member *Instance) { member.IsManaged = body.IsManaged })
}

type modifyInstancesProtectedBody struct {
	IsProtected bool     `json:"isProtected"`
	InstanceIDs []string `json:"instanceIds"`
}

func modifyInstancesProtected(c *call, group *AvailabilityGroup, body modifyInstancesProtectedBody) (change, *apiError) {
	if failure := group.judgeScaling(); failure != nil {
		return nil, failure
	}
	return memberChange(c, group, body.InstanceIDs, func(member *Instance) { member.IsProtected = body.IsProtected })
}

// superviseGroups plans the scaling of each group that scaling has something to do for, unless it is planned already.
func (s *State) superviseGroups(at time.Time) {
	for _, id := range availabilityGroups.ids(s) {
		if s.planned(EventScaling, id) != nil {
			continue
		}
		group := s.AvailabilityGroups[id]
		if leaving, joining := s.scalingOf(group); len(leaving) > 0 || joining > 0 {
			s.Schedule(Event{At: at, Kind: EventScaling, ID: id})
		}
	}
}

// scalingOf says which members scaling takes out of a group, and how many it adds.
func (s *State) scalingOf(group *AvailabilityGroup) (leaving []*Instance, joining int) {
	if !group.AutoScaling || group.Scaling == nil {
		return nil, 0
	}
	var staying []*Instance
	for _, member := range s.members(group.AvailabilityGroupID) {
		if group.Scaling.HealthCheck && member.Status != instanceRunning && !member.IsProtected {
			leaving = append(leaving, member)
		} else {
			staying = append(staying, member)
		}
	}
	for len(staying) > group.Scaling.DesiredCapacity {
		next := group.firstToLeave(staying)
		if next < 0 {
			break
		}
		leaving = append(leaving, staying[next])
		staying = slices.Delete(staying, next, next+1)
	}
	return leaving, min(max(group.Scaling.DesiredCapacity-len(staying), 0), s.roomFor(group))
}

// firstToLeave is the member that is taken out of the group first: of those in the fullest zone, the oldest or the newest.
func (g *AvailabilityGroup) firstToLeave(members []*Instance) int {
	inZone := map[string]int{}
	for _, member := range members {
		inZone[member.Zone]++
	}
	first := -1
	for i, member := range members {
		if !member.IsProtected && (first < 0 || g.leavesBefore(member, members[first], inZone)) {
			first = i
		}
	}
	return first
}

func (g *AvailabilityGroup) leavesBefore(a, b *Instance, inZone map[string]int) bool {
	byAge := a.LaunchTime.Compare(b.LaunchTime)
	if g.Scaling.RemovalPolicy == removeNewest {
		byAge = -byAge
	}
	return cmp.Or(cmp.Compare(inZone[b.Zone], inZone[a.Zone]), byAge, cmp.Compare(a.InstanceID, b.InstanceID)) < 0
}

// roomFor is how many members a group can get at most: as many as the subnet of its template has free addresses.
func (s *State) roomFor(group *AvailabilityGroup) int {
	template := s.InstanceTemplates[group.InstanceTemplateID]
	if template == nil || s.Subnets[template.SubnetID] == nil || len(group.Zones) == 0 {
		return 0
	}
	pool := s.addressPool(s.Subnets[template.SubnetID])
	return pool.size() - pool.usedCount()
}

// groupScales brings a group to the number of members that it shall have.
func groupScales(s *State, event Event) {
	group := s.AvailabilityGroups[event.ID]
	if group == nil {
		return
	}
	leaving, joining := s.scalingOf(group)
	for _, member := range leaving {
		if member.IsManaged {
			s.remove(instances, member.InstanceID)
		} else {
			member.leaveGroup()
		}
	}
	for range joining {
		s.launch(group, event.At)
	}
}

// launch makes a member from the group's template, in the zone that has the fewest.
func (s *State) launch(group *AvailabilityGroup, at time.Time) {
	subnet := s.Subnets[s.InstanceTemplates[group.InstanceTemplateID].SubnetID]
	addresses, ok := s.addressPool(subnet).take(1)
	if !ok {
		return
	}
	inZone := map[string]int{}
	for _, member := range s.members(group.AvailabilityGroupID) {
		inZone[member.Zone]++
	}
	zone := slices.MinFunc(group.Zones, func(a, b string) int { return cmp.Compare(inZone[a], inZone[b]) })
	group.Launched++
	number := strconv.Itoa(group.Launched)
	id := "i-" + group.AvailabilityGroupID + "-" + number
	s.Instances[id] = &Instance{
		InstanceID: id, InstanceName: group.Name + "-" + number, SubnetID: subnet.SubnetID, PrivateIPAddress: addresses[0], Zone: zone,
		Status: instanceRunning, AvailabilityGroupID: group.AvailabilityGroupID, IsManaged: true, LaunchTime: at,
	}
}

package simulator

import (
	"slices"
	"strings"
)

const (
	groupOfInstances = "instance"
	groupOfAddresses = "ip"
)

// TargetGroup is a target group (virtual server group). Its targets are in State.Targets.
type TargetGroup struct {
	TargetGroupID    string `json:"targetGroupId"`
	TargetGroupName  string `json:"targetGroupName"`
	LoadBalancerID   string `json:"loadBalancerId"`
	LoadBalancerType string `json:"loadBalancerType"`
	Description      string `json:"description"`
	CreatedTime      string `json:"createdTime"`
	// Type is instance or ip.
	Type string `json:"type"`
}

type targetGroupView struct {
	TargetGroup
	LoadBalancerName string       `json:"loadBalancerName"`
	Targets          []targetView `json:"targets"`
}

var createTargetGroupFields = []field{
	text("targetGroupName").need().follow(nameRule),
	text("loadBalancerId").need().follow(idRule),
	text("description").follow(descriptionRule),
	text("type").of(groupOfInstances, groupOfAddresses),
}

type targetGroupBody struct {
	TargetGroupName *string `json:"targetGroupName"`
	LoadBalancerID  string  `json:"loadBalancerId"`
	Description     *string `json:"description"`
	Type            string  `json:"type"`
}

func createTargetGroup(c *call) (any, *apiError) {
	var body targetGroupBody
	if failure := c.decode(&body); failure != nil {
		return nil, failure
	}
	lb, failure := c.writableLoadBalancer(body.LoadBalancerID)
	if failure != nil {
		return nil, failure
	}
	group := &TargetGroup{
		LoadBalancerID: lb.LoadBalancerID, LoadBalancerType: lb.Type, CreatedTime: c.createdTime(), Type: either(body.Type, groupOfInstances),
	}
	if failure := c.applyTargetGroup(group, body); failure != nil {
		return nil, failure
	}
	if failure := c.judgeQuota(lb.Type, quotaTargetGroup, len(c.targetGroupsOf(lb.LoadBalancerID))); failure != nil {
		return nil, failure
	}
	group.TargetGroupID = c.sim.newID("tg", knows(c.state.TargetGroups))
	c.state.TargetGroups[group.TargetGroupID] = group
	c.created("targetGroupId", group.TargetGroupID)
	return result{"targetGroupId": group.TargetGroupID}, nil
}

func (c *call) targetGroupsOf(loadBalancerID string) []*TargetGroup {
	var groups []*TargetGroup
	for _, group := range c.state.TargetGroups {
		if group.LoadBalancerID == loadBalancerID {
			groups = append(groups, group)
		}
	}
	return groups
}

func (c *call) applyTargetGroup(group *TargetGroup, body targetGroupBody) *apiError {
	if body.TargetGroupName != nil && !c.sim.options.Assumptions.AllowDuplicateNames {
		for _, other := range c.targetGroupsOf(group.LoadBalancerID) {
			if other.TargetGroupID != group.TargetGroupID && other.TargetGroupName == *body.TargetGroupName {
				return alreadyExists("'%s' is already exist", *body.TargetGroupName)
			}
		}
	}
	assign(&group.TargetGroupName, body.TargetGroupName)
	assign(&group.Description, body.Description)
	return nil
}

var updateTargetGroupFields = []field{
	text("targetGroupName").follow(nameRule),
	text("description").follow(descriptionRule),
}

func updateTargetGroup(c *call) (any, *apiError) {
	var body targetGroupBody
	if failure := c.decode(&body); failure != nil {
		return nil, failure
	}
	group, failure := find(c.state.TargetGroups, "TargetGroup", c.path["targetGroupId"])
	if failure != nil {
		return nil, failure
	}
	if _, failure := c.writableLoadBalancer(group.LoadBalancerID); failure != nil {
		return nil, failure
	}
	return result{}, c.applyTargetGroup(group, body)
}

func deleteTargetGroup(c *call) (any, *apiError) {
	group, failure := find(c.state.TargetGroups, "TargetGroup", c.path["targetGroupId"])
	if failure != nil {
		return nil, failure
	}
	if _, failure := c.writableLoadBalancer(group.LoadBalancerID); failure != nil {
		return nil, failure
	}
	var users []string
	for id, backend := range c.state.Backends {
		if slices.Contains(backend.TargetGroupIDs, group.TargetGroupID) {
			users = append(users, id)
		}
	}
	if len(users) > 0 && !c.sim.options.Assumptions.AllowDeleteOfReferencedTargetGroups {
		slices.Sort(users)
		return nil, precondition("Target group '%s' is in use by backends [%s]", group.TargetGroupID, strings.Join(users, ", "))
	}
	for _, id := range users {
		c.state.Backends[id].TargetGroupIDs = []string{}
	}
	c.removeTargetGroup(group.TargetGroupID)
	return result{}, nil
}

// removeTargetGroup removes a group together with its targets.
func (c *call) removeTargetGroup(groupID string) {
	for id, target := range c.state.Targets {
		if target.TargetGroupID == groupID {
			delete(c.state.Targets, id)
		}
	}
	delete(c.state.TargetGroups, groupID)
}

var targetGroupFilters = []filter{
	{name: "targetGroupIds", many: true}, {name: "targetGroupNames", many: true}, {name: "loadBalancerId"}, typeFilter,
}

func (c *call) targetGroupView(group *TargetGroup) targetGroupView {
	view := targetGroupView{TargetGroup: *group, Targets: []targetView{}}
	if lb := c.state.LoadBalancers[group.LoadBalancerID]; lb != nil {
		view.LoadBalancerName = lb.LoadBalancerName
	}
	if c.sim.options.Assumptions.EmbedTargets {
		for _, target := range c.targetsOf(group.TargetGroupID) {
			view.Targets = append(view.Targets, viewOfTarget(target))
		}
	}
	return view
}

func describeTargetGroup(c *call) (any, *apiError) {
	group, failure := find(c.state.TargetGroups, "TargetGroup", c.path["targetGroupId"])
	if failure != nil {
		return nil, failure
	}
	return result{"targetGroup": c.targetGroupView(group)}, nil
}

func describeTargetGroups(c *call) (any, *apiError) {
	return listed(c, "targetGroups", c.state.TargetGroups, c.targetGroupView, func(v targetGroupView, name string) []string {
		switch name {
		case "targetGroupIds":
			return []string{v.TargetGroupID}
		case "targetGroupNames":
			return []string{v.TargetGroupName}
		case "loadBalancerId":
			return []string{v.LoadBalancerID}
		case "loadBalancerType":
			return []string{v.LoadBalancerType}
		default:
			return nil
		}
	})
}

package simulator

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

func createTargetGroup(c *call, body targetGroupBody) (change, *apiError) {
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
	if failure := c.judgeQuota(lb.Type, quotaTargetGroup, len(childrenOf(c, targetGroups, lb.LoadBalancerID))); failure != nil {
		return nil, failure
	}
	return func() any {
		group.TargetGroupID = targetGroups.newID(c, "tg")
		c.state.TargetGroups[group.TargetGroupID] = group
		return c.created("targetGroupId", group.TargetGroupID)
	}, nil
}

// applyTargetGroup judges what a body sets and writes it to the group, which must be a copy or new.
func (c *call) applyTargetGroup(group *TargetGroup, body targetGroupBody) *apiError {
	if body.TargetGroupName != nil && !c.sim.options.Assumptions.AllowDuplicateNames {
		for _, other := range childrenOf(c, targetGroups, group.LoadBalancerID) {
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

func updateTargetGroup(c *call, body targetGroupBody) (change, *apiError) {
	group, _, failure := writable(c, targetGroups)
	if failure != nil {
		return nil, failure
	}
	changed := *group
	if failure := c.applyTargetGroup(&changed, body); failure != nil {
		return nil, failure
	}
	return func() any {
		*group = changed
		return result{}
	}, nil
}

func (c *call) targetGroupView(group *TargetGroup) targetGroupView {
	view := targetGroupView{TargetGroup: *group, Targets: []targetView{}}
	if lb := c.state.LoadBalancers[group.LoadBalancerID]; lb != nil {
		view.LoadBalancerName = lb.LoadBalancerName
	}
	if c.sim.options.Assumptions.EmbedTargets {
		for _, target := range c.targetsOf(group.TargetGroupID) {
			view.Targets = append(view.Targets, viewOfTarget(c, target))
		}
	}
	return view
}

var targetGroupList = listOf("targetGroups", targetGroups, (*call).targetGroupView,
	where("targetGroupIds", func(v targetGroupView) string { return v.TargetGroupID }).many(),
	where("targetGroupNames", func(v targetGroupView) string { return v.TargetGroupName }).many(),
	where("loadBalancerId", func(v targetGroupView) string { return v.LoadBalancerID }),
	whereType(func(v targetGroupView) string { return v.LoadBalancerType }),
)

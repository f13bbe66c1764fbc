package simulator

import "fmt"

const (
	configurationStrict = "strict"
	configurationLoose  = "loose"
	placementFD         = "fd"
	placementSwitch     = "switch"
	placementHost       = "host"
)

// AvailabilityGroup is a group of instances made from one template, spread over zones.
type AvailabilityGroup struct {
	AvailabilityGroupID string   `json:"agId"`
	Name                string   `json:"name"`
	Description         string   `json:"description"`
	InstanceTemplateID  string   `json:"instanceTemplateId"`
	Zones               []string `json:"azs"`
	ConfigurationType   string   `json:"configurationType"`
	PlacementType       string   `json:"placementType"`
	// AutoScaling says that scaling is on. Scaling is what it was last told, which outlasts that scaling is turned off.
	AutoScaling bool     `json:"autoScaling"`
	Scaling     *Scaling `json:"autoscalingSpec,omitempty"`
	// Launched counts the members that scaling has made: their ids are never used again.
	Launched int `json:"launched,omitempty"`
}

type availabilityGroupView struct {
	ID                 string          `json:"id"`
	Name               string          `json:"name"`
	Description        string          `json:"description"`
	InstanceTemplateID string          `json:"instanceTemplateId"`
	Azs                []string        `json:"azs"`
	AgType             string          `json:"agType"`
	Count              int             `json:"count"`
	AutoScaling        bool            `json:"autoScaling"`
	ConfigurationType  string          `json:"configurationType"`
	PlacementType      string          `json:"placementType"`
	InstancesQuotas    []instanceQuota `json:"instancesQuotas"`
	Instances          []agInstance    `json:"instances"`
	Scaling            *Scaling        `json:"autoscalingSpec,omitempty"`
}

type instanceQuota struct {
	Az    string `json:"az"`
	Limit int    `json:"limit"`
	Used  int    `json:"used"`
}

type agInstance struct {
	InstanceID       string `json:"instanceId"`
	InstanceName     string `json:"instanceName"`
	Status           string `json:"status"`
	AgStatus         string `json:"agStatus"`
	IsManaged        bool   `json:"isManaged"`
	Az               string `json:"az"`
	NetworkInterface struct {
		PrivateIPAddress string `json:"privateIpAddress"`
		ElasticIPAddress string `json:"elasticIpAddress"`
	} `json:"networkInterfaceSpec"`
	Charge Charge `json:"charge"`
}

// members returns the instances of an availability group.
func (s *State) members(groupID string) []*Instance {
	var members []*Instance
	for _, instance := range s.Instances {
		if instance.AvailabilityGroupID == groupID {
			members = append(members, instance)
		}
	}
	return members
}

// vpcOfGroup is the VPC of the group's template, or, without a template, of its members; empty when nothing tells.
func (s *State) vpcOfGroup(group *AvailabilityGroup) string {
	if template := s.InstanceTemplates[group.InstanceTemplateID]; template != nil {
		return s.vpcOfSubnet(template.SubnetID)
	}
	for _, member := range s.members(group.AvailabilityGroupID) {
		return s.vpcOfSubnet(member.SubnetID)
	}
	return ""
}

// instancesPerZone is the quota that every group reads back for each of its zones.
const instancesPerZone = 100

func (c *call) availabilityGroupView(group *AvailabilityGroup) availabilityGroupView {
	view := availabilityGroupView{
		ID: group.AvailabilityGroupID, Name: group.Name, Description: group.Description, InstanceTemplateID: group.InstanceTemplateID,
		Azs: group.Zones, AgType: "vm", ConfigurationType: group.ConfigurationType, PlacementType: group.PlacementType,
		AutoScaling: group.AutoScaling, Scaling: group.Scaling, InstancesQuotas: []instanceQuota{}, Instances: []agInstance{},
	}
	used := map[string]int{}
	for _, member := range c.state.members(group.AvailabilityGroupID) {
		used[member.Zone]++
		item := agInstance{
			InstanceID: member.InstanceID, InstanceName: member.InstanceName, Status: member.Status, Az: member.Zone, IsManaged: member.IsManaged,
			Charge: Charge{ChargeMode: chargeByDuration, ChargeStatus: chargeNormal},
		}
		item.NetworkInterface.PrivateIPAddress = member.PrivateIPAddress
		view.Instances = append(view.Instances, item)
	}
	view.Count = len(view.Instances)
	for _, zone := range group.Zones {
		view.InstancesQuotas = append(view.InstancesQuotas, instanceQuota{zone, instancesPerZone, used[zone]})
	}
	return view
}

var availabilityGroupList = listOf("ags", availabilityGroups, (*call).availabilityGroupView,
	where("agName", func(v availabilityGroupView) string { return v.Name }).fuzzy(),
	where("agId", func(v availabilityGroupView) string { return v.ID }),
	where("instanceTemplateId", func(v availabilityGroupView) string { return v.InstanceTemplateID }),
	whereAny("vpcId", func(c *call, v availabilityGroupView) []string {
		return []string{c.state.vpcOfGroup(c.state.AvailabilityGroups[v.ID])}
	}),
	where("placementType", func(v availabilityGroupView) string { return v.PlacementType }),
)

var createAgFields = []field{
	list("azs", text("").follow(idRule), 0).filled().need(),
	text("agName").need().follow(nameRule),
	text("agType").of("vm"),
	text("instanceTemplateId").follow(idRule),
	text("description").follow(descriptionRule),
	text("configurationType").of(configurationStrict, configurationLoose),
	text("placementType").of(placementFD, placementSwitch, placementHost),
	scalingField,
}

type createAgBody struct {
	Azs                []string     `json:"azs"`
	AgName             string       `json:"agName"`
	InstanceTemplateID string       `json:"instanceTemplateId"`
	Description        string       `json:"description"`
	ConfigurationType  string       `json:"configurationType"`
	PlacementType      string       `json:"placementType"`
	AutoscalingSpec    *scalingBody `json:"autoscalingSpec"`
}

func createAg(c *call, body createAgBody) (change, *apiError) {
	group := &AvailabilityGroup{
		Name: body.AgName, Description: body.Description, InstanceTemplateID: body.InstanceTemplateID, Zones: body.Azs,
		ConfigurationType: either(body.ConfigurationType, configurationStrict), PlacementType: either(body.PlacementType, placementFD),
	}
	seen := map[string]bool{}
	for _, zone := range body.Azs {
		if c.state.zone(zone) == nil {
			return nil, unexpected("azs", zone, fmt.Sprintf("a zone of region %s", c.state.Region))
		}
		if seen[zone] {
			return nil, invalid("Request parameter azs has '%s' twice", zone)
		}
		seen[zone] = true
	}
	if group.ConfigurationType == configurationStrict && group.InstanceTemplateID == "" {
		return nil, missing("instanceTemplateId")
	}
	if group.InstanceTemplateID != "" {
		if _, failure := instanceTemplates.find(c.state, group.InstanceTemplateID); failure != nil {
			return nil, failure
		}
	}
	if body.AutoscalingSpec != nil {
		scaling, failure := newScaling(group, body.AutoscalingSpec)
		if failure != nil {
			return nil, failure
		}
		group.AutoScaling, group.Scaling = true, scaling
	}
	if failure := c.judgeQuota("", quotaAvailabilityGroup, len(c.state.AvailabilityGroups)); failure != nil {
		return nil, failure
	}
	return func() any {
		group.AvailabilityGroupID = availabilityGroups.newID(c, "ag")
		c.state.AvailabilityGroups[group.AvailabilityGroupID] = group
		return c.created("agId", group.AvailabilityGroupID)
	}, nil
}

// ofGroup finds the availability group that the path names, for the judgement of a change of it.
func ofGroup[Body any](judge func(*call, *AvailabilityGroup, Body) (change, *apiError)) judgement {
	return taking(func(c *call, body Body) (change, *apiError) {
		group, failure := availabilityGroups.find(c.state, c.path[availabilityGroups.parameter])
		if failure != nil {
			return nil, failure
		}
		return judge(c, group, body)
	})
}

var updateAgFields = []field{
	text("name").follow(nameRule),
	text("description").follow(descriptionRule),
}

type updateAgBody struct {
	Name        *string `json:"name"`
	Description *string `json:"description"`
}

func updateAg(_ *call, group *AvailabilityGroup, body updateAgBody) (change, *apiError) {
	return func() any {
		assign(&group.Name, body.Name)
		assign(&group.Description, body.Description)
		return result{}
	}, nil
}

// deleteAg refuses a group that has members or that a backend uses.
func deleteAg(c *call) (change, *apiError) {
	id := c.path[availabilityGroups.parameter]
	if _, failure := availabilityGroups.find(c.state, id); failure != nil {
		return nil, failure
	}
	if failure := c.judgeUnused(availabilityGroups, id); failure != nil {
		return nil, failure
	}
	return func() any {
		c.state.remove(availabilityGroups, id)
		return result{}
	}, nil
}

var setInstanceTemplateFields = []field{text("instanceTemplateId").need().follow(idRule)}

type setInstanceTemplateBody struct {
	InstanceTemplateID string `json:"instanceTemplateId"`
}

func setInstanceTemplate(c *call, group *AvailabilityGroup, body setInstanceTemplateBody) (change, *apiError) {
	template, failure := instanceTemplates.find(c.state, body.InstanceTemplateID)
	if failure != nil {
		return nil, failure
	}
	if group.ConfigurationType == configurationLoose {
		return nil, invalid("Availability group '%s' is loose: its instance template cannot be changed", group.AvailabilityGroupID)
	}
	before, after := c.state.vpcOfGroup(group), c.state.vpcOfSubnet(template.SubnetID)
	if backend := c.state.backendOfGroup(group.AvailabilityGroupID); backend != "" && before != "" && before != after {
		return nil, invalid("Request parameter instanceTemplateId is '%s', which is in vpc '%s': availability group '%s' is on backend '%s' and must stay in vpc '%s'",
			body.InstanceTemplateID, after, group.AvailabilityGroupID, backend, before)
	}
	return func() any {
		group.InstanceTemplateID = body.InstanceTemplateID
		return result{}
	}, nil
}

// backendOfGroup is the first backend that uses an availability group, empty when none does.
func (s *State) backendOfGroup(id string) string {
	for _, backend := range backends.ids(s) {
		for _, used := range s.Backends[backend].AgIDs {
			if used == id {
				return backend
			}
		}
	}
	return ""
}

// agQuota is a quota of availability groups.
type agQuota struct {
	ResourceType string `json:"resourceType"`
	Limit        int    `json:"limit"`
	Used         int    `json:"used"`
}

func agQuotas(c *call) (map[string]*agQuota, *apiError) {
	return map[string]*agQuota{quotaAvailabilityGroup: {quotaAvailabilityGroup, c.sim.seed.quota("", quotaAvailabilityGroup), len(c.state.AvailabilityGroups)}}, nil
}

var agQuotaList = listFrom("quotas", agQuotas, func(_ *call, quota *agQuota) agQuota { return *quota },
	where("resourceTypes", func(v agQuota) string { return v.ResourceType }).many().of(quotaAvailabilityGroup),
).whole()

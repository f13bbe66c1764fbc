package simulator

// AvailabilityGroup is a group of instances made from one template, spread over zones.
type AvailabilityGroup struct {
	AvailabilityGroupID string   `json:"agId"`
	Name                string   `json:"name"`
	Description         string   `json:"description"`
	InstanceTemplateID  string   `json:"instanceTemplateId"`
	Zones               []string `json:"azs"`
	ConfigurationType   string   `json:"configurationType"`
	PlacementType       string   `json:"placementType"`
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
		InstancesQuotas: []instanceQuota{}, Instances: []agInstance{},
	}
	used := map[string]int{}
	for _, member := range c.state.members(group.AvailabilityGroupID) {
		used[member.Zone]++
		item := agInstance{
			InstanceID: member.InstanceID, InstanceName: member.InstanceName, Status: member.Status, Az: member.Zone,
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

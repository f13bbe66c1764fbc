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

func (s *State) availabilityGroupView(group *AvailabilityGroup) availabilityGroupView {
	view := availabilityGroupView{
		ID: group.AvailabilityGroupID, Name: group.Name, Description: group.Description, InstanceTemplateID: group.InstanceTemplateID,
		Azs: group.Zones, AgType: "vm", ConfigurationType: group.ConfigurationType, PlacementType: group.PlacementType,
		InstancesQuotas: []instanceQuota{}, Instances: []agInstance{},
	}
	used := map[string]int{}
	for _, member := range s.members(group.AvailabilityGroupID) {
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

var availabilityGroupFilters = []filter{
	{name: "agName", fuzzy: true}, {name: "agId"}, {name: "instanceTemplateId"}, {name: "vpcId"}, {name: "placementType"},
}

func describeAg(c *call) (any, *apiError) {
	group, failure := find(c.state.AvailabilityGroups, "AvailabilityGroup", c.path["agId"])
	if failure != nil {
		return nil, failure
	}
	return result{"ag": c.state.availabilityGroupView(group)}, nil
}

func describeAgs(c *call) (any, *apiError) {
	return listed(c, "ags", c.state.AvailabilityGroups, c.state.availabilityGroupView, func(v availabilityGroupView, name string) []string {
		switch name {
		case "agName":
			return []string{v.Name}
		case "agId":
			return []string{v.ID}
		case "instanceTemplateId":
			return []string{v.InstanceTemplateID}
		case "vpcId":
			return []string{c.state.vpcOfGroup(c.state.AvailabilityGroups[v.ID])}
		case "placementType":
			return []string{v.PlacementType}
		default:
			return nil
		}
	})
}

package simulator

const instanceRunning = "running"

// Instance is a virtual machine. Its VPC is that of its subnet.
type Instance struct {
	InstanceID       string `json:"instanceId"`
	InstanceName     string `json:"instanceName"`
	Description      string `json:"description"`
	SubnetID         string `json:"subnetId"`
	PrivateIPAddress string `json:"privateIpAddress"`
	Zone             string `json:"az"`
	// Status is running or another of the VM service's; a machine that does not run is an unhealthy target.
	Status string `json:"status"`
	// AvailabilityGroupID is the group whose member the instance is, if any.
	AvailabilityGroupID string `json:"agId,omitempty"`
}

// Container is a native container, known to load balancers as a target only.
type Container struct {
	ContainerID      string `json:"containerId"`
	SubnetID         string `json:"subnetId"`
	PrivateIPAddress string `json:"privateIpAddress"`
	Zone             string `json:"az"`
}

// InstanceTemplate is what an availability group makes its members from.
type InstanceTemplate struct {
	InstanceTemplateID string `json:"instanceTemplateId"`
	Name               string `json:"name"`
	Description        string `json:"description"`
	SubnetID           string `json:"subnetId"`
}

type agReference struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

type instanceView struct {
	InstanceID       string      `json:"instanceId"`
	InstanceName     string      `json:"instanceName"`
	Hostname         string      `json:"hostname"`
	Description      string      `json:"description"`
	VpcID            string      `json:"vpcId"`
	SubnetID         string      `json:"subnetId"`
	PrivateIPAddress string      `json:"privateIpAddress"`
	Status           string      `json:"status"`
	Az               string      `json:"az"`
	Ag               agReference `json:"ag"`
	Charge           Charge      `json:"charge"`
	Tags             []Tag       `json:"tags"`
}

type instanceTemplateView struct {
	ID          string        `json:"id"`
	Name        string        `json:"name"`
	Description string        `json:"description"`
	Data        templateData  `json:"instanceTemplateData"`
	Ags         []agReference `json:"ags"`
}

type templateData struct {
	VpcID                   string                   `json:"vpcId"`
	PrimaryNetworkInterface templateNetworkInterface `json:"primaryNetworkInterface"`
}

type templateNetworkInterface struct {
	DeviceIndex      int `json:"deviceIndex"`
	NetworkInterface struct {
		SubnetID       string   `json:"subnetId"`
		SecurityGroups []string `json:"securityGroups"`
	} `json:"networkInterface"`
}

// vpcOfSubnet returns the id of the VPC that a subnet is in.
func (s *State) vpcOfSubnet(subnetID string) string {
	if subnet := s.Subnets[subnetID]; subnet != nil {
		return subnet.VpcID
	}
	return ""
}

func (s *State) instanceView(instance *Instance) instanceView {
	view := instanceView{
		InstanceID: instance.InstanceID, InstanceName: instance.InstanceName, Hostname: instance.InstanceName, Description: instance.Description,
		VpcID: s.vpcOfSubnet(instance.SubnetID), SubnetID: instance.SubnetID, PrivateIPAddress: instance.PrivateIPAddress,
		Status: instance.Status, Az: instance.Zone, Tags: []Tag{}, Charge: Charge{ChargeMode: chargeByDuration, ChargeStatus: chargeNormal},
	}
	if group := s.AvailabilityGroups[instance.AvailabilityGroupID]; group != nil {
		view.Ag = agReference{group.AvailabilityGroupID, group.Name}
	}
	return view
}

func (s *State) instanceTemplateView(template *InstanceTemplate) instanceTemplateView {
	view := instanceTemplateView{
		ID: template.InstanceTemplateID, Name: template.Name, Description: template.Description, Ags: []agReference{},
		Data: templateData{VpcID: s.vpcOfSubnet(template.SubnetID)},
	}
	view.Data.PrimaryNetworkInterface.DeviceIndex = 1
	view.Data.PrimaryNetworkInterface.NetworkInterface.SubnetID = template.SubnetID
	view.Data.PrimaryNetworkInterface.NetworkInterface.SecurityGroups = []string{}
	for _, group := range s.AvailabilityGroups {
		if group.InstanceTemplateID == template.InstanceTemplateID {
			view.Ags = append(view.Ags, agReference{group.AvailabilityGroupID, group.Name})
		}
	}
	return view
}

var instanceFilters = []filter{
	{name: "instanceId", many: true}, {name: "privateIpAddress", many: true, fuzzy: true}, {name: "az", many: true}, {name: "vpcId", many: true},
	{name: "status", many: true}, {name: "name", fuzzy: true}, {name: "imageId", many: true}, {name: "networkInterfaceId", many: true},
	{name: "subnetId", many: true}, {name: "agId"}, {name: "faultDomain", many: true}, {name: "dedicatedHostId", many: true},
	{name: "dedicatedPoolId", many: true}, {name: "instanceType", many: true}, {name: "elasticIpAddress"},
}

func describeInstance(c *call) (any, *apiError) {
	instance, failure := find(c.state.Instances, "Instance", c.path["instanceId"])
	if failure != nil {
		return nil, failure
	}
	return result{"instance": c.state.instanceView(instance)}, nil
}

func describeInstances(c *call) (any, *apiError) {
	return listed(c, "instances", c.state.Instances, c.state.instanceView, func(v instanceView, name string) []string {
		switch name {
		case "instanceId":
			return []string{v.InstanceID}
		case "privateIpAddress":
			return []string{v.PrivateIPAddress}
		case "az":
			return []string{v.Az}
		case "vpcId":
			return []string{v.VpcID}
		case "status":
			return []string{v.Status}
		case "name":
			return []string{v.InstanceName}
		case "subnetId":
			return []string{v.SubnetID}
		case "agId":
			return []string{v.Ag.ID}
		default:
			return nil
		}
	})
}

var instanceTemplateFilters = []filter{
	{name: "name", many: true, fuzzy: true}, {name: "instanceTemplateId", many: true},
}

func describeInstanceTemplate(c *call) (any, *apiError) {
	template, failure := find(c.state.InstanceTemplates, "InstanceTemplate", c.path["instanceTemplateId"])
	if failure != nil {
		return nil, failure
	}
	return result{"instanceTemplate": c.state.instanceTemplateView(template)}, nil
}

func describeInstanceTemplates(c *call) (any, *apiError) {
	return listed(c, "instanceTemplates", c.state.InstanceTemplates, c.state.instanceTemplateView, func(v instanceTemplateView, name string) []string {
		if name == "name" {
			return []string{v.Name}
		}
		return []string{v.ID}
	})
}

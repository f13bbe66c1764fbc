package simulator

import "time"

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
	// IsManaged says that scaling may delete the member, IsProtected that it never takes it out of its group.
	IsManaged   bool `json:"isManaged,omitempty"`
	IsProtected bool `json:"isProtected,omitempty"`
	// LaunchTime is when scaling made the instance, by the simulator's clock. Other instances count as older.
	LaunchTime time.Time `json:"launchTime,omitzero"`
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

func (c *call) instanceView(instance *Instance) instanceView {
	view := instanceView{
		InstanceID: instance.InstanceID, InstanceName: instance.InstanceName, Hostname: instance.InstanceName, Description: instance.Description,
		VpcID: c.state.vpcOfSubnet(instance.SubnetID), SubnetID: instance.SubnetID, PrivateIPAddress: instance.PrivateIPAddress,
		Status: instance.Status, Az: instance.Zone, Tags: []Tag{}, Charge: Charge{ChargeMode: chargeByDuration, ChargeStatus: chargeNormal},
	}
	if group := c.state.AvailabilityGroups[instance.AvailabilityGroupID]; group != nil {
		view.Ag = agReference{group.AvailabilityGroupID, group.Name}
	}
	return view
}

func (c *call) instanceTemplateView(template *InstanceTemplate) instanceTemplateView {
	view := instanceTemplateView{
		ID: template.InstanceTemplateID, Name: template.Name, Description: template.Description, Ags: []agReference{},
		Data: templateData{VpcID: c.state.vpcOfSubnet(template.SubnetID)},
	}
	view.Data.PrimaryNetworkInterface.DeviceIndex = 1
	view.Data.PrimaryNetworkInterface.NetworkInterface.SubnetID = template.SubnetID
	view.Data.PrimaryNetworkInterface.NetworkInterface.SecurityGroups = []string{}
	for _, group := range c.state.AvailabilityGroups {
		if group.InstanceTemplateID == template.InstanceTemplateID {
			view.Ags = append(view.Ags, agReference{group.AvailabilityGroupID, group.Name})
		}
	}
	return view
}

var instanceList = listOf("instances", instances, (*call).instanceView,
	where("instanceId", func(v instanceView) string { return v.InstanceID }).many(),
	where("privateIpAddress", func(v instanceView) string { return v.PrivateIPAddress }).many().fuzzy(),
	where("az", func(v instanceView) string { return v.Az }).many(),
	where("vpcId", func(v instanceView) string { return v.VpcID }).many(),
	where("status", func(v instanceView) string { return v.Status }).many(),
	where("name", func(v instanceView) string { return v.InstanceName }).fuzzy(),
	where("subnetId", func(v instanceView) string { return v.SubnetID }).many(),
	where("agId", func(v instanceView) string { return v.Ag.ID }),
)

var instanceTemplateList = listOf("instanceTemplates", instanceTemplates, (*call).instanceTemplateView,
	where("name", func(v instanceTemplateView) string { return v.Name }).many().fuzzy(),
	where("instanceTemplateId", func(v instanceTemplateView) string { return v.ID }).many(),
)

package simulator

import "time"

// The load balancer products.
const (
	typeALB  = "alb"
	typeNLB  = "nlb"
	typeDNLB = "dnlb"
)

var loadBalancerTypes = []string{typeALB, typeNLB, typeDNLB}

// The states of a load balancer.
const (
	stateCreating     = "CREATING"
	stateActive       = "ACTIVE"
	stateDown         = "DOWN"
	stateDeleting     = "DELETING"
	stateStopping     = "STOPPING"
	stateStarting     = "STARTING"
	stateCreateFailed = "CREATE_FAILED"
	// transitionGone is not a state: the load balancer is removed.
	transitionGone = "GONE"
)

const maxSecurityGroups = 4

// LoadBalancer is a load balancer, with what JD Cloud shows of it and, after Tags, what it keeps to itself.
type LoadBalancer struct {
	loadBalancerView
	// DomainEnable is what updateLoadBalancer last set; JD Cloud does not show it.
	DomainEnable bool `json:"domainEnable"`
	// NodeAddresses are the subnet's addresses that the load balancer uses beside its VIP.
	NodeAddresses []string `json:"nodeAddresses"`
	// Transition is the change of state that is under way, if any.
	Transition *Transition `json:"transition,omitempty"`
}

// Transition is a change of state that happens by itself.
type Transition struct {
	To     string    `json:"to"`
	Reason string    `json:"reason,omitempty"`
	At     time.Time `json:"at"`
}

type loadBalancerView struct {
	LoadBalancerID            string            `json:"loadBalancerId"`
	LoadBalancerName          string            `json:"loadBalancerName"`
	SubnetID                  string            `json:"subnetId"`
	VpcID                     string            `json:"vpcId"`
	Type                      string            `json:"type"`
	State                     LoadBalancerState `json:"state"`
	Azs                       []string          `json:"azs"`
	SecurityGroupIDs          []string          `json:"securityGroupIds"`
	PrivateIP                 PrivateIPAddress  `json:"privateIp"`
	Charge                    Charge            `json:"charge"`
	Description               string            `json:"description"`
	DeleteProtection          bool              `json:"deleteProtection"`
	CreatedTime               string            `json:"createdTime"`
	AzType                    string            `json:"azType"`
	CustomizedConfigurationID string            `json:"customizedConfigurationId"`
	Tags                      []Tag             `json:"tags"`
}

// LoadBalancerState is a state and, for CREATE_FAILED, its reason.
type LoadBalancerState struct {
	Code   string `json:"code"`
	Reason string `json:"reason"`
}

// PrivateIPAddress is a load balancer's VIP and the elastic IP on it.
type PrivateIPAddress struct {
	PrivateIPAddress string `json:"privateIpAddress"`
	ElasticIPID      string `json:"elasticIpId"`
	ElasticIPAddress string `json:"elasticIpAddress"`
}

// Tag is a user's tag.
type Tag struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

var loadBalancerFilters = []filter{
	typeFilter,
	{name: "loadBalancerIds", many: true}, {name: "loadBalancerNames", many: true, like: true}, {name: "vpcId"},
	{name: "azType", oneOf: []string{anyType, zoneStandard, zoneEdge}, byDefault: anyType, everything: anyType},
	{name: "azs", many: true}, {name: "privateIpAddresses", many: true}, {name: "ipv6Addresses", many: true},
	{name: "serviceCodes", many: true}, {name: "serviceIds", many: true}, {name: "elasticIpAddress"}, {name: "targetPrivateIpAddress"},
	{name: "customizedConfigurationIds", many: true},
}

// typeFilter is the filter that leaves nlb and dnlb out of every list that does not ask for them.
var typeFilter = filter{name: "loadBalancerType", oneOf: loadBalancerTypes, byDefault: typeALB}

func describeLoadBalancer(c *call) (any, *apiError) {
	lb, failure := find(c.state.LoadBalancers, "LoadBalancer", c.path["loadBalancerId"])
	if failure != nil {
		return nil, failure
	}
	return result{"loadBalancer": c.loadBalancerView(lb)}, nil
}

func (c *call) loadBalancerView(lb *LoadBalancer) loadBalancerView {
	view := lb.loadBalancerView
	if c.sim.options.Assumptions.ListZonesOfDNLB && lb.Type == typeDNLB && len(lb.Azs) == 0 {
		for _, zone := range c.state.Zones {
			if zone.Type == zoneStandard {
				view.Azs = append(view.Azs, zone.Name)
			}
		}
	}
	view.Azs, view.SecurityGroupIDs, view.Tags = present(view.Azs), present(view.SecurityGroupIDs), present(view.Tags)
	return view
}

func describeLoadBalancers(c *call) (any, *apiError) {
	tagged := map[string]*LoadBalancer{}
	for id, lb := range c.state.LoadBalancers {
		if c.query.wanted(lb.Tags) {
			tagged[id] = lb
		}
	}
	return listed(c, "loadBalancers", tagged, c.loadBalancerView, c.loadBalancerValues)
}

func (c *call) loadBalancerValues(v loadBalancerView, name string) []string {
	switch name {
	case "loadBalancerType":
		return []string{v.Type}
	case "loadBalancerIds":
		return []string{v.LoadBalancerID}
	case "loadBalancerNames":
		return []string{v.LoadBalancerName}
	case "vpcId":
		return []string{v.VpcID}
	case "azType":
		return []string{v.AzType}
	case "azs":
		if v.AzType == zoneEdge {
			return v.Azs
		}
		return nil
	case "privateIpAddresses":
		return []string{v.PrivateIP.PrivateIPAddress}
	case "elasticIpAddress":
		return []string{v.PrivateIP.ElasticIPAddress}
	case "targetPrivateIpAddress":
		var addresses []string
		for _, target := range c.state.Targets {
			if group := c.state.TargetGroups[target.TargetGroupID]; group != nil && group.LoadBalancerID == v.LoadBalancerID {
				addresses = append(addresses, target.IPAddress)
			}
		}
		return addresses
	default:
		return nil
	}
}

var updateLoadBalancerFields = []field{
	text("loadBalancerName").follow(nameRule),
	text("action").of("Start", "Stop"),
	text("description").follow(descriptionRule),
	boolean("domainEnable"),
	boolean("deleteProtection"),
	text("privateIpAddress").follow(idRule),
}

func updateLoadBalancer(c *call) (any, *apiError) {
	var body struct {
		LoadBalancerName *string `json:"loadBalancerName"`
		Action           string  `json:"action"`
		Description      *string `json:"description"`
		DomainEnable     *bool   `json:"domainEnable"`
		DeleteProtection *bool   `json:"deleteProtection"`
		PrivateIPAddress *string `json:"privateIpAddress"`
	}
	if failure := c.decode(&body); failure != nil {
		return nil, failure
	}
	lb, failure := c.writableLoadBalancer(c.path["loadBalancerId"])
	if failure != nil {
		return nil, failure
	}
	if c.sim.options.Assumptions.UniqueLoadBalancerNames && body.LoadBalancerName != nil {
		for id, other := range c.state.LoadBalancers {
			if id != lb.LoadBalancerID && other.LoadBalancerName == *body.LoadBalancerName {
				return nil, alreadyExists("'%s' is already exist", *body.LoadBalancerName)
			}
		}
	}
	if chosen := body.PrivateIPAddress; chosen != nil && *chosen != lb.PrivateIP.PrivateIPAddress {
		subnet, failure := find(c.state.Subnets, "Subnet", lb.SubnetID)
		if failure != nil {
			return nil, failure
		}
		if failure := c.state.addressPool(subnet).reserve("privateIpAddress", *chosen, subnet); failure != nil {
			return nil, failure
		}
	}
	assign(&lb.PrivateIP.PrivateIPAddress, body.PrivateIPAddress)
	assign(&lb.LoadBalancerName, body.LoadBalancerName)
	assign(&lb.Description, body.Description)
	assign(&lb.DomainEnable, body.DomainEnable)
	assign(&lb.DeleteProtection, body.DeleteProtection)
	switch {
	case body.Action == "Start" && lb.State.Code == stateDown:
		c.sim.begin(lb, stateStarting, stateActive)
	case body.Action == "Stop" && lb.State.Code == stateActive:
		c.sim.begin(lb, stateStopping, stateDown)
	}
	return result{}, nil
}

func deleteLoadBalancer(c *call) (any, *apiError) {
	lb, failure := find(c.state.LoadBalancers, "LoadBalancer", c.path["loadBalancerId"])
	if failure != nil {
		return nil, failure
	}
	switch lb.State.Code {
	case stateDeleting:
		return result{}, nil
	case stateCreating, stateStarting, stateStopping:
		return nil, c.busy(lb)
	}
	if lb.DeleteProtection {
		return nil, precondition("Load balancer '%s' has delete protection switched on", lb.LoadBalancerID)
	}
	address := c.state.ElasticIPs[lb.PrivateIP.ElasticIPID]
	if c.query.flags["deleteElasticIp"] && address != nil {
		if failure := judgeDeletable(address); failure != nil {
			return nil, failure
		}
	}
	c.cascade(lb.LoadBalancerID)
	if address != nil {
		unbind(lb, address)
		if c.query.flags["deleteElasticIp"] {
			delete(c.state.ElasticIPs, address.ElasticIPID)
		}
	}
	c.sim.begin(lb, stateDeleting, transitionGone)
	return result{}, nil
}

// cascade removes everything that belongs to a load balancer.
func (c *call) cascade(loadBalancerID string) {
	for id, listener := range c.state.Listeners {
		if listener.LoadBalancerID == loadBalancerID {
			delete(c.state.Listeners, id)
		}
	}
	for id, backend := range c.state.Backends {
		if backend.LoadBalancerID == loadBalancerID {
			delete(c.state.Backends, id)
		}
	}
	for id, group := range c.state.TargetGroups {
		if group.LoadBalancerID == loadBalancerID {
			c.removeTargetGroup(id)
		}
	}
}

// writableLoadBalancer finds a load balancer that takes changes, of its own or of its children.
func (c *call) writableLoadBalancer(id string) (*LoadBalancer, *apiError) {
	lb, failure := find(c.state.LoadBalancers, "LoadBalancer", id)
	if failure != nil {
		return nil, failure
	}
	c.loadBalancerID = id
	if lb.State.Code != stateActive && lb.State.Code != stateDown {
		return nil, c.busy(lb)
	}
	return lb, nil
}

func (c *call) busy(lb *LoadBalancer) *apiError {
	return precondition("Load balancer '%s' is in state %s, expected ACTIVE or DOWN", lb.LoadBalancerID, lb.State.Code)
}

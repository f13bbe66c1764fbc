package simulator

import (
	"fmt"
	"slices"
	"time"
)

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

var createLoadBalancerFields = []field{
	text("loadBalancerName").need().follow(nameRule),
	text("subnetId").need().follow(idRule),
	text("type").of(loadBalancerTypes...),
	list("azs", text("").follow(idRule), 0),
	chargeSpecField,
	elasticIPSpecField,
	text("privateIpAddress").follow(idRule),
	list("securityGroupIds", text("").follow(idRule), maxSecurityGroups),
	text("description").follow(descriptionRule),
	boolean("deleteProtection"),
	list("userTags", object("", text("key").need().follow(tagKeyRule), text("value").need()), 0),
}

type createLoadBalancerBody struct {
	LoadBalancerName string         `json:"loadBalancerName"`
	SubnetID         string         `json:"subnetId"`
	Type             string         `json:"type"`
	Azs              []string       `json:"azs"`
	ChargeSpec       chargeSpec     `json:"chargeSpec"`
	ElasticIP        *elasticIPSpec `json:"elasticIp"`
	PrivateIPAddress string         `json:"privateIpAddress"`
	SecurityGroupIDs []string       `json:"securityGroupIds"`
	Description      string         `json:"description"`
	DeleteProtection bool           `json:"deleteProtection"`
	UserTags         []Tag          `json:"userTags"`
}

func createLoadBalancer(c *call) (any, *apiError) {
	var body createLoadBalancerBody
	if failure := c.decode(&body); failure != nil {
		return nil, failure
	}
	body.Type = either(body.Type, typeALB)
	subnet, failure := find(c.state.Subnets, "Subnet", body.SubnetID)
	if failure != nil {
		return nil, failure
	}
	chargeMode, failure := body.ChargeSpec.judge(body.Type)
	if failure != nil {
		return nil, failure
	}
	azType, failure := c.judgeZones(body, subnet)
	if failure != nil {
		return nil, failure
	}
	groups, failure := c.judgeSecurityGroups(body, subnet.VpcID)
	if failure != nil {
		return nil, failure
	}
	if failure := judgeTags(body.UserTags); failure != nil {
		return nil, failure
	}
	if body.ElasticIP != nil {
		if failure := body.ElasticIP.judge(); failure != nil {
			return nil, failure
		}
	}
	if c.sim.options.Assumptions.UniqueLoadBalancerNames {
		for _, other := range c.state.LoadBalancers {
			if other.LoadBalancerName == body.LoadBalancerName {
				return nil, alreadyExists("load balancer name '%s' is already exist", body.LoadBalancerName)
			}
		}
	}
	if failure := c.judgeQuota(body.Type, quotaLoadBalancer, c.countLoadBalancers(body.Type)); failure != nil {
		return nil, failure
	}
	vip, nodes, failure := c.takeAddresses(body, subnet)
	if failure != nil {
		return nil, failure
	}
	lb := &LoadBalancer{NodeAddresses: nodes}
	lb.loadBalancerView = loadBalancerView{
		LoadBalancerID:   c.sim.newID(body.Type, knows(c.state.LoadBalancers)),
		LoadBalancerName: body.LoadBalancerName, SubnetID: body.SubnetID, VpcID: subnet.VpcID, Type: body.Type,
		Azs: present(body.Azs), SecurityGroupIDs: groups, PrivateIP: PrivateIPAddress{PrivateIPAddress: vip},
		Charge:      Charge{ChargeMode: chargeMode, ChargeStatus: chargeNormal, ChargeStartTime: timestamp(c.now)},
		Description: body.Description, DeleteProtection: body.DeleteProtection, CreatedTime: timestamp(c.now), AzType: azType,
		Tags: present(body.UserTags),
	}
	if body.ElasticIP != nil {
		c.bind(lb, c.buyElasticIP(body.ElasticIP))
	}
	c.state.LoadBalancers[lb.LoadBalancerID] = lb
	c.created("loadBalancerId", lb.LoadBalancerID)
	c.sim.begin(lb, stateCreating, stateActive)
	return result{"loadBalancerId": lb.LoadBalancerID}, nil
}

// judgeZones checks azs and tells whether the load balancer is standard or edge.
func (c *call) judgeZones(body createLoadBalancerBody, subnet *Subnet) (string, *apiError) {
	for i, name := range body.Azs {
		if slices.Contains(body.Azs[:i], name) {
			return "", invalid("Request parameter azs names '%s' twice", name)
		}
		if c.state.zone(name) == nil {
			return "", unexpected("azs", name, fmt.Sprintf("a zone of region %s", c.state.Region))
		}
	}
	if body.Type != typeDNLB {
		if len(body.Azs) == 0 {
			return "", missing("azs")
		}
		if len(body.Azs) > 2 {
			return "", invalid("Request parameter azs has %d items, expected at most 2 for type %s", len(body.Azs), body.Type)
		}
		return c.state.zone(body.Azs[0]).Type, nil
	}
	if len(body.Azs) == 0 {
		if subnet.Zone != "" {
			return "", invalid("Request field azs is missing: subnet %s is in edge zone %s", subnet.SubnetID, subnet.Zone)
		}
		return zoneStandard, nil
	}
	if len(body.Azs) > 1 {
		return "", invalid("Request parameter azs has %d items, expected none or one edge zone for type dnlb", len(body.Azs))
	}
	if c.state.zone(body.Azs[0]).Type != zoneEdge {
		return "", unexpected("azs", body.Azs[0], "no zone for type dnlb outside edge zones")
	}
	return zoneEdge, nil
}

func (s *State) zone(name string) *Zone {
	for i := range s.Zones {
		if s.Zones[i].Name == name {
			return &s.Zones[i]
		}
	}
	return nil
}

// judgeSecurityGroups checks securityGroupIds and adds the VPC's all-open group when an alb names none.
func (c *call) judgeSecurityGroups(body createLoadBalancerBody, vpcID string) ([]string, *apiError) {
	if len(body.SecurityGroupIDs) == 0 {
		groups := []string{}
		for id, group := range c.state.SecurityGroups {
			if body.Type == typeALB && group.VpcID == vpcID && group.Type == securityGroupDefault {
				groups = append(groups, id)
			}
		}
		return groups, nil
	}
	if body.Type != typeALB {
		return nil, invalid("Request parameter securityGroupIds is supported by type alb only, not by %s", body.Type)
	}
	return body.SecurityGroupIDs, c.judgeGroupsOf(body.SecurityGroupIDs, vpcID)
}

func (c *call) judgeGroupsOf(ids []string, vpcID string) *apiError {
	for i, id := range ids {
		if slices.Contains(ids[:i], id) {
			return invalid("Request parameter securityGroupIds names '%s' twice", id)
		}
		group, failure := find(c.state.SecurityGroups, "NetworkSecurityGroup", id)
		if failure != nil {
			return failure
		}
		if group.VpcID != vpcID {
			return invalid("Security group '%s' is in vpc '%s', the load balancer is in vpc '%s'", id, group.VpcID, vpcID)
		}
	}
	return nil
}

// takeAddresses gives a new load balancer its VIP and the addresses of its nodes: two per zone for alb and nlb, none for dnlb.
func (c *call) takeAddresses(body createLoadBalancerBody, subnet *Subnet) (string, []string, *apiError) {
	pool := c.state.addressPool(subnet)
	wanted := 1
	if body.Type != typeDNLB {
		wanted += 2 * len(body.Azs)
	}
	if body.PrivateIPAddress != "" {
		if failure := pool.reserve("privateIpAddress", body.PrivateIPAddress, subnet); failure != nil {
			return "", nil, failure
		}
		wanted--
	}
	addresses, ok := pool.take(wanted)
	if !ok {
		return "", nil, precondition("Subnet '%s' has %d free addresses, the load balancer needs %d", subnet.SubnetID, pool.size()-pool.usedCount(), wanted)
	}
	if body.PrivateIPAddress != "" {
		return body.PrivateIPAddress, addresses, nil
	}
	return addresses[0], addresses[1:], nil
}

func (c *call) countLoadBalancers(kind string) int {
	count := 0
	for _, lb := range c.state.LoadBalancers {
		if lb.Type == kind {
			count++
		}
	}
	return count
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
				return nil, alreadyExists("load balancer name '%s' is already exist", *body.LoadBalancerName)
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

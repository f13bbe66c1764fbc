package simulator

import (
	"fmt"
	"net/netip"
	"slices"
)

const (
	zoneStandard         = "standard"
	zoneEdge             = "edge"
	anyType              = "all"
	securityGroupDefault = "default"
	securityGroupCustom  = "custom"
	eipAssociated        = "ASSOCIATED"
	eipNotAssociated     = "NOT_ASSOCIATED"
	instanceTypeLB       = "lb"
)

// Vpc is a virtual private cloud.
type Vpc struct {
	VpcID         string `json:"vpcId"`
	VpcName       string `json:"vpcName"`
	AddressPrefix string `json:"addressPrefix"`
	Description   string `json:"description"`
}

// Subnet is a subnet of a VPC. Zone is set for an edge subnet only.
type Subnet struct {
	SubnetID      string `json:"subnetId"`
	SubnetName    string `json:"subnetName"`
	VpcID         string `json:"vpcId"`
	AddressPrefix string `json:"addressPrefix"`
	Zone          string `json:"az"`
	Description   string `json:"description"`
}

// The lengths of a subnet's mask that JD Cloud allows.
const (
	shortestMask = 16
	longestMask  = 28
)

// validate refuses a network that addresses cannot be taken from.
func (s *Subnet) validate() error {
	prefix, err := netip.ParsePrefix(s.AddressPrefix)
	if err != nil {
		return fmt.Errorf("addressPrefix: %w", err)
	}
	if !prefix.Addr().Is4() || prefix.Bits() < shortestMask || prefix.Bits() > longestMask {
		return fmt.Errorf("addressPrefix is '%s', expected an IPv4 network with a mask of %d to %d", s.AddressPrefix, shortestMask, longestMask)
	}
	return nil
}

// SecurityGroup is a security group of a VPC.
type SecurityGroup struct {
	SecurityGroupID   string `json:"networkSecurityGroupId"`
	SecurityGroupName string `json:"networkSecurityGroupName"`
	VpcID             string `json:"vpcId"`
	Description       string `json:"description"`
	// Type is default for the all-open group that comes with a VPC, else custom.
	Type  string              `json:"networkSecurityGroupType"`
	Rules []SecurityGroupRule `json:"securityGroupRules"`
}

// SecurityGroupRule is one rule of a security group.
type SecurityGroupRule struct {
	RuleID string `json:"ruleId"`
	// Direction is 0 for inbound, 1 for outbound.
	Direction  int    `json:"direction"`
	RuleAction string `json:"ruleAction"`
	Priority   int    `json:"priority"`
	// Protocol is 300 for all protocols.
	Protocol      int    `json:"protocol"`
	AddressPrefix string `json:"addressPrefix"`
	IPVersion     int    `json:"ipVersion"`
	FromPort      int    `json:"fromPort"`
	ToPort        int    `json:"toPort"`
	RuleType      string `json:"ruleType"`
}

func allOpen() []SecurityGroupRule {
	rule := SecurityGroupRule{RuleID: "rule-in", RuleAction: "allow", Priority: 100, Protocol: 300, AddressPrefix: "0.0.0.0/0", IPVersion: 4, RuleType: securityGroupDefault}
	outbound := rule
	outbound.RuleID, outbound.Direction = "rule-out", 1
	return []SecurityGroupRule{rule, outbound}
}

// ElasticIP is a public address.
type ElasticIP struct {
	ElasticIPID      string `json:"elasticIpId"`
	ElasticIPAddress string `json:"elasticIpAddress"`
	BandwidthMbps    int    `json:"bandwidthMbps"`
	Provider         string `json:"provider"`
	Zone             string `json:"az"`
	// IPType is standard or edge.
	IPType     string `json:"ipType"`
	ChargeMode string `json:"chargeMode"`
	// InstanceID is what the address is bound to; InstanceType is lb for a load balancer.
	InstanceID   string `json:"instanceId"`
	InstanceType string `json:"instanceType"`
}

// loadBalancer is the load balancer that the address is bound to, if any.
func (e *ElasticIP) loadBalancer() string {
	if e.InstanceType != instanceTypeLB {
		return ""
	}
	return e.InstanceID
}

type vpcView struct {
	Vpc
	ACLIDs        []string     `json:"aclIds"`
	RouteTableIDs []string     `json:"routeTableIds"`
	Subnets       []subnetView `json:"subnets"`
	AzType        string       `json:"azType"`
	Az            string       `json:"az"`
}

type subnetView struct {
	Subnet
	AvailableIPCount int    `json:"availableIpCount"`
	IPMaskLen        int    `json:"ipMaskLen"`
	StartIP          string `json:"startIp"`
	EndIP            string `json:"endIp"`
	SubnetType       string `json:"subnetType"`
	PublicSubnet     bool   `json:"publicSubnet"`
}

type securityGroupView struct {
	SecurityGroup
	NetworkInterfaceIDs []string `json:"networkInterfaceIds"`
}

type elasticIPView struct {
	ElasticIP
	ChargeMode       string `json:"chargeMode,omitempty"` // hides the account's own field: on the wire it is in charge
	PrivateIPAddress string `json:"privateIpAddress"`
	Charge           Charge `json:"charge"`
	Tags             []Tag  `json:"tags"`
	Status           string `json:"status"`
	State            string `json:"state"`
}

func (c *call) vpcView(vpc *Vpc) vpcView {
	view := vpcView{Vpc: *vpc, ACLIDs: []string{}, RouteTableIDs: []string{}, Subnets: []subnetView{}, AzType: zoneStandard}
	for _, subnet := range c.state.Subnets {
		if subnet.VpcID == vpc.VpcID {
			view.Subnets = append(view.Subnets, c.subnetView(subnet))
		}
	}
	return view
}

func (c *call) subnetView(subnet *Subnet) subnetView {
	pool := c.state.addressPool(subnet)
	kind := zoneStandard
	if subnet.Zone != "" {
		kind = zoneEdge
	}
	return subnetView{
		Subnet: *subnet, SubnetType: kind,
		AvailableIPCount: pool.size() - pool.usedCount(),
		StartIP:          pool.first.String(),
		EndIP:            pool.last.String(),
	}
}

func viewOfSecurityGroup(_ *call, group *SecurityGroup) securityGroupView {
	view := securityGroupView{SecurityGroup: *group, NetworkInterfaceIDs: []string{}}
	if view.Rules == nil {
		view.Rules = []SecurityGroupRule{}
	}
	return view
}

func (c *call) elasticIPView(address *ElasticIP) elasticIPView {
	view := elasticIPView{ElasticIP: *address, Tags: []Tag{}, Status: eipNotAssociated, State: "UP", Charge: Charge{ChargeMode: address.ChargeMode, ChargeStatus: chargeNormal}}
	if address.InstanceID != "" {
		view.Status = eipAssociated
	}
	if lb := c.state.LoadBalancers[address.InstanceID]; lb != nil {
		view.PrivateIPAddress = lb.PrivateIP.PrivateIPAddress
	}
	return view
}

var subnetList = listOf("subnets", subnets, (*call).subnetView,
	where("subnetIds", func(v subnetView) string { return v.SubnetID }).many(),
	where("subnetNames", func(v subnetView) string { return v.SubnetName }).many(),
	where("vpcId", func(v subnetView) string { return v.VpcID }),
	where("subnetType", func(v subnetView) string { return v.SubnetType }).of(anyType, zoneStandard, zoneEdge).unlessGiven(zoneStandard).off(anyType),
	where("azs", func(v subnetView) string { return v.Zone }).many(),
	where("azType", func(v subnetView) string { return v.SubnetType }).of(anyType, zoneStandard, zoneEdge).off(anyType),
)

var vpcList = listOf("vpcs", vpcs, (*call).vpcView,
	where("vpcIds", func(v vpcView) string { return v.VpcID }).many(),
	where("vpcNames", func(v vpcView) string { return v.VpcName }).many(),
	where("azType", func(v vpcView) string { return v.AzType }).of(anyType, zoneStandard, zoneEdge).off(anyType),
)

var securityGroupList = listOf("networkSecurityGroups", securityGroups, viewOfSecurityGroup,
	where("networkSecurityGroupIds", func(v securityGroupView) string { return v.SecurityGroupID }).many(),
	where("networkSecurityGroupNames", func(v securityGroupView) string { return v.SecurityGroupName }).many(),
	where("vpcId", func(v securityGroupView) string { return v.VpcID }),
)

var elasticIPList = listOf("elasticIps", elasticIPs, (*call).elasticIPView,
	where("elasticIpIds", func(v elasticIPView) string { return v.ElasticIPID }).many(),
	where("elasticIpAddress", func(v elasticIPView) string { return v.ElasticIPAddress }),
	where("chargeStatus", func(v elasticIPView) string { return v.Charge.ChargeStatus }).of(chargeNormal, "overdue", chargeArrear),
	where("ipType", func(v elasticIPView) string { return v.IPType }).of(anyType, zoneStandard, zoneEdge).unlessGiven(zoneStandard).off(anyType),
	where("azs", func(v elasticIPView) string { return v.Zone }).many(),
	where("status", func(v elasticIPView) string { return v.Status }).of(eipAssociated, eipNotAssociated, "ALL").off("ALL"),
)

// addressPool knows which addresses of a subnet can be given out. Without those are the network's own address and the
// broadcast address, and the first two, which belong to the router and to DHCP.
type addressPool struct {
	first, last netip.Addr
	used        map[netip.Addr]bool
}

func (s *State) addressPool(subnet *Subnet) addressPool {
	prefix := netip.MustParsePrefix(subnet.AddressPrefix).Masked()
	pool := addressPool{first: prefix.Addr().Next().Next().Next(), used: map[netip.Addr]bool{}}
	last := prefix.Addr().As4()
	for bit := prefix.Bits(); bit < 32; bit++ {
		last[bit/8] |= 1 << (7 - bit%8)
	}
	pool.last = netip.AddrFrom4(last).Prev()
	for _, address := range s.privateAddresses() {
		if parsed, err := netip.ParseAddr(address); err == nil && pool.contains(parsed) {
			pool.used[parsed] = true
		}
	}
	return pool
}

// privateAddresses lists all private addresses that are taken.
func (s *State) privateAddresses() []string {
	var addresses []string
	for _, instance := range s.Instances {
		addresses = append(addresses, instance.PrivateIPAddress)
	}
	for _, container := range s.Containers {
		addresses = append(addresses, container.PrivateIPAddress)
	}
	for _, lb := range s.LoadBalancers {
		addresses = append(addresses, lb.PrivateIP.PrivateIPAddress)
		addresses = append(addresses, lb.NodeAddresses...)
	}
	return addresses
}

func (p addressPool) contains(address netip.Addr) bool {
	return address.Compare(p.first) >= 0 && address.Compare(p.last) <= 0
}

func (p addressPool) size() int {
	first, last := p.first.As4(), p.last.As4()
	number := func(b [4]byte) int { return int(b[0])<<24 | int(b[1])<<16 | int(b[2])<<8 | int(b[3]) }
	return number(last) - number(first) + 1
}

func (p addressPool) usedCount() int { return len(p.used) }

// take reserves the lowest free addresses, or none when there are not enough.
func (p addressPool) take(count int) ([]string, bool) {
	var taken []string
	for address := p.first; len(taken) < count && p.contains(address); address = address.Next() {
		if !p.used[address] {
			taken = append(taken, address.String())
		}
	}
	if len(taken) < count {
		return nil, false
	}
	for _, address := range taken {
		p.used[netip.MustParseAddr(address)] = true
	}
	return taken, true
}

// reserve takes one address that the client chose.
func (p addressPool) reserve(path, chosen string, subnet *Subnet) *apiError {
	address, err := netip.ParseAddr(chosen)
	if err != nil {
		return unexpected(path, chosen, "an IPv4 address")
	}
	if !p.contains(address) {
		return unexpected(path, chosen, "an address of subnet "+subnet.SubnetID+" from "+p.first.String()+" to "+p.last.String())
	}
	if p.used[address] {
		return invalid("Request parameter %s is '%s', which is already in use", path, chosen)
	}
	p.used[address] = true
	return nil
}

var privateNetworks = []netip.Prefix{
	netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("172.16.0.0/12"), netip.MustParsePrefix("192.168.0.0/16"),
}

func isIPv4(given string) bool {
	address, err := netip.ParseAddr(given)
	return err == nil && address.Is4()
}

func isPrivate(given string) bool {
	address, err := netip.ParseAddr(given)
	return err == nil && slices.ContainsFunc(privateNetworks, func(p netip.Prefix) bool { return p.Contains(address) })
}

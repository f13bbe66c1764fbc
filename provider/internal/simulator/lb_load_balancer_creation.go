package simulator

import (
	"fmt"
	"slices"
)

var createLoadBalancerFields = []field{
	text("loadBalancerName").need().follow(nameRule),
	text("subnetId").need().follow(idRule),
	text("type").of(loadBalancerTypes...),
	list("azs", text("").follow(idRule), 0),
	chargeSpecField,
	elasticIPSpecField,
	text("privateIpAddress").follow(addressRule),
	list("securityGroupIds", text("").follow(idRule), maxSecurityGroups).filled(),
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

func createLoadBalancer(c *call, body createLoadBalancerBody) (change, *apiError) {
	body.Type = either(body.Type, typeALB)
	subnet, failure := subnets.find(c.state, body.SubnetID)
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
		if failure := body.ElasticIP.judge(azType); failure != nil {
			return nil, failure
		}
	}
	if failure := c.judgeLoadBalancerName(nil, body.LoadBalancerName); failure != nil {
		return nil, failure
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
		LoadBalancerName: body.LoadBalancerName, SubnetID: body.SubnetID, VpcID: subnet.VpcID, Type: body.Type,
		Azs: present(body.Azs), SecurityGroupIDs: groups, PrivateIP: PrivateIPAddress{PrivateIPAddress: vip},
		Charge:      Charge{ChargeMode: chargeMode, ChargeStatus: chargeNormal, ChargeStartTime: c.createdTime()},
		Description: body.Description, DeleteProtection: body.DeleteProtection, CreatedTime: c.createdTime(), AzType: azType,
		Tags: present(body.UserTags),
	}
	return func() any {
		lb.LoadBalancerID = loadBalancers.newID(c, body.Type)
		c.state.LoadBalancers[lb.LoadBalancerID] = lb
		if body.ElasticIP != nil {
			c.bind(lb, c.buyElasticIP(body.ElasticIP, azType))
		}
		c.sim.begin(lb, stateCreating, stateActive)
		return c.created("loadBalancerId", lb.LoadBalancerID)
	}, nil
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
		group, failure := securityGroups.find(c.state, id)
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

package simulator

import "slices"

// securityGroupsFields serves both associateSecurityGroup and disassociateSecurityGroup.
var securityGroupsFields = []field{list("securityGroupIds", text("").follow(idRule), 0).need().filled()}

// securityGroupsCall reads the body of both calls and finds the alb that they are about.
func securityGroupsCall(c *call) (*LoadBalancer, []string, *apiError) {
	var body struct {
		SecurityGroupIDs []string `json:"securityGroupIds"`
	}
	if failure := c.decode(&body); failure != nil {
		return nil, nil, failure
	}
	lb, failure := c.writableLoadBalancer(c.path["loadBalancerId"])
	if failure != nil {
		return nil, nil, failure
	}
	if lb.Type != typeALB {
		return nil, nil, invalid("Request parameter securityGroupIds is supported by type alb only, not by %s", lb.Type)
	}
	if failure := c.judgeGroupsOf(body.SecurityGroupIDs, lb.VpcID); failure != nil {
		return nil, nil, failure
	}
	return lb, body.SecurityGroupIDs, nil
}

func associateSecurityGroup(c *call) (any, *apiError) {
	lb, ids, failure := securityGroupsCall(c)
	if failure != nil {
		return nil, failure
	}
	var groups []string
	if !c.sim.options.Assumptions.AssociateReplacesSecurityGroups {
		groups = slices.Clone(lb.SecurityGroupIDs)
	}
	for _, id := range ids {
		if !slices.Contains(groups, id) {
			groups = append(groups, id)
		}
	}
	if len(groups) > maxSecurityGroups {
		return nil, quotaExceeded("security_group")
	}
	lb.SecurityGroupIDs = groups
	return result{}, nil
}

func disassociateSecurityGroup(c *call) (any, *apiError) {
	lb, ids, failure := securityGroupsCall(c)
	if failure != nil {
		return nil, failure
	}
	for _, id := range ids {
		if !slices.Contains(lb.SecurityGroupIDs, id) {
			return nil, precondition("Security group '%s' is not associated with load balancer '%s'", id, lb.LoadBalancerID)
		}
	}
	lb.SecurityGroupIDs = slices.DeleteFunc(slices.Clone(lb.SecurityGroupIDs), func(id string) bool { return slices.Contains(ids, id) })
	return result{}, nil
}

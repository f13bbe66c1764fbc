package simulator

import "slices"

// securityGroupsFields serves both associateSecurityGroup and disassociateSecurityGroup.
var securityGroupsFields = []field{list("securityGroupIds", text("").follow(idRule), 0).need().filled()}

type securityGroupsBody struct {
	SecurityGroupIDs []string `json:"securityGroupIds"`
}

// judge finds the alb that both calls are about.
func (b securityGroupsBody) judge(c *call) (*LoadBalancer, *apiError) {
	lb, failure := c.writableLoadBalancer(c.path["loadBalancerId"])
	if failure != nil {
		return nil, failure
	}
	if lb.Type != typeALB {
		return nil, invalid("Request parameter securityGroupIds is supported by type alb only, not by %s", lb.Type)
	}
	return lb, c.judgeGroupsOf(b.SecurityGroupIDs, lb.VpcID)
}

func associateSecurityGroup(c *call, body securityGroupsBody) (change, *apiError) {
	lb, failure := body.judge(c)
	if failure != nil {
		return nil, failure
	}
	var groups []string
	if !c.sim.options.Assumptions.AssociateReplacesSecurityGroups {
		groups = slices.Clone(lb.SecurityGroupIDs)
	}
	for _, id := range body.SecurityGroupIDs {
		if !slices.Contains(groups, id) {
			groups = append(groups, id)
		}
	}
	if len(groups) > maxSecurityGroups {
		return nil, quotaExceeded("security_group")
	}
	return func() any {
		lb.SecurityGroupIDs = groups
		return result{}
	}, nil
}

func disassociateSecurityGroup(c *call, body securityGroupsBody) (change, *apiError) {
	lb, failure := body.judge(c)
	if failure != nil {
		return nil, failure
	}
	for _, id := range body.SecurityGroupIDs {
		if !slices.Contains(lb.SecurityGroupIDs, id) {
			return nil, precondition("Security group '%s' is not associated with load balancer '%s'", id, lb.LoadBalancerID)
		}
	}
	return func() any {
		lb.SecurityGroupIDs = slices.DeleteFunc(slices.Clone(lb.SecurityGroupIDs), func(id string) bool { return slices.Contains(body.SecurityGroupIDs, id) })
		return result{}
	}, nil
}

package client

import (
	"context"
	"fmt"
	"slices"

	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

// CreateLoadBalancer creates a load balancer exactly once (createMarked) and returns its id, and those of the load
// balancers of its type that had the name before: names are not unique. The load balancer is then still CREATING, and has
// a mark for its description: save the id, WaitForLoadBalancer, then UpdateLoadBalancer with the planned description.
// Region and URL of the request are set here.
func (c *Client) CreateLoadBalancer(ctx context.Context, request *lbapi.CreateLoadBalancerRequest) (id string, namesakes []string, err error) {
	sent := *request
	sent.JDCloudRequest = lbapi.NewCreateLoadBalancerRequestWithoutParam().JDCloudRequest
	sent.RegionId = c.region
	productType := "alb"
	if sent.Type != nil {
		productType = *sent.Type
	}
	list := func(ctx context.Context) ([]lb.LoadBalancer, error) {
		return c.ListLoadBalancers(ctx, productType, sent.LoadBalancerName)
	}
	existing, err := list(ctx)
	if err != nil {
		return "", nil, followedBy(err, fmt.Sprintf("This was the search for load balancers named %q, before the create. Nothing was created.", sent.LoadBalancerName))
	}
	for _, item := range existing {
		namesakes = append(namesakes, item.LoadBalancerId)
	}
	id, err = createMarked(ctx, c, loadBalancerKind, sent.LoadBalancerName, list, func(ctx context.Context, mark string) (string, error) {
		sent.Description = &mark
		return callCreate(ctx, c, Operation{LoadBalancer, "createLoadBalancer", Create}, &sent, func(result lbapi.CreateLoadBalancerResult) string { return result.LoadBalancerId })
	})
	if err == nil {
		c.productTypes.set(id, productType)
	}
	return id, namesakes, err
}

// DescribeLoadBalancer reads a load balancer.
func (c *Client) DescribeLoadBalancer(ctx context.Context, id string) (*lb.LoadBalancer, error) {
	return loadBalancerKind.read(ctx, c, id)
}

// ListLoadBalancers lists the load balancers of one type (alb, nlb, dnlb); with a name, only those of exactly that name.
func (c *Client) ListLoadBalancers(ctx context.Context, productType, name string) ([]lb.LoadBalancer, error) {
	return loadBalancerKind.list(ctx, c, "load balancers", name, filter("loadBalancerType", productType))
}

// ListLoadBalancersAt lists the load balancers of all types that have a private address, in whatever VPC.
func (c *Client) ListLoadBalancersAt(ctx context.Context, privateIPAddress string) ([]lb.LoadBalancer, error) {
	var all []lb.LoadBalancer
	for _, productType := range allProductTypes {
		items, err := loadBalancerKind.list(ctx, c, "load balancers", "", filter("loadBalancerType", productType), filter("privateIpAddresses", privateIPAddress))
		if err != nil {
			return nil, err
		}
		all = append(all, items...)
	}
	return all, nil
}

// UpdateLoadBalancer changes the properties that the request sets. Region and URL of the request are set here.
func (c *Client) UpdateLoadBalancer(ctx context.Context, request *lbapi.UpdateLoadBalancerRequest) error {
	sent := *request
	sent.JDCloudRequest = lbapi.NewUpdateLoadBalancerRequestWithoutParam().JDCloudRequest
	sent.RegionId = c.region
	_, err := Call[lbapi.UpdateLoadBalancerResult](ctx, c, Operation{LoadBalancer, "updateLoadBalancer", Idempotent}, &sent)
	return err
}

// DeleteLoadBalancer starts the deletion; WaitForLoadBalancerGone sees it through. The elastic IP is kept. A load
// balancer that is confirmed not to exist, or to be on its way out, counts as deleted.
func (c *Client) DeleteLoadBalancer(ctx context.Context, id string) error {
	return deleteConfirmed(ctx, c, loadBalancerKind, id, func(ctx context.Context) error {
		_, err := Call[lbapi.DeleteLoadBalancerResult](ctx, c, Operation{LoadBalancer, "deleteLoadBalancer", Idempotent},
			lbapi.NewDeleteLoadBalancerRequest(c.region, id))
		return err
	})
}

// AssociateElasticIP attaches an elastic IP to a load balancer.
func (c *Client) AssociateElasticIP(ctx context.Context, id, elasticIPID string) error {
	return c.changeLoadBalancer(ctx, id, "elastic IP "+elasticIPID+" of load balancer "+id,
		func(ctx context.Context) error {
			_, err := Call[lbapi.AssociateElasticIpResult](ctx, c, Operation{LoadBalancer, "associateElasticIp", Create},
				lbapi.NewAssociateElasticIpRequest(c.region, id, elasticIPID))
			return err
		},
		func(item *lb.LoadBalancer) bool { return item.PrivateIp.ElasticIpId == elasticIPID })
}

// DisassociateElasticIP detaches an elastic IP from a load balancer and keeps the elastic IP.
func (c *Client) DisassociateElasticIP(ctx context.Context, id, elasticIPID string) error {
	return c.changeLoadBalancer(ctx, id, "elastic IP "+elasticIPID+" of load balancer "+id,
		func(ctx context.Context) error {
			_, err := Call[lbapi.DisassociateElasticIpResult](ctx, c, Operation{LoadBalancer, "disassociateElasticIp", Create},
				lbapi.NewDisassociateElasticIpRequest(c.region, id, elasticIPID))
			return err
		},
		func(item *lb.LoadBalancer) bool { return item.PrivateIp.ElasticIpId != elasticIPID })
}

// AssociateSecurityGroups attaches security groups to an ALB.
func (c *Client) AssociateSecurityGroups(ctx context.Context, id string, securityGroupIDs []string) error {
	return c.changeLoadBalancer(ctx, id, "security groups of load balancer "+id,
		func(ctx context.Context) error {
			_, err := Call[lbapi.AssociateSecurityGroupResult](ctx, c, Operation{LoadBalancer, "associateSecurityGroup", Create},
				lbapi.NewAssociateSecurityGroupRequest(c.region, id, securityGroupIDs))
			return err
		},
		func(item *lb.LoadBalancer) bool {
			return !slices.ContainsFunc(securityGroupIDs, func(wanted string) bool { return !slices.Contains(item.SecurityGroupIds, wanted) })
		})
}

// DisassociateSecurityGroups detaches security groups from an ALB.
func (c *Client) DisassociateSecurityGroups(ctx context.Context, id string, securityGroupIDs []string) error {
	return c.changeLoadBalancer(ctx, id, "security groups of load balancer "+id,
		func(ctx context.Context) error {
			_, err := Call[lbapi.DisassociateSecurityGroupResult](ctx, c, Operation{LoadBalancer, "disassociateSecurityGroup", Create},
				lbapi.NewDisassociateSecurityGroupRequest(c.region, id, securityGroupIDs))
			return err
		},
		func(item *lb.LoadBalancer) bool {
			return !slices.ContainsFunc(securityGroupIDs, func(unwanted string) bool { return slices.Contains(item.SecurityGroupIds, unwanted) })
		})
}

// changeLoadBalancer performs a write that may be refused when repeated; after an unknown outcome it reads the load
// balancer to see whether the change is there.
func (c *Client) changeLoadBalancer(ctx context.Context, id, what string, write func(ctx context.Context) error, done func(*lb.LoadBalancer) bool) error {
	_, err := writeOnce(ctx, c, what, maxLooks,
		func(ctx context.Context) (struct{}, error) { return struct{}{}, write(ctx) },
		func(ctx context.Context) (struct{}, bool, error) {
			item, err := c.DescribeLoadBalancer(ctx, id)
			return struct{}{}, err == nil && done(item), err
		})
	return err
}

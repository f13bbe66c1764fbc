package client

import (
	"context"
	"fmt"
	"slices"

	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

// CreateLoadBalancer creates a load balancer exactly once (CreateOnce) and returns its id, and those of the load
// balancers of its type that had the name before: names are not unique. The load balancer is then still CREATING: save
// the id, then WaitForLoadBalancer. Region and URL of the request are set here.
func (c *Client) CreateLoadBalancer(ctx context.Context, request *lbapi.CreateLoadBalancerRequest) (id string, namesakes []string, err error) {
	sent := *request
	sent.JDCloudRequest = lbapi.NewCreateLoadBalancerRequestWithoutParam().JDCloudRequest
	sent.RegionId = c.region
	productType := "alb"
	if sent.Type != nil {
		productType = *sent.Type
	}
	operation := Operation{LoadBalancer, "createLoadBalancer", Create}
	id, err = CreateOnce(ctx, c, Creation[lb.LoadBalancer]{
		Operation: operation,
		Noun:      "load balancer",
		Name:      sent.LoadBalancerName,
		List: func(ctx context.Context) ([]lb.LoadBalancer, error) {
			return c.ListLoadBalancers(ctx, productType, sent.LoadBalancerName)
		},
		ID:          func(item lb.LoadBalancer) string { return item.LoadBalancerId },
		Existing:    func(ids []string) { namesakes = ids },
		Differences: func(item lb.LoadBalancer) []string { return loadBalancerDifferences(&sent, item) },
	}, func(ctx context.Context) (string, error) {
		result, err := Call[lbapi.CreateLoadBalancerResult](ctx, c, operation, &sent)
		return result.LoadBalancerId, err
	})
	if err == nil {
		c.productTypes.set(id, productType)
	}
	return id, namesakes, err
}

func loadBalancerDifferences(request *lbapi.CreateLoadBalancerRequest, item lb.LoadBalancer) []string {
	var c comparison
	compare(&c, "name", &request.LoadBalancerName, item.LoadBalancerName)
	compare(&c, "subnetId", &request.SubnetId, item.SubnetId)
	compare(&c, "type", request.Type, item.Type)
	compareSets(&c, "azs", request.Azs, item.Azs)
	compareSets(&c, "securityGroupIds", request.SecurityGroupIds, item.SecurityGroupIds)
	compare(&c, "description", request.Description, item.Description)
	compare(&c, "deleteProtection", request.DeleteProtection, item.DeleteProtection)
	if item.PrivateIp.PrivateIpAddress != "" {
		compare(&c, "privateIpAddress", request.PrivateIpAddress, item.PrivateIp.PrivateIpAddress)
	}
	if request.UserTags != nil {
		compareSets(&c, "tags", tagTexts(request.UserTags), tagTexts(item.Tags))
	}
	return c.differences
}

func tagTexts(tags []lb.Tag) []string {
	texts := make([]string, 0, len(tags))
	for _, tag := range tags {
		texts = append(texts, fmt.Sprintf("%q=%q", zeroIfNil(tag.Key), zeroIfNil(tag.Value)))
	}
	return texts
}

// DescribeLoadBalancer reads a load balancer.
func (c *Client) DescribeLoadBalancer(ctx context.Context, id string) (*lb.LoadBalancer, error) {
	return loadBalancerKind.read(ctx, c, id)
}

// ListLoadBalancers lists the load balancers of one type (alb, nlb, dnlb); with a name, only those of exactly that name.
func (c *Client) ListLoadBalancers(ctx context.Context, productType, name string) ([]lb.LoadBalancer, error) {
	return loadBalancerKind.list(ctx, c, "load balancers", name, filter("loadBalancerType", productType))
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
	_, err := writeOnce(ctx, c, what,
		func(ctx context.Context) (struct{}, error) { return struct{}{}, write(ctx) },
		func(ctx context.Context) (struct{}, bool, error) {
			item, err := c.DescribeLoadBalancer(ctx, id)
			return struct{}{}, err == nil && done(item), err
		})
	return err
}

package client

import (
	"context"

	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

// CreateTargetGroup creates a target group exactly once (createMarked) and returns its id. Region and URL of the request are set
// here. When its description cannot be set afterwards, it returns the id along with the error: save it. Hold the load
// balancer's lock.
func (c *Client) CreateTargetGroup(ctx context.Context, request *lbapi.CreateTargetGroupRequest) (string, error) {
	sent := *request
	sent.JDCloudRequest = lbapi.NewCreateTargetGroupRequestWithoutParam().JDCloudRequest
	sent.RegionId = c.region
	id, err := createMarked(ctx, c, targetGroupKind, sent.TargetGroupName, func(ctx context.Context) ([]lb.TargetGroup, error) {
		return c.ListTargetGroups(ctx, sent.LoadBalancerId, sent.TargetGroupName)
	}, func(ctx context.Context, mark string) (string, error) {
		sent.Description = &mark
		return callCreate(ctx, c, Operation{LoadBalancer, "createTargetGroup", Create}, &sent, func(result lbapi.CreateTargetGroupResult) string { return result.TargetGroupId })
	})
	if err != nil {
		return "", err
	}
	c.parents.set(id, sent.LoadBalancerId)
	return id, correctDescription(ctx, targetGroupKind.noun, id, request.Description, func(ctx context.Context, description *string) error {
		return c.UpdateTargetGroup(ctx, &lbapi.UpdateTargetGroupRequest{TargetGroupId: id, Description: description})
	})
}

// DescribeTargetGroup reads a target group. Its targets come from ListTargets.
func (c *Client) DescribeTargetGroup(ctx context.Context, id string) (*lb.TargetGroup, error) {
	return targetGroupKind.read(ctx, c, id)
}

// LoadBalancerOfTargetGroup returns the id of the load balancer that a target group belongs to. It asks only for a group
// that this client has neither created nor read. The error is NotFound only when the absence is confirmed.
func (c *Client) LoadBalancerOfTargetGroup(ctx context.Context, id string) (string, error) {
	if parent, known := c.parents.get(id); known {
		return parent, nil
	}
	group, err := c.ReadTargetGroup(ctx, id, "")
	if err != nil {
		return "", err
	}
	return group.LoadBalancerId, nil
}

// ListTargetGroups lists the target groups of a load balancer; with a name, only those of exactly that name.
func (c *Client) ListTargetGroups(ctx context.Context, loadBalancerID, name string) ([]lb.TargetGroup, error) {
	return targetGroupKind.listChildren(ctx, c, loadBalancerID, name)
}

// UpdateTargetGroup changes the properties that the request sets. Region and URL of the request are set here. Hold the
// load balancer's lock.
func (c *Client) UpdateTargetGroup(ctx context.Context, request *lbapi.UpdateTargetGroupRequest) error {
	sent := *request
	sent.JDCloudRequest = lbapi.NewUpdateTargetGroupRequestWithoutParam().JDCloudRequest
	sent.RegionId = c.region
	_, err := Call[lbapi.UpdateTargetGroupResult](ctx, c, Operation{LoadBalancer, "updateTargetGroup", Idempotent}, &sent)
	return err
}

// DeleteTargetGroup deletes a target group; one that is confirmed not to exist counts as deleted, one that a backend uses is
// refused at once (IsInUse). Hold the load balancer's lock.
func (c *Client) DeleteTargetGroup(ctx context.Context, id string) error {
	return deleteConfirmed(ctx, c, targetGroupKind, id, func(ctx context.Context) error {
		_, err := Call[lbapi.DeleteTargetGroupResult](ctx, c, Operation{LoadBalancer, "deleteTargetGroup", Delete},
			lbapi.NewDeleteTargetGroupRequest(c.region, id))
		return err
	})
}

package client

import (
	"context"
	"slices"

	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

// ListAgTargets lists the members of a backend's availability group.
func (c *Client) ListAgTargets(ctx context.Context, backendID string) ([]lb.AgTarget, error) {
	request := lbapi.NewDescribeAgTargetsRequest(c.region, backendID)
	idOf := func(item lb.AgTarget) string { return item.TargetId }
	return ListAll(ctx, "members of the availability group of backend "+backendID, func(ctx context.Context, number, size int) (Page[lb.AgTarget], error) {
		request.PageNumber, request.PageSize = &number, &size
		return callPage(ctx, c, Operation{LoadBalancer, "describeAgTargets", Read}, request, func(result lbapi.DescribeAgTargetsResult) Page[lb.AgTarget] {
			return Page[lb.AgTarget]{Items: result.Targets, TotalCount: result.TotalCount}
		}, idOf)
	}, idOf)
}

// UpdateAgTargets changes the weights of members of a backend's availability group, twenty at a time. A member that has
// left the group is answered with NOT_FOUND. Hold the load balancer's lock.
func (c *Client) UpdateAgTargets(ctx context.Context, backendID string, specs []lb.AgTargetUpdateSpec) error {
	for batch := range slices.Chunk(specs, TargetBatch) {
		if _, err := Call[lbapi.UpdateAgTargetsResult](ctx, c, Operation{LoadBalancer, "updateAgTargets", Idempotent},
			lbapi.NewUpdateAgTargetsRequest(c.region, backendID, batch)); err != nil {
			return err
		}
	}
	return nil
}

package provider

import (
	"context"
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"
	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

func newTargetGroupResource() resource.Resource {
	return newObjectResource(objectKind[targetGroupModel, lb.TargetGroup]{
		typeName:     "jdcloud_lb_target_group",
		noun:         "target group",
		exampleID:    "tg-a1b2c3d4e5",
		schema:       targetGroupSchema,
		timeout:      childTimeout,
		loadBalancer: func(m targetGroupModel) string { return m.LoadBalancerID.ValueString() },
		namePrefix:   func(m targetGroupModel) types.String { return m.NamePrefix },

		create: func(ctx context.Context, c *client.Client, plan targetGroupModel) (string, error) {
			return c.CreateTargetGroup(ctx, plan.createRequest())
		},
		collision: func(ctx context.Context, c *client.Client, plan targetGroupModel, cause error) error {
			return nameTaken(ctx, cause, "jdcloud_lb_target_group", func(ctx context.Context) ([]lb.TargetGroup, error) {
				return c.ListTargetGroups(ctx, plan.LoadBalancerID.ValueString(), plan.Name.ValueString())
			}, func(item lb.TargetGroup) string { return item.TargetGroupId })
		},
		describe: (*client.Client).DescribeTargetGroup,
		refresh: func(ctx context.Context, c *client.Client, state targetGroupModel) (*lb.TargetGroup, error) {
			return c.ReadTargetGroup(ctx, state.ID.ValueString(), state.LoadBalancerID.ValueString())
		},
		take: (*targetGroupModel).take,
		update: func(ctx context.Context, c *client.Client, plan, state targetGroupModel) error {
			request := &lbapi.UpdateTargetGroupRequest{TargetGroupId: state.ID.ValueString()}
			changed, err := changedFields(request, plan.createRequest(), state.createRequest())
			if err != nil || !changed {
				return err
			}
			return c.UpdateTargetGroup(ctx, request)
		},
		remove: (*client.Client).DeleteTargetGroup,
		users:  targetGroupUsers,
	})
}

func targetGroupUsers(ctx context.Context, c *client.Client, state targetGroupModel) ([]string, error) {
	backends, err := c.ListBackends(ctx, state.LoadBalancerID.ValueString(), "")
	var users []string
	for _, backend := range backends {
		if slices.Contains(backend.TargetGroupIds, state.ID.ValueString()) {
			users = append(users, fmt.Sprintf("backend %s (%s)", backend.BackendId, backend.BackendName))
		}
	}
	return users, err
}

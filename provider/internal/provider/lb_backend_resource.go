package provider

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

func newBackendResource() resource.Resource {
	return newObjectResource(objectKind[backendModel, lb.Backend]{
		typeName:     "jdcloud_lb_backend",
		noun:         "backend",
		exampleID:    "backend-a1b2c3d4e5",
		schema:       backendSchema,
		timeout:      childTimeout,
		loadBalancer: func(m backendModel) string { return m.LoadBalancerID.ValueString() },
		namePrefix:   func(m backendModel) types.String { return m.NamePrefix },

		create: func(ctx context.Context, c *client.Client, plan backendModel) (string, error) {
			return c.CreateBackend(ctx, plan.createRequest(), !plan.HealthCheck.isEnabled())
		},
		undo: func(plan *backendModel) { plan.HealthCheck.Enabled = types.BoolValue(true) },
		collision: func(ctx context.Context, c *client.Client, plan backendModel, cause error) error {
			return nameTaken(ctx, cause, "jdcloud_lb_backend", func(ctx context.Context) ([]lb.Backend, error) {
				return c.ListBackends(ctx, plan.LoadBalancerID.ValueString(), plan.Name.ValueString())
			}, func(item lb.Backend) string { return item.BackendId })
		},
		describe: (*client.Client).DescribeBackend,
		refresh: func(ctx context.Context, c *client.Client, state backendModel) (*lb.Backend, error) {
			return c.ReadBackend(ctx, state.ID.ValueString(), state.LoadBalancerID.ValueString())
		},
		take: (*backendModel).take,
		update: func(ctx context.Context, c *client.Client, plan, state backendModel) error {
			request, changed, err := plan.updateRequest(state)
			if err != nil || !changed {
				return err
			}
			return c.UpdateBackend(ctx, request)
		},
		complete:  completeMemberWeights,
		further:   readMemberWeights,
		remove:    (*client.Client).DeleteBackend,
		users:     backendUsers,
		usersRule: ruleBackendInUse,

		validate: backendModel.validate,
		plan:     planBackend,
	})
}

func backendUsers(ctx context.Context, c *client.Client, state backendModel) ([]string, error) {
	listeners, err := c.ListListeners(ctx, state.LoadBalancerID.ValueString(), "")
	var users []string
	for _, listener := range listeners {
		if listener.BackendId == state.ID.ValueString() {
			users = append(users, fmt.Sprintf("listener %s (%s)", listener.ListenerId, listener.ListenerName))
		}
	}
	return users, err
}

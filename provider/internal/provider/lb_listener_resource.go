package provider

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

func newListenerResource() resource.Resource {
	return newObjectResource(objectKind[listenerModel, lb.Listener]{
		typeName:     "jdcloud_lb_listener",
		noun:         "listener",
		exampleID:    "listener-a1b2c3d4e5",
		schema:       listenerSchema,
		timeout:      childTimeout,
		loadBalancer: func(m listenerModel) string { return m.LoadBalancerID.ValueString() },

		create: func(ctx context.Context, c *client.Client, plan listenerModel) (string, error) {
			return c.CreateListener(ctx, plan.createRequest(), plan.laterStatus())
		},
		collision: explainListenerCollision,
		describe:  (*client.Client).DescribeListener,
		refresh: func(ctx context.Context, c *client.Client, state listenerModel) (*lb.Listener, error) {
			return c.ReadListener(ctx, state.ID.ValueString(), state.LoadBalancerID.ValueString())
		},
		take: (*listenerModel).take,
		update: func(ctx context.Context, c *client.Client, plan, state listenerModel) error {
			request, changed, err := plan.updateRequest(state)
			if err != nil || !changed {
				return err
			}
			return c.UpdateListener(ctx, request)
		},
		remove: (*client.Client).DeleteListener,

		validate: listenerModel.validate,
		plan:     planListener,
	})
}

// explainListenerCollision says which listener has the port or the name.
func explainListenerCollision(ctx context.Context, c *client.Client, plan listenerModel, cause error) error {
	loadBalancerID := plan.LoadBalancerID.ValueString()
	listeners, err := c.ListListeners(ctx, loadBalancerID, "")
	if err != nil {
		return cause
	}
	for _, listener := range listeners {
		if int64(listener.Port) != plan.Port.ValueInt64() {
			continue
		}
		return rulePortTaken.broken(fmt.Errorf("%w Port %d of load balancer %s is taken by listener %s (%s). If that is the listener which this one replaces: "+
			"two listeners cannot share a port, so remove create_before_destroy from its lifecycle and from that of what depends on it. "+
			"Otherwise choose another port, or import the listener (terraform import jdcloud_lb_listener.<name> %s)",
			cause, listener.Port, loadBalancerID, listener.ListenerId, listener.ListenerName, listener.ListenerId))
	}
	return nameTaken(ctx, cause, "jdcloud_lb_listener", func(ctx context.Context) ([]lb.Listener, error) {
		return c.ListListeners(ctx, loadBalancerID, plan.Name.ValueString())
	}, func(item lb.Listener) string { return item.ListenerId })
}

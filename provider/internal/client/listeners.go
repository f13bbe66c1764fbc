package client

import (
	"context"

	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

// CreateListener creates a listener exactly once (CreateOnce) and returns its id. Region and URL of the request are set
// here. Hold the load balancer's lock.
func (c *Client) CreateListener(ctx context.Context, request *lbapi.CreateListenerRequest) (string, error) {
	sent := *request
	sent.JDCloudRequest = lbapi.NewCreateListenerRequestWithoutParam().JDCloudRequest
	sent.RegionId = c.region
	operation := Operation{LoadBalancer, "createListener", Create}
	return CreateOnce(ctx, c, Creation[lb.Listener]{
		Operation: operation,
		Noun:      "listener",
		Name:      sent.ListenerName,
		Parent:    sent.LoadBalancerId,
		List: func(ctx context.Context) ([]lb.Listener, error) {
			return c.ListListeners(ctx, sent.LoadBalancerId, sent.ListenerName)
		},
		ID:          func(item lb.Listener) string { return item.ListenerId },
		Differences: func(item lb.Listener) []string { return listenerDifferences(&sent, item) },
	}, func(ctx context.Context) (string, error) {
		result, err := Call[lbapi.CreateListenerResult](ctx, c, operation, &sent)
		return result.ListenerId, err
	})
}

func listenerDifferences(request *lbapi.CreateListenerRequest, item lb.Listener) []string {
	var c comparison
	compare(&c, "protocol", &request.Protocol, item.Protocol)
	compare(&c, "port", &request.Port, item.Port)
	compare(&c, "backendId", &request.BackendId, item.BackendId)
	compare(&c, "urlMapId", request.UrlMapId, item.UrlMapId)
	compare(&c, "hstsEnable", request.HstsEnable, item.HstsEnable)
	compare(&c, "hstsMaxAge", request.HstsMaxAge, item.HstsMaxAge)
	compare(&c, "connectionIdleTimeSeconds", request.ConnectionIdleTimeSeconds, item.ConnectionIdleTimeSeconds)
	compare(&c, "description", request.Description, item.Description)
	compare(&c, "securityPolicyId", request.SecurityPolicyId, item.SecurityPolicyId)
	if request.Limitation != nil {
		compare(&c, "limitation.qps", request.Limitation.Qps, zeroIfNil(item.Limitation.Qps))
		compare(&c, "limitation.activeConnections", request.Limitation.ActiveConnections, zeroIfNil(item.Limitation.ActiveConnections))
	}
	if request.CertificateSpecs != nil {
		compareSets(&c, "certificateSpecs", certificateIDs(request.CertificateSpecs), certificateIDs(item.CertificateSpecs))
	}
	return c.differences
}

func certificateIDs(specs []lb.CertificateSpec) []string {
	ids := make([]string, 0, len(specs))
	for _, spec := range specs {
		ids = append(ids, spec.CertificateId)
	}
	return ids
}

// DescribeListener reads a listener.
func (c *Client) DescribeListener(ctx context.Context, id string) (*lb.Listener, error) {
	return listenerKind.read(ctx, c, id)
}

// ListListeners lists the listeners of a load balancer; with a name, only those of exactly that name.
func (c *Client) ListListeners(ctx context.Context, loadBalancerID, name string) ([]lb.Listener, error) {
	return listenerKind.listChildren(ctx, c, loadBalancerID, name)
}

// UpdateListener changes the properties that the request sets. Region and URL of the request are set here. Hold the
// load balancer's lock.
func (c *Client) UpdateListener(ctx context.Context, request *lbapi.UpdateListenerRequest) error {
	sent := *request
	sent.JDCloudRequest = lbapi.NewUpdateListenerRequestWithoutParam().JDCloudRequest
	sent.RegionId = c.region
	_, err := Call[lbapi.UpdateListenerResult](ctx, c, Operation{LoadBalancer, "updateListener", Idempotent}, &sent)
	return err
}

// DeleteListener deletes a listener; one that is confirmed not to exist counts as deleted. Hold the load balancer's lock.
func (c *Client) DeleteListener(ctx context.Context, id string) error {
	return deleteConfirmed(ctx, c, listenerKind, id, func(ctx context.Context) error {
		_, err := Call[lbapi.DeleteListenerResult](ctx, c, Operation{LoadBalancer, "deleteListener", Idempotent},
			lbapi.NewDeleteListenerRequest(c.region, id))
		return err
	})
}

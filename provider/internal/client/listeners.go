package client

import (
	"context"
	"slices"

	common "github.com/jdcloud-api/jdcloud-sdk-go/services/common/models"
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
	result, err := Call[lbapi.DescribeListenerResult](ctx, c, Operation{LoadBalancer, "describeListener", Read},
		lbapi.NewDescribeListenerRequest(c.region, id))
	if err != nil {
		return nil, err
	}
	return &result.Listener, nil
}

// ListListeners lists the listeners of a load balancer; with a name, only those of exactly that name.
func (c *Client) ListListeners(ctx context.Context, loadBalancerID, name string) ([]lb.Listener, error) {
	filters, err := c.childFilters(ctx, loadBalancerID, "listenerNames", name)
	if err != nil {
		return nil, err
	}
	request := lbapi.NewDescribeListenersRequest(c.region)
	request.Filters = filters
	items, err := ListAll(ctx, "listeners of load balancer "+loadBalancerID, func(ctx context.Context, number, size int) (Page[lb.Listener], error) {
		request.PageNumber, request.PageSize = &number, &size
		result, err := Call[lbapi.DescribeListenersResult](ctx, c, Operation{LoadBalancer, "describeListeners", Read}, request)
		return Page[lb.Listener]{result.Listeners, result.TotalCount}, err
	}, func(item lb.Listener) string { return item.ListenerId })
	if name != "" {
		items = slices.DeleteFunc(items, func(item lb.Listener) bool { return item.ListenerName != name })
	}
	return items, err
}

// childFilters selects the children of a load balancer, and with a name only those of that name.
func (c *Client) childFilters(ctx context.Context, loadBalancerID, nameFilter, name string) ([]common.Filter, error) {
	productType, err := c.loadBalancerType(ctx, loadBalancerID)
	if err != nil {
		return nil, err
	}
	filters := []common.Filter{filter("loadBalancerId", loadBalancerID), filter("loadBalancerType", productType)}
	if name != "" {
		filters = append(filters, filter(nameFilter, name))
	}
	return filters, nil
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

// DeleteListener deletes a listener; one that does not exist counts as deleted. Hold the load balancer's lock.
func (c *Client) DeleteListener(ctx context.Context, id string) error {
	_, err := Call[lbapi.DeleteListenerResult](ctx, c, Operation{LoadBalancer, "deleteListener", Idempotent},
		lbapi.NewDeleteListenerRequest(c.region, id))
	return ignoreNotFound(err)
}

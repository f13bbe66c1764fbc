package client

import (
	"context"

	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

// CreateBackend creates a backend exactly once (CreateOnce) and returns its id. Region and URL of the request are set
// here. Hold the load balancer's lock.
func (c *Client) CreateBackend(ctx context.Context, request *lbapi.CreateBackendRequest) (string, error) {
	sent := *request
	sent.JDCloudRequest = lbapi.NewCreateBackendRequestWithoutParam().JDCloudRequest
	sent.RegionId = c.region
	operation := Operation{LoadBalancer, "createBackend", Create}
	return CreateOnce(ctx, c, Creation[lb.Backend]{
		Operation: operation,
		Noun:      "backend",
		Name:      sent.BackendName,
		Parent:    sent.LoadBalancerId,
		List: func(ctx context.Context) ([]lb.Backend, error) {
			return c.ListBackends(ctx, sent.LoadBalancerId, sent.BackendName)
		},
		ID:          func(item lb.Backend) string { return item.BackendId },
		Differences: func(item lb.Backend) []string { return backendDifferences(&sent, item) },
	}, func(ctx context.Context) (string, error) {
		result, err := Call[lbapi.CreateBackendResult](ctx, c, operation, &sent)
		return result.BackendId, err
	})
}

func backendDifferences(request *lbapi.CreateBackendRequest, item lb.Backend) []string {
	var c comparison
	compare(&c, "protocol", &request.Protocol, item.Protocol)
	compare(&c, "port", &request.Port, item.Port)
	compare(&c, "algorithm", request.Algorithm, item.Algorithm)
	compareSets(&c, "targetGroupIds", request.TargetGroupIds, item.TargetGroupIds)
	compareSets(&c, "agIds", availabilityGroupIDs(request), item.AgIds)
	compare(&c, "proxyProtocol", request.ProxyProtocol, item.ProxyProtocol)
	compare(&c, "description", request.Description, item.Description)
	compare(&c, "sessionStickiness", request.SessionStickiness, item.SessionStickiness)
	compare(&c, "sessionStickyTimeout", request.SessionStickyTimeout, item.SessionStickyTimeout)
	compare(&c, "connectionDrainingSeconds", request.ConnectionDrainingSeconds, item.ConnectionDrainingSeconds)
	compare(&c, "httpCookieExpireSeconds", request.HttpCookieExpireSeconds, item.HttpCookieExpireSeconds)
	compare(&c, "httpForwardedProtocol", request.HttpForwardedProtocol, item.HttpForwardedProtocol)
	compare(&c, "httpForwardedPort", request.HttpForwardedPort, item.HttpForwardedPort)
	compare(&c, "httpForwardedHost", request.HttpForwardedHost, item.HttpForwardedHost)
	compare(&c, "httpForwardedVip", request.HttpForwardedVip, item.HttpForwardedVip)
	compare(&c, "httpForwardedClientPort", request.HttpForwardedClientPort, item.HttpForwardedClientPort)
	if wanted := request.HealthCheckSpec; wanted != nil {
		got := item.HealthCheck
		compare(&c, "healthCheckSpec.protocol", &wanted.Protocol, got.Protocol)
		compare(&c, "healthCheckSpec.healthyThresholdCount", wanted.HealthyThresholdCount, got.HealthyThresholdCount)
		compare(&c, "healthCheckSpec.unhealthyThresholdCount", wanted.UnhealthyThresholdCount, got.UnhealthyThresholdCount)
		compare(&c, "healthCheckSpec.checkTimeoutSeconds", wanted.CheckTimeoutSeconds, got.CheckTimeoutSeconds)
		compare(&c, "healthCheckSpec.intervalSeconds", wanted.IntervalSeconds, got.IntervalSeconds)
		compare(&c, "healthCheckSpec.port", wanted.Port, got.Port)
		compare(&c, "healthCheckSpec.httpVersion", wanted.HttpVersion, got.HttpVersion)
		compare(&c, "healthCheckSpec.httpDomain", wanted.HttpDomain, got.HttpDomain)
		compare(&c, "healthCheckSpec.httpPath", wanted.HttpPath, got.HttpPath)
		compareSets(&c, "healthCheckSpec.httpCode", wanted.HttpCode, got.HttpCode)
	}
	return c.differences
}

// availabilityGroupIDs returns the groups of a request: agInfoSpec wins over agIds. JD Cloud SDK: CreateBackendRequest.
func availabilityGroupIDs(request *lbapi.CreateBackendRequest) []string {
	if request.AgInfoSpec == nil {
		return request.AgIds
	}
	ids := make([]string, 0, len(request.AgInfoSpec))
	for _, spec := range request.AgInfoSpec {
		ids = append(ids, spec.AgId)
	}
	return ids
}

// DescribeBackend reads a backend.
func (c *Client) DescribeBackend(ctx context.Context, id string) (*lb.Backend, error) {
	return backendKind.read(ctx, c, id)
}

// ListBackends lists the backends of a load balancer; with a name, only those of exactly that name.
func (c *Client) ListBackends(ctx context.Context, loadBalancerID, name string) ([]lb.Backend, error) {
	return backendKind.listChildren(ctx, c, loadBalancerID, name)
}

// UpdateBackend changes the properties that the request sets. Region and URL of the request are set here. Hold the load
// balancer's lock.
func (c *Client) UpdateBackend(ctx context.Context, request *lbapi.UpdateBackendRequest) error {
	sent := *request
	sent.JDCloudRequest = lbapi.NewUpdateBackendRequestWithoutParam().JDCloudRequest
	sent.RegionId = c.region
	_, err := Call[lbapi.UpdateBackendResult](ctx, c, Operation{LoadBalancer, "updateBackend", Idempotent}, &sent)
	return err
}

// DeleteBackend deletes a backend; one that is confirmed not to exist counts as deleted, one that a listener uses is
// refused at once (IsInUse). Hold the load balancer's lock.
func (c *Client) DeleteBackend(ctx context.Context, id string) error {
	return deleteConfirmed(ctx, c, backendKind, id, func(ctx context.Context) error {
		_, err := Call[lbapi.DeleteBackendResult](ctx, c, Operation{LoadBalancer, "deleteBackend", Delete},
			lbapi.NewDeleteBackendRequest(c.region, id))
		return err
	})
}

package client

import (
	"context"
	"fmt"

	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

// CreateBackend creates a backend exactly once (createMarked) and returns its id. Region and URL of the request are set
// here. A backend is always created with health checks: closeHealthCheck switches them off with the call that sets the
// description afterwards. When that call fails, CreateBackend returns the id along with the error: save it. Hold the load
// balancer's lock.
func (c *Client) CreateBackend(ctx context.Context, request *lbapi.CreateBackendRequest, closeHealthCheck bool) (string, error) {
	sent := *request
	sent.JDCloudRequest = lbapi.NewCreateBackendRequestWithoutParam().JDCloudRequest
	sent.RegionId = c.region
	id, err := createMarked(ctx, c, backendKind, sent.BackendName, func(ctx context.Context) ([]lb.Backend, error) {
		return c.ListBackends(ctx, sent.LoadBalancerId, sent.BackendName)
	}, func(ctx context.Context, mark string) (string, error) {
		sent.Description = &mark
		return callCreate(ctx, c, Operation{LoadBalancer, "createBackend", Create}, &sent, func(result lbapi.CreateBackendResult) string { return result.BackendId })
	})
	if err != nil {
		return "", err
	}
	err = correctDescription(ctx, backendKind.noun, id, request.Description, func(ctx context.Context, description *string) error {
		correction := &lbapi.UpdateBackendRequest{BackendId: id, Description: description}
		if closeHealthCheck {
			correction.CloseHealthCheck = &closeHealthCheck
		}
		return c.UpdateBackend(ctx, correction)
	})
	if err != nil && closeHealthCheck {
		err = fmt.Errorf("the health checks were not switched off: %w", err)
	}
	return id, err
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

// ReadTargetHealth lists the health of a backend's targets. The error is NotFound only when the absence of the backend is
// confirmed.
func (c *Client) ReadTargetHealth(ctx context.Context, backendID string) ([]lb.TargetHealth, error) {
	return confirmed(ctx, c, backendKind, backendID, c.knownType(backendID, ""), func(ctx context.Context) ([]lb.TargetHealth, error) {
		// Without a page size the answer has all of them. They have no ids that pages could be put together by.
		result, _, err := call(ctx, c, Operation{LoadBalancer, "describeTargetHealth", Read}, lbapi.NewDescribeTargetHealthRequest(c.region, backendID),
			func(result lbapi.DescribeTargetHealthResult) error {
				if shown := len(result.TargetHealths); shown != result.TotalCount {
					return fmt.Errorf("the answer counts %d targets but shows %d", result.TotalCount, shown)
				}
				return nil
			})
		return result.TargetHealths, err
	})
}

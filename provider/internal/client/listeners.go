package client

import (
	"context"
	"fmt"

	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

// CreateListener creates a listener exactly once (createMarked) and returns its id. Region and URL of the request are set
// here. The API creates listeners On: a status that is not nil is set afterwards, along with the description. When that
// fails, it returns the id along with the error: save it. Hold the load balancer's lock.
func (c *Client) CreateListener(ctx context.Context, request *lbapi.CreateListenerRequest, status *string) (string, error) {
	sent := *request
	sent.JDCloudRequest = lbapi.NewCreateListenerRequestWithoutParam().JDCloudRequest
	sent.RegionId = c.region
	id, err := createMarked(ctx, c, listenerKind, sent.ListenerName, func(ctx context.Context) ([]lb.Listener, error) {
		return c.ListListeners(ctx, sent.LoadBalancerId, sent.ListenerName)
	}, func(ctx context.Context, mark string) (string, error) {
		sent.Description = &mark
		return callCreate(ctx, c, Operation{LoadBalancer, "createListener", Create}, &sent, func(result lbapi.CreateListenerResult) string { return result.ListenerId })
	})
	if err != nil {
		return "", err
	}
	err = correctDescription(ctx, listenerKind.noun, id, request.Description, func(ctx context.Context, description *string) error {
		return c.UpdateListener(ctx, &lbapi.UpdateListenerRequest{ListenerId: id, Description: description, Status: status})
	})
	if err != nil && status != nil {
		err = followedBy(err, fmt.Sprintf("Its status could not be set to %s either.", *status))
	}
	return id, err
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

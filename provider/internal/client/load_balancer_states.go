package client

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

// States of a load balancer. JD Cloud SDK: LoadBalancerState.
const (
	StateCreating     = "CREATING"
	StateActive       = "ACTIVE"
	StateDown         = "DOWN"
	StateDeleting     = "DELETING"
	StateStopping     = "STOPPING"
	StateStarting     = "STARTING"
	StateCreateFailed = "CREATE_FAILED"
)

// maxUnseenPolls is how often a load balancer that was just created may be reported as not found: about half a minute.
const maxUnseenPolls = 8

// WaitForLoadBalancer waits until the load balancer is in one of the states and returns it. It tolerates NOT_FOUND for
// about half a minute, since a new load balancer may show up late, and fails when the creation has failed.
func (c *Client) WaitForLoadBalancer(ctx context.Context, id string, states ...string) (*lb.LoadBalancer, error) {
	var item *lb.LoadBalancer
	unseen, lastState := 0, ""
	err := c.Wait(ctx, fmt.Sprintf("load balancer %s to become %s", id, strings.Join(states, " or ")), func(ctx context.Context) (bool, error) {
		var err error
		item, err = c.DescribeLoadBalancer(ctx, id)
		if IsNotFound(err) {
			unseen++
			if unseen < maxUnseenPolls {
				return false, nil
			}
		}
		if err != nil {
			return false, err
		}
		lastState = item.State.Code
		if slices.Contains(states, item.State.Code) {
			return true, nil
		}
		if item.State.Code == StateCreateFailed {
			return false, fmt.Errorf("JD Cloud could not create it: %s", strings.TrimSuffix(sentence(item.State.Reason), "."))
		}
		if item.State.Code == StateDeleting {
			return false, errors.New("it is being deleted")
		}
		return false, nil
	})
	if err != nil && lastState != "" {
		return nil, fmt.Errorf("%w; its last known state is %s", err, lastState)
	}
	if err != nil {
		return nil, err
	}
	return item, nil
}

// WaitForLoadBalancerStable waits until no transition (CREATING, STARTING, STOPPING) is under way, so that the load
// balancer and its children can be changed, and returns the load balancer.
func (c *Client) WaitForLoadBalancerStable(ctx context.Context, id string) (*lb.LoadBalancer, error) {
	return c.WaitForLoadBalancer(ctx, id, StateActive, StateDown)
}

// WaitForLoadBalancerGone waits until the API reports a deleted load balancer as not found.
func (c *Client) WaitForLoadBalancerGone(ctx context.Context, id string) error {
	return c.Wait(ctx, fmt.Sprintf("load balancer %s to be deleted", id), func(ctx context.Context) (bool, error) {
		_, err := c.DescribeLoadBalancer(ctx, id)
		if IsNotFound(err) {
			return true, nil
		}
		return false, err
	})
}

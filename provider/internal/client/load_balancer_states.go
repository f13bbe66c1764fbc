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

const (
	// maxUnseenPolls is how often a load balancer that was just created may be reported as not found: half a minute.
	maxUnseenPolls = 8
	// maxUndeletedPolls is how often a deleted load balancer may be seen without being DELETING, or be shown by its list when
	// reads do not find it: about a minute.
	maxUndeletedPolls = 10
)

// WaitForLoadBalancer waits until a load balancer that was just created, started or stopped is in one of the states, and
// returns it. A new one may show up late: NOT_FOUND is tolerated for about half a minute until it was seen once. The
// wait fails when the load balancer is CREATE_FAILED or DELETING.
func (c *Client) WaitForLoadBalancer(ctx context.Context, id string, states ...string) (*lb.LoadBalancer, error) {
	return c.waitForState(ctx, id, maxUnseenPolls, states)
}

// WaitForLoadBalancerStable waits until no transition (CREATING, STARTING, STOPPING) is under way, so that the load
// balancer and its children can be changed, and returns the load balancer. A second NOT_FOUND in a row ends the wait.
func (c *Client) WaitForLoadBalancerStable(ctx context.Context, id string) (*lb.LoadBalancer, error) {
	return c.waitForState(ctx, id, 1, []string{StateActive, StateDown})
}

func (c *Client) waitForState(ctx context.Context, id string, maxUnseen int, states []string) (*lb.LoadBalancer, error) {
	var item *lb.LoadBalancer
	unseen, lastState := 0, ""
	err := c.Wait(ctx, fmt.Sprintf("load balancer %s to become %s", id, strings.Join(states, " or ")), func(ctx context.Context) (bool, error) {
		var err error
		item, err = c.DescribeLoadBalancer(ctx, id)
		if IsNotFound(err) && unseen < maxUnseen {
			unseen++
			return false, nil
		}
		if err != nil {
			return false, err
		}
		// Once seen it must not vanish; a single NOT_FOUND is still not believed.
		unseen, maxUnseen = 0, 1
		lastState = item.State.Code
		switch {
		case slices.Contains(states, lastState):
			return true, nil
		case lastState == StateCreateFailed:
			return false, fmt.Errorf("JD Cloud could not create it: %s", strings.TrimSuffix(sentence(item.State.Reason), "."))
		case lastState == StateDeleting:
			return false, errors.New("it is being deleted")
		}
		return false, nil
	})
	if err != nil {
		return nil, withLastState(err, lastState)
	}
	return item, nil
}

// WaitForLoadBalancerGone waits until a deleted load balancer is confirmed not to exist. It fails when the load
// balancer goes on in another state than DELETING, or is shown by its list alone, for about a minute.
func (c *Client) WaitForLoadBalancerGone(ctx context.Context, id string) error {
	undeleted, lastState := 0, ""
	err := c.Wait(ctx, fmt.Sprintf("load balancer %s to be deleted", id), func(ctx context.Context) (bool, error) {
		item, err := confirmed(ctx, c, loadBalancerKind, id, c.knownType(id, ""), func(ctx context.Context) (*lb.LoadBalancer, error) {
			return c.DescribeLoadBalancer(ctx, id)
		})
		if IsNotFound(err) {
			return true, nil
		}
		if errors.Is(err, errContradicted) && undeleted < maxUndeletedPolls {
			// The list lags behind the reads for a moment.
			undeleted++
			return false, nil
		}
		if err != nil {
			return false, err
		}
		lastState = item.State.Code
		if lastState != StateDeleting {
			undeleted++
		}
		if undeleted > maxUndeletedPolls {
			return false, errors.New("JD Cloud accepted the deletion but does not carry it out")
		}
		return false, nil
	})
	return withLastState(err, lastState)
}

func withLastState(err error, lastState string) error {
	if err == nil || lastState == "" {
		return err
	}
	// What the API said ends with a full stop.
	if strings.HasSuffix(err.Error(), ".") {
		return fmt.Errorf("%w Its last known state is %s", err, lastState)
	}
	return fmt.Errorf("%w; its last known state is %s", err, lastState)
}

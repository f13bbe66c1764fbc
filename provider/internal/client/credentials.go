package client

import (
	"context"
	"fmt"
	"time"

	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
)

// credentialsTimeout bounds the check of the credentials: an API that is slow or out of reach shows in the calls that follow.
const credentialsTimeout = 20 * time.Second

// CheckCredentials makes one small signed read. Only a repeated 401 is an error: everything else that goes wrong (no
// permission for this read, too many requests, a failure of the service, no connection) says nothing about the credentials.
func (c *Client) CheckCredentials(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, credentialsTimeout)
	defer cancel()
	request := lbapi.NewDescribeLoadBalancersRequest(c.region)
	request.PageSize = new(smallestPageSize)
	prepared, err := c.prepare(Operation{LoadBalancer, "describeLoadBalancers", Read}, request)
	if err != nil {
		return err
	}
	for tries := 1; ; tries++ {
		flight, err := c.throttle.wait(ctx)
		if err != nil {
			return nil
		}
		_, failure := c.exchange(ctx, prepared, tries)
		if failure == nil {
			c.authenticated.Store(true)
			return nil
		}
		if failure.Class == Throttled {
			c.throttle.refused(flight, failure)
		}
		if !failure.unauthenticated() {
			return nil
		}
		if tries == maxUnauthenticatedTries {
			failure.Attempts = tries
			return fmt.Errorf("JD Cloud does not accept the credentials: %w", failure)
		}
		if sleep(ctx, c.pause(tries)) != nil {
			return nil
		}
	}
}

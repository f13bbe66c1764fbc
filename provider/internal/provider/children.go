package provider

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

// What writes to a load balancer and its children (target groups, backends, listeners) have in common.

const (
	// maxUnseenReads is how often a child that was just created may be reported as not found: about half a minute.
	maxUnseenReads = 8
	// inUsePatience is the session's patience in real use.
	inUsePatience = time.Minute
	// usersTimeout bounds the look for what still uses an object, after the time for its deletion has run out.
	usersTimeout = 10 * time.Second
)

// locked runs a write while nothing else in this process writes to the load balancer. When the API refuses it because
// the load balancer is on its way to another state, it is repeated once that state is reached.
func (s *session) locked(ctx context.Context, loadBalancerID string, write func(ctx context.Context) error) error {
	once := func() error {
		release, err := s.client.LockLoadBalancer(ctx, loadBalancerID)
		if err != nil {
			return err
		}
		defer release()
		return write(ctx)
	}
	err := once()
	if !client.IsInUse(err) {
		return err
	}
	loadBalancer, readErr := s.client.DescribeLoadBalancer(ctx, loadBalancerID)
	if readErr != nil || !slices.Contains([]string{client.StateCreating, client.StateStarting, client.StateStopping}, loadBalancer.State.Code) {
		return err
	}
	if _, waitErr := s.client.WaitForLoadBalancerStable(ctx, loadBalancerID); waitErr != nil && ctx.Err() != nil {
		return fmt.Errorf("%w Then: %w", err, waitErr)
	}
	return once()
}

// readCreated reads what was just created; it may show up late.
func readCreated[Item any](ctx context.Context, c *client.Client, what string, describe func(ctx context.Context) (*Item, error)) (*Item, error) {
	var item *Item
	reads := 0
	err := c.Wait(ctx, what+" to appear", func(ctx context.Context) (bool, error) {
		var err error
		item, err = describe(ctx)
		reads++
		if client.IsNotFound(err) && reads < maxUnseenReads {
			return false, nil
		}
		return err == nil, err
	})
	return item, err
}

// deleteUnused deletes an object as soon as nothing uses it any more: what uses it may be on its way out. When the
// patience or the time runs out, the error names what still uses the object, under the rule that forbids it.
func (s *session) deleteUnused(ctx context.Context, loadBalancerID string, usersRule rule, remove func(ctx context.Context) error, users func(ctx context.Context) ([]string, error)) error {
	var inUse, failure error
	var since time.Time
	waitErr := s.client.Wait(ctx, "the end of its use", func(ctx context.Context) (bool, error) {
		failure = s.locked(ctx, loadBalancerID, remove)
		if !client.IsInUse(failure) {
			return true, nil
		}
		if inUse == nil {
			since = time.Now()
		}
		inUse = failure
		return time.Since(since) >= s.patience, nil
	})
	settled := waitErr == nil && !client.IsInUse(failure) && (failure == nil || ctx.Err() == nil)
	if settled || inUse == nil {
		return errors.Join(failure, waitErr)
	}
	look, cancel := context.WithTimeout(context.WithoutCancel(ctx), usersTimeout)
	defer cancel()
	names, err := users(look)
	switch {
	case err != nil:
		return fmt.Errorf("%w What uses it could not be listed: %w", inUse, err)
	case len(names) == 0:
		return inUse
	}
	return usersRule.broken(fmt.Errorf("%w It is still used by %s. Delete them or point them elsewhere first; if it is to be replaced, "+
		"set create_before_destroy = true in its lifecycle and give the new one another name", inUse, strings.Join(names, ", ")))
}

// nameTaken adds to a refusal (409 ALREADY_EXISTS) which object has the name, and how to take it over.
func nameTaken[Item any](ctx context.Context, cause error, resourceType string, list func(ctx context.Context) ([]Item, error), id func(Item) string) error {
	if !client.IsAlreadyExists(cause) {
		return cause
	}
	items, err := list(ctx)
	if err != nil || len(items) == 0 {
		return cause
	}
	return ruleNameTaken.broken(fmt.Errorf("%w The name belongs to %s: import it (terraform import %s.<name> %s), or choose another name",
		cause, id(items[0]), resourceType, id(items[0])))
}

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
	// maxNotFoundTries is how often a call is tried that is answered with NOT_FOUND: about three seconds.
	maxNotFoundTries = 3
	// inUsePatience is the session's patience in real use.
	inUsePatience = time.Minute
	// usersTimeout bounds the look for what still uses an object, after the time for its deletion has run out.
	usersTimeout = 10 * time.Second
)

// locked runs a write while nothing else in this process writes to the load balancer. When the API refuses it because
// the load balancer is on its way to another state, it is repeated once that state is reached. A single NOT_FOUND is not
// believed: what was made a moment ago may show up late. An object that belongs to no load balancer has an empty id for it.
func (s *session) locked(ctx context.Context, loadBalancerID string, write func(ctx context.Context) error) error {
	err := s.lockedOnce(ctx, loadBalancerID, write)
	if !client.IsInUse(err) || loadBalancerID == "" {
		return err
	}
	loadBalancer, readErr := s.client.DescribeLoadBalancer(ctx, loadBalancerID)
	if readErr != nil || !slices.Contains([]string{client.StateCreating, client.StateStarting, client.StateStopping}, loadBalancer.State.Code) {
		return err
	}
	if _, waitErr := s.client.WaitForLoadBalancerStable(ctx, loadBalancerID); waitErr != nil && ctx.Err() != nil {
		return fmt.Errorf("%w Then: %w", err, waitErr)
	}
	return s.lockedOnce(ctx, loadBalancerID, write)
}

// lockedDelete is locked for a deletion, which a load balancer that is being deleted refuses, too: what was to be deleted
// goes with it, and the repeated deletion confirms that.
func (s *session) lockedDelete(ctx context.Context, loadBalancerID string, remove func(ctx context.Context) error) error {
	err := s.locked(ctx, loadBalancerID, remove)
	if !client.IsInUse(err) || loadBalancerID == "" {
		return err
	}
	loadBalancer, readErr := s.client.DescribeLoadBalancer(ctx, loadBalancerID)
	if !client.IsNotFound(readErr) && (readErr != nil || loadBalancer.State.Code != client.StateDeleting) {
		return err
	}
	if waitErr := s.client.WaitForLoadBalancerGone(ctx, loadBalancerID); waitErr != nil {
		return fmt.Errorf("%w Then: %w", err, waitErr)
	}
	return s.lockedOnce(ctx, loadBalancerID, remove)
}

// lockedOnce is locked whatever the state of the load balancer.
func (s *session) lockedOnce(ctx context.Context, loadBalancerID string, write func(ctx context.Context) error) error {
	_, err := untilFound(ctx, s.client, func(ctx context.Context) (struct{}, error) {
		if loadBalancerID == "" {
			return struct{}{}, write(ctx)
		}
		release, err := s.client.LockLoadBalancer(ctx, loadBalancerID)
		if err != nil {
			return struct{}{}, err
		}
		defer release()
		return struct{}{}, write(ctx)
	})
	return err
}

// untilFound repeats a few times what is answered with NOT_FOUND: one such answer is never believed.
func untilFound[Result any](ctx context.Context, c *client.Client, try func(ctx context.Context) (Result, error)) (Result, error) {
	var result Result
	var err error
	tries := 0
	_ = c.Wait(ctx, "an object to be found", func(ctx context.Context) (bool, error) {
		result, err = try(ctx)
		tries++
		return !client.IsNotFound(err) || tries == maxNotFoundTries, nil
	})
	return result, err // When the context has ended, the refusal says more than that.
}

// deleteUnused deletes an object as soon as nothing uses it any more: what uses it may be on its way out. When the
// patience, which is that of the pauses between the tries, or the time runs out, the error names what still uses the object, under the rule that forbids it.
func (s *session) deleteUnused(ctx context.Context, loadBalancerID string, usersRule rule, remove func(ctx context.Context) error, users func(ctx context.Context) ([]string, error)) error {
	var inUse, failure error
	var refused time.Time
	patience := s.patience
	waitErr := s.client.Wait(ctx, "the end of its use", func(ctx context.Context) (bool, error) {
		if inUse != nil {
			patience -= time.Since(refused)
		}
		failure = s.lockedDelete(ctx, loadBalancerID, remove)
		if !client.IsInUse(failure) {
			return true, nil
		}
		inUse, refused = failure, time.Now()
		return patience <= 0, nil
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
		"set create_before_destroy = true in its lifecycle, and remove its name or give the new one another", inUse, strings.Join(names, ", ")))
}

// nameTaken adds to a refusal (409 ALREADY_EXISTS) which object has the name, and how to take it over.
func nameTaken[Item any](ctx context.Context, cause error, resourceType string, list func(ctx context.Context) ([]Item, error), id func(Item) string) error {
	items, err := list(ctx)
	if err != nil || len(items) == 0 {
		return cause
	}
	return ruleNameTaken.broken(fmt.Errorf("%w The name belongs to %s: import it (terraform import %s.<name> %s), or choose another name",
		cause, id(items[0]), resourceType, id(items[0])))
}

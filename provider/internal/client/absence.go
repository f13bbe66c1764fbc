package client

import (
	"context"
	"errors"
	"fmt"

	"github.com/jdcloud-api/jdcloud-sdk-go/core"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

// One NOT_FOUND is never believed: a single wrong one would take a running site out of the state, or leave behind what
// was to be deleted. An object is absent when two reads with a pause between them say so and its list does not show it.
// When they disagree, that is an error of class Unclassified, never NotFound.

// maxDeniedDeletes is how often a delete is sent that says NOT_FOUND of an object that reads still show.
const maxDeniedDeletes = 5

// ReadLoadBalancer reads a load balancer for a refresh. The error is NotFound only when the absence is confirmed; a load
// balancer that is DELETING counts as absent once a second read says so, too. The type is that of the state, empty when
// it is unknown.
func (c *Client) ReadLoadBalancer(ctx context.Context, id, productType string) (*lb.LoadBalancer, error) {
	if productType == "" {
		productType, _ = c.productTypes.get(id)
	}
	return readConfirmed(ctx, c, loadBalancerKind, id, productType)
}

// ReadTargetGroup reads a target group for a refresh. The error is NotFound only when the absence is confirmed. The id of
// the load balancer may be empty, as at an import.
func (c *Client) ReadTargetGroup(ctx context.Context, id, loadBalancerID string) (*lb.TargetGroup, error) {
	return readConfirmed(ctx, c, targetGroupKind, id, c.knownType(id, loadBalancerID))
}

// ReadBackend reads a backend for a refresh. The error is NotFound only when the absence is confirmed. The id of the load
// balancer may be empty, as at an import.
func (c *Client) ReadBackend(ctx context.Context, id, loadBalancerID string) (*lb.Backend, error) {
	return readConfirmed(ctx, c, backendKind, id, c.knownType(id, loadBalancerID))
}

// ReadListener reads a listener for a refresh. The error is NotFound only when the absence is confirmed. The id of the
// load balancer may be empty, as at an import.
func (c *Client) ReadListener(ctx context.Context, id, loadBalancerID string) (*lb.Listener, error) {
	return readConfirmed(ctx, c, listenerKind, id, c.knownType(id, loadBalancerID))
}

// ReadTargets lists the targets of a group for a refresh. The error is NotFound only when the absence of the group is
// confirmed. The id of the load balancer may be empty, as at an import.
func (c *Client) ReadTargets(ctx context.Context, targetGroupID, loadBalancerID string) ([]lb.Target, error) {
	c.snapshots.budget.ask()
	return confirmed(ctx, c, targetGroupKind, targetGroupID, c.knownType(targetGroupID, loadBalancerID), func(ctx context.Context) ([]lb.Target, error) {
		return c.ListTargets(ctx, targetGroupID)
	})
}

// readConfirmed takes an object from a region-wide list (see snapshots) or reads it, and believes its absence only when it
// is confirmed.
func readConfirmed[Item any](ctx context.Context, c *Client, k kind[Item], id, productType string) (*Item, error) {
	if item := k.known(ctx, c, id, productType); item != nil {
		return item, nil
	}
	return confirmed(ctx, c, k, id, productType, func(ctx context.Context) (*Item, error) { return k.readPresent(ctx, c, id) })
}

// readPresent reads an object; a load balancer that is DELETING is reported as not found.
func (k kind[Item]) readPresent(ctx context.Context, c *Client, id string) (*Item, error) {
	item, err := k.read(ctx, c, id)
	if err == nil && isDeleting(item) {
		return nil, &Error{
			Operation: "describeLoadBalancer", Subject: id, Service: LoadBalancer, Region: c.region, Class: NotFound,
			Message: errDeleting.Error(), Attempts: 1, cause: errDeleting,
		}
	}
	return item, err
}

var errDeleting = errors.New("the load balancer is being deleted (state DELETING)")

func isDeleting(item any) bool {
	loadBalancer, is := item.(*lb.LoadBalancer)
	return is && loadBalancer.State.Code == StateDeleting
}

// confirmed reads, and when that says NOT_FOUND of the object, reads again and asks its list.
func confirmed[Item, Outcome any](ctx context.Context, c *Client, k kind[Item], id, productType string, read func(ctx context.Context) (Outcome, error)) (Outcome, error) {
	outcome, err := read(ctx)
	if !IsNotFound(err) {
		return outcome, err
	}
	return confirm(ctx, c, k, id, productType, err, read)
}

// confirm examines a first NOT_FOUND. It returns what a second read finds, a NotFound error when the object is gone, and
// any other error when that cannot be told.
func confirm[Item, Outcome any](ctx context.Context, c *Client, k kind[Item], id, productType string, first error, read func(ctx context.Context) (Outcome, error)) (Outcome, error) {
	var none Outcome
	unconfirmed := func(cause error) error {
		if IsNotFound(cause) {
			// Nobody may take it for the answer.
			cause = errors.New(cause.Error())
		}
		return fmt.Errorf("%s %s was reported as not found, which could not be confirmed: %w", k.noun, id, cause)
	}
	if err := sleep(ctx, c.pause(1)); err != nil {
		return none, unconfirmed(err)
	}
	outcome, second := read(ctx)
	switch {
	case second == nil:
		return outcome, nil
	case !IsNotFound(second):
		return none, unconfirmed(second)
	case errors.Is(first, errDeleting), errors.Is(second, errDeleting):
		return none, second
	}
	types := []string{productType}
	if productType == "" && k.productType != nil {
		types = allProductTypes
	}
	shown, requestID, err := k.find(ctx, c, id, types)
	switch {
	case err != nil:
		return none, unconfirmed(err)
	case shown != nil && !isDeleting(shown):
		return none, contradicted(second, fmt.Sprintf("two reads say that %s %s does not exist, but its list shows it (request id of the list: %s). "+
			"Try again later. If this persists, give both request ids to JD Cloud's support", k.noun, id, requestID))
	}
	return none, first
}

// errContradicted marks a NOT_FOUND that turned out to be wrong.
var errContradicted = errors.New("the API contradicts itself")

// contradicted turns a NOT_FOUND that turned out to be wrong into an error of another class.
func contradicted(err error, message string) error {
	var failure *Error
	if !errors.As(err, &failure) {
		return err
	}
	contradiction := *failure
	contradiction.Class = Unclassified
	contradiction.cause = errContradicted
	contradiction.Message = message + ". The answer was: " + sentence(failure.Message)
	return &contradiction
}

// deleteConfirmed deletes, and believes a NOT_FOUND only when it is confirmed; while the object is still shown, the
// delete is repeated.
func deleteConfirmed[Item any](ctx context.Context, c *Client, k kind[Item], id string, remove func(ctx context.Context) error) error {
	for tries := 1; ; tries++ {
		err := remove(ctx)
		if !IsNotFound(err) {
			return err
		}
		_, readErr := confirm(ctx, c, k, id, c.knownType(id, ""), err, func(ctx context.Context) (*Item, error) { return k.readPresent(ctx, c, id) })
		switch {
		case IsNotFound(readErr):
			return nil
		case readErr != nil:
			return readErr
		case tries == maxDeniedDeletes:
			return contradicted(err, fmt.Sprintf("the delete says that %s %s does not exist, but it can be read. It was not deleted", k.noun, id))
		}
		if err := sleep(ctx, c.pause(tries)); err != nil {
			return fmt.Errorf("deleting %s %s: %w", k.noun, id, err)
		}
	}
}

// callTwice is callFor for an object that others refer to. When it is reported as not found, it is asked for once more.
func callTwice[Result any](ctx context.Context, c *Client, operation Operation, request core.RequestInterface, id string, idOf func(Result) string) (Result, error) {
	result, err := callFor(ctx, c, operation, request, id, idOf)
	if !IsNotFound(err) {
		return result, err
	}
	if waitErr := sleep(ctx, c.pause(1)); waitErr != nil {
		return result, err
	}
	return callFor(ctx, c, operation, request, id, idOf)
}

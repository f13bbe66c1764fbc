package client

import (
	"context"

	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

// Writes on targets that belong to different owners: one that is refused is no reason for the others to fail.

// RegisterEach registers each of the targets and returns an error for each, nil for those that were registered. It sends
// twenty at a time, and halves a batch that is refused because of one of them. Hold the load balancer's lock.
func (c *Client) RegisterEach(ctx context.Context, targetGroupID string, registrations []Registration) []error {
	refused := false
	return each(registrations, func(batch []Registration) error {
		write, look := c.registerBatch(targetGroupID, batch)
		if refused {
			// JD Cloud does not document that a refused batch leaves nothing behind.
			if registered, err := look(ctx); registered || err != nil {
				return err
			}
		}
		err := c.untilFoundAlone(ctx, len(batch), write, look)
		refused = refused || err != nil
		return err
	})
}

// UpdateEach changes port and weight of each of the targets and returns an error for each, nil for those that were changed.
// Hold the load balancer's lock.
func (c *Client) UpdateEach(ctx context.Context, targetGroupID string, specs []lb.TargetUpdateSpec) []error {
	return each(specs, func(batch []lb.TargetUpdateSpec) error {
		return c.untilFoundAlone(ctx, len(batch), c.updateBatch(targetGroupID, batch), neverDone)
	})
}

// DeregisterEach removes each of the targets by id and returns an error for each, nil for those that are registered no more.
// Hold the load balancer's lock.
func (c *Client) DeregisterEach(ctx context.Context, targetGroupID string, targetIDs []string) []error {
	return each(targetIDs, func(batch []string) error { return c.deregisterBatch(ctx, targetGroupID, batch) })
}

// untilFoundAlone is untilFound for a single target. When something is not found because of one of several, they are tried
// apart first.
func (c *Client) untilFoundAlone(ctx context.Context, size int, write func(ctx context.Context) error, look func(ctx context.Context) (done bool, err error)) error {
	if size > 1 {
		return write(ctx)
	}
	return c.untilFound(ctx, write, look)
}

// each writes items in batches. A batch that is refused because of an item is written again in halves, until the refusal
// is that of one item.
func each[Item any](items []Item, write func(batch []Item) error) []error {
	failures := make([]error, len(items))
	var writeRange func(first, end int)
	writeRange = func(first, end int) {
		err := write(items[first:end])
		if err != nil && end-first > 1 && isAboutAnItem(err) {
			middle := (first + end) / 2
			writeRange(first, middle)
			writeRange(middle, end)
			return
		}
		for i := first; i < end; i++ {
			failures[i] = err
		}
	}
	for first := 0; first < len(items); first += TargetBatch {
		writeRange(first, min(first+TargetBatch, len(items)))
	}
	return failures
}

// isAboutAnItem says whether a batch may have been refused because of one of its items.
func isAboutAnItem(err error) bool {
	switch ClassOf(err) {
	case Invalid, NotFound, AlreadyExists, Quota:
		return true
	default:
		return false
	}
}

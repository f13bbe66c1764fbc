package client

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-log/tflog"
)

const (
	// maxLooks is how often the outcome of an ambiguous write is looked for before it counts as not executed: what
	// was accepted may show up late.
	maxLooks = 3
	// maxAmbiguousTries bounds how often a write is repeated after outcomes that proved to be "not executed".
	maxAmbiguousTries = 5
	// lastLookTimeout bounds the one look after the context has ended, so that what was made is not forgotten.
	lastLookTimeout = 10 * time.Second
)

// Creation describes a create for CreateOnce.
type Creation[Item any] struct {
	// Operation has Effect Create.
	Operation Operation
	// Noun and Name say what is made, for example "load balancer" and "web".
	Noun, Name string
	// Parent is the id of the object inside which the name counts, empty for the region.
	Parent string
	// List returns the existing objects with that name and parent.
	List func(ctx context.Context) ([]Item, error)
	// ID returns the id of an object.
	ID func(Item) string
	// Existing is told the ids of the objects that had the name before. Optional.
	Existing func(ids []string)
	// Differences names the properties in which an object is not what the request asked for. Empty means equal.
	Differences func(Item) []string
}

// CreateOnce creates an object exactly once, although the API offers no client token, and returns its id.
//
// It lists the objects with the name before the first attempt, and lets one create of a name run at a time in this
// process. When an outcome is unknown it lists again: one new object that equals the request is the one just made and
// is adopted; none means that nothing was made, and the create is repeated; anything else is an error that says what
// was found. Objects that existed before are never adopted.
func CreateOnce[Item any](ctx context.Context, c *Client, creation Creation[Item], create func(ctx context.Context) (id string, err error)) (string, error) {
	what := fmt.Sprintf("%s %q", creation.Noun, creation.Name)
	release, err := c.creations.lock(ctx, strings.Join([]string{creation.Operation.Name, creation.Parent, creation.Name}, "/"))
	if err != nil {
		return "", fmt.Errorf("waiting for another create of %s to end: %w", what, err)
	}
	defer release()

	existing, err := creation.List(ctx)
	if err != nil {
		return "", followedBy(err, fmt.Sprintf("This was the search for an existing %s, before the create. Nothing was created.", what))
	}
	before := make([]string, 0, len(existing))
	for _, item := range existing {
		before = append(before, creation.ID(item))
	}
	if creation.Existing != nil {
		creation.Existing(before)
	}

	return writeOnce(ctx, c, what, create, func(ctx context.Context) (string, bool, error) {
		items, err := creation.List(ctx)
		if err != nil {
			return "", false, err
		}
		return creation.adopt(ctx, before, items)
	})
}

// adopt decides which of the objects is the one just made.
func (creation Creation[Item]) adopt(ctx context.Context, before []string, items []Item) (id string, found bool, err error) {
	var equal, other []string
	for _, item := range items {
		id := creation.ID(item)
		if slices.Contains(before, id) {
			continue
		}
		if differences := creation.Differences(item); len(differences) > 0 {
			other = append(other, fmt.Sprintf("%s (other %s)", id, strings.Join(differences, ", ")))
		} else {
			equal = append(equal, id)
		}
	}
	switch {
	case len(equal) == 1 && len(other) == 0:
		tflog.Info(ctx, "JD Cloud: adopting what an unanswered create has made", map[string]any{"noun": creation.Noun, "id": equal[0]})
		return equal[0], true, nil
	case len(equal)+len(other) == 0:
		return "", false, nil
	}
	return "", false, fmt.Errorf("new objects with this name appeared meanwhile: %s; find out which one to keep, delete the others, and import it",
		strings.Join(append(equal, other...), ", "))
}

// writeOnce performs a write that must not be repeated blindly. When its outcome is unknown, verify looks for its
// effect: found ends with verify's outcome, not found repeats the write. An error of verify ends the whole.
func writeOnce[Outcome any](ctx context.Context, c *Client, what string, write func(ctx context.Context) (Outcome, error), verify func(ctx context.Context) (outcome Outcome, found bool, err error)) (Outcome, error) {
	var none Outcome
	doubtful := false
	for tries := 1; ; tries++ {
		outcome, writeErr := write(ctx)
		if writeErr == nil {
			return outcome, nil
		}
		ambiguous := IsAmbiguous(writeErr)
		if !ambiguous && !doubtful {
			return none, writeErr
		}
		// A refusal after a doubtful try may come from that try's success: its name is taken, for example.
		var failure *Error
		abandoned := errors.As(writeErr, &failure) && failure.abandoned != nil
		outcome, found, err := look(ctx, c, failure, verify)
		if err != nil {
			return none, fmt.Errorf("%s: %w Looking for the outcome: %w", what, writeErr, err)
		}
		if found {
			return outcome, nil
		}
		if !ambiguous || tries == maxAmbiguousTries || ctx.Err() != nil || abandoned {
			return none, writeErr
		}
		doubtful = true
	}
}

// look calls verify until it has found the effect, fails, or has looked often enough. When the context has ended it
// looks once more on borrowed time. After a write that was abandoned for a long Retry-After it looks once, at once.
func look[Outcome any](ctx context.Context, c *Client, failure *Error, verify func(ctx context.Context) (outcome Outcome, found bool, err error)) (outcome Outcome, found bool, err error) {
	var asked time.Duration
	if failure != nil {
		if failure.abandoned != nil && ctx.Err() == nil {
			return verify(ctx)
		}
		asked = failure.retryAfter
	}
	for looks := 1; ctx.Err() == nil && looks <= maxLooks; looks++ {
		if err := sleep(ctx, max(c.pause(looks), asked)); err != nil {
			break
		}
		asked = 0
		if outcome, found, err = verify(ctx); found || err != nil && ctx.Err() == nil {
			return outcome, found, err
		}
	}
	if ctx.Err() == nil {
		return outcome, false, nil
	}
	borrowed, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastLookTimeout)
	defer cancel()
	return verify(borrowed)
}

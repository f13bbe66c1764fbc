package client

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-log/tflog"
)

const (
	// maxLooks is how often the outcome of an ambiguous write is looked for before it counts as not executed: what
	// was accepted may show up late.
	maxLooks = 3
	// maxLoadBalancerLooks is the same for the create of a load balancer, in more than half a minute: repeated too early, it
	// would make a second one, while children are refused for their name.
	maxLoadBalancerLooks = 8
	// maxAmbiguousTries bounds how often a write is repeated after outcomes that proved to be "not executed".
	maxAmbiguousTries = 5
	// lastLookTimeout bounds the one look after the context has ended, so that what was made is not forgotten.
	lastLookTimeout = 10 * time.Second
)

// newMark returns a description that no other object has. Until it is corrected it also tells people what they see.
func newMark() string {
	return "Being created by terraform-provider-jdcloud (" + rand.Text() + ")"
}

// createMarked creates an object exactly once, although the API offers no client token, and returns its id.
//
// The object is created with a mark in its description, which is the only free text that every kind has. When an outcome
// is unknown, the list shows whether an object with the mark exists: it is the one just made, whatever else has its name.
// When there is none, nothing was made, and the create is repeated. The price is one call for each object, which corrects
// the description afterwards; a list before the create is not needed.
func createMarked[Item any](ctx context.Context, c *Client, k kind[Item], name string, list func(ctx context.Context) ([]Item, error), create func(ctx context.Context, mark string) (id string, err error)) (string, error) {
	mark := newMark()
	what := fmt.Sprintf("%s %q", k.noun, name)
	return writeOnce(ctx, c, what, k.looks, func(ctx context.Context) (string, error) { return create(ctx, mark) }, func(ctx context.Context) (string, bool, error) {
		items, err := list(ctx)
		if err != nil {
			return "", false, err
		}
		var made []string
		for _, item := range items {
			if k.description(item) == mark {
				made = append(made, k.id(item))
			}
		}
		switch len(made) {
		case 0:
			return "", false, nil
		case 1:
			tflog.Info(ctx, "JD Cloud: found what an unanswered create has made", map[string]any{"noun": k.noun, "id": made[0]})
			return made[0], true, nil
		default:
			return "", false, fmt.Errorf("several were created: %s; delete all but one, and import it", strings.Join(made, ", "))
		}
	})
}

// correctDescription gives a child that was created with a mark the description that was asked for. When the context ends,
// it goes on for ten seconds more, so that an interrupted apply leaves no mark behind.
func correctDescription(ctx context.Context, noun, id string, planned *string, update func(ctx context.Context, description *string) error) error {
	if planned == nil {
		planned = new("")
	}
	longer, stop := outlive(Patient(ctx), lastAnswerTimeout)
	defer stop()
	if err := update(longer, planned); err != nil {
		return fmt.Errorf("%s %s was created, but its description could not be set: %w", noun, id, err)
	}
	return nil
}

// writeOnce performs a write that must not be repeated blindly. When its outcome is unknown, verify looks for its
// effect up to looks times: found ends with verify's outcome, not found repeats the write. An error of verify ends the whole.
func writeOnce[Outcome any](ctx context.Context, c *Client, what string, looks int, write func(ctx context.Context) (Outcome, error), verify func(ctx context.Context) (outcome Outcome, found bool, err error)) (Outcome, error) {
	var none Outcome
	var doubt error // of the try before
	for tries := 1; ; tries++ {
		outcome, writeErr := write(ctx)
		if writeErr == nil {
			return outcome, nil
		}
		ambiguous := IsAmbiguous(writeErr)
		if !ambiguous && doubt == nil {
			return none, writeErr
		}
		// A refusal after a doubtful try may come from that try's success: its name is taken, for example.
		var failure *Error
		answered := errors.As(writeErr, &failure)
		abandoned := answered && failure.abandoned != nil
		if !answered && doubt != nil {
			// Nothing was sent any more: what came before says what is wrong.
			writeErr = fmt.Errorf("%w Then: %w", doubt, writeErr)
		}
		outcome, found, err := look(ctx, c, failure, looks, verify)
		if err != nil {
			return none, fmt.Errorf("%s: %w Looking for the outcome: %w", what, writeErr, err)
		}
		if found {
			return outcome, nil
		}
		if !ambiguous || tries >= maxAmbiguousTries && !isPatient(ctx) || ctx.Err() != nil || abandoned {
			return none, writeErr
		}
		doubt = writeErr
	}
}

// look calls verify until it has found the effect, fails, or has looked as often as told. When the context has ended it
// looks once more on borrowed time. After a write that was abandoned for a long Retry-After it looks once, at once.
func look[Outcome any](ctx context.Context, c *Client, failure *Error, looks int, verify func(ctx context.Context) (outcome Outcome, found bool, err error)) (outcome Outcome, found bool, err error) {
	var asked time.Duration
	if failure != nil {
		if failure.abandoned != nil && ctx.Err() == nil {
			return verify(ctx)
		}
		asked = failure.retryAfter
	}
	for tries := 1; ctx.Err() == nil && tries <= looks; tries++ {
		if err := sleep(ctx, max(c.pause(tries), asked)); err != nil {
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

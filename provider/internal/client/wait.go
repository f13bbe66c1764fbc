package client

import (
	"context"
	"errors"
	"fmt"
)

// Wait calls poll until it is done, fails, or the context ends. The first poll comes at once; the pauses start at the
// poll interval and grow by half up to ten times of it, each up to a fifth longer or shorter.
//
// what completes "waiting for …" in the error, for example "load balancer lb-abc to become ACTIVE".
func (c *Client) Wait(ctx context.Context, what string, poll func(ctx context.Context) (done bool, err error)) error {
	for tries := 1; ; tries++ {
		done, err := poll(ctx)
		var failure *Error
		if ended := checkContext(ctx); ended != nil && errors.As(err, &failure) && failure.Class == Interrupted && failure.Attempts < 2 {
			// Whether a request was under way at that moment is chance, and says nothing.
			err = ended
		}
		if err != nil {
			return fmt.Errorf("waiting for %s: %w", what, err)
		}
		if done {
			return nil
		}
		if err := sleep(ctx, c.pause(tries)); err != nil {
			return fmt.Errorf("waiting for %s: %w", what, err)
		}
	}
}

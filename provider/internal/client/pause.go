package client

import (
	"context"
	"math/rand/v2"
	"time"
)

const (
	pauseGrowth = 1.5
	pauseLimit  = 10
	pauseJitter = 0.2
)

// pause returns how long to wait after the given number of tries (1, 2, …): the poll interval, growing by half each
// time up to ten times its value, and up to a fifth more or less, so that callers do not march in step.
func (c *Client) pause(tries int) time.Duration {
	factor := 1.0
	for range tries - 1 {
		factor = min(factor*pauseGrowth, pauseLimit)
	}
	jitter := 1 - pauseJitter + 2*pauseJitter*rand.Float64()
	return time.Duration(float64(c.pollInterval) * factor * jitter)
}

// sleep returns when the duration has passed, or earlier with an error when the context has ended.
func sleep(ctx context.Context, duration time.Duration) error {
	timer := time.NewTimer(duration)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
	return checkContext(ctx)
}

// checkContext says in words that a context has ended.
func checkContext(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return stopped{cause: err}
	}
	return nil
}

// outlive returns a context that ends the given time after the other one has ended, or when it is stopped.
func outlive(ctx context.Context, extra time.Duration) (longer context.Context, stop context.CancelFunc) {
	if ctx.Err() != nil {
		return context.WithTimeout(context.WithoutCancel(ctx), extra)
	}
	cancellable, end := context.WithCancel(context.WithoutCancel(ctx))
	forget := context.AfterFunc(ctx, func() {
		timer := time.AfterFunc(extra, end)
		context.AfterFunc(cancellable, func() { timer.Stop() })
	})
	return outliving{cancellable, ctx, extra}, func() {
		forget()
		end()
	}
}

// outliving has the deadline of another context and more, also when that moves (see WithTimeout).
type outliving struct {
	context.Context
	outlived context.Context
	extra    time.Duration
}

func (o outliving) Deadline() (time.Time, bool) {
	deadline, bounded := o.outlived.Deadline()
	if !bounded {
		return time.Time{}, false
	}
	return deadline.Add(o.extra), true
}

// Err says why the other context has ended.
func (o outliving) Err() error {
	err := o.Context.Err()
	if reason := o.outlived.Err(); err != nil && reason != nil {
		return reason
	}
	return err
}

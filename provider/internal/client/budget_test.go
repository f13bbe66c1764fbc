package client

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

// Ten resources of one load balancer wait for each other, each for longer than its timeout: none of them fails for it.
func TestLockWaitsDoNotCountAgainstTheTimeout(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, _ := newFake(t, nil)
		results := make(chan error)
		for range 10 {
			go func() {
				ctx, cancel := WithTimeout(t.Context(), time.Minute)
				defer cancel()
				// Half of the time is used up before the wait, and most of the rest afterwards.
				if err := sleep(ctx, 30*time.Second); err != nil {
					results <- err
					return
				}
				release, err := client.LockLoadBalancer(ctx, "lb-1")
				if err != nil {
					results <- err
					return
				}
				defer release()
				results <- sleep(ctx, 29*time.Second)
			}()
		}
		for range 10 {
			if err := <-results; err != nil {
				t.Error(err)
			}
		}
	})
}

func TestTheTimeoutGoesOnAfterALockWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, _ := newFake(t, nil)
		held, err := client.LockLoadBalancer(t.Context(), "lb-1")
		if err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(time.Hour, held)
		started := time.Now()
		ctx, cancel := WithTimeout(t.Context(), time.Minute)
		defer cancel()
		time.AfterFunc(30*time.Minute, func() {
			if deadline, _ := ctx.Deadline(); time.Until(deadline) != time.Minute {
				t.Errorf("during the wait the deadline is in %v, want a minute", time.Until(deadline))
			}
		})
		release, err := client.LockLoadBalancer(ctx, "lb-1")
		if err != nil {
			t.Fatal(err)
		}
		defer release()
		if deadline, bounded := ctx.Deadline(); !bounded || deadline.Sub(started) != time.Hour+time.Minute {
			t.Errorf("the deadline is %v after the start, want 1h1m", deadline.Sub(started))
		}
		err = sleep(ctx, time.Hour)
		mustContain(t, err, "the time for the operation ran out")
		if took := time.Since(started); took != time.Hour+time.Minute || !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("ended after %v with %v, want 1h1m and context.DeadlineExceeded", took, err)
		}
	})
}

func TestLockWaitsStayCancellable(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, _ := newFake(t, nil)
		held, err := client.LockLoadBalancer(t.Context(), "lb-1")
		if err != nil {
			t.Fatal(err)
		}
		defer held()
		parent, interrupt := context.WithCancel(t.Context())
		time.AfterFunc(time.Hour, interrupt)
		ctx, cancel := WithTimeout(parent, time.Minute)
		defer cancel()
		started := time.Now()
		_, err = client.LockLoadBalancer(ctx, "lb-1")
		mustContain(t, err, "waiting for other changes of load balancer lb-1 to end: the operation was cancelled")
		if took := time.Since(started); took != time.Hour || !errors.Is(err, context.Canceled) {
			t.Errorf("ended after %v with %v", took, err)
		}
	})
}

func TestWithTimeoutIsAContext(t *testing.T) {
	type key struct{}
	synctest.Test(t, func(t *testing.T) {
		parent := context.WithValue(t.Context(), key{}, "value")
		ctx, cancel := WithTimeout(parent, time.Minute)
		if ctx.Value(key{}) != "value" || ctx.Err() != nil {
			t.Errorf("value %v, error %v", ctx.Value(key{}), ctx.Err())
		}
		child, cancelChild := context.WithCancel(ctx)
		defer cancelChild()
		time.Sleep(time.Minute)
		<-child.Done()
		if !errors.Is(ctx.Err(), context.DeadlineExceeded) || !errors.Is(child.Err(), context.DeadlineExceeded) {
			t.Errorf("errors are %v and %v", ctx.Err(), child.Err())
		}
		cancel()

		ctx, cancel = WithTimeout(parent, time.Minute)
		cancel()
		<-ctx.Done()
		if !errors.Is(ctx.Err(), context.Canceled) {
			t.Errorf("after its cancellation the error is %v", ctx.Err())
		}

		bounded, cancelBounded := context.WithTimeout(parent, time.Second)
		defer cancelBounded()
		ctx, cancel = WithTimeout(bounded, time.Minute)
		defer cancel()
		if deadline, _ := ctx.Deadline(); time.Until(deadline) != time.Second {
			t.Errorf("the deadline is in %v, want that of the parent", time.Until(deadline))
		}
		<-ctx.Done()
		if !errors.Is(ctx.Err(), context.DeadlineExceeded) {
			t.Errorf("after the end of the parent the error is %v", ctx.Err())
		}
	})
}

// The clock of an outer timeout stands still as well.
func TestLockWaitsDoNotCountAgainstOuterTimeouts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, _ := newFake(t, nil)
		held, err := client.LockLoadBalancer(t.Context(), "lb-1")
		if err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(time.Hour, held)
		outer, cancelOuter := WithTimeout(t.Context(), time.Minute)
		defer cancelOuter()
		ctx, cancel := WithTimeout(Patient(outer), 30*time.Second)
		defer cancel()
		release, err := client.LockLoadBalancer(ctx, "lb-1")
		if err != nil {
			t.Fatal(err)
		}
		release()
		if ctx.Err() != nil || outer.Err() != nil {
			t.Errorf("errors are %v and %v", ctx.Err(), outer.Err())
		}
	})
}

package client

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestLockIsFirstComeFirstServed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, _ := newFake(t, nil)
		release, err := client.LockLoadBalancer(t.Context(), "lb-1")
		if err != nil {
			t.Fatal(err)
		}
		var order []int
		var waiters sync.WaitGroup
		for number := range 5 {
			waiters.Go(func() {
				release, err := client.LockLoadBalancer(t.Context(), "lb-1")
				if err != nil {
					t.Error(err)
					return
				}
				order = append(order, number)
				release()
			})
			// Each one stands in the queue before the next one comes.
			synctest.Wait()
		}
		if len(order) != 0 {
			t.Errorf("%v went ahead while the lock was held", order)
		}
		release()
		waiters.Wait()
		if want := []int{0, 1, 2, 3, 4}; !slices.Equal(order, want) {
			t.Errorf("order is %v, want %v", order, want)
		}
	})
}

func TestOtherLoadBalancersGoOnInParallel(t *testing.T) {
	client, _ := newFake(t, nil)
	releaseFirst, err := client.LockLoadBalancer(t.Context(), "lb-1")
	if err != nil {
		t.Fatal(err)
	}
	defer releaseFirst()
	// This would never return if the locks were one.
	releaseSecond, err := client.LockLoadBalancer(t.Context(), "lb-2")
	if err != nil {
		t.Fatal(err)
	}
	releaseSecond()
}

func TestReadsDoNotTakeTheLock(t *testing.T) {
	client, _ := newFake(t, result(map[string]any{"loadBalancer": map[string]any{"loadBalancerId": "lb-1", "type": "nlb"}, "listeners": []any{}, "totalCount": 0}))
	release, err := client.LockLoadBalancer(t.Context(), "lb-1")
	if err != nil {
		t.Fatal(err)
	}
	defer release()
	if _, err := client.DescribeLoadBalancer(t.Context(), "lb-1"); err != nil {
		t.Error(err)
	}
	if _, err := client.ListListeners(t.Context(), "lb-1", ""); err != nil {
		t.Error(err)
	}
}

func TestWaitingForTheLockEndsWithTheContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, _ := newFake(t, nil)
		release, err := client.LockLoadBalancer(t.Context(), "lb-1")
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		_, err = client.LockLoadBalancer(ctx, "lb-1")
		mustContain(t, err, "waiting for other changes of load balancer lb-1 to end")
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%v is not context.DeadlineExceeded", err)
		}
		// The one that gave up is out of the queue: the next one gets the lock.
		release()
		release, err = client.LockLoadBalancer(t.Context(), "lb-1")
		if err != nil {
			t.Fatal(err)
		}
		release()
	})
}

func TestLockWithAnEndedContext(t *testing.T) {
	client, _ := newFake(t, nil)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := client.LockLoadBalancer(ctx, "lb-1"); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v, want context.Canceled", err)
	}
	release, err := client.LockLoadBalancer(t.Context(), "lb-1")
	if err != nil {
		t.Fatal(err)
	}
	release()
}

func TestReleasingTwiceFreesOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, _ := newFake(t, nil)
		first, err := client.LockLoadBalancer(t.Context(), "lb-1")
		if err != nil {
			t.Fatal(err)
		}
		first()
		second, err := client.LockLoadBalancer(t.Context(), "lb-1")
		if err != nil {
			t.Fatal(err)
		}
		first()
		got := false
		go func() {
			third, err := client.LockLoadBalancer(t.Context(), "lb-1")
			if err != nil {
				t.Error(err)
				return
			}
			got = true
			third()
		}()
		synctest.Wait()
		if got {
			t.Error("a second release of the first holder let another one in")
		}
		second()
		synctest.Wait()
		if !got {
			t.Error("the third never got the lock")
		}
	})
}

// A turn that comes at the very moment when its owner gives up must go on to the next one.
func TestTurnsOfThoseWhoGiveUpAreHandedOn(t *testing.T) {
	for range 200 {
		synctest.Test(t, func(t *testing.T) {
			var gate gate
			release, err := gate.lock(t.Context(), "key")
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithCancel(t.Context())
			left := make(chan struct{})
			go func() {
				defer close(left)
				if release, err := gate.lock(ctx, "key"); err == nil {
					release()
				}
			}()
			synctest.Wait()
			cancel()
			release()
			<-left
			release, err = gate.lock(t.Context(), "key")
			if err != nil {
				t.Fatal(err)
			}
			release()
		})
	}
}

// Many callers, some of which give up at the very moment when their turn comes: nobody may share the lock, and nobody
// may be left waiting.
func TestLockUnderContention(t *testing.T) {
	var gate gate
	var callers sync.WaitGroup
	holders, entered := 0, 0
	for number := range 200 {
		callers.Go(func() {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			if number%3 == 0 {
				go cancel()
			}
			release, err := gate.lock(ctx, "key")
			if err != nil {
				return
			}
			// Unsynchronised on purpose: the race detector sees two holders at once.
			holders++
			if holders != 1 {
				t.Errorf("%d holders", holders)
			}
			entered++
			holders--
			release()
		})
	}
	callers.Wait()
	if entered < 133 {
		t.Errorf("%d entered, want at least those that did not give up", entered)
	}
	if len(gate.waiting) != 0 {
		t.Errorf("the gate still holds %v", gate.waiting)
	}
}

package client

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"
)

func TestWaitPollsUntilDone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, _ := newFake(t, nil)
		var polls []time.Time
		err := client.Wait(t.Context(), "it", func(context.Context) (bool, error) {
			polls = append(polls, time.Now())
			return len(polls) == 12, nil
		})
		if err != nil {
			t.Fatal(err)
		}
		base := time.Second
		for i := 1; i < len(polls); i++ {
			got := polls[i].Sub(polls[i-1])
			if low, high := base*8/10, base*12/10; got < low || got > high {
				t.Errorf("pause %d is %v, want %v to %v", i, got, low, high)
			}
			base = min(base*3/2, 10*time.Second)
		}
	})
}

func TestPollIntervalIsTheFirstPause(t *testing.T) {
	client, _ := newFake(t, nil, func(config *Config) { config.PollInterval = time.Minute })
	for range 100 {
		if pause := client.pause(1); pause < 48*time.Second || pause > 72*time.Second {
			t.Fatalf("first pause is %v, want a minute, a fifth more or less", pause)
		}
		if pause := client.pause(50); pause < 8*time.Minute || pause > 12*time.Minute {
			t.Fatalf("50th pause is %v, want ten minutes, a fifth more or less", pause)
		}
	}
}

func TestWaitEnds(t *testing.T) {
	t.Run("with the poll's error", func(t *testing.T) {
		client, _ := newFake(t, nil)
		cause := errors.New("broken")
		err := client.Wait(t.Context(), "load balancer lb-1 to become ACTIVE", func(context.Context) (bool, error) { return false, cause })
		mustContain(t, err, "waiting for load balancer lb-1 to become ACTIVE: broken")
		if !errors.Is(err, cause) {
			t.Error("the cause is lost")
		}
	})
	t.Run("with the deadline", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			client, _ := newFake(t, nil)
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			err := client.Wait(ctx, "it", func(context.Context) (bool, error) { return false, nil })
			mustContain(t, err, "waiting for it: the time for the operation ran out")
			if !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("%v is not context.DeadlineExceeded", err)
			}
		})
	})
	t.Run("with the deadline, also when it comes during a request", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			client, _ := newFake(t, nil)
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			err := client.Wait(ctx, "it", func(ctx context.Context) (bool, error) {
				<-ctx.Done()
				return false, &Error{Operation: "describeThing", Class: Interrupted, Message: "under way", cause: ctx.Err()}
			})
			if want := "waiting for it: the time for the operation ran out"; err == nil || err.Error() != want {
				t.Errorf("the error is %v, want %s", err, want)
			}
		})
	})
	t.Run("with a cancellation, at once", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			client, _ := newFake(t, nil)
			ctx, cancel := context.WithCancel(t.Context())
			start := time.Now()
			err := client.Wait(ctx, "it", func(context.Context) (bool, error) {
				cancel()
				return false, nil
			})
			mustContain(t, err, "waiting for it: the operation was cancelled")
			if took := time.Since(start); took != 0 {
				t.Errorf("it took %v to notice", took)
			}
		})
	})
}

// loadBalancerInState answers describeLoadBalancer.
func loadBalancerInState(state string) map[string]any {
	return map[string]any{"loadBalancer": map[string]any{
		"loadBalancerId": "lb-1", "type": "nlb", "state": map[string]any{"code": state, "reason": "no room in the subnet."},
	}}
}

func TestWaitForLoadBalancer(t *testing.T) {
	notFound := refuse(404, "NOT_FOUND", "no such load balancer")
	creating, active := result(loadBalancerInState(StateCreating)), result(loadBalancerInState(StateActive))

	t.Run("a new one may show up late", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			client, _ := newFake(t, script(notFound, notFound, creating, creating, active))
			item, err := client.WaitForLoadBalancer(t.Context(), "lb-1", StateActive)
			if err != nil || item.State.Code != StateActive || item.LoadBalancerId != "lb-1" {
				t.Errorf("got %+v, %v", item, err)
			}
		})
	})
	t.Run("but not for ever", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			client, fake := newFake(t, notFound)
			_, err := client.WaitForLoadBalancer(t.Context(), "lb-1", StateActive)
			mustContain(t, err, "waiting for load balancer lb-1 to become ACTIVE", "NOT_FOUND")
			if !IsNotFound(err) || len(fake.Calls()) != maxUnseenPolls+1 {
				t.Errorf("%d polls: %v", len(fake.Calls()), err)
			}
		})
	})
	t.Run("once seen it must not vanish", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			client, fake := newFake(t, script(creating, notFound, creating, notFound))
			_, err := client.WaitForLoadBalancer(t.Context(), "lb-1", StateActive)
			mustContain(t, err, "NOT_FOUND", ". Its last known state is CREATING")
			if got := len(fake.Calls()); got != 5 {
				t.Errorf("%d polls, want 5: a single NOT_FOUND is not believed", got)
			}
		})
	})
	t.Run("a failed creation says why", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			client, _ := newFake(t, script(creating, result(loadBalancerInState(StateCreateFailed))))
			_, err := client.WaitForLoadBalancer(t.Context(), "lb-1", StateActive)
			mustContain(t, err, "JD Cloud could not create it: no room in the subnet")
		})
	})
	t.Run("the deadline says the last state", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			client, _ := newFake(t, creating)
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			_, err := client.WaitForLoadBalancer(ctx, "lb-1", StateActive, StateDown)
			mustContain(t, err, "load balancer lb-1 to become ACTIVE or DOWN", "the time for the operation ran out; its last known state is CREATING")
		})
	})
	t.Run("stable is ACTIVE or DOWN", func(t *testing.T) {
		for _, state := range []string{StateActive, StateDown} {
			synctest.Test(t, func(t *testing.T) {
				client, _ := newFake(t, script(result(loadBalancerInState(StateStarting)), result(loadBalancerInState(StateStopping)), result(loadBalancerInState(state))))
				item, err := client.WaitForLoadBalancerStable(t.Context(), "lb-1")
				if err != nil || item.State.Code != state {
					t.Errorf("got %+v, %v", item, err)
				}
			})
		}
	})
	t.Run("stable fails soon when it is gone", func(t *testing.T) {
		client, fake := newFake(t, notFound, fast)
		_, err := client.WaitForLoadBalancerStable(t.Context(), "lb-1")
		if !IsNotFound(err) || len(fake.Calls()) != 2 {
			t.Errorf("%d polls: %v", len(fake.Calls()), err)
		}
	})
	t.Run("stable fails when it is being deleted", func(t *testing.T) {
		client, _ := newFake(t, result(loadBalancerInState(StateDeleting)))
		_, err := client.WaitForLoadBalancerStable(t.Context(), "lb-1")
		mustContain(t, err, "it is being deleted")
	})
}

func TestWaitForLoadBalancerGone(t *testing.T) {
	deleting, notFound := result(loadBalancerInState(StateDeleting)), refuse(404, "NOT_FOUND", "gone")
	synctest.Test(t, func(t *testing.T) {
		client, _ := newFake(t, script(result(loadBalancerInState(StateActive)), deleting, deleting, notFound, notFound, result(map[string]any{"totalCount": 0})))
		if err := client.WaitForLoadBalancerGone(t.Context(), "lb-1"); err != nil {
			t.Error(err)
		}
	})
	t.Run("never starts", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			client, _ := newFake(t, result(loadBalancerInState(StateActive)))
			err := client.WaitForLoadBalancerGone(t.Context(), "lb-1")
			mustContain(t, err, "waiting for load balancer lb-1 to be deleted", "accepted the deletion but does not carry it out; its last known state is ACTIVE")
		})
	})
	t.Run("the list lags behind the reads", func(t *testing.T) {
		for name, lag := range map[string]int{"for a moment": 2, "for ever": 1000} {
			t.Run(name, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					lists := 0
					client, _ := newFake(t, func(call apiCall) reply {
						if call.String() != listLine {
							return notFound(call)
						}
						if lists++; lists <= lag {
							return listing("lb-1", StateActive)(call)
						}
						return result(map[string]any{"totalCount": 0})(call)
					})
					client.productTypes.set("lb-1", "nlb")
					err := client.WaitForLoadBalancerGone(t.Context(), "lb-1")
					if lag == 2 && (err != nil || lists != 3) {
						t.Errorf("%v after %d lists, want success after 3", err, lists)
					}
					if lag > 2 {
						mustContain(t, err, "waiting for load balancer lb-1 to be deleted", "does not exist, but its list shows it")
						if IsNotFound(err) || lists != maxUndeletedPolls+1 {
							t.Errorf("%v after %d lists, want %d", err, lists, maxUndeletedPolls+1)
						}
					}
				})
			})
		}
	})
	t.Run("another error", func(t *testing.T) {
		client, _ := newFake(t, refuse(403, "HTTP_FORBIDDEN", "no"))
		if err := client.WaitForLoadBalancerGone(t.Context(), "lb-1"); ClassOf(err) != Forbidden {
			t.Errorf("error is %v", err)
		}
	})
}

func ExampleClient_Wait() {
	client, err := New(Config{AccessKey: "key", SecretKey: "secret", Region: "cn-north-1", PollInterval: time.Millisecond})
	if err != nil {
		fmt.Println(err)
		return
	}
	polls := 0
	err = client.Wait(context.Background(), "three polls", func(context.Context) (bool, error) {
		polls++
		return polls == 3, nil
	})
	fmt.Println(polls, err)
	// Output: 3 <nil>
}

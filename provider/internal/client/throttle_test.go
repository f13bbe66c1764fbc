package client

import (
	"context"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// limited answers as an API that accepts a number of requests per second, and as many at once (its burst), from a token
// bucket. A refused request takes no token. Every answer takes 20 ms.
func limited(perSecond float64, burst int) (answer answerer, accepted func() int) {
	var mutex sync.Mutex
	tokens, filled, count := float64(burst), time.Now(), 0
	return func(call apiCall) reply {
			time.Sleep(20 * time.Millisecond)
			mutex.Lock()
			defer mutex.Unlock()
			now := time.Now()
			tokens = min(float64(burst), tokens+now.Sub(filled).Seconds()*perSecond)
			filled = now
			// A token that is there but for rounding is there.
			if tokens < 1-1e-6 {
				return refuse(429, "RATE_LIMIT", "slow down")(call)
			}
			tokens--
			count++
			return answered(call)
		}, func() int {
			mutex.Lock()
			defer mutex.Unlock()
			return count
		}
}

// work makes the calls from ten workers, as Terraform does, and returns how long it took.
func work(t *testing.T, client *Client, calls int) time.Duration {
	t.Helper()
	queue := make(chan int)
	started := time.Now()
	var workers sync.WaitGroup
	for range 10 {
		workers.Go(func() {
			for range queue {
				if err := callThing(t.Context(), client, someCreate); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for number := range calls {
		queue <- number
	}
	close(queue)
	workers.Wait()
	return time.Since(started)
}

// An API that limits requests must cost little more than its limit. Time is that of the bubble, so that nothing depends on
// the speed of the machine.
func TestThrottledThroughput(t *testing.T) {
	const calls = 500
	for name, test := range map[string]struct {
		perSecond float64
		burst     int
		max       float64
	}{
		"10 per second, burst 10": {10, 10, 50},
		"10 per second, burst 1":  {10, 1, 50},
		"10 per second, no limit": {10, 10, 0},
		"3 per second, burst 3":   {3, 3, 50},
		"3 per second, burst 1":   {3, 1, 50},
		"3 per second, no limit":  {3, 3, 0},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				answer, accepted := limited(test.perSecond, test.burst)
				client, fake := newFake(t, answer, func(config *Config) { config.MaxRequestsPerSecond = test.max })
				took := work(t, client, calls)
				ideal := time.Duration(float64(accepted()) / test.perSecond * float64(time.Second))
				ratio := float64(took) / float64(ideal)
				t.Logf("%d calls accepted, %d refused, in %v: %.2f times the ideal %v", accepted(), len(fake.Calls())-accepted(), took, ratio, ideal)
				if ratio > 1.25 {
					t.Errorf("took %.2f times the ideal, want at most 1.25", ratio)
				}
			})
		})
	}
}

// All refusals of requests that were under way together lower the rate once.
func TestAFlightOfRefusalsLowersTheRateOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, fake := newFake(t, func(call apiCall) reply {
			time.Sleep(time.Second)
			if call.Number <= 10 {
				return refuse(429, "RATE_LIMIT", "slow down")(call)
			}
			return answered(call)
		}, func(config *Config) { config.MaxRequestsPerSecond = 50 })
		work(t, client, 10)
		if got := client.throttle.perSecond; got < 50*0.85 || got > 50*0.9 {
			t.Errorf("%d requests, and the rate is %.1f, want 50 lowered once", len(fake.Calls()), got)
		}
	})
}

func TestTheRateGrowsBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, _ := newFake(t, script(refuse(429, "RATE_LIMIT", "slow down"), answered), func(config *Config) { config.MaxRequestsPerSecond = 50 })
		for range 60 {
			if err := callThing(t.Context(), client, someRead); err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Second)
		}
		if got := client.throttle.perSecond; got != 50 {
			t.Errorf("the rate is %.1f after a minute without refusals, want 50 again", got)
		}
	})
}

// The pause of one who was refused is his own: others go on at the lowered rate.
func TestTheBackOffOfOneIsNotThatOfAll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, _ := newFake(t, script(refuse(429, "RATE_LIMIT", "slow down"), answered), func(config *Config) { config.PollInterval = time.Minute })
		first := make(chan error)
		go func() { first <- callThing(t.Context(), client, someRead) }()
		synctest.Wait()
		started := time.Now()
		if err := callThing(t.Context(), client, someRead); err != nil {
			t.Fatal(err)
		}
		if waited := time.Since(started); waited > time.Second {
			t.Errorf("another request came after %v", waited)
		}
		if err := <-first; err != nil {
			t.Error(err)
		}
	})
}

// A time without requests proves nothing about the limit.
func TestTheRateGrowsWithRequestsOnly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, _ := newFake(t, script(refuse(429, "RATE_LIMIT", "slow down"), answered), func(config *Config) { config.MaxRequestsPerSecond = 50 })
		for range 2 {
			if err := callThing(t.Context(), client, someRead); err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Hour)
		}
		if got := client.throttle.perSecond; got > 50*0.85*1.1 {
			t.Errorf("the rate is %.1f after an idle hour, want hardly more than 42.5", got)
		}
	})
}

func TestTurnsThatComeTooLateSayWhy(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, fake := newFake(t, refuse(429, "RATE_LIMIT", "slow down"), func(config *Config) { config.MaxRequestsPerSecond = 0.25 })
		ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
		defer cancel()
		mustContain(t, callThing(ctx, client, someRead), "Not tried again: the time for the operation ran out, as the API refuses requests as too many.")
		if len(fake.Calls()) != 1 {
			t.Errorf("%d calls, want one", len(fake.Calls()))
		}
	})
}

func TestRefusedTurnsEndWithTheDeadline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, _ := newFake(t, refuse(429, "RATE_LIMIT", "slow down"))
		ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
		defer cancel()
		mustContain(t, callThing(ctx, client, someRead), "RATE_LIMIT", "the time for the operation ran out", "Lower max_requests_per_second")
		if got := client.throttle.perSecond; got != slowestRate {
			t.Errorf("the rate is %v, want %v", got, slowestRate)
		}
	})
}

package client

import (
	"context"
	"math"
	"sync"
	"time"
)

const (
	// rateDecrease and rateGrowth (for each second) were measured with TestThrottledThroughput.
	rateDecrease = 0.85
	rateGrowth   = 0.01
	// maxGrowthPause bounds the growth after a time without requests, which proved nothing.
	maxGrowthPause = 5 * time.Second
	// firstRate is where the rate of a client without limit begins when the API refuses for the first time.
	firstRate = 50.0
	// slowestRate is what refusals do not go below.
	slowestRate = 0.2
)

// throttle gives the requests of a client their turns, first come first served. It starts at max_requests_per_second,
// gets slower when the API refuses requests as too many, and faster again while it does not.
//
// Requests that were under way when the rate was lowered say nothing about the new rate, so all refusals of one flight
// lower it once. Those who were refused wait on their own before they come back; only a Retry-After holds back everybody.
type throttle struct {
	turns gate
	mutex sync.Mutex
	// perSecond is the rate now, infinite without limit, and ceiling what it never exceeds.
	perSecond, ceiling float64
	// flight counts how often the rate was lowered.
	flight int
	// changed is when the rate was last raised or lowered, and last when the last request had its turn.
	changed, last time.Time
	// until is the end of a Retry-After, and asker the answer that had it.
	until time.Time
	asker string
}

// newThrottle returns a throttle for a number of requests per second; 0 means that only the API sets limits.
func newThrottle(maxRequestsPerSecond float64) *throttle {
	ceiling := math.Inf(1)
	if maxRequestsPerSecond > 0 {
		ceiling = maxRequestsPerSecond
	}
	return &throttle{perSecond: ceiling, ceiling: ceiling}
}

// wait returns when the request has its turn, and the flight that it belongs to.
func (t *throttle) wait(ctx context.Context) (flight int, err error) {
	release, err := t.turns.lock(ctx, "")
	if err != nil {
		return 0, err
	}
	defer release()
	for {
		pause, reason := t.pause()
		if pause <= 0 {
			return t.take(), nil
		}
		if deadline, bounded := ctx.Deadline(); bounded && pause > time.Until(deadline) {
			return 0, reason
		}
		// A refusal may prolong it meanwhile.
		if err := sleep(ctx, pause); err != nil {
			return 0, err
		}
	}
}

// pause returns the time to the next turn, and the error for those who do not have it.
func (t *throttle) pause() (time.Duration, error) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	held := time.Until(t.until)
	next := time.Until(t.last.Add(time.Duration(float64(time.Second) / t.perSecond)))
	switch {
	case held > next:
		return held, retryAfterError{held, t.asker}
	case t.perSecond < t.ceiling:
		return next, stopped{cause: context.DeadlineExceeded, detail: ", as the API refuses requests as too many"}
	default:
		return next, stopped{cause: context.DeadlineExceeded, detail: ", as max_requests_per_second gives no turn before its end"}
	}
}

func (t *throttle) take() (flight int) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	t.last = time.Now()
	return t.flight
}

// refused lowers the rate, once for each flight, and holds everybody back for as long as the service asks.
func (t *throttle) refused(flight int, failure *Error) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	now := time.Now()
	if until := now.Add(failure.retryAfter); until.After(t.until) {
		t.until, t.asker = until, failure.origin()
	}
	if flight != t.flight {
		return
	}
	t.flight++
	t.changed = now
	current := t.perSecond
	if math.IsInf(current, 1) {
		current = firstRate
	}
	t.perSecond = max(min(slowestRate, current), rateDecrease*current)
}

// accepted raises a rate that was lowered, by the time that has passed.
func (t *throttle) accepted() {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if t.perSecond >= t.ceiling {
		return
	}
	now := time.Now()
	passed := min(now.Sub(t.changed), maxGrowthPause)
	t.changed = now
	t.perSecond = min(t.ceiling, t.perSecond*(1+rateGrowth*passed.Seconds()))
}

package simulator

import (
	"fmt"
	"math"
	"net/http"
	"strconv"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Limits are what slows callers down, in real time. The zero value slows nobody.
type Limits struct {
	// RequestsPerSecond is how many signed calls are taken in a second; the others are answered 429 RATE_LIMIT.
	// Default (0): any number.
	RequestsPerSecond float64 `json:"requestsPerSecond,omitempty"`
	// Burst is how many calls may come at once after a pause. Default (0): what comes in a second, at least 1.
	Burst int `json:"burst,omitempty"`
	// RetryAfterSeconds is sent with each of these refusals as the header Retry-After. Default (0): no header.
	RetryAfterSeconds int `json:"retryAfterSeconds,omitempty"`
	// LatencyMilliseconds is added to every call before it is looked at.
	LatencyMilliseconds float64 `json:"latencyMilliseconds,omitempty"`
}

// validate refuses limits that mean nothing.
func (l Limits) validate() error {
	switch longest := longestDelay.Milliseconds(); {
	case !(l.RequestsPerSecond >= 0) || math.IsInf(l.RequestsPerSecond, 1):
		return fmt.Errorf("requestsPerSecond is %v, expected a number from 0 up; 0 is no limit", l.RequestsPerSecond)
	case l.Burst < 0:
		return fmt.Errorf("burst is %d, expected 0 or more", l.Burst)
	case l.RequestsPerSecond == 0 && (l.Burst > 0 || l.RetryAfterSeconds > 0):
		return fmt.Errorf("burst and retryAfterSeconds go with requestsPerSecond, which is 0")
	case l.RetryAfterSeconds < 0:
		return fmt.Errorf("retryAfterSeconds is %d, expected 0 or more", l.RetryAfterSeconds)
	case !(l.LatencyMilliseconds >= 0 && l.LatencyMilliseconds <= float64(longest)):
		return fmt.Errorf("latencyMilliseconds is %v, expected 0 to %d", l.LatencyMilliseconds, longest)
	}
	return nil
}

// limiter applies Limits.
type limiter struct {
	mu     sync.Mutex
	limits Limits
	bucket *rate.Limiter
}

// set changes the limits; the bucket starts full.
func (l *limiter) set(limits Limits) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if limits.RequestsPerSecond > 0 && limits.Burst == 0 {
		limits.Burst = int(math.Min(math.Ceil(limits.RequestsPerSecond), math.MaxInt32))
	}
	l.limits, l.bucket = limits, nil
	if limits.RequestsPerSecond > 0 {
		l.bucket = rate.NewLimiter(rate.Limit(limits.RequestsPerSecond), limits.Burst)
	}
}

// get returns the limits, with the default of Burst.
func (l *limiter) get() Limits {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.limits
}

func (l *limiter) latency() time.Duration {
	return time.Duration(l.get().LatencyMilliseconds * float64(time.Millisecond))
}

// take lets a call through, or returns its refusal and the value of Retry-After.
func (l *limiter) take() (*apiError, string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.bucket == nil || l.bucket.Allow() {
		return nil, ""
	}
	failure := &apiError{http.StatusTooManyRequests, statusRateLimit, fmt.Sprintf("Too many requests: more than %v in a second.", l.limits.RequestsPerSecond)}
	if l.limits.RetryAfterSeconds == 0 {
		return failure, ""
	}
	return failure, strconv.Itoa(l.limits.RetryAfterSeconds)
}

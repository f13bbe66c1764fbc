package simulator

import (
	"sync"
	"time"
)

// Clock tells the simulated cloud what time it is. Load balancers change their state by it.
// It has no part in the check of a signature's date, which goes by the wall clock.
type Clock interface {
	Now() time.Time
}

// NewScaledClock returns a clock that starts at the present and runs speed times as fast as real time.
// A speed of 1 is real time; a speed below or equal to 0 is taken as 1.
func NewScaledClock(speed float64) Clock {
	if speed <= 0 {
		speed = 1
	}
	return &scaledClock{start: time.Now(), speed: speed}
}

// farFuture is where a very fast clock stops, in nanoseconds: a Duration does not reach much further.
const farFuture = float64(200 * 365 * 24 * time.Hour)

type scaledClock struct {
	start time.Time
	speed float64
}

func (c *scaledClock) Now() time.Time {
	return c.start.Add(time.Duration(min(float64(time.Since(c.start))*c.speed, farFuture)))
}

// ManualClock stands still until Advance moves it.
type ManualClock struct {
	mu  sync.Mutex
	now time.Time
}

// NewManualClock returns a clock that stands at start.
func NewManualClock(start time.Time) *ManualClock {
	return &ManualClock{now: start}
}

// Now returns the time at which the clock stands.
func (c *ManualClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Advance moves the clock forward.
func (c *ManualClock) Advance(step time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(step)
}

package simulator

import (
	"sync"
	"time"
)

// Clock tells the simulated cloud what time it is. Load balancers change their state by it.
// It has no part in the check of a signature's date, which goes by the wall clock.
type Clock interface {
	Now() time.Time
	// Advance moves the clock forward.
	Advance(step time.Duration)
	// Speed is how many times as fast as real time the clock runs; 0 when it stands still.
	Speed() float64
	// SetSpeed changes the speed from now on.
	SetSpeed(speed float64)
	// Reset undoes every Advance and SetSpeed.
	Reset()
}

// NewScaledClock returns a clock that starts at the present and runs speed times as fast as real time.
// A speed of 1 is real time; a speed below or equal to 0 is taken as 1.
func NewScaledClock(speed float64) Clock {
	if speed <= 0 {
		speed = 1
	}
	return newClock(time.Now(), speed)
}

// ManualClock stands still until Advance moves it.
type ManualClock struct {
	*scaledClock
}

// NewManualClock returns a clock that stands at start.
func NewManualClock(start time.Time) *ManualClock {
	return &ManualClock{newClock(start, 0)}
}

// farFuture is how far from its start a clock stops: a Duration does not reach much further.
const farFuture = 200 * 365 * 24 * time.Hour

type scaledClock struct {
	start   time.Time // what the clock showed at first
	started time.Time // the real time at which it showed that
	initial float64   // its speed at first

	mu    sync.Mutex // guards what follows
	base  time.Time  // what the clock showed when it was last set
	set   time.Time  // the real time at which it was
	speed float64
}

func newClock(start time.Time, speed float64) *scaledClock {
	now := time.Now()
	return &scaledClock{start: start, started: now, initial: speed, base: start, set: now, speed: speed}
}

// Now returns the time that the clock shows.
func (c *scaledClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now()
}

func (c *scaledClock) now() time.Time {
	passed := min(float64(time.Since(c.set))*c.speed, float64(farFuture))
	return c.limited(c.base.Add(time.Duration(passed)))
}

func (c *scaledClock) limited(at time.Time) time.Time {
	if end := c.start.Add(farFuture); at.After(end) {
		return end
	}
	return at
}

// Advance moves the clock forward.
func (c *scaledClock) Advance(step time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.base, c.set = c.limited(c.now().Add(min(step, farFuture))), time.Now()
}

// Speed returns the speed at which the clock runs now.
func (c *scaledClock) Speed() float64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.speed
}

// SetSpeed changes the speed of the clock from now on.
func (c *scaledClock) SetSpeed(speed float64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.base, c.set, c.speed = c.now(), time.Now(), speed
}

// Reset undoes every Advance and SetSpeed.
func (c *scaledClock) Reset() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.base, c.set, c.speed = c.start, c.started, c.initial
}

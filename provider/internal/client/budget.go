package client

import (
	"context"
	"sync"
	"time"
)

// WithTimeout is context.WithTimeout, but the time that LockLoadBalancer waits for others does not count: how long other
// resources take is not the fault of this one. Such a wait still ends with the parent. Call the function that it returns
// when the work is done.
func WithTimeout(parent context.Context, timeout time.Duration) (context.Context, context.CancelFunc) {
	b := &budget{Context: parent, done: make(chan struct{}), deadline: time.Now().Add(timeout)}
	b.outer, _ = parent.Value(budgetKey{}).(*budget)
	b.timer = time.AfterFunc(timeout, func() { b.end(context.DeadlineExceeded) })
	forget := context.AfterFunc(parent, func() { b.end(parent.Err()) })
	return b, func() {
		forget()
		b.end(context.Canceled)
	}
}

// budget is a context whose deadline moves while its clock stands still.
type budget struct {
	// Context is the parent.
	context.Context
	// outer is the budget that this one is part of, nil when there is none.
	outer *budget
	done  chan struct{}

	mutex    sync.Mutex
	err      error
	deadline time.Time
	timer    *time.Timer
	// stopped counts who waits, since is when the first of them began.
	stopped int
	since   time.Time
}

type budgetKey struct{}

func (b *budget) Done() <-chan struct{} { return b.done }

func (b *budget) Err() error {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return b.err
}

func (b *budget) Deadline() (time.Time, bool) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	deadline := b.deadline
	if b.stopped > 0 {
		deadline = deadline.Add(time.Since(b.since))
	}
	if earlier, bounded := b.Context.Deadline(); bounded && earlier.Before(deadline) {
		return earlier, true
	}
	return deadline, true
}

func (b *budget) Value(key any) any {
	if key == (budgetKey{}) {
		return b
	}
	return b.Context.Value(key)
}

func (b *budget) end(err error) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if b.err != nil {
		return
	}
	b.err = err
	b.timer.Stop()
	close(b.done)
}

// stop makes the clock stand still until the function that it returns is called.
func (b *budget) stop() (resume func()) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if b.stopped == 0 {
		b.since = time.Now()
		b.timer.Stop()
	}
	b.stopped++
	return func() {
		b.mutex.Lock()
		defer b.mutex.Unlock()
		b.stopped--
		if b.stopped > 0 || b.err != nil {
			return
		}
		b.deadline = b.deadline.Add(time.Since(b.since))
		b.timer.Reset(time.Until(b.deadline))
	}
}

// withoutLockTime stops the clock of the context's WithTimeout, if it has one, until the function that it returns is called.
func withoutLockTime(ctx context.Context) (resume func()) {
	var resumes []func()
	innermost, _ := ctx.Value(budgetKey{}).(*budget)
	for b := innermost; b != nil; b = b.outer {
		resumes = append(resumes, b.stop())
	}
	return func() {
		for _, resume := range resumes {
			resume()
		}
	}
}

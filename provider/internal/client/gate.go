package client

import (
	"context"
	"fmt"
	"slices"
	"sync"
)

// LockLoadBalancer waits until no other caller in this process changes the load balancer or its children, first come
// first served. Hold the lock for the write and its read-back, not while waiting for a state. Reads never need it, and
// other load balancers go on in parallel. The wait does not count against a WithTimeout. The error is the context's, and
// then there is nothing to release.
func (c *Client) LockLoadBalancer(ctx context.Context, loadBalancerID string) (release func(), err error) {
	defer withoutLockTime(ctx)()
	release, err = c.loadBalancers.lock(ctx, loadBalancerID)
	if err != nil {
		return nil, fmt.Errorf("waiting for other changes of load balancer %s to end: %w", loadBalancerID, err)
	}
	return release, nil
}

// gate gives each key to one holder at a time, in the order of asking. The zero value is ready.
type gate struct {
	mutex sync.Mutex
	// waiting has an entry for each key that is held: those who wait for it, first come first.
	waiting map[string][]chan struct{}
}

func (g *gate) lock(ctx context.Context, key string) (release func(), err error) {
	if err := checkContext(ctx); err != nil {
		return nil, err
	}
	turn := g.enter(key)
	release = sync.OnceFunc(func() { g.pass(key) })
	if turn == nil {
		return release, nil
	}
	select {
	case <-turn:
		return release, nil
	case <-ctx.Done():
		if !g.leave(key, turn) {
			// The turn came at the same moment: hand it on.
			release()
		}
		return nil, checkContext(ctx)
	}
}

// enter takes the key, or returns the channel that closes when the caller's turn has come.
func (g *gate) enter(key string) chan struct{} {
	g.mutex.Lock()
	defer g.mutex.Unlock()
	if g.waiting == nil {
		g.waiting = map[string][]chan struct{}{}
	}
	queue, held := g.waiting[key]
	if !held {
		g.waiting[key] = nil
		return nil
	}
	turn := make(chan struct{})
	g.waiting[key] = append(queue, turn)
	return turn
}

// leave takes a waiter out of the queue; false means that its turn had come already.
func (g *gate) leave(key string, turn chan struct{}) bool {
	g.mutex.Lock()
	defer g.mutex.Unlock()
	index := slices.Index(g.waiting[key], turn)
	if index < 0 {
		return false
	}
	g.waiting[key] = slices.Delete(g.waiting[key], index, index+1)
	return true
}

// pass hands the key to the next in the queue, or frees it.
func (g *gate) pass(key string) {
	g.mutex.Lock()
	defer g.mutex.Unlock()
	queue := g.waiting[key]
	if len(queue) == 0 {
		delete(g.waiting, key)
		return
	}
	g.waiting[key] = queue[1:]
	close(queue[0])
}

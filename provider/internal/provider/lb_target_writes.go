package provider

import (
	"context"
	"slices"
	"sync"
)

// groupWrites collects writes of one kind until one of them gets its turn on the load balancer: it then performs all that
// wait for the same target group. Nobody waits for more of them to come: while one write is under way, others gather.
// The zero value is ready.
type groupWrites[Content any] struct {
	mutex   sync.Mutex
	waiting map[string][]*groupWrite[Content]
}

// groupWrite is one write on a target group.
type groupWrite[Content any] struct {
	content Content
	state   writeState
	err     error
	// settled closes when the run that has taken the write has ended.
	settled chan struct{}
}

type writeState int

const (
	writeWaits writeState = iota
	writeRuns
	// writeEnded: the outcome is there, and nobody has taken it yet.
	writeEnded
	writeTaken
)

// write has one write performed, together with others. locked waits for the turn; run performs writes and returns an error
// for each. The end of the context of the one who performs is no failure of the others: they are performed again.
func (g *groupWrites[Content]) write(ctx context.Context, targetGroupID string, content Content, locked func(ctx context.Context, write func(ctx context.Context) error) error,
	run func(ctx context.Context, contents []Content) []error,
) error {
	own := &groupWrite[Content]{content: content}
	g.mutex.Lock()
	g.wait(targetGroupID, own)
	g.mutex.Unlock()
	err := locked(ctx, func(ctx context.Context) error { return g.perform(ctx, targetGroupID, own, run) })
	return g.leave(targetGroupID, own, err)
}

func (g *groupWrites[Content]) wait(targetGroupID string, write *groupWrite[Content]) {
	write.state = writeWaits
	insert(&g.waiting, targetGroupID, append(g.waiting[targetGroupID], write))
}

// perform returns the outcome of a write that another has performed, or performs all that wait.
func (g *groupWrites[Content]) perform(ctx context.Context, targetGroupID string, own *groupWrite[Content], run func(ctx context.Context, contents []Content) []error) error {
	batch := g.take(targetGroupID, own)
	if batch != nil {
		contents := make([]Content, len(batch))
		for i, write := range batch {
			contents[i] = write.content
		}
		g.settle(targetGroupID, own, batch, run(ctx, contents), ctx.Err() != nil)
	}
	g.mutex.Lock()
	defer g.mutex.Unlock()
	own.state = writeTaken
	return own.err
}

// take starts a run with all that wait, unless the write has an outcome. One whose outcome was taken is tried again.
func (g *groupWrites[Content]) take(targetGroupID string, own *groupWrite[Content]) []*groupWrite[Content] {
	g.mutex.Lock()
	defer g.mutex.Unlock()
	if own.state == writeEnded {
		return nil
	}
	if own.state == writeTaken {
		g.wait(targetGroupID, own)
	}
	batch := g.waiting[targetGroupID]
	delete(g.waiting, targetGroupID)
	settled := make(chan struct{})
	for _, write := range batch {
		write.state, write.settled = writeRuns, settled
	}
	return batch
}

// settle ends a run.
func (g *groupWrites[Content]) settle(targetGroupID string, own *groupWrite[Content], batch []*groupWrite[Content], failures []error, interrupted bool) {
	g.mutex.Lock()
	defer g.mutex.Unlock()
	for i, write := range batch {
		if interrupted && failures[i] != nil && write != own {
			g.wait(targetGroupID, write)
			continue
		}
		write.state, write.err = writeEnded, failures[i]
	}
	close(own.settled)
}

// leave withdraws a write whose turn has not come, and returns what has become of it: err unless another has performed it.
func (g *groupWrites[Content]) leave(targetGroupID string, own *groupWrite[Content], err error) error {
	g.mutex.Lock()
	defer g.mutex.Unlock()
	for own.state == writeRuns {
		settled := own.settled
		g.mutex.Unlock()
		<-settled
		g.mutex.Lock()
	}
	switch own.state {
	case writeWaits:
		g.waiting[targetGroupID] = slices.DeleteFunc(g.waiting[targetGroupID], func(write *groupWrite[Content]) bool { return write == own })
	case writeEnded:
		return own.err
	}
	return err
}

package client

import (
	"context"
	"fmt"
	"sync"
	"time"

	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

// targetLists shares the list of a group's targets among the reads of single targets, which a refresh makes by the
// hundred. A write of this client drops the lists, and so does their age. The zero value is ready.
type targetLists struct {
	mutex   sync.Mutex
	byGroup map[string]*targetList
}

// targetList is the list of one group, once it is loaded.
type targetList struct {
	// turn is held while the list is loaded or looked at.
	turn    gate
	since   time.Time
	targets []lb.Target
}

func (l *targetLists) drop() {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.byGroup = nil
}

// of returns the list of a group: another one than that which has been seen already, if any.
func (l *targetLists) of(targetGroupID string, seen *targetList) *targetList {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	list := l.byGroup[targetGroupID]
	if list != nil && list != seen {
		return list
	}
	if l.byGroup == nil {
		l.byGroup = map[string]*targetList{}
	}
	list = &targetList{}
	l.byGroup[targetGroupID] = list
	return list
}

// find looks for a target, and loads the list when it is not loaded or too old.
func (l *targetList) find(ctx context.Context, id string, load func(ctx context.Context) ([]lb.Target, error)) (*lb.Target, error) {
	release, err := l.turn.lock(ctx, "")
	if err != nil {
		return nil, err
	}
	defer release()
	if l.since.IsZero() || time.Since(l.since) > snapshotLifetime {
		targets, err := load(ctx)
		if err != nil {
			return nil, err
		}
		l.targets, l.since = targets, time.Now()
	}
	for _, target := range l.targets {
		if target.TargetId == id {
			return &target, nil
		}
	}
	return nil, nil
}

// ReadTarget reads a target for a refresh. All targets of a group are read with one list. The error is NotFound only when
// two lists do not show the target, or the absence of the group is confirmed.
func (c *Client) ReadTarget(ctx context.Context, targetGroupID, id string) (*lb.Target, error) {
	load := func(ctx context.Context) ([]lb.Target, error) { return c.ReadTargets(ctx, targetGroupID, "") }
	first := c.snapshots.targets.of(targetGroupID, nil)
	target, err := first.find(ctx, id, load)
	if target != nil || err != nil {
		return target, err
	}
	if err := sleep(ctx, c.pause(1)); err != nil {
		return nil, fmt.Errorf("target %s was not found in target group %s, which could not be confirmed: %w", id, targetGroupID, err)
	}
	target, err = c.snapshots.targets.of(targetGroupID, first).find(ctx, id, load)
	if target == nil && err == nil {
		err = &Error{
			Operation: "describeTargets", Subject: targetGroupID, Service: LoadBalancer, Region: c.region, Class: NotFound,
			Message: fmt.Sprintf("two lists of target group %s do not show target %s", targetGroupID, id), Attempts: 1,
		}
	}
	return target, err
}

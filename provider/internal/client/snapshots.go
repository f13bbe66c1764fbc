package client

import (
	"context"
	"strings"
	"sync"
	"time"

	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

// snapshotLifetime is how long a list answers for single reads.
const snapshotLifetime = 5 * time.Minute

// snapshots answers reads for a refresh from region-wide lists, one for each product type.
//
// A list is read only where it saves calls, since a region may hold far more than the state: the first read of a type is
// a single one, the second loads the first page, which tells how many pages there are, and the others are loaded as soon
// as the pages of all lists together are no more than the reads asked for. Readers wait while pages are loaded, so that
// nothing is loaded twice. What a list does not show is read singly: a list is never trusted for an absence. A write of
// this client to the kind drops its lists, and so does their age. The zero value is ready.
type snapshots[Item any] struct {
	mutex  sync.Mutex
	byType map[string]*snapshot[Item]
}

// pageBudget counts the reads that were asked for, lists of targets included, and the pages that were loaded for them.
type pageBudget struct {
	mutex         sync.Mutex
	asked, loaded int
}

func (b *pageBudget) ask() {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.asked++
}

// spend takes a page from the budget when all the pages to come fit in it.
func (b *pageBudget) spend(toCome int) bool {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if b.loaded+toCome > b.asked {
		return false
	}
	b.loaded++
	return true
}

// snapshot is the list of one product type, as far as it was loaded.
type snapshot[Item any] struct {
	// turn is held while a page is loaded.
	turn   gate
	budget *pageBudget
	mutex  sync.Mutex
	asked  bool
	loaded int
	pages  int
	failed bool
	since  time.Time
	items  map[string]Item
}

// drop forgets all lists: what is being loaded into them now is forgotten with them.
func (s *snapshots[Item]) drop() {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.byType = nil
}

// of returns the list of a type, a new one when there is none that is young enough.
func (s *snapshots[Item]) of(productType string, budget *pageBudget) *snapshot[Item] {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	current := s.byType[productType]
	if current == nil || current.expired() {
		if s.byType == nil {
			s.byType = map[string]*snapshot[Item]{}
		}
		current = &snapshot[Item]{budget: budget, items: map[string]Item{}}
		s.byType[productType] = current
	}
	return current
}

func (s *snapshot[Item]) expired() bool {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return !s.since.IsZero() && time.Since(s.since) > snapshotLifetime
}

// find returns the object when the list shows it. It counts the read, and loads the pages that are worth it.
func (s *snapshot[Item]) find(ctx context.Context, id string, load func(ctx context.Context, number int) (Page[Item], error), idOf func(Item) string) (item Item, found bool) {
	s.budget.ask()
	s.mutex.Lock()
	item, found = s.items[id]
	first := !s.asked
	s.asked = true
	s.mutex.Unlock()
	if found || first {
		return item, found
	}
	release, err := s.turn.lock(ctx, "")
	if err != nil {
		return item, false
	}
	defer release()
	for s.worthAnotherPage() {
		page, err := load(ctx, s.loaded+1)
		s.add(page, err, idOf)
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	item, found = s.items[id]
	return item, found
}

func (s *snapshot[Item]) worthAnotherPage() bool {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.failed || s.loaded > 0 && s.loaded >= s.pages {
		return false
	}
	return s.budget.spend(max(1, s.pages-s.loaded))
}

// add takes a page over. After a failure the list is given up, with what it shows already.
func (s *snapshot[Item]) add(page Page[Item], err error, idOf func(Item) string) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if err != nil {
		s.failed = true
		return
	}
	if s.loaded == 0 {
		s.since = time.Now()
	}
	s.loaded++
	s.pages = (page.TotalCount + pageSize - 1) / pageSize
	for _, item := range page.Items {
		s.items[idOf(item)] = item
	}
}

// regionSnapshots holds the lists of each kind.
type regionSnapshots struct {
	budget        pageBudget
	loadBalancers snapshots[lb.LoadBalancer]
	targetGroups  snapshots[lb.TargetGroup]
	backends      snapshots[lb.Backend]
	listeners     snapshots[lb.Listener]
	targets       targetLists
}

// wrote drops the lists that a write may have made untrue. The deletion of a load balancer takes its children along.
func (s *regionSnapshots) wrote(operation Operation, path string) {
	switch {
	case operation.Effect == Read, operation.Service == AvailabilityGroup:
	case operation.Service == LoadBalancer && strings.Contains(path, "/targetGroups/"):
		s.targetGroups.drop()
		s.targets.drop()
	case operation.Service == LoadBalancer && strings.Contains(path, "/backends/"):
		s.backends.drop()
	case operation.Service == LoadBalancer && strings.Contains(path, "/listeners/"):
		s.listeners.drop()
	default:
		s.loadBalancers.drop()
		s.targetGroups.drop()
		s.backends.drop()
		s.listeners.drop()
		s.targets.drop()
	}
}

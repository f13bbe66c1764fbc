package provider

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// watchedGroup is an empty target group of addresses whose size is noted after every call.
type watchedGroup struct {
	*targetsResource
	simulator     *simulator.Simulator
	targetGroupID string

	// before is called before each call is served. Optional.
	before func(*http.Request)

	mutex sync.Mutex
	sizes []int
}

func newWatchedGroup(t *testing.T, options simulator.Options) *watchedGroup {
	t.Helper()
	sim, err := simulator.New(options)
	if err != nil {
		t.Fatal(err)
	}
	group := &watchedGroup{simulator: sim}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if group.before != nil {
			group.before(r)
		}
		sim.Handler().ServeHTTP(w, r)
		group.mutex.Lock()
		defer group.mutex.Unlock()
		group.sizes = append(group.sizes, len(sim.Snapshot().Targets))
	}))
	t.Cleanup(server.Close)
	apiClient, err := client.New(client.Config{
		AccessKey: "simulator-access-key", SecretKey: "simulator-secret-key", Region: "cn-north-1",
		Endpoint: server.URL, PollInterval: time.Millisecond,
	})
	if err != nil {
		t.Fatal(err)
	}
	group.targetsResource = &targetsResource{baseResource{session{client: apiClient, claims: &claims{}, patience: 20 * time.Millisecond}}}
	group.targetGroupID = ipTargetGroup(t, &group.session, "alb")
	return group
}

// hold makes the group hold the entries, as if somebody had registered them, and forgets all calls.
func (g *watchedGroup) hold(t *testing.T, entries targetEntries) []lb.Target {
	t.Helper()
	specs := entries.specs()
	if err := g.simulator.Modify(func(state *simulator.State) {
		clear(state.Targets)
		for _, spec := range specs {
			id := "target-" + strings.ReplaceAll(*spec.IpAddress, ".", "-")
			state.Targets[id] = &simulator.Target{TargetID: id, TargetGroupID: g.targetGroupID, Type: "ip", IPAddress: *spec.IpAddress, Port: *spec.Port, Weight: *spec.Weight}
		}
	}); err != nil {
		t.Fatal(err)
	}
	registered, err := g.client.ListTargets(t.Context(), g.targetGroupID)
	if err != nil {
		t.Fatal(err)
	}
	g.simulator.ForgetCalls()
	g.mutex.Lock()
	defer g.mutex.Unlock()
	g.sizes = nil
	return registered
}

// smallest is the smallest size of the group after any call.
func (g *watchedGroup) smallest() int {
	g.mutex.Lock()
	defer g.mutex.Unlock()
	smallest := g.sizes[0]
	for _, size := range g.sizes {
		smallest = min(smallest, size)
	}
	return smallest
}

// addresses are entries for the addresses with the numbers from the first up to, but without, the last.
func addresses(first, last int) targetEntries {
	entries := targetEntries{}
	for number := first; number < last; number++ {
		entries[fmt.Sprintf("server-%03d", number)] = addressEntry(fmt.Sprintf("10.0.%d.%d", number/250, 1+number%250))
	}
	return entries
}

func (entries targetEntries) specs() []lb.TargetSpec {
	return planTargets(entries, nil, nil).register
}

// calls counts the calls on targets by operation since the group was last filled.
func (g *watchedGroup) calls() map[string]int {
	counts := map[string]int{}
	for _, call := range g.simulator.Calls() {
		counts[call.Operation]++
	}
	return counts
}

func withTargetQuota(limit int) simulator.Options {
	seed := simulator.DefaultSeed()
	seed.Quotas = []simulator.Quota{{LoadBalancerType: "alb", Type: "target", Limit: limit}}
	return simulator.Options{Seed: seed}
}

// Whatever part of a group is replaced under whatever quota, one apply does it, and capacity stays: after no call are
// there fewer targets than before or after the change, whichever is less, less one batch.
func TestReplacementOfTargetsWithinTheQuota(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(7, 1))
	for range 60 {
		before, after := 1+random.IntN(130), 1+random.IntN(130)
		shared := random.IntN(min(before, after) + 1)
		quota := max(before, after) + random.IntN(3)*random.IntN(60)
		partial := random.IntN(2) == 0
		t.Run(fmt.Sprintf("%d by %d with %d in common of %d", before, after, shared, quota), func(t *testing.T) {
			t.Parallel()
			options := withTargetQuota(quota)
			options.Assumptions.PartialBatches = partial
			group := newWatchedGroup(t, options)
			registered := group.hold(t, addresses(0, before))
			previous := readTargets(matchTargets(addresses(0, before), nil, registered))
			content, err := group.apply(t.Context(), groupChange{
				client: group.client, targetGroupID: group.targetGroupID, wanted: addresses(before-shared, before-shared+after), previous: previous,
			})
			if err != nil {
				t.Fatal(err)
			}
			if len(content.matched) != after || len(content.strays) > 0 || len(group.simulator.Snapshot().Targets) != after {
				t.Errorf("%d targets and %d strays, %d are registered", len(content.matched), len(content.strays), len(group.simulator.Snapshot().Targets))
			}
			if smallest, floor := group.smallest(), min(before, after)-client.TargetBatch; smallest < floor {
				t.Errorf("the group fell to %d targets, expected at least %d: %v", smallest, floor, group.sizes)
			}
		})
	}
}

// A refusal that has another cause than the group's size costs one target at most, and the error names it.
func TestQuotaThatIsRefusedWhateverMakesRoom(t *testing.T) {
	t.Parallel()
	for _, before := range []int{60, 2} {
		t.Run(fmt.Sprint(before), func(t *testing.T) {
			t.Parallel()
			group := newWatchedGroup(t, simulator.Options{})
			registered := group.hold(t, addresses(0, before))
			group.simulator.InjectFault(simulator.Fault{Operation: "registerTargets", Kind: simulator.FaultQuotaExceeded, Times: -1})
			_, err := group.apply(t.Context(), groupChange{
				client: group.client, targetGroupID: group.targetGroupID, wanted: addresses(200, 200+before),
				previous: readTargets(nil, registered),
			})
			if text := "Targets that were deregistered to make room could not be registered again (10.0.0."; !client.IsQuota(err) || !strings.Contains(err.Error(), text) {
				t.Errorf("got %v", err)
			}
			if left := len(group.simulator.Snapshot().Targets); left != before-1 {
				t.Errorf("%d targets are left, expected %d", left, before-1)
			}
		})
	}
}

// However often an apply fails, it leaves as many targets as it found.
func TestQuotaRefusalsDoNotDrainAGroup(t *testing.T) {
	t.Parallel()
	// The first calls that are refused are that which shows the quota and each try with room; nth is that which fails.
	for name, test := range map[string]struct{ nth, times int }{"the first room": {1, 1 + maxQuotaTries}, "a batch": {3, maxQuotaTries}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			group := newWatchedGroup(t, withTargetQuota(100))
			old := addresses(0, 100)
			registered := group.hold(t, old)
			for apply := range 3 {
				group.simulator.ClearFaults()
				group.simulator.InjectFault(simulator.Fault{Operation: "registerTargets", Kind: simulator.FaultQuotaExceeded, Nth: test.nth, Times: test.times})
				_, err := group.apply(t.Context(), groupChange{
					client: group.client, targetGroupID: group.targetGroupID, wanted: addresses(200, 300),
					previous: readTargets(matchTargets(old, nil, registered)),
				})
				var listErr error
				registered, listErr = group.client.ListTargets(t.Context(), group.targetGroupID)
				if !client.IsQuota(err) || strings.Contains(err.Error(), "could not be registered again") || listErr != nil || len(registered) != 100 {
					t.Errorf("apply %d leaves %d targets: %v, %v", apply, len(registered), err, listErr)
				}
			}
		})
	}
}

// Room that the quota notices late is room.
func TestQuotaThatNoticesRoomLate(t *testing.T) {
	t.Parallel()
	group := newWatchedGroup(t, withTargetQuota(60))
	registered := group.hold(t, addresses(0, 60))
	group.simulator.InjectFault(simulator.Fault{Operation: "registerTargets", Kind: simulator.FaultQuotaExceeded, Times: maxQuotaTries})
	content, err := group.apply(t.Context(), groupChange{
		client: group.client, targetGroupID: group.targetGroupID, wanted: addresses(200, 260), previous: readTargets(nil, registered),
	})
	if err != nil || len(content.matched) != 60 || len(content.strays) != 0 {
		t.Errorf("%v: %d targets and %d strays", err, len(content.matched), len(content.strays))
	}
}

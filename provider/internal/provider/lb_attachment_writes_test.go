package provider

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// outcomes are those of writes that were made at once, by what they were about.
type outcomes struct {
	mutex   sync.Mutex
	errors  map[string]error
	targets map[string]lb.Target
}

// together makes writes wait for the load balancer's turn until all of them wait, and lets them go then.
func (g *watchedGroup) together(t *testing.T, names []string, waiting func() int, write func(name string) (lb.Target, error)) *outcomes {
	t.Helper()
	loadBalancerID, err := g.client.LoadBalancerOfTargetGroup(t.Context(), g.targetGroupID)
	if err != nil {
		t.Fatal(err)
	}
	release, err := g.client.LockLoadBalancer(t.Context(), loadBalancerID)
	if err != nil {
		t.Fatal(err)
	}
	g.simulator.ForgetCalls()
	result := &outcomes{errors: map[string]error{}, targets: map[string]lb.Target{}}
	var group sync.WaitGroup
	for count, name := range names {
		group.Go(func() {
			target, err := write(name)
			result.mutex.Lock()
			defer result.mutex.Unlock()
			result.errors[name], result.targets[name] = err, target
		})
		for waiting() != count+1 {
			time.Sleep(time.Millisecond)
		}
	}
	release()
	group.Wait()
	return result
}

func (g *watchedGroup) waitingRegistrations() int {
	g.claims.registrations.mutex.Lock()
	defer g.claims.registrations.mutex.Unlock()
	return len(g.claims.registrations.waiting[g.targetGroupID])
}

func (g *watchedGroup) waitingDeregistrations() int {
	g.claims.deregistrations.mutex.Lock()
	defer g.claims.deregistrations.mutex.Unlock()
	return len(g.claims.deregistrations.waiting[g.targetGroupID])
}

func (g *watchedGroup) registerTogether(t *testing.T, names []string) *outcomes {
	t.Helper()
	return g.together(t, names, g.waitingRegistrations, func(name string) (lb.Target, error) {
		return g.register(t.Context(), g.targetGroupID, addressEntry(name).spec())
	})
}

// privateAddresses are addresses that an alb accepts.
func privateAddresses(count int) []string {
	names := make([]string, count)
	for i := range names {
		names[i] = fmt.Sprintf("10.1.0.%d", i+1)
	}
	return names
}

func (o *outcomes) failed() []string {
	var names []string
	for name, err := range o.errors {
		if err != nil {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Whoever gets the turn registers for all who wait, twenty at a time, and reads the ids once.
func TestAttachmentsShareTheirRequests(t *testing.T) {
	t.Parallel()
	group := newWatchedGroup(t, simulator.Options{})
	names := privateAddresses(25)
	result := group.registerTogether(t, names)
	if failed := result.failed(); len(failed) > 0 {
		t.Fatal(failed, result.errors[failed[0]])
	}
	registered := group.simulator.Snapshot().Targets
	for name, target := range result.targets {
		if found := registered[target.TargetId]; found == nil || found.IPAddress != name {
			t.Errorf("%s got %s, which is %v", name, target.TargetId, found)
		}
	}
	if calls := group.calls(); calls["registerTargets"] != 2 || calls["describeTargets"] != 2 || len(registered) != 25 {
		t.Errorf("%d targets after %v", len(registered), calls)
	}

	deregistered := group.together(t, names, group.waitingDeregistrations, func(name string) (lb.Target, error) {
		return lb.Target{}, group.deregister(t.Context(), group.targetGroupID, result.targets[name].TargetId)
	})
	if failed, calls := deregistered.failed(), group.calls(); len(failed) > 0 || calls["deregisterTargets"] != 2 || len(group.simulator.Snapshot().Targets) > 0 {
		t.Errorf("%v failed after %v, %d are left", failed, calls, len(group.simulator.Snapshot().Targets))
	}
}

// One bad target fails alone, whatever a refused batch leaves behind.
func TestOneBadTargetFailsAlone(t *testing.T) {
	t.Parallel()
	for _, partial := range []bool{false, true} {
		t.Run(fmt.Sprintf("partial batches %v", partial), func(t *testing.T) {
			t.Parallel()
			options := simulator.Options{}
			options.Assumptions.PartialBatches = partial
			group := newWatchedGroup(t, options)
			names := privateAddresses(20)
			names[7] = "203.0.113.1"
			result := group.registerTogether(t, names)
			if failed := result.failed(); !slices.Equal(failed, []string{"203.0.113.1"}) {
				t.Errorf("%v failed", failed)
			}
			if err := result.errors["203.0.113.1"]; err == nil || !strings.Contains(err.Error(), "expected an IPv4 address in 10.0.0.0/8") {
				t.Errorf("got %v", err)
			}
			if registered := len(group.simulator.Snapshot().Targets); registered != 19 {
				t.Errorf("%d targets are registered", registered)
			}
		})
	}
}

// Where the quota has room for some, some are registered.
func TestAttachmentsThatPassTheQuota(t *testing.T) {
	t.Parallel()
	group := newWatchedGroup(t, withTargetQuota(12))
	result := group.registerTogether(t, privateAddresses(20))
	if failed, registered := len(result.failed()), len(group.simulator.Snapshot().Targets); failed != 8 || registered != 12 {
		t.Errorf("%d failed, %d are registered", failed, registered)
	}
}

// A target that somebody has registered is not taken over, and does not make the others fail.
func TestAttachmentOfATargetThatIsRegistered(t *testing.T) {
	t.Parallel()
	group := newWatchedGroup(t, simulator.Options{})
	register(t, &group.session, group.targetGroupID, targetEntries{"a": addressEntry("10.1.0.2")})
	var existing string
	for id := range group.simulator.Snapshot().Targets {
		existing = id
	}
	result := group.registerTogether(t, privateAddresses(3))
	if failed := result.failed(); !slices.Equal(failed, []string{"10.1.0.2"}) {
		t.Fatalf("%v failed", failed)
	}
	err := result.errors["10.1.0.2"]
	for _, text := range []string{
		"Target is already register to same TargetGroup.",
		"Target group " + group.targetGroupID + " holds this target already, as " + existing + ", and an attachment does not take over what somebody else has registered.",
		"To manage it here, import it: terraform import jdcloud_lb_target_group_attachment.<name> " + group.targetGroupID + "/" + existing,
	} {
		if !strings.Contains(err.Error(), text) {
			t.Errorf("the error does not say %q: %v", text, err)
		}
	}
	if brokenRule(err) != ruleDuplicateTarget || group.calls()["registerTargets"] != 2 {
		t.Errorf("rule %q after %v", brokenRule(err), group.calls())
	}
}

// Two attachments never share a target.
func TestAttachmentsOfOneTarget(t *testing.T) {
	t.Parallel()
	group := newWatchedGroup(t, simulator.Options{})
	result := group.together(t, []string{"10.1.0.1", "10.1.0.2", "10.1.0.1 again"}, group.waitingRegistrations, func(name string) (lb.Target, error) {
		return group.register(t.Context(), group.targetGroupID, addressEntry(strings.TrimSuffix(name, " again")).spec())
	})
	failed, registered := result.failed(), len(group.simulator.Snapshot().Targets)
	if len(failed) != 1 || !strings.HasPrefix(failed[0], "10.1.0.1") || registered != 2 {
		t.Fatalf("%v failed, %d are registered", failed, registered)
	}
	expected := "two attachments register target 10.1.0.1:80 in target group " + group.targetGroupID + ": give one of them another port, or remove it"
	if err := result.errors[failed[0]]; err.Error() != expected || brokenRule(err) != ruleDuplicateTarget {
		t.Errorf("got %v", err)
	}
}

// A lost answer is looked for: what the own request has registered is no other's.
func TestAttachmentWhoseAnswerIsLost(t *testing.T) {
	t.Parallel()
	for _, kind := range []simulator.FaultKind{simulator.FaultInternalAfterCommit, simulator.FaultResetAfterCommit, simulator.FaultInternalBeforeCommit} {
		group := newWatchedGroup(t, simulator.Options{})
		group.simulator.InjectFault(simulator.Fault{Operation: "registerTargets", Kind: kind})
		target, err := group.register(t.Context(), group.targetGroupID, addressEntry("10.1.0.1").spec())
		if registered := group.simulator.Snapshot().Targets; err != nil || len(registered) != 1 || registered[target.TargetId] == nil {
			t.Errorf("%s: %v, %v", kind, registered, err)
		}
	}
}

// What was changed in the group behind the provider is not believed to be gone before two lists say so.
func TestReadTargetNeedsTwoLists(t *testing.T) {
	t.Parallel()
	group := newWatchedGroup(t, simulator.Options{})
	registered := group.hold(t, addresses(0, 3))
	for _, target := range registered {
		if found, err := group.client.ReadTarget(t.Context(), group.targetGroupID, target.TargetId); err != nil || found.IpAddress != target.IpAddress {
			t.Errorf("%v, %v", found, err)
		}
	}
	if lists := group.calls()["describeTargets"]; lists != 1 {
		t.Errorf("%d lists for three reads", lists)
	}
	if _, err := group.client.ReadTarget(t.Context(), group.targetGroupID, "target-unknown"); !client.IsNotFound(err) {
		t.Errorf("got %v", err)
	}
	if lists := group.calls()["describeTargets"]; lists != 2 {
		t.Errorf("%d lists", lists)
	}
}

package provider

import (
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// loadBalancerBench gives the test a load balancer.
func loadBalancerBench(t *testing.T, more fields) (b *testBench, config fields, state tftypes.Value, id string) {
	t.Helper()
	b, config = objectBench(t, "jdcloud_lb", more)
	state, problem := b.apply(t, b.none(), config)
	if problem != "" {
		t.Fatal(problem)
	}
	id, _ = at(goValue(state), "id").(string)
	return b, config, state, id
}

// inState puts a load balancer into a state behind Terraform's back.
func (b *testBench) inState(t *testing.T, id, code string) {
	t.Helper()
	if err := b.cloud.Modify(func(cloud *simulator.State) { cloud.LoadBalancers[id].State.Code = code }); err != nil {
		t.Fatal(err)
	}
}

// changes says whether a plan of the configuration changes anything.
func (b *testBench) changes(t *testing.T, state tftypes.Value, config fields) bool {
	t.Helper()
	planned, _, problem := b.plan(t, state, config)
	if problem != "" {
		t.Fatal(problem)
	}
	return !b.static(t, planned.PlannedState).Equal(state)
}

// A load balancer is created, then stopped; it can be changed while it is stopped.
func TestStoppedLoadBalancer(t *testing.T) {
	t.Parallel()
	b, config, state, id := loadBalancerBench(t, fields{"status": "stopped", "delete_protection": true})
	if len(b.warnings) != 0 || at(goValue(state), "status") != "stopped" || at(goValue(state), "state") != "DOWN" || at(b.object(t, id), "state.code") != "DOWN" {
		t.Fatalf("%v: the state is %v", b.warnings, goValue(state))
	}
	if state = b.refresh(t, state); b.changes(t, state, config) {
		t.Error("the next plan is not empty")
	}
	b.cloud.ForgetCalls()
	state, problem := b.apply(t, state, put(config, "description", "closed"))
	if problem != "" || at(b.object(t, id), "description") != "closed" || at(b.object(t, id), "state.code") != "DOWN" {
		t.Errorf("%s: the cloud has %v", problem, b.object(t, id))
	}
	if calls := b.cloud.CallsOf("updateLoadBalancer"); len(calls) != 1 {
		t.Errorf("a change of the description takes the calls %v", calls)
	}
	if state, problem = b.apply(t, state, merged(config, fields{"status": nil})); problem != "" || at(goValue(state), "state") != "ACTIVE" || at(b.object(t, id), "state.code") != "ACTIVE" {
		t.Errorf("%s: the state is %v", problem, goValue(state))
	}
}

// The status drifts with the state. A change that is under way is no drift.
func TestStatusOfEachState(t *testing.T) {
	t.Parallel()
	for code, expected := range map[string]struct{ whenStarted, whenStopped, imported string }{
		"ACTIVE":   {"started", "started", "started"},
		"STARTING": {"started", "stopped", "started"},
		"STOPPING": {"started", "stopped", "stopped"},
		"DOWN":     {"stopped", "stopped", "stopped"},
	} {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			for status, expected := range map[string]string{"started": expected.whenStarted, "stopped": expected.whenStopped} {
				b, config, state, id := loadBalancerBench(t, fields{"status": status})
				b.inState(t, id, code)
				state = b.refresh(t, state)
				if found := at(goValue(state), "status"); found != expected || b.changes(t, state, config) != (expected != status) {
					t.Errorf("%s in state %s is read as %v", status, code, found)
				}
			}
			b, _, _, id := loadBalancerBench(t, nil)
			b.inState(t, id, code)
			if read, problem := b.imported(t, id); problem != "" || at(read, "status") != expected.imported {
				t.Errorf("imported in state %s: %v %s", code, at(read, "status"), problem)
			}
		})
	}
}

// An update waits for the end of a change that is under way, and does not repeat what that has done.
func TestStatusThatIsUnderWay(t *testing.T) {
	t.Parallel()
	b, config, state, id := loadBalancerBench(t, nil)
	b.inState(t, id, "STOPPING")
	b.cloud.ForgetCalls()
	settled := make(chan struct{})
	go func() {
		defer close(settled)
		for len(b.cloud.CallsOf("describeLoadBalancer")) < 3 && t.Context().Err() == nil {
			time.Sleep(time.Millisecond)
		}
		b.inState(t, id, "DOWN")
	}()
	state, problem := b.apply(t, state, put(config, "status", "stopped"))
	<-settled
	if problem != "" || at(goValue(state), "state") != "DOWN" || len(b.cloud.CallsOf("updateLoadBalancer")) != 0 {
		t.Errorf("%s: the state is %v after %v", problem, goValue(state), b.cloud.Calls())
	}
}

// A load balancer that cannot be stopped after its creation is complete all the same: Terraform must not replace it.
func TestStopThatFailsAfterTheCreation(t *testing.T) {
	t.Parallel()
	b, config := objectBench(t, "jdcloud_lb", fields{"status": "stopped"})
	b.cloud.InjectFault(simulator.Fault{Operation: "updateLoadBalancer", Kind: simulator.FaultPermissionDenied, Nth: 2, Times: -1})
	state, problem := b.apply(t, b.none(), config)
	id, _ := at(goValue(state), "id").(string)
	if problem != "" || len(b.warnings) != 1 {
		t.Fatalf("%q, %v", problem, b.warnings)
	}
	for _, text := range []string{
		"Load balancer " + id + " was not stopped: Could not change the status of load balancer " + id, "updateLoadBalancer failed",
		"It was created and may be running. The next apply stops it.",
	} {
		if !strings.Contains(b.warnings[0], text) {
			t.Errorf("the warning does not say %q: %s", text, b.warnings[0])
		}
	}
	b.cloud.ClearFaults()
	if state, problem = b.apply(t, b.refresh(t, state), config); problem != "" || at(b.object(t, id), "state.code") != "DOWN" || at(goValue(state), "state") != "DOWN" {
		t.Errorf("%s: the cloud has %v", problem, b.object(t, id))
	}
}

// What an update could do is in the state, also when the load balancer cannot be started.
func TestStartInArrears(t *testing.T) {
	t.Parallel()
	b, config, state, id := loadBalancerBench(t, fields{"status": "stopped"})
	if err := b.cloud.Modify(func(cloud *simulator.State) { cloud.LoadBalancers[id].Charge.ChargeStatus = "arrear" }); err != nil {
		t.Fatal(err)
	}
	state, problem := b.apply(t, state, merged(config, fields{"status": "started", "name": "shop"}))
	for _, text := range []string{
		"JD Cloud API error: updateLoadBalancer " + id, "Could not change the status of load balancer " + id,
		`JD Cloud stopped it because of arrears. Pay them, and JD Cloud starts it again; until then its status can only be "stopped".`,
	} {
		if !strings.Contains(problem, text) {
			t.Errorf("the error does not say %q: %s", text, problem)
		}
	}
	if at(goValue(state), "name") != "shop" || at(goValue(state), "status") != "stopped" {
		t.Errorf("the state is %v", goValue(state))
	}
}

// What could not be seen through is not in the state: the next refresh tells.
func TestStopThatCannotBeSeenThrough(t *testing.T) {
	t.Parallel()
	b, config, state, id := loadBalancerBench(t, nil)
	b.cloud.InjectFault(simulator.Fault{Operation: "describeLoadBalancer", Kind: simulator.FaultPermissionDenied, Nth: 2})
	state, problem := b.apply(t, state, put(config, "status", "stopped"))
	if !strings.Contains(problem, "waiting for load balancer "+id+" to become DOWN") || at(goValue(state), "status") != "started" {
		t.Errorf("%s: the state is %v", problem, goValue(state))
	}
	if state = b.refresh(t, state); b.changes(t, state, put(config, "status", "stopped")) {
		t.Errorf("the next plan is not empty after %v", goValue(state))
	}
}

package provider

import (
	"fmt"
	"testing"
	"time"

	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// newHealthBench has a backend whose targets are i-a1, the stopped i-a2 on two ports, and 120 more.
func newHealthBench(t *testing.T, more int) *testBench {
	t.Helper()
	b := newBench(t, "jdcloud_lb", "alb", unchanged)
	group := b.ids["<group>"]
	if err := b.cloud.Modify(func(state *simulator.State) {
		state.Backends[b.ids["<backend>"]].TargetGroupIDs = []string{group}
		state.Instances["i-a2"].Status = "stopped"
		for i, target := range []simulator.Target{
			{InstanceID: "i-a1", Port: 8080, Weight: 10, IPAddress: "10.0.16.11"},
			{InstanceID: "i-a2", Port: 8080, Weight: 10, IPAddress: "10.0.16.12"},
			{InstanceID: "i-a2", Port: 0, Weight: 20, IPAddress: "10.0.16.12"},
		} {
			target.TargetID, target.TargetGroupID, target.Type = fmt.Sprintf("target-%d", i), group, "vm"
			state.Targets[target.TargetID] = &target
		}
		for i := range more {
			id := fmt.Sprintf("target-more-%d", i)
			state.Targets[id] = &simulator.Target{TargetID: id, TargetGroupID: group, Type: "vm", InstanceID: "i-a1", Port: 9000 + i, Weight: 10, IPAddress: "10.0.16.11"}
		}
	}); err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTargetsDataSource(t *testing.T) {
	t.Parallel()
	b := newHealthBench(t, crowd)
	found, problem := b.read(t, "jdcloud_lb_targets", fields{"target_group_id": b.ids["<group>"]})
	targets, _ := found["targets"].([]any)
	if len(targets) != crowd+3 || len(found["ids"].([]any)) != crowd+3 {
		t.Fatalf("found %d targets %s", len(targets), problem)
	}
	expected := fields{"id": "target-2", "target_group_id": b.ids["<group>"], "type": "vm", "instance_id": "i-a2", "ip_address": "10.0.16.12", "port": 0, "weight": 20}
	if !equal(targets[2], expected) {
		t.Errorf("found %v, expected %v", targets[2], expected)
	}
	if found, problem = b.read(t, "jdcloud_lb_targets", fields{"target_group_id": b.ids["<other group>"]}); !equal(found["ids"], []any{}) || !equal(found["targets"], []any{}) {
		t.Errorf("an empty group has %v %s", found, problem)
	}
	b.refuses(t, "jdcloud_lb_targets", fields{"target_group_id": "tg-none"}, "describeTargets tg-none", "NOT_FOUND (code 404)")
}

func TestTargetHealthDataSource(t *testing.T) {
	t.Parallel()
	b := newHealthBench(t, crowd)
	config := fields{"backend_id": b.ids["<backend>"]}
	found, problem := b.read(t, "jdcloud_lb_target_health", config)
	targets, _ := found["targets"].([]any)
	if len(targets) != crowd+3 || !equal(found["healthy_count"], crowd+1) || !equal(found["unhealthy_count"], 2) {
		t.Fatalf("found %v %s", found, problem)
	}
	expected := fields{
		"target_group_id": b.ids["<group>"], "availability_group_id": nil, "type": "vm", "instance_id": "i-a2", "ip_address": "10.0.16.12", "port": 80, "weight": 20,
		"status": "unhealthy", "reason": "CONNECT_TIMEOUT", "detail": "The instance does not run.",
	}
	if last := targets[crowd+1]; !equal(last, expected) {
		t.Errorf("found %v, expected %v", last, expected)
	}
	if again, _ := b.read(t, "jdcloud_lb_target_health", config); !equal(again, found) {
		t.Errorf("found %v, then %v", found, again)
	}
	b.refuses(t, "jdcloud_lb_target_health", fields{"backend_id": "backend-none"}, "describeTargetHealth backend-none", "NOT_FOUND (code 404)")
	if err := b.cloud.Modify(func(state *simulator.State) {
		backend := state.Backends[b.ids["<backend>"]]
		backend.CloseHealthCheck, backend.TargetGroupIDs, backend.AgInfos = true, nil, []simulator.AgInfo{{AgID: "ag-a1", DefaultWeight: 30}}
	}); err != nil {
		t.Fatal(err)
	}
	found, problem = b.read(t, "jdcloud_lb_target_health", config)
	expected = fields{
		"target_group_id": nil, "availability_group_id": "ag-a1", "type": "vm", "instance_id": "i-ag2", "ip_address": "10.0.16.22", "port": 80, "weight": 30,
		"status": "N/A", "reason": nil, "detail": nil,
	}
	if targets, _ = found["targets"].([]any); len(targets) != 2 || !equal(targets[1], expected) || !equal(found["unhealthy_count"], 2) {
		t.Errorf("found %v %s", found, problem)
	}
}

// The wait ends when enough targets are healthy, however many polls that takes.
func TestHealthyTargetsAreWaitedFor(t *testing.T) {
	t.Parallel()
	b := newHealthBench(t, 0)
	config := fields{"backend_id": b.ids["<backend>"]}
	for _, minimum := range []int{0, 1} {
		if found, problem := b.read(t, "jdcloud_lb_healthy_targets", put(config, "minimum", minimum)); !equal(found["healthy_count"], 1) {
			t.Errorf("minimum %v found %v %s", minimum, found, problem)
		}
	}
	polls := func() int { return len(b.cloud.CallsOf("describeTargetHealth")) }
	before := polls()
	go func() {
		for polls() < before+3 {
			time.Sleep(time.Millisecond)
		}
		_ = b.cloud.Modify(func(state *simulator.State) { state.Instances["i-a2"].Status = "running" })
	}()
	if found, problem := b.read(t, "jdcloud_lb_healthy_targets", config); !equal(found["healthy_count"], 3) {
		t.Errorf("found %v %s", found, problem)
	}
}

// When the time is up, the error names each target that is not healthy and why.
func TestHealthyTargetsSayWhoIsMissing(t *testing.T) {
	t.Parallel()
	b := newHealthBench(t, 0)
	wait := func(config fields) fields {
		return merged(config, fields{"backend_id": b.ids["<backend>"], "timeouts": fields{"read": "50ms"}})
	}
	b.refuses(t, "jdcloud_lb_healthy_targets", wait(nil), "Targets are not healthy",
		"1 of the 3 targets of backend "+b.ids["<backend>"]+" are healthy; at least 3 must be.\n"+
			"  - vm i-a2 (10.0.16.12), port 80, is unhealthy: CONNECT_TIMEOUT The instance does not run.\n"+
			"  - vm i-a2 (10.0.16.12), port 8080, is unhealthy: CONNECT_TIMEOUT The instance does not run.\n",
		"To wait longer, raise timeouts.read")
	b.refuses(t, "jdcloud_lb_healthy_targets", wait(fields{"minimum": 2}), "at least 2 must be")
	b.refuses(t, "jdcloud_lb_healthy_targets", wait(fields{"minimum": -1}), "must be at least 0")
	b.refuses(t, "jdcloud_lb_healthy_targets", fields{"backend_id": "backend-none"}, "describeTargetHealth backend-none", "NOT_FOUND (code 404)")
	if err := b.cloud.Modify(func(state *simulator.State) { clear(state.Targets) }); err != nil {
		t.Fatal(err)
	}
	b.refuses(t, "jdcloud_lb_healthy_targets", wait(nil), "0 of the 0 targets of backend", "at least 1 must be. Register targets in its target group")
}

func TestTargetIsNamedByWhatTellsItApart(t *testing.T) {
	t.Parallel()
	for health, expected := range map[lb.TargetHealth]string{
		{Type: "ip", IpAddress: "10.8.0.7", Port: 80}:                                "10.8.0.7, port 80,",
		{Type: "container", InstanceId: "pod-a1", IpAddress: "10.0.16.31", Port: 80}: "container pod-a1 (10.0.16.31), port 80,",
	} {
		if found := whereItIsChecked(health); found != expected {
			t.Errorf("%v is %q, expected %q", health, found, expected)
		}
	}
}

// Zones are those that the account's objects name; edge zones are apart.
func TestZonesDataSource(t *testing.T) {
	t.Parallel()
	b := newBench(t, "jdcloud_lb", "alb", unchanged)
	if err := b.cloud.Modify(func(state *simulator.State) {
		add(state.Subnets, "subnet-a1", "subnet-edge", func(o *simulator.Subnet) { o.SubnetID, o.Zone = "subnet-edge", "cn-n1-jinan1" })
		add(state.Instances, "i-a1", "i-edge", func(o *simulator.Instance) {
			o.InstanceID, o.SubnetID, o.Zone = "i-edge", "subnet-edge", "cn-n1-jinan1"
		})
	}); err != nil {
		t.Fatal(err)
	}
	found, problem := b.read(t, "jdcloud_zones", fields{})
	if !equal(found, fields{"azs": []any{"cn-north-1a", "cn-north-1b"}, "edge_azs": []any{"cn-n1-jinan1"}}) {
		t.Errorf("found %v %s", found, problem)
	}
}

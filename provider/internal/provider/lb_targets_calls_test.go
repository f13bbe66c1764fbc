package provider_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/terraform"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// ports are targets of one server with the port numbers from the first up to, but without, the last.
func ports(first, last int) []string {
	var entries []string
	for port := first; port < last; port++ {
		entries = append(entries, fmt.Sprintf(`p%d = { instance_id = "i-a1", port = %d }`, port, port))
	}
	return entries
}

// made counts the calls on targets since the last check, by operation.
func (c *cloud) made(expected map[string]int) resource.TestCheckFunc {
	return func(*terraform.State) error {
		found := map[string]int{}
		for _, call := range c.Calls() {
			if strings.HasSuffix(call.Operation, "Targets") {
				found[call.Operation]++
			}
		}
		c.ForgetCalls()
		if fmt.Sprint(found) != fmt.Sprint(expected) {
			return fmt.Errorf("calls are %v, expected %v", found, expected)
		}
		return nil
	}
}

// One batch is refused on a group that serves already: nothing is saved, and the next apply registers the rest.
func TestTargetsCreationWithARefusedBatch(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	all := ports(8000, 8100)
	registersOnly := func(*terraform.State) error {
		if calls := cloud.CallsOf("deregisterTargets"); len(calls) > 0 {
			return fmt.Errorf("%d deregistrations", len(calls))
		}
		if targets := len(cloud.Snapshot().Targets); targets != 100 {
			return fmt.Errorf("%d targets are registered", targets)
		}
		return nil
	}
	cloud.run(t, []resource.TestStep{
		{Config: cloud.config(targetGroups)},
		{
			PreConfig: func() {
				cloud.behind(t, func(state *simulator.State) {
					for id, group := range state.TargetGroups {
						for port := 8000; group.TargetGroupName == "servers" && port < 8060; port++ {
							targetID := fmt.Sprintf("target-%d", port)
							state.Targets[targetID] = &simulator.Target{TargetID: targetID, TargetGroupID: id, Type: "vm", InstanceID: "i-a1", Port: port, Weight: 10}
						}
					}
				})()
				cloud.InjectFault(simulator.Fault{Operation: "registerTargets", Nth: 2, Kind: simulator.FaultQuotaExceeded})
			},
			Config: cloud.targets(all...),
		},
		{
			Config:           cloud.targets(all...),
			ConfigPlanChecks: expect(targetsAddress, plancheck.ResourceActionCreate),
			Check:            registersOnly,
		},
	},
		fails("JD Cloud API error: registerTargets", "QUOTA_EXCEEDED (code 429)", `Registered are 80 of 100 targets: "p8000" (target-8000)`, `"p8059" (target-8059), "p8060" (target-`, "Nothing was saved in the state"))
}

// The group's load balancer is known when both were created in the same run.
func TestTargetsCreationNeedsFewCalls(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	cloud.run(t, []resource.TestStep{{
		Config: cloud.targets(ports(8000, 8025)...),
		Check:  cloud.made(map[string]int{"describeTargets": 2, "registerTargets": 2}),
	}})
}

// A change of one weight among 500 targets reads the group once, when Terraform refreshes it.
func TestTargetsUpdateNeedsFewCalls(t *testing.T) {
	t.Parallel()
	seed := simulator.DefaultSeed()
	seed.Quotas = []simulator.Quota{{LoadBalancerType: "alb", Type: "target", Limit: 500}}
	cloud := newCloud(t, simulator.Options{Seed: seed})
	entries := ports(8000, 8500)
	changed := append([]string{`p8000 = { instance_id = "i-a1", port = 8000, weight = 20 }`}, entries[1:]...)
	cloud.run(t, []resource.TestStep{
		{Config: cloud.targets(entries...)},
		{
			PreConfig:        cloud.ForgetCalls,
			Config:           cloud.targets(changed...),
			ConfigPlanChecks: expect(targetsAddress, plancheck.ResourceActionUpdate),
			Check:            cloud.made(map[string]int{"describeTargets": 5, "updateTargets": 1}),
		},
	})
}

// One NOT_FOUND is never believed, whichever call it answers.
func TestTargetsThatAreReportedAsNotFoundOnce(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	config := cloud.targets(`a = { instance_id = "i-a1" }`, `b = { instance_id = "i-a2" }`)
	changed := cloud.targets(`a = { instance_id = "i-a1", weight = 20 }`, `c = { instance_id = "pod-a1", type = "container" }`)
	missed := func(operations ...string) func() {
		return func() {
			cloud.ClearFaults()
			cloud.ForgetCalls()
			for _, operation := range operations {
				cloud.fault(operation, simulator.FaultNotFound, 1)
			}
		}
	}
	cloud.run(t, []resource.TestStep{
		{
			PreConfig: missed("describeTargets", "registerTargets"),
			Config:    config,
			Check:     resource.ComposeAggregateTestCheckFunc(cloud.registered("i-a1:0=10", "i-a2:0=10"), cloud.refused("NOT_FOUND")),
		},
		{
			PreConfig:        missed("describeTargets"),
			Config:           config,
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}},
			Check:            cloud.refused("NOT_FOUND"),
		},
		{
			PreConfig:        missed("updateTargets", "registerTargets", "deregisterTargets"),
			Config:           changed,
			ConfigPlanChecks: expect(targetsAddress, plancheck.ResourceActionUpdate),
			Check: resource.ComposeAggregateTestCheckFunc(
				cloud.registered("i-a1:0=20", "pod-a1:0=10"),
				cloud.calls("registerTargets", "registerTargets", "updateTargets", "updateTargets", "deregisterTargets", "deregisterTargets"),
			),
		},
		{
			PreConfig: missed("deregisterTargets", "describeTargets"),
			Config:    cloud.config(targetGroups),
			Check:     resource.ComposeAggregateTestCheckFunc(cloud.registered(), cloud.calls("deregisterTargets", "deregisterTargets")),
		},
	})
}

// A group that is gone with its targets is confirmed, and then nothing is left to destroy.
func TestTargetsOfAGroupThatIsGone(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	cloud.run(t, []resource.TestStep{
		{Config: cloud.targets(`a = { instance_id = "i-a1" }`)},
		{
			PreConfig: cloud.behind(t, func(state *simulator.State) {
				clear(state.TargetGroups)
				clear(state.Targets)
			}),
			Config: cloud.config(plainLoadBalancer),
			Check:  cloud.calls("registerTargets"),
		},
	})
}

func TestTargetsTimeouts(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	config := func(timeouts, weight string) string {
		return cloud.config(targetGroups, `
resource "jdcloud_lb_target_group_targets" "servers" {
  target_group_id = jdcloud_lb_target_group.servers.id
  targets         = { a = { instance_id = "i-a1", weight = `+weight+` } }
  timeouts {
    `+timeouts+`
  }
}
`)
	}
	slow := func() {
		cloud.ClearFaults()
		cloud.fault("registerTargets", simulator.FaultAborted, -1)
		cloud.fault("updateTargets", simulator.FaultAborted, -1)
		cloud.fault("deregisterTargets", simulator.FaultAborted, -1)
	}
	cloud.run(t, []resource.TestStep{
		{PreConfig: slow, Config: config(`create = "1s"`, "10")},
		{PreConfig: cloud.ClearFaults, Config: config(`create = "1m"`, "10"), Check: has(targetsAddress, "timeouts.create", "1m")},
		{PreConfig: slow, Config: config(`update = "1s"`, "20")},
		{PreConfig: cloud.ClearFaults, Config: config(`delete = "1s"`, "20"), Check: has(targetsAddress, "timeouts.delete", "1s", "targets.a.weight", "20")},
		{PreConfig: slow, Config: cloud.config(targetGroups)},
		{PreConfig: cloud.ClearFaults, Config: cloud.config(targetGroups), Check: cloud.registered()},
	},
		fails("registerTargets failed", "the time for the operation ran out"),
		fails("updateTargets failed", "the time for the operation ran out"),
		fails("deregisterTargets failed", "the time for the operation ran out"))
}

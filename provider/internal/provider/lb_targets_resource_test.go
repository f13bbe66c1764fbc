package provider_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/terraform"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

const targetsAddress = "jdcloud_lb_target_group_targets.servers"

const targetGroups = plainLoadBalancer + `
resource "jdcloud_lb_target_group" "servers" {
  name             = "servers"
  load_balancer_id = jdcloud_lb.web.id
}
resource "jdcloud_lb_target_group" "addresses" {
  name             = "addresses"
  load_balancer_id = jdcloud_lb.web.id
  type             = "ip"
}
`

// targets is the configuration of the group's targets.
func (c *cloud) targets(entries ...string) string {
	return c.config(targetGroups, `
resource "jdcloud_lb_target_group_targets" "servers" {
  target_group_id = jdcloud_lb_target_group.servers.id
  targets = {
`, strings.Join(entries, "\n"), `
  }
}
`)
}

// registered checks what the group really holds, as "server:port=weight".
func (c *cloud) registered(expected ...string) resource.TestCheckFunc {
	return func(*terraform.State) error {
		var found []string
		for _, target := range c.Snapshot().Targets {
			server := target.InstanceID
			if target.Type == "ip" {
				server = target.IPAddress
			}
			found = append(found, fmt.Sprintf("%s:%d=%d", server, target.Port, target.Weight))
		}
		slices.Sort(found)
		slices.Sort(expected)
		if !slices.Equal(found, expected) {
			return fmt.Errorf("registered are %v, expected %v", found, expected)
		}
		return nil
	}
}

// calls checks the writes on targets since the last check, in their order.
func (c *cloud) calls(expected ...string) resource.TestCheckFunc {
	return c.wrote(func(call simulator.Call) bool { return strings.HasSuffix(call.Operation, "Targets") }, expected)
}

// writes checks all writes since the last check, in their order.
func (c *cloud) writes(expected ...string) resource.TestCheckFunc {
	return c.wrote(func(simulator.Call) bool { return true }, expected)
}

func (c *cloud) wrote(counts func(simulator.Call) bool, expected []string) resource.TestCheckFunc {
	return func(*terraform.State) error {
		var found []string
		for _, call := range c.Calls() {
			if call.Write && counts(call) {
				found = append(found, call.Operation)
			}
		}
		c.ForgetCalls()
		if !slices.Equal(found, expected) {
			return fmt.Errorf("writes are %v, expected %v", found, expected)
		}
		return nil
	}
}

func TestTargetsChangeInPlace(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	check := resource.ComposeAggregateTestCheckFunc
	update := expect(targetsAddress, plancheck.ResourceActionUpdate)
	cloud.run(t, []resource.TestStep{
		{
			Config: cloud.targets(`a = { instance_id = "i-a1", port = 8080 }`, `b = { instance_id = "i-a1", port = 8081, weight = 5 }`, `c = { instance_id = "pod-a1", type = "container" }`),
			Check: check(
				cloud.registered("i-a1:8080=10", "i-a1:8081=5", "pod-a1:0=10"),
				cloud.calls("registerTargets"),
				has(targetsAddress, "targets.%", "3", "targets.a.type", "vm", "targets.a.weight", "10", "targets.c.port", "0"),
				resource.TestCheckResourceAttrPair(targetsAddress, "id", "jdcloud_lb_target_group.servers", "id"),
				resource.TestCheckResourceAttrSet(targetsAddress, "targets.a.target_id"),
			),
		},
		{
			// Port and weight change without the target leaving service.
			Config:           cloud.targets(`a = { instance_id = "i-a1", port = 9090, weight = 20 }`, `b = { instance_id = "i-a1", port = 8081, weight = 0 }`, `c = { instance_id = "pod-a1", type = "container" }`),
			ConfigPlanChecks: update,
			Check:            check(cloud.registered("i-a1:9090=20", "i-a1:8081=0", "pod-a1:0=10"), cloud.calls("updateTargets")),
		},
		{
			// One key goes, one changes its server, one is new: registered first, then removed, each in one call.
			Config:           cloud.targets(`a = { instance_id = "i-a2", port = 9090, weight = 20 }`, `b = { instance_id = "i-a1", port = 8081, weight = 7 }`, `d = { instance_id = "i-a2", port = 9091 }`),
			ConfigPlanChecks: update,
			Check: check(
				cloud.registered("i-a2:9090=20", "i-a1:8081=7", "i-a2:9091=10"),
				cloud.calls("registerTargets", "updateTargets", "deregisterTargets"),
			),
		},
		{
			// New keys for the same targets change nothing in the cloud.
			Config:           cloud.targets(`x = { instance_id = "i-a2", port = 9090, weight = 20 }`, `y = { instance_id = "i-a1", port = 8081, weight = 7 }`, `z = { instance_id = "i-a2", port = 9091 }`),
			ConfigPlanChecks: update,
			Check:            check(cloud.registered("i-a2:9090=20", "i-a1:8081=7", "i-a2:9091=10"), cloud.calls()),
		},
		{
			// Two keys exchange their ports: only the weights have to move.
			Config:           cloud.targets(`x = { instance_id = "i-a2", port = 9091, weight = 20 }`, `y = { instance_id = "i-a1", port = 8081, weight = 7 }`, `z = { instance_id = "i-a2", port = 9090 }`),
			ConfigPlanChecks: update,
			Check:            check(cloud.registered("i-a2:9090=10", "i-a1:8081=7", "i-a2:9091=20"), cloud.calls("updateTargets")),
		},
		{
			// All targets are exchanged: the new ones come first, so that the group is never empty.
			Config:           cloud.targets(`x = { instance_id = "pod-a1", type = "container" }`),
			ConfigPlanChecks: update,
			Check:            check(cloud.registered("pod-a1:0=10"), cloud.calls("registerTargets", "deregisterTargets")),
		},
		{
			Config:           cloud.targets(),
			ConfigPlanChecks: update,
			Check:            check(cloud.registered(), cloud.calls("deregisterTargets"), has(targetsAddress, "targets.%", "0")),
		},
	})
}

func TestTargetsOfAddresses(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	config := func(group, address string) string {
		return cloud.config(targetGroups, fmt.Sprintf(`
resource "jdcloud_lb_target_group" "more" {
  name             = "more"
  load_balancer_id = jdcloud_lb.web.id
  type             = "ip"
}
resource "jdcloud_lb_target_group_targets" "servers" {
  target_group_id = jdcloud_lb_target_group.%s.id
  targets = {
    legacy = { type = "ip", ip_address = %q, port = 80 }
  }
}
`, group, address))
	}
	cloud.run(t, []resource.TestStep{
		{
			Config: config("addresses", "10.8.0.7"),
			Check: resource.ComposeAggregateTestCheckFunc(
				cloud.registered("10.8.0.7:80=10"),
				has(targetsAddress, "targets.legacy.ip_address", "10.8.0.7"),
				lacks(targetsAddress, "targets.legacy.instance_id"),
			),
		},
		{
			Config:           config("addresses", "10.8.0.8"),
			ConfigPlanChecks: expect(targetsAddress, plancheck.ResourceActionUpdate),
			Check:            cloud.registered("10.8.0.8:80=10"),
		},
		{
			Config:           config("more", "10.8.0.8"),
			ConfigPlanChecks: expect(targetsAddress, plancheck.ResourceActionReplace),
			Check:            cloud.registered("10.8.0.8:80=10"),
		},
	})
}

// The group of an alb refuses the address when it is planned, or, when it is made by the same apply, before registration.
func TestTargetsOutsideThePrivateRanges(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	config := func(product, address string) string {
		return cloud.config(fmt.Sprintf(`
resource "jdcloud_lb" "web" {
  name      = "web"
  type      = %q
  subnet_id = "subnet-a1"
  azs       = ["cn-north-1a"]
}
resource "jdcloud_lb_target_group" "addresses" {
  name             = "addresses"
  load_balancer_id = jdcloud_lb.web.id
  type             = "ip"
}
resource "jdcloud_lb_target_group_targets" "servers" {
  target_group_id = jdcloud_lb_target_group.addresses.id
  targets         = { legacy = { type = "ip", ip_address = %q } }
}
`, product, address))
	}
	cloud.run(t, []resource.TestStep{
		{Config: config("alb", "203.0.113.1")},
		{
			Config: config("alb", "10.0.0.1"),
			Check:  resource.ComposeAggregateTestCheckFunc(cloud.registered("10.0.0.1:0=10"), cloud.calls("registerTargets")),
		},
		{Config: config("alb", "203.0.113.1"), PlanOnly: true},
		{
			Config: config("nlb", "203.0.113.1"),
			Check:  cloud.registered("203.0.113.1:0=10"),
		},
	},
		fails("Address outside the private ranges (JDLB008)", `Target "legacy" has ip_address 203.0.113.1`, "The target group belongs to an alb"),
		fails("Address outside the private ranges (JDLB008)", `Target "legacy" has ip_address 203.0.113.1`, "The target group belongs to an alb"))
}

func TestTargetsImport(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	// The keys of an import are made of what the targets are.
	config := cloud.targets(`"i-a1:8080" = { instance_id = "i-a1", port = 8080 }`, `"i-a2" = { instance_id = "i-a2", weight = 3 }`)
	cloud.run(t, []resource.TestStep{
		{Config: config},
		{ResourceName: targetsAddress, ImportState: true, ImportStateVerify: true},
		{
			ResourceName:  targetsAddress,
			ImportState:   true,
			ImportStateId: "no/id",
		},
		{
			ResourceName:  targetsAddress,
			ImportState:   true,
			ImportStateId: "targetgroup-unknown",
		},
	},
		fails("Invalid import id", `"no/id" is not an id`),
		fails("Cannot import non-existent remote object"))
}

func TestTargetsDriftAndStrays(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	config := cloud.targets(`a = { instance_id = "i-a1", port = 8080 }`, `b = { instance_id = "i-a2", port = 8080 }`)
	holds := cloud.registered("i-a1:8080=10", "i-a2:8080=10")
	update := expect(targetsAddress, plancheck.ResourceActionUpdate)
	cloud.run(t, []resource.TestStep{
		{Config: config, Check: resource.ComposeAggregateTestCheckFunc(holds, cloud.calls("registerTargets"))},
		{
			// A stray, a missing target and a changed one are one plan, and one apply repairs them.
			PreConfig: cloud.behind(t, func(state *simulator.State) {
				for id, target := range state.Targets {
					if target.InstanceID == "i-a2" {
						delete(state.Targets, id)
						state.Targets["target-stray"] = &simulator.Target{
							TargetID: "target-stray", TargetGroupID: target.TargetGroupID, Type: "container", InstanceID: "pod-a1", Port: 1, Weight: 10,
						}
						continue
					}
					target.Weight = 99
				}
			}),
			Config:           config,
			ConfigPlanChecks: update,
			Check:            resource.ComposeAggregateTestCheckFunc(holds, cloud.calls("registerTargets", "updateTargets", "deregisterTargets")),
		},
		{
			PreConfig:        cloud.behind(t, func(state *simulator.State) { clear(state.Targets) }),
			Config:           config,
			ConfigPlanChecks: update,
			Check:            holds,
		},
		{
			// With the group its targets are gone too.
			PreConfig: cloud.behind(t, func(state *simulator.State) {
				clear(state.TargetGroups)
				clear(state.Targets)
			}),
			Config:           config,
			ConfigPlanChecks: expect(targetsAddress, plancheck.ResourceActionCreate),
			Check:            holds,
		},
	})
}

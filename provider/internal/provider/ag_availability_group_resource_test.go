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

const groupAddress = "jdcloud_availability_group.workers"

func availabilityGroup(arguments string) string {
	return `
resource "jdcloud_availability_group" "workers" {
  azs = ["cn-north-1a", "cn-north-1b"]
` + arguments + `
}
`
}

// ownGroup finds the one availability group that is not in the seed.
func ownGroup(t *testing.T, state *simulator.State) *simulator.AvailabilityGroup {
	t.Helper()
	var own *simulator.AvailabilityGroup
	for id, group := range state.AvailabilityGroups {
		if id != "ag-a1" && id != "ag-b1" {
			if own != nil {
				t.Fatalf("%s and %s exist", own.AvailabilityGroupID, id)
			}
			own = group
		}
	}
	if own == nil {
		t.Fatal("no availability group exists")
	}
	return own
}

// hasMembers checks how many members the group has.
func (c *cloud) hasMembers(t *testing.T, want int) resource.TestCheckFunc {
	return func(*terraform.State) error {
		state := c.Snapshot()
		id, found := ownGroup(t, state).AvailabilityGroupID, 0
		for _, instance := range state.Instances {
			if instance.AvailabilityGroupID == id {
				found++
			}
		}
		if found != want {
			return fmt.Errorf("%d members, want %d", found, want)
		}
		return nil
	}
}

func TestAvailabilityGroup(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{ProvisioningDelay: -1})
	config := func(arguments string) string { return cloud.config(availabilityGroup(arguments)) }
	changed := config(`
  name                 = "machines"
  instance_template_id = "it-b1"
  description          = "all of them"`)
	cloud.run(t, []resource.TestStep{
		{
			Config: config(`
  name                 = "workers"
  instance_template_id = "it-a1"`),
			Check: resource.ComposeAggregateTestCheckFunc(
				has(groupAddress, "name", "workers", "configuration_type", "strict", "placement_type", "fd", "vpc_id", "vpc-a1", "member_count", "0"),
				lacks(groupAddress, "description", "auto_scaling")),
		},
		{Config: changed, ConfigPlanChecks: expect(groupAddress, plancheck.ResourceActionUpdate), Check: has(groupAddress, "name", "machines", "vpc_id", "vpc-b1")},
		{ResourceName: groupAddress, ImportState: true, ImportStateVerify: true},
		{
			PreConfig:        cloud.behind(t, func(state *simulator.State) { ownGroup(t, state).Description = "changed by hand" }),
			Config:           changed,
			ConfigPlanChecks: expect(groupAddress, plancheck.ResourceActionUpdate),
			Check:            has(groupAddress, "description", "all of them"),
		},
		{
			PreConfig:        cloud.behind(t, func(state *simulator.State) { delete(state.AvailabilityGroups, ownGroup(t, state).AvailabilityGroupID) }),
			Config:           changed,
			ConfigPlanChecks: expect(groupAddress, plancheck.ResourceActionCreate),
		},
		{
			// Placement and zones cannot be changed (JDLB042).
			Config: config(`
  name                 = "machines"
  instance_template_id = "it-b1"
  placement_type       = "host"`),
			ConfigPlanChecks: expect(groupAddress, plancheck.ResourceActionReplace),
			Check:            has(groupAddress, "placement_type", "host"),
		},
	})
}

func TestAutoScaling(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{ProvisioningDelay: -1})
	config := func(scaling string) string {
		return cloud.config(availabilityGroup(`
  name                 = "workers"
  instance_template_id = "it-a1"` + scaling))
	}
	const plain = "\n  auto_scaling = { min_size = 1, max_size = 4 }"
	const desired = "\n  auto_scaling = { min_size = 1, max_size = 4, desired_capacity = 2 }"
	cloud.run(t, []resource.TestStep{
		{
			Config: config(plain),
			Check: resource.ComposeAggregateTestCheckFunc(cloud.hasMembers(t, 1),
				has(groupAddress, "auto_scaling.desired_capacity", "1", "auto_scaling.health_check", "true", "auto_scaling.cool_down_seconds", "300", "auto_scaling.removal_policy", "OldestResource")),
		},
		{Config: config(desired), ConfigPlanChecks: expect(groupAddress, plancheck.ResourceActionUpdate), Check: cloud.hasMembers(t, 2)},
		{ResourceName: groupAddress, ImportState: true, ImportStateVerify: true, ImportStateVerifyIgnore: []string{"member_count"}},
		{
			// Scaling rules have grown the group: that is no drift, and a change of something else leaves it alone.
			PreConfig:        cloud.behind(t, func(state *simulator.State) { ownGroup(t, state).Scaling.DesiredCapacity = 4 }),
			Config:           config(desired),
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}},
		},
		{Config: config(strings.Replace(desired, "max_size = 4", "max_size = 5", 1)), Check: resource.ComposeAggregateTestCheckFunc(cloud.hasMembers(t, 4), has(groupAddress, "member_count", "4"))},
		{
			// Its limits are drift.
			PreConfig:        cloud.behind(t, func(state *simulator.State) { ownGroup(t, state).Scaling.MaxSize = 9 }),
			Config:           config(desired),
			ConfigPlanChecks: expect(groupAddress, plancheck.ResourceActionUpdate),
			Check:            has(groupAddress, "auto_scaling.max_size", "4"),
		},
		{
			// The capacity that nobody sets follows the limits.
			Config: config("\n  auto_scaling = { min_size = 5, max_size = 6 }"),
			Check:  resource.ComposeAggregateTestCheckFunc(cloud.hasMembers(t, 5), has(groupAddress, "auto_scaling.desired_capacity", "5")),
		},
		{
			// JD Cloud ignores the settings with which it is turned on again (JDLB046).
			PreConfig:        cloud.behind(t, func(state *simulator.State) { ownGroup(t, state).AutoScaling = false }),
			Config:           config("\n  auto_scaling = { min_size = 0, max_size = 3, removal_policy = \"NewestResource\" }"),
			ConfigPlanChecks: expect(groupAddress, plancheck.ResourceActionUpdate),
			Check:            cloud.hasMembers(t, 3),
		},
		{Config: config(""), Check: resource.ComposeAggregateTestCheckFunc(cloud.hasMembers(t, 3), lacks(groupAddress, "auto_scaling"), has(groupAddress, "member_count", "3"))},
		{Config: config(plain), Check: cloud.hasMembers(t, 3)},
	})
	for id, instance := range cloud.Snapshot().Instances {
		if instance.IsManaged {
			t.Errorf("%s is left", id)
		}
	}
}

// JD Cloud turns auto scaling on with up to 300 members, and takes more later.
func TestAutoScalingBeyondTheSizesAtFirst(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{ProvisioningDelay: -1})
	config := func(scaling string) string {
		return cloud.config(availabilityGroup(`
  name                 = "workers"
  instance_template_id = "it-a1"` + scaling))
	}
	const large = "\n  auto_scaling = { min_size = 0, max_size = 1000 }"
	cloud.run(t, []resource.TestStep{
		{Config: config(large), Check: has(groupAddress, "auto_scaling.max_size", "1000")},
		{Config: config("")},
		{Config: config(large), Check: has(groupAddress, "auto_scaling.max_size", "1000")},
	})
}

func TestRefusedAvailabilityGroups(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		arguments string
		texts     []string
	}{
		"no template":          {``, []string{"Missing instance template", `set instance_template_id, or configuration_type = "loose".`}},
		"nothing to scale":     {"configuration_type = \"loose\"\nauto_scaling = { min_size = 0, max_size = 1 }", []string{"Missing instance template", "or remove auto_scaling."}},
		"sizes":                {"instance_template_id = \"it-a1\"\nauto_scaling = { min_size = 3, max_size = 2 }", []string{"(JDLB044)", "min_size is 3, max_size 2: min_size must be at most max_size."}},
		"little capacity":      {"instance_template_id = \"it-a1\"\nauto_scaling = { min_size = 2, max_size = 3, desired_capacity = 1 }", []string{"(JDLB044)", "desired_capacity must be at least min_size."}},
		"much capacity":        {"instance_template_id = \"it-a1\"\nauto_scaling = { min_size = 2, max_size = 3, desired_capacity = 4 }", []string{"(JDLB044)", "desired_capacity must be at most max_size."}},
		"more than ever":       {"instance_template_id = \"it-a1\"\nauto_scaling = { min_size = 2, max_size = 1001 }", []string{"(JDLB155)", "value must be between 0 and 1000, got: 1001"}},
		"placement":            {"instance_template_id = \"it-a1\"\nplacement_type = \"rack\"", []string{"(JDLB153)", `"fd" "switch" "host"`}},
		"configuration":        {"instance_template_id = \"it-a1\"\nconfiguration_type = \"tight\"", []string{`"strict" "loose"`}},
		"pause":                {"instance_template_id = \"it-a1\"\nauto_scaling = { min_size = 0, max_size = 1, cool_down_seconds = 86401 }", []string{"(JDLB157)"}},
		"removal":              {"instance_template_id = \"it-a1\"\nauto_scaling = { min_size = 0, max_size = 1, removal_policy = \"Random\" }", []string{"(JDLB158)"}},
		"quota of placement":   {"instance_template_id = \"it-a1\"\nplacement_type = \"host\"\nauto_scaling = { min_size = 0, max_size = 201 }", []string{"createAg", "expected at most 200, the quota of a group with placement type host"}},
		"description too long": {"instance_template_id = \"it-a1\"\ndescription = \"" + strings.Repeat("a", 257) + "\"", []string{"(JDLB151)"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cloud := newCloud(t, simulator.Options{})
			cloud.run(t, []resource.TestStep{{Config: cloud.config(availabilityGroup("name = \"workers\"\n" + test.arguments))}}, fails(test.texts...))
		})
	}
}

// A loose group keeps its template; one that a backend uses keeps its VPC.
func TestTemplatesThatCannotBeChanged(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	loose := func(template string) string {
		return cloud.config(availabilityGroup(`
  name                 = "workers"
  configuration_type   = "loose"
  instance_template_id = "` + template + `"`))
	}
	used := func(template string) string {
		return cloud.config(plainLoadBalancer, availabilityGroup(`
  name                 = "workers"
  instance_template_id = "`+template+`"`), `
resource "jdcloud_lb_backend" "site" {
  load_balancer_id = jdcloud_lb.web.id
  name             = "site"
  protocol         = "Http"
  port             = 8080
  ag_info          = { ag_id = jdcloud_availability_group.workers.id }
  health_check     = { protocol = "Http" }
}
`)
	}
	cloud.run(t, []resource.TestStep{
		{Config: loose("it-a1")},
		{Config: loose("it-b1")},
		{Config: used("it-a1")},
		{Config: used("it-b1")},
	},
		fails("A loose group keeps its instance template (JDLB041)", "Set instance_template_id back to it-a1, or create another availability group."),
		fails("Could not update availability group ag-", "(JDLB040)", "instance template it-b1 is in VPC vpc-b1, the group's current one in vpc-a1.", "(site) of load balancer alb-",
			"Take a template in vpc-a1, or point these backends elsewhere first."))
	if calls := cloud.CallsOf("setInstanceTemplate"); len(calls) != 0 {
		t.Errorf("made the calls %v", calls)
	}
}

// What serves stays: a group that a backend uses is not emptied, nor one whose members auto scaling would leave behind.
func TestDeletionOfAvailabilityGroups(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{ProvisioningDelay: -1})
	group := cloud.config(backends, availabilityGroup(`
  name                 = "workers"
  instance_template_id = "it-a1"
  auto_scaling         = { min_size = 2, max_size = 3 }`))
	without := cloud.config(backends)
	whole := func() {
		t.Helper()
		state := cloud.Snapshot()
		if own := ownGroup(t, state); own.Scaling.DesiredCapacity != 2 || own.Scaling.MinSize != 2 {
			t.Errorf("the group was scaled in: %+v", own.Scaling)
		}
	}
	// The backend is another team's.
	use := cloud.behind(t, func(state *simulator.State) {
		for _, backend := range state.Backends {
			theirs := *backend
			theirs.BackendID, theirs.AgIDs = "backend-theirs", []string{ownGroup(t, state).AvailabilityGroupID}
			state.Backends[theirs.BackendID] = &theirs
			return
		}
	})
	manage := func(managed bool) func() {
		return func() {
			whole()
			cloud.behind(t, func(state *simulator.State) {
				delete(state.Backends, "backend-theirs")
				own := ownGroup(t, state)
				state.Instances["i-"+own.AvailabilityGroupID+"-2"].IsManaged = managed
			})()
		}
	}
	cloud.run(t, []resource.TestStep{
		{Config: group},
		{PreConfig: use, Config: without},
		{PreConfig: manage(false), Config: without},
		{PreConfig: manage(true), Config: without, Check: func(*terraform.State) error {
			for id := range cloud.Snapshot().Instances {
				if strings.HasPrefix(id, "i-ag-") {
					return fmt.Errorf("instance %s is left", id)
				}
			}
			return nil
		}},
	},
		fails("Could not delete availability group ag-", "(JDLB043)", "still serve backend backend-theirs (", "Delete these backends or point them elsewhere first"),
		fails("(JDLB043)", "has members that auto scaling does not manage: i-ag-", "-2. A group can be deleted only when it has no members", "hand them over to auto scaling (modifyInstancesManaged), then try again."))
}

// A deletion that cannot empty the group says who is left, and why that may be.
func TestDeletionOfProtectedMembers(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{ProvisioningDelay: -1})
	group := cloud.config(availabilityGroup(`
  name                 = "workers"
  instance_template_id = "it-a1"
  auto_scaling         = { min_size = 2, max_size = 3 }
  timeouts { delete = "2s" }`))
	protect := func(protected bool) func() {
		return cloud.behind(t, func(state *simulator.State) {
			for _, instance := range state.Instances {
				instance.IsProtected = protected
			}
		})
	}
	cloud.run(t, []resource.TestStep{
		{Config: group},
		{PreConfig: protect(true), Config: cloud.config(plainLoadBalancer)},
		{PreConfig: protect(false), Config: cloud.config(plainLoadBalancer)},
	},
		fails("(JDLB043)", "these are left: i-ag-", "lift the protection (modifyInstancesProtected), or delete these instances, then try again."))
}

// A group is created once, whatever becomes of the answer, and keeps no mark of it.
func TestAvailabilityGroupIsCreatedOnce(t *testing.T) {
	t.Parallel()
	for _, kind := range []simulator.FaultKind{simulator.FaultInternalAfterCommit, simulator.FaultInternalBeforeCommit, simulator.FaultResetAfterCommit} {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			cloud := newCloud(t, simulator.Options{ProvisioningDelay: -1})
			for _, operation := range []string{"createAg", "enableAutoScaling", "disableAutoScaling", "updateAutoScaling", "setInstanceTemplate", "updateAg", "deleteAg"} {
				cloud.InjectFault(simulator.Fault{Operation: operation, Kind: kind})
			}
			config := func(template, scaling string) string {
				return cloud.config(availabilityGroup("name = \"workers\"\ninstance_template_id = \"" + template + "\"\n" + scaling))
			}
			const on = "auto_scaling = { min_size = 1, max_size = 2 }"
			cloud.run(t, []resource.TestStep{
				{Config: config("it-a1", on), Check: resource.ComposeAggregateTestCheckFunc(cloud.hasMembers(t, 1), lacks(groupAddress, "description"), func(*terraform.State) error {
					if own := ownGroup(t, cloud.Snapshot()); own.Description != "" {
						return fmt.Errorf("the description is %q", own.Description)
					}
					return nil
				})},
				{Config: config("it-b1", "")},
				{Config: config("it-a1", on+"\ndescription = \"again\"")},
			})
		})
	}
}

// One answer that the group does not exist is not believed, nor is what is said of its template taken for it.
func TestAvailabilityGroupIsNotForgotten(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{ProvisioningDelay: -1})
	config := cloud.config(availabilityGroup(`
  name                 = "workers"
  instance_template_id = "it-a1"`))
	cloud.run(t, []resource.TestStep{
		{Config: config},
		{
			PreConfig:        func() { cloud.InjectFault(simulator.Fault{Operation: "describeAg", Kind: simulator.FaultNotFound}) },
			Config:           config,
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}},
		},
		{
			PreConfig: func() {
				cloud.InjectFault(simulator.Fault{Operation: "describeInstanceTemplate", Kind: simulator.FaultNotFound, Times: -1})
			},
			Config: config,
		},
		{PreConfig: cloud.ClearFaults, Config: config, ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}}},
	},
		fails("Could not read availability group ag-", "the VPC of its instance template it-a1 could not be read"))
}

// The backend moves to the new group before the old one, with its members, goes.
func TestReplacementOfAnAvailabilityGroupInUse(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{ProvisioningDelay: -1})
	config := func(placement string) string {
		return cloud.config(plainLoadBalancer, before(availabilityGroup(`
  name                 = "workers"
  instance_template_id = "it-a1"
  placement_type       = "`+placement+`"
  auto_scaling         = { min_size = 2, max_size = 3 }`), "jdcloud_availability_group"), `
resource "jdcloud_lb_backend" "site" {
  load_balancer_id = jdcloud_lb.web.id
  name             = "site"
  protocol         = "Http"
  port             = 8080
  ag_info          = { ag_id = jdcloud_availability_group.workers.id }
  health_check     = { protocol = "Http" }
}
`)
	}
	cloud.run(t, []resource.TestStep{
		{Config: config("fd")},
		{
			Config: config("host"),
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
				plancheck.ExpectResourceAction(groupAddress, plancheck.ResourceActionCreateBeforeDestroy),
				plancheck.ExpectResourceAction("jdcloud_lb_backend.site", plancheck.ResourceActionUpdate),
			}},
			Check: resource.ComposeAggregateTestCheckFunc(cloud.hasMembers(t, 2), has(groupAddress, "placement_type", "host")),
		},
	})
}

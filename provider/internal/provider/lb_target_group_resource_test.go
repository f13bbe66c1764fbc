package provider_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/compare"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

const otherLoadBalancer = `
resource "jdcloud_lb" "other" {
  name      = "web"
  subnet_id = "subnet-a1"
  azs       = ["cn-north-1a"]
}
`

func TestTargetGroup(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	const address = "jdcloud_lb_target_group.servers"
	group := func(arguments string) string {
		return cloud.config(plainLoadBalancer, otherLoadBalancer, `resource "jdcloud_lb_target_group" "servers" {`, arguments, `}`)
	}
	changed := group(`
  name             = "machines"
  load_balancer_id = jdcloud_lb.web.id
  description      = "all of them"`)
	cloud.run(t, []resource.TestStep{
		{
			Config: group(`
  name             = "servers"
  load_balancer_id = jdcloud_lb.web.id`),
			Check: resource.ComposeAggregateTestCheckFunc(has(address, "name", "servers", "type", "instance"), lacks(address, "description")),
		},
		{Config: changed, ConfigPlanChecks: expect(address, plancheck.ResourceActionUpdate), Check: has(address, "name", "machines", "description", "all of them")},
		{ResourceName: address, ImportState: true, ImportStateVerify: true},
		{
			PreConfig: cloud.behind(t, func(state *simulator.State) {
				only(t, state.TargetGroups).Description = "changed by hand"
			}),
			Config:           changed,
			ConfigPlanChecks: expect(address, plancheck.ResourceActionUpdate),
			Check:            has(address, "description", "all of them"),
		},
		{
			PreConfig:        cloud.behind(t, func(state *simulator.State) { clear(state.TargetGroups) }),
			Config:           changed,
			ConfigPlanChecks: expect(address, plancheck.ResourceActionCreate),
		},
		{
			Config: group(`
  name             = "machines"
  load_balancer_id = jdcloud_lb.web.id
  type             = "ip"`),
			ConfigPlanChecks: expect(address, plancheck.ResourceActionReplace),
			Check:            resource.ComposeAggregateTestCheckFunc(has(address, "type", "ip"), lacks(address, "description")),
		},
		{
			Config: group(`
  name             = "machines"
  load_balancer_id = jdcloud_lb.other.id
  type             = "ip"`),
			ConfigPlanChecks: expect(address, plancheck.ResourceActionReplace),
		},
		{
			// With the load balancer its children are gone too.
			PreConfig: cloud.behind(t, func(state *simulator.State) {
				clear(state.LoadBalancers)
				clear(state.TargetGroups)
			}),
			Config: group(`
  name             = "machines"
  load_balancer_id = jdcloud_lb.other.id
  type             = "ip"`),
			ConfigPlanChecks: expect(address, plancheck.ResourceActionCreate),
		},
	})
}

// A prefix that is unknown when the plan is made, and then the same as before, keeps the name.
func TestTargetGroupWithAPrefixKnownAfterApply(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	config := func(trigger string) string {
		return cloud.config(plainLoadBalancer, `
resource "terraform_data" "prefix" {
  input            = "web-"
  triggers_replace = "`+trigger+`"
}
resource "jdcloud_lb_target_group" "servers" {
  load_balancer_id = jdcloud_lb.web.id
  name_prefix      = terraform_data.prefix.output
}
`)
	}
	name := statecheck.CompareValue(compare.ValuesSame())
	keeps := func() []statecheck.StateCheck {
		return []statecheck.StateCheck{name.AddStateValue("jdcloud_lb_target_group.servers", tfjsonpath.New("name"))}
	}
	cloud.run(t, []resource.TestStep{
		{Config: config("first"), ConfigStateChecks: keeps()},
		{Config: config("second"), ConfigStateChecks: keeps()},
	})
}

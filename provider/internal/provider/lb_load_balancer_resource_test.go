package provider_test

import (
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

const plainLoadBalancer = `
resource "jdcloud_lb" "web" {
  name      = "web"
  subnet_id = "subnet-a1"
  azs       = ["cn-north-1a"]
}
`

const fullLoadBalancer = `
resource "jdcloud_lb" "web" {
  name               = "网站-web"
  subnet_id          = "subnet-a1"
  azs                = ["cn-north-1a"]
  security_group_ids = ["sg-a1", "sg-a2"]
  private_ip_address = "10.0.16.200"
  elastic_ip_id      = "fip-a1"
  description        = "the shop"
  delete_protection  = true
  tags               = { team = "shop", stage = "test" }
  timeouts {
    create = "2m"
  }
}
`

func TestLoadBalancerUpdatesInPlace(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	const address = "jdcloud_lb.web"
	cloud.run(t, []resource.TestStep{
		{
			Config: cloud.config(plainLoadBalancer),
			Check: resource.ComposeAggregateTestCheckFunc(
				has(address, "type", "alb", "state", "ACTIVE", "vpc_id", "vpc-a1", "delete_protection", "false",
					"security_group_ids.#", "1", "security_group_ids.0", "sg-a-default"),
				lacks(address, "description", "elastic_ip_id", "elastic_ip_address", "tags"),
				resource.TestCheckResourceAttrSet(address, "private_ip_address"),
				resource.TestCheckResourceAttrSet(address, "created_time"),
				// The update sets the description.
				cloud.writes("createLoadBalancer", "updateLoadBalancer"),
			),
		},
		{
			Config:           cloud.config(fullLoadBalancer),
			ConfigPlanChecks: expect(address, plancheck.ResourceActionUpdate),
			Check: resource.ComposeAggregateTestCheckFunc(
				has(address, "name", "网站-web", "description", "the shop", "delete_protection", "true", "security_group_ids.#", "2",
					"elastic_ip_id", "fip-a1", "elastic_ip_address", "203.0.113.11", "private_ip_address", "10.0.16.200", "tags.team", "shop", "tags.stage", "test"),
				// The delete protection comes on last; it goes off first below.
				// The private address is changed by a call of its own, so that a refusal says which value is refused.
				cloud.writes("updateLoadBalancer", "updateLoadBalancer", "associateSecurityGroup", "disassociateSecurityGroup", "associateElasticIp", "tagResources", "updateLoadBalancer"),
			),
		},
		{ResourceName: address, ImportState: true, ImportStateVerify: true, ImportStateVerifyIgnore: []string{"timeouts"}},
		{
			// Another elastic IP, one security group out and one in, a tag changed, one removed, one new.
			Config: cloud.config(`
resource "jdcloud_lb" "web" {
  name               = "网站-web"
  subnet_id          = "subnet-a1"
  azs                = ["cn-north-1a"]
  security_group_ids = ["sg-a2", "sg-a-default"]
  elastic_ip_id      = "fip-a2"
  tags               = { team = "sales", owner = "me" }
}
`),
			ConfigPlanChecks: expect(address, plancheck.ResourceActionUpdate),
			Check: resource.ComposeAggregateTestCheckFunc(
				has(address, "security_group_ids.#", "2", "elastic_ip_address", "203.0.113.12", "delete_protection", "false",
					"tags.%", "2", "tags.team", "sales", "tags.owner", "me"),
				resource.TestCheckTypeSetElemAttr(address, "security_group_ids.*", "sg-a-default"),
				resource.TestCheckTypeSetElemAttr(address, "security_group_ids.*", "sg-a2"),
				lacks(address, "description"),
				cloud.writes("updateLoadBalancer", "updateLoadBalancer", "associateSecurityGroup", "disassociateSecurityGroup",
					"disassociateElasticIp", "associateElasticIp", "unTagResources", "tagResources"),
			),
		},
		{
			// What the configuration leaves out goes, but for the security groups and the private address, which JD Cloud has to have.
			Config:           cloud.config(plainLoadBalancer),
			ConfigPlanChecks: expect(address, plancheck.ResourceActionUpdate),
			Check: resource.ComposeAggregateTestCheckFunc(
				has(address, "name", "web", "security_group_ids.#", "2", "private_ip_address", "10.0.16.200"),
				lacks(address, "elastic_ip_id", "elastic_ip_address", "tags"),
			),
		},
	})
}

func TestLoadBalancerCreatesWithEverything(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	const address = "jdcloud_lb.web"
	cloud.run(t, []resource.TestStep{
		{
			Config: cloud.config(fullLoadBalancer),
			Check:  has(address, "delete_protection", "true", "elastic_ip_address", "203.0.113.11", "tags.team", "shop", "security_group_ids.#", "2"),
		},
		{
			Config:  cloud.config(fullLoadBalancer),
			Destroy: true,
		},
		{
			Config: cloud.config(`
resource "jdcloud_lb" "web" {
  name      = "web"
  subnet_id = "subnet-a2"
  azs       = ["cn-north-1a"]
}
`),
		},
		{Config: cloud.config(plainLoadBalancer), ConfigPlanChecks: expect(address, plancheck.ResourceActionUpdate)},
	},
		fails("Delete protection is on (JDLB015)", "cannot be destroyed while its delete_protection is true. First apply delete_protection = false alone, then repeat this change."),
		fails("Delete protection is on (JDLB015)", "cannot be replaced while its delete_protection is true."),
	)
}

func TestLoadBalancerReplacement(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	const address = "jdcloud_lb.web"
	replaced := expect(address, plancheck.ResourceActionReplace)
	cloud.run(t, []resource.TestStep{
		{Config: cloud.config(plainLoadBalancer)},
		{
			Config: cloud.config(`
resource "jdcloud_lb" "web" {
  name      = "web"
  subnet_id = "subnet-a2"
  azs       = ["cn-north-1a"]
}
`),
			ConfigPlanChecks: replaced,
		},
		{
			Config: cloud.config(`
resource "jdcloud_lb" "web" {
  name      = "web"
  subnet_id = "subnet-a2"
  azs       = ["cn-north-1b", "cn-north-1a"]
}
`),
			ConfigPlanChecks: replaced,
			Check:            has(address, "azs.#", "2"),
		},
		{
			Config: cloud.config(`
resource "jdcloud_lb" "web" {
  name      = "web"
  type      = "nlb"
  subnet_id = "subnet-a2"
  azs       = ["cn-north-1b", "cn-north-1a"]
}
`),
			ConfigPlanChecks: replaced,
			Check:            lacks(address, "security_group_ids"),
		},
		{
			Config: cloud.config(`
resource "jdcloud_lb" "web" {
  name      = "web"
  type      = "dnlb"
  subnet_id = "subnet-a2"
}
`),
			ConfigPlanChecks: replaced,
			Check:            lacks(address, "azs", "security_group_ids"),
		},
		{ResourceName: address, ImportState: true, ImportStateVerify: true},
	})
}

// A distributed load balancer spans all zones; whether the API lists them is open, and must not matter.
// The simulator refuses every charge mode but the product's own (JDLB014).
func TestLoadBalancerOfAllZones(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{Assumptions: simulator.Assumptions{ListZonesOfDNLB: true}})
	const address = "jdcloud_lb.web"
	cloud.run(t, []resource.TestStep{
		{
			Config: cloud.config(`
resource "jdcloud_lb" "web" {
  name      = "web"
  type      = "dnlb"
  subnet_id = "subnet-a2"
}
`),
			Check: lacks(address, "azs"),
		},
		{ResourceName: address, ImportState: true, ImportStateVerify: true},
	})
}

// A stopped load balancer takes everything that a started one does, and its states take their time.
func TestLoadBalancerIsStoppedAndStarted(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{ProvisioningDelay: 20 * time.Millisecond})
	const address = "jdcloud_lb.web"
	config := func(status string) string {
		return cloud.config(strings.Replace(webService, `  name      = "web"`, `  name      = "web"`+"\n  status    = \""+status+`"`, 1))
	}
	cloud.run(t, []resource.TestStep{
		{Config: config("stopped"), Check: resource.ComposeAggregateTestCheckFunc(has(address, "state", "DOWN"), cloud.isWebService)},
		{ResourceName: address, ImportState: true, ImportStateVerify: true},
		{Config: config("started"), ConfigPlanChecks: expect(address, plancheck.ResourceActionUpdate), Check: has(address, "state", "ACTIVE")},
		{
			PreConfig:        cloud.behind(t, func(state *simulator.State) { only(t, state.LoadBalancers).State.Code = "DOWN" }),
			Config:           config("started"),
			ConfigPlanChecks: expect(address, plancheck.ResourceActionUpdate),
			Check:            has(address, "status", "started", "state", "ACTIVE"),
		},
		{
			Config:           config("stopped"),
			ConfigPlanChecks: expect(address, plancheck.ResourceActionUpdate),
			Check:            resource.ComposeAggregateTestCheckFunc(has(address, "status", "stopped", "state", "DOWN"), cloud.isWebService),
		},
	})
}

func TestLoadBalancerDriftAndDisappearance(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	const address = "jdcloud_lb.web"
	config := cloud.config(plainLoadBalancer)
	cloud.run(t, []resource.TestStep{
		{Config: config},
		{
			PreConfig: cloud.behind(t, func(state *simulator.State) {
				lb := only(t, state.LoadBalancers)
				lb.LoadBalancerName, lb.Description, lb.DeleteProtection = "other", "changed by hand", true
				lb.Tags = []simulator.Tag{{Key: "by", Value: "hand"}}
			}),
			Config:           config,
			ConfigPlanChecks: expect(address, plancheck.ResourceActionUpdate),
			Check:            resource.ComposeAggregateTestCheckFunc(has(address, "name", "web", "delete_protection", "false"), lacks(address, "description", "tags")),
		},
		{
			PreConfig:        cloud.behind(t, func(state *simulator.State) { clear(state.LoadBalancers) }),
			Config:           config,
			ConfigPlanChecks: expect(address, plancheck.ResourceActionCreate),
		},
	})
}

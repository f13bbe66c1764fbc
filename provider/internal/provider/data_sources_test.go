package provider_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

func TestDataSources(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	config := cloud.config(`
data "jdcloud_subnet" "a1" {
  id = "subnet-a1"
}
data "jdcloud_instance" "a2" {
  id = "i-a2"
}
data "jdcloud_availability_group" "b1" {
  id = "ag-b1"
}
`)
	cloud.run(t, []resource.TestStep{
		{Config: cloud.config(`
data "jdcloud_instance" "gone" {
  id = "i-unknown"
}
`)},
		{Config: cloud.config(`
data "jdcloud_subnet" "slip" {
  id = "../vpcs"
}
`)},
		{
			// One NOT_FOUND is not believed.
			PreConfig: func() {
				for _, operation := range []string{"describeSubnet", "describeInstance", "describeAg", "describeInstanceTemplate"} {
					cloud.fault(operation, simulator.FaultNotFound, 1)
				}
			},
			Config: config,
			Check: resource.ComposeAggregateTestCheckFunc(
				has("data.jdcloud_subnet.a1", "name", "subnet-a1", "vpc_id", "vpc-a1", "address_prefix", "10.0.16.0/24", "subnet_type", "standard"),
				resource.TestCheckResourceAttrSet("data.jdcloud_subnet.a1", "available_ip_count"),
				has("data.jdcloud_instance.a2", "name", "a2", "vpc_id", "vpc-a1", "subnet_id", "subnet-a1", "private_ip_address", "10.0.16.12",
					"az", "cn-north-1b", "status", "running"),
				has("data.jdcloud_availability_group.b1", "name", "ag-b1", "azs.#", "2", "instance_template_id", "it-b1", "vpc_id", "vpc-b1"),
			),
		},
	},
		fails("JD Cloud API error: describeInstance i-unknown", "NOT_FOUND (code 404)", "Request id "),
		fails("must be an id of JD Cloud"))
}

// The data sources of a load balancer and its children show what their resources show, whatever the order of the API's
// answers; those that wait come after what they depend on, in the run that creates it.
func TestDataSourcesOfASite(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	site := `
resource "jdcloud_lb" "web" {
  name               = "web"
  subnet_id          = "subnet-a1"
  azs                = ["cn-north-1a", "cn-north-1b"]
  security_group_ids = ["sg-a1", "sg-a2"]
  tags               = { team = "shop", stage = "test" }
}
resource "jdcloud_lb_target_group" "servers" {
  name             = "servers"
  load_balancer_id = jdcloud_lb.web.id
}
resource "jdcloud_lb_target_group_targets" "servers" {
  target_group_id = jdcloud_lb_target_group.servers.id
  targets = {
    a1 = { instance_id = "i-a1" }
    a2 = { instance_id = "i-a2", weight = 20 }
  }
}
resource "jdcloud_lb_backend" "site" {
  name             = "site"
  load_balancer_id = jdcloud_lb.web.id
  protocol         = "Http"
  port             = 8080
  target_group_id  = jdcloud_lb_target_group.servers.id
  health_check     = { protocol = "Http", http_path = "/healthz", http_code = ["200", "3xx"] }
}
resource "jdcloud_lb_listener" "https" {
  name             = "https"
  load_balancer_id = jdcloud_lb.web.id
  protocol         = "Https"
  port             = 443
  backend_id       = jdcloud_lb_backend.site.id
  certificate_ids  = ["cert-a1", "cert-a2"]
}
data "jdcloud_lb_healthy_targets" "site" {
  backend_id = jdcloud_lb_backend.site.id
  depends_on = [jdcloud_lb_target_group_targets.servers]
}
data "jdcloud_lb_target_health" "site" {
  backend_id = data.jdcloud_lb_healthy_targets.site.backend_id
}
data "jdcloud_lb_targets" "servers" {
  target_group_id = jdcloud_lb_target_group_targets.servers.id
}
data "jdcloud_lb" "by_name" {
  name       = "web"
  type       = "alb"
  depends_on = [jdcloud_lb.web]
}
data "jdcloud_lb_target_group" "by_name" {
  name             = "servers"
  load_balancer_id = jdcloud_lb_target_group.servers.load_balancer_id
  depends_on       = [jdcloud_lb_target_group.servers]
}
data "jdcloud_lb_backend" "by_id" {
  id = jdcloud_lb_backend.site.id
}
data "jdcloud_lb_listener" "by_id" {
  id = jdcloud_lb_listener.https.id
}
data "jdcloud_lbs" "all" {
  depends_on = [jdcloud_lb.web]
}
output "everything" {
  value = [data.jdcloud_lb.by_name, data.jdcloud_lb_target_group.by_name, data.jdcloud_lb_backend.by_id, data.jdcloud_lb_listener.by_id, data.jdcloud_lbs.all, data.jdcloud_lb_targets.servers, data.jdcloud_lb_target_health.site]
}
`
	same := func(data, resourceAddress string, attributes ...string) resource.TestCheckFunc {
		var checks []resource.TestCheckFunc
		for _, attribute := range attributes {
			checks = append(checks, resource.TestCheckResourceAttrPair(data, attribute, resourceAddress, attribute))
		}
		return resource.ComposeAggregateTestCheckFunc(checks...)
	}
	loadBalancer := []string{"id", "name", "type", "subnet_id", "azs.#", "azs.0", "azs.1", "security_group_ids.#", "security_group_ids.0", "tags.%", "tags.team", "vpc_id", "state", "private_ip_address", "created_time", "delete_protection"}
	check := resource.ComposeAggregateTestCheckFunc(
		same("data.jdcloud_lb.by_name", "jdcloud_lb.web", loadBalancer...),
		same("data.jdcloud_lb_target_group.by_name", "jdcloud_lb_target_group.servers", "id", "name", "type", "load_balancer_id"),
		same("data.jdcloud_lb_backend.by_id", "jdcloud_lb_backend.site", "name", "protocol", "port", "target_group_id", "algorithm", "health_check.http_path", "health_check.http_code.#", "health_check.http_code.0", "health_check.interval_seconds"),
		same("data.jdcloud_lb_listener.by_id", "jdcloud_lb_listener.https", "name", "protocol", "port", "backend_id", "certificate_ids.#", "certificate_ids.0"),
		resource.TestCheckResourceAttrPair("data.jdcloud_lbs.all", "load_balancers.0.security_group_ids.#", "jdcloud_lb.web", "security_group_ids.#"),
		has("data.jdcloud_lb_healthy_targets.site", "healthy_count", "2"),
		has("data.jdcloud_lb_target_health.site", "healthy_count", "2", "targets.0.instance_id", "i-a1", "targets.1.weight", "20"),
		has("data.jdcloud_lb_targets.servers", "targets.#", "2"),
	)
	cloud.run(t, []resource.TestStep{
		{Config: cloud.config(site), Check: check},
		{Config: cloud.config(site), Check: check, ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}}},
		{
			Config: cloud.config(site, `
data "jdcloud_lb" "wrong" {
  id   = jdcloud_lb.web.id
  type = "nlb"
}
`),
		},
	}, fails("Another load balancer than asked for", `has type = "alb", not "nlb"`))
}

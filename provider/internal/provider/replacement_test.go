package provider_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// before makes resources of the types be created before their predecessors are destroyed.
func before(config string, types ...string) string {
	const lifecycle = "  lifecycle {\n    create_before_destroy = true\n  }\n"
	for _, resourceType := range types {
		start := strings.Index(config, `resource "`+resourceType+`"`)
		end := start + strings.Index(config[start:], "\n}\n")
		config = config[:end+1] + lifecycle + config[end+1:]
	}
	return config
}

// A load balancer is replaced with all that is on it, in either order: destroyed first, or built first. Terraform hands
// create_before_destroy on from the backend to everything that it depends on.
func TestReplacementOfTheLoadBalancer(t *testing.T) {
	moved := strings.Replace(webService, "subnet-a1", "subnet-a2", 1)
	for name, order := range map[string]func(string) string{
		"destroyed first": func(config string) string { return config },
		"built first":     func(config string) string { return before(config, "jdcloud_lb_backend") },
	} {
		action := map[string]plancheck.ResourceActionType{
			"destroyed first": plancheck.ResourceActionDestroyBeforeCreate,
			"built first":     plancheck.ResourceActionCreateBeforeDestroy,
		}[name]
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cloud := newCloud(t, simulator.Options{})
			cloud.run(t, []resource.TestStep{
				{Config: cloud.config(order(webService)), Check: cloud.isWebService},
				{
					Config: cloud.config(order(moved)),
					ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
						plancheck.ExpectResourceAction("jdcloud_lb.web", action),
						plancheck.ExpectResourceAction("jdcloud_lb_backend.site", action),
						plancheck.ExpectResourceAction(targetsAddress, action),
						plancheck.ExpectResourceAction("jdcloud_lb_listener.web", plancheck.ResourceActionDestroyBeforeCreate),
					}},
					Check: cloud.isWebService,
				},
			})
		})
	}
}

// A backend and a target group are replaced under a live listener, which moves over in place.
func TestReplacementUnderAListener(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	config := func(backendName, port string) string {
		config := strings.Replace(webService, `name             = "site"`, `name             = "`+backendName+`"`, 1)
		config = strings.Replace(config, "port             = 8080\n", "port             = "+port+"\n", 1)
		return cloud.config(before(config, "jdcloud_lb_backend"))
	}
	moved := resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
		plancheck.ExpectResourceAction("jdcloud_lb_backend.site", plancheck.ResourceActionCreateBeforeDestroy),
		plancheck.ExpectResourceAction("jdcloud_lb_listener.web", plancheck.ResourceActionUpdate),
	}}
	cloud.run(t, []resource.TestStep{
		{Config: config("site", "8080")},
		// Old and new stand side by side for a moment, so they cannot have the same name.
		{Config: config("site", "9090")},
		{Config: config("site-2", "9090"), ConfigPlanChecks: moved, Check: cloud.isWebService},
	},
		fails("JD Cloud API error: createBackend (JDLB027)", "backend.inuse.name (code 409)", "The name belongs to backend-"))
}

// A backend and a target group in use are replaced at the first apply when the configuration leaves their names to the
// provider: old and new stand side by side for a moment.
func TestReplacementOfWhatIsInUse(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	config := func(port, kind, target string) string {
		return cloud.config(before(plainLoadBalancer+`
resource "jdcloud_lb_target_group" "servers" {
  load_balancer_id = jdcloud_lb.web.id
  type             = "`+kind+`"
}
resource "jdcloud_lb_target_group_targets" "servers" {
  target_group_id = jdcloud_lb_target_group.servers.id
  targets         = { a = `+target+`, b = `+strings.ReplaceAll(strings.ReplaceAll(target, "16.11", "16.12"), "i-a1", "i-a2")+` }
}
resource "jdcloud_lb_backend" "site" {
  load_balancer_id = jdcloud_lb.web.id
  name_prefix      = "site-"
  protocol         = "Http"
  port             = `+port+`
  target_group_id  = jdcloud_lb_target_group_targets.servers.id
  health_check     = { protocol = "Http" }
}
resource "jdcloud_lb_listener" "web" {
  load_balancer_id = jdcloud_lb.web.id
  name             = "http"
  protocol         = "Http"
  port             = 80
  backend_id       = jdcloud_lb_backend.site.id
}
`, "jdcloud_lb_backend"))
	}
	named := resource.ComposeAggregateTestCheckFunc(
		cloud.isWebService,
		resource.TestMatchResourceAttr("jdcloud_lb_backend.site", "name", regexp.MustCompile(`^site-[0-9a-f]{8}$`)),
		resource.TestMatchResourceAttr("jdcloud_lb_target_group.servers", "name", regexp.MustCompile(`^target-group-[0-9a-f]{8}$`)),
	)
	const instance, address = `{ instance_id = "i-a1" }`, `{ type = "ip", ip_address = "10.0.16.11" }`
	cloud.run(t, []resource.TestStep{
		{Config: config("8080", "instance", instance), Check: named},
		{
			Config: config("9090", "instance", instance),
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
				plancheck.ExpectResourceAction("jdcloud_lb_backend.site", plancheck.ResourceActionCreateBeforeDestroy),
				plancheck.ExpectUnknownValue("jdcloud_lb_backend.site", tfjsonpath.New("name")),
				plancheck.ExpectResourceAction("jdcloud_lb_target_group.servers", plancheck.ResourceActionNoop),
				plancheck.ExpectResourceAction("jdcloud_lb_listener.web", plancheck.ResourceActionUpdate),
			}},
			Check: named,
		},
		{
			Config: config("9090", "ip", address),
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
				plancheck.ExpectResourceAction("jdcloud_lb_target_group.servers", plancheck.ResourceActionCreateBeforeDestroy),
				plancheck.ExpectResourceAction("jdcloud_lb_backend.site", plancheck.ResourceActionUpdate),
			}},
			Check: named,
		},
		{ResourceName: "jdcloud_lb_backend.site", ImportState: true, ImportStateVerify: true, ImportStateVerifyIgnore: []string{"name_prefix"}},
	})
}

// The elastic IP is still on the old load balancer when the new one is built: nothing is made, and the way out is told.
func TestReplacementOfALoadBalancerWithElasticIP(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	config := func(subnet, elasticIP string) string {
		return cloud.config(before(`
resource "jdcloud_lb" "web" {
  name      = "web"
  subnet_id = "`+subnet+`"
  azs       = ["cn-north-1a"]
`+elasticIP+`
}
`, "jdcloud_lb"))
	}
	const attached = `  elastic_ip_id = "fip-a1"`
	cloud.run(t, []resource.TestStep{
		{Config: config("subnet-a1", attached)},
		{Config: config("subnet-a2", attached)},
		{
			Config:           config("subnet-a1", ""),
			ConfigPlanChecks: expect("jdcloud_lb.web", plancheck.ResourceActionUpdate),
			Check:            cloud.succeeded("createLoadBalancer", 1),
		},
		{
			Config:           config("subnet-a2", attached),
			ConfigPlanChecks: expect("jdcloud_lb.web", plancheck.ResourceActionCreateBeforeDestroy),
			Check:            has("jdcloud_lb.web", "elastic_ip_address", "203.0.113.11"),
		},
	},
		fails("Could not create the load balancer (JDLB017)", "elastic IP fip-a1 is attached to lb alb-", "first apply with elastic_ip_id removed from the configuration and everything else as it was, then apply this change."))
}

// The fixed address is still that of the old load balancer when the new one is built: nothing is made, and the way out is told.
func TestReplacementOfALoadBalancerWithAFixedAddress(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	config := func(zone, address string) string {
		return cloud.config(before(`
resource "jdcloud_lb" "web" {
  name      = "web"
  subnet_id = "subnet-a1"
  azs       = ["`+zone+`"]
`+address+`
}
`, "jdcloud_lb"))
	}
	const fixed = `  private_ip_address = "10.0.16.200"`
	cloud.run(t, []resource.TestStep{
		{Config: config("cn-north-1a", fixed)},
		{Config: config("cn-north-1b", fixed)},
		{
			Config:           config("cn-north-1b", ""),
			ConfigPlanChecks: expect("jdcloud_lb.web", plancheck.ResourceActionCreateBeforeDestroy),
			Check:            cloud.succeeded("createLoadBalancer", 2),
		},
		{
			Config:           config("cn-north-1b", fixed),
			ConfigPlanChecks: expect("jdcloud_lb.web", plancheck.ResourceActionUpdate),
			Check:            has("jdcloud_lb.web", "private_ip_address", "10.0.16.200"),
		},
	},
		fails("Could not create the load balancer (JDLB009)", "has the address 10.0.16.200 of subnet subnet-a1", "first apply this change with private_ip_address removed from the configuration, then put private_ip_address back and apply again"))
}

// A listener cannot be built beside its predecessor, which has the port.
func TestReplacementOfAListenerThatIsBuiltFirst(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	secure := backends + listener(`
  load_balancer_id = jdcloud_lb.web.id
  name             = "secure"
  protocol         = "Https"
  port             = 80
  backend_id       = jdcloud_lb_backend.site.id
  certificate_ids  = ["cert-a1"]`)
	plain := backends + listener(`
  load_balancer_id = jdcloud_lb.web.id
  name             = "http"
  protocol         = "Http"
  port             = 80
  backend_id       = jdcloud_lb_backend.site.id`)
	cloud.run(t, []resource.TestStep{
		{Config: cloud.config(before(plain, "jdcloud_lb_listener"))},
		{Config: cloud.config(before(secure, "jdcloud_lb_listener"))},
		{Config: cloud.config(secure), ConfigPlanChecks: expect(listenerAddress, plancheck.ResourceActionDestroyBeforeCreate)},
	},
		fails("JD Cloud API error: createListener (JDLB021)", "ALREADY_EXISTS (code 409)", "is taken by listener listener-", "remove create_before_destroy from its lifecycle"))
}

// The successor of a resource takes over its targets; the predecessor's end must not remove them.
func TestReplacementOfTargetsThatAreBuiltFirst(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	config := cloud.config(before(webService, "jdcloud_lb_target_group_targets"))
	cloud.run(t, []resource.TestStep{
		{Config: config, Check: cloud.calls("registerTargets")},
		{
			Taint:            []string{targetsAddress},
			Config:           config,
			ConfigPlanChecks: expect(targetsAddress, plancheck.ResourceActionCreateBeforeDestroy),
			Check:            resource.ComposeAggregateTestCheckFunc(cloud.isWebService, cloud.calls()),
		},
	})
}

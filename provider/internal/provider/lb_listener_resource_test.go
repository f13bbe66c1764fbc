package provider_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

const listenerAddress = "jdcloud_lb_listener.web"

func listener(arguments string) string {
	return `resource "jdcloud_lb_listener" "web" {` + arguments + `
}
`
}

// backends are two that a listener can move between.
const backends = plainLoadBalancer + `
resource "jdcloud_lb_backend" "site" {
  load_balancer_id = jdcloud_lb.web.id
  name             = "site"
  protocol         = "Http"
  port             = 8080
  health_check     = { protocol = "Http" }
}
resource "jdcloud_lb_backend" "next" {
  load_balancer_id = jdcloud_lb.web.id
  name             = "next"
  protocol         = "Http"
  port             = 8080
  health_check     = { protocol = "Http" }
}
`

func TestListenerUpdatesInPlace(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	update := expect(listenerAddress, plancheck.ResourceActionUpdate)
	config := func(arguments string) string { return cloud.config(backends, listener(arguments)) }
	const secure = `
  load_balancer_id = jdcloud_lb.web.id
  name             = "https"
  protocol         = "Https"
  port             = 443
  backend_id       = jdcloud_lb_backend.site.id
`
	full := config(`
  load_balancer_id = jdcloud_lb.web.id
  name             = "secure"
  protocol         = "Https"
  port             = 443
  backend_id       = jdcloud_lb_backend.next.id
  certificate_ids  = ["cert-a3", "cert-a2"]
  hsts_enable      = true
  description      = "the shop"
`)
	cloud.run(t, []resource.TestStep{
		{
			Config: config(secure + `certificate_ids = ["cert-a1"]`),
			Check: resource.ComposeAggregateTestCheckFunc(
				has(listenerAddress, "certificate_ids.#", "1", "hsts_enable", "false"),
				lacks(listenerAddress, "hsts_max_age", "description"),
			),
		},
		{
			Config:           full,
			ConfigPlanChecks: update,
			Check: resource.ComposeAggregateTestCheckFunc(
				has(listenerAddress, "name", "secure", "certificate_ids.#", "2", "hsts_enable", "true", "hsts_max_age", "31536000", "description", "the shop"),
				resource.TestCheckResourceAttrPair(listenerAddress, "backend_id", "jdcloud_lb_backend.next", "id"),
			),
		},
		{ResourceName: listenerAddress, ImportState: true, ImportStateVerify: true},
		{
			PreConfig: cloud.behind(t, func(state *simulator.State) {
				only(t, state.Listeners).HstsEnable = false
			}),
			Config:           full,
			ConfigPlanChecks: update,
			Check:            has(listenerAddress, "hsts_enable", "true"),
		},
		{
			Config: config(secure + `
  certificate_ids = ["cert-a1"]
  hsts_enable     = true
  hsts_max_age    = 60`),
			ConfigPlanChecks: update,
			Check:            resource.ComposeAggregateTestCheckFunc(has(listenerAddress, "hsts_max_age", "60"), lacks(listenerAddress, "description")),
		},
		{
			Config: config(secure + `
  certificate_ids = ["cert-a1"]
  hsts_max_age    = 120`),
			ConfigPlanChecks: update,
			Check:            has(listenerAddress, "hsts_enable", "false", "hsts_max_age", "120"),
		},
		{
			PreConfig:        cloud.behind(t, func(state *simulator.State) { clear(state.Listeners) }),
			Config:           config(secure + `certificate_ids = ["cert-a1"]`),
			ConfigPlanChecks: expect(listenerAddress, plancheck.ResourceActionCreate),
		},
	})
}

// The idle timeout, the limits and the status are changed in place, and their drift is corrected.
func TestListenerSettings(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	update := expect(listenerAddress, plancheck.ResourceActionUpdate)
	config := func(arguments string) string {
		return cloud.config(backends, listener(`
  load_balancer_id = jdcloud_lb.web.id
  name             = "http"
  protocol         = "Http"
  port             = 80
  backend_id       = jdcloud_lb_backend.site.id
`+arguments))
	}
	full := config(`
  connection_idle_time_seconds = 3600
  limitation                   = { qps = 5000, active_connections = 100000 }
  status                       = "Off"`)
	byDefault := resource.ComposeAggregateTestCheckFunc(
		has(listenerAddress, "connection_idle_time_seconds", "60", "status", "On"), lacks(listenerAddress, "limitation"))
	cloud.run(t, []resource.TestStep{
		{Config: config(""), Check: byDefault},
		{
			Config:           full,
			ConfigPlanChecks: update,
			Check: has(listenerAddress, "connection_idle_time_seconds", "3600", "limitation.qps", "5000", "limitation.active_connections", "100000",
				"status", "Off"),
		},
		{ResourceName: listenerAddress, ImportState: true, ImportStateVerify: true},
		{
			PreConfig: cloud.behind(t, func(state *simulator.State) {
				found := only(t, state.Listeners)
				found.ConnectionIdleTimeSeconds, found.Limitation, found.Status = 60, nil, "On"
			}),
			Config:           full,
			ConfigPlanChecks: update,
			Check:            has(listenerAddress, "connection_idle_time_seconds", "3600", "limitation.qps", "5000", "status", "Off"),
		},
		{Config: config(""), ConfigPlanChecks: update, Check: byDefault},
		{Config: config("limitation = { qps = -1 }"), Check: has(listenerAddress, "limitation.qps", "-1")},
		{Config: config("limitation = {}"), Check: lacks(listenerAddress, "limitation.qps")},
	})
}

// The product of a load balancer that is created in the same run is not known to the plan.
func TestListenerSettingsOnANewLoadBalancer(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	config := func(loadBalancerType, arguments string) string {
		return cloud.config(`
resource "jdcloud_lb" "web" {
  name      = "web"
  subnet_id = "subnet-a1"
`+loadBalancerType+`
}
resource "jdcloud_lb_backend" "site" {
  load_balancer_id = jdcloud_lb.web.id
  name             = "site"
  protocol         = "Tcp"
  port             = 8080
  health_check     = { protocol = "Tcp" }
}
`, listener(`
  load_balancer_id = jdcloud_lb.web.id
  name             = "tcp"
  protocol         = "Tcp"
  port             = 80
  backend_id       = jdcloud_lb_backend.site.id
`+arguments))
	}
	dnlb, nlb := `type = "dnlb"`, `
  type = "nlb"
  azs  = ["cn-north-1a"]`
	cloud.run(t, []resource.TestStep{
		{Config: config(dnlb, "connection_idle_time_seconds = 60")},
		{
			Config: config(dnlb, ""),
			Check:  lacks(listenerAddress, "connection_idle_time_seconds"),
		},
		{
			Config: config(nlb, ""),
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
				plancheck.ExpectUnknownValue(listenerAddress, tfjsonpath.New("connection_idle_time_seconds")),
			}},
			Check: has(listenerAddress, "connection_idle_time_seconds", "1800"),
		},
	}, fails("Not for this type of load balancer (JDLB024)", "Listeners of a dnlb have no idle timeout. Remove connection_idle_time_seconds."))
}

// The protocol, the port and the load balancer never change (JDLB022).
func TestListenerReplacement(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	replace := expect(listenerAddress, plancheck.ResourceActionReplace)
	config := func(arguments string) string {
		return cloud.config(backends, otherLoadBalancer, `
resource "jdcloud_lb_backend" "other" {
  load_balancer_id = jdcloud_lb.other.id
  name             = "site"
  protocol         = "Http"
  port             = 8080
  health_check     = { protocol = "Http" }
}
`, listener(arguments))
	}
	cloud.run(t, []resource.TestStep{
		{
			Config: config(`
  load_balancer_id = jdcloud_lb.web.id
  name             = "http"
  protocol         = "Http"
  port             = 80
  backend_id       = jdcloud_lb_backend.site.id
`),
			Check: lacks(listenerAddress, "certificate_ids", "hsts_max_age"),
		},
		{
			Config: config(`
  load_balancer_id = jdcloud_lb.web.id
  name             = "http"
  protocol         = "Http"
  port             = 8080
  backend_id       = jdcloud_lb_backend.site.id
`),
			ConfigPlanChecks: replace,
		},
		{
			// The port stays: the old listener has to go first.
			Config: config(`
  load_balancer_id = jdcloud_lb.web.id
  name             = "http"
  protocol         = "Https"
  port             = 8080
  backend_id       = jdcloud_lb_backend.site.id
  certificate_ids  = ["cert-a1"]
`),
			ConfigPlanChecks: replace,
		},
		{
			Config: config(`
  load_balancer_id = jdcloud_lb.other.id
  name             = "http"
  protocol         = "Https"
  port             = 8080
  backend_id       = jdcloud_lb_backend.other.id
  certificate_ids  = ["cert-a1"]
`),
			ConfigPlanChecks: replace,
		},
	})
}

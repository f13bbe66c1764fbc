package provider_test

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/terraform"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

const backendAddress = "jdcloud_lb_backend.site"

func backend(arguments string) string {
	return `resource "jdcloud_lb_backend" "site" {` + arguments + `
}
`
}

const plainBackend = `
  load_balancer_id = jdcloud_lb.web.id
  name             = "site"
  protocol         = "Http"
  port             = 8080
  health_check     = { protocol = "Http" }
`

func TestBackendOfALB(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	update := expect(backendAddress, plancheck.ResourceActionUpdate)
	config := func(arguments string) string { return cloud.config(targetGroups, backend(arguments)) }
	full := config(`
  load_balancer_id           = jdcloud_lb.web.id
  name                       = "site-2"
  protocol                   = "Http"
  port                       = 8080
  target_group_id            = jdcloud_lb_target_group.servers.id
  algorithm                  = "RoundRobin"
  session_stickiness         = true
  http_cookie_expire_seconds = 3600
  http_forwarded_protocol    = true
  http_forwarded_port        = true
  http_forwarded_host        = true
  http_forwarded_vip         = true
  http_forwarded_client_port = true
  description                = "the shop"
  health_check = {
    protocol                  = "Http"
    healthy_threshold_count   = 2
    unhealthy_threshold_count = 4
    check_timeout_seconds     = 4
    interval_seconds          = 10
    port                      = 8081
    http_version              = "HTTP1.1"
    http_domain               = "shop.example.com"
    http_path                 = "/healthz"
    http_code                 = ["200-299"]
  }
`)
	cloud.run(t, []resource.TestStep{
		{
			Config: config(plainBackend),
			Check: resource.ComposeAggregateTestCheckFunc(
				has(backendAddress, "algorithm", "RoundRobin", "session_stickiness", "false", "proxy_protocol", "false", "http_forwarded_host", "false",
					"health_check.protocol", "Http", "health_check.healthy_threshold_count", "3", "health_check.unhealthy_threshold_count", "3",
					"health_check.check_timeout_seconds", "3", "health_check.interval_seconds", "5", "health_check.port", "0",
					"health_check.http_version", "HTTP1.0", "health_check.http_code.#", "2"),
				lacks(backendAddress, "target_group_id", "ag_info", "session_sticky_timeout", "http_cookie_expire_seconds", "connection_draining_seconds",
					"description", "health_check.http_domain"),
			),
		},
		{
			Config:           full,
			ConfigPlanChecks: update,
			Check: has(backendAddress, "name", "site-2", "session_stickiness", "true", "http_cookie_expire_seconds", "3600", "http_forwarded_protocol", "true",
				"http_forwarded_port", "true", "http_forwarded_host", "true", "http_forwarded_vip", "true", "http_forwarded_client_port", "true",
				"description", "the shop", "health_check.healthy_threshold_count", "2", "health_check.unhealthy_threshold_count", "4",
				"health_check.check_timeout_seconds", "4", "health_check.interval_seconds", "10", "health_check.port", "8081",
				"health_check.http_version", "HTTP1.1", "health_check.http_domain", "shop.example.com", "health_check.http_path", "/healthz",
				"health_check.http_code.0", "200-299"),
		},
		{ResourceName: backendAddress, ImportState: true, ImportStateVerify: true},
		{
			PreConfig: cloud.behind(t, func(state *simulator.State) {
				only(t, state.Backends).HealthCheck.IntervalSeconds = 60
			}),
			Config:           full,
			ConfigPlanChecks: update,
			Check:            has(backendAddress, "health_check.interval_seconds", "10"),
		},
		{
			// Everything goes back to its default; the path has none and stays.
			Config:           config(plainBackend),
			ConfigPlanChecks: update,
			Check: resource.ComposeAggregateTestCheckFunc(
				has(backendAddress, "session_stickiness", "false", "http_forwarded_vip", "false", "health_check.interval_seconds", "5",
					"health_check.http_version", "HTTP1.0", "health_check.http_path", "/healthz", "health_check.http_code.#", "2"),
				lacks(backendAddress, "target_group_id", "http_cookie_expire_seconds", "description", "health_check.http_domain"),
			),
		},
		{
			Config: config(`
  load_balancer_id   = jdcloud_lb.web.id
  name               = "site"
  protocol           = "Http"
  port               = 8080
  session_stickiness = true
  ag_info            = { ag_id = "ag-a1", default_weight = 20 }
  health_check       = { protocol = "Tcp" }
`),
			ConfigPlanChecks: update,
			Check: resource.ComposeAggregateTestCheckFunc(
				has(backendAddress, "ag_info.ag_id", "ag-a1", "ag_info.default_weight", "20", "http_cookie_expire_seconds", "0"),
				lacks(backendAddress, "health_check.http_version", "health_check.http_path", "health_check.http_code"),
			),
		},
		{
			Config: config(`
  load_balancer_id = jdcloud_lb.web.id
  name             = "site"
  protocol         = "Http"
  port             = 8080
  algorithm        = "LeastConn"
  ag_info          = { ag_id = "ag-a1" }
  health_check     = { protocol = "Tcp" }
`),
			ConfigPlanChecks: update,
			Check:            resource.ComposeAggregateTestCheckFunc(has(backendAddress, "algorithm", "LeastConn"), lacks(backendAddress, "ag_info.default_weight")),
		},
		{
			Config: config(`
  load_balancer_id = jdcloud_lb.web.id
  name             = "site"
  protocol         = "Http"
  port             = 8080
  algorithm        = "IpHash"
  target_group_id  = jdcloud_lb_target_group.servers.id
  health_check     = { protocol = "Tcp" }
`),
			ConfigPlanChecks: update,
			Check:            lacks(backendAddress, "ag_info"),
		},
	})
}

// The protocol, the port and the load balancer never change (JDLB022).
func TestBackendReplacementAndDisappearance(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	replace := expect(backendAddress, plancheck.ResourceActionReplace)
	config := func(arguments string) string {
		return cloud.config(plainLoadBalancer, otherLoadBalancer, backend(arguments))
	}
	last := config(`
  load_balancer_id = jdcloud_lb.other.id
  name             = "site"
  protocol         = "Tcp"
  port             = 9090
  proxy_protocol   = true
  health_check     = { protocol = "Tcp" }
`)
	cloud.run(t, []resource.TestStep{
		{Config: config(plainBackend)},
		{
			Config: config(`
  load_balancer_id = jdcloud_lb.web.id
  name             = "site"
  protocol         = "Http"
  port             = 9090
  health_check     = { protocol = "Http" }
`),
			ConfigPlanChecks: replace,
		},
		{
			Config: config(`
  load_balancer_id = jdcloud_lb.web.id
  name             = "site"
  protocol         = "Tcp"
  port             = 9090
  proxy_protocol   = true
  health_check     = { protocol = "Tcp" }
`),
			ConfigPlanChecks: replace,
			Check: resource.ComposeAggregateTestCheckFunc(has(backendAddress, "proxy_protocol", "true"),
				lacks(backendAddress, "connection_draining_seconds", "session_sticky_timeout")),
		},
		{Config: last, ConfigPlanChecks: replace},
		{
			PreConfig:        cloud.behind(t, func(state *simulator.State) { clear(state.Backends) }),
			Config:           last,
			ConfigPlanChecks: expect(backendAddress, plancheck.ResourceActionCreate),
		},
	})
}

func TestBackendOfNLB(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	update := expect(backendAddress, plancheck.ResourceActionUpdate)
	config := func(arguments string) string {
		return cloud.config(`
resource "jdcloud_lb" "web" {
  name      = "web"
  type      = "nlb"
  subnet_id = "subnet-a1"
  azs       = ["cn-north-1a"]
}
`, backend(`
  load_balancer_id = jdcloud_lb.web.id
  name             = "site"
  protocol         = "Udp"
  port             = 53
`+arguments))
	}
	cloud.run(t, []resource.TestStep{
		{
			Config: config(`health_check = { protocol = "Icmp" }`),
			Check: resource.ComposeAggregateTestCheckFunc(
				has(backendAddress, "algorithm", "RoundRobin", "connection_draining_seconds", "300"),
				lacks(backendAddress, "session_sticky_timeout", "http_cookie_expire_seconds"),
			),
		},
		{
			Config: config(`
  health_check                = { protocol = "Icmp" }
  session_stickiness          = true
  connection_draining_seconds = 0
`),
			ConfigPlanChecks: update,
			Check:            has(backendAddress, "session_sticky_timeout", "300", "connection_draining_seconds", "0"),
		},
		{
			Config: config(`
  health_check           = { protocol = "Icmp" }
  session_stickiness     = true
  session_sticky_timeout = 60
`),
			ConfigPlanChecks: update,
			Check:            has(backendAddress, "session_sticky_timeout", "60", "connection_draining_seconds", "300"),
		},
		{ResourceName: backendAddress, ImportState: true, ImportStateVerify: true},
		{
			Config:           config(`health_check = { protocol = "Tcp", port = 53 }`),
			ConfigPlanChecks: update,
			Check:            resource.ComposeAggregateTestCheckFunc(has(backendAddress, "health_check.port", "53"), lacks(backendAddress, "session_sticky_timeout")),
		},
	})
}

func TestBackendOfDNLB(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	config := func(algorithm string) string {
		return cloud.config(`
resource "jdcloud_lb" "web" {
  name      = "web"
  type      = "dnlb"
  subnet_id = "subnet-a1"
}
`, backend(`
  load_balancer_id = jdcloud_lb.web.id
  name             = "site"
  protocol         = "Tcp"
  port             = 53
  health_check     = { protocol = "Tcp" }
`+algorithm))
	}
	cloud.run(t, []resource.TestStep{
		{
			Config: config(""),
			Check: resource.ComposeAggregateTestCheckFunc(
				has(backendAddress, "algorithm", "IpHash"),
				lacks(backendAddress, "connection_draining_seconds", "session_sticky_timeout"),
			),
		},
		{
			Config:           config(`algorithm = "QuintupleHash"`),
			ConfigPlanChecks: expect(backendAddress, plancheck.ResourceActionUpdate),
			Check:            has(backendAddress, "algorithm", "QuintupleHash"),
		},
		{ResourceName: backendAddress, ImportState: true, ImportStateVerify: true},
	})
}

// What JD Cloud does not show stays as Terraform has set it, and members have the weights that are set for them.
func TestBackendWithDisabledChecksAndWeightsOfMembers(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	update := expect(backendAddress, plancheck.ResourceActionUpdate)
	config := func(enabled, weights string) string {
		return cloud.config(plainLoadBalancer, backend(`
  load_balancer_id = jdcloud_lb.web.id
  name             = "site"
  protocol         = "Http"
  port             = 8080
  ag_info          = { ag_id = "ag-a1", member_weights = `+weights+` }
  health_check     = { protocol = "Http", enabled = `+enabled+` }
`))
	}
	cloudHas := func(closed bool, weights map[string]int) resource.TestCheckFunc {
		return func(*terraform.State) error {
			found := only(t, cloud.Snapshot().Backends)
			if found.CloseHealthCheck != closed || fmt.Sprint(found.MemberWeights) != fmt.Sprint(weights) {
				return fmt.Errorf("the checks are closed: %v, the weights %v", found.CloseHealthCheck, found.MemberWeights)
			}
			return nil
		}
	}
	cloud.run(t, []resource.TestStep{
		{
			PreConfig: func() { cloud.fault("updateBackend", simulator.FaultQuotaExceeded, -1) },
			Config:    config("false", `{ "i-ag1" = 5 }`),
		},
		{
			PreConfig:        cloud.ClearFaults,
			Config:           config("false", `{ "i-ag1" = 5 }`),
			ConfigPlanChecks: expect(backendAddress, plancheck.ResourceActionReplace),
			Check:            resource.ComposeAggregateTestCheckFunc(has(backendAddress, "health_check.enabled", "false"), cloudHas(true, map[string]int{"i-ag1": 5})),
		},
		{
			ResourceName: backendAddress, ImportState: true, ImportStateVerify: true,
			ImportStateVerifyIgnore: []string{"health_check.enabled", "ag_info.member_weights"},
			ImportStateCheck: func(states []*terraform.InstanceState) error {
				if found := states[0].Attributes["health_check.enabled"]; found != "true" {
					return fmt.Errorf("health_check.enabled is imported as %q", found)
				}
				return nil
			},
		},
		{Config: config("true", `{ "i-ag1" = 5, "i-ag9" = 9 }`), ConfigPlanChecks: update, Check: cloudHas(false, map[string]int{"i-ag1": 5})},
		{Config: config("true", `{}`), ConfigPlanChecks: update, Check: cloudHas(false, nil)},
	},
		fails("the health checks were not switched off", "QUOTA_EXCEEDED (code 429)"))
}

// A load balancer that is created in the same run is known to be an nlb before its backend is created.
func TestDisabledChecksOnAnNLBOfTheSameRun(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	cloud.run(t, []resource.TestStep{
		{Config: cloud.config(`
resource "jdcloud_lb" "web" {
  name      = "web"
  type      = "nlb"
  subnet_id = "subnet-a1"
  azs       = ["cn-north-1a"]
}
`, backend(`
  load_balancer_id = jdcloud_lb.web.id
  protocol         = "Tcp"
  port             = 80
  health_check     = { protocol = "Tcp", enabled = false }
`))},
	},
		fails("Health checks of an nlb stay on (JDLB034)"))
	if calls := cloud.CallsOf("createBackend"); len(calls) != 0 {
		t.Errorf("the backend was created: %v", calls)
	}
}

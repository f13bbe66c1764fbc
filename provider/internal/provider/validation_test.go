package provider_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// One plan shows everything that is wrong; each message names the attribute and what to do.
func TestValidation(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	cloud.run(t, []resource.TestStep{{
		PlanOnly: true,
		Config: cloud.config(`
resource "jdcloud_lb" "without_zones" {
  name      = "web"
  subnet_id = "subnet-a1"
}
resource "jdcloud_lb" "with_too_much" {
  name               = "web"
  type               = "dnlb"
  subnet_id          = "subnet-a1"
  azs                = ["cn-north-1a", "cn-north-1b"]
  security_group_ids = ["sg-a1"]
}
resource "jdcloud_lb" "with_bad_values" {
  name               = "not a name"
  subnet_id          = "subnet/a1"
  azs                = ["cn-north-1a", "cn-north-1b", "cn-north-1c"]
  security_group_ids = []
}
resource "jdcloud_lb" "with_a_nameless_zone" {
  name      = "web"
  subnet_id = "subnet-a1"
  azs       = [""]
}
resource "jdcloud_lb" "of_no_product" {
  name               = "web"
  type               = "ALB"
  subnet_id          = "subnet-a1"
  security_group_ids = ["sg-a1"]
}
resource "jdcloud_lb_backend" "of_no_protocol" {
  load_balancer_id    = "alb-a1"
  name                = "site"
  protocol            = "HTTP"
  port                = 80
  http_forwarded_host = true
  health_check        = { protocol = "Http" }
}
resource "jdcloud_lb_listener" "of_no_protocol" {
  load_balancer_id = "alb-a1"
  name             = "https"
  protocol         = "HTTPS"
  port             = 443
  backend_id       = "backend-a1"
  certificate_ids  = ["cert-a1"]
  hsts_enable      = true
}
resource "jdcloud_lb_target_group_targets" "servers" {
  target_group_id = "tg-a1"
  targets = {
    nameless = {}
    both     = { instance_id = "i-a1", ip_address = "10.0.0.1" }
    nowhere  = { type = "ip", ip_address = "203.0.113.256" }
    one      = { instance_id = "i-a2", port = 80 }
    two      = { instance_id = "i-a2", port = 80 }
    heavy    = { instance_id = "i-a3", weight = 101 }
  }
}
resource "jdcloud_lb_backend" "http" {
  load_balancer_id            = "alb-a1"
  name                        = "site"
  protocol                    = "Http"
  port                        = 0
  target_group_id             = "tg-a1"
  ag_info                     = { ag_id = "ag-a1" }
  algorithm                   = "IpHash"
  session_stickiness          = true
  session_sticky_timeout      = 60
  connection_draining_seconds = 60
  proxy_protocol              = true
  health_check                = { protocol = "Icmp", port = 80, http_path = "/", interval_seconds = 3 }
}
resource "jdcloud_lb_backend" "tcp" {
  load_balancer_id           = "alb-a1"
  name                       = "site"
  protocol                   = "Tcp"
  port                       = 80
  http_cookie_expire_seconds = 60
  http_forwarded_host        = true
  health_check               = { protocol = "Http", http_code = ["500"] }
}
resource "jdcloud_lb_listener" "https" {
  load_balancer_id = "alb-a1"
  name             = "https"
  protocol         = "Https"
  port             = 443
  backend_id       = "backend-a1"
}
resource "jdcloud_lb_listener" "tcp" {
  load_balancer_id = "alb-a1"
  name             = "tcp"
  protocol         = "Tcp"
  port             = 443
  backend_id       = "backend-a1"
  certificate_ids  = ["cert-a1"]
  hsts_enable      = true
  hsts_max_age     = 60
}
`),
	}, {Config: cloud.config(plainLoadBalancer)}}, failure{diagnostics: 34, texts: []string{
		`type "alb" needs azs: one or two availability zones`,
		"A dnlb spans all zones of a region, so azs is left out; in an edge zone it takes exactly one.",
		`type "dnlb" has no security groups; remove security_group_ids`,
		"must be 1 to 32 characters: Chinese characters, letters, digits, _ and -",
		"must be an id of JD Cloud: letters, digits and hyphens",
		"Attribute azs set must contain at least 1 elements and at most 2 elements",
		"Attribute security_group_ids set must contain at least 1 elements and at most 4",
		"Attribute azs[Value(\"\")] must be the name of an availability zone such as cn-north-1a, without blanks and line breaks",
		`Attribute type value must be one of: ["alb" "nlb" "dnlb"], got: "ALB"`,
		`Attribute protocol value must be one of: ["Http" "Tcp" "Udp"], got: "HTTP"`,
		`Attribute protocol value must be one of: ["Http" "Https" "Tcp" "Tls" "Udp"], got: "HTTPS"`,
		`Target "nameless" of type vm needs instance_id.`,
		`Target "both" of type vm is named by instance_id; remove ip_address.`,
		`"203.0.113.256" must be an IPv4 address such as 10.0.0.7.`,
		`Targets "one" and "two" are both i-a2:80: give one of them another port, or remove it.`,
		"value must be between 0 and 100, got: 101",
		"remove target_group_id or ag_info",
		"Attribute port value must be between 1 and 65535, got: 0",
		"keeps sessions with algorithm RoundRobin only; algorithm is IpHash",
		"session_sticky_timeout is for backends of protocol Tcp or Udp on an nlb; protocol is Http. Remove session_sticky_timeout.",
		"connection_draining_seconds is for backends of protocol Tcp or Udp on an nlb",
		"proxy_protocol is for backends of protocol Tcp or Udp; protocol is Http.",
		"The backend's protocol is Http: check with Tcp or Http.",
		"Icmp has no port",
		"http_path is for checks of protocol Http; the check's protocol is Icmp. Remove http_path.",
		"interval_seconds value must be between 5 and 300, got: 3",
		"http_cookie_expire_seconds has an effect only with session_stickiness = true",
		"http_cookie_expire_seconds is for backends of protocol Http; protocol is Tcp.",
		"http_forwarded_host is for backends of protocol Http; protocol is Tcp.",
		"must be a code (200), a range (200-399) or a class (2xx, 3xx, 4xx) within 200 to 499",
		`protocol "Https" needs certificate_ids`,
		`protocol "Tcp" takes no certificates; remove certificate_ids`,
		`protocol "Tcp" has no HSTS; remove hsts_enable`,
		`protocol "Tcp" has no HSTS; remove hsts_max_age`,
	}})
}

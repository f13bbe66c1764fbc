package provider_test

import (
	"encoding/json"
	"maps"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/provider"
)

type body = map[string]any

// validBodies is one valid configuration of each resource.
var validBodies = map[string]body{
	"jdcloud_lb":                         {"name": "web", "subnet_id": "subnet-a1", "azs": []string{"cn-north-1a"}},
	"jdcloud_lb_target_group":            {"name": "servers", "load_balancer_id": "alb-a1"},
	"jdcloud_lb_target_group_attachment": {"target_group_id": "tg-a1", "instance_id": "i-a1"},
	"jdcloud_lb_target_group_targets": {
		"target_group_id": "tg-a1",
		"targets":         body{"a": body{"instance_id": "i-a1"}},
	},
	"jdcloud_lb_backend":  {"name": "site", "load_balancer_id": "alb-a1", "protocol": "Http", "port": 80, "health_check": body{"protocol": "Http"}},
	"jdcloud_lb_listener": {"name": "http", "load_balancer_id": "alb-a1", "protocol": "Http", "port": 80, "backend_id": "backend-a1"},
}

// breach is a valid configuration with changes that break one rule.
type breach struct {
	resource string
	// changes replace attributes of the valid configuration; nil removes one.
	changes body
	// summary and detail are what the one error must say: the whole summary, and a part of the detail.
	summary, detail string
}

// Every rule that one configuration shows is enforced at validate, with its code in the summary.
func TestRulesAtValidate(t *testing.T) {
	t.Parallel()
	const (
		group      = "jdcloud_lb_target_group"
		attachment = "jdcloud_lb_target_group_attachment"
		targets    = "jdcloud_lb_target_group_targets"
		backend    = "jdcloud_lb_backend"
		listener   = "jdcloud_lb_listener"

		name   = "must be 1 to 32 characters: Chinese characters, letters, digits, _ and -, got: a b"
		value  = "Invalid Attribute Value"
		match  = "Invalid Attribute Value Match"
		length = "Invalid Attribute Value Length"
	)
	target := func(attributes body) body { return body{"targets": body{"a": attributes}} }
	check := func(attributes body) body {
		check := body{"protocol": "Http"}
		maps.Copy(check, attributes)
		return body{"health_check": check}
	}
	long := strings.Repeat("描", 257)
	for _, breach := range []breach{
		{"jdcloud_lb", body{"private_ip_address": "10.0.16.256"}, value + " (JDLB009)", `Attribute private_ip_address: "10.0.16.256" must be an IPv4 address such as 10.0.0.7.`},
		{"jdcloud_lb", body{"azs": nil}, "Missing availability zones (JDLB012)", `type "alb" needs azs: one or two availability zones`},
		{"jdcloud_lb", body{"azs": []string{}}, value + " (JDLB012)", "Attribute azs set must contain at least 1 elements and at most 2 elements, got: 0"},
		{"jdcloud_lb", body{"type": "dnlb", "azs": []string{"a", "b"}}, "Too many availability zones (JDLB012)", "in an edge zone it takes exactly one"},
		{"jdcloud_lb", body{"type": "nlb", "security_group_ids": []string{"sg-a1"}}, "Security groups are for an alb only (JDLB013)", `type "nlb" has no security groups; remove security_group_ids`},
		{"jdcloud_lb", body{"security_group_ids": []string{"a", "b", "c", "d", "e"}}, value + " (JDLB013)", "Attribute security_group_ids set must contain at least 1 elements and at most 4 elements, got: 5"},
		{"jdcloud_lb", body{"name": "a b"}, match + " (JDLB101)", "Attribute name " + name},
		{"jdcloud_lb", body{"description": long}, length + " (JDLB102)", "Attribute description UTF-8 character count must be at most 256, got: 257"},
		{"jdcloud_lb", body{"type": "ALB"}, match + " (JDLB103)", `Attribute type value must be one of: ["alb" "nlb" "dnlb"], got: "ALB"`},

		{listener, body{"protocol": "Tls"}, "Missing certificate (JDLB023)", `protocol "Tls" needs certificate_ids: one certificate, or two with different key algorithms.`},
		{listener, body{"certificate_ids": []string{"cert-a1"}}, "Certificates are for Https and Tls only (JDLB023)", `protocol "Http" takes no certificates`},
		{listener, body{"protocol": "Tls", "certificate_ids": []string{"a", "b", "c"}}, value + " (JDLB023)", "Attribute certificate_ids set must contain at least 1 elements and at most 2 elements, got: 3"},
		{listener, body{"hsts_enable": true}, "HSTS is for Https only (JDLB024)", `protocol "Http" has no HSTS; remove hsts_enable`},
		{listener, body{"hsts_max_age": 60}, "HSTS is for Https only (JDLB024)", `protocol "Http" has no HSTS; remove hsts_max_age`},
		{listener, body{"name": "a b"}, match + " (JDLB104)", "Attribute name " + name},
		{listener, body{"description": long}, length + " (JDLB105)", "at most 256, got: 257"},
		{listener, body{"protocol": "HTTP"}, match + " (JDLB106)", `Attribute protocol value must be one of: ["Http" "Https" "Tcp" "Tls" "Udp"], got: "HTTP"`},
		{listener, body{"port": 0}, value + " (JDLB107)", "Attribute port value must be between 1 and 65535, got: 0"},
		{listener, body{"protocol": "Https", "certificate_ids": []string{"cert-a1"}, "hsts_max_age": 94608001}, value + " (JDLB108)", "Attribute hsts_max_age value must be between 1 and 94608000, got: 94608001"},
		{listener, body{"connection_idle_time_seconds": 86401}, value + " (JDLB140)", "Attribute connection_idle_time_seconds value must be between 1 and 86400, got: 86401"},
		{listener, body{"limitation": body{"qps": 99}}, value + " (JDLB141)", "Attribute limitation.qps value must be between 100 and 500000, or -1 for no limit, got: 99"},
		{listener, body{"limitation": body{"active_connections": 5000001}}, value + " (JDLB142)", "Attribute limitation.active_connections value must be between 100 and 5000000, or -1 for no limit, got: 5000001"},
		{listener, body{"status": "off"}, match + " (JDLB143)", `Attribute status value must be one of: ["On" "Off"], got: "off"`},
		{listener, body{"protocol": "Tcp", "limitation": body{"qps": 100}}, "Not for this protocol (JDLB024)", "qps is for listeners of protocol Http or Https; protocol is Tcp. Remove qps."},
		{listener, body{"protocol": "Udp", "limitation": body{"active_connections": 100}}, "Not for this protocol (JDLB024)", "active_connections is for listeners of protocol Http, Https, Tcp or Tls; protocol is Udp. Remove active_connections."},

		{group, body{"name": "a b"}, match + " (JDLB109)", "Attribute name " + name},
		{group, body{"name_prefix": "a-", "name": "b"}, "Invalid Attribute Combination (JDLB109)", `Attribute "name" cannot be specified when "name_prefix" is specified`},
		{group, body{"name": nil, "name_prefix": strings.Repeat("a", 24)}, match + " (JDLB109)", "Attribute name_prefix must be 1 to 23 characters: Chinese characters, letters, digits, _ and -, got: aaaa"},
		{group, body{"description": long}, length + " (JDLB110)", "at most 256, got: 257"},
		{group, body{"type": "vm"}, match + " (JDLB111)", `Attribute type value must be one of: ["instance" "ip"], got: "vm"`},

		{attachment, body{"instance_id": nil}, "Missing instance_id (JDLB035)", `A target of type vm needs instance_id.`},
		{attachment, body{"ip_address": "10.0.0.1"}, "ip_address is not for this type (JDLB035)", `A target of type vm is named by instance_id; remove ip_address.`},
		{attachment, body{"type": "ip", "instance_id": nil}, "Missing ip_address (JDLB035)", `A target of type ip needs ip_address.`},
		{attachment, body{"port": 65536}, value + " (JDLB112)", "Attribute port value must be between 0 and 65535, got: 65536"},
		{attachment, body{"weight": 101}, value + " (JDLB113)", "Attribute weight value must be between 0 and 100, got: 101"},
		{attachment, body{"type": "ip", "instance_id": nil, "ip_address": "10.0.0"}, value + " (JDLB114)", `"10.0.0" must be an IPv4 address`},
		{attachment, body{"type": "pod"}, match + " (JDLB135)", `Attribute type value must be one of: ["vm" "container" "ip"], got: "pod"`},

		{targets, target(body{}), "Missing instance_id (JDLB035)", `Target "a" of type vm needs instance_id.`},
		{targets, target(body{"instance_id": "i-a1", "ip_address": "10.0.0.1"}), "ip_address is not for this type (JDLB035)", `Target "a" of type vm is named by instance_id; remove ip_address.`},
		{targets, body{"targets": body{"a": body{"instance_id": "i-a1"}, "b": body{"instance_id": "i-a1"}}}, "Target registered twice (JDLB036)", `Targets "a" and "b" are both i-a1: give one of them another port, or remove it.`},
		{targets, target(body{"instance_id": "i-a1", "port": 65536}), value + " (JDLB112)", "port value must be between 0 and 65535, got: 65536"},
		{targets, target(body{"instance_id": "i-a1", "weight": 101}), value + " (JDLB113)", "weight value must be between 0 and 100, got: 101"},
		{targets, target(body{"type": "ip", "ip_address": "fd00::1"}), value + " (JDLB114)", `Attribute targets["a"].ip_address: "fd00::1" must be an IPv4 address such as 10.0.0.7.`},
		{targets, target(body{"type": "host", "instance_id": "i-a1"}), match + " (JDLB135)", `type value must be one of: ["vm" "container" "ip"], got: "host"`},

		{backend, body{"target_group_id": "tg-a1", "ag_info": body{"ag_id": "ag-a1"}}, "Two kinds of targets (JDLB029)", "remove target_group_id or ag_info"},
		{backend, body{"algorithm": "QuintupleHash"}, "Not for this protocol (JDLB031)", "QuintupleHash is for a dnlb, which has no backends of protocol Http. Use RoundRobin, LeastConn or IpHash."},
		{backend, body{"session_stickiness": true, "algorithm": "IpHash"}, "Session stickiness needs RoundRobin (JDLB032)", "keeps sessions with algorithm RoundRobin only; algorithm is IpHash."},
		{backend, body{"http_cookie_expire_seconds": 60}, "Session stickiness is off (JDLB032)", "http_cookie_expire_seconds has an effect only with session_stickiness = true"},
		{backend, body{"proxy_protocol": true}, "Not for this protocol (JDLB032)", "proxy_protocol is for backends of protocol Tcp or Udp; protocol is Http. Remove proxy_protocol."},
		{backend, body{"connection_draining_seconds": 60}, "Not for this protocol (JDLB032)", "connection_draining_seconds is for backends of protocol Tcp or Udp on an nlb"},
		{backend, body{"protocol": "Tcp", "http_forwarded_vip": true}, "Not for this protocol (JDLB032)", "http_forwarded_vip is for backends of protocol Http; protocol is Tcp."},
		{backend, check(body{"protocol": "Icmp"}), "Icmp checks are for Udp backends (JDLB033)", "The backend's protocol is Http: check with Tcp or Http."},
		{backend, body{"protocol": "Udp", "health_check": body{"protocol": "Icmp", "port": 80}}, "Icmp has no port (JDLB033)", "Remove port, or check with Tcp or Http."},
		{backend, check(body{"protocol": "Tcp", "http_path": "/"}), "Not for this protocol (JDLB033)", "http_path is for checks of protocol Http; the check's protocol is Tcp. Remove http_path."},
		{backend, body{"name": "a b"}, match + " (JDLB115)", "Attribute name " + name},
		{backend, body{"name": nil, "name_prefix": "a b"}, match + " (JDLB115)", "Attribute name_prefix must be 1 to 23 characters: Chinese characters, letters, digits, _ and -, got: a b"},
		{backend, body{"description": long}, length + " (JDLB116)", "at most 256, got: 257"},
		{backend, body{"protocol": "Https"}, match + " (JDLB117)", `Attribute protocol value must be one of: ["Http" "Tcp" "Udp"], got: "Https"`},
		{backend, body{"port": 65536}, value + " (JDLB118)", "Attribute port value must be between 1 and 65535, got: 65536"},
		{backend, body{"algorithm": "Random"}, match + " (JDLB119)", `Attribute algorithm value must be one of: ["IpHash" "RoundRobin" "LeastConn" "QuintupleHash"], got: "Random"`},
		{backend, body{"session_stickiness": true, "http_cookie_expire_seconds": 86401}, value + " (JDLB120)", "http_cookie_expire_seconds value must be between 0 and 86400, got: 86401"},
		{backend, body{"protocol": "Tcp", "session_stickiness": true, "session_sticky_timeout": 0}, value + " (JDLB121)", "session_sticky_timeout value must be between 1 and 3600, got: 0"},
		{backend, body{"protocol": "Tcp", "connection_draining_seconds": 3601}, value + " (JDLB122)", "connection_draining_seconds value must be between 0 and 3600, got: 3601"},
		{backend, body{"ag_info": body{"ag_id": "ag-a1", "default_weight": 101}}, value + " (JDLB123)", "Attribute ag_info.default_weight value must be between 0 and 100, got: 101"},
		{backend, body{"ag_info": body{"ag_id": "ag-a1", "member_weights": body{"i-a1": 101}}}, value + " (JDLB123)", `Attribute ag_info.member_weights["i-a1"] value must be between 0 and 100, got: 101`},
		{backend, body{"ag_info": body{"ag_id": "ag-a1", "member_weights": body{"i a1": 5}}}, match, `Attribute ag_info.member_weights["i a1"] must be an id of JD Cloud: letters, digits and hyphens, not empty, got: i a1`},
		{backend, check(body{"interval_seconds": 4}), value + " (JDLB124)", "health_check.interval_seconds value must be between 5 and 300, got: 4"},
		{backend, check(body{"check_timeout_seconds": 1}), value + " (JDLB125)", "health_check.check_timeout_seconds value must be between 2 and 60, got: 1"},
		{backend, check(body{"healthy_threshold_count": 6}), value + " (JDLB126)", "health_check.healthy_threshold_count value must be between 1 and 5, got: 6"},
		{backend, check(body{"unhealthy_threshold_count": 0}), value + " (JDLB127)", "health_check.unhealthy_threshold_count value must be between 1 and 5, got: 0"},
		{backend, check(body{"port": 65536}), value + " (JDLB128)", "health_check.port value must be between 0 and 65535, got: 65536"},
		{backend, check(body{"http_path": "healthz"}), match + " (JDLB129)", "Attribute health_check.http_path must begin with / and have letters, digits, Chinese characters, -/.?#&_;~!()*[]@^:',+=<>{} and URL-encoded text after % only, got: healthz"},
		{backend, check(body{"http_path": "/100%"}), match + " (JDLB129)", "and URL-encoded text after % only, got: /100%"},
		{backend, check(body{"http_domain": "a_b"}), value + " (JDLB130)", "Attribute health_check.http_domain: \"a_b\" must be an IP address or a name of letters, digits, - and ., at most 255 characters."},
		{backend, check(body{"http_version": "HTTP/2"}), match + " (JDLB131)", `health_check.http_version value must be one of: ["HTTP1.0" "HTTP1.1"], got: "HTTP/2"`},
		{backend, check(body{"http_code": []string{"500"}}), match + " (JDLB132)", "must be a code (200), a range (200-399) or a class (2xx, 3xx, 4xx) within 200 to 499, got: 500"},
		{backend, check(body{"http_code": []string{"399-200"}}), value + " (JDLB132)", `"399-200" must be a range from a lower to a higher code.`},
		{backend, check(body{"protocol": "Https"}), match + " (JDLB134)", `health_check.protocol value must be one of: ["Http" "Tcp" "Icmp"], got: "Https"`},
	} {
		t.Run(breach.summary, func(t *testing.T) {
			t.Parallel()
			configuration := maps.Clone(validBodies[breach.resource])
			maps.Copy(configuration, breach.changes)
			found := validate(t, breach.resource, configuration)
			if len(found) != 1 {
				t.Fatalf("expected one diagnostic, got %d: %v", len(found), found)
			}
			if found[0].Severity != tfprotov6.DiagnosticSeverityError || found[0].Attribute == nil || found[0].Summary != breach.summary || !strings.Contains(found[0].Detail, breach.detail) {
				t.Errorf("expected an error of an attribute\n  %s: … %s …\ngot %s of %s\n  %s: %s", breach.summary, breach.detail, found[0].Severity, found[0].Attribute, found[0].Summary, found[0].Detail)
			}
		})
	}
}

// A line break in a key, which no display shows, is refused at once.
func TestTagKeysWithALineBreak(t *testing.T) {
	t.Parallel()
	configuration := maps.Clone(validBodies["jdcloud_lb"])
	configuration["tags"] = body{"team\n": "shop", "stage": "test\n"}
	found := validate(t, "jdcloud_lb", configuration)
	if expected := `Attribute tags["team\n"]: "team\n" must not contain a line break.`; len(found) != 1 || !strings.Contains(found[0].Detail, expected) {
		t.Errorf("expected %s, got %v", expected, found)
	}
}

func TestValidBodiesAreValid(t *testing.T) {
	t.Parallel()
	for resource, configuration := range validBodies {
		if found := validate(t, resource, configuration); len(found) > 0 {
			t.Errorf("%s: %s: %s", resource, found[0].Summary, found[0].Detail)
		}
	}
}

// validate does what terraform validate does with one resource.
func validate(t *testing.T, resource string, configuration body) []*tfprotov6.Diagnostic {
	t.Helper()
	server, err := providerserver.NewProtocol6WithError(provider.New("test")())()
	if err != nil {
		t.Fatal(err)
	}
	content, err := json.Marshal(configuration)
	if err != nil {
		t.Fatal(err)
	}
	response, err := server.ValidateResourceConfig(t.Context(), &tfprotov6.ValidateResourceConfigRequest{TypeName: resource, Config: &tfprotov6.DynamicValue{JSON: content}})
	if err != nil {
		t.Fatal(err)
	}
	return response.Diagnostics
}

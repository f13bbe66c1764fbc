package simulator_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// accepted sends a body and removes what it has made.
func (f *fixture) accepted(t *testing.T, path string, body object) {
	t.Helper()
	before := f.sim.Snapshot()
	if answer := f.call(http.MethodPost, path, body); answer.code != http.StatusOK {
		t.Errorf("%v: refused: %s", body, answer.raw)
	}
	if err := f.sim.Modify(func(s *simulator.State) { *s = *before }); err != nil {
		t.Fatal(err)
	}
}

// nested returns a body with one field set; a dot leads into an object, and a number into a list.
func nested(body object, path string, value any) object {
	name, rest, deeper := strings.Cut(path, ".")
	if !deeper {
		return with(body, object{name: value})
	}
	if item, ok := strings.CutPrefix(rest, "0."); ok {
		inner, _ := body[name].([]object)
		if len(inner) == 0 {
			inner = []object{{}}
		}
		return with(body, object{name: []object{nested(inner[0], item, value)}})
	}
	inner, _ := body[name].(object)
	return with(body, object{name: nested(inner, rest, value)})
}

// bodies are calls that succeed as they are.
func (f *fixture) bodies() map[string]struct {
	path string
	body object
} {
	group := object{"targetGroupName": "new", "loadBalancerId": f.alb}
	listener := object{"listenerName": "new", "loadBalancerId": f.alb, "protocol": "Http", "port": 8080, "backendId": f.albBackend}
	https := with(listener, object{"protocol": "Https", "certificateSpecs": []object{{"certificateId": "cert-a1"}}})
	http := with(backendBody("new", f.alb, "Http"), object{"healthCheckSpec": object{"protocol": "Http"}})
	return map[string]struct {
		path string
		body object
	}{
		"load balancer": {"/loadBalancers/", object{"loadBalancerName": "new", "subnetId": "subnet-a1", "azs": []string{"cn-north-1a"}}},
		"elastic IP": {"/loadBalancers/", object{"loadBalancerName": "new", "subnetId": "subnet-a1", "azs": []string{"cn-north-1a"},
			"elasticIp": object{"bandwidthMbps": 1, "provider": "bgp", "chargeSpec": object{"chargeMode": "postpaid_by_usage"}}}},
		"by configuration": {"/loadBalancers/", object{"loadBalancerName": "new", "subnetId": "subnet-a1", "azs": []string{"cn-north-1a"},
			"elasticIp": object{"bandwidthMbps": 1, "provider": "bgp", "chargeSpec": object{"chargeMode": "prepaid_by_duration", "chargeUnit": "year"}}}},
		"target group":  {"/targetGroups/", group},
		"backend":       {"/backends/", http},
		"nlb backend":   {"/backends/", with(backendBody("new", f.nlb, "Tcp"), object{"sessionStickiness": true})},
		"listener":      {"/listeners/", listener},
		"https":         {"/listeners/", https},
		"alb target":    {"/targetGroups/" + f.albGroup + ":registerTargets", object{"targetSpecs": []object{{"instanceId": "i-a1"}}}},
		"nlb target":    {"/targetGroups/" + f.nlbGroup + ":registerTargets", object{"targetSpecs": []object{{"instanceId": "i-a1"}}}},
		"group backend": {"/backends/", with(http, object{"agInfoSpec": []object{{"agId": "ag-a1"}}})},
	}
}

func TestNumbersAreTakenToTheirBounds(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	bodies := f.bodies()
	for _, field := range []struct {
		call, path string
		low, high  int
	}{
		{"elastic IP", "elasticIp.bandwidthMbps", 1, 200},
		{"by configuration", "elasticIp.bandwidthMbps", 1, 1000},
		{"by configuration", "elasticIp.chargeSpec.chargeDuration", 1, 3},
		{"load balancer", "chargeSpec.chargeDuration", 1, 9},
		{"backend", "port", 1, 65535},
		{"backend", "httpCookieExpireSeconds", 0, 86400},
		{"backend", "healthCheckSpec.healthyThresholdCount", 1, 5},
		{"backend", "healthCheckSpec.unhealthyThresholdCount", 1, 5},
		{"backend", "healthCheckSpec.checkTimeoutSeconds", 2, 60},
		{"backend", "healthCheckSpec.intervalSeconds", 5, 300},
		{"backend", "healthCheckSpec.port", 0, 65535},
		{"group backend", "agInfoSpec.0.defaultWeight", 0, 100},
		{"nlb backend", "sessionStickyTimeout", 1, 3600},
		{"nlb backend", "connectionDrainingSeconds", 0, 3600},
		{"listener", "port", 1, 65535},
		{"listener", "connectionIdleTimeSeconds", 1, 86400},
		{"listener", "limitation.qps", 100, 500000},
		{"listener", "limitation.activeConnections", 100, 5000000},
		{"https", "hstsMaxAge", 1, 94608000},
		{"alb target", "targetSpecs.0.port", 0, 65535},
		{"alb target", "targetSpecs.0.weight", 0, 100},
		{"nlb target", "targetSpecs.0.weight", 1, 100},
	} {
		call := bodies[field.call]
		t.Run(field.call+" "+field.path, func(t *testing.T) {
			f.accepted(t, call.path, nested(call.body, field.path, field.low))
			f.accepted(t, call.path, nested(call.body, field.path, field.high))
			for _, value := range []any{field.low - 1, field.high + 1, "1", 1.5, true} {
				if value == -1 && strings.HasPrefix(field.path, "limitation") {
					continue
				}
				answer := f.call(http.MethodPost, call.path, nested(call.body, field.path, value))
				status := "INVALID_ARGUMENT"
				if _, number := value.(int); number {
					status = "OUT_OF_RANGE"
				}
				if answer.code != 400 || answer.Error.Status != status || !strings.Contains(answer.Error.Message, field.path[strings.LastIndex(field.path, ".")+1:]) {
					t.Errorf("%v: %d %s, want 400 %s that names the field", value, answer.code, answer.raw, status)
				}
			}
		})
	}
}

func TestTextsAreTakenToTheLetter(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	bodies := f.bodies()
	name := struct{ good, bad []string }{
		good: []string{"a", "-", "_", "0", "网站", strings.Repeat("a", 32), strings.Repeat("网", 32), "\u3400\u2f00"},
		bad:  []string{"", " ", "a b", "a\n", "\na", "a.b", "a/b", "é", "０", "，", "a\u0000", strings.Repeat("a", 33), strings.Repeat("网", 33)},
	}
	description := struct{ good, bad []string }{
		good: []string{"", " ", "two\nlines", "déjà 网站 🙂", strings.Repeat("网", 256)},
		bad:  []string{strings.Repeat("a", 257), strings.Repeat("网", 257)},
	}
	for _, field := range []struct {
		call, path string
		good, bad  []string
	}{
		{"load balancer", "loadBalancerName", name.good, name.bad},
		{"target group", "targetGroupName", name.good, name.bad},
		{"backend", "backendName", name.good, name.bad},
		{"listener", "listenerName", name.good, name.bad},
		{"load balancer", "description", description.good, description.bad},
		{"target group", "description", description.good, description.bad},
		{"backend", "description", description.good, description.bad},
		{"listener", "description", description.good, description.bad},
		{"load balancer", "type", []string{"alb", "nlb"}, []string{"", "ALB", "clb", " alb"}},
		{"load balancer", "privateIpAddress", []string{"10.0.16.200"}, []string{"", " ", "10.0.16", "10.0.16.0200", "::ffff:10.0.16.200", "10.0.16.200\n", "10.0.17.5"}},
		{"load balancer", "chargeSpec.buyScenario", []string{"e30="}, []string{"{}", "e", "eA=="}},
		{"target group", "type", []string{"instance", "ip"}, []string{"", "vm", "IP"}},
		{"backend", "healthCheckSpec.httpVersion", []string{"HTTP1.0", "HTTP1.1"}, []string{"", "HTTP/1.1", "HTTP2"}},
		{"backend", "healthCheckSpec.httpDomain",
			[]string{"", "example.com", "EXAMPLE.com", "-", "10.0.0.1", "fd00::1", strings.Repeat("a", 255)},
			[]string{" ", "a_b", "a b", "例.com", "example.com\n", "http://example.com", "example.com:80", "fe80::1%eth0", "*", strings.Repeat("a", 256)}},
		{"backend", "healthCheckSpec.httpPath",
			[]string{"/", "/a%20b", "/a%2f", "/网站", "/-/.?#&_;~!()*[]@^:',+=<>{}", "/" + strings.Repeat("a", 999)},
			[]string{"", " ", "a", " /", "/a b", "/a\n", "/a%zz", "/%", "/%4", "/%+1", "/%网", "/$", "/é", `/"`, `/\`, "/" + strings.Repeat("a", 1000)}},
		{"backend", "healthCheckSpec.httpCode",
			[]string{"200", "499", "2xx", "3xx", "4xx", "200-499", "201-202"},
			[]string{"", " ", "199", "500", "2XX", "5xx", "1xx", "200-200", "300-200", "200-500", "199-300", "200 - 300", "200-", "2xx-3xx", "20", "2000", "200\n"}},
	} {
		call := bodies[field.call]
		value := func(text string) any {
			if strings.HasSuffix(field.path, "httpCode") {
				return []string{text}
			}
			return text
		}
		t.Run(field.call+" "+field.path, func(t *testing.T) {
			for _, text := range field.good {
				f.accepted(t, call.path, nested(call.body, field.path, value(text)))
			}
			for _, text := range field.bad {
				before := fmt.Sprintf("Request parameter %s", field.path)
				answer := f.call(http.MethodPost, call.path, nested(call.body, field.path, value(text)))
				if answer.code != 400 || answer.Error.Status != "INVALID_ARGUMENT" || !strings.HasPrefix(answer.Error.Message, before) {
					t.Errorf("%q: %d %s, want 400 INVALID_ARGUMENT and %s", text, answer.code, answer.raw, before)
				}
			}
		})
	}
}

func TestBodiesThatAreNotUTF8(t *testing.T) {
	c := newCloud(t, atOnce())
	c.refuses(t, []refusal{{"half a character", http.MethodPost, "/loadBalancers/", "{\"loadBalancerName\": \"\xe7\xbd\"}", 400, "INVALID_ARGUMENT", "Request body is not UTF-8"}})
}

func TestAnEmptyListOfStatusCodes(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	f.refuses(t, []refusal{{"empty", http.MethodPost, "/backends/", nested(f.bodies()["backend"].body, "healthCheckSpec.httpCode", []string{}), 400, "INVALID_ARGUMENT",
		"Request parameter healthCheckSpec.httpCode has 0 items, expected at least 1"}})
}

func TestHowJSONIsRead(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	f.must(http.MethodPatch, "/targetGroups/"+f.albGroup, `{"targetGroupName": "first", "targetGroupName": "last"}`)
	if name := f.sim.Snapshot().TargetGroups[f.albGroup].TargetGroupName; name != "last" {
		t.Errorf("of a key that is given twice %q counts, want the last", name)
	}
	for _, number := range []string{"80.0", "8e1", "1e400", "99999999999999999999"} {
		f.refuses(t, []refusal{{number, http.MethodPatch, "/listeners/" + f.albListener, `{"connectionIdleTimeSeconds": ` + number + `}`, 400, "INVALID_ARGUMENT",
			"Request parameter connectionIdleTimeSeconds is '" + number + "', expected an integer"}})
	}
}

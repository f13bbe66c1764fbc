package simulator_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

func TestCreateBackendAssignsDefaults(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	for _, test := range []struct {
		lb, algorithm    string
		sticky, draining int
	}{{f.alb, "RoundRobin", 0, 0}, {f.nlb, "RoundRobin", 300, 300}, {f.dnlb, "IpHash", 0, 0}} {
		id := f.create("/backends/", backendBody("defaults", test.lb, "Tcp"))
		got := f.sim.Snapshot().Backends[id]
		if got.Algorithm != test.algorithm || got.SessionStickyTimeout != test.sticky || got.ConnectionDrainingSeconds != test.draining || got.SessionStickiness || got.ProxyProtocol || got.CloseHealthCheck {
			t.Errorf("%s: %+v", test.lb, got)
		}
		check := got.HealthCheck
		if check.HealthyThresholdCount != 3 || check.UnhealthyThresholdCount != 3 || check.CheckTimeoutSeconds != 3 || check.IntervalSeconds != 5 || check.Port != 0 || check.HTTPVersion != "" || len(check.HTTPCode) != 0 {
			t.Errorf("%s: health check %+v", test.lb, check)
		}
	}
	id := f.create("/backends/", with(backendBody("http", f.alb, "Http"), object{"healthCheckSpec": object{"protocol": "Http"}}))
	if check := f.sim.Snapshot().Backends[id].HealthCheck; check.HTTPVersion != "HTTP1.0" || !slices.Equal(check.HTTPCode, []string{"2xx", "3xx"}) || check.HTTPPath != "" || check.HTTPDomain != "" {
		t.Errorf("Http health check: %+v", check)
	}
}

func TestBackendTakesWhatItsProductHas(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	for name, body := range map[string]object{
		"cookie": with(backendBody("cookie", f.alb, "Http"), object{"sessionStickiness": true, "httpCookieExpireSeconds": 86400, "httpForwardedProtocol": true, "httpForwardedPort": true,
			"httpForwardedHost": true, "httpForwardedVip": true, "httpForwardedClientPort": true}),
		"proxy":  with(backendBody("proxy", f.alb, "Udp"), object{"proxyProtocol": true, "healthCheckSpec": object{"protocol": "Icmp"}}),
		"sticky": with(backendBody("sticky", f.nlb, "Tcp"), object{"sessionStickiness": true, "sessionStickyTimeout": 3600, "connectionDrainingSeconds": 0, "algorithm": "LeastConn"}),
		"hash":   with(backendBody("hash", f.dnlb, "Udp"), object{"algorithm": "QuintupleHash", "healthCheckSpec": object{"protocol": "Icmp", "port": 0}}),
		"health": with(backendBody("health", f.alb, "Http"), object{"healthCheckSpec": object{"protocol": "Http", "healthyThresholdCount": 5, "unhealthyThresholdCount": 1, "checkTimeoutSeconds": 60,
			"intervalSeconds": 300, "port": 65535, "httpVersion": "HTTP1.1", "httpDomain": "Shop.example.com", "httpPath": "/检查/a-b.c%20?x=1&y=[2]", "httpCode": []string{"200", "201-205", "4xx"}}}),
		"ag":         with(backendBody("ag", f.alb, "Http"), object{"agIds": []string{"ag-a1"}}),
		"ag on dnlb": with(backendBody("ag-d", f.dnlb, "Tcp"), object{"agIds": []string{"ag-b1"}, "agInfoSpec": []object{{"agId": "ag-a1", "defaultWeight": 1}}, "targetGroupIds": []string{}}),
	} {
		t.Run(name, func(t *testing.T) {
			if id := f.create("/backends/", body); !strings.HasPrefix(id, "backend-") {
				t.Errorf("id = %s", id)
			}
		})
	}
	for _, backend := range f.sim.Snapshot().Backends {
		switch backend.BackendName {
		case "ag":
			if !slices.Equal(backend.AgIDs, []string{"ag-a1"}) || backend.AgInfos[0] != (simulator.AgInfo{AgID: "ag-a1", DefaultWeight: 10}) {
				t.Errorf("ag: %+v", backend)
			}
		case "ag-d":
			if !slices.Equal(backend.AgIDs, []string{"ag-a1"}) || backend.AgInfos[0].DefaultWeight != 1 {
				t.Errorf("agInfoSpec does not go before agIds: %+v", backend)
			}
		}
	}
}

func TestCreateBackendRefusals(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	create := func(name, lb, protocol string, changes object, code int, status, message string) refusal {
		return refusal{name, http.MethodPost, "/backends/", with(backendBody("new", lb, protocol), changes), code, status, message}
	}
	health := func(changes object) object {
		return object{"healthCheckSpec": with(object{"protocol": "Http"}, changes)}
	}
	only := func(field, where, kind, protocol string) string {
		return "Request parameter " + field + " is supported by " + where + " only, not by type " + kind + " with protocol " + protocol
	}
	const codes = "expected a code from 200 to 499, a range such as 201-205, or one of 2xx, 3xx, 4xx"
	const paths = "expected a path of at most 1000 characters that begins with '/' and has letters, digits, Chinese characters, URL-encoded text and -/.%?#&_;~!()*[]@^:',+=<>{} only"
	f.refuses(t, []refusal{
		create("no health check", f.alb, "Http", object{"healthCheckSpec": nil}, 400, "INVALID_ARGUMENT", "Request field healthCheckSpec is missing"),
		create("no health check protocol", f.alb, "Http", object{"healthCheckSpec": object{}}, 400, "INVALID_ARGUMENT", "Request field healthCheckSpec.protocol is missing"),
		create("health check is no object", f.alb, "Http", object{"healthCheckSpec": "Tcp"}, 400, "INVALID_ARGUMENT", `Request parameter healthCheckSpec is '"Tcp"', expected an object`),
		create("unknown load balancer", "alb-x", "Http", nil, 404, "NOT_FOUND", "LoadBalancer 'alb-x' not found"),
		create("name taken", f.alb, "Http", object{"backendName": "site"}, 409, "backend.inuse.name", "backend name 'site' is already exist"),
		create("Https", f.alb, "Https", nil, 400, "INVALID_ARGUMENT", "Request parameter protocol is 'Https', expected one of [Http, Tcp, Udp]"),
		create("Http on nlb", f.nlb, "Http", nil, 400, "INVALID_ARGUMENT", "Request parameter protocol is 'Http', expected one of [Tcp, Udp] for type nlb"),
		create("port", f.alb, "Http", object{"port": 0}, 400, "OUT_OF_RANGE", "Request parameter port is '0', expected 1 to 65535"),
		create("algorithm", f.alb, "Http", object{"algorithm": "Random"}, 400, "INVALID_ARGUMENT", "Request parameter algorithm is 'Random', expected one of [IpHash, RoundRobin, LeastConn, QuintupleHash]"),
		create("algorithm of dnlb", f.alb, "Http", object{"algorithm": "QuintupleHash"}, 400, "INVALID_ARGUMENT", "Request parameter algorithm is 'QuintupleHash', expected one of [RoundRobin, IpHash, LeastConn] for type alb"),
		create("algorithm on dnlb", f.dnlb, "Tcp", object{"algorithm": "RoundRobin"}, 400, "INVALID_ARGUMENT", "Request parameter algorithm is 'RoundRobin', expected one of [IpHash, QuintupleHash] for type dnlb"),
		create("two groups", f.alb, "Http", object{"targetGroupIds": []string{"tg-1", "tg-2"}}, 400, "INVALID_ARGUMENT", "Request parameter targetGroupIds has 2 items, expected at most 1"),
		create("two availability groups", f.alb, "Http", object{"agIds": []string{"ag-a1", "ag-b1"}}, 400, "INVALID_ARGUMENT", "Request parameter agIds has 2 items, expected at most 1"),
		create("both kinds", f.alb, "Http", object{"targetGroupIds": []string{f.albGroup}, "agIds": []string{"ag-a1"}}, 400, "INVALID_ARGUMENT", "Request parameters targetGroupIds and agIds exclude each other, expected at most one of them"),
		create("unknown group", f.alb, "Http", object{"targetGroupIds": []string{"tg-x"}}, 404, "NOT_FOUND", "TargetGroup 'tg-x' not found"),
		create("foreign group", f.alb, "Http", object{"targetGroupIds": []string{f.nlbGroup}}, 400, "INVALID_ARGUMENT", "Target group '"+f.nlbGroup+"' belongs to load balancer '"+f.nlb+"', the backend to '"+f.alb+"'"),
		create("unknown availability group", f.alb, "Http", object{"agIds": []string{"ag-x"}}, 404, "NOT_FOUND", "AvailabilityGroup 'ag-x' not found"),
		create("foreign availability group", f.alb, "Http", object{"agIds": []string{"ag-b1"}}, 400, "INVALID_ARGUMENT", "Availability group 'ag-b1' is in vpc 'vpc-b1', the load balancer is in vpc 'vpc-a1'"),
		create("weight of an availability group", f.alb, "Http", object{"agInfoSpec": []object{{"agId": "ag-a1", "defaultWeight": 101}}}, 400, "OUT_OF_RANGE", "Request parameter agInfoSpec[0].defaultWeight is '101', expected 0 to 100"),
		create("weight 0 on nlb", f.nlb, "Tcp", object{"agInfoSpec": []object{{"agId": "ag-a1", "defaultWeight": 0}}}, 400, "OUT_OF_RANGE", "Request parameter agInfoSpec.defaultWeight is '0', expected 1 to 100 for type nlb"),
		create("stickiness on Tcp", f.alb, "Tcp", object{"sessionStickiness": true}, 400, "INVALID_ARGUMENT", only("sessionStickiness", "alb with protocol Http and by nlb", "alb", "Tcp")),
		create("stickiness with IpHash", f.alb, "Http", object{"sessionStickiness": true, "algorithm": "IpHash"}, 400, "INVALID_ARGUMENT", "Request parameter sessionStickiness is supported by alb with algorithm RoundRobin only, not by IpHash"),
		create("stickiness on dnlb", f.dnlb, "Tcp", object{"sessionStickiness": true}, 400, "INVALID_ARGUMENT", only("sessionStickiness", "alb with protocol Http and by nlb", "dnlb", "Tcp")),
		create("sticky timeout on alb", f.alb, "Http", object{"sessionStickyTimeout": 300}, 400, "INVALID_ARGUMENT", only("sessionStickyTimeout", "nlb", "alb", "Http")),
		create("sticky timeout", f.nlb, "Tcp", object{"sessionStickyTimeout": 3601}, 400, "OUT_OF_RANGE", "Request parameter sessionStickyTimeout is '3601', expected 1 to 3600"),
		create("draining on dnlb", f.dnlb, "Tcp", object{"connectionDrainingSeconds": 300}, 400, "INVALID_ARGUMENT", only("connectionDrainingSeconds", "nlb", "dnlb", "Tcp")),
		create("draining", f.nlb, "Tcp", object{"connectionDrainingSeconds": -1}, 400, "OUT_OF_RANGE", "Request parameter connectionDrainingSeconds is '-1', expected 0 to 3600"),
		create("cookie on nlb", f.nlb, "Tcp", object{"httpCookieExpireSeconds": 0}, 400, "INVALID_ARGUMENT", only("httpCookieExpireSeconds", "alb with protocol Http", "nlb", "Tcp")),
		create("cookie", f.alb, "Http", object{"httpCookieExpireSeconds": 86401}, 400, "OUT_OF_RANGE", "Request parameter httpCookieExpireSeconds is '86401', expected 0 to 86400"),
		create("header on Tcp", f.alb, "Tcp", object{"httpForwardedHost": true}, 400, "INVALID_ARGUMENT", only("httpForwardedHost", "alb with protocol Http", "alb", "Tcp")),
		create("proxy protocol on Http", f.alb, "Http", object{"proxyProtocol": true}, 400, "INVALID_ARGUMENT", only("proxyProtocol", "alb with protocols Tcp and Udp", "alb", "Http")),
		create("closed health check", f.alb, "Http", object{"closeHealthCheck": true}, 400, "INVALID_ARGUMENT", "Request field closeHealthCheck is unknown"),
		create("Http health check on dnlb", f.dnlb, "Tcp", health(nil), 400, "INVALID_ARGUMENT", "Request parameter healthCheckSpec.protocol is 'Http', expected one of [Tcp, Icmp] for type dnlb"),
		create("Icmp on Tcp", f.nlb, "Tcp", health(object{"protocol": "Icmp"}), 400, "INVALID_ARGUMENT", "Request parameter healthCheckSpec.protocol is 'Icmp', expected another one: Icmp is for backends with protocol Udp, this one has Tcp"),
		create("Icmp with a port", f.nlb, "Udp", health(object{"protocol": "Icmp", "port": 80}), 400, "INVALID_ARGUMENT", "Request parameter healthCheckSpec.port is not supported by protocol Icmp"),
		create("path on Tcp", f.alb, "Http", health(object{"protocol": "Tcp", "httpPath": "/"}), 400, "INVALID_ARGUMENT", "Request parameter healthCheckSpec.httpPath is supported by protocol Http only, not by Tcp"),
		create("threshold 0", f.alb, "Http", health(object{"healthyThresholdCount": 0}), 400, "OUT_OF_RANGE", "Request parameter healthCheckSpec.healthyThresholdCount is '0', expected 1 to 5"),
		create("threshold 6", f.alb, "Http", health(object{"unhealthyThresholdCount": 6}), 400, "OUT_OF_RANGE", "Request parameter healthCheckSpec.unhealthyThresholdCount is '6', expected 1 to 5"),
		create("timeout 1", f.alb, "Http", health(object{"checkTimeoutSeconds": 1}), 400, "OUT_OF_RANGE", "Request parameter healthCheckSpec.checkTimeoutSeconds is '1', expected 2 to 60"),
		create("interval 4", f.alb, "Http", health(object{"intervalSeconds": 4}), 400, "OUT_OF_RANGE", "Request parameter healthCheckSpec.intervalSeconds is '4', expected 5 to 300"),
		create("HTTP version", f.alb, "Http", health(object{"httpVersion": "HTTP2"}), 400, "INVALID_ARGUMENT", "Request parameter healthCheckSpec.httpVersion is 'HTTP2', expected one of [HTTP1.0, HTTP1.1]"),
		create("domain", f.alb, "Http", health(object{"httpDomain": "a_b"}), 400, "INVALID_ARGUMENT", "Request parameter healthCheckSpec.httpDomain is 'a_b', expected an IP address or a domain of at most 255 letters, digits, '-' and '.'"),
		create("path without slash", f.alb, "Http", health(object{"httpPath": "healthz"}), 400, "INVALID_ARGUMENT", "Request parameter healthCheckSpec.httpPath is 'healthz', "+paths),
		create("path with a space", f.alb, "Http", health(object{"httpPath": "/a b"}), 400, "INVALID_ARGUMENT", "Request parameter healthCheckSpec.httpPath is '/a b', "+paths),
		create("path with half an escape", f.alb, "Http", health(object{"httpPath": "/%2"}), 400, "INVALID_ARGUMENT", "Request parameter healthCheckSpec.httpPath is '/%2', "+paths),
		create("code 199", f.alb, "Http", health(object{"httpCode": []string{"199"}}), 400, "INVALID_ARGUMENT", "Request parameter healthCheckSpec.httpCode[0] is '199', "+codes),
		create("code 5xx", f.alb, "Http", health(object{"httpCode": []string{"2xx", "5xx"}}), 400, "INVALID_ARGUMENT", "Request parameter healthCheckSpec.httpCode[1] is '5xx', "+codes),
		create("range backwards", f.alb, "Http", health(object{"httpCode": []string{"300-200"}}), 400, "INVALID_ARGUMENT", "Request parameter healthCheckSpec.httpCode[0] is '300-200', "+codes),
		create("unknown field of a health check", f.alb, "Http", health(object{"timeout": 5}), 400, "INVALID_ARGUMENT", "Request field healthCheckSpec.timeout is unknown"),
	})
}

func TestUpdateBackend(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	path := "/backends/" + f.albBackend
	f.must(http.MethodPatch, path, object{"backendName": "renamed", "healthCheckSpec": object{"protocol": "Http", "intervalSeconds": 10}, "sessionStickiness": true,
		"httpForwardedHost": true, "description": "d", "closeHealthCheck": true, "agIds": []string{"ag-a1"}})
	got := f.sim.Snapshot().Backends[f.albBackend]
	if got.BackendName != "renamed" || got.HealthCheck.IntervalSeconds != 10 || !got.SessionStickiness || !got.HTTPForwardedHost || got.Description != "d" || !got.CloseHealthCheck {
		t.Errorf("after update: %+v", got)
	}
	if len(got.TargetGroupIDs) != 0 || !slices.Equal(got.AgIDs, []string{"ag-a1"}) {
		t.Errorf("naming an availability group keeps the target group: %v %v", got.TargetGroupIDs, got.AgIDs)
	}
	if shown := f.call(http.MethodGet, path, nil).raw; strings.Contains(shown, "closeHealthCheck") {
		t.Errorf("describeBackend shows closeHealthCheck: %s", shown)
	}
	f.must(http.MethodPatch, path, object{"healthCheckSpec": object{"protocol": "Tcp"}, "agIds": []string{}})
	if got := f.sim.Snapshot().Backends[f.albBackend]; got.HealthCheck.IntervalSeconds != 5 || len(got.AgIDs) != 0 || len(got.AgInfos) != 0 {
		t.Errorf("a health check is replaced as a whole, and empty agIds detach: %+v", got)
	}
	f.refuses(t, []refusal{
		{"unknown", http.MethodPatch, "/backends/backend-x", object{}, 404, "NOT_FOUND", "Backend 'backend-x' not found"},
		{"frozen port", http.MethodPatch, path, object{"port": 81}, 400, "INVALID_ARGUMENT", "Request field port is unknown"},
		{"name taken", http.MethodPatch, path, object{"backendName": "tcp"}, 409, "backend.inuse.name", "backend name 'tcp' is already exist"},
		{"algorithm against stickiness", http.MethodPatch, path, object{"algorithm": "LeastConn"}, 400, "INVALID_ARGUMENT", "Request parameter sessionStickiness is supported by alb with algorithm RoundRobin only, not by LeastConn"},
		{"closed health check on nlb", http.MethodPatch, "/backends/" + f.nlbBackend, object{"closeHealthCheck": true}, 400, "INVALID_ARGUMENT", "Request parameter closeHealthCheck is supported by alb and dnlb only, not by type nlb with protocol Tcp"},
		{"in use", http.MethodDelete, path, nil, 400, "FAILED_PRECONDITION", "Backend '" + f.albBackend + "' is in use by listeners [" + f.albListener + "]"},
	})
	f.must(http.MethodDelete, "/listeners/"+f.albListener, nil)
	f.must(http.MethodDelete, path, nil)
	f.refuses(t, []refusal{{"read after delete", http.MethodGet, path, nil, 404, "NOT_FOUND", "Backend '" + f.albBackend + "' not found"}})
}

func TestEmptyTargetsCanBeRefused(t *testing.T) {
	f := newFixture(t, simulator.Options{Assumptions: simulator.Assumptions{RefuseEmptyTargets: true}})
	f.refuses(t, []refusal{{"empty", http.MethodPatch, "/backends/" + f.albBackend, object{"targetGroupIds": []string{}}, 400, "INVALID_ARGUMENT", "Request parameters targetGroupIds and agIds must not be empty"}})
}

func TestDuplicateNamesCanBeAllowed(t *testing.T) {
	f := newFixture(t, simulator.Options{Assumptions: simulator.Assumptions{AllowDuplicateNames: true}})
	backend := f.create("/backends/", backendBody("site", f.alb, "Http"))
	f.create("/targetGroups/", object{"targetGroupName": "servers", "loadBalancerId": f.alb})
	f.create("/listeners/", object{"listenerName": "listener", "loadBalancerId": f.alb, "protocol": "Http", "port": 81, "backendId": backend})
	if state := f.sim.Snapshot(); len(state.Backends) != 5 || len(state.TargetGroups) != 5 || len(state.Listeners) != 4 {
		t.Errorf("%d backends, %d groups, %d listeners; want 5, 5, 4", len(state.Backends), len(state.TargetGroups), len(state.Listeners))
	}
}

func TestTargetHealth(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	f.must(http.MethodPost, "/targetGroups/"+f.albGroup+":registerTargets", object{"targetSpecs": []object{{"instanceId": "i-a1", "weight": 5}, {"instanceId": "i-a2", "port": 9000}}})
	if err := f.sim.Modify(func(s *simulator.State) { s.Instances["i-a2"].Status = "stopped" }); err != nil {
		t.Fatal(err)
	}
	health := func(backend string) map[string]object {
		byInstance := map[string]object{}
		for _, item := range f.must(http.MethodGet, "/backends/"+backend+"/health", nil)["targetHealths"].([]any) {
			byInstance[item.(object)["instanceId"].(string)] = item.(object)
		}
		return byInstance
	}
	got := health(f.albBackend)
	if got["i-a1"]["status"] != "healthy" || got["i-a1"]["port"] != 8080.0 || got["i-a1"]["weight"] != 5.0 || got["i-a1"]["targetGroupId"] != f.albGroup {
		t.Errorf("i-a1: %v", got["i-a1"])
	}
	if got["i-a2"]["status"] != "unhealthy" || got["i-a2"]["port"] != 9000.0 || got["i-a2"]["unhealthReason"].(object)["reason"] != "CONNECT_TIMEOUT" {
		t.Errorf("i-a2: %v", got["i-a2"])
	}
	f.must(http.MethodPatch, "/backends/"+f.albBackend, object{"agInfoSpec": []object{{"agId": "ag-a1", "defaultWeight": 20}}, "closeHealthCheck": true})
	if got := health(f.albBackend); len(got) != 2 || got["i-ag1"]["agId"] != "ag-a1" || got["i-ag1"]["status"] != "N/A" || got["i-ag2"]["weight"] != 20.0 {
		t.Errorf("availability group: %v", got)
	}
	f.refuses(t, []refusal{
		{"unknown", http.MethodGet, "/backends/backend-x/health", nil, 404, "NOT_FOUND", "Backend 'backend-x' not found"},
		{"filters", http.MethodGet, "/backends/" + f.albBackend + "/health" + filters([]string{"status", "healthy"}), nil, 400, "INVALID_ARGUMENT", "Query parameter filters.1.name is unknown"},
	})
}

func TestAvailabilityGroupsWithoutATemplate(t *testing.T) {
	seed := simulator.DefaultSeed()
	seed.AvailabilityGroups = append(seed.AvailabilityGroups,
		simulator.AvailabilityGroup{AvailabilityGroupID: "ag-loose", Name: "loose", ConfigurationType: "loose"},
		simulator.AvailabilityGroup{AvailabilityGroupID: "ag-empty", Name: "empty", ConfigurationType: "loose"})
	seed.Instances = append(seed.Instances, simulator.Instance{InstanceID: "i-loose", SubnetID: "subnet-b1", Zone: "cn-north-1a", AvailabilityGroupID: "ag-loose"})
	f := newFixture(t, simulator.Options{Seed: seed})
	f.refuses(t, []refusal{{"members elsewhere", http.MethodPatch, "/backends/" + f.albBackend, object{"agIds": []string{"ag-loose"}}, 400, "INVALID_ARGUMENT",
		"Availability group 'ag-loose' is in vpc 'vpc-b1', the load balancer is in vpc 'vpc-a1'"}})
	f.must(http.MethodPatch, "/backends/"+f.albBackend, object{"agIds": []string{"ag-empty"}})
	if got := f.sim.Snapshot().Backends[f.albBackend].AgIDs; !slices.Equal(got, []string{"ag-empty"}) {
		t.Errorf("agIds %v, want [ag-empty]", got)
	}
}

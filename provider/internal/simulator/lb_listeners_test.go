package simulator_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

func TestCreateListenerAssignsDefaults(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	udp := f.create("/backends/", backendBody("udp", f.alb, "Udp"))
	for _, test := range []struct {
		body   object
		idle   int
		maxAge int
	}{
		{object{"protocol": "Http", "port": 81, "backendId": f.albBackend, "loadBalancerId": f.alb}, 60, 0},
		{object{"protocol": "Https", "port": 443, "backendId": f.albBackend, "loadBalancerId": f.alb, "certificateSpecs": []object{{"certificateId": "cert-a1"}, {"certificateId": "cert-a2", "isDefault": true}}}, 60, 31536000},
		{object{"protocol": "Tls", "port": 444, "backendId": f.tcpBackend, "loadBalancerId": f.alb, "certificateSpecs": []object{{"certificateId": "cert-a1"}}}, 1800, 0},
		{object{"protocol": "Tcp", "port": 445, "backendId": f.tcpBackend, "loadBalancerId": f.alb}, 1800, 0},
		{object{"protocol": "Udp", "port": 446, "backendId": udp, "loadBalancerId": f.alb}, 300, 0},
		{object{"protocol": "Tcp", "port": 445, "backendId": f.nlbBackend, "loadBalancerId": f.nlb}, 1800, 0},
		{object{"protocol": "Tcp", "port": 445, "backendId": f.dnlbBackend, "loadBalancerId": f.dnlb, "hstsEnable": false}, 0, 0},
	} {
		name := test.body["protocol"].(string) + "-" + test.body["loadBalancerId"].(string)[:4]
		id := f.create("/listeners/", with(test.body, object{"listenerName": name}))
		got := f.sim.Snapshot().Listeners[id]
		if got.ConnectionIdleTimeSeconds != test.idle || got.HstsMaxAge != test.maxAge || got.HstsEnable || got.Status != "On" || got.Action != "Forward" || got.Limitation != nil {
			t.Errorf("%s: %+v, want idle time %d, HSTS age %d, On, Forward, no limits", name, got, test.idle, test.maxAge)
		}
		for _, spec := range got.CertificateSpecs {
			if !spec.IsDefault {
				t.Errorf("%s: certificate %+v is not a default one", name, spec)
			}
		}
	}
}

func TestCreateListenerRefusals(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	base := object{"listenerName": "new", "loadBalancerId": f.alb, "protocol": "Http", "port": 8080, "backendId": f.albBackend}
	udp := f.create("/backends/", backendBody("udp", f.alb, "Udp"))
	create := func(name string, changes object, code int, status, message string) refusal {
		return refusal{name, http.MethodPost, "/listeners/", with(base, changes), code, status, message}
	}
	https := func(changes object) object {
		return with(object{"protocol": "Https", "certificateSpecs": []object{{"certificateId": "cert-a1"}}}, changes)
	}
	onDNLB := func(changes object) object {
		return with(object{"loadBalancerId": f.dnlb, "protocol": "Tcp", "backendId": f.dnlbBackend}, changes)
	}
	f.refuses(t, []refusal{
		create("no load balancer", object{"loadBalancerId": nil}, 400, "INVALID_ARGUMENT", "Request field loadBalancerId is missing"),
		create("no backend", object{"backendId": nil}, 400, "INVALID_ARGUMENT", "Request field backendId is missing"),
		create("empty backend", object{"backendId": ""}, 400, "INVALID_ARGUMENT", "Request parameter backendId is '', expected an id"),
		create("unknown load balancer", object{"loadBalancerId": "alb-x"}, 404, "NOT_FOUND", "LoadBalancer 'alb-x' not found"),
		create("unknown backend", object{"backendId": "backend-x"}, 404, "NOT_FOUND", "Backend 'backend-x' not found"),
		create("backend of another load balancer", object{"backendId": f.nlbBackend, "protocol": "Tcp"}, 400, "INVALID_ARGUMENT", "Backend '"+f.nlbBackend+"' belongs to load balancer '"+f.nlb+"', the listener to '"+f.alb+"'"),
		create("unknown protocol", object{"protocol": "HTTP"}, 400, "INVALID_ARGUMENT", "Request parameter protocol is 'HTTP', expected one of [Http, Https, Tcp, Tls, Udp]"),
		create("Http on nlb", object{"loadBalancerId": f.nlb, "backendId": f.nlbBackend}, 400, "INVALID_ARGUMENT", "Request parameter protocol is 'Http', expected one of [Tcp, Udp] for type nlb"),
		create("Http on a Tcp backend", object{"backendId": f.tcpBackend}, 400, "INVALID_ARGUMENT", "Backend '"+f.tcpBackend+"' has protocol Tcp, a listener with protocol Http needs a backend with protocol Http"),
		create("Udp on a Tcp backend", object{"backendId": f.tcpBackend, "protocol": "Udp"}, 400, "INVALID_ARGUMENT", "Backend '"+f.tcpBackend+"' has protocol Tcp, a listener with protocol Udp needs a backend with protocol Udp"),
		create("port 0", object{"port": 0}, 400, "OUT_OF_RANGE", "Request parameter port is '0', expected 1 to 65535"),
		create("port 65536", object{"port": 65536}, 400, "OUT_OF_RANGE", "Request parameter port is '65536', expected 1 to 65535"),
		create("port as a string", object{"port": "80"}, 400, "INVALID_ARGUMENT", `Request parameter port is '"80"', expected an integer`),
		create("half a port", object{"port": 80.5}, 400, "INVALID_ARGUMENT", "Request parameter port is '80.5', expected an integer"),
		create("port taken", object{"port": 80}, 409, "ALREADY_EXISTS", "'80' is already exist"),
		create("name taken", object{"listenerName": "listener"}, 409, "ALREADY_EXISTS", "'listener' is already exist"),
		create("no action", object{"action": ""}, 400, "INVALID_ARGUMENT", "Request parameter action is '', expected one of [Forward]"),
		create("redirect", object{"action": "Redirect"}, 400, "INVALID_ARGUMENT", "Request parameter action is 'Redirect', expected one of [Forward]"),
		create("no certificate", object{"protocol": "Https"}, 400, "INVALID_ARGUMENT", "Request field certificateSpecs is missing"),
		create("certificate on Http", object{"certificateSpecs": []object{{"certificateId": "cert-a1"}}}, 400, "INVALID_ARGUMENT", "Request parameter certificateSpecs is supported by protocols Https and Tls only, not by Http"),
		create("unknown certificate", https(object{"certificateSpecs": []object{{"certificateId": "cert-x"}}}), 404, "NOT_FOUND", "Certificate 'cert-x' not found"),
		create("two RSA certificates", https(object{"certificateSpecs": []object{{"certificateId": "cert-a1"}, {"certificateId": "cert-a3"}}}), 400, "INVALID_ARGUMENT", "Default certificates 'cert-a1' and 'cert-a3' both have key algorithm RSA, expected two different ones"),
		create("three certificates", https(object{"certificateSpecs": []object{{"certificateId": "cert-a1"}, {"certificateId": "cert-a2"}, {"certificateId": "cert-a3"}}}), 400, "INVALID_ARGUMENT", "Request parameter certificateSpecs has 3 items, expected at most 2"),
		create("certificate that is no default", https(object{"certificateSpecs": []object{{"certificateId": "cert-a1", "isDefault": false}}}), 400, "INVALID_ARGUMENT", "Request parameter certificateSpecs.isDefault is 'false', expected true: it cannot be set yet"),
		create("HSTS on Http", object{"hstsEnable": true}, 400, "INVALID_ARGUMENT", "Request parameter hstsEnable is supported by alb with protocol Https only, not by type alb with protocol Http"),
		create("HSTS age on Http", object{"hstsMaxAge": 1}, 400, "INVALID_ARGUMENT", "Request parameter hstsMaxAge is supported by alb with protocol Https only, not by type alb with protocol Http"),
		create("HSTS age", https(object{"hstsMaxAge": 94608001}), 400, "OUT_OF_RANGE", "Request parameter hstsMaxAge is '94608001', expected 1 to 94608000"),
		create("unknown url map", object{"urlMapId": "urlmap-x"}, 404, "NOT_FOUND", "UrlMap 'urlmap-x' not found"),
		create("url map on Tcp", object{"protocol": "Tcp", "backendId": f.tcpBackend, "urlMapId": "urlmap-x"}, 400, "INVALID_ARGUMENT", "Request parameter urlMapId is supported by alb with protocols Http and Https only, not by type alb with protocol Tcp"),
		create("unknown security policy", https(object{"securityPolicyId": "policy-x"}), 404, "NOT_FOUND", "SecurityPolicy 'policy-x' not found"),
		create("security policy on Http", object{"securityPolicyId": "policy-x"}, 400, "INVALID_ARGUMENT", "Request parameter securityPolicyId is supported by alb with protocols Https and Tls only, not by type alb with protocol Http"),
		create("idle time 0", object{"connectionIdleTimeSeconds": 0}, 400, "OUT_OF_RANGE", "Request parameter connectionIdleTimeSeconds is '0', expected 1 to 86400"),
		create("idle time on dnlb", onDNLB(object{"connectionIdleTimeSeconds": 60}), 400, "INVALID_ARGUMENT", "Request parameter connectionIdleTimeSeconds is supported by alb and nlb only, not by type dnlb with protocol Tcp"),
		create("idle time of more than a day", object{"connectionIdleTimeSeconds": 86401}, 400, "OUT_OF_RANGE", "Request parameter connectionIdleTimeSeconds is '86401', expected 1 to 86400"),
		create("qps 500001", object{"limitation": object{"qps": 500001}}, 400, "OUT_OF_RANGE", "Request parameter limitation.qps is '500001', expected -1 or 100 to 500000"),
		create("connections 5000001", object{"limitation": object{"activeConnections": 5000001}}, 400, "OUT_OF_RANGE", "Request parameter limitation.activeConnections is '5000001', expected -1 or 100 to 5000000"),
		create("unknown limit", object{"limitation": object{"bandwidth": 100}}, 400, "INVALID_ARGUMENT", "Request field limitation.bandwidth is unknown"),
		create("qps 99", object{"limitation": object{"qps": 99}}, 400, "OUT_OF_RANGE", "Request parameter limitation.qps is '99', expected -1 or 100 to 500000"),
		create("connections 0", object{"limitation": object{"activeConnections": 0}}, 400, "OUT_OF_RANGE", "Request parameter limitation.activeConnections is '0', expected -1 or 100 to 5000000"),
		create("qps on Tcp", object{"protocol": "Tcp", "backendId": f.tcpBackend, "limitation": object{"qps": 100}}, 400, "INVALID_ARGUMENT", "Request parameter limitation.qps is supported by alb with protocols Http and Https only, not by type alb with protocol Tcp"),
		create("connections on dnlb", onDNLB(object{"limitation": object{"activeConnections": 100}}), 400, "INVALID_ARGUMENT", "Request parameter limitation.activeConnections is supported by alb with protocols Http, Https, Tcp and Tls only, not by type dnlb with protocol Tcp"),
		create("connections on nlb", object{"loadBalancerId": f.nlb, "protocol": "Tcp", "backendId": f.nlbBackend, "limitation": object{"activeConnections": -1}}, 400, "INVALID_ARGUMENT", "Request parameter limitation.activeConnections is supported by alb with protocols Http, Https, Tcp and Tls only, not by type nlb with protocol Tcp"),
		create("connections on Udp", object{"protocol": "Udp", "backendId": udp, "limitation": object{"activeConnections": 100}}, 400, "INVALID_ARGUMENT", "Request parameter limitation.activeConnections is supported by alb with protocols Http, Https, Tcp and Tls only, not by type alb with protocol Udp"),
		create("status", object{"status": "Off"}, 400, "INVALID_ARGUMENT", "Request field status is unknown"),
		{"body in an array", http.MethodPost, "/listeners/", []object{base}, 400, "INVALID_ARGUMENT", "Request body must be a JSON object"},
	})
}

func TestUpdateListener(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	https := f.create("/listeners/", object{"listenerName": "https", "loadBalancerId": f.alb, "protocol": "Https", "port": 443, "backendId": f.albBackend, "certificateSpecs": []object{{"certificateId": "cert-a1"}}})
	other := f.create("/backends/", backendBody("other", f.alb, "Http"))
	path := "/listeners/" + https
	f.must(http.MethodPatch, path, object{"listenerName": "renamed", "status": "Off", "backendId": other, "hstsEnable": true, "hstsMaxAge": 60,
		"certificateSpecs": []object{{"certificateId": "cert-a2"}}, "limitation": object{"qps": 100}, "connectionIdleTimeSeconds": 30, "description": "d"})
	f.must(http.MethodPatch, path, object{"limitation": object{"activeConnections": -1}, "certificateSpecs": nil})
	got := f.sim.Snapshot().Listeners[https]
	if got.ListenerName != "renamed" || got.Status != "Off" || got.BackendID != other || !got.HstsEnable || got.HstsMaxAge != 60 || got.CertificateSpecs[0].CertificateID != "cert-a2" ||
		*got.Limitation.QPS != 100 || *got.Limitation.ActiveConnections != -1 || got.ConnectionIdleTimeSeconds != 30 || got.Description != "d" {
		t.Errorf("after update: %+v", got)
	}
	f.refuses(t, []refusal{
		{"unknown", http.MethodPatch, "/listeners/listener-x", object{}, 404, "NOT_FOUND", "Listener 'listener-x' not found"},
		{"frozen port", http.MethodPatch, path, object{"port": 444}, 400, "INVALID_ARGUMENT", "Request field port is unknown"},
		{"frozen protocol", http.MethodPatch, path, object{"protocol": "Http"}, 400, "INVALID_ARGUMENT", "Request field protocol is unknown"},
		{"status", http.MethodPatch, path, object{"status": "on"}, 400, "INVALID_ARGUMENT", "Request parameter status is 'on', expected one of [On, Off]"},
		{"port of one that is Off", http.MethodPost, "/listeners/", object{"listenerName": "new", "loadBalancerId": f.alb, "protocol": "Http", "port": 443, "backendId": f.albBackend}, 409, "ALREADY_EXISTS", "'443' is already exist"},
		{"no certificates", http.MethodPatch, path, object{"certificateSpecs": []object{}}, 400, "INVALID_ARGUMENT", "Request field certificateSpecs is missing"},
		{"name taken", http.MethodPatch, path, object{"listenerName": "listener"}, 409, "ALREADY_EXISTS", "'listener' is already exist"},
		{"backend that does not fit", http.MethodPatch, path, object{"backendId": f.tcpBackend, "description": "kept out"}, 400, "INVALID_ARGUMENT", "Backend '" + f.tcpBackend + "' has protocol Tcp, a listener with protocol Https needs a backend with protocol Http"},
	})
	f.refuses(t, []refusal{
		{"idle time on dnlb", http.MethodPatch, "/listeners/" + f.dnlbListener, object{"connectionIdleTimeSeconds": 60}, 400, "INVALID_ARGUMENT", "Request parameter connectionIdleTimeSeconds is supported by alb and nlb only, not by type dnlb with protocol Tcp"},
		{"limit on dnlb", http.MethodPatch, "/listeners/" + f.dnlbListener, object{"limitation": object{"activeConnections": 100}}, 400, "INVALID_ARGUMENT", "Request parameter limitation.activeConnections is supported by alb with protocols Http, Https, Tcp and Tls only, not by type dnlb with protocol Tcp"},
	})
	f.must(http.MethodDelete, path, nil)
	f.refuses(t, []refusal{
		{"read after delete", http.MethodGet, path, nil, 404, "NOT_FOUND", "Listener '" + https + "' not found"},
		{"delete again", http.MethodDelete, path, nil, 404, "NOT_FOUND", "Listener '" + https + "' not found"},
	})
}

func TestListenerQuota(t *testing.T) {
	seed := simulator.DefaultSeed()
	seed.Quotas = []simulator.Quota{{LoadBalancerType: "alb", Type: "listener", Limit: 1}, {LoadBalancerType: "alb", Type: "backend", Limit: 2}, {LoadBalancerType: "alb", Type: "target_group", Limit: 2}}
	f := newFixture(t, simulator.Options{Seed: seed})
	f.refuses(t, []refusal{
		{"listener", http.MethodPost, "/listeners/", object{"listenerName": "new", "loadBalancerId": f.alb, "protocol": "Http", "port": 81, "backendId": f.albBackend}, 429, "QUOTA_EXCEEDED", "Quota limit listener exceeded."},
		{"backend", http.MethodPost, "/backends/", backendBody("new", f.alb, "Http"), 429, "QUOTA_EXCEEDED", "Quota limit backend exceeded."},
		{"target group", http.MethodPost, "/targetGroups/", object{"targetGroupName": "new", "loadBalancerId": f.alb}, 429, "QUOTA_EXCEEDED", "Quota limit target_group exceeded."},
	})
}

func TestTCPAndUDPOnOnePort(t *testing.T) {
	listener := func(f *fixture) object {
		udp := f.create("/backends/", backendBody("udp", f.nlb, "Udp"))
		return object{"listenerName": "udp", "loadBalancerId": f.nlb, "protocol": "Udp", "port": 80, "backendId": udp}
	}
	strict := newFixture(t, simulator.Options{})
	strict.refuses(t, []refusal{{"refused", http.MethodPost, "/listeners/", listener(strict), 409, "ALREADY_EXISTS", "'80' is already exist"}})
	lenient := newFixture(t, simulator.Options{Assumptions: simulator.Assumptions{AllowSamePortTCPAndUDP: true}})
	if id := lenient.create("/listeners/", listener(lenient)); !strings.HasPrefix(id, "listener-") {
		t.Errorf("id = %s", id)
	}
}

package client

import (
	"slices"
	"testing"

	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

// What a request leaves open is the service's to choose; what it sets has to be found again.
func TestDifferencesOfALoadBalancer(t *testing.T) {
	item := lb.LoadBalancer{
		LoadBalancerName: "web", SubnetId: "subnet-1", Type: "alb", Azs: []string{"b", "a"}, SecurityGroupIds: []string{"sg-1"},
		Description: "d", DeleteProtection: true, PrivateIp: lb.PrivateIpAddress{PrivateIpAddress: "10.0.0.9"},
		Tags: []lb.Tag{{Key: new("b"), Value: new("2")}, {Key: new("a"), Value: new("1")}},
	}
	equal := func() *lbapi.CreateLoadBalancerRequest {
		return &lbapi.CreateLoadBalancerRequest{
			LoadBalancerName: "web", SubnetId: "subnet-1", Type: new("alb"), Azs: []string{"a", "b"}, SecurityGroupIds: []string{"sg-1"},
			Description: new("d"), DeleteProtection: new(true), PrivateIpAddress: new("10.0.0.9"),
			UserTags: []lb.Tag{{Key: new("a"), Value: new("1")}, {Key: new("b"), Value: new("2")}},
		}
	}
	cases := map[string]struct {
		change func(request *lbapi.CreateLoadBalancerRequest)
		want   []string
	}{
		"equal": {func(*lbapi.CreateLoadBalancerRequest) {}, nil},
		"left open": {func(r *lbapi.CreateLoadBalancerRequest) {
			*r = lbapi.CreateLoadBalancerRequest{LoadBalancerName: "web", SubnetId: "subnet-1"}
		}, nil},
		"all other": {func(r *lbapi.CreateLoadBalancerRequest) {
			*r = lbapi.CreateLoadBalancerRequest{
				LoadBalancerName: "api", SubnetId: "subnet-2", Type: new("nlb"), Azs: []string{"a"}, SecurityGroupIds: []string{}, Description: new(""),
				DeleteProtection: new(false), PrivateIpAddress: new("10.0.0.8"), UserTags: []lb.Tag{},
			}
		}, []string{"name", "subnetId", "type", "azs", "securityGroupIds", "description", "deleteProtection", "privateIpAddress", "tags"}},
	}
	for name, test := range cases {
		request := equal()
		test.change(request)
		if got := loadBalancerDifferences(request, item); !slices.Equal(got, test.want) {
			t.Errorf("%s: differences are %v, want %v", name, got, test.want)
		}
	}
	item.PrivateIp.PrivateIpAddress = ""
	if got := loadBalancerDifferences(equal(), item); got != nil {
		t.Errorf("an address that is not assigned yet counts as a difference: %v", got)
	}
}

func TestDifferencesOfAListener(t *testing.T) {
	item := lb.Listener{
		Protocol: "Https", Port: 443, BackendId: "backend-1", HstsEnable: true, HstsMaxAge: 60, ConnectionIdleTimeSeconds: 30, Description: "d",
		UrlMapId: "urlmap-1", SecurityPolicyId: "policy-1", CertificateSpecs: []lb.CertificateSpec{{CertificateId: "cert-2"}, {CertificateId: "cert-1"}},
		Limitation: lb.LimitationSpec{Qps: new(100), ActiveConnections: new(200)},
	}
	equal := &lbapi.CreateListenerRequest{
		Protocol: "Https", Port: 443, BackendId: "backend-1", HstsEnable: new(true), HstsMaxAge: new(60), ConnectionIdleTimeSeconds: new(30), Description: new("d"),
		UrlMapId: new("urlmap-1"), SecurityPolicyId: new("policy-1"), CertificateSpecs: []lb.CertificateSpec{{CertificateId: "cert-1"}, {CertificateId: "cert-2"}},
		Limitation: &lb.LimitationSpec{Qps: new(100)},
	}
	if got := listenerDifferences(equal, item); got != nil {
		t.Errorf("differences of an equal one are %v", got)
	}
	if got := listenerDifferences(&lbapi.CreateListenerRequest{Protocol: "Https", Port: 443, BackendId: "backend-1"}, item); got != nil {
		t.Errorf("differences of what was left open are %v", got)
	}
	other := &lbapi.CreateListenerRequest{
		Protocol: "Tls", Port: 444, BackendId: "backend-2", HstsEnable: new(false), HstsMaxAge: new(61), ConnectionIdleTimeSeconds: new(31), Description: new(""),
		UrlMapId: new(""), SecurityPolicyId: new(""), CertificateSpecs: []lb.CertificateSpec{{CertificateId: "cert-1"}}, Limitation: &lb.LimitationSpec{Qps: new(-1), ActiveConnections: new(-1)},
	}
	want := []string{"protocol", "port", "backendId", "urlMapId", "hstsEnable", "hstsMaxAge", "connectionIdleTimeSeconds", "description", "securityPolicyId", "limitation.qps", "limitation.activeConnections", "certificateSpecs"}
	if got := listenerDifferences(other, item); !slices.Equal(got, want) {
		t.Errorf("differences are %v, want %v", got, want)
	}
}

func TestDifferencesOfABackend(t *testing.T) {
	item := lb.Backend{
		Protocol: "Http", Port: 80, Algorithm: "RoundRobin", TargetGroupIds: []string{"tg-1"}, AgIds: []string{"ag-1"}, Description: "d",
		HealthCheck: lb.HealthCheck{Protocol: "Http", HealthyThresholdCount: 3, HttpCode: []string{"3xx", "2xx"}},
	}
	equal := &lbapi.CreateBackendRequest{
		Protocol: "Http", Port: 80, Algorithm: new("RoundRobin"), TargetGroupIds: []string{"tg-1"}, AgInfoSpec: []lb.AgInfoSpec{{AgId: "ag-1"}}, AgIds: []string{"ag-2"},
		HealthCheckSpec: &lb.HealthCheckSpec{Protocol: "Http", HealthyThresholdCount: new(3), HttpCode: []string{"2xx", "3xx"}}, SessionStickiness: new(false),
	}
	if got := backendDifferences(equal, item); got != nil {
		t.Errorf("differences of an equal one are %v", got)
	}
	other := &lbapi.CreateBackendRequest{
		Protocol: "Tcp", Port: 81, Algorithm: new("IpHash"), TargetGroupIds: []string{"tg-2"}, AgIds: []string{}, SessionStickiness: new(true),
		HealthCheckSpec: &lb.HealthCheckSpec{Protocol: "Tcp", HttpCode: []string{"2xx"}},
	}
	want := []string{"protocol", "port", "algorithm", "targetGroupIds", "agIds", "sessionStickiness", "healthCheckSpec.protocol", "healthCheckSpec.httpCode"}
	if got := backendDifferences(other, item); !slices.Equal(got, want) {
		t.Errorf("differences are %v, want %v", got, want)
	}
}

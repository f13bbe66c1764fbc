package simulator_test

import (
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/jdcloud-api/jdcloud-sdk-go/core"
	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lbclient "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/client"
	lbmodels "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// sdkClient returns the official Go SDK's client, unchanged, for a simulator.
func sdkClient(t *testing.T, sim *simulator.Simulator) *lbclient.LbClient {
	t.Helper()
	server := httptest.NewServer(sim.Handler())
	t.Cleanup(server.Close)
	client := lbclient.NewLbClient(core.NewCredentials("simulator-access-key", "simulator-secret-key"))
	config := core.NewConfig()
	config.SetScheme(core.SchemeHttp)
	config.SetEndpoint(strings.TrimPrefix(server.URL, "http://"))
	client.SetConfig(config)
	client.DisableLogger()
	return client
}

func pointer[T any](value T) *T { return &value }

// ask sends one call of the SDK's client and fails the test on any error.
func ask[Request, Response any](t *testing.T, call func(*Request) (*Response, error), request *Request, problem func(*Response) core.ErrorResponse) *Response {
	t.Helper()
	response, err := call(request)
	if err != nil {
		t.Fatalf("%T: %v", request, err)
	}
	if failed := problem(response); failed.Code != 0 {
		t.Fatalf("%T: %d %s: %s", request, failed.Code, failed.Status, failed.Message)
	}
	return response
}

const region = "cn-north-1"

func TestOfficialGoClientRunsALoadBalancer(t *testing.T) {
	sim := newSimulator(t, atOnce())
	client := sdkClient(t, sim)

	create := lbapi.NewCreateLoadBalancerRequest(region, "web", "subnet-a1")
	create.SetAzs([]string{"cn-north-1a"})
	lb := ask(t, client.CreateLoadBalancer, create, func(r *lbapi.CreateLoadBalancerResponse) core.ErrorResponse { return r.Error }).Result.LoadBalancerId

	group := ask(t, client.CreateTargetGroup, lbapi.NewCreateTargetGroupRequest(region, "servers", lb),
		func(r *lbapi.CreateTargetGroupResponse) core.ErrorResponse { return r.Error }).Result.TargetGroupId
	ask(t, client.RegisterTargets, lbapi.NewRegisterTargetsRequest(region, group, []lbmodels.TargetSpec{{InstanceId: pointer("i-a1"), Port: pointer(8080)}}),
		func(r *lbapi.RegisterTargetsResponse) core.ErrorResponse { return r.Error })

	backendRequest := lbapi.NewCreateBackendRequest(region, "site", lb, "Http", 8080, &lbmodels.HealthCheckSpec{Protocol: "Http", HttpPath: pointer("/healthz")})
	backendRequest.SetTargetGroupIds([]string{group})
	backend := ask(t, client.CreateBackend, backendRequest, func(r *lbapi.CreateBackendResponse) core.ErrorResponse { return r.Error }).Result.BackendId
	listener := ask(t, client.CreateListener, lbapi.NewCreateListenerRequest(region, "http", "Http", 80, backend, lb),
		func(r *lbapi.CreateListenerResponse) core.ErrorResponse { return r.Error }).Result.ListenerId

	list := ask(t, client.DescribeLoadBalancers, lbapi.NewDescribeLoadBalancersRequest(region),
		func(r *lbapi.DescribeLoadBalancersResponse) core.ErrorResponse { return r.Error }).Result
	if list.TotalCount != 1 || list.LoadBalancers[0].LoadBalancerId != lb || list.LoadBalancers[0].State.Code != "ACTIVE" {
		t.Errorf("list = %+v, want the one active load balancer %s", list, lb)
	}

	update := lbapi.NewUpdateBackendRequest(region, backend)
	update.SetAlgorithm("LeastConn")
	ask(t, client.UpdateBackend, update, func(r *lbapi.UpdateBackendResponse) core.ErrorResponse { return r.Error })
	read := ask(t, client.DescribeBackend, lbapi.NewDescribeBackendRequest(region, backend),
		func(r *lbapi.DescribeBackendResponse) core.ErrorResponse { return r.Error }).Result.Backend
	if read.Algorithm != "LeastConn" || read.HealthCheck.HttpPath != "/healthz" || read.TargetGroupIds[0] != group {
		t.Errorf("backend = %+v, want LeastConn, /healthz and group %s", read, group)
	}

	ask(t, client.DeleteListener, lbapi.NewDeleteListenerRequest(region, listener), func(r *lbapi.DeleteListenerResponse) core.ErrorResponse { return r.Error })
	ask(t, client.DeleteLoadBalancer, lbapi.NewDeleteLoadBalancerRequest(region, lb), func(r *lbapi.DeleteLoadBalancerResponse) core.ErrorResponse { return r.Error })
	gone, err := client.DescribeLoadBalancer(lbapi.NewDescribeLoadBalancerRequest(region, lb))
	if err != nil {
		t.Fatal(err)
	}
	if gone.Error.Code != 404 || gone.Error.Status != "NOT_FOUND" {
		t.Errorf("after delete: %+v, want 404 NOT_FOUND", gone.Error)
	}
	if left := sim.Snapshot(); len(left.LoadBalancers)+len(left.Backends)+len(left.TargetGroups)+len(left.Targets) != 0 {
		t.Errorf("after delete: %+v is left", left)
	}
}

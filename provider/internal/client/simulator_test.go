package client_test

import (
	"fmt"
	"net/http/httptest"
	"slices"
	"testing"
	"time"

	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// One load balancer from its creation to its deletion, while every kind of write loses its answer once: the simulator
// must hold each object exactly once, and nothing at the end.
func TestAgainstTheSimulator(t *testing.T) {
	sim, err := simulator.New(simulator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(sim.Handler())
	defer server.Close()
	jdcloud, err := client.New(client.Config{
		AccessKey: "simulator-access-key", SecretKey: "simulator-secret-key", Region: "cn-north-1", Endpoint: server.URL, PollInterval: time.Millisecond,
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx := t.Context()
	for operation, kind := range map[string]simulator.FaultKind{
		"createLoadBalancer": simulator.FaultInternalAfterCommit, "createTargetGroup": simulator.FaultResetAfterCommit,
		"createBackend": simulator.FaultBadGatewayAfterCommit, "createListener": simulator.FaultInternalBeforeCommit,
		"registerTargets": simulator.FaultResetAfterCommit, "deregisterTargets": simulator.FaultInternalAfterCommit,
		"associateElasticIp": simulator.FaultResetAfterCommit, "disassociateElasticIp": simulator.FaultResetAfterCommit,
		"associateSecurityGroup": simulator.FaultInternalAfterCommit, "disassociateSecurityGroup": simulator.FaultInternalAfterCommit,
		"updateBackend": simulator.FaultRateLimit, "updateListener": simulator.FaultAborted, "updateTargets": simulator.FaultUnavailable,
		"deleteListener": simulator.FaultResetAfterCommit, "deleteBackend": simulator.FaultInternalAfterCommit,
		"deleteTargetGroup": simulator.FaultBadGatewayAfterCommit, "deleteLoadBalancer": simulator.FaultResetAfterCommit,
		"describeLoadBalancer": simulator.FaultBadGateway,
	} {
		sim.InjectFault(simulator.Fault{Operation: operation, Nth: 1, Kind: kind})
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}

	loadBalancer, _, err := jdcloud.CreateLoadBalancer(ctx, &lbapi.CreateLoadBalancerRequest{
		LoadBalancerName: "web", SubnetId: "subnet-a1", Type: new("alb"), Azs: []string{"cn-north-1a", "cn-north-1b"}, SecurityGroupIds: []string{"sg-a1"},
		UserTags: []lb.Tag{{Key: new("team"), Value: new("edge")}},
	})
	must(err)
	_, err = jdcloud.WaitForLoadBalancer(ctx, loadBalancer, client.StateActive)
	must(err)
	release, err := jdcloud.LockLoadBalancer(ctx, loadBalancer)
	must(err)
	defer release()
	must(jdcloud.AssociateSecurityGroups(ctx, loadBalancer, []string{"sg-a2"}))
	must(jdcloud.DisassociateSecurityGroups(ctx, loadBalancer, []string{"sg-a1"}))
	must(jdcloud.AssociateElasticIP(ctx, loadBalancer, "fip-a1"))
	must(jdcloud.TagLoadBalancer(ctx, loadBalancer, map[string]string{"stage": "test"}))
	must(jdcloud.UntagLoadBalancer(ctx, loadBalancer, map[string]string{"team": "edge"}))

	group, err := jdcloud.CreateTargetGroup(ctx, &lbapi.CreateTargetGroupRequest{TargetGroupName: "web", LoadBalancerId: loadBalancer, Type: new("instance")})
	must(err)
	var specs []lb.TargetSpec
	for port := range 45 {
		specs = append(specs, lb.TargetSpec{InstanceId: new("i-a1"), Port: new(8000 + port)})
	}
	must(jdcloud.RegisterTargets(ctx, group, specs))
	backend, err := jdcloud.CreateBackend(ctx, &lbapi.CreateBackendRequest{
		BackendName: "web", LoadBalancerId: loadBalancer, Protocol: "Http", Port: 80, TargetGroupIds: []string{group},
		HealthCheckSpec: &lb.HealthCheckSpec{Protocol: "Http", HttpPath: new("/healthz")},
	}, false)
	must(err)
	listener, err := jdcloud.CreateListener(ctx, &lbapi.CreateListenerRequest{ListenerName: "web", LoadBalancerId: loadBalancer, Protocol: "Http", Port: 80, BackendId: backend}, nil)
	must(err)
	must(jdcloud.UpdateBackend(ctx, &lbapi.UpdateBackendRequest{BackendId: backend, Algorithm: new("LeastConn")}))
	must(jdcloud.UpdateListener(ctx, &lbapi.UpdateListenerRequest{ListenerId: listener, Description: new("changed")}))

	targets, err := jdcloud.ListTargets(ctx, group)
	must(err)
	must(jdcloud.UpdateTargets(ctx, group, []lb.TargetUpdateSpec{{TargetId: targets[0].TargetId, Weight: new(50)}}))
	item, err := jdcloud.DescribeLoadBalancer(ctx, loadBalancer)
	must(err)
	if len(targets) != 45 || item.PrivateIp.ElasticIpId != "fip-a1" || !slices.Equal(item.SecurityGroupIds, []string{"sg-a2"}) {
		t.Errorf("%d targets, elastic IP %q, security groups %v", len(targets), item.PrivateIp.ElasticIpId, item.SecurityGroupIds)
	}
	if len(item.Tags) != 1 || *item.Tags[0].Key != "stage" || *item.Tags[0].Value != "test" {
		t.Errorf("tags are %+v", item.Tags)
	}
	balancers, err := jdcloud.ListLoadBalancers(ctx, "alb", "")
	must(err)
	groups, err := jdcloud.ListTargetGroups(ctx, loadBalancer, "")
	must(err)
	backends, err := jdcloud.ListBackends(ctx, loadBalancer, "")
	must(err)
	listeners, err := jdcloud.ListListeners(ctx, loadBalancer, "")
	must(err)
	if got := fmt.Sprint(len(balancers), len(groups), len(backends), len(listeners)); got != "1 1 1 1" {
		t.Errorf("load balancers, groups, backends, listeners: %s, want one of each", got)
	}

	must(jdcloud.DeleteListener(ctx, listener))
	must(jdcloud.DeleteBackend(ctx, backend))
	ids := make([]string, 0, len(targets))
	for _, target := range targets {
		ids = append(ids, target.TargetId)
	}
	must(jdcloud.DeregisterTargets(ctx, group, ids))
	must(jdcloud.DeleteTargetGroup(ctx, group))
	must(jdcloud.DisassociateElasticIP(ctx, loadBalancer, "fip-a1"))
	must(jdcloud.DeleteLoadBalancer(ctx, loadBalancer))
	must(jdcloud.WaitForLoadBalancerGone(ctx, loadBalancer))
	balancers, err = jdcloud.ListLoadBalancers(ctx, "alb", "")
	must(err)
	if len(balancers) != 0 {
		t.Errorf("left over: %v", balancers)
	}
	elasticIP, err := jdcloud.DescribeElasticIP(ctx, "fip-a1")
	must(err)
	if elasticIP.InstanceId != "" {
		t.Errorf("the elastic IP still belongs to %s", elasticIP.InstanceId)
	}
}

func TestRefusalsOfTheSimulator(t *testing.T) {
	sim, err := simulator.New(simulator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(sim.Handler())
	defer server.Close()
	connect := func(secretKey string) *client.Client {
		jdcloud, err := client.New(client.Config{AccessKey: "simulator-access-key", SecretKey: secretKey, Region: "cn-north-1", Endpoint: server.URL})
		if err != nil {
			t.Fatal(err)
		}
		return jdcloud
	}
	if _, err := connect("wrong").DescribeSubnet(t.Context(), "subnet-a1"); client.ClassOf(err) != client.Unauthenticated {
		t.Errorf("with a wrong secret key: %v", err)
	}
	jdcloud := connect("simulator-secret-key")
	if _, err := jdcloud.DescribeSubnet(t.Context(), "subnet-none"); !client.IsNotFound(err) {
		t.Errorf("an unknown subnet: %v", err)
	}
	subnet, err := jdcloud.DescribeSubnet(t.Context(), "subnet-a1")
	if err != nil || subnet.VpcId != "vpc-a1" {
		t.Errorf("subnet is %+v, %v", subnet, err)
	}
	instance, err := jdcloud.DescribeInstance(t.Context(), "i-b1")
	if err != nil || instance.VpcId != "vpc-b1" {
		t.Errorf("instance is %+v, %v", instance, err)
	}
	group, err := jdcloud.DescribeAvailabilityGroup(t.Context(), "ag-a1")
	if err != nil || group.InstanceTemplateId != "it-a1" {
		t.Errorf("availability group is %+v, %v", group, err)
	}
	template, err := jdcloud.DescribeInstanceTemplate(t.Context(), "it-a1")
	if err != nil || template.InstanceTemplateData.VpcId != "vpc-a1" {
		t.Errorf("instance template is %+v, %v", template, err)
	}
}

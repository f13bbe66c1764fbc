package provider

import (
	"context"
	"errors"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/resource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

func newSession(t *testing.T) *session {
	t.Helper()
	sim, err := simulator.New(simulator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(sim.Handler())
	t.Cleanup(server.Close)
	apiClient, err := client.New(client.Config{
		AccessKey: "simulator-access-key", SecretKey: "simulator-secret-key", Region: "cn-north-1",
		Endpoint: server.URL, PollInterval: time.Millisecond,
	})
	if err != nil {
		t.Fatal(err)
	}
	return &session{client: apiClient, claims: &claims{}, patience: 20 * time.Millisecond}
}

// connect hands the session to a resource, as the provider does.
func connect(t *testing.T, s *session, r resource.Resource) {
	t.Helper()
	var response resource.ConfigureResponse
	r.(resource.ResourceWithConfigure).Configure(t.Context(), resource.ConfigureRequest{ProviderData: s}, &response)
	if response.Diagnostics.HasError() {
		t.Fatal(response.Diagnostics)
	}
}

var noTimeouts = timeouts.Value{Object: types.ObjectNull(map[string]attr.Type{"create": types.StringType, "update": types.StringType, "delete": types.StringType})}

// usedTargetGroup makes a load balancer with a target group and a backend that uses it.
func usedTargetGroup(t *testing.T, s *session) (loadBalancerID, targetGroupID, backendID string) {
	t.Helper()
	ctx := t.Context()
	must := func(id string, err error) string {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	loadBalancerID, _, err := s.client.CreateLoadBalancer(ctx, &lbapi.CreateLoadBalancerRequest{LoadBalancerName: "web", SubnetId: "subnet-a1", Azs: []string{"cn-north-1a"}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.client.WaitForLoadBalancer(ctx, loadBalancerID, client.StateActive); err != nil {
		t.Fatal(err)
	}
	targetGroupID = must(s.client.CreateTargetGroup(ctx, &lbapi.CreateTargetGroupRequest{TargetGroupName: "servers", LoadBalancerId: loadBalancerID}))
	backendID = must(s.client.CreateBackend(ctx, &lbapi.CreateBackendRequest{
		BackendName: "site", LoadBalancerId: loadBalancerID, Protocol: "Tcp", Port: 80,
		HealthCheckSpec: &lb.HealthCheckSpec{Protocol: "Tcp"}, TargetGroupIds: []string{targetGroupID},
	}, false))
	return loadBalancerID, targetGroupID, backendID
}

func TestDeletionNamesWhatUsesTheObject(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	loadBalancerID, targetGroupID, backendID := usedTargetGroup(t, s)
	listenerID, err := s.client.CreateListener(t.Context(), &lbapi.CreateListenerRequest{
		ListenerName: "tcp", LoadBalancerId: loadBalancerID, Protocol: "Tcp", Port: 80, BackendId: backendID,
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		deleted resource.Resource
		model   any
		user    string
		summary string
	}{
		"target group": {
			deleted: newTargetGroupResource(),
			model: targetGroupModel{
				objectModel:    objectModel{ID: types.StringValue(targetGroupID), Timeouts: noTimeouts},
				LoadBalancerID: types.StringValue(loadBalancerID),
			},
			user:    "backend " + backendID + " (site)",
			summary: "JD Cloud API error: deleteTargetGroup " + targetGroupID,
		},
		"backend": {
			deleted: newBackendResource(),
			model: backendModel{
				objectModel:    objectModel{ID: types.StringValue(backendID), Timeouts: noTimeouts},
				LoadBalancerID: types.StringValue(loadBalancerID),
				HealthCheck:    &healthCheckModel{HTTPCode: types.SetNull(types.StringType)},
			},
			user:    "listener " + listenerID + " (tcp)",
			summary: "JD Cloud API error: deleteBackend " + backendID + " (JDLB025)",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			connect(t, s, test.deleted)
			var schema resource.SchemaResponse
			test.deleted.Schema(t.Context(), resource.SchemaRequest{}, &schema)
			state := tfsdk.State{Schema: schema.Schema, Raw: tftypes.NewValue(schema.Schema.Type().TerraformType(t.Context()), nil)}
			if diagnostics := state.Set(t.Context(), test.model); diagnostics.HasError() {
				t.Fatal(diagnostics)
			}
			response := resource.DeleteResponse{State: state}
			test.deleted.Delete(t.Context(), resource.DeleteRequest{State: state}, &response)
			if len(response.Diagnostics) != 1 {
				t.Fatalf("expected one diagnostic, got %v", response.Diagnostics)
			}
			if summary := response.Diagnostics[0].Summary(); summary != test.summary {
				t.Errorf("the summary is %q, expected %q", summary, test.summary)
			}
			for _, text := range []string{"FAILED_PRECONDITION", "It is still used by " + test.user + ".", "create_before_destroy = true"} {
				if detail := response.Diagnostics[0].Detail(); !strings.Contains(detail, text) {
					t.Errorf("the error does not say %q: %s", text, detail)
				}
			}
		})
	}
}

func TestDeletionWaitsForTheEndOfTheUse(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	s.patience = time.Minute
	loadBalancerID, targetGroupID, backendID := usedTargetGroup(t, s)
	tries := 0
	err := s.deleteUnused(t.Context(), loadBalancerID, noRule,
		func(ctx context.Context) error {
			if tries++; tries == 2 {
				if err := s.client.DeleteBackend(ctx, backendID); err != nil {
					return err
				}
			}
			return s.client.DeleteTargetGroup(ctx, targetGroupID)
		},
		func(context.Context) ([]string, error) { return nil, errors.New("nobody should ask") })
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.client.DescribeTargetGroup(t.Context(), targetGroupID); !client.IsNotFound(err) {
		t.Errorf("the target group still exists: %v", err)
	}
}

func TestDeletionReportsOtherFailuresAtOnce(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	refusal := errors.New("refused")
	tries := 0
	err := s.deleteUnused(t.Context(), "alb-a1", noRule,
		func(context.Context) error { tries++; return refusal },
		func(context.Context) ([]string, error) { return nil, errors.New("nobody should ask") })
	if !errors.Is(err, refusal) || tries != 1 {
		t.Errorf("got %v after %d tries", err, tries)
	}
}

func TestClaimsAreReleasedOnce(t *testing.T) {
	t.Parallel()
	var c claims
	c.claim("group", []string{"t1", "t2"})
	if kept := c.release("other"); len(kept) != 0 {
		t.Errorf("another group has claims: %v", kept)
	}
	if kept := c.release("group"); len(kept) != 2 {
		t.Errorf("released %v", kept)
	}
	if kept := c.release("group"); len(kept) != 0 {
		t.Errorf("released twice: %v", kept)
	}
}

// What belongs to a load balancer that is being deleted cannot be deleted, and goes with it.
func TestDeletionInALoadBalancerThatIsBeingDeleted(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		typeName, removal string
	}{
		{"jdcloud_lb_listener", "deleteListener"},
		{"jdcloud_lb_backend", "deleteBackend"},
		{"jdcloud_lb_target_group", "deleteTargetGroup"},
		{"jdcloud_lb_target_group_targets", "deregisterTargets"},
	} {
		t.Run(test.typeName, func(t *testing.T) {
			t.Parallel()
			b, config := objectBench(t, test.typeName, nil)
			state, problem := b.apply(t, b.none(), config)
			if problem != "" {
				t.Fatal(problem)
			}
			if test.removal == "deregisterTargets" {
				// In the run that registered them, the targets are kept once, for their successor.
				if problem = b.destroy(t, state); problem != "" {
					t.Fatal(problem)
				}
			}
			parent := b.ids["<load balancer>"]
			if err := b.cloud.Modify(func(cloud *simulator.State) { cloud.LoadBalancers[parent].State.Code = "DELETING" }); err != nil {
				t.Fatal(err)
			}
			b.cloud.ForgetCalls()
			// The load balancer is gone after it was looked at some times.
			gone := make(chan error, 1)
			go func() {
				for (len(b.cloud.CallsOf(test.removal)) == 0 || len(b.cloud.CallsOf("describeLoadBalancer")) < 5) && t.Context().Err() == nil {
					time.Sleep(time.Millisecond)
				}
				gone <- b.cloud.Modify(func(cloud *simulator.State) {
					delete(cloud.LoadBalancers, parent)
					clear(cloud.Listeners)
					clear(cloud.Backends)
					clear(cloud.TargetGroups)
					clear(cloud.Targets)
				})
			}()
			problem = b.destroy(t, state)
			if problem != "" {
				t.Fatal(problem)
			}
			if err := <-gone; err != nil {
				t.Error(err)
			}
		})
	}
}

// Time in which others write to the load balancer does not use up the patience.
func TestDeletionDoesNotCountTheWaitForLocks(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	s.patience = time.Second
	loadBalancerID, _, _ := usedTargetGroup(t, s)
	inUse := &client.Error{Class: client.Precondition}
	tries := 0
	err := s.deleteUnused(t.Context(), loadBalancerID, noRule,
		func(ctx context.Context) error {
			if tries++; tries > 2 {
				return nil
			}
			if tries == 1 {
				// The next in the queue holds the lock for longer than the patience.
				waiting := make(chan struct{})
				go func() {
					close(waiting)
					release, err := s.client.LockLoadBalancer(ctx, loadBalancerID)
					if err != nil {
						return
					}
					time.Sleep(s.patience + 100*time.Millisecond)
					release()
				}()
				<-waiting
				time.Sleep(20 * time.Millisecond)
			}
			return inUse
		},
		func(context.Context) ([]string, error) { return nil, errors.New("nobody should ask") })
	if err != nil || tries != 3 {
		t.Errorf("got %v after %d tries", err, tries)
	}
}

package provider

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// planned is a plan with the entries.
func (g *watchedGroup) planned(t *testing.T, entries targetEntries) tfsdk.Plan {
	t.Helper()
	return tfsdk.Plan(targetsState(t, g.targetGroupID, entries))
}

func (g *watchedGroup) create(ctx context.Context, t *testing.T, plan tfsdk.Plan) resource.CreateResponse {
	t.Helper()
	response := resource.CreateResponse{State: tfsdk.State{Schema: plan.Schema, Raw: tftypes.NewValue(plan.Raw.Type(), nil)}}
	g.Create(ctx, resource.CreateRequest{Plan: plan}, &response)
	return response
}

// mustHaveSavedNothing checks the one error of a failed creation.
func mustHaveSavedNothing(t *testing.T, response resource.CreateResponse, texts ...string) {
	t.Helper()
	if !response.State.Raw.IsNull() {
		t.Error("something was saved")
	}
	if len(response.Diagnostics) != 1 || !response.Diagnostics.HasError() {
		t.Fatalf("expected one error, got %v", response.Diagnostics)
	}
	for _, text := range texts {
		if detail := response.Diagnostics[0].Detail(); !strings.Contains(detail, text) {
			t.Errorf("the error does not say %q: %s", text, detail)
		}
	}
}

func mustHaveTargets(t *testing.T, state tfsdk.State, expected int) {
	t.Helper()
	var saved targetsModel
	if diagnostics := state.Get(t.Context(), &saved); diagnostics.HasError() {
		t.Fatal(diagnostics)
	}
	if found := len(saved.Targets.Elements()); found != expected {
		t.Errorf("the state has %d targets, expected %d", found, expected)
	}
}

const wayOut = "Nothing was saved in the state, and nothing that is registered will be removed. " +
	"Apply again: targets that are registered are taken over, and the others are registered. terraform destroy does not know them until then."

func TestCreationOfTargetsThatIsInterrupted(t *testing.T) {
	t.Parallel()
	group := newWatchedGroup(t, simulator.Options{})
	plan := group.planned(t, addresses(0, 100))
	ctx, interrupt := context.WithCancel(t.Context())
	group.atSecond("registerTargets", func(*http.Request) { interrupt() })
	// The batch under way is finished; one more may be sent before the interruption is noticed.
	mustHaveSavedNothing(t, group.create(ctx, t, plan), "the operation was cancelled",
		" of 100 targets: \"server-000\" (target-", ", \"server-039\" (target-", wayOut)

	response := group.create(t.Context(), t, plan)
	if response.Diagnostics.HasError() {
		t.Fatal(response.Diagnostics)
	}
	mustHaveTargets(t, response.State, 100)
	if calls := group.calls(); calls["registerTargets"] != 5 || calls["deregisterTargets"] != 0 {
		t.Errorf("calls are %v", calls)
	}
}

// atSecond calls act before the second call of an operation on targets, counted from now.
func (g *watchedGroup) atSecond(operation string, act func(*http.Request)) {
	seen := 0
	g.before = func(request *http.Request) {
		if strings.HasSuffix(request.URL.Path, ":"+operation) {
			if seen++; seen == 2 {
				act(request)
			}
		}
	}
}

// The ids are known from the read-back only, and a backend may feed on them: without it nothing is saved.
func TestCreationOfTargetsWhoseReadBackFails(t *testing.T) {
	t.Parallel()
	group := newWatchedGroup(t, simulator.Options{})
	plan := group.planned(t, addresses(0, 2))
	ctx, interrupt := context.WithCancel(t.Context())
	group.atSecond("describeTargets", func(request *http.Request) {
		interrupt()
		<-request.Context().Done()
	})
	mustHaveSavedNothing(t, group.create(ctx, t, plan), "the operation was cancelled", "Registered are 2 of 2 targets:", wayOut)

	group.hold(t, nil)
	ctx, interrupt = context.WithCancel(t.Context())
	group.atSecond("describeTargets", func(request *http.Request) {
		group.simulator.InjectFault(simulator.Fault{Operation: "describeTargets", Kind: simulator.FaultUnavailable, Times: -1})
		interrupt()
		<-request.Context().Done()
	})
	mustHaveSavedNothing(t, group.create(ctx, t, plan), "Which targets are registered could not be read: ", "Nothing was saved in the state")
}

// Once the targets are registered, their ids are read until the time is up.
func TestCreationOfTargetsWaitsForTheReadBack(t *testing.T) {
	t.Parallel()
	group := newWatchedGroup(t, simulator.Options{})
	for _, kind := range []simulator.FaultKind{simulator.FaultUnavailable, simulator.FaultNotFound} {
		group.hold(t, nil)
		group.simulator.InjectFault(simulator.Fault{Operation: "describeTargets", Nth: 2, Kind: kind, Times: 12})
		response := group.create(t.Context(), t, group.planned(t, addresses(0, 2)))
		if len(response.Diagnostics) > 0 {
			t.Errorf("%s: %v", kind, response.Diagnostics)
		}
		mustHaveTargets(t, response.State, 2)
		group.simulator.ClearFaults()
	}
}

func TestCreationOfTargetsOfWhichNoneIsRegistered(t *testing.T) {
	t.Parallel()
	group := newWatchedGroup(t, simulator.Options{})
	plan := group.planned(t, addresses(0, 2))
	group.simulator.InjectFault(simulator.Fault{Operation: "registerTargets", Kind: simulator.FaultQuotaExceeded})
	mustHaveSavedNothing(t, group.create(t.Context(), t, plan), "QUOTA_EXCEEDED", "None of the targets is registered.")
}

func TestCreationOfTargetsInAGroupThatDoesNotExist(t *testing.T) {
	t.Parallel()
	group := newWatchedGroup(t, simulator.Options{})
	group.targetGroupID = "tg-unknown"
	response := group.create(t.Context(), t, group.planned(t, addresses(0, 2)))
	mustHaveSavedNothing(t, response, "NOT_FOUND (code 404)")
	if detail := response.Diagnostics[0].Detail(); strings.Contains(detail, "egistered") {
		t.Errorf("the error mentions targets: %s", detail)
	}
}

// The wait for another resource that writes to the load balancer is longer than the time limit, and does not count.
func TestCreationOfTargetsDoesNotCountTheWaitForOthers(t *testing.T) {
	t.Parallel()
	group := newWatchedGroup(t, simulator.Options{})
	loadBalancerID, err := group.client.LoadBalancerOfTargetGroup(t.Context(), group.targetGroupID)
	if err != nil {
		t.Fatal(err)
	}
	release, err := group.client.LockLoadBalancer(t.Context(), loadBalancerID)
	if err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(3*time.Second, release)
	plan := group.planned(t, addresses(0, 2))
	if diagnostics := plan.SetAttribute(t.Context(), path.Root("timeouts").AtName("create"), "2s"); diagnostics.HasError() {
		t.Fatal(diagnostics)
	}
	response := group.create(t.Context(), t, plan)
	if response.Diagnostics.HasError() {
		t.Fatal(response.Diagnostics)
	}
	mustHaveTargets(t, response.State, 2)
}

// A creation removes nothing, not even another port of a server that it registers: the next plan shows what goes.
func TestCreationOfTargetsAmongOthers(t *testing.T) {
	t.Parallel()
	group := newWatchedGroup(t, simulator.Options{})
	group.hold(t, addresses(0, 3))
	wanted := addresses(1, 4)
	moved := addressEntry("10.0.0.1")
	moved.Port = types.Int64Value(81)
	wanted["moved"] = moved

	response := group.create(t.Context(), t, group.planned(t, wanted))
	if len(response.Diagnostics) != 1 || response.Diagnostics.HasError() || response.Diagnostics[0].Summary() != "Unknown targets were kept" ||
		!strings.Contains(response.Diagnostics[0].Detail(), "neither in the configuration nor in the plan: 10.0.0.1:80 (target-10-0-0-1). They are still registered. This resource owns the whole group, so the next plan removes them.") {
		t.Errorf("got %v", response.Diagnostics)
	}
	mustHaveTargets(t, response.State, 4)
	if registered := len(group.simulator.Snapshot().Targets); registered != 5 {
		t.Errorf("%d targets are registered", registered)
	}

	read := resource.ReadResponse{State: response.State}
	group.Read(t.Context(), resource.ReadRequest{State: response.State}, &read)
	update := resource.UpdateResponse{State: read.State}
	group.Update(t.Context(), resource.UpdateRequest{State: read.State, Plan: tfsdk.Plan(response.State)}, &update)
	if len(update.Diagnostics) > 0 {
		t.Error(update.Diagnostics)
	}
	if registered := len(group.simulator.Snapshot().Targets); registered != 4 {
		t.Errorf("%d targets are registered after the next apply", registered)
	}
}

// What prevents a creation is named, with the way to let an apply remove it.
func TestCreationOfTargetsInAFullGroup(t *testing.T) {
	t.Parallel()
	group := newWatchedGroup(t, withTargetQuota(3))
	group.hold(t, addresses(0, 3))
	mustHaveSavedNothing(t, group.create(t.Context(), t, group.planned(t, addresses(1, 4))), "QUOTA_EXCEEDED",
		"The group holds targets that are not in the configuration: 10.0.0.1:80 (target-10-0-0-1). A creation does not remove them.",
		"terraform import jdcloud_lb_target_group_targets.<name> "+group.targetGroupID, "Registered are 2 of 3 targets:")
}

// An update leaves alone what has appeared since its plan.
func TestUpdateOfTargetsKeepsWhatThePlanDidNotKnow(t *testing.T) {
	t.Parallel()
	group := newWatchedGroup(t, simulator.Options{})
	registered := group.hold(t, addresses(0, 2))
	state := targetsState(t, group.targetGroupID, readTargets(nil, registered))
	plan := group.planned(t, addresses(1, 3))
	register(t, &group.session, group.targetGroupID, targetEntries{"late": addressEntry("10.0.0.9")})
	response := resource.UpdateResponse{State: state}
	group.Update(t.Context(), resource.UpdateRequest{State: state, Plan: plan}, &response)
	if len(response.Diagnostics) != 1 || !strings.Contains(response.Diagnostics[0].Detail(), "neither in the configuration nor in the plan: 10.0.0.9:80 (target-") {
		t.Errorf("got %v", response.Diagnostics)
	}
	mustHaveTargets(t, response.State, 2)
	if left := len(group.simulator.Snapshot().Targets); left != 3 {
		t.Errorf("%d targets are registered", left)
	}
}

// What an update has registered is in the state, and without a read-back the state stays as it was.
func TestUpdateOfTargetsWhoseReadBackFails(t *testing.T) {
	t.Parallel()
	group := newWatchedGroup(t, simulator.Options{})
	registered := group.hold(t, addresses(0, 1))
	state := targetsState(t, group.targetGroupID, readTargets(nil, registered))
	for _, test := range []struct {
		unreadable bool
		targets    int
		text       string
	}{
		{false, 2, "the operation was cancelled"},
		{true, 1, "Which targets are registered could not be read, so the state shows them as they were before: the next plan reads them."},
	} {
		group.hold(t, addresses(0, 1))
		ctx, interrupt := context.WithCancel(t.Context())
		group.atSecond("describeTargets", func(request *http.Request) {
			if test.unreadable {
				group.simulator.InjectFault(simulator.Fault{Operation: "describeTargets", Kind: simulator.FaultUnavailable, Times: -1})
			}
			interrupt()
			<-request.Context().Done()
		})
		response := resource.UpdateResponse{State: state}
		group.Update(ctx, resource.UpdateRequest{State: state, Plan: group.planned(t, addresses(0, 2))}, &response)
		if len(response.Diagnostics) != 1 || !response.Diagnostics.HasError() || !strings.Contains(response.Diagnostics[0].Detail(), test.text) {
			t.Errorf("got %v", response.Diagnostics)
		}
		mustHaveTargets(t, response.State, test.targets)
	}
}

// A destroy removes what the state knows.
func TestDestructionOfTargetsLeavesOthers(t *testing.T) {
	t.Parallel()
	group := newWatchedGroup(t, simulator.Options{})
	registered := group.hold(t, addresses(0, 3))
	state := targetsState(t, group.targetGroupID, readTargets(nil, registered[:2]))
	response := resource.DeleteResponse{State: state}
	group.Delete(t.Context(), resource.DeleteRequest{State: state}, &response)
	if len(response.Diagnostics) > 0 {
		t.Error(response.Diagnostics)
	}
	left, err := group.client.ListTargets(t.Context(), group.targetGroupID)
	if err != nil || len(left) != 1 || left[0].TargetId != registered[2].TargetId {
		t.Errorf("left are %v, %v", left, err)
	}
}

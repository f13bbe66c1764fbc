package provider

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

// targetsState is a state of the resource with the entries.
func targetsState(t *testing.T, targetGroupID string, entries targetEntries) tfsdk.State {
	t.Helper()
	schema := targetsSchema()
	state := tfsdk.State{Schema: schema, Raw: tftypes.NewValue(schema.Type().TerraformType(t.Context()), nil)}
	var diagnostics diag.Diagnostics
	targetsModel{TargetGroupID: types.StringValue(targetGroupID)}.save(t.Context(), entries, &state, &diagnostics)
	if diagnostics.HasError() {
		t.Fatal(diagnostics)
	}
	return state
}

func register(t *testing.T, s *session, targetGroupID string, entries targetEntries) {
	t.Helper()
	for _, entry := range entries {
		if err := s.client.RegisterTargets(t.Context(), targetGroupID, []lb.TargetSpec{entry.spec()}); err != nil {
			t.Fatal(err)
		}
	}
}

func checkWarning(t *testing.T, diagnostics diag.Diagnostics) {
	t.Helper()
	if diagnostics.HasError() || len(diagnostics) != 1 {
		t.Fatalf("expected one warning, got %v", diagnostics)
	}
	detail := diagnostics[0].Detail()
	for _, text := range []string{"holds targets that are not in the configuration: i-a2:81 (target-", "so apply removes them", "To keep them, add them to targets."} {
		if !strings.Contains(detail, text) {
			t.Errorf("the warning does not say %q: %s", text, detail)
		}
	}
}

func TestRefreshWarnsOfUnknownTargets(t *testing.T) {
	t.Parallel()
	r := &targetsResource{baseResource{*newSession(t)}}
	_, targetGroupID, _ := usedTargetGroup(t, &r.session)
	register(t, &r.session, targetGroupID, targetEntries{"a": entry("i-a1", 80, 10), "b": entry("i-a2", 81, 10)})

	state := targetsState(t, targetGroupID, targetEntries{"a": known("target-1", 80)})
	response := resource.ReadResponse{State: state}
	r.Read(t.Context(), resource.ReadRequest{State: state}, &response)
	checkWarning(t, response.Diagnostics)
	var read targetsModel
	if diagnostics := response.State.Get(t.Context(), &read); diagnostics.HasError() {
		t.Fatal(diagnostics)
	}
	if elements := read.Targets.Elements(); len(elements) != 2 || elements["i-a2:81"] == nil {
		t.Errorf("the state holds %v", elements)
	}
}

func TestPlanOfACreationWarnsOfUnknownTargets(t *testing.T) {
	t.Parallel()
	r := &targetsResource{baseResource{*newSession(t)}}
	_, targetGroupID, _ := usedTargetGroup(t, &r.session)
	register(t, &r.session, targetGroupID, targetEntries{"a": entry("i-a1", 80, 10), "b": entry("i-a2", 81, 10)})

	planned := targetsState(t, targetGroupID, targetEntries{"a": entry("i-a1", 80, 10)})
	plan := tfsdk.Plan(planned)
	none := tfsdk.State{Schema: planned.Schema, Raw: tftypes.NewValue(planned.Schema.Type().TerraformType(t.Context()), nil)}
	response := resource.ModifyPlanResponse{Plan: plan}
	r.ModifyPlan(t.Context(), resource.ModifyPlanRequest{Plan: plan, State: none}, &response)
	checkWarning(t, response.Diagnostics)
}

func TestApplyRefusesTargetsThatAreGoneSinceThePlan(t *testing.T) {
	t.Parallel()
	r := &targetsResource{baseResource{*newSession(t)}}
	_, targetGroupID, _ := usedTargetGroup(t, &r.session)
	_, _, err := r.apply(t.Context(), targetGroupID, targetEntries{"a": known("target-1", 80)}, nil)
	const expected = `targets have been removed or registered anew since the plan was made: "a" (target-1); nothing was changed, plan and apply again`
	if err == nil || err.Error() != expected {
		t.Errorf("got %v", err)
	}
	if registered, err := r.client.ListTargets(t.Context(), targetGroupID); err != nil || len(registered) > 0 {
		t.Errorf("something was changed: %v, %v", registered, err)
	}
}

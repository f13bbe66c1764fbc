package provider

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

// targetsState is a state of the resource with the entries.
func targetsState(t *testing.T, targetGroupID string, entries targetEntries) tfsdk.State {
	t.Helper()
	schema := targetsSchema(t.Context())
	state := tfsdk.State{Schema: schema, Raw: tftypes.NewValue(schema.Type().TerraformType(t.Context()), nil)}
	diagnostics := state.SetAttribute(t.Context(), path.Root("id"), targetGroupID)
	diagnostics.Append(state.SetAttribute(t.Context(), path.Root("target_group_id"), targetGroupID)...)
	diagnostics.Append(state.SetAttribute(t.Context(), path.Root("targets"), entries)...)
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

func TestApplyRefusesTargetsThatAreGoneSinceThePlan(t *testing.T) {
	t.Parallel()
	r := &targetsResource{baseResource{*newSession(t)}}
	_, targetGroupID, _ := usedTargetGroup(t, &r.session)
	_, err := r.apply(t.Context(), groupChange{client: r.client, targetGroupID: targetGroupID, wanted: targetEntries{"a": known("target-1", 80)}})
	const expected = `targets were removed or registered again after the plan was made: "a" (target-1); plan and apply again`
	if err == nil || err.Error() != expected {
		t.Errorf("got %v", err)
	}
	if registered, err := r.client.ListTargets(t.Context(), targetGroupID); err != nil || len(registered) > 0 {
		t.Errorf("something was changed: %v, %v", registered, err)
	}
}

// ipTargetGroup makes a load balancer of the product with a target group of addresses.
func ipTargetGroup(t *testing.T, s *session, product string) (targetGroupID string) {
	t.Helper()
	kind := "ip"
	request := &lbapi.CreateLoadBalancerRequest{LoadBalancerName: product, SubnetId: "subnet-a1", Type: &product}
	if product != "dnlb" {
		request.Azs = []string{"cn-north-1a"}
	}
	loadBalancerID, _, err := s.client.CreateLoadBalancer(t.Context(), request)
	if err == nil {
		_, err = s.client.WaitForLoadBalancer(t.Context(), loadBalancerID, client.StateActive)
	}
	if err == nil {
		targetGroupID, err = s.client.CreateTargetGroup(t.Context(), &lbapi.CreateTargetGroupRequest{TargetGroupName: "addresses", LoadBalancerId: loadBalancerID, Type: &kind})
	}
	if err != nil {
		t.Fatal(err)
	}
	return targetGroupID
}

func addressEntry(address string) targetModel {
	model := entry("", 80, 10)
	model.Type, model.InstanceID, model.IPAddress = types.StringValue("ip"), types.StringNull(), types.StringValue(address)
	return model
}

// The private ranges are documented for an alb only. As long as the product is not known there is a warning.
func TestPlanJudgesAddressesOutsideThePrivateRanges(t *testing.T) {
	t.Parallel()
	r := &targetsResource{baseResource{*newSession(t)}}
	const (
		warning = `Target "public" has ip_address 203.0.113.1, which is not in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16. An alb refuses such an address. ` +
			"JD Cloud does not document whether an nlb or dnlb accepts it: check that this target receives requests."
		refusal = `Target "public" has ip_address 203.0.113.1, which is not in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16. ` +
			"The target group belongs to an alb, which accepts addresses in these ranges only: use one of them."
	)
	for name, test := range map[string]struct {
		targetGroupID types.String
		severity      diag.Severity
		detail        string
	}{
		"alb":            {types.StringValue(ipTargetGroup(t, &r.session, "alb")), diag.SeverityError, refusal},
		"nlb":            {types.StringValue(ipTargetGroup(t, &r.session, "nlb")), diag.SeverityWarning, warning},
		"dnlb":           {types.StringValue(ipTargetGroup(t, &r.session, "dnlb")), diag.SeverityWarning, warning},
		"not made yet":   {types.StringUnknown(), diag.SeverityWarning, warning},
		"not to be read": {types.StringValue("tg-unknown"), diag.SeverityWarning, warning},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			planned := targetsState(t, "tg-x", targetEntries{"private": addressEntry("172.31.255.255"), "public": addressEntry("203.0.113.1"), "vm": entry("i-a1", 80, 10)})
			if diagnostics := planned.SetAttribute(t.Context(), path.Root("target_group_id"), test.targetGroupID); diagnostics.HasError() {
				t.Fatal(diagnostics)
			}
			plan := tfsdk.Plan(planned)
			none := tfsdk.State{Schema: planned.Schema, Raw: tftypes.NewValue(planned.Schema.Type().TerraformType(t.Context()), nil)}
			response := resource.ModifyPlanResponse{Plan: plan}
			r.ModifyPlan(t.Context(), resource.ModifyPlanRequest{Plan: plan, State: none}, &response)
			if len(response.Diagnostics) != 1 {
				t.Fatalf("expected one diagnostic, got %v", response.Diagnostics)
			}
			found := response.Diagnostics[0]
			if found.Severity() != test.severity || found.Summary() != "Address outside the private ranges (JDLB008)" || found.Detail() != test.detail {
				t.Errorf("got %s %s: %s", found.Severity(), found.Summary(), found.Detail())
			}
		})
	}
}

// Where the plan could not know the product, apply refuses before it changes anything.
func TestApplyRefusesAddressesOutsideThePrivateRangesOnAlb(t *testing.T) {
	t.Parallel()
	r := &targetsResource{baseResource{*newSession(t)}}
	targetGroupID := ipTargetGroup(t, &r.session, "alb")
	wanted := targetEntries{"private": addressEntry("10.0.0.1"), "public": addressEntry("203.0.113.1"), "shared": addressEntry("100.64.0.1")}
	_, err := r.apply(t.Context(), groupChange{client: r.client, targetGroupID: targetGroupID, wanted: wanted})
	var diagnostics diag.Diagnostics
	addFailure(&diagnostics, "register the targets", err)
	const expected = "Could not register the targets.\n\nthe target group belongs to an alb, which accepts addresses in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16 only. " +
		`Outside these ranges: "public" (203.0.113.1), "shared" (100.64.0.1). Nothing was changed.`
	if summary, detail := diagnostics[0].Summary(), diagnostics[0].Detail(); summary != "Could not register the targets (JDLB008)" || detail != expected {
		t.Errorf("got %s: %s", summary, detail)
	}
	if registered, err := r.client.ListTargets(t.Context(), targetGroupID); err != nil || len(registered) > 0 {
		t.Errorf("something was changed: %v, %v", registered, err)
	}
}

package provider

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// createLoadBalancer creates one through the resource and returns what Terraform gets.
func createLoadBalancer(t *testing.T, r resource.Resource, name string) (loadBalancerModel, resource.CreateResponse) {
	t.Helper()
	schema := loadBalancerSchema(t.Context())
	none := tftypes.NewValue(schema.Type().TerraformType(t.Context()), nil)
	plan := tfsdk.Plan{Schema: schema, Raw: none}
	diagnostics := plan.Set(t.Context(), loadBalancerModel{
		objectModel:      objectModel{Name: types.StringValue(name), Timeouts: noTimeouts},
		Type:             types.StringValue("alb"),
		SubnetID:         types.StringValue("subnet-a1"),
		AZs:              stringSet([]string{"cn-north-1a"}),
		SecurityGroupIDs: types.SetUnknown(types.StringType),
		Tags:             types.MapNull(types.StringType),
	})
	response := resource.CreateResponse{State: tfsdk.State{Schema: schema, Raw: none}}
	r.Create(t.Context(), resource.CreateRequest{Plan: plan}, &response)
	var made loadBalancerModel
	diagnostics.Append(response.State.Get(t.Context(), &made)...)
	if diagnostics.HasError() || response.Diagnostics.HasError() {
		t.Fatal(diagnostics, response.Diagnostics)
	}
	return made, response
}

// An apply that is killed between a create and its answer leaves a load balancer that no state knows.
func TestCreationWarnsOfLoadBalancersWithItsName(t *testing.T) {
	t.Parallel()
	r := newLoadBalancerResource()
	connect(t, newSession(t), r)
	first, response := createLoadBalancer(t, r, "web")
	if len(response.Diagnostics) != 0 {
		t.Errorf("the first load balancer of a name brings %v", response.Diagnostics)
	}
	if _, response = createLoadBalancer(t, r, "shop"); len(response.Diagnostics) != 0 {
		t.Errorf("a load balancer of another name brings %v", response.Diagnostics)
	}

	second, response := createLoadBalancer(t, r, "web")
	if len(response.Diagnostics) != 1 {
		t.Fatalf("expected one warning, got %v", response.Diagnostics)
	}
	if want, summary := "Other load balancers have the name of "+second.ID.ValueString()+": "+first.ID.ValueString(), response.Diagnostics[0].Summary(); summary != want {
		t.Errorf("the summary is %q, want %q", summary, want)
	}
	want := "Load balancer " + second.ID.ValueString() + " (web) was created with the same name as " + first.ID.ValueString() + ". If an earlier apply was interrupted"
	if detail := response.Diagnostics[0].Detail(); !strings.HasPrefix(detail, want) {
		t.Errorf("the warning is\n  %s\nand does not begin with\n  %s", detail, want)
	}
}

// A create that is refused for the quota may be so because of what an interrupted apply has left.
func TestFailedCreationWarnsOfLoadBalancersWithItsName(t *testing.T) {
	t.Parallel()
	b, config := objectBench(t, "jdcloud_lb", nil)
	state, problem := b.apply(t, b.none(), config)
	if problem != "" {
		t.Fatal(problem)
	}
	id, _ := at(goValue(state), "id").(string)
	b.cloud.InjectFault(simulator.Fault{Operation: "createLoadBalancer", Kind: simulator.FaultQuotaExceeded})
	_, problem = b.apply(t, b.none(), config)
	want := "Load balancers have the name web already: " + id + ": The load balancers " + id + " have the name of the one that could not be created (web). If an earlier apply was interrupted"
	if !strings.Contains(problem, "QUOTA_EXCEEDED") || len(b.warnings) != 1 || !strings.HasPrefix(b.warnings[0], want) {
		t.Errorf("the error is %q, and the warnings are %q", problem, b.warnings)
	}
}

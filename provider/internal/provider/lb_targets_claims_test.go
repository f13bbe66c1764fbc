package provider

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// Whichever of the two ways to manage a group is planned second is refused.
func TestTargetsOfOneGroupAreManagedInOneWay(t *testing.T) {
	t.Parallel()
	for _, order := range [][]manner{{asList, asAttachments}, {asAttachments, asList}} {
		var c claims
		var diagnostics diag.Diagnostics
		c.plan(types.StringUnknown(), order[1], &diagnostics)
		c.plan(types.StringValue("tg-b1"), order[1], &diagnostics)
		c.plan(types.StringValue("tg-a1"), order[0], &diagnostics)
		c.plan(types.StringValue("tg-a1"), order[0], &diagnostics)
		if len(diagnostics) > 0 {
			t.Errorf("got %v", diagnostics)
		}
		c.plan(types.StringValue("tg-a1"), order[1], &diagnostics)
		const expected = "Target group tg-a1 has both a jdcloud_lb_target_group_targets and a jdcloud_lb_target_group_attachment resource. " +
			"The first one owns the whole list and would deregister what the second one has registered: use only one of the two types for a target group."
		if len(diagnostics) != 1 || diagnostics[0].Summary() != "Targets managed in two ways (JDLB201)" || diagnostics[0].Detail() != expected {
			t.Errorf("got %v", diagnostics)
		}
	}
}

// A list that is destroyed leaves registered what an attachment of the same run keeps.
func TestDestructionOfTargetsKeepsThoseOfAttachments(t *testing.T) {
	t.Parallel()
	group := newWatchedGroup(t, simulator.Options{})
	registered := group.hold(t, addresses(0, 3))
	group.claims.attach(group.targetGroupID, registered[1].TargetId)
	state := targetsState(t, group.targetGroupID, readTargets(nil, registered))
	response := resource.DeleteResponse{State: state}
	group.Delete(t.Context(), resource.DeleteRequest{State: state}, &response)
	if len(response.Diagnostics) > 0 {
		t.Error(response.Diagnostics)
	}
	left, err := group.client.ListTargets(t.Context(), group.targetGroupID)
	if err != nil || len(left) != 1 || left[0].TargetId != registered[1].TargetId {
		t.Errorf("left are %v, %v", left, err)
	}
}

// attachmentState is a state of an attachment of the target.
func attachmentState(t *testing.T, targetGroupID, targetID string) tfsdk.State {
	t.Helper()
	schema := attachmentSchema(t.Context())
	state := tfsdk.State{Schema: schema, Raw: tftypes.NewValue(schema.Type().TerraformType(t.Context()), nil)}
	for name, value := range map[string]string{"id": targetGroupID + "/" + targetID, "target_group_id": targetGroupID, "target_id": targetID} {
		if diagnostics := state.SetAttribute(t.Context(), path.Root(name), value); diagnostics.HasError() {
			t.Fatal(diagnostics)
		}
	}
	return state
}

// An attachment that is destroyed leaves its target to a list that was created in the same run.
func TestDestructionOfAnAttachmentKeepsWhatAListHasTakenOver(t *testing.T) {
	t.Parallel()
	group := newWatchedGroup(t, simulator.Options{})
	registered := group.hold(t, addresses(0, 2))
	group.claims.claim(group.targetGroupID, []string{registered[0].TargetId})
	attachments := &attachmentResource{group.baseResource}
	for _, target := range registered {
		state := attachmentState(t, group.targetGroupID, target.TargetId)
		response := resource.DeleteResponse{State: state}
		attachments.Delete(t.Context(), resource.DeleteRequest{State: state}, &response)
		if len(response.Diagnostics) > 0 {
			t.Error(response.Diagnostics)
		}
	}
	left, err := group.client.ListTargets(t.Context(), group.targetGroupID)
	if err != nil || len(left) != 1 || left[0].TargetId != registered[0].TargetId {
		t.Errorf("left are %v, %v", left, err)
	}
}

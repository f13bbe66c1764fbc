package provider

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

// attachmentResource is one target of a group, which it leaves alone otherwise.
type attachmentResource struct {
	baseResource
}

var (
	_ resource.ResourceWithConfigure      = &attachmentResource{}
	_ resource.ResourceWithImportState    = &attachmentResource{}
	_ resource.ResourceWithIdentity       = &attachmentResource{}
	_ resource.ResourceWithModifyPlan     = &attachmentResource{}
	_ resource.ResourceWithValidateConfig = &attachmentResource{}
)

func newAttachmentResource() resource.Resource { return &attachmentResource{} }

func (r *attachmentResource) Metadata(_ context.Context, _ resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = string(asAttachments)
}

func (r *attachmentResource) Schema(ctx context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	response.Schema = attachmentSchema(ctx)
}

func (r *attachmentResource) IdentitySchema(_ context.Context, _ resource.IdentitySchemaRequest, response *resource.IdentitySchemaResponse) {
	response.IdentitySchema = attachmentIdentitySchema()
}

func (r *attachmentResource) ValidateConfig(ctx context.Context, request resource.ValidateConfigRequest, response *resource.ValidateConfigResponse) {
	var config attachmentModel
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	if !response.Diagnostics.HasError() {
		config.validate("A target", path.Empty(), &response.Diagnostics)
	}
}

// ModifyPlan judges the target by what is known of its group.
func (r *attachmentResource) ModifyPlan(ctx context.Context, request resource.ModifyPlanRequest, response *resource.ModifyPlanResponse) {
	if request.Plan.Raw.IsNull() {
		return
	}
	var plan attachmentModel
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	if response.Diagnostics.HasError() {
		return
	}
	r.claims.plan(plan.TargetGroupID, asAttachments, &response.Diagnostics)
	if given(plan.TargetGroupID) && given(plan.TargetID) {
		r.claims.attach(plan.TargetGroupID.ValueString(), plan.TargetID.ValueString())
	}
	r.judgeTargets(ctx, plan.TargetGroupID, targetEntries{"": plan.targetModel}, &response.Diagnostics)
}

// Create registers the target, and never takes over one that is registered already: it belongs to somebody.
func (r *attachmentResource) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	var plan attachmentModel
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	timeout, diagnostics := plan.Timeouts.Create(ctx, childTimeout)
	response.Diagnostics.Append(diagnostics...)
	if response.Diagnostics.HasError() {
		return
	}
	ctx, cancel := client.WithTimeout(ctx, timeout)
	defer cancel()

	targetGroupID := plan.TargetGroupID.ValueString()
	target, err := r.register(ctx, targetGroupID, plan.spec())
	if err != nil {
		addFailure(&response.Diagnostics, fmt.Sprintf("register target %s in target group %s", describeTarget(plan.key()), targetGroupID), err)
		return
	}
	r.claims.attach(targetGroupID, target.TargetId)
	plan.take(target)
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	r.identifyAttachment(ctx, response.Identity, plan, &response.Diagnostics)
}

// take makes the model show the target.
func (m *attachmentModel) take(target lb.Target) {
	m.targetModel = readTarget(target)
	m.ID = types.StringValue(m.TargetGroupID.ValueString() + "/" + target.TargetId)
}

func (r *attachmentResource) Read(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse) {
	var state attachmentModel
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() {
		return
	}
	r.identifyAttachment(ctx, response.Identity, state, &response.Diagnostics)
	target, err := r.client.ReadTarget(ctx, state.TargetGroupID.ValueString(), state.TargetID.ValueString())
	if client.IsNotFound(err) {
		response.State.RemoveResource(ctx)
		return
	}
	if err != nil {
		addFailure(&response.Diagnostics, "read target "+state.TargetID.ValueString()+" of target group "+state.TargetGroupID.ValueString(), err)
		return
	}
	state.take(*target)
	response.Diagnostics.Append(response.State.Set(ctx, state)...)
}

// Update changes port and weight: everything else makes another target.
func (r *attachmentResource) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	var plan, state attachmentModel
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	timeout, diagnostics := plan.Timeouts.Update(ctx, childTimeout)
	response.Diagnostics.Append(diagnostics...)
	if response.Diagnostics.HasError() {
		return
	}
	ctx, cancel := client.WithTimeout(ctx, timeout)
	defer cancel()

	targetGroupID, targetID := state.TargetGroupID.ValueString(), state.TargetID.ValueString()
	matched, _ := matchTargets(targetEntries{"": plan.targetModel}, targetEntries{"": state.targetModel}, registeredBefore(targetEntries{"": state.targetModel}))
	for _, update := range planTargets(targetEntries{"": plan.targetModel}, matched, nil).update {
		if err := r.update(ctx, targetGroupID, update); err != nil {
			addFailure(&response.Diagnostics, "update target "+targetID+" of target group "+targetGroupID, err)
			return
		}
	}
	r.claims.attach(targetGroupID, targetID)
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	r.identifyAttachment(ctx, response.Identity, plan, &response.Diagnostics)
}

// Delete deregisters the target, unless a list that was created in this run has taken it over.
func (r *attachmentResource) Delete(ctx context.Context, request resource.DeleteRequest, response *resource.DeleteResponse) {
	var state attachmentModel
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	timeout, diagnostics := state.Timeouts.Delete(ctx, childTimeout)
	response.Diagnostics.Append(diagnostics...)
	if response.Diagnostics.HasError() {
		return
	}
	ctx, cancel := client.WithTimeout(ctx, timeout)
	defer cancel()

	targetGroupID, targetID := state.TargetGroupID.ValueString(), state.TargetID.ValueString()
	if r.claims.isOwned(targetGroupID, targetID) {
		return
	}
	if err := r.deregister(ctx, targetGroupID, targetID); err != nil {
		addFailure(&response.Diagnostics, "deregister target "+targetID+" of target group "+targetGroupID, err)
	}
}

// identifyAttachment is identify for an attachment.
func (r *attachmentResource) identifyAttachment(ctx context.Context, identity *tfsdk.ResourceIdentity, model attachmentModel, diagnostics *diag.Diagnostics) {
	if identity != nil && identity.Raw.IsNull() {
		diagnostics.Append(identity.Set(ctx, attachmentIdentity{types.StringValue(r.client.Region()), model.TargetGroupID, model.TargetID})...)
	}
}

// ImportState takes [region/]<target group>/<target>. The target is given by its id, or by what it is: i-a1:8080.
func (r *attachmentResource) ImportState(ctx context.Context, request resource.ImportStateRequest, response *resource.ImportStateResponse) {
	region, targetGroupID, target, summary := "", "", "", "Invalid import id"
	if request.ID == "" && request.Identity != nil {
		var identity attachmentIdentity
		response.Diagnostics.Append(request.Identity.Get(ctx, &identity)...)
		region, targetGroupID, target, summary = identity.Region.ValueString(), identity.TargetGroupID.ValueString(), identity.TargetID.ValueString(), "Invalid import identity"
	} else {
		segments := strings.Split(request.ID, "/")
		if len(segments) == 3 {
			region, segments = segments[0], segments[1:]
		}
		if len(segments) == 2 {
			targetGroupID, target = segments[0], segments[1]
		}
	}
	if response.Diagnostics.HasError() || !r.isOwnRegion(region, summary, &response.Diagnostics) {
		return
	}
	targetID, err := r.idOfImport(ctx, targetGroupID, target)
	if err != nil {
		response.Diagnostics.AddError(summary, fmt.Sprintf("%s Give the id of the target group and that of the target, for example tg-a1b2c3d4e5/target-f6g7h8i9j0, "+
			"or the server and the port that are registered, for example tg-a1b2c3d4e5/i-a1:8080 (port 0 is the backend's port).", sentence(err)))
		return
	}
	for name, value := range map[string]string{"id": targetGroupID + "/" + targetID, "target_group_id": targetGroupID, "target_id": targetID} {
		response.Diagnostics.Append(response.State.SetAttribute(ctx, path.Root(name), value)...)
	}
	if response.Identity != nil {
		response.Diagnostics.Append(response.Identity.Set(ctx, attachmentIdentity{
			types.StringValue(r.client.Region()), types.StringValue(targetGroupID), types.StringValue(targetID),
		})...)
	}
}

// idOfImport returns the id of a target that is given by its id or as server:port.
func (r *attachmentResource) idOfImport(ctx context.Context, targetGroupID, target string) (string, error) {
	if err := client.CheckID(targetGroupID); err != nil {
		return "", fmt.Errorf("target group: %w", err)
	}
	if !strings.Contains(target, ":") {
		if err := client.CheckID(target); err != nil {
			return "", fmt.Errorf("target: %w", err)
		}
		return target, nil
	}
	registered, err := r.client.ReadTargets(ctx, targetGroupID, "")
	if err != nil {
		return "", err
	}
	for _, candidate := range registered {
		if key := client.KeyOfTarget(candidate); fmt.Sprintf("%s:%d", key.Address, key.Port) == target {
			return candidate.TargetId, nil
		}
	}
	if len(registered) == 0 {
		return "", fmt.Errorf("target group %s holds no targets", targetGroupID)
	}
	return "", fmt.Errorf("target group %s does not hold %s, but %s", targetGroupID, target, strings.Join(describeTargets(registered), ", "))
}

package provider

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

// lastReadTimeout bounds the read of what was done, after an apply has failed or its time has run out.
const lastReadTimeout = 10 * time.Second

type targetsResource struct {
	baseResource
}

var (
	_ resource.ResourceWithConfigure      = &targetsResource{}
	_ resource.ResourceWithImportState    = &targetsResource{}
	_ resource.ResourceWithIdentity       = &targetsResource{}
	_ resource.ResourceWithModifyPlan     = &targetsResource{}
	_ resource.ResourceWithValidateConfig = &targetsResource{}
)

func newTargetsResource() resource.Resource { return &targetsResource{} }

func (r *targetsResource) Metadata(_ context.Context, _ resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = "jdcloud_lb_target_group_targets"
}

func (r *targetsResource) Schema(ctx context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	response.Schema = targetsSchema(ctx)
}

// ImportState takes the id of the target group. The targets then have keys made of what they are (i-a1:8080);
// giving them the keys of the configuration registers nothing anew.
func (r *targetsResource) ImportState(ctx context.Context, request resource.ImportStateRequest, response *resource.ImportStateResponse) {
	r.importByID(ctx, "that of the target group, tg-a1b2c3d4e5", request, response)
	var id types.String
	response.Diagnostics.Append(response.State.GetAttribute(ctx, path.Root("id"), &id)...)
	if !response.Diagnostics.HasError() {
		response.Diagnostics.Append(response.State.SetAttribute(ctx, path.Root("target_group_id"), id)...)
	}
}

// Create registers what is missing and removes nothing. When it fails, nothing is saved: Terraform would replace a
// resource that it thinks is broken, and deregister all that serves.
func (r *targetsResource) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	var plan targetsModel
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	wanted, _ := plan.entries(ctx, &response.Diagnostics)
	timeout, diagnostics := plan.Timeouts.Create(ctx, childTimeout)
	response.Diagnostics.Append(diagnostics...)
	if response.Diagnostics.HasError() {
		return
	}
	ctx, cancel := client.WithTimeout(ctx, timeout)
	defer cancel()

	targetGroupID := plan.TargetGroupID.ValueString()
	change := groupChange{client: r.client, targetGroupID: targetGroupID, wanted: wanted}
	content, err := r.apply(ctx, change)
	if err != nil {
		addFailure(&response.Diagnostics, "register the targets of target group "+targetGroupID, r.unsaved(ctx, change, err))
		return
	}
	r.claims.claim(targetGroupID, readTargets(content.matched, nil).targetIDs())
	addKept(&response.Diagnostics, targetGroupID, content.strays)
	plan.ID = plan.TargetGroupID
	plan.save(ctx, readTargets(content.matched, nil), &response.State, &response.Diagnostics)
	r.identify(ctx, response.Identity, plan.TargetGroupID, &response.Diagnostics)
}

// unsaved adds to the failure of a creation what is registered all the same: it is in no state, so nobody else tells.
func (r *targetsResource) unsaved(ctx context.Context, change groupChange, failure error) error {
	const wayOut = "Nothing was saved in the state, and nothing that is registered will be removed. Apply again: targets that are registered are taken over, and the others are registered"
	content, err := r.lastLook(ctx, change)
	if client.IsNotFound(failure) && client.IsNotFound(err) {
		return failure // There is no such group.
	}
	if err != nil {
		return followedBy(followedBy(failure, "Which targets are registered could not be read: "+err.Error()), wayOut)
	}
	if len(content.strays) > 0 {
		failure = followedBy(failure, fmt.Sprintf("The group holds targets that are not in the configuration: %s. A creation does not remove them. To let an apply remove them, "+
			"import the group first (terraform import jdcloud_lb_target_group_targets.<name> %s)", strings.Join(describeTargets(content.strays), ", "), change.targetGroupID))
	}
	if len(content.matched) == 0 {
		return followedBy(failure, "None of the targets is registered")
	}
	var registered []string
	for _, key := range slices.Sorted(maps.Keys(content.matched)) {
		registered = append(registered, fmt.Sprintf("%q (%s)", key, content.matched[key].TargetId))
	}
	return followedBy(failure, fmt.Sprintf("Registered are %d of %d targets: %s. %s. terraform destroy does not know them until then",
		len(content.matched), len(change.wanted), strings.Join(registered, ", "), wayOut))
}

// lastLook reads what a failed change has left.
func (r *targetsResource) lastLook(ctx context.Context, change groupChange) (groupContent, error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastReadTimeout)
	defer cancel()
	registered, err := r.client.ListTargets(ctx, change.targetGroupID)
	if err != nil {
		return groupContent{}, err
	}
	matched, strays := matchTargets(change.wanted, change.previous, registered)
	return groupContent{matched, strays}, nil
}

// save writes the whole model with these targets.
func (m targetsModel) save(ctx context.Context, entries targetEntries, state *tfsdk.State, diagnostics *diag.Diagnostics) {
	targets, found := types.MapValueFrom(ctx, m.Targets.ElementType(ctx), entries)
	diagnostics.Append(found...)
	m.Targets = targets
	diagnostics.Append(state.Set(ctx, m)...)
}

// apply makes the change while nothing else in this process writes to the load balancer.
func (r *targetsResource) apply(ctx context.Context, change groupChange) (content groupContent, err error) {
	if err := r.checkAddresses(ctx, change.targetGroupID, change.wanted); err != nil {
		return content, err
	}
	loadBalancerID, err := r.client.LoadBalancerOfTargetGroup(ctx, change.targetGroupID)
	if err != nil {
		return content, err
	}
	err = r.locked(ctx, loadBalancerID, func(ctx context.Context) error {
		content, err = change.run(ctx)
		return err
	})
	return content, err
}

// checkAddresses refuses what an alb refuses, with the rule and the user's keys, also where the plan could not.
func (r *targetsResource) checkAddresses(ctx context.Context, targetGroupID string, wanted targetEntries) error {
	keys := wanted.outsidePrivateRanges()
	if len(keys) == 0 || r.productOf(ctx, types.StringValue(targetGroupID)) != "alb" {
		return nil
	}
	var targets []string
	for _, key := range keys {
		targets = append(targets, fmt.Sprintf("%q (%s)", key, wanted[key].IPAddress.ValueString()))
	}
	return rulePrivateRanges.broken(fmt.Errorf("the target group belongs to an alb, which accepts addresses in %s only. Outside these ranges: %s. Nothing was changed",
		privateRanges, strings.Join(targets, ", ")))
}

func (r *targetsResource) Read(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse) {
	var state targetsModel
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	previous, _ := state.entries(ctx, &response.Diagnostics)
	if response.Diagnostics.HasError() {
		return
	}
	r.identify(ctx, response.Identity, state.TargetGroupID, &response.Diagnostics)
	targetGroupID := state.TargetGroupID.ValueString()
	registered, err := r.client.ReadTargets(ctx, targetGroupID, "")
	if client.IsNotFound(err) {
		response.State.RemoveResource(ctx)
		return
	}
	if err != nil {
		addFailure(&response.Diagnostics, "read the targets of target group "+targetGroupID, err)
		return
	}
	matched, strays := matchTargets(previous, previous, registered)
	if imported := state.Targets.IsNull(); !imported {
		addStrays(&response.Diagnostics, targetGroupID, strays)
	}
	state.ID = state.TargetGroupID
	state.save(ctx, readTargets(matched, strays), &response.State, &response.Diagnostics)
}

func (r *targetsResource) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	var plan, state targetsModel
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	wanted, _ := plan.entries(ctx, &response.Diagnostics)
	previous, _ := state.entries(ctx, &response.Diagnostics)
	timeout, diagnostics := plan.Timeouts.Update(ctx, childTimeout)
	response.Diagnostics.Append(diagnostics...)
	if response.Diagnostics.HasError() {
		return
	}
	ctx, cancel := client.WithTimeout(ctx, timeout)
	defer cancel()

	targetGroupID := state.TargetGroupID.ValueString()
	r.identify(ctx, response.Identity, state.TargetGroupID, &response.Diagnostics)
	change := groupChange{client: r.client, targetGroupID: targetGroupID, wanted: wanted, previous: previous}
	content, err := r.apply(ctx, change)
	if err == nil {
		addKept(&response.Diagnostics, targetGroupID, content.strays)
		plan.save(ctx, readTargets(content.matched, nil), &response.State, &response.Diagnostics)
		return
	}
	if left, lookErr := r.lastLook(ctx, change); lookErr == nil {
		plan.save(ctx, readTargets(left.matched, left.strays), &response.State, &response.Diagnostics)
	} else {
		err = followedBy(err, "Which targets are registered could not be read, so the state shows them as they were before: the next plan reads them")
	}
	addFailure(&response.Diagnostics, "update the targets of target group "+targetGroupID, err)
}

// Delete removes the targets that the state knows, but for those that a successor of this resource has taken over.
func (r *targetsResource) Delete(ctx context.Context, request resource.DeleteRequest, response *resource.DeleteResponse) {
	var state targetsModel
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	previous, _ := state.entries(ctx, &response.Diagnostics)
	timeout, diagnostics := state.Timeouts.Delete(ctx, childTimeout)
	response.Diagnostics.Append(diagnostics...)
	if response.Diagnostics.HasError() {
		return
	}
	ctx, cancel := client.WithTimeout(ctx, timeout)
	defer cancel()

	targetGroupID := state.TargetGroupID.ValueString()
	ids := without(previous.targetIDs(), r.claims.release(targetGroupID))
	loadBalancerID, err := r.client.LoadBalancerOfTargetGroup(ctx, targetGroupID)
	if client.IsNotFound(err) {
		return
	}
	if err == nil {
		err = r.lockedDelete(ctx, loadBalancerID, func(ctx context.Context) error { return r.client.DeregisterTargets(ctx, targetGroupID, ids) })
	}
	if err != nil {
		addFailure(&response.Diagnostics, "deregister the targets of target group "+targetGroupID, err)
	}
}

// followedBy adds a sentence to an error, which comes first because it is the cause.
func followedBy(err error, addition string) error {
	if strings.HasSuffix(err.Error(), ".") {
		return fmt.Errorf("%w %s", err, addition)
	}
	return fmt.Errorf("%w. %s", err, addition)
}

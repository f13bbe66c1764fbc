package provider

import (
	"context"
	"errors"
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
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"

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

func (r *targetsResource) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	response.Schema = targetsSchema()
}

// ImportState takes the id of the target group. The targets then stand under keys made of what they are (i-a1:8080);
// giving them the keys of the configuration registers nothing anew.
func (r *targetsResource) ImportState(ctx context.Context, request resource.ImportStateRequest, response *resource.ImportStateResponse) {
	r.importByID(ctx, "that of the target group, tg-a1b2c3d4e5", request, response)
	var id types.String
	response.Diagnostics.Append(response.State.GetAttribute(ctx, path.Root("id"), &id)...)
	if !response.Diagnostics.HasError() {
		response.Diagnostics.Append(response.State.SetAttribute(ctx, path.Root("target_group_id"), id)...)
	}
}

func (r *targetsResource) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	var plan targetsModel
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	wanted, _ := plan.entries(ctx, &response.Diagnostics)
	if response.Diagnostics.HasError() {
		return
	}
	plan.ID = plan.TargetGroupID
	targetGroupID := plan.TargetGroupID.ValueString()
	matched, strays, err := r.apply(ctx, targetGroupID, wanted, nil)
	if err != nil {
		addFailure(&response.Diagnostics, "register the targets of target group "+targetGroupID, err)
		if len(matched) == 0 {
			return
		}
	}
	r.claims.claim(targetGroupID, idsOf(matched))
	plan.save(ctx, readTargets(matched, strays), &response.State, &response.Diagnostics)
	r.identify(ctx, response.Identity, plan.TargetGroupID, &response.Diagnostics)
}

func idsOf(matched map[string]lb.Target) []string {
	ids := make([]string, 0, len(matched))
	for _, target := range matched {
		ids = append(ids, target.TargetId)
	}
	return ids
}

func (m targetsModel) save(ctx context.Context, entries targetEntries, state *tfsdk.State, diagnostics *diag.Diagnostics) {
	diagnostics.Append(state.SetAttribute(ctx, path.Root("id"), m.TargetGroupID)...)
	diagnostics.Append(state.SetAttribute(ctx, path.Root("target_group_id"), m.TargetGroupID)...)
	diagnostics.Append(state.SetAttribute(ctx, path.Root("targets"), entries)...)
}

// apply makes the group hold what is wanted and nothing else, and returns what it then holds. Together with an error
// it returns what was found after the failure.
func (r *targetsResource) apply(ctx context.Context, targetGroupID string, wanted, previous targetEntries) (matched map[string]lb.Target, strays []lb.Target, err error) {
	ctx, cancel := context.WithTimeout(ctx, childTimeout)
	defer cancel()
	group, err := r.client.DescribeTargetGroup(ctx, targetGroupID)
	if err != nil {
		return nil, nil, err
	}
	if err := checkAddresses(group, wanted); err != nil {
		return nil, nil, err
	}
	err = r.locked(ctx, group.LoadBalancerId, func(ctx context.Context) error {
		registered, err := r.client.ListTargets(ctx, targetGroupID)
		if err != nil {
			return err
		}
		matched, strays = matchTargets(wanted, previous, registered)
		if err := checkPlanned(wanted, matched); err != nil {
			return err
		}
		if err := r.perform(ctx, targetGroupID, planTargets(wanted, matched, strays)); err != nil {
			return err
		}
		matched, strays, err = r.awaitTargets(ctx, targetGroupID, wanted, matched)
		return err
	})
	if err == nil {
		return matched, strays, nil
	}
	last, cancelLast := context.WithTimeout(context.WithoutCancel(ctx), lastReadTimeout)
	defer cancelLast()
	if registered, listErr := r.client.ListTargets(last, targetGroupID); listErr == nil {
		matched, strays = matchTargets(wanted, previous, registered)
	}
	return matched, strays, err
}

// checkAddresses refuses what an alb refuses, with the rule and the user's keys, also where the plan could not.
func checkAddresses(group *lb.TargetGroup, wanted targetEntries) error {
	keys := wanted.outsidePrivateRanges()
	if group.LoadBalancerType != "alb" || len(keys) == 0 {
		return nil
	}
	var targets []string
	for _, key := range keys {
		targets = append(targets, fmt.Sprintf("%q (%s)", key, wanted[key].IPAddress.ValueString()))
	}
	return rulePrivateRanges.broken(fmt.Errorf("the target group belongs to an alb, which accepts addresses in %s only. Outside these ranges: %s. Nothing was changed",
		privateRanges, strings.Join(targets, ", ")))
}

// checkPlanned finds targets that the plan counted on and that are gone since.
func checkPlanned(wanted targetEntries, matched map[string]lb.Target) error {
	var gone []string
	for _, key := range slices.Sorted(maps.Keys(wanted)) {
		planned := wanted[key].TargetID
		if given(planned) && matched[key].TargetId != planned.ValueString() {
			gone = append(gone, fmt.Sprintf("%q (%s)", key, planned.ValueString()))
		}
	}
	if len(gone) == 0 {
		return nil
	}
	return fmt.Errorf("targets were removed or registered again after the plan was made: %s; nothing was changed, plan and apply again", strings.Join(gone, ", "))
}

func (r *targetsResource) perform(ctx context.Context, targetGroupID string, changes targetChanges) error {
	deregister := func() error { return r.client.DeregisterTargets(ctx, targetGroupID, changes.deregister) }
	update := func() error { return r.client.UpdateTargets(ctx, targetGroupID, changes.update) }
	register := func() error { return r.client.RegisterTargets(ctx, targetGroupID, changes.register) }
	// Removing first leaves room under the quota.
	steps := []func() error{deregister, update, register}
	if changes.registerFirst {
		steps = []func() error{register, update, deregister}
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// awaitTargets reads the group until it shows all that is wanted: the API gives out ids only there, perhaps late.
func (r *targetsResource) awaitTargets(ctx context.Context, targetGroupID string, wanted targetEntries, before map[string]lb.Target) (matched map[string]lb.Target, strays []lb.Target, err error) {
	previous := targetEntries{}
	for key, target := range before {
		previous[key] = readTarget(target)
	}
	reads := 0
	err = r.client.Wait(ctx, "the targets of target group "+targetGroupID+" to appear", func(ctx context.Context) (bool, error) {
		registered, err := r.client.ListTargets(ctx, targetGroupID)
		if err != nil {
			return false, err
		}
		matched, strays = matchTargets(wanted, previous, registered)
		left := planTargets(wanted, matched, strays)
		if len(left.register)+len(left.update)+len(left.deregister) == 0 {
			return true, nil
		}
		if reads++; reads < maxUnseenReads {
			return false, nil
		}
		return false, errors.New("the API accepted all changes, but the group still differs: " + describeLeft(wanted, matched, left))
	})
	return matched, strays, err
}

func describeLeft(wanted targetEntries, matched map[string]lb.Target, left targetChanges) string {
	var parts []string
	for _, key := range slices.Sorted(maps.Keys(wanted)) {
		if _, registered := matched[key]; !registered {
			parts = append(parts, fmt.Sprintf("target %q (%s) is not registered", key, describeTarget(wanted[key].key())))
		}
	}
	for _, update := range left.update {
		parts = append(parts, "target "+update.TargetId+" has another port or weight")
	}
	for _, id := range left.deregister {
		parts = append(parts, "target "+id+" is still registered")
	}
	return strings.Join(parts, "; ")
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
	registered, err := r.client.ListTargets(ctx, targetGroupID)
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
	state.save(ctx, readTargets(matched, strays), &response.State, &response.Diagnostics)
}

func (r *targetsResource) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	var plan, state targetsModel
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	wanted, _ := plan.entries(ctx, &response.Diagnostics)
	previous, _ := state.entries(ctx, &response.Diagnostics)
	if response.Diagnostics.HasError() {
		return
	}
	targetGroupID := state.TargetGroupID.ValueString()
	matched, strays, err := r.apply(ctx, targetGroupID, wanted, previous)
	if err != nil {
		addFailure(&response.Diagnostics, "update the targets of target group "+targetGroupID, err)
		if matched == nil {
			return
		}
	}
	plan.save(ctx, readTargets(matched, strays), &response.State, &response.Diagnostics)
	r.identify(ctx, response.Identity, state.TargetGroupID, &response.Diagnostics)
}

// Delete removes all targets of the group, but for those that a successor of this resource has taken over.
func (r *targetsResource) Delete(ctx context.Context, request resource.DeleteRequest, response *resource.DeleteResponse) {
	var state targetsModel
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, childTimeout)
	defer cancel()

	targetGroupID := state.TargetGroupID.ValueString()
	kept := r.claims.release(targetGroupID)
	group, err := r.client.DescribeTargetGroup(ctx, targetGroupID)
	if err == nil {
		err = r.locked(ctx, group.LoadBalancerId, func(ctx context.Context) error {
			registered, err := r.client.ListTargets(ctx, targetGroupID)
			if err != nil {
				return err
			}
			var ids []string
			for _, target := range registered {
				if !slices.Contains(kept, target.TargetId) {
					ids = append(ids, target.TargetId)
				}
			}
			return r.client.DeregisterTargets(ctx, targetGroupID, ids)
		})
	}
	if err != nil && !client.IsNotFound(err) {
		addFailure(&response.Diagnostics, "deregister the targets of target group "+targetGroupID, err)
	}
}

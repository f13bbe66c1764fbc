package provider

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

// entries returns the targets by key; false when the map or one of its objects is not known yet.
func (m targetsModel) entries(ctx context.Context, diagnostics *diag.Diagnostics) (targetEntries, bool) {
	if m.Targets.IsUnknown() {
		return nil, false
	}
	for _, element := range m.Targets.Elements() {
		if element.IsUnknown() {
			return nil, false
		}
	}
	entries := targetEntries{}
	diagnostics.Append(m.Targets.ElementsAs(ctx, &entries, false)...)
	return entries, !diagnostics.HasError()
}

// ValidateConfig checks each target's type and that no two entries are the same target.
func (r *targetsResource) ValidateConfig(ctx context.Context, request resource.ValidateConfigRequest, response *resource.ValidateConfigResponse) {
	var config targetsModel
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	if response.Diagnostics.HasError() {
		return
	}
	entries, known := config.entries(ctx, &response.Diagnostics)
	if !known {
		return
	}
	seen := map[client.TargetKey]string{}
	for _, key := range slices.Sorted(maps.Keys(entries)) {
		entry := entries[key]
		at := pathOfTarget(key)
		entry.validate(nameOfTarget(key), at, &response.Diagnostics)
		if !entry.identified() || entry.key().Address == "" {
			continue
		}
		if other, taken := seen[entry.key()]; taken {
			ruleDuplicateTarget.refuse(&response.Diagnostics, at, "Target registered twice",
				fmt.Sprintf("Targets %q and %q are both %s: give one of them another port, or remove it.", other, key, describeTarget(entry.key())))
		}
		seen[entry.key()] = key
	}
}

// validate checks that a target, which has a name in messages, is what its type says.
func (m targetModel) validate(name string, at path.Path, diagnostics *diag.Diagnostics) {
	if m.Type.IsUnknown() {
		return
	}
	needed, other := "instance_id", "ip_address"
	value, otherValue := m.InstanceID, m.IPAddress
	kind := m.Type.ValueString()
	if kind == "" {
		kind = "vm"
	}
	if kind == "ip" {
		needed, other = other, needed
		value, otherValue = otherValue, value
	}
	if value.IsNull() {
		ruleTargetKind.refuse(diagnostics, at.AtName(needed), "Missing "+needed, fmt.Sprintf("%s of type %s needs %s.", name, kind, needed))
	}
	if given(otherValue) {
		ruleTargetKind.refuse(diagnostics, at.AtName(other), other+" is not for this type",
			fmt.Sprintf("%s of type %s is named by %s; remove %s.", name, kind, needed, other))
	}
}

// ModifyPlan tells which targets keep their id, and judges addresses.
func (r *targetsResource) ModifyPlan(ctx context.Context, request resource.ModifyPlanRequest, response *resource.ModifyPlanResponse) {
	if request.Plan.Raw.IsNull() {
		return
	}
	var plan targetsModel
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	if response.Diagnostics.HasError() {
		return
	}
	r.claims.plan(plan.TargetGroupID, asList, &response.Diagnostics)
	wanted, known := plan.entries(ctx, &response.Diagnostics)
	if !known {
		return
	}
	r.judgeTargets(ctx, plan.TargetGroupID, wanted, &response.Diagnostics)
	if request.State.Raw.IsNull() {
		return
	}
	var state targetsModel
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	previous, _ := state.entries(ctx, &response.Diagnostics)
	if response.Diagnostics.HasError() || !plan.TargetGroupID.Equal(state.TargetGroupID) {
		return
	}
	matched, _ := matchTargets(wanted, previous, registeredBefore(previous))
	for key, entry := range wanted {
		entry.TargetID = types.StringUnknown()
		if target, kept := matched[key]; kept {
			entry.TargetID = types.StringValue(target.TargetId)
		}
		wanted[key] = entry
	}
	response.Diagnostics.Append(response.Plan.SetAttribute(ctx, path.Root("targets"), wanted)...)
}

// judgeTargets checks targets against the product that their group belongs to, as far as it can be read: apply knows it.
func (s *session) judgeTargets(ctx context.Context, targetGroupID types.String, wanted targetEntries, diagnostics *diag.Diagnostics) {
	outside, weightless := wanted.outsidePrivateRanges(), wanted.weightless()
	if len(outside)+len(weightless) == 0 {
		return
	}
	product := s.productOf(ctx, targetGroupID)
	for _, key := range outside {
		judgeAddress(product, nameOfTarget(key), wanted[key].IPAddress.ValueString(), pathOfTarget(key).AtName("ip_address"), diagnostics)
	}
	for _, key := range weightless {
		if product == "nlb" || product == "dnlb" {
			ruleWeightZero.refuse(diagnostics, pathOfTarget(key).AtName("weight"), "Weight 0 is for an alb only",
				fmt.Sprintf("%s has weight 0, and its target group belongs to a load balancer of type %q, which takes 1 to 100. To send it no requests, remove it.", nameOfTarget(key), product))
		}
	}
}

// judgeAddress refuses an address outside the private ranges in a group of an alb, for which JD Cloud documents them. Where
// the product is another, or is not known, it is a warning.
func judgeAddress(product, name, address string, at path.Path, diagnostics *diag.Diagnostics) {
	const summary = "Address outside the private ranges"
	problem := fmt.Sprintf("%s has ip_address %s, which is not in %s. ", name, address, privateRanges)
	if product == "alb" {
		rulePrivateRanges.refuse(diagnostics, at, summary, problem+"The target group belongs to an alb, which accepts addresses in these ranges only: use one of them.")
		return
	}
	rulePrivateRanges.warn(diagnostics, at, summary, problem+"An alb refuses such an address. JD Cloud does not document whether an nlb or dnlb accepts it: "+
		"check that this target receives requests.")
}

// nameOfTarget names a target in messages. That of an attachment has no key.
func nameOfTarget(key string) string {
	if key == "" {
		return "The target"
	}
	return fmt.Sprintf("Target %q", key)
}

func pathOfTarget(key string) path.Path {
	if key == "" {
		return path.Empty()
	}
	return path.Root("targets").AtMapKey(key)
}

// productOf is the type of the load balancer that a group belongs to, or empty when that cannot be read now.
func (s *session) productOf(ctx context.Context, targetGroupID types.String) string {
	if s.client == nil || !given(targetGroupID) {
		return ""
	}
	group, err := s.client.DescribeTargetGroup(ctx, targetGroupID.ValueString())
	if err != nil {
		return ""
	}
	return group.LoadBalancerType
}

// registeredBefore is the group as the state knows it.
func registeredBefore(entries targetEntries) []lb.Target {
	var targets []lb.Target
	for _, key := range slices.Sorted(maps.Keys(entries)) {
		entry := entries[key]
		targets = append(targets, lb.Target{
			TargetId:   entry.TargetID.ValueString(),
			Type:       entry.Type.ValueString(),
			InstanceId: entry.InstanceID.ValueString(),
			IpAddress:  entry.IPAddress.ValueString(),
			Port:       int(entry.Port.ValueInt64()),
			Weight:     int(entry.Weight.ValueInt64()),
		})
	}
	return targets
}

func addStrays(diagnostics *diag.Diagnostics, targetGroupID string, strays []lb.Target) {
	if len(strays) == 0 {
		return
	}
	diagnostics.AddAttributeWarning(path.Root("targets"), "Unknown targets will be removed",
		fmt.Sprintf("Target group %s holds targets that are not in the configuration: %s. This resource owns the whole group, so apply removes them. "+
			"To keep them, add them to targets.", targetGroupID, strings.Join(describeTargets(strays), ", ")))
}

// addKept tells of targets that no plan has shown yet.
func addKept(diagnostics *diag.Diagnostics, targetGroupID string, kept []lb.Target) {
	if len(kept) == 0 {
		return
	}
	diagnostics.AddAttributeWarning(path.Root("targets"), "Unknown targets were kept",
		fmt.Sprintf("Target group %s holds targets that are neither in the configuration nor in the plan: %s. They are still registered. "+
			"This resource owns the whole group, so the next plan removes them. To keep them, add them to targets.", targetGroupID, strings.Join(describeTargets(kept), ", ")))
}

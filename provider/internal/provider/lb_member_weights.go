package provider

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

// The weights of single members of an availability group. The group's scaling adds and removes members whenever it wants, so
// a listed instance that is no member is no error, and members that are not listed are left alone.

// weights are those of the members that are listed.
func (m *agInfoModel) weights() map[string]int {
	if m == nil {
		return nil
	}
	return mapInts(m.MemberWeights)
}

func (m *agInfoModel) defaultWeight() int {
	if given(m.DefaultWeight) {
		return int(m.DefaultWeight.ValueInt64())
	}
	return defaultMemberWeight
}

func (m *agInfoModel) equal(other agInfoModel) bool {
	return m.AgID.Equal(other.AgID) && m.DefaultWeight.Equal(other.DefaultWeight) && m.MemberWeights.Equal(other.MemberWeights)
}

// zeroWeights says where a weight is 0.
func (m *agInfoModel) zeroWeights() []path.Path {
	if m == nil {
		return nil
	}
	root := path.Root("ag_info")
	var zeros []path.Path
	if given(m.DefaultWeight) && m.defaultWeight() == 0 {
		zeros = append(zeros, root.AtName("default_weight"))
	}
	weights := m.weights()
	for _, instanceID := range slices.Sorted(maps.Keys(weights)) {
		if weights[instanceID] == 0 {
			zeros = append(zeros, root.AtName("member_weights").AtMapKey(instanceID))
		}
	}
	return zeros
}

// completeMemberWeights gives the listed members their weights, and those that are listed no more the default one.
func completeMemberWeights(ctx context.Context, c *client.Client, plan backendModel, state *backendModel, diagnostics *diag.Diagnostics) error {
	group, before := plan.AgInfo, (*agInfoModel)(nil)
	if state != nil {
		before = state.AgInfo
	}
	if group == nil || before != nil && group.equal(*before) {
		return nil
	}
	listed := group.weights()
	wanted := map[string]int{}
	stays := before != nil && before.AgID.Equal(group.AgID)
	if stays {
		for instanceID := range before.weights() {
			wanted[instanceID] = group.defaultWeight()
		}
	}
	maps.Copy(wanted, listed)
	if len(wanted) == 0 {
		return nil
	}
	var missing []string
	var failure error
	tries := 0
	_ = c.Wait(ctx, "the members of availability group "+group.AgID.ValueString(), func(ctx context.Context) (bool, error) {
		missing, failure = weighMembers(ctx, c, plan.ID.ValueString(), wanted)
		missing = slices.DeleteFunc(missing, func(instanceID string) bool { _, is := listed[instanceID]; return !is })
		tries++
		if failure != nil && state == nil {
			return !mayPass(failure), nil // Terraform would replace the new backend.
		}
		// A member may leave between the list and the write, and those of a new group may show up late.
		again := client.IsNotFound(failure) || failure == nil && !stays && len(missing) > 0
		return !again || tries >= maxNotFoundTries, nil
	})
	if failure != nil {
		return fmt.Errorf("the weights of members of availability group %s could not be set: %w", group.AgID.ValueString(), failure)
	}
	warnOfMissingMembers(plan, missing, diagnostics)
	return nil
}

// mayPass says that a failure may be gone at the next try.
func mayPass(failure error) bool {
	return slices.Contains([]client.Class{client.NotFound, client.Precondition, client.Server, client.Unreachable, client.Interrupted, client.Unreadable}, client.ClassOf(failure))
}

// weighMembers sends the weights that differ, and returns the instances that are no members.
func weighMembers(ctx context.Context, c *client.Client, backendID string, wanted map[string]int) (missing []string, err error) {
	members, err := membersByInstance(ctx, c, backendID)
	if err != nil {
		return nil, err
	}
	var specs []lb.AgTargetUpdateSpec
	for _, instanceID := range slices.Sorted(maps.Keys(wanted)) {
		member, is := members[instanceID]
		if !is {
			missing = append(missing, instanceID)
			continue
		}
		if weight := wanted[instanceID]; member.Weight != weight {
			specs = append(specs, lb.AgTargetUpdateSpec{TargetId: member.TargetId, Weight: &weight})
		}
	}
	return missing, c.UpdateAgTargets(ctx, backendID, specs)
}

func membersByInstance(ctx context.Context, c *client.Client, backendID string) (map[string]lb.AgTarget, error) {
	targets, err := c.ListAgTargets(ctx, backendID)
	members := make(map[string]lb.AgTarget, len(targets))
	for _, target := range targets {
		members[target.InstanceId] = target
	}
	return members, err
}

// readMemberWeights reads the weights of the listed members. An instance that is no member keeps its weight in the state: there
// is nothing to change until it joins.
func readMemberWeights(ctx context.Context, c *client.Client, state *backendModel, diagnostics *diag.Diagnostics) error {
	listed := state.AgInfo.weights()
	if len(listed) == 0 {
		return nil
	}
	members, err := untilFound(ctx, c, func(ctx context.Context) (map[string]lb.AgTarget, error) {
		return membersByInstance(ctx, c, state.ID.ValueString())
	})
	if err != nil {
		return err
	}
	elements := maps.Clone(state.AgInfo.MemberWeights.Elements())
	var missing []string
	for _, instanceID := range slices.Sorted(maps.Keys(listed)) {
		if member, is := members[instanceID]; is {
			elements[instanceID] = intValue(member.Weight)
		} else {
			missing = append(missing, instanceID)
		}
	}
	state.AgInfo.MemberWeights = types.MapValueMust(types.Int64Type, elements)
	warnOfMissingMembers(*state, missing, diagnostics)
	return nil
}

func warnOfMissingMembers(backend backendModel, missing []string, diagnostics *diag.Diagnostics) {
	if len(missing) == 0 {
		return
	}
	diagnostics.AddAttributeWarning(path.Root("ag_info").AtName("member_weights"), "Not members of the availability group",
		fmt.Sprintf("Backend %s has weights for %s, which availability group %s does not have as members now. Each gets its weight with the next apply after it has joined the group. "+
			"Remove those that will not join again.", backend.ID.ValueString(), strings.Join(missing, ", "), backend.AgInfo.AgID.ValueString()))
}

package provider

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"
	agapi "github.com/jdcloud-api/jdcloud-sdk-go/services/ag/apis"
	ag "github.com/jdcloud-api/jdcloud-sdk-go/services/ag/models"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

// maxUsedLooks is how often the backends of a group are looked at before its deletion is refused: a backend that was deleted
// or pointed elsewhere a moment ago may still be listed.
const maxUsedLooks = 3

func newAvailabilityGroupResource() resource.Resource {
	return newObjectResource(objectKind[ownedAvailabilityGroupModel, availabilityGroupItem]{
		typeName:  "jdcloud_availability_group",
		noun:      "availability group",
		exampleID: "ag-a1b2c3d4e5",
		schema:    availabilityGroupSchema,
		timeout:   availabilityGroupTimeout,
		create:    createAvailabilityGroup,
		describe: func(c *client.Client, ctx context.Context, id string) (*availabilityGroupItem, error) {
			group, err := c.DescribeAvailabilityGroup(ctx, id)
			return withVPC(ctx, c, group, err)
		},
		refresh: func(ctx context.Context, c *client.Client, state ownedAvailabilityGroupModel) (*availabilityGroupItem, error) {
			group, err := c.ReadAvailabilityGroup(ctx, state.ID.ValueString())
			return withVPC(ctx, c, group, err)
		},
		take:   (*ownedAvailabilityGroupModel).take,
		update: updateAvailabilityGroup,
		remove: func(c *client.Client, ctx context.Context, id string) error {
			return removeAvailabilityGroup(ctx, c, id)
		},
		validate: ownedAvailabilityGroupModel.validate,
		plan:     planAvailabilityGroup,
	})
}

// withVPC follows a group that was read to its VPC. Only what was said of the group itself may count as its absence.
func withVPC(ctx context.Context, c *client.Client, group *ag.AvailabilityGroup, err error) (*availabilityGroupItem, error) {
	if err != nil {
		return nil, err
	}
	item := &availabilityGroupItem{AvailabilityGroup: group}
	if group.InstanceTemplateId == "" {
		return item, nil
	}
	if item.vpcID, err = c.VPCOfInstanceTemplate(ctx, group.InstanceTemplateId); client.IsNotFound(err) {
		err = errors.New(err.Error())
	}
	if err != nil {
		return nil, fmt.Errorf("the VPC of its instance template %s could not be read: %w", group.InstanceTemplateId, err)
	}
	return item, nil
}

func createAvailabilityGroup(ctx context.Context, c *client.Client, plan ownedAvailabilityGroupModel) (string, error) {
	id, err := c.CreateAvailabilityGroup(ctx, plan.createRequest())
	if err == nil && plan.AutoScaling.exceedsFirst() {
		err = c.UpdateAutoScaling(client.Patient(ctx), id, plan.AutoScaling.settings())
	}
	return id, err
}

func updateAvailabilityGroup(ctx context.Context, c *client.Client, plan, state ownedAvailabilityGroupModel) error {
	id := state.ID.ValueString()
	if !plan.InstanceTemplateID.Equal(state.InstanceTemplateID) {
		if err := judgeInstanceTemplate(ctx, c, plan, state); err != nil {
			return err
		}
		if err := c.SetInstanceTemplate(ctx, id, plan.InstanceTemplateID.ValueString()); err != nil {
			return err
		}
	}
	request := &agapi.UpdateAgRequest{AgId: id}
	changed, err := changedFields(request, plan.properties(), state.properties())
	if err == nil && changed {
		err = c.UpdateAvailabilityGroup(ctx, request)
	}
	if err != nil {
		return err
	}
	return updateAutoScaling(ctx, c, id, plan.AutoScaling, state.AutoScaling)
}

func updateAutoScaling(ctx context.Context, c *client.Client, id string, plan, state *autoScalingModel) error {
	switch {
	case plan == nil && state == nil:
		return nil
	case plan == nil:
		return c.DisableAutoScaling(ctx, id)
	case state == nil:
		// A group on which auto scaling was on before ignores the settings with which it is turned on again (CR-46).
		if err := c.EnableAutoScaling(ctx, id, plan.firstSettings()); err != nil {
			return err
		}
		return c.UpdateAutoScaling(ctx, id, plan.settings())
	}
	settings := &ag.AutoscalingSpecByUpdate{}
	changed, err := changedFields(settings, plan.settings(), state.settings())
	if err != nil || !changed {
		return err
	}
	return c.UpdateAutoScaling(ctx, id, settings)
}

// judgeInstanceTemplate refuses a template in another VPC while a backend uses the group: new members would be out of its
// reach.
func judgeInstanceTemplate(ctx context.Context, c *client.Client, plan, state ownedAvailabilityGroupModel) error {
	users, err := backendsOf(ctx, c, state.ID.ValueString())
	if err != nil || len(users) == 0 || state.InstanceTemplateID.IsNull() {
		return err
	}
	vpcs := make([]string, 2)
	for i, template := range []types.String{state.InstanceTemplateID, plan.InstanceTemplateID} {
		if vpcs[i], err = c.VPCOfInstanceTemplate(ctx, template.ValueString()); err != nil {
			return err
		}
	}
	if vpcs[0] == vpcs[1] {
		return nil
	}
	return ruleTemplateVPC.broken(fmt.Errorf("instance template %s is in VPC %s, the group's current one in %s. While a load balancer uses the group, the VPC must stay the same; "+
		"%s use it. Take a template in %s, or point these backends elsewhere first",
		plan.InstanceTemplateID.ValueString(), vpcs[1], vpcs[0], joinWords(users), vpcs[0]))
}

// backendsOf names the backends that use a group.
func backendsOf(ctx context.Context, c *client.Client, id string) ([]string, error) {
	backends, err := c.ListBackendsOfAvailabilityGroup(ctx, id)
	names := make([]string, len(backends))
	for i, backend := range backends {
		names[i] = fmt.Sprintf("backend %s (%s) of load balancer %s", backend.BackendId, backend.BackendName, backend.LoadBalancerId)
	}
	slices.Sort(names)
	return names, err
}

// removeAvailabilityGroup deletes a group. Members that auto scaling manages are scaled in before. A group whose members serve
// requests, or that has members which auto scaling would leave behind, is not touched.
func removeAvailabilityGroup(ctx context.Context, c *client.Client, id string) error {
	group, err := c.ReadAvailabilityGroup(ctx, id)
	if client.IsNotFound(err) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := judgeUnused(ctx, c, id); err != nil {
		return err
	}
	if len(group.Instances) > 0 || group.AutoScaling {
		if err := judgeMembers(group); err != nil {
			return err
		}
		if err := scaleIn(ctx, c, group); err != nil {
			return err
		}
	}
	return c.DeleteAvailabilityGroup(ctx, id)
}

func judgeUnused(ctx context.Context, c *client.Client, id string) error {
	var users []string
	looks := 0
	err := c.Wait(ctx, "the end of its use", func(ctx context.Context) (bool, error) {
		var err error
		users, err = backendsOf(ctx, c, id)
		looks++
		return len(users) == 0 || looks == maxUsedLooks, err
	})
	if err != nil || len(users) == 0 {
		return err
	}
	return ruleEmptyGroup.broken(fmt.Errorf("the members of availability group %s still serve %s. Delete these backends or point them elsewhere first; "+
		"if the group is to be replaced, set create_before_destroy = true in its lifecycle", id, joinWords(users)))
}

// judgeMembers refuses to delete a group while that would leave machines behind.
func judgeMembers(group *ag.AvailabilityGroup) error {
	var unmanaged []string
	for _, member := range group.Instances {
		if !group.AutoScaling || !member.IsManaged {
			unmanaged = append(unmanaged, member.InstanceId)
		}
	}
	if len(unmanaged) == 0 {
		return nil
	}
	slices.Sort(unmanaged)
	return ruleEmptyGroup.broken(fmt.Errorf("availability group %s has members that auto scaling does not manage: %s. A group can be deleted only when it has no members: "+
		"delete these instances, take them out of the group (abandonInstances), or hand them over to auto scaling (modifyInstancesManaged), then try again",
		group.Id, strings.Join(unmanaged, ", ")))
}

// scaleIn lets auto scaling delete all members and waits for that.
func scaleIn(ctx context.Context, c *client.Client, group *ag.AvailabilityGroup) error {
	none := 0
	if err := c.UpdateAutoScaling(ctx, group.Id, &ag.AutoscalingSpecByUpdate{MinSize: &none, DesiredCapacity: &none}); err != nil {
		return err
	}
	var left []string
	err := c.Wait(ctx, "the members of availability group "+group.Id+" to be deleted", func(ctx context.Context) (bool, error) {
		current, err := c.DescribeAvailabilityGroup(ctx, group.Id)
		if err != nil {
			return false, err
		}
		left = nil
		for _, member := range current.Instances {
			left = append(left, member.InstanceId)
		}
		return len(left) == 0 && current.Count == 0, nil
	})
	if err == nil || len(left) == 0 {
		return err
	}
	slices.Sort(left)
	return ruleEmptyGroup.broken(fmt.Errorf("%w. Auto scaling was told to delete all members, and these are left: %s. It never deletes members that are protected or prepaid: "+
		"lift the protection (modifyInstancesProtected), or delete these instances, then try again", err, strings.Join(left, ", ")))
}

// validate checks what one group shows.
func (m ownedAvailabilityGroupModel) validate(diagnostics *diag.Diagnostics) {
	if m.InstanceTemplateID.IsNull() {
		strict := m.ConfigurationType.IsNull() || m.ConfigurationType.ValueString() == configurationStrict
		switch {
		case strict:
			noRule.refuse(diagnostics, path.Root("instance_template_id"), "Missing instance template",
				"A strict availability group creates its members from an instance template: set instance_template_id, or configuration_type = \"loose\".")
		case m.AutoScaling != nil:
			noRule.refuse(diagnostics, path.Root("auto_scaling"), "Missing instance template",
				"Auto scaling creates members from an instance template: set instance_template_id, or remove auto_scaling.")
		}
	}
	if m.AutoScaling != nil {
		m.AutoScaling.validate(diagnostics)
	}
}

// validate checks how the sizes fit together; the schema says which sizes there are.
func (m autoScalingModel) validate(diagnostics *diag.Diagnostics) {
	low, high, desired := m.MinSize, m.MaxSize, m.DesiredCapacity
	compare := func(smaller, larger types.Int64, name, problem string) bool {
		wrong := isSize(smaller) && isSize(larger) && smaller.ValueInt64() > larger.ValueInt64()
		if wrong {
			ruleScalingSizes.refuse(diagnostics, path.Root("auto_scaling").AtName(name), "Sizes do not fit together", problem)
		}
		return wrong
	}
	if compare(low, high, "min_size", fmt.Sprintf("min_size is %v, max_size %v: min_size must be at most max_size.", low, high)) {
		return
	}
	compare(low, desired, "desired_capacity", fmt.Sprintf("desired_capacity is %v, min_size %v: desired_capacity must be at least min_size.", desired, low))
	compare(desired, high, "desired_capacity", fmt.Sprintf("desired_capacity is %v, max_size %v: desired_capacity must be at most max_size.", desired, high))
}

func isSize(number types.Int64) bool {
	return given(number) && number.ValueInt64() >= 0 && number.ValueInt64() <= mostMembers
}

// planAvailabilityGroup tells what the apply will find, and refuses what it could not do.
func planAvailabilityGroup(planning planning[ownedAvailabilityGroupModel], diagnostics *diag.Diagnostics) {
	plan, state := planning.plan, planning.state
	if state == nil || len(planning.replacing) > 0 {
		return
	}
	if plan.InstanceTemplateID.Equal(state.InstanceTemplateID) {
		if !state.VPCID.IsNull() {
			plan.VPCID = state.VPCID
		}
	} else if plan.ConfigurationType.ValueString() == configurationLoose {
		ruleLooseTemplate.refuse(diagnostics, path.Root("instance_template_id"), "A loose group keeps its instance template",
			fmt.Sprintf("The instance template of availability group %s (%s) cannot be changed, because its configuration_type is loose. "+
				"Set instance_template_id back to %s, or create another availability group.", state.ID.ValueString(), state.Name.ValueString(), state.templateInWords()))
	}
	if scaling := plan.AutoScaling; scaling != nil && planning.config.AutoScaling != nil && planning.config.AutoScaling.DesiredCapacity.IsNull() {
		if !given(scaling.MinSize) || !given(scaling.MaxSize) || scaling.DesiredCapacity.ValueInt64() < scaling.MinSize.ValueInt64() ||
			scaling.DesiredCapacity.ValueInt64() > scaling.MaxSize.ValueInt64() {
			kept := *scaling
			kept.DesiredCapacity = types.Int64Unknown() // JD Cloud moves it between the new sizes.
			plan.AutoScaling = &kept
		}
	}
}

func (m ownedAvailabilityGroupModel) templateInWords() string {
	if m.InstanceTemplateID.IsNull() {
		return "null"
	}
	return m.InstanceTemplateID.ValueString()
}

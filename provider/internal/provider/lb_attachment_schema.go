package provider

import (
	"context"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/resource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/resource/identityschema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

type attachmentModel struct {
	ID            types.String `tfsdk:"id"`
	TargetGroupID types.String `tfsdk:"target_group_id"`
	targetModel
	Timeouts timeouts.Value `tfsdk:"timeouts"`
}

// attachmentIdentity tells an attachment apart from all others.
type attachmentIdentity struct {
	Region        types.String `tfsdk:"region"`
	TargetGroupID types.String `tfsdk:"target_group_id"`
	TargetID      types.String `tfsdk:"target_id"`
}

func attachmentSchema(ctx context.Context) schema.Schema {
	attributes := map[string]schema.Attribute{
		"id": schema.StringAttribute{
			Computed:            true,
			MarkdownDescription: "Id of the target group and id of the target, as in `tg-a1b2c3d4e5/target-f6g7h8i9j0`.",
			PlanModifiers:       []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
		},
		"target_group_id": schema.StringAttribute{
			Required:            true,
			MarkdownDescription: "Id of the target group. Changing this replaces the attachment: the target is registered in the new group.",
			PlanModifiers:       []planmodifier.String{stringplanmodifier.RequiresReplace()},
			Validators:          []validator.String{objectID()},
		},
	}
	maps.Copy(attributes, targetAttributes("Changing this replaces the attachment.", stringplanmodifier.RequiresReplace()))
	return schema.Schema{
		MarkdownDescription: "Registers one target in a target group and leaves all others alone. Use it where several configurations register targets in one group, " +
			"or where something else adds and removes targets; to manage the whole list in one place, use `jdcloud_lb_target_group_targets`. Never use both for one target " +
			"group. Attachments that are created, changed or destroyed in one run share their requests. A target that is registered already is not taken over: import it. " +
			"When you rename the resource or move it to another module, add a `moved` block: without one, Terraform creates the new one while the target is still registered, which fails.",
		Attributes: attributes,
		Blocks: map[string]schema.Block{
			"timeouts": timeoutsBlock(ctx, "attachment", childTimeout),
		},
	}
}

func attachmentIdentitySchema() identityschema.Schema {
	return identityschema.Schema{
		Attributes: map[string]identityschema.Attribute{
			"region":          identityschema.StringAttribute{OptionalForImport: true, Description: "Region of the target group. Default: the provider's region."},
			"target_group_id": identityschema.StringAttribute{RequiredForImport: true, Description: "Id of the target group."},
			"target_id":       identityschema.StringAttribute{RequiredForImport: true, Description: "Id of the target, assigned by JD Cloud."},
		},
	}
}

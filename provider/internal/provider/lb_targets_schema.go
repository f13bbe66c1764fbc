package provider

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/resource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework-validators/mapvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/int64default"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

type targetsModel struct {
	ID            types.String   `tfsdk:"id"`
	TargetGroupID types.String   `tfsdk:"target_group_id"`
	Targets       types.Map      `tfsdk:"targets"`
	Timeouts      timeouts.Value `tfsdk:"timeouts"`
}

type targetModel struct {
	Type       types.String `tfsdk:"type"`
	InstanceID types.String `tfsdk:"instance_id"`
	IPAddress  types.String `tfsdk:"ip_address"`
	Port       types.Int64  `tfsdk:"port"`
	Weight     types.Int64  `tfsdk:"weight"`
	TargetID   types.String `tfsdk:"target_id"`
}

func targetsSchema(ctx context.Context) schema.Schema {
	const limit = ", as a duration such as `10m`; waits for other changes of the load balancer do not count. Default: `5m`."
	return schema.Schema{
		MarkdownDescription: "Manages all targets of a target group, so use only one of these resources per target group. Creating the resource takes over " +
			"targets that are registered already and leaves unknown ones registered, with a warning. From then on, targets that are registered but not " +
			"listed in `targets` cause a warning at plan time and are removed at apply. New targets are registered before old ones are removed. " +
			"When you rename the resource or move it to another module, add a `moved` block: without one, Terraform destroys the resource under its old address and " +
			"deregisters its targets. Two of these resources on one target group must not overlap.",
		Attributes: map[string]schema.Attribute{
			"id": schema.StringAttribute{
				Computed:            true,
				MarkdownDescription: "Same as `target_group_id`.",
				PlanModifiers:       []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
			},
			"target_group_id": schema.StringAttribute{
				Required:            true,
				MarkdownDescription: "Id of the target group. Changing this replaces the resource: all targets are registered in the new group.",
				PlanModifiers:       []planmodifier.String{stringplanmodifier.RequiresReplace()},
				Validators:          []validator.String{objectID()},
			},
			"targets": schema.MapNestedAttribute{
				Required:   true,
				Validators: []validator.Map{mapvalidator.KeysAre(targetKey())},
				MarkdownDescription: "Targets, each under a key of your choice. The key identifies a target in plans and is not sent to JD Cloud. Can be empty. Can be changed in " +
					"place: targets that you add are registered, targets that you remove are deregistered.",
				NestedObject: schema.NestedAttributeObject{
					Attributes: targetAttributes("Changing this registers the target again."),
				},
			},
		},
		Blocks: map[string]schema.Block{
			"timeouts": timeouts.Block(ctx, timeouts.Opts{
				Create:            true,
				Update:            true,
				Delete:            true,
				CreateDescription: "Time limit for registering the targets at creation" + limit,
				UpdateDescription: "Time limit for updating the targets" + limit,
				DeleteDescription: "Time limit for deregistering the targets" + limit,
			}),
		},
	}
}

// targetKey refuses keys that cannot be told apart in plans and messages.
func targetKey() validator.String {
	const rule = "must be a text that is not empty and has no line breaks or control characters"
	return stringCheck{description: rule, check: func(key string) string {
		if key != "" && !strings.ContainsFunc(key, unicode.IsControl) {
			return ""
		}
		return fmt.Sprintf("the key %q is not allowed; it %s.", key, rule)
	}}
}

// targetAttributes are those of one target. again says what a change does that makes it another target.
func targetAttributes(again string, modifiers ...planmodifier.String) map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"type": schema.StringAttribute{
			Optional: true,
			Computed: true,
			Default:  stringdefault.StaticString("vm"),
			MarkdownDescription: "Type of the target: `vm` (virtual machine), `container` or `ip`. Must match the target group's type. Default: `vm`. " +
				again,
			PlanModifiers: modifiers,
			Validators:    []validator.String{ruleTargetType.ofString(stringvalidator.OneOf("vm", "container", "ip"))},
		},
		"instance_id": schema.StringAttribute{
			Optional: true,
			MarkdownDescription: "Id of the virtual machine or container, which must be in the load balancer's VPC. Required for types `vm` and `container`, " +
				"not allowed for `ip`. " + again,
			PlanModifiers: modifiers,
			Validators:    []validator.String{objectID()},
		},
		"ip_address": schema.StringAttribute{
			Optional: true,
			MarkdownDescription: "IPv4 address of the server. On an `alb` it must be in `10.0.0.0/8`, `172.16.0.0/12` or `192.168.0.0/16`; on an `nlb` or " +
				"`dnlb` any other address gets a warning. Required for type `ip`, not allowed otherwise. " + again,
			PlanModifiers: modifiers,
			Validators:    []validator.String{ruleTargetAddress.ofString(ipv4Address())},
		},
		"port": schema.Int64Attribute{
			Optional: true,
			Computed: true,
			Default:  int64default.StaticInt64(0),
			MarkdownDescription: "Port of the server, 0 to 65535; 0 means the backend's port. Default: 0. Can be changed in place " +
				"while the target stays in service.",
			Validators: []validator.Int64{ruleTargetPort.ofInt64(int64validator.Between(0, 65535))},
		},
		"weight": schema.Int64Attribute{
			Optional: true,
			Computed: true,
			Default:  int64default.StaticInt64(10),
			MarkdownDescription: "Share of the requests relative to the other targets, 0 to 100. 0 means no requests and is available on an `alb` only. Default: 10. " +
				"Can be changed in place while the target stays in service.",
			Validators: []validator.Int64{ruleTargetWeight.ofInt64(int64validator.Between(0, 100))},
		},
		"target_id": schema.StringAttribute{
			Computed:            true,
			MarkdownDescription: "Id of the target, assigned by JD Cloud.",
			PlanModifiers:       []planmodifier.String{stringplanmodifier.UseNonNullStateForUnknown()},
		},
	}
}

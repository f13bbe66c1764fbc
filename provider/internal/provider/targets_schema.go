package provider

import (
	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
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
	ID            types.String `tfsdk:"id"`
	TargetGroupID types.String `tfsdk:"target_group_id"`
	Targets       types.Map    `tfsdk:"targets"`
}

type targetModel struct {
	Type       types.String `tfsdk:"type"`
	InstanceID types.String `tfsdk:"instance_id"`
	IPAddress  types.String `tfsdk:"ip_address"`
	Port       types.Int64  `tfsdk:"port"`
	Weight     types.Int64  `tfsdk:"weight"`
	TargetID   types.String `tfsdk:"target_id"`
}

func targetsSchema() schema.Schema {
	return schema.Schema{
		MarkdownDescription: "All targets of one target group. This resource owns the group's whole list: targets that are in the group but not in `targets` are " +
			"reported by a warning at plan time and removed at apply. Use one such resource per group. Targets are registered, updated and removed in batches.",
		Attributes: map[string]schema.Attribute{
			"id": schema.StringAttribute{
				Computed:            true,
				MarkdownDescription: "Same as `target_group_id`.",
				PlanModifiers:       []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
			},
			"target_group_id": schema.StringAttribute{
				Required:            true,
				MarkdownDescription: "Id of the target group. A change replaces this resource: all targets are registered in the other group.",
				PlanModifiers:       []planmodifier.String{stringplanmodifier.RequiresReplace()},
				Validators:          []validator.String{objectID()},
			},
			"targets": schema.MapNestedAttribute{
				Required: true,
				MarkdownDescription: "The targets by a key of your choice, which names a target in plans and is not sent to JD Cloud. May be empty. Changes in place: " +
					"keys that appear are registered, keys that go are removed.",
				NestedObject: schema.NestedAttributeObject{
					Attributes: map[string]schema.Attribute{
						"type": schema.StringAttribute{
							Optional: true,
							Computed: true,
							Default:  stringdefault.StaticString("vm"),
							MarkdownDescription: "`vm` (virtual machine), `container` or `ip`. Must fit the target group's type. Default: `vm`. " +
								"A change registers this target anew.",
							Validators: []validator.String{ruleTargetType.ofString(stringvalidator.OneOf("vm", "container", "ip"))},
						},
						"instance_id": schema.StringAttribute{
							Optional: true,
							MarkdownDescription: "Id of the virtual machine or container, in the load balancer's VPC. Required for types `vm` and `container`, " +
								"not allowed for `ip`. A change registers this target anew.",
							Validators: []validator.String{objectID()},
						},
						"ip_address": schema.StringAttribute{
							Optional: true,
							MarkdownDescription: "IPv4 address of the server. On an `alb` it must be in `10.0.0.0/8`, `172.16.0.0/12` or `192.168.0.0/16`; on an `nlb` or " +
								"`dnlb` any other address gets a warning. Required for type `ip`, not allowed otherwise. A change registers this target anew.",
							Validators: []validator.String{ruleTargetAddress.ofString(ipv4Address())},
						},
						"port": schema.Int64Attribute{
							Optional: true,
							Computed: true,
							Default:  int64default.StaticInt64(0),
							MarkdownDescription: "Port of the server, 0 to 65535; 0 means the backend's port. Default: 0. Changes in place, " +
								"without the target leaving service.",
							Validators: []validator.Int64{ruleTargetPort.ofInt64(int64validator.Between(0, 65535))},
						},
						"weight": schema.Int64Attribute{
							Optional: true,
							Computed: true,
							Default:  int64default.StaticInt64(10),
							MarkdownDescription: "Share of the requests in relation to the other targets, 0 to 100; 0 (no requests) only on an `alb`. Default: 10. " +
								"Changes in place, without the target leaving service.",
							Validators: []validator.Int64{ruleTargetWeight.ofInt64(int64validator.Between(0, 100))},
						},
						"target_id": schema.StringAttribute{
							Computed:            true,
							MarkdownDescription: "Id of the target, given by JD Cloud.",
							PlanModifiers:       []planmodifier.String{stringplanmodifier.UseNonNullStateForUnknown()},
						},
					},
				},
			},
		},
	}
}

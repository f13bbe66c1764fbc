package provider

import (
	"context"
	"time"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/resource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework-validators/mapvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/setplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// loadBalancerTimeout is the default of each operation on a load balancer, waiting included.
const loadBalancerTimeout = 10 * time.Minute

var loadBalancerTypes = []string{"alb", "nlb", "dnlb"}

type loadBalancerModel struct {
	ID               types.String   `tfsdk:"id"`
	Name             types.String   `tfsdk:"name"`
	Type             types.String   `tfsdk:"type"`
	SubnetID         types.String   `tfsdk:"subnet_id"`
	AZs              types.Set      `tfsdk:"azs"`
	SecurityGroupIDs types.Set      `tfsdk:"security_group_ids"`
	ElasticIPID      types.String   `tfsdk:"elastic_ip_id"`
	Description      types.String   `tfsdk:"description"`
	DeleteProtection types.Bool     `tfsdk:"delete_protection"`
	Tags             types.Map      `tfsdk:"tags"`
	VPCID            types.String   `tfsdk:"vpc_id"`
	State            types.String   `tfsdk:"state"`
	PrivateIPAddress types.String   `tfsdk:"private_ip_address"`
	ElasticIPAddress types.String   `tfsdk:"elastic_ip_address"`
	CreatedTime      types.String   `tfsdk:"created_time"`
	Timeouts         timeouts.Value `tfsdk:"timeouts"`
}

func loadBalancerSchema(ctx context.Context) schema.Schema {
	keep := []planmodifier.String{stringplanmodifier.UseStateForUnknown()}
	return schema.Schema{
		MarkdownDescription: "A JD Cloud load balancer: application load balancer (ALB), network load balancer (NLB) or distributed network load balancer (DNLB). " +
			"Listeners, backends and target groups belong to it and are resources of their own.",
		Attributes: map[string]schema.Attribute{
			"id":   idAttribute("load balancer"),
			"name": nameAttribute("load balancer", ruleLoadBalancerName),
			"type": schema.StringAttribute{
				Optional: true,
				Computed: true,
				Default:  stringdefault.StaticString("alb"),
				MarkdownDescription: "Product: `alb` (application), `nlb` (network) or `dnlb` (distributed network). Default: `alb`. " +
					"A change replaces the load balancer.",
				PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace()},
				Validators:    []validator.String{ruleLoadBalancerType.ofString(stringvalidator.OneOf(loadBalancerTypes...))},
			},
			"subnet_id": schema.StringAttribute{
				Required: true,
				MarkdownDescription: "Id of the subnet that holds the load balancer's private addresses; it fixes the VPC. " +
					"A change replaces the load balancer.",
				PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace()},
				Validators:    []validator.String{objectID()},
			},
			"azs": schema.SetAttribute{
				ElementType: types.StringType,
				Optional:    true,
				MarkdownDescription: "Availability zones, for example `cn-north-1a`. `alb` and `nlb`: required, 1 or 2 zones. `dnlb`: leave it out in a central zone " +
					"(it spans all of them); exactly one edge zone otherwise. A change replaces the load balancer.",
				PlanModifiers: []planmodifier.Set{setplanmodifier.RequiresReplace()},
				Validators: []validator.Set{
					ruleZones.ofSet(setvalidator.SizeBetween(1, 2)),
					setvalidator.ValueStringsAre(stringvalidator.LengthAtLeast(1)),
				},
			},
			"security_group_ids": schema.SetAttribute{
				ElementType: types.StringType,
				Optional:    true,
				Computed:    true,
				MarkdownDescription: "Ids of the security groups on the load balancer, of the same VPC; `alb` only, 1 to 4. " +
					"Default: the VPC's all-open group, attached by JD Cloud. Changes in place (groups are associated and disassociated); " +
					"removing it keeps the groups that are set.",
				PlanModifiers: []planmodifier.Set{setplanmodifier.UseStateForUnknown()},
				Validators: []validator.Set{
					ruleSecurityGroups.ofSet(setvalidator.SizeBetween(1, maxSecurityGroups)),
					setvalidator.ValueStringsAre(objectID()),
				},
			},
			"elastic_ip_id": schema.StringAttribute{
				Optional: true,
				MarkdownDescription: "Id of the elastic IP that makes the load balancer reachable from the internet. Default: none (an internal load balancer). " +
					"Changes in place (the address is disassociated and associated); the elastic IP itself is never created or deleted. " +
					"It serves one load balancer: before a replacement with `create_before_destroy`, apply with `elastic_ip_id` removed.",
				Validators: []validator.String{objectID()},
			},
			"description": descriptionAttribute(ruleLoadBalancerDescription),
			"delete_protection": switchAttribute("Whether JD Cloud refuses to delete the load balancer. Default: `false`. Changes in place; " +
				"it has to be `false`, and applied, before the load balancer can be destroyed or replaced."),
			"tags": schema.MapAttribute{
				ElementType: types.StringType,
				Optional:    true,
				MarkdownDescription: "Tags: keys and values, both text. Default: none. Set at creation with the load balancer itself and changed in place through the " +
					"resource tag service.",
				Validators: []validator.Map{mapvalidator.KeysAre(stringvalidator.LengthAtLeast(1))},
			},
			"vpc_id": schema.StringAttribute{
				Computed:            true,
				MarkdownDescription: "Id of the VPC, that of the subnet.",
				PlanModifiers:       keep,
			},
			"state": schema.StringAttribute{
				Computed:            true,
				MarkdownDescription: "State: `CREATING`, `ACTIVE`, `DOWN`, `DELETING`, `STOPPING`, `STARTING` or `CREATE_FAILED`.",
			},
			"private_ip_address": schema.StringAttribute{
				Computed:            true,
				MarkdownDescription: "Address of the load balancer inside the VPC.",
				PlanModifiers:       keep,
			},
			"elastic_ip_address": schema.StringAttribute{
				Computed:            true,
				MarkdownDescription: "Public address: that of the elastic IP, null without one.",
			},
			"created_time": schema.StringAttribute{
				Computed:            true,
				MarkdownDescription: "When the load balancer was created, in UTC (ISO 8601).",
				PlanModifiers:       keep,
			},
		},
		Blocks: map[string]schema.Block{
			"timeouts": timeouts.Block(ctx, timeouts.Opts{
				Create:            true,
				Update:            true,
				Delete:            true,
				CreateDescription: "How long creation may take, waiting for state `ACTIVE` included, as a duration such as `10m`. Default: `10m`.",
				UpdateDescription: "How long an update may take, all of its calls together, as a duration such as `10m`. Default: `10m`.",
				DeleteDescription: "How long deletion may take, until the load balancer is gone, as a duration such as `10m`. Default: `10m`.",
			}),
		},
	}
}

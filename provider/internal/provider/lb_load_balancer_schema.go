package provider

import (
	"context"
	"time"

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

// What the status of a load balancer can be. JD Cloud has an action for each, and shows the state that it leads to.
const (
	statusStarted = "started"
	statusStopped = "stopped"
)

type loadBalancerModel struct {
	objectModel
	Type             types.String `tfsdk:"type"`
	SubnetID         types.String `tfsdk:"subnet_id"`
	AZs              types.Set    `tfsdk:"azs"`
	SecurityGroupIDs types.Set    `tfsdk:"security_group_ids"`
	ElasticIPID      types.String `tfsdk:"elastic_ip_id"`
	Description      types.String `tfsdk:"description"`
	DeleteProtection types.Bool   `tfsdk:"delete_protection"`
	Status           types.String `tfsdk:"status"`
	Tags             types.Map    `tfsdk:"tags"`
	VPCID            types.String `tfsdk:"vpc_id"`
	State            types.String `tfsdk:"state"`
	PrivateIPAddress types.String `tfsdk:"private_ip_address"`
	ElasticIPAddress types.String `tfsdk:"elastic_ip_address"`
	AZType           types.String `tfsdk:"az_type"`
	CreatedTime      types.String `tfsdk:"created_time"`
}

func loadBalancerSchema(ctx context.Context) schema.Schema {
	keep := []planmodifier.String{stringplanmodifier.UseNonNullStateForUnknown()}
	return schema.Schema{
		MarkdownDescription: "Manages a JD Cloud load balancer: an application load balancer (ALB), network load balancer (NLB) or distributed network load balancer (DNLB). " +
			"Its listeners, backends and target groups are separate resources.",
		Attributes: map[string]schema.Attribute{
			"id":   idAttribute("load balancer"),
			"name": nameAttribute("load balancer", ruleLoadBalancerName),
			"type": schema.StringAttribute{
				Optional: true,
				Computed: true,
				Default:  stringdefault.StaticString("alb"),
				MarkdownDescription: "Product: `alb` (application), `nlb` (network) or `dnlb` (distributed network). Default: `alb`. " +
					"Changing this replaces the load balancer.",
				PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace()},
				Validators:    []validator.String{ruleLoadBalancerType.ofString(stringvalidator.OneOf(loadBalancerTypes...))},
			},
			"subnet_id": schema.StringAttribute{
				Required: true,
				MarkdownDescription: "Id of the subnet of the load balancer's private addresses. The subnet determines the VPC. " +
					"Changing this replaces the load balancer.",
				PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace()},
				Validators:    []validator.String{objectID()},
			},
			"azs": schema.SetAttribute{
				ElementType: types.StringType,
				Optional:    true,
				MarkdownDescription: "Availability zones, for example `cn-north-1a`. `alb` and `nlb`: required, 1 or 2 zones. `dnlb`: omit it to use all zones " +
					"of the region, or name exactly one edge zone. Changing this replaces the load balancer.",
				PlanModifiers: []planmodifier.Set{setplanmodifier.RequiresReplace()},
				Validators: []validator.Set{
					ruleZones.ofSet(setvalidator.SizeBetween(1, 2)),
					setvalidator.ValueStringsAre(zoneName()),
				},
			},
			"security_group_ids": schema.SetAttribute{
				ElementType: types.StringType,
				Optional:    true,
				Computed:    true,
				MarkdownDescription: "Ids of 1 to 4 security groups of the load balancer's VPC; `alb` only. " +
					"Default: JD Cloud attaches a security group that allows all traffic. Can be changed in place (groups are associated and disassociated); " +
					"removing it keeps the current groups.",
				PlanModifiers: []planmodifier.Set{setplanmodifier.UseNonNullStateForUnknown()},
				Validators: []validator.Set{
					ruleSecurityGroups.ofSet(setvalidator.SizeBetween(1, maxSecurityGroups)),
					setvalidator.ValueStringsAre(objectID()),
				},
			},
			"elastic_ip_id": schema.StringAttribute{
				Optional: true,
				MarkdownDescription: "Id of the elastic IP that makes the load balancer reachable from the internet. Default: none (an internal load balancer). " +
					"Can be changed in place (the elastic IP is disassociated and associated); the elastic IP itself is never created or deleted. " +
					"An elastic IP can be used by one load balancer only: before a replacement with `create_before_destroy`, apply with `elastic_ip_id` removed.",
				Validators: []validator.String{objectID()},
			},
			"description": descriptionAttribute(ruleLoadBalancerDescription),
			"delete_protection": switchAttribute("Enables delete protection: JD Cloud then refuses to delete the load balancer. Default: `false`. Can be changed in place. " +
				"To destroy or replace the load balancer, first set this to `false` and apply."),
			"status": schema.StringAttribute{
				Optional: true,
				Computed: true,
				Default:  stringdefault.StaticString(statusStarted),
				MarkdownDescription: "Whether the load balancer serves: `started` or `stopped`. Default: `started`. Can be changed in place. " +
					"A stopped load balancer forwards no traffic; it keeps its addresses, and its listeners, backends and targets can be changed. " +
					"A load balancer that JD Cloud stopped because of arrears cannot be started here: JD Cloud starts it when the arrears are paid.",
				Validators: []validator.String{stringvalidator.OneOf(statusStarted, statusStopped)},
			},
			"tags": schema.MapAttribute{
				ElementType:         types.StringType,
				Optional:            true,
				MarkdownDescription: "Tags of the load balancer. Default: none. Can be changed in place, through the resource tag service.",
				Validators:          []validator.Map{mapvalidator.KeysAre(stringvalidator.LengthAtLeast(1), oneLine())},
			},
			"vpc_id": schema.StringAttribute{
				Computed:            true,
				MarkdownDescription: "Id of the subnet's VPC.",
				PlanModifiers:       keep,
			},
			"state": schema.StringAttribute{
				Computed:            true,
				MarkdownDescription: "State of the load balancer: `CREATING`, `ACTIVE`, `DOWN`, `DELETING`, `STOPPING`, `STARTING` or `CREATE_FAILED`.",
			},
			"private_ip_address": schema.StringAttribute{
				Optional: true,
				Computed: true,
				MarkdownDescription: "Private IP address of the load balancer: a free IPv4 address of its subnet. Default: JD Cloud chooses one. " +
					"Can be changed in place; removing it keeps the current address. Two load balancers cannot have one address: " +
					"for a replacement with `create_before_destroy`, apply with `private_ip_address` removed, then put it back and apply again.",
				PlanModifiers: keep,
				Validators:    []validator.String{rulePrivateAddress.ofString(ipv4Address())},
			},
			"elastic_ip_address": schema.StringAttribute{
				Computed:            true,
				MarkdownDescription: "Public IP address of the elastic IP; null without an elastic IP.",
			},
			"az_type": schema.StringAttribute{
				Computed:            true,
				MarkdownDescription: "Kind of the load balancer's availability zones: `standard` or `edge`.",
				PlanModifiers:       keep,
			},
			"created_time": schema.StringAttribute{
				Computed:            true,
				MarkdownDescription: "Creation time in UTC (ISO 8601).",
				PlanModifiers:       keep,
			},
		},
		Blocks: map[string]schema.Block{
			"timeouts": timeoutsBlock(ctx, "load balancer", loadBalancerTimeout),
		},
	}
}

package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework-validators/mapvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

type backendModel struct {
	objectModel
	NamePrefix                types.String      `tfsdk:"name_prefix"`
	LoadBalancerID            types.String      `tfsdk:"load_balancer_id"`
	Protocol                  types.String      `tfsdk:"protocol"`
	Port                      types.Int64       `tfsdk:"port"`
	TargetGroupID             types.String      `tfsdk:"target_group_id"`
	AgInfo                    *agInfoModel      `tfsdk:"ag_info"`
	Algorithm                 types.String      `tfsdk:"algorithm"`
	HealthCheck               *healthCheckModel `tfsdk:"health_check"`
	SessionStickiness         types.Bool        `tfsdk:"session_stickiness"`
	SessionStickyTimeout      types.Int64       `tfsdk:"session_sticky_timeout"`
	HTTPCookieExpireSeconds   types.Int64       `tfsdk:"http_cookie_expire_seconds"`
	ConnectionDrainingSeconds types.Int64       `tfsdk:"connection_draining_seconds"`
	ProxyProtocol             types.Bool        `tfsdk:"proxy_protocol"`
	HTTPForwardedProtocol     types.Bool        `tfsdk:"http_forwarded_protocol"`
	HTTPForwardedPort         types.Bool        `tfsdk:"http_forwarded_port"`
	HTTPForwardedHost         types.Bool        `tfsdk:"http_forwarded_host"`
	HTTPForwardedVip          types.Bool        `tfsdk:"http_forwarded_vip"`
	HTTPForwardedClientPort   types.Bool        `tfsdk:"http_forwarded_client_port"`
	Description               types.String      `tfsdk:"description"`
}

var backendProtocols = []string{"Http", "Tcp", "Udp"}

func backendSchema(ctx context.Context) schema.Schema {
	return schema.Schema{
		MarkdownDescription: "Manages a backend (backend service) of a load balancer. A backend sends requests to the targets of one target group or to the members of one " +
			"availability group, and checks their health. One or more listeners forward requests to it.",
		Attributes: map[string]schema.Attribute{
			"id":               idAttribute("backend"),
			"load_balancer_id": parentLoadBalancerAttribute("backend"),
			"name":             drawnNameAttribute("backend", ruleBackendName),
			"name_prefix":      namePrefixAttribute("backend", ruleBackendName),
			"protocol": schema.StringAttribute{
				Required: true,
				MarkdownDescription: "Protocol between the load balancer and the servers: `Http`, `Tcp` or `Udp` on an `alb`; `Tcp` or `Udp` on an `nlb` or `dnlb`. " +
					"Changing this replaces the backend.",
				PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace()},
				Validators:    []validator.String{ruleBackendProtocol.ofString(stringvalidator.OneOf(backendProtocols...))},
			},
			"port": portAttribute("Port of the servers, 1 to 65535. A target that has its own port receives requests on that port instead. Changing this replaces the backend.", ruleBackendPort),
			"target_group_id": schema.StringAttribute{
				Optional: true,
				MarkdownDescription: "Id of the target group that receives the requests. It must belong to the same load balancer. Conflicts with `ag_info`; " +
					"both can be omitted. Default: none. Can be changed in place.",
				Validators: []validator.String{objectID()},
			},
			"ag_info": schema.SingleNestedAttribute{
				Optional: true,
				MarkdownDescription: "Availability group whose members receive the requests. Conflicts with `target_group_id`; both can be omitted. " +
					"Default: none. Can be changed in place.",
				Attributes: map[string]schema.Attribute{
					"ag_id": schema.StringAttribute{
						Required:            true,
						MarkdownDescription: "Id of the availability group. Its members must be in the load balancer's VPC.",
						Validators:          []validator.String{objectID()},
					},
					"default_weight": schema.Int64Attribute{
						Optional: true,
						MarkdownDescription: "Weight of the group's members, 0 to 100. 0 means no requests and is available on an `alb` only. " +
							"Default: not set (JD Cloud gives each member weight 10).",
						Validators: []validator.Int64{ruleMemberWeight.ofInt64(int64validator.Between(0, 100))},
					},
					"member_weights": schema.MapAttribute{
						ElementType: types.Int64Type,
						Optional:    true,
						MarkdownDescription: "Weights of single members by instance id, 0 to 100 each. 0 means no requests and is available on an `alb` only. Members that are not listed " +
							"keep the weight that they have; a member that you remove from the map gets the default weight again. An instance that is not a member causes a warning, and gets its " +
							"weight with the next apply after it has joined. Default: none. Not imported. Can be changed in place.",
						Validators: []validator.Map{
							mapvalidator.KeysAre(objectID()),
							mapvalidator.ValueInt64sAre(ruleMemberWeight.ofInt64(int64validator.Between(0, 100))),
						},
					},
				},
			},
			"algorithm": schema.StringAttribute{
				Optional: true,
				Computed: true,
				MarkdownDescription: "Weighted scheduling algorithm: `RoundRobin`, `LeastConn` or `IpHash` (source address) on an `alb` or `nlb`; `IpHash` or " +
					"`QuintupleHash` (protocol, addresses and ports) on a `dnlb`. Default: `RoundRobin`; `IpHash` on a `dnlb`. Can be changed in place; " +
					"removing it keeps the current algorithm.",
				PlanModifiers: []planmodifier.String{stringplanmodifier.UseNonNullStateForUnknown()},
				Validators:    []validator.String{ruleAlgorithmName.ofString(stringvalidator.OneOf("IpHash", "RoundRobin", "LeastConn", "QuintupleHash"))},
			},
			"health_check": healthCheckAttribute(),
			"session_stickiness": switchAttribute("Enables session stickiness, which sends the requests of a client to the same server: by cookie on an `alb` (protocol `Http` and " +
				"algorithm `RoundRobin` only), by address on an `nlb`. Not available on a `dnlb`. Default: `false`. Can be changed in place."),
			"session_sticky_timeout": schema.Int64Attribute{
				Optional: true,
				Computed: true,
				MarkdownDescription: "Time a client is sent to the same server, 1 to 3600 seconds. `nlb` with `session_stickiness` only. " +
					"Default: 300; null where it does not apply. Can be changed in place.",
				Validators: []validator.Int64{ruleStickinessTimeout.ofInt64(int64validator.Between(1, 3600))},
			},
			"http_cookie_expire_seconds": schema.Int64Attribute{
				Optional: true,
				Computed: true,
				MarkdownDescription: "Lifetime of the session stickiness cookie, 0 to 86400 seconds; 0 means until the browser closes. `alb` with protocol `Http` and " +
					"`session_stickiness` only. Default: 0; null where it does not apply. Can be changed in place.",
				Validators: []validator.Int64{ruleCookieLifetime.ofInt64(int64validator.Between(0, 86400))},
			},
			"connection_draining_seconds": schema.Int64Attribute{
				Optional: true,
				Computed: true,
				MarkdownDescription: "Time that open connections to a removed target are kept, 0 to 3600 seconds; 0 turns connection draining off. `nlb` only. " +
					"Default: 300; null where it does not apply. Can be changed in place.",
				Validators: []validator.Int64{ruleConnectionDraining.ofInt64(int64validator.Between(0, 3600))},
			},
			"proxy_protocol": switchAttribute("Enables proxy protocol version 1, which tells the servers the client's address. `alb` with protocol `Tcp` or `Udp` only; " +
				"the servers must support it. Default: `false`. Can be changed in place."),
			"http_forwarded_protocol":    forwardedAttribute("X-Forwarded-Proto", "the client's protocol"),
			"http_forwarded_port":        forwardedAttribute("X-Forwarded-Port", "the listener's port"),
			"http_forwarded_host":        forwardedAttribute("X-Forwarded-Host", "the host that the client requested"),
			"http_forwarded_vip":         forwardedAttribute("X-Forwarded-LBIP", "the load balancer's address"),
			"http_forwarded_client_port": forwardedAttribute("X-Forwarded-Client-Port", "the client's port"),
			"description":                descriptionAttribute(ruleBackendDescription),
		},
		Blocks: map[string]schema.Block{"timeouts": timeoutsBlock(ctx, "backend", childTimeout)},
	}
}

func forwardedAttribute(header, what string) schema.BoolAttribute {
	return switchAttribute("Adds the header `" + header + "`, which tells the servers " + what + ". `alb` with protocol `Http` only. Default: `false`. Can be changed in place.")
}

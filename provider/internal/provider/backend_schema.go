package provider

import (
	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

type backendModel struct {
	ID                        types.String      `tfsdk:"id"`
	LoadBalancerID            types.String      `tfsdk:"load_balancer_id"`
	Name                      types.String      `tfsdk:"name"`
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

func backendSchema() schema.Schema {
	return schema.Schema{
		MarkdownDescription: "A backend (backend service) of a load balancer: how requests are sent to the targets of one target group or the members of one " +
			"availability group, and how their health is checked. Listeners refer to it; several may share one.",
		Attributes: map[string]schema.Attribute{
			"id":               idAttribute("backend"),
			"load_balancer_id": parentLoadBalancerAttribute("backend"),
			"name":             nameAttribute("backend", ruleBackendName),
			"protocol": schema.StringAttribute{
				Required: true,
				MarkdownDescription: "Protocol towards the servers: `Http`, `Tcp` or `Udp` on an `alb`; `Tcp` or `Udp` on an `nlb` or `dnlb`. " +
					"A change replaces the backend.",
				PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace()},
				Validators:    []validator.String{ruleBackendProtocol.ofString(stringvalidator.OneOf(backendProtocols...))},
			},
			"port": portAttribute("Port of the servers, 1 to 65535; a target with a port of its own uses that one. A change replaces the backend.", ruleBackendPort),
			"target_group_id": schema.StringAttribute{
				Optional: true,
				MarkdownDescription: "Id of the target group that receives the requests, of the same load balancer. Not together with `ag_info`; " +
					"both may be left out. Default: none. Changes in place.",
				Validators: []validator.String{objectID()},
			},
			"ag_info": schema.SingleNestedAttribute{
				Optional: true,
				MarkdownDescription: "The availability group whose members receive the requests. Not together with `target_group_id`; both may be left out. " +
					"Default: none. Changes in place.",
				Attributes: map[string]schema.Attribute{
					"ag_id": schema.StringAttribute{
						Required:            true,
						MarkdownDescription: "Id of the availability group, in the load balancer's VPC.",
						Validators:          []validator.String{objectID()},
					},
					"default_weight": schema.Int64Attribute{
						Optional: true,
						MarkdownDescription: "Weight of the group's members, 0 to 100; 0 (no requests) only on an `alb`. " +
							"Default: not set (JD Cloud weighs each member 10).",
						Validators: []validator.Int64{ruleMemberWeight.ofInt64(int64validator.Between(0, 100))},
					},
				},
			},
			"algorithm": schema.StringAttribute{
				Optional: true,
				Computed: true,
				MarkdownDescription: "How requests are spread, always weighted: `RoundRobin`, `LeastConn` or `IpHash` (source address) on an `alb` or `nlb`; `IpHash` or " +
					"`QuintupleHash` (protocol, addresses and ports) on a `dnlb`. Default: `RoundRobin`, on a `dnlb` `IpHash`. Changes in place; " +
					"removing it keeps the algorithm that is set.",
				PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
				Validators:    []validator.String{ruleAlgorithmName.ofString(stringvalidator.OneOf("IpHash", "RoundRobin", "LeastConn", "QuintupleHash"))},
			},
			"health_check": healthCheckAttribute(),
			"session_stickiness": switchAttribute("Whether requests of one client go to one server: by a cookie on an `alb` (protocol `Http` and algorithm `RoundRobin` only), " +
				"by address on an `nlb`; not on a `dnlb`. Default: `false`. Changes in place."),
			"session_sticky_timeout": schema.Int64Attribute{
				Optional: true,
				Computed: true,
				MarkdownDescription: "How long a client stays with its server, 1 to 3600 seconds; `nlb` with `session_stickiness` only. " +
					"Default: 300, null where it does not apply. Changes in place.",
				Validators: []validator.Int64{ruleStickinessTimeout.ofInt64(int64validator.Between(1, 3600))},
			},
			"http_cookie_expire_seconds": schema.Int64Attribute{
				Optional: true,
				Computed: true,
				MarkdownDescription: "Lifetime of the cookie of `session_stickiness`, 0 to 86400 seconds; 0 means until the browser closes. `alb` with protocol `Http` and " +
					"`session_stickiness` only. Default: 0, null where it does not apply. Changes in place.",
				Validators: []validator.Int64{ruleCookieLifetime.ofInt64(int64validator.Between(0, 86400))},
			},
			"connection_draining_seconds": schema.Int64Attribute{
				Optional: true,
				Computed: true,
				MarkdownDescription: "How long connections of a removed target live on, 0 to 3600 seconds; 0 switches draining off. `nlb` only. " +
					"Default: 300, null where it does not apply. Changes in place.",
				Validators: []validator.Int64{ruleConnectionDraining.ofInt64(int64validator.Between(0, 3600))},
			},
			"proxy_protocol": switchAttribute("Whether the client's address is sent by proxy protocol version 1; `alb` with protocol `Tcp` or `Udp` only, " +
				"and the servers must understand it. Default: `false`. Changes in place."),
			"http_forwarded_protocol":    forwardedAttribute("X-Forwarded-Proto", "the client's protocol"),
			"http_forwarded_port":        forwardedAttribute("X-Forwarded-Port", "the listener's port"),
			"http_forwarded_host":        forwardedAttribute("X-Forwarded-Host", "the host that the client asked for"),
			"http_forwarded_vip":         forwardedAttribute("X-Forwarded-LBIP", "the load balancer's address"),
			"http_forwarded_client_port": forwardedAttribute("X-Forwarded-Client-Port", "the client's port"),
			"description":                descriptionAttribute(ruleBackendDescription),
		},
	}
}

func forwardedAttribute(header, what string) schema.BoolAttribute {
	return switchAttribute("Whether the header `" + header + "` tells the server " + what + "; `alb` with protocol `Http` only. Default: `false`. Changes in place.")
}

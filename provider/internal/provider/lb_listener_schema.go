package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

type listenerModel struct {
	objectModel
	LoadBalancerID            types.String     `tfsdk:"load_balancer_id"`
	Protocol                  types.String     `tfsdk:"protocol"`
	Port                      types.Int64      `tfsdk:"port"`
	BackendID                 types.String     `tfsdk:"backend_id"`
	CertificateIDs            types.Set        `tfsdk:"certificate_ids"`
	HstsEnable                types.Bool       `tfsdk:"hsts_enable"`
	HstsMaxAge                types.Int64      `tfsdk:"hsts_max_age"`
	ConnectionIdleTimeSeconds types.Int64      `tfsdk:"connection_idle_time_seconds"`
	Limitation                *limitationModel `tfsdk:"limitation"`
	Status                    types.String     `tfsdk:"status"`
	Description               types.String     `tfsdk:"description"`
}

type limitationModel struct {
	QPS               types.Int64 `tfsdk:"qps"`
	ActiveConnections types.Int64 `tfsdk:"active_connections"`
}

// listenerOn is the status of a listener that accepts connections.
const listenerOn = "On"

var listenerProtocols = []string{"Http", "Https", "Tcp", "Tls", "Udp"}

func listenerSchema(ctx context.Context) schema.Schema {
	return schema.Schema{
		MarkdownDescription: "Manages a listener of a load balancer. A listener accepts connections on one port and forwards requests to a backend.",
		Attributes: map[string]schema.Attribute{
			"id":               idAttribute("listener"),
			"load_balancer_id": parentLoadBalancerAttribute("listener"),
			"name":             nameAttribute("listener", ruleListenerName),
			"protocol": schema.StringAttribute{
				Required: true,
				MarkdownDescription: "Protocol between the clients and the load balancer: `Http`, `Https`, `Tcp`, `Tls` or `Udp` on an `alb`; `Tcp` or `Udp` on an `nlb` or `dnlb`. " +
					"Changing this replaces the listener.",
				PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace()},
				Validators:    []validator.String{ruleListenerProtocol.ofString(stringvalidator.OneOf(listenerProtocols...))},
			},
			"port": portAttribute("Port that clients connect to, 1 to 65535. Changing this replaces the listener.", ruleListenerPort),
			"backend_id": schema.StringAttribute{
				Required:            true,
				MarkdownDescription: "Id of the backend that receives the requests. It must belong to the same load balancer. Can be changed in place.",
				Validators:          []validator.String{objectID()},
			},
			"certificate_ids": schema.SetAttribute{
				ElementType: types.StringType,
				Optional:    true,
				MarkdownDescription: "Ids of 1 or 2 server certificates; two certificates must have different key algorithms. Required for protocols `Https` and `Tls`, " +
					"not allowed for other protocols. Can be changed in place.",
				Validators: []validator.Set{
					ruleCertificates.ofSet(setvalidator.SizeBetween(1, 2)),
					setvalidator.ValueStringsAre(objectID()),
				},
			},
			"hsts_enable": switchAttribute("Enables HSTS, which tells browsers to use HTTPS only. Protocol `Https` only. Default: `false`. Can be changed in place."),
			"hsts_max_age": schema.Int64Attribute{
				Optional: true,
				Computed: true,
				MarkdownDescription: "Time that browsers use HTTPS only (HSTS max-age), 1 to 94608000 seconds. Protocol `Https` only. " +
					"Default: 31536000 (one year) with `hsts_enable`; null otherwise. Can be changed in place.",
				Validators: []validator.Int64{ruleHstsMaxAge.ofInt64(int64validator.Between(1, 94608000))},
			},
			"connection_idle_time_seconds": schema.Int64Attribute{
				Optional: true,
				Computed: true,
				MarkdownDescription: "Time after which a connection without traffic is closed, 1 to 86400 seconds. Not available on a `dnlb`. WebSocket connections " +
					"need no setting, but are closed after this time as well. Default: 60 for protocols `Http` and `Https`, 1800 for `Tcp` and `Tls`, 300 for `Udp`; " +
					"null on a `dnlb`. Can be changed in place; removing it restores the default.",
				Validators: []validator.Int64{ruleIdleTime.ofInt64(int64validator.Between(1, 86400))},
			},
			"limitation": schema.SingleNestedAttribute{
				Optional:            true,
				MarkdownDescription: "Limits of the listener. `alb` only. Default: none. Can be changed in place; removing it turns all limits off.",
				Attributes: map[string]schema.Attribute{
					"qps": limitAttribute("Requests per second, 100 to 500000. Protocols `Http` and `Https` only.", ruleRequestLimit, 500000),
					"active_connections": limitAttribute("Active connections, 100 to 5000000. Protocols `Http`, `Https`, `Tcp` and `Tls` only.",
						ruleConnectionLimit, 5000000),
				},
			},
			"status": schema.StringAttribute{
				Optional: true,
				Computed: true,
				MarkdownDescription: "`On` or `Off`. A listener that is `Off` accepts no connections. JD Cloud creates listeners `On`: a new one accepts connections for a moment " +
					"before it is switched off. Default: `On`. Can be changed in place.",
				Validators: []validator.String{ruleListenerStatus.ofString(stringvalidator.OneOf(listenerOn, "Off"))},
			},
			"description": descriptionAttribute(ruleListenerDescription),
		},
		Blocks: map[string]schema.Block{"timeouts": timeoutsBlock(ctx, "listener", childTimeout)},
	}
}

// limitAttribute is a limit that is off unless it is set. JD Cloud SDK: LimitationSpec.
func limitAttribute(description string, r rule, largest int64) schema.Int64Attribute {
	return schema.Int64Attribute{
		Optional:            true,
		MarkdownDescription: description + " -1 means no limit. Default: no limit. Can be changed in place.",
		Validators:          []validator.Int64{r.ofInt64(limitUpTo(largest))},
	}
}

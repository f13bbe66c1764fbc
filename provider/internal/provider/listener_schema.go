package provider

import (
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
	ID             types.String `tfsdk:"id"`
	LoadBalancerID types.String `tfsdk:"load_balancer_id"`
	Name           types.String `tfsdk:"name"`
	Protocol       types.String `tfsdk:"protocol"`
	Port           types.Int64  `tfsdk:"port"`
	BackendID      types.String `tfsdk:"backend_id"`
	CertificateIDs types.Set    `tfsdk:"certificate_ids"`
	HstsEnable     types.Bool   `tfsdk:"hsts_enable"`
	HstsMaxAge     types.Int64  `tfsdk:"hsts_max_age"`
	Description    types.String `tfsdk:"description"`
}

var listenerProtocols = []string{"Http", "Https", "Tcp", "Tls", "Udp"}

func listenerSchema() schema.Schema {
	return schema.Schema{
		MarkdownDescription: "A listener of a load balancer: the port and protocol that clients connect to, and the backend that their requests go to.",
		Attributes: map[string]schema.Attribute{
			"id":               idAttribute("listener"),
			"load_balancer_id": parentLoadBalancerAttribute("listener"),
			"name":             nameAttribute("listener", ruleListenerName),
			"protocol": schema.StringAttribute{
				Required: true,
				MarkdownDescription: "Protocol towards the clients: `Http`, `Https`, `Tcp`, `Tls` or `Udp` on an `alb`; `Tcp` or `Udp` on an `nlb` or `dnlb`. " +
					"A change replaces the listener.",
				PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace()},
				Validators:    []validator.String{ruleListenerProtocol.ofString(stringvalidator.OneOf(listenerProtocols...))},
			},
			"port": portAttribute("Port that clients connect to, 1 to 65535. A change replaces the listener.", ruleListenerPort),
			"backend_id": schema.StringAttribute{
				Required:            true,
				MarkdownDescription: "Id of the backend that receives the requests, of the same load balancer. Changes in place.",
				Validators:          []validator.String{objectID()},
			},
			"certificate_ids": schema.SetAttribute{
				ElementType: types.StringType,
				Optional:    true,
				MarkdownDescription: "Ids of the server certificates, 1 or 2; two must differ in their key algorithm. Required for protocols `Https` and `Tls`, " +
					"not allowed otherwise. Changes in place.",
				Validators: []validator.Set{
					ruleCertificates.ofSet(setvalidator.SizeBetween(1, 2)),
					setvalidator.ValueStringsAre(objectID()),
				},
			},
			"hsts_enable": switchAttribute("Whether browsers are told to use HTTPS only (HSTS); protocol `Https` only. Default: `false`. Changes in place."),
			"hsts_max_age": schema.Int64Attribute{
				Optional: true,
				Computed: true,
				MarkdownDescription: "How long browsers keep to HTTPS, 1 to 94608000 seconds; protocol `Https` only. " +
					"Default: 31536000 (one year) with `hsts_enable`, null otherwise. Changes in place.",
				Validators: []validator.Int64{ruleHstsMaxAge.ofInt64(int64validator.Between(1, 94608000))},
			},
			"description": descriptionAttribute(ruleListenerDescription),
		},
	}
}

package provider

import (
	"regexp"

	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/booldefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/int64default"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

type healthCheckModel struct {
	Enabled                 types.Bool   `tfsdk:"enabled"`
	Protocol                types.String `tfsdk:"protocol"`
	HealthyThresholdCount   types.Int64  `tfsdk:"healthy_threshold_count"`
	UnhealthyThresholdCount types.Int64  `tfsdk:"unhealthy_threshold_count"`
	CheckTimeoutSeconds     types.Int64  `tfsdk:"check_timeout_seconds"`
	IntervalSeconds         types.Int64  `tfsdk:"interval_seconds"`
	Port                    types.Int64  `tfsdk:"port"`
	HTTPVersion             types.String `tfsdk:"http_version"`
	HTTPDomain              types.String `tfsdk:"http_domain"`
	HTTPPath                types.String `tfsdk:"http_path"`
	HTTPCode                types.Set    `tfsdk:"http_code"`
}

var (
	httpPathPattern = regexp.MustCompile(`^/([A-Za-z0-9` + chinese + `\-/.?#&_;~!()*\[\]@^:',+=<>{}]|%[0-9A-Fa-f]{2})*$`)
	httpCodePattern = regexp.MustCompile(`^([234]xx|[234]\d\d|[234]\d\d-[234]\d\d)$`)
)

func healthCheckAttribute() schema.SingleNestedAttribute {
	number := func(r rule, lowest, highest, byDefault int64, description string) schema.Int64Attribute {
		return schema.Int64Attribute{
			Optional:            true,
			Computed:            true,
			Default:             int64default.StaticInt64(byDefault),
			MarkdownDescription: description,
			Validators:          []validator.Int64{r.ofInt64(int64validator.Between(lowest, highest))},
		}
	}
	return schema.SingleNestedAttribute{
		Required:            true,
		MarkdownDescription: "Health check of the servers. All of its attributes can be changed in place.",
		Attributes: map[string]schema.Attribute{
			"enabled": schema.BoolAttribute{
				Optional: true,
				Computed: true,
				Default:  booldefault.StaticBool(true),
				MarkdownDescription: "Enables the health checks. While they are disabled, the health of the servers is not known (`N/A`), and all running servers receive requests. " +
					"`false` is available on an `alb` or `dnlb` only. JD Cloud does not show this setting: Terraform keeps the value that it has set, does not notice a change made " +
					"elsewhere, and imports `true`. Default: `true`.",
			},
			"protocol": schema.StringAttribute{
				Required:            true,
				MarkdownDescription: "Protocol of the check: `Http` (`alb`, `nlb`), `Tcp`, or `Icmp` (backends of protocol `Udp` only).",
				Validators:          []validator.String{ruleCheckProtocol.ofString(stringvalidator.OneOf("Http", "Tcp", "Icmp"))},
			},
			"healthy_threshold_count":   number(ruleHealthyThreshold, 1, 5, 3, "Consecutive successful checks after which a server is healthy, 1 to 5. Default: 3."),
			"unhealthy_threshold_count": number(ruleUnhealthyThreshold, 1, 5, 3, "Consecutive failed checks after which a server is unhealthy, 1 to 5. Default: 3."),
			"check_timeout_seconds":     number(ruleCheckTimeout, 2, 60, 3, "Time a check waits for a response, 2 to 60 seconds. Default: 3."),
			"interval_seconds":          number(ruleCheckInterval, 5, 300, 5, "Time between two checks, 5 to 300 seconds. Default: 5."),
			"port":                      number(ruleCheckPort, 0, 65535, 0, "Port to check, 0 to 65535; 0 means the port on which the target receives requests. Protocols `Http` and `Tcp` only. Default: 0."),
			"http_version": schema.StringAttribute{
				Optional:            true,
				Computed:            true,
				MarkdownDescription: "HTTP version of the check: `HTTP1.0` or `HTTP1.1`. Protocol `Http` only. Default: `HTTP1.0`; null for other protocols.",
				Validators:          []validator.String{ruleCheckHTTPVersion.ofString(stringvalidator.OneOf("HTTP1.0", "HTTP1.1"))},
			},
			"http_domain": schema.StringAttribute{
				Optional: true,
				MarkdownDescription: "`Host` header of the check: an IP address or a name of letters, digits, `-` and `.`, at most 255 characters. Protocol `Http` only. " +
					"Default: none (no `Host` header is sent).",
				Validators: []validator.String{ruleCheckHost.ofString(checkedHost())},
			},
			"http_path": schema.StringAttribute{
				Optional: true,
				Computed: true,
				MarkdownDescription: "Path that the check requests, starting with `/`, at most 1000 characters. Protocol `Http` only. " +
					"Default: chosen by JD Cloud; null for other protocols. Removing it keeps the current path.",
				Validators: []validator.String{
					ruleCheckPath.ofString(stringvalidator.UTF8LengthBetween(1, 1000)),
					ruleCheckPath.ofString(stringvalidator.RegexMatches(httpPathPattern,
						"must begin with / and have letters, digits, Chinese characters, -/.?#&_;~!()*[]@^:',+=<>{} and URL-encoded text after % only")),
				},
			},
			"http_code": schema.SetAttribute{
				ElementType: types.StringType,
				Optional:    true,
				Computed:    true,
				MarkdownDescription: "Status codes of a healthy server: codes such as `200`, ranges such as `200-399`, or the classes `2xx`, `3xx`, `4xx`, all within 200 to 499. " +
					"Protocol `Http` only. Default: `2xx` and `3xx`; null for other protocols.",
				Validators: []validator.Set{
					ruleCheckStatusCodes.ofSet(setvalidator.SizeAtLeast(1)),
					ruleCheckStatusCodes.ofSet(setvalidator.ValueStringsAre(
						stringvalidator.RegexMatches(httpCodePattern, "must be a code (200), a range (200-399) or a class (2xx, 3xx, 4xx) within 200 to 499"),
						ascendingRange())),
				},
			},
		},
	}
}

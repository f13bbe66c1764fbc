package provider

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"time"

	"github.com/hashicorp/terraform-plugin-framework-validators/float64validator"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

func providerSchema() schema.Schema {
	endpoint := func(service, host string) schema.StringAttribute {
		return schema.StringAttribute{
			Optional: true,
			MarkdownDescription: "Base URL of the " + service + " service, for example `https://" + host +
				"`. Default: `endpoint` when it is set, otherwise `https://" + host + "`.",
			Validators: []validator.String{baseURL()},
		}
	}
	return schema.Schema{
		MarkdownDescription: "Manages JD Cloud load balancers of all three products (ALB, NLB, DNLB) through the JD Cloud OpenAPI. " +
			"Credentials, region and endpoint can also be set by environment variables; an attribute takes precedence over its variable.",
		Attributes: map[string]schema.Attribute{
			"access_key": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "Access key of the JD Cloud account. Required: set it here or in the environment variable `JDCLOUD_ACCESS_KEY`.",
			},
			"secret_key": schema.StringAttribute{
				Optional:            true,
				Sensitive:           true,
				MarkdownDescription: "Secret key of `access_key`. Required: set it here or in the environment variable `JDCLOUD_SECRET_KEY`.",
			},
			"security_token": schema.StringAttribute{
				Optional:  true,
				Sensitive: true,
				MarkdownDescription: "Token of temporary credentials from the security token service. Can also be set by the environment variable " +
					"`JDCLOUD_SECURITY_TOKEN`. Default: none (permanent keys).",
			},
			"region": schema.StringAttribute{
				Optional: true,
				MarkdownDescription: "Region of all resources and data sources, for example `cn-north-1`, `cn-east-2` or `cn-south-1`. " +
					"Required: set it here or in the environment variable `JDCLOUD_REGION`.",
			},
			"endpoint": schema.StringAttribute{
				Optional: true,
				MarkdownDescription: "Base URL of all services, for example that of a simulator (`http://127.0.0.1:8080`). Can also be set by the environment variable " +
					"`JDCLOUD_ENDPOINT`. Default: each service's public address, `https://<service>.jdcloud-api.com`.",
				Validators: []validator.String{baseURL()},
			},
			"endpoints": schema.SingleNestedAttribute{
				Optional:            true,
				MarkdownDescription: "Base URLs of individual services. Each takes precedence over `endpoint`. Default: none.",
				Attributes: map[string]schema.Attribute{
					"lb":          endpoint("load balancing", "lb.jdcloud-api.com"),
					"ag":          endpoint("availability group", "ag.jdcloud-api.com"),
					"vpc":         endpoint("virtual private cloud", "vpc.jdcloud-api.com"),
					"vm":          endpoint("virtual machine", "vm.jdcloud-api.com"),
					"resourcetag": endpoint("resource tag", "resourcetag.jdcloud-api.com"),
				},
			},
			"max_requests_per_second": schema.Float64Attribute{
				Optional: true,
				MarkdownDescription: "Maximum number of requests per second, for all services together; 0 means no limit. Default: 50. " +
					"With any value the provider slows down when JD Cloud responds that there are too many requests, and speeds up again slowly.",
				Validators: []validator.Float64{float64validator.AtLeast(0)},
			},
			"poll_interval": schema.StringAttribute{
				Optional: true,
				MarkdownDescription: "Shortest time between two requests while the provider waits for an object to change its state, as a duration such as `500ms` or `2s`; " +
					"more than 0. Default: `1s`. The time grows to 10 seconds during a long wait.",
				Validators: []validator.String{positiveDuration()},
			},
			"skip_credentials_validation": schema.BoolAttribute{
				Optional: true,
				MarkdownDescription: "Skips the check of the credentials. By default the provider lists load balancers once when it is configured, " +
					"so that wrong keys fail the plan. Only a repeated `UNAUTHENTICATED` response fails the check. " +
					"Can also be set by the environment variable `JDCLOUD_SKIP_CREDENTIALS_VALIDATION` (`true` or `false`). Default: `false`.",
			},
		},
	}
}

// defaultMaxRequestsPerSecond is a guess: JD Cloud does not document its limits.
const defaultMaxRequestsPerSecond = 50

// providerModel is the provider block.
type providerModel struct {
	AccessKey                 types.String  `tfsdk:"access_key"`
	SecretKey                 types.String  `tfsdk:"secret_key"`
	SecurityToken             types.String  `tfsdk:"security_token"`
	Region                    types.String  `tfsdk:"region"`
	Endpoint                  types.String  `tfsdk:"endpoint"`
	Endpoints                 types.Object  `tfsdk:"endpoints"`
	MaxRequestsPerSecond      types.Float64 `tfsdk:"max_requests_per_second"`
	PollInterval              types.String  `tfsdk:"poll_interval"`
	SkipCredentialsValidation types.Bool    `tfsdk:"skip_credentials_validation"`
}

func (p *jdcloudProvider) Configure(ctx context.Context, request provider.ConfigureRequest, response *provider.ConfigureResponse) {
	var model providerModel
	response.Diagnostics.Append(request.Config.Get(ctx, &model)...)
	if response.Diagnostics.HasError() {
		return
	}
	config, err := model.clientConfig()
	skipCheck, skipErr := model.skipsCredentialsCheck()
	if err := errors.Join(err, skipErr); err != nil {
		response.Diagnostics.AddError("Invalid JD Cloud provider configuration", err.Error())
		return
	}
	config.UserAgent = "terraform-provider-jdcloud/" + p.version + " terraform/" + request.TerraformVersion
	apiClient, err := client.New(config)
	if err != nil {
		response.Diagnostics.AddError("Invalid JD Cloud provider configuration", err.Error())
		return
	}
	if !skipCheck {
		if err := apiClient.CheckCredentials(ctx); err != nil {
			response.Diagnostics.AddError("Invalid JD Cloud credentials", err.Error()+
				" To skip this check, set skip_credentials_validation = true or the environment variable "+skipVariable+".")
			return
		}
	}
	ready := &session{client: apiClient, claims: &claims{}, patience: inUsePatience}
	response.ResourceData = ready
	response.DataSourceData = ready
}

// clientConfig reads the provider block and, for what it leaves out, the environment.
func (m providerModel) clientConfig() (client.Config, error) {
	var problems []error
	known := func(name string, value attr.Value, instead string) bool {
		if value.IsUnknown() {
			problems = append(problems, notKnown(name, instead))
		}
		return given(value)
	}
	text := func(name, variable string, value types.String) string {
		switch {
		case value.IsNull():
			return os.Getenv(variable)
		case !known(name, value, "set the environment variable "+variable):
			// Something, so that it is not called missing as well.
			return "unknown"
		}
		return value.ValueString()
	}
	config := client.Config{
		AccessKey:            text("access_key", "JDCLOUD_ACCESS_KEY", m.AccessKey),
		SecretKey:            text("secret_key", "JDCLOUD_SECRET_KEY", m.SecretKey),
		SecurityToken:        text("security_token", "JDCLOUD_SECURITY_TOKEN", m.SecurityToken),
		Region:               text("region", "JDCLOUD_REGION", m.Region),
		Endpoint:             text("endpoint", "JDCLOUD_ENDPOINT", m.Endpoint),
		MaxRequestsPerSecond: defaultMaxRequestsPerSecond,
	}
	if known("max_requests_per_second", m.MaxRequestsPerSecond, "accept its default") {
		config.MaxRequestsPerSecond = m.MaxRequestsPerSecond.ValueFloat64()
	}
	if known("poll_interval", m.PollInterval, "accept its default") {
		interval, err := time.ParseDuration(m.PollInterval.ValueString())
		if err != nil {
			problems = append(problems, fmt.Errorf("poll_interval: %w", err))
		}
		config.PollInterval = interval
	}
	known("endpoints", m.Endpoints, "set endpoint or the environment variable JDCLOUD_ENDPOINT")
	for _, service := range slices.Sorted(maps.Keys(m.Endpoints.Attributes())) {
		address, ok := m.Endpoints.Attributes()[service].(types.String)
		if !ok || !known("endpoints."+service, address, "set endpoint or the environment variable JDCLOUD_ENDPOINT") {
			continue
		}
		if config.Endpoints == nil {
			config.Endpoints = map[client.Service]string{}
		}
		config.Endpoints[client.Service(service)] = address.ValueString()
	}
	return config, errors.Join(problems...)
}

const skipVariable = "JDCLOUD_SKIP_CREDENTIALS_VALIDATION"

// skipsCredentialsCheck reads skip_credentials_validation or, when it is left out, its environment variable.
func (m providerModel) skipsCredentialsCheck() (bool, error) {
	if m.SkipCredentialsValidation.IsUnknown() {
		return false, notKnown("skip_credentials_validation", "set the environment variable "+skipVariable)
	}
	value := os.Getenv(skipVariable)
	if !m.SkipCredentialsValidation.IsNull() || value == "" {
		return m.SkipCredentialsValidation.ValueBool(), nil
	}
	skip, err := strconv.ParseBool(value)
	if err != nil {
		return false, fmt.Errorf("the environment variable %s is %q; it must be true or false", skipVariable, value)
	}
	return skip, nil
}

// notKnown refuses a setting that depends on what is yet to be created: without it the provider would talk to the wrong
// place, or in the wrong way.
func notKnown(name, instead string) error {
	return fmt.Errorf("%s is not known before apply; give a value that is known, or leave it out and %s", name, instead)
}

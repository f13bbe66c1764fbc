package provider

import (
	"context"
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// ModifyPlan resolves defaults that depend on other attributes.
func (r *backendResource) ModifyPlan(ctx context.Context, request resource.ModifyPlanRequest, response *resource.ModifyPlanResponse) {
	if request.Plan.Raw.IsNull() || hasUnknownObject(ctx, request.Config, &response.Diagnostics) {
		return
	}
	var config, plan backendModel
	var state *backendModel
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	if !request.State.Raw.IsNull() {
		state = &backendModel{}
		response.Diagnostics.Append(request.State.Get(ctx, state)...)
	}
	if response.Diagnostics.HasError() {
		return
	}
	plan.resolve(config, state)
	response.Diagnostics.Append(response.Plan.Set(ctx, plan)...)
}

// hasUnknownObject says that a whole nested object is not known yet, so that nothing can be said about its parts.
func hasUnknownObject(ctx context.Context, config tfsdk.Config, diagnostics *diag.Diagnostics) bool {
	var healthCheck, agInfo types.Object
	diagnostics.Append(config.GetAttribute(ctx, path.Root("health_check"), &healthCheck)...)
	diagnostics.Append(config.GetAttribute(ctx, path.Root("ag_info"), &agInfo)...)
	return diagnostics.HasError() || !given(healthCheck) || agInfo.IsUnknown()
}

// ValidateConfig checks what one backend shows: fields that exclude one another, and fields that the protocol lacks.
func (r *backendResource) ValidateConfig(ctx context.Context, request resource.ValidateConfigRequest, response *resource.ValidateConfigResponse) {
	if hasUnknownObject(ctx, request.Config, &response.Diagnostics) {
		return
	}
	var config backendModel
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	if response.Diagnostics.HasError() {
		return
	}
	if given(config.Protocol) && !slices.Contains(backendProtocols, config.Protocol.ValueString()) {
		return // The schema says so.
	}
	if config.AgInfo != nil && !config.TargetGroupID.IsNull() {
		ruleKindsOfTargets.refuse(&response.Diagnostics, path.Root("ag_info"), "Two kinds of targets",
			"A backend sends requests to a target group or to an availability group: remove target_group_id or ag_info.")
	}
	config.validateSessions(&response.Diagnostics)
	config.validateProtocol(&response.Diagnostics)
	config.HealthCheck.validate(config.Protocol, &response.Diagnostics)
}

func (m backendModel) validateSessions(diagnostics *diag.Diagnostics) {
	if m.SessionStickiness.IsUnknown() {
		return
	}
	for name, number := range map[string]types.Int64{
		"session_sticky_timeout":     m.SessionStickyTimeout,
		"http_cookie_expire_seconds": m.HTTPCookieExpireSeconds,
	} {
		if given(number) && !m.SessionStickiness.ValueBool() {
			ruleBackendOptions.refuse(diagnostics, path.Root(name), "Session stickiness is off",
				fmt.Sprintf("%s has an effect only with session_stickiness = true: set that, or remove %s.", name, name))
		}
	}
	cookie := m.SessionStickiness.ValueBool() && m.Protocol.ValueString() == "Http"
	if cookie && given(m.Algorithm) && m.Algorithm.ValueString() != "RoundRobin" {
		ruleBackendOptions.refuse(diagnostics, path.Root("session_stickiness"), "Session stickiness needs RoundRobin",
			fmt.Sprintf("A backend of protocol Http keeps sessions with algorithm RoundRobin only; algorithm is %s.", m.Algorithm.ValueString()))
	}
}

// validateProtocol relies on this: only an ALB has Http backends.
func (m backendModel) validateProtocol(diagnostics *diag.Diagnostics) {
	if !given(m.Protocol) {
		return
	}
	protocol := m.Protocol.ValueString()
	refuse := func(name, others string) {
		ruleBackendOptions.refuse(diagnostics, path.Root(name), "Not for this protocol",
			fmt.Sprintf("%s is for backends of protocol %s; protocol is %s. Remove %s.", name, others, protocol, name))
	}
	if protocol == "Http" {
		if m.ProxyProtocol.ValueBool() {
			refuse("proxy_protocol", "Tcp or Udp")
		}
		if given(m.SessionStickyTimeout) {
			refuse("session_sticky_timeout", "Tcp or Udp on an nlb")
		}
		if given(m.ConnectionDrainingSeconds) {
			refuse("connection_draining_seconds", "Tcp or Udp on an nlb")
		}
		if m.Algorithm.ValueString() == "QuintupleHash" {
			ruleAlgorithm.refuse(diagnostics, path.Root("algorithm"), "Not for this protocol",
				"QuintupleHash is for a dnlb, which has no backends of protocol Http. Use RoundRobin, LeastConn or IpHash.")
		}
		return
	}
	if given(m.HTTPCookieExpireSeconds) {
		refuse("http_cookie_expire_seconds", "Http")
	}
	for name, on := range map[string]types.Bool{
		"http_forwarded_protocol":    m.HTTPForwardedProtocol,
		"http_forwarded_port":        m.HTTPForwardedPort,
		"http_forwarded_host":        m.HTTPForwardedHost,
		"http_forwarded_vip":         m.HTTPForwardedVip,
		"http_forwarded_client_port": m.HTTPForwardedClientPort,
	} {
		if on.ValueBool() {
			refuse(name, "Http")
		}
	}
}

func (m healthCheckModel) validate(backendProtocol types.String, diagnostics *diag.Diagnostics) {
	if !given(m.Protocol) {
		return
	}
	root := path.Root("health_check")
	protocol := m.Protocol.ValueString()
	if protocol == "Icmp" {
		if given(backendProtocol) && backendProtocol.ValueString() != "Udp" {
			ruleHealthCheck.refuse(diagnostics, root.AtName("protocol"), "Icmp checks are for Udp backends",
				fmt.Sprintf("The backend's protocol is %s: check with Tcp or Http.", backendProtocol.ValueString()))
		}
		if m.Port.ValueInt64() != 0 {
			ruleHealthCheck.refuse(diagnostics, root.AtName("port"), "Icmp has no port", "Remove port, or check with Tcp or Http.")
		}
	}
	if m.isHTTP() {
		return
	}
	for name, set := range map[string]bool{
		"http_version": given(m.HTTPVersion),
		"http_domain":  given(m.HTTPDomain),
		"http_path":    given(m.HTTPPath),
		"http_code":    given(m.HTTPCode),
	} {
		if set {
			ruleHealthCheck.refuse(diagnostics, root.AtName(name), "Not for this protocol",
				fmt.Sprintf("%s is for checks of protocol Http; the check's protocol is %s. Remove %s.", name, protocol, name))
		}
	}
}

package provider

import (
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// planBackend resolves defaults that depend on other attributes, and checks what they and the state make of the plan.
func planBackend(planning planning[backendModel], diagnostics *diag.Diagnostics) {
	plan := planning.plan
	plan.resolve(planning.config, planning.state)
	if planning.config.Algorithm.IsNull() && plan.keepsSessionsByCookie() && given(plan.Algorithm) && plan.Algorithm.ValueString() != "RoundRobin" {
		ruleBackendOptions.refuse(diagnostics, path.Root("algorithm"), "Session stickiness needs RoundRobin",
			fmt.Sprintf("A backend of protocol Http keeps sessions with algorithm RoundRobin only. The configuration does not set algorithm, so the backend keeps its current one, %s. "+
				"Set algorithm = \"RoundRobin\".", plan.Algorithm.ValueString()))
	}
	plan.judgeProduct(planning.productType, diagnostics)
}

// judgeProduct refuses what the load balancer's product lacks. It asks for the product only where there is something to judge.
func (m backendModel) judgeProduct(productType func() string, diagnostics *diag.Diagnostics) {
	zeros := m.AgInfo.zeroWeights()
	if m.HealthCheck.isEnabled() && len(zeros) == 0 || m.HealthCheck.Enabled.IsUnknown() {
		return
	}
	product := productType()
	if !m.HealthCheck.isEnabled() && product == "nlb" {
		ruleHealthCheckOff.refuse(diagnostics, path.Root("health_check").AtName("enabled"), "Health checks of an nlb stay on",
			"The backend belongs to an nlb, whose health checks cannot be disabled; those of an alb or a dnlb can. Remove enabled.")
	}
	if product == "" || product == "alb" {
		return
	}
	for _, at := range zeros {
		ruleWeightZero.refuse(diagnostics, at, "Weight 0 is for an alb only",
			fmt.Sprintf("Attribute %s is 0, and the backend belongs to a load balancer of type %s: use a weight from 1 to 100.", at, product))
	}
}

func (m backendModel) keepsSessionsByCookie() bool {
	return m.SessionStickiness.ValueBool() && m.Protocol.ValueString() == "Http"
}

// validate checks what one backend shows: fields that exclude one another, and fields that the protocol lacks.
func (m backendModel) validate(diagnostics *diag.Diagnostics) {
	if m.HealthCheck == nil || given(m.Protocol) && !slices.Contains(backendProtocols, m.Protocol.ValueString()) {
		return // The schema says so.
	}
	if m.AgInfo != nil && !m.TargetGroupID.IsNull() {
		ruleKindsOfTargets.refuse(diagnostics, path.Root("ag_info"), "Two kinds of targets",
			"A backend sends requests to a target group or to an availability group: remove target_group_id or ag_info.")
	}
	m.validateSessions(diagnostics)
	m.validateProtocol(diagnostics)
	m.HealthCheck.validate(m.Protocol, diagnostics)
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
	if m.keepsSessionsByCookie() && given(m.Algorithm) && m.Algorithm.ValueString() != "RoundRobin" {
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

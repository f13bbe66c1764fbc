package provider

import (
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// validate checks what the protocol decides.
func (m listenerModel) validate(diagnostics *diag.Diagnostics) {
	if !given(m.Protocol) {
		return
	}
	protocol := m.Protocol.ValueString()
	if !slices.Contains(listenerProtocols, protocol) {
		return // The schema says so.
	}
	secure := protocol == "Https" || protocol == "Tls"
	if secure && m.CertificateIDs.IsNull() {
		ruleCertificates.refuse(diagnostics, path.Root("certificate_ids"), "Missing certificate",
			fmt.Sprintf("protocol %q needs certificate_ids: one certificate, or two with different key algorithms.", protocol))
	}
	if !secure && given(m.CertificateIDs) {
		ruleCertificates.refuse(diagnostics, path.Root("certificate_ids"), "Certificates are for Https and Tls only",
			fmt.Sprintf("protocol %q takes no certificates; remove certificate_ids, or use protocol \"Https\" or \"Tls\".", protocol))
	}
	m.validateLimits(protocol, diagnostics)
	if protocol == "Https" {
		return
	}
	if m.HstsEnable.ValueBool() {
		ruleListenerFeatures.refuse(diagnostics, path.Root("hsts_enable"), "HSTS is for Https only",
			fmt.Sprintf("protocol %q has no HSTS; remove hsts_enable, or use protocol \"Https\".", protocol))
	}
	if given(m.HstsMaxAge) {
		ruleListenerFeatures.refuse(diagnostics, path.Root("hsts_max_age"), "HSTS is for Https only",
			fmt.Sprintf("protocol %q has no HSTS; remove hsts_max_age, or use protocol \"Https\".", protocol))
	}
}

// validateLimits refuses limits that the protocol does not have. One that is off is fine everywhere.
func (m listenerModel) validateLimits(protocol string, diagnostics *diag.Diagnostics) {
	set := m.Limitation.limits()
	refuse := func(name, protocols string) {
		ruleListenerFeatures.refuse(diagnostics, path.Root("limitation").AtName(name), "Not for this protocol",
			fmt.Sprintf("%s is for listeners of protocol %s; protocol is %s. Remove %s.", name, protocols, protocol, name))
	}
	if set.qps != limitOff && protocol != "Http" && protocol != "Https" {
		refuse("qps", "Http or Https")
	}
	if set.activeConnections != limitOff && protocol == "Udp" {
		refuse("active_connections", "Http, Https, Tcp or Tls")
	}
}

// planListener resolves the defaults, which depend on other attributes, and checks what the load balancer's product makes
// of the plan.
func planListener(planning planning[listenerModel], diagnostics *diag.Diagnostics) {
	plan := planning.plan
	if planning.config.HstsMaxAge.IsNull() {
		plan.HstsMaxAge = plan.defaultHstsMaxAge()
	}
	if planning.config.ConnectionIdleTimeSeconds.IsNull() {
		plan.ConnectionIdleTimeSeconds = plannedIdleTime(planning)
	}
	if planning.config.Status.IsNull() {
		plan.Status = types.StringValue(listenerOn)
		if planning.isUpdate() && planning.state.Status.IsNull() {
			plan.Status = types.StringNull() // An earlier version wrote the state: nothing changes before a refresh.
		}
	}
	plan.judgeProduct(planning.config, planning.productType, diagnostics)
}

func (m listenerModel) defaultHstsMaxAge() types.Int64 {
	switch {
	case m.HstsEnable.IsUnknown():
		return types.Int64Unknown()
	case m.HstsEnable.ValueBool():
		return types.Int64Value(defaultHstsMaxAge)
	}
	return types.Int64Null()
}

// plannedIdleTime is the default of the protocol. A dnlb has none, which only the listener itself shows: that of a new Tcp or
// Udp listener is unknown.
func plannedIdleTime(planning planning[listenerModel]) types.Int64 {
	protocol := planning.plan.Protocol.ValueString()
	shown := planning.state != nil && !planning.state.ConnectionIdleTimeSeconds.IsNull()
	switch {
	case planning.isUpdate() && !shown:
		return types.Int64Null() // A dnlb, or an earlier version wrote the state: nothing changes before a refresh.
	case planning.plan.Protocol.IsUnknown(),
		(protocol == "Tcp" || protocol == "Udp") && (!shown || slices.Contains(planning.replacing, "load_balancer_id")):
		return types.Int64Unknown()
	}
	return types.Int64Value(defaultIdleTime[protocol])
}

// judgeProduct refuses what listeners of the load balancer's type do not have. It asks for the type only where there is
// something to judge, and decides nothing else by it: the apply may not be able to read what the plan has read.
func (m listenerModel) judgeProduct(config listenerModel, productType func() string, diagnostics *diag.Diagnostics) {
	limited := m.Limitation.limits() != noLimits
	if !given(config.ConnectionIdleTimeSeconds) && !limited {
		return
	}
	refuse := func(name, fault string) {
		ruleListenerFeatures.refuse(diagnostics, path.Root(name), "Not for this type of load balancer", fault)
	}
	product := productType()
	if product == "dnlb" && given(config.ConnectionIdleTimeSeconds) {
		refuse("connection_idle_time_seconds", "Listeners of a dnlb have no idle timeout. Remove connection_idle_time_seconds.")
	}
	if (product == "nlb" || product == "dnlb") && limited {
		refuse("limitation", fmt.Sprintf("Listeners of type %s have no limits. Remove limitation.", product))
	}
}

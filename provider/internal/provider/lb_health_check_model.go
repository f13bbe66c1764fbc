package provider

import (
	"github.com/hashicorp/terraform-plugin-framework/types"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

// Defaults of an Http check. JD Cloud SDK: HealthCheckSpec.
const defaultHTTPVersion = "HTTP1.0"

var defaultHTTPCodes = []string{"2xx", "3xx"}

// isEnabled is true for a state that was written before there was a switch.
func (m healthCheckModel) isEnabled() bool { return m.Enabled.IsNull() || m.Enabled.ValueBool() }

func (m healthCheckModel) isHTTP() bool { return m.Protocol.ValueString() == "Http" }

// spec holds only what the protocol has: Icmp knows no port, and only Http the fields of HTTP (JDLB033).
func (m healthCheckModel) spec() *lb.HealthCheckSpec {
	spec := &lb.HealthCheckSpec{
		Protocol:                m.Protocol.ValueString(),
		HealthyThresholdCount:   intPointer(m.HealthyThresholdCount),
		UnhealthyThresholdCount: intPointer(m.UnhealthyThresholdCount),
		CheckTimeoutSeconds:     intPointer(m.CheckTimeoutSeconds),
		IntervalSeconds:         intPointer(m.IntervalSeconds),
	}
	if spec.Protocol != "Icmp" {
		spec.Port = intPointer(m.Port)
	}
	if m.isHTTP() {
		spec.HttpVersion = stringPointer(m.HTTPVersion)
		spec.HttpDomain = stringPointer(m.HTTPDomain)
		spec.HttpPath = stringPointer(m.HTTPPath)
		spec.HttpCode = setStrings(m.HTTPCode)
	}
	return spec
}

// updateSpec is spec with a domain that goes sent as an empty text, since the service keeps what is not sent.
func (m healthCheckModel) updateSpec(current healthCheckModel) *lb.HealthCheckSpec {
	spec := m.spec()
	if m.isHTTP() && current.isHTTP() && m.HTTPDomain.IsNull() && !current.HTTPDomain.IsNull() {
		none := ""
		spec.HttpDomain = &none
	}
	return spec
}

// readHealthCheck takes over what the API shows, which is all but whether the checks are enabled.
func readHealthCheck(item lb.HealthCheck, enabled bool) healthCheckModel {
	model := healthCheckModel{
		Enabled:                 types.BoolValue(enabled),
		Protocol:                types.StringValue(item.Protocol),
		HealthyThresholdCount:   intValue(item.HealthyThresholdCount),
		UnhealthyThresholdCount: intValue(item.UnhealthyThresholdCount),
		CheckTimeoutSeconds:     intValue(item.CheckTimeoutSeconds),
		IntervalSeconds:         intValue(item.IntervalSeconds),
		Port:                    intValue(item.Port),
		HTTPVersion:             types.StringNull(),
		HTTPDomain:              types.StringNull(),
		HTTPPath:                types.StringNull(),
		HTTPCode:                types.SetNull(types.StringType),
	}
	if model.isHTTP() {
		model.HTTPVersion = textOrNull(item.HttpVersion)
		model.HTTPDomain = textOrNull(item.HttpDomain)
		model.HTTPPath = textOrNull(item.HttpPath)
		model.HTTPCode = stringSet(item.HttpCode)
	}
	return model
}

// resolve settles the parts that the configuration leaves out, as far as they are known before the API answers.
func (m *healthCheckModel) resolve(config, state healthCheckModel) {
	if config.Enabled.IsNull() && state.Enabled.IsNull() && !state.Protocol.IsNull() {
		m.Enabled = state.Enabled // An older state changes with its next refresh, not with a plan.
	}
	if m.Protocol.IsUnknown() {
		return
	}
	if !m.isHTTP() {
		m.settleNull(config)
		return
	}
	if config.HTTPVersion.IsNull() {
		m.HTTPVersion = types.StringValue(defaultHTTPVersion)
	}
	if config.HTTPCode.IsNull() {
		m.HTTPCode = stringSet(defaultHTTPCodes)
	}
	if config.HTTPPath.IsNull() {
		m.HTTPPath = types.StringUnknown()
		if state.isHTTP() {
			m.HTTPPath = state.HTTPPath
		}
	}
}

func (m *healthCheckModel) settleNull(config healthCheckModel) {
	if config.HTTPVersion.IsNull() {
		m.HTTPVersion = types.StringNull()
	}
	if config.HTTPPath.IsNull() {
		m.HTTPPath = types.StringNull()
	}
	if config.HTTPCode.IsNull() {
		m.HTTPCode = types.SetNull(types.StringType)
	}
}

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
	if protocol == "Https" {
		return
	}
	if m.HstsEnable.ValueBool() {
		ruleHsts.refuse(diagnostics, path.Root("hsts_enable"), "HSTS is for Https only",
			fmt.Sprintf("protocol %q has no HSTS; remove hsts_enable, or use protocol \"Https\".", protocol))
	}
	if given(m.HstsMaxAge) {
		ruleHsts.refuse(diagnostics, path.Root("hsts_max_age"), "HSTS is for Https only",
			fmt.Sprintf("protocol %q has no HSTS; remove hsts_max_age, or use protocol \"Https\".", protocol))
	}
}

// planListener resolves the default of hsts_max_age, which depends on other attributes.
func planListener(planning planning[listenerModel], _ *diag.Diagnostics) {
	if !planning.config.HstsMaxAge.IsNull() {
		return
	}
	plan := planning.plan
	switch {
	case plan.HstsEnable.IsUnknown():
		plan.HstsMaxAge = types.Int64Unknown()
	case plan.HstsEnable.ValueBool():
		plan.HstsMaxAge = types.Int64Value(defaultHstsMaxAge)
	default:
		plan.HstsMaxAge = types.Int64Null()
	}
}

package provider

import (
	"github.com/hashicorp/terraform-plugin-framework/types"
	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

// defaultHstsMaxAge is one year. JD Cloud SDK: CreateListenerSpec.
const defaultHstsMaxAge = 31536000

func (m listenerModel) createRequest() *lbapi.CreateListenerRequest {
	return &lbapi.CreateListenerRequest{
		ListenerName:     m.Name.ValueString(),
		Protocol:         m.Protocol.ValueString(),
		Port:             int(m.Port.ValueInt64()),
		BackendId:        m.BackendID.ValueString(),
		LoadBalancerId:   m.LoadBalancerID.ValueString(),
		HstsEnable:       truePointer(m.HstsEnable),
		HstsMaxAge:       intPointer(m.HstsMaxAge),
		CertificateSpecs: certificateSpecs(m.CertificateIDs),
		Description:      stringPointer(m.Description),
	}
}

// certificateSpecs is nil without certificates. The API's isDefault cannot be set yet.
func certificateSpecs(ids types.Set) []lb.CertificateSpec {
	var specs []lb.CertificateSpec
	for _, id := range setStrings(ids) {
		specs = append(specs, lb.CertificateSpec{CertificateId: id})
	}
	return specs
}

// take takes over everything that the API knows.
func (m *listenerModel) take(item *lb.Listener) {
	m.ID = types.StringValue(item.ListenerId)
	m.LoadBalancerID = types.StringValue(item.LoadBalancerId)
	m.Name = types.StringValue(item.ListenerName)
	m.Protocol = types.StringValue(item.Protocol)
	m.Port = intValue(item.Port)
	m.BackendID = types.StringValue(item.BackendId)
	m.CertificateIDs = types.SetNull(types.StringType)
	if len(item.CertificateSpecs) > 0 {
		ids := make([]string, 0, len(item.CertificateSpecs))
		for _, spec := range item.CertificateSpecs {
			ids = append(ids, spec.CertificateId)
		}
		m.CertificateIDs = stringSet(ids)
	}
	m.HstsEnable = types.BoolValue(item.Protocol == "Https" && item.HstsEnable)
	m.HstsMaxAge = readHstsMaxAge(item, m.HstsMaxAge)
	m.Description = textLike(item.Description, m.Description)
}

// readHstsMaxAge is null where HSTS does not apply. While it is off, the API's number has no effect: a number that was
// configured is kept.
func readHstsMaxAge(item *lb.Listener, prior types.Int64) types.Int64 {
	switch {
	case item.Protocol != "Https":
		return types.Int64Null()
	case item.HstsEnable:
		return intValue(item.HstsMaxAge)
	}
	return prior
}

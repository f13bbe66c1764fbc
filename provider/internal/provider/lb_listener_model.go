package provider

import (
	"github.com/hashicorp/terraform-plugin-framework/types"
	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

// JD Cloud SDK: LimitationSpec.
const (
	limitOff      = -1
	smallestLimit = 100
)

// defaultIdleTime is that of each protocol, in seconds. JD Cloud SDK: CreateListenerSpec.
var defaultIdleTime = map[string]int64{"Http": 60, "Https": 60, "Tcp": 1800, "Tls": 1800, "Udp": 300}

// defaultHstsMaxAge is one year. JD Cloud SDK: CreateListenerSpec.
const defaultHstsMaxAge = 31536000

func (m listenerModel) createRequest() *lbapi.CreateListenerRequest {
	return &lbapi.CreateListenerRequest{
		ListenerName:              m.Name.ValueString(),
		Protocol:                  m.Protocol.ValueString(),
		Port:                      int(m.Port.ValueInt64()),
		BackendId:                 m.BackendID.ValueString(),
		LoadBalancerId:            m.LoadBalancerID.ValueString(),
		HstsEnable:                truePointer(m.HstsEnable),
		HstsMaxAge:                intPointer(m.HstsMaxAge),
		CertificateSpecs:          certificateSpecs(m.CertificateIDs),
		Limitation:                changedLimits(m.Limitation, nil),
		ConnectionIdleTimeSeconds: intPointer(m.ConnectionIdleTimeSeconds),
		Description:               stringPointer(m.Description),
	}
}

// laterStatus is the status that a new listener, which is On, gets afterwards; nil when it stays On.
func (m listenerModel) laterStatus() *string {
	if m.Status.ValueString() == listenerOn {
		return nil
	}
	return stringPointer(m.Status)
}

// updateRequest holds only what changes. changed is false when nothing does.
func (m listenerModel) updateRequest(current listenerModel) (request *lbapi.UpdateListenerRequest, changed bool, err error) {
	request = &lbapi.UpdateListenerRequest{ListenerId: current.ID.ValueString()}
	changed, err = changedFields(request, m.createRequest(), current.createRequest())
	request.Limitation = changedLimits(m.Limitation, current.Limitation)
	if !m.Status.Equal(current.Status) {
		request.Status = stringPointer(m.Status)
	}
	return request, changed || request.Limitation != nil || request.Status != nil, err
}

// changedLimits holds the limits that change, and is nil when none does. A limit that goes is turned off.
func changedLimits(planned, current *limitationModel) *lb.LimitationSpec {
	wanted, present := planned.limits(), current.limits()
	var spec lb.LimitationSpec
	if wanted.qps != present.qps {
		spec.Qps = &wanted.qps
	}
	if wanted.activeConnections != present.activeConnections {
		spec.ActiveConnections = &wanted.activeConnections
	}
	if spec == (lb.LimitationSpec{}) {
		return nil
	}
	return &spec
}

// limits are the numbers of a limitation, limitOff for those that are not set.
type limits struct{ qps, activeConnections int }

var noLimits = limits{limitOff, limitOff}

func (m *limitationModel) limits() limits {
	if m == nil {
		return noLimits
	}
	number := func(limit types.Int64) int {
		if !given(limit) {
			return limitOff
		}
		return int(limit.ValueInt64())
	}
	return limits{number(m.QPS), number(m.ActiveConnections)}
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
	m.ConnectionIdleTimeSeconds = intWhere(item.ConnectionIdleTimeSeconds > 0, item.ConnectionIdleTimeSeconds)
	m.Limitation = readLimitation(item.Limitation, m.Limitation)
	m.Status = textOrNull(item.Status)
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

// readLimitation keeps how the configuration says that a limit is off: by -1, by leaving it out, or by an empty object.
func readLimitation(shown lb.LimitationSpec, prior *limitationModel) *limitationModel {
	before := limitationModel{QPS: types.Int64Null(), ActiveConnections: types.Int64Null()}
	if prior != nil {
		before = *prior
	}
	read := limitationModel{QPS: limitLike(shown.Qps, before.QPS), ActiveConnections: limitLike(shown.ActiveConnections, before.ActiveConnections)}
	if read.isEmpty() && (prior == nil || !before.isEmpty()) {
		return nil
	}
	return &read
}

func (m limitationModel) isEmpty() bool { return m.QPS.IsNull() && m.ActiveConnections.IsNull() }

// limitLike is null for a limit that is off, and -1 where it was set so.
func limitLike(limit *int, prior types.Int64) types.Int64 {
	switch {
	case limit != nil && *limit > 0:
		return intValue(*limit)
	case prior.ValueInt64() == limitOff:
		return prior
	}
	return types.Int64Null()
}

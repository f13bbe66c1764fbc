package provider

import (
	"github.com/hashicorp/terraform-plugin-framework/types"
	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

// defaultMemberWeight is what the members of an availability group weigh when nobody says. JD Cloud SDK: AgTarget.
const defaultMemberWeight = 10

type agInfoModel struct {
	AgID          types.String `tfsdk:"ag_id"`
	DefaultWeight types.Int64  `tfsdk:"default_weight"`
	MemberWeights types.Map    `tfsdk:"member_weights"`
}

func (m *agInfoModel) specs() []lb.AgInfoSpec {
	if m == nil {
		return nil
	}
	return []lb.AgInfoSpec{{AgId: m.AgID.ValueString(), DefaultWeight: intPointer(m.DefaultWeight)}}
}

// createRequest holds a switch only when it is on, and of the products' own fields those that are set.
func (m backendModel) createRequest() *lbapi.CreateBackendRequest {
	request := &lbapi.CreateBackendRequest{
		BackendName:               m.Name.ValueString(),
		LoadBalancerId:            m.LoadBalancerID.ValueString(),
		Protocol:                  m.Protocol.ValueString(),
		Port:                      int(m.Port.ValueInt64()),
		HealthCheckSpec:           m.HealthCheck.spec(),
		Algorithm:                 stringPointer(m.Algorithm),
		AgInfoSpec:                m.AgInfo.specs(),
		ProxyProtocol:             truePointer(m.ProxyProtocol),
		Description:               stringPointer(m.Description),
		SessionStickiness:         truePointer(m.SessionStickiness),
		SessionStickyTimeout:      intPointer(m.SessionStickyTimeout),
		ConnectionDrainingSeconds: intPointer(m.ConnectionDrainingSeconds),
		HttpCookieExpireSeconds:   intPointer(m.HTTPCookieExpireSeconds),
		HttpForwardedProtocol:     truePointer(m.HTTPForwardedProtocol),
		HttpForwardedPort:         truePointer(m.HTTPForwardedPort),
		HttpForwardedHost:         truePointer(m.HTTPForwardedHost),
		HttpForwardedVip:          truePointer(m.HTTPForwardedVip),
		HttpForwardedClientPort:   truePointer(m.HTTPForwardedClientPort),
	}
	if given(m.TargetGroupID) {
		request.TargetGroupIds = []string{m.TargetGroupID.ValueString()}
	}
	return request
}

// updateRequest holds only what changes. changed is false when nothing does.
func (m backendModel) updateRequest(current backendModel) (request *lbapi.UpdateBackendRequest, changed bool, err error) {
	request = &lbapi.UpdateBackendRequest{BackendId: current.ID.ValueString()}
	changed, err = changedFields(request, m.createRequest(), current.createRequest())
	if request.HealthCheckSpec != nil {
		request.HealthCheckSpec = m.HealthCheck.updateSpec(*current.HealthCheck)
	}
	if request.AgInfoSpec != nil && m.AgInfo == nil {
		request.AgInfoSpec, request.AgIds = nil, []string{}
	}
	if closed := !m.HealthCheck.isEnabled(); closed == current.HealthCheck.isEnabled() {
		request.CloseHealthCheck, changed = &closed, true
	}
	return request, changed, err
}

// take takes over everything that the API knows. Where a field does not apply to the product or the protocol, the API
// shows a zero, which becomes null.
func (m *backendModel) take(item *lb.Backend) {
	network := item.LoadBalancerType == "nlb"
	m.ID = types.StringValue(item.BackendId)
	m.LoadBalancerID = types.StringValue(item.LoadBalancerId)
	m.Name = types.StringValue(item.BackendName)
	m.Protocol = types.StringValue(item.Protocol)
	m.Port = intValue(item.Port)
	m.TargetGroupID = types.StringNull()
	if len(item.TargetGroupIds) > 0 {
		m.TargetGroupID = types.StringValue(item.TargetGroupIds[0])
	}
	m.AgInfo = readAgInfo(item, m.AgInfo)
	m.Algorithm = textOrNull(item.Algorithm)
	check := readHealthCheck(item.HealthCheck, m.HealthCheck == nil || m.HealthCheck.isEnabled())
	m.HealthCheck = &check
	m.SessionStickiness = types.BoolValue(item.SessionStickiness)
	m.SessionStickyTimeout = intWhere(network && item.SessionStickiness, item.SessionStickyTimeout)
	m.HTTPCookieExpireSeconds = intWhere(item.Protocol == "Http" && item.SessionStickiness, item.HttpCookieExpireSeconds)
	m.ConnectionDrainingSeconds = intWhere(network, item.ConnectionDrainingSeconds)
	m.ProxyProtocol = types.BoolValue(item.ProxyProtocol)
	m.HTTPForwardedProtocol = types.BoolValue(item.HttpForwardedProtocol)
	m.HTTPForwardedPort = types.BoolValue(item.HttpForwardedPort)
	m.HTTPForwardedHost = types.BoolValue(item.HttpForwardedHost)
	m.HTTPForwardedVip = types.BoolValue(item.HttpForwardedVip)
	m.HTTPForwardedClientPort = types.BoolValue(item.HttpForwardedClientPort)
	m.Description = textLike(item.Description, m.Description)
}

func readAgInfo(item *lb.Backend, prior *agInfoModel) *agInfoModel {
	var info lb.AgInfo
	switch {
	case len(item.AgInfos) > 0:
		info = item.AgInfos[0]
	case len(item.AgIds) > 0:
		info = lb.AgInfo{AgId: item.AgIds[0], DefaultWeight: defaultMemberWeight}
	default:
		return nil
	}
	model := &agInfoModel{AgID: types.StringValue(info.AgId), DefaultWeight: intValue(info.DefaultWeight), MemberWeights: types.MapNull(types.Int64Type)}
	if prior != nil {
		model.MemberWeights = prior.MemberWeights
	}
	unset := prior == nil || prior.DefaultWeight.IsNull()
	if unset && info.DefaultWeight == defaultMemberWeight {
		model.DefaultWeight = types.Int64Null()
	}
	return model
}

// resolve settles the parts that the configuration leaves out, as far as they are known before the API answers.
// state is nil for a backend that is to be created.
func (m *backendModel) resolve(config backendModel, state *backendModel) {
	sticky, known := m.SessionStickiness.ValueBool(), !m.SessionStickiness.IsUnknown() && !m.Protocol.IsUnknown()
	http := m.Protocol.ValueString() == "Http"
	settle := func(number *types.Int64, configured types.Int64, applies bool, byDefault int64) {
		if !configured.IsNull() || !known {
			return
		}
		*number = types.Int64Null()
		if applies {
			*number = types.Int64Value(byDefault)
		}
	}
	// Sessions: an ALB keeps them for Http only, an NLB has no Http, and a DNLB keeps none (JDLB032).
	settle(&m.HTTPCookieExpireSeconds, config.HTTPCookieExpireSeconds, sticky && http, 0)
	settle(&m.SessionStickyTimeout, config.SessionStickyTimeout, sticky && !http, 300)
	switch {
	case http || state != nil && state.ConnectionDrainingSeconds.IsNull():
		settle(&m.ConnectionDrainingSeconds, config.ConnectionDrainingSeconds, false, 0)
	case state != nil:
		settle(&m.ConnectionDrainingSeconds, config.ConnectionDrainingSeconds, true, 300)
	}
	current := healthCheckModel{}
	if state != nil && state.HealthCheck != nil {
		current = *state.HealthCheck
	}
	m.HealthCheck.resolve(*config.HealthCheck, current)
}

package provider

import (
	"maps"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/types"
	charge "github.com/jdcloud-api/jdcloud-sdk-go/services/charge/models"
	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

// createRequest holds everything but the elastic IP, for which there is a call of its own, and the delete protection,
// which comes when the load balancer is complete.
func (m loadBalancerModel) createRequest() *lbapi.CreateLoadBalancerRequest {
	product := m.Type.ValueString()
	chargeMode := chargeModeOf(product)
	request := &lbapi.CreateLoadBalancerRequest{
		LoadBalancerName: m.Name.ValueString(),
		SubnetId:         m.SubnetID.ValueString(),
		Type:             &product,
		Azs:              setStrings(m.AZs),
		ChargeSpec:       &charge.ChargeSpec{ChargeMode: &chargeMode},
		SecurityGroupIds: setStrings(m.SecurityGroupIDs),
		Description:      stringPointer(m.Description),
	}
	tags := mapStrings(m.Tags)
	for _, key := range slices.Sorted(maps.Keys(tags)) {
		value := tags[key]
		request.UserTags = append(request.UserTags, lb.Tag{Key: &key, Value: &value})
	}
	return request
}

// chargeModeOf is the only mode that a product has (JDLB014). The API's own default is another one.
func chargeModeOf(product string) string {
	if product == "dnlb" {
		return "postpaid_by_duration"
	}
	return "postpaid_by_usage"
}

// read takes over everything that the API knows.
func (m *loadBalancerModel) read(item *lb.LoadBalancer) {
	m.ID = types.StringValue(item.LoadBalancerId)
	m.Name = types.StringValue(item.LoadBalancerName)
	m.Type = types.StringValue(item.Type)
	m.SubnetID = types.StringValue(item.SubnetId)
	m.AZs = m.readAZs(item)
	m.ElasticIPID = textOrNull(item.PrivateIp.ElasticIpId)
	m.Description = textLike(item.Description, m.Description)
	m.DeleteProtection = types.BoolValue(item.DeleteProtection)
	m.Tags = m.readTags(item)
	m.SecurityGroupIDs = types.SetUnknown(types.StringType)
	m.readComputed(item)
}

// readComputed takes over what the API alone decides, and security groups where the configuration leaves them to it.
func (m *loadBalancerModel) readComputed(item *lb.LoadBalancer) {
	if m.SecurityGroupIDs.IsUnknown() {
		m.SecurityGroupIDs = types.SetNull(types.StringType)
		if item.Type == "alb" {
			m.SecurityGroupIDs = stringSet(item.SecurityGroupIds)
		}
	}
	m.VPCID = types.StringValue(item.VpcId)
	m.State = types.StringValue(item.State.Code)
	m.PrivateIPAddress = textOrNull(item.PrivateIp.PrivateIpAddress)
	m.ElasticIPAddress = textOrNull(item.PrivateIp.ElasticIpAddress)
	m.CreatedTime = textOrNull(item.CreatedTime)
}

// readAZs keeps azs null for a dnlb that spans all zones, whether or not the API lists them.
func (m *loadBalancerModel) readAZs(item *lb.LoadBalancer) types.Set {
	spansAll := item.Type == "dnlb" && item.AzType != "edge" && !given(m.AZs)
	if spansAll || len(item.Azs) == 0 {
		return types.SetNull(types.StringType)
	}
	return stringSet(item.Azs)
}

func (m *loadBalancerModel) readTags(item *lb.LoadBalancer) types.Map {
	tags := map[string]string{}
	for _, tag := range item.Tags {
		if tag.Key != nil && tag.Value != nil {
			tags[*tag.Key] = *tag.Value
		}
	}
	if len(tags) == 0 && m.Tags.IsNull() {
		return types.MapNull(types.StringType)
	}
	return stringMap(tags)
}

// forgetUnknown makes null what is not known yet, so that the model can be saved half-way.
func (m *loadBalancerModel) forgetUnknown() {
	if m.SecurityGroupIDs.IsUnknown() {
		m.SecurityGroupIDs = types.SetNull(types.StringType)
	}
	for _, text := range []*types.String{&m.VPCID, &m.State, &m.PrivateIPAddress, &m.ElasticIPAddress, &m.CreatedTime} {
		if text.IsUnknown() {
			*text = types.StringNull()
		}
	}
}

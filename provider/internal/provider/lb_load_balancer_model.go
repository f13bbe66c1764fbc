package provider

import (
	"maps"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"
	charge "github.com/jdcloud-api/jdcloud-sdk-go/services/charge/models"
	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

// createRequest holds everything but the elastic IP, for which there is a call of its own, and the delete protection and
// the status, which come when the load balancer is complete.
func (m loadBalancerModel) createRequest() *lbapi.CreateLoadBalancerRequest {
	product := m.Type.ValueString()
	chargeMode := chargeModeOf(product)
	request := m.properties()
	request.SubnetId = m.SubnetID.ValueString()
	request.Type = &product
	request.Azs = setStrings(m.AZs)
	request.ChargeSpec = &charge.ChargeSpec{ChargeMode: &chargeMode}
	request.PrivateIpAddress = stringPointer(m.PrivateIPAddress)
	request.SecurityGroupIds = setStrings(m.SecurityGroupIDs)
	tags := mapStrings(m.Tags)
	for _, key := range slices.Sorted(maps.Keys(tags)) {
		value := tags[key]
		request.UserTags = append(request.UserTags, lb.Tag{Key: &key, Value: &value})
	}
	return request
}

// properties are those parts of a create that updateLoadBalancer changes.
func (m loadBalancerModel) properties() *lbapi.CreateLoadBalancerRequest {
	return &lbapi.CreateLoadBalancerRequest{LoadBalancerName: m.Name.ValueString(), Description: stringPointer(m.Description)}
}

// chargeModeOf is the only mode that a product has (JDLB014). The API's own default is another one.
func chargeModeOf(product string) string {
	if product == "dnlb" {
		return "postpaid_by_duration"
	}
	return "postpaid_by_usage"
}

// take takes over everything that the API knows.
func (m *loadBalancerModel) take(item *lb.LoadBalancer) {
	m.ID = types.StringValue(item.LoadBalancerId)
	m.Name = types.StringValue(item.LoadBalancerName)
	m.Type = types.StringValue(item.Type)
	m.SubnetID = types.StringValue(item.SubnetId)
	m.AZs = m.readAZs(item)
	m.SecurityGroupIDs = types.SetNull(types.StringType)
	if item.Type == "alb" {
		m.SecurityGroupIDs = stringSet(item.SecurityGroupIds)
	}
	m.ElasticIPID = textOrNull(item.PrivateIp.ElasticIpId)
	m.Description = textLike(item.Description, m.Description)
	m.DeleteProtection = types.BoolValue(item.DeleteProtection)
	m.Tags = m.readTags(item)
	m.VPCID = types.StringValue(item.VpcId)
	m.Status = statusIn(item.State.Code, m.Status)
	m.State = types.StringValue(item.State.Code)
	m.PrivateIPAddress = textOrNull(item.PrivateIp.PrivateIpAddress)
	m.ElasticIPAddress = textOrNull(item.PrivateIp.ElasticIpAddress)
	m.AZType = textOrNull(item.AzType)
	m.CreatedTime = textOrNull(item.CreatedTime)
}

// statusIn is the status of a load balancer in a state. While the state changes, the status stays as it was known, so that
// a plan does not undo what is under way.
func statusIn(state string, known types.String) types.String {
	switch {
	case state == client.StateActive:
		return types.StringValue(statusStarted)
	case state == client.StateDown:
		return types.StringValue(statusStopped)
	case given(known):
		return known
	case state == client.StateStopping:
		return types.StringValue(statusStopped)
	}
	return types.StringValue(statusStarted)
}

// readAZs keeps azs null for a dnlb that spans all zones, whether or not the API lists them.
func (m *loadBalancerModel) readAZs(item *lb.LoadBalancer) types.Set {
	spansAll := item.Type == "dnlb" && item.AzType != "edge" && !given(m.AZs)
	if spansAll || len(item.Azs) == 0 {
		return types.SetNull(types.StringType)
	}
	return stringSet(item.Azs)
}

// readTags keeps a key that the configuration sets to null: there is no tag for it.
func (m *loadBalancerModel) readTags(item *lb.LoadBalancer) types.Map {
	tags := map[string]attr.Value{}
	for key, value := range m.Tags.Elements() {
		if value.IsNull() {
			tags[key] = value
		}
	}
	for _, tag := range item.Tags {
		if tag.Key != nil && tag.Value != nil {
			tags[*tag.Key] = types.StringValue(*tag.Value)
		}
	}
	if len(tags) == 0 && m.Tags.IsNull() {
		return types.MapNull(types.StringType)
	}
	return types.MapValueMust(types.StringType, tags)
}

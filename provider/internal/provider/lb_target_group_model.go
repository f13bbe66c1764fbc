package provider

import (
	"github.com/hashicorp/terraform-plugin-framework/types"
	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

type targetGroupModel struct {
	objectModel
	NamePrefix     types.String `tfsdk:"name_prefix"`
	LoadBalancerID types.String `tfsdk:"load_balancer_id"`
	Type           types.String `tfsdk:"type"`
	Description    types.String `tfsdk:"description"`
}

func (m targetGroupModel) createRequest() *lbapi.CreateTargetGroupRequest {
	return &lbapi.CreateTargetGroupRequest{
		TargetGroupName: m.Name.ValueString(),
		LoadBalancerId:  m.LoadBalancerID.ValueString(),
		Type:            stringPointer(m.Type),
		Description:     stringPointer(m.Description),
	}
}

// take takes over everything that the API knows.
func (m *targetGroupModel) take(item *lb.TargetGroup) {
	m.ID = types.StringValue(item.TargetGroupId)
	m.Name = types.StringValue(item.TargetGroupName)
	m.LoadBalancerID = types.StringValue(item.LoadBalancerId)
	m.Type = types.StringValue(item.Type)
	m.Description = textLike(item.Description, m.Description)
}

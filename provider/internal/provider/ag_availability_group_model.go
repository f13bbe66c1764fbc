package provider

import (
	"github.com/hashicorp/terraform-plugin-framework/types"
	agapi "github.com/jdcloud-api/jdcloud-sdk-go/services/ag/apis"
	ag "github.com/jdcloud-api/jdcloud-sdk-go/services/ag/models"
)

type ownedAvailabilityGroupModel struct {
	objectModel
	Description        types.String      `tfsdk:"description"`
	AZs                types.Set         `tfsdk:"azs"`
	InstanceTemplateID types.String      `tfsdk:"instance_template_id"`
	ConfigurationType  types.String      `tfsdk:"configuration_type"`
	PlacementType      types.String      `tfsdk:"placement_type"`
	AutoScaling        *autoScalingModel `tfsdk:"auto_scaling"`
	MemberCount        types.Int64       `tfsdk:"member_count"`
	VPCID              types.String      `tfsdk:"vpc_id"`
}

type autoScalingModel struct {
	MinSize         types.Int64  `tfsdk:"min_size"`
	MaxSize         types.Int64  `tfsdk:"max_size"`
	DesiredCapacity types.Int64  `tfsdk:"desired_capacity"`
	HealthCheck     types.Bool   `tfsdk:"health_check"`
	CoolDownSeconds types.Int64  `tfsdk:"cool_down_seconds"`
	RemovalPolicy   types.String `tfsdk:"removal_policy"`
}

// availabilityGroupItem is a group together with what only other objects say of it.
type availabilityGroupItem struct {
	*ag.AvailabilityGroup

	vpcID string
}

func (m ownedAvailabilityGroupModel) createRequest() *agapi.CreateAgRequest {
	return &agapi.CreateAgRequest{
		AgName:             m.Name.ValueString(),
		Description:        stringPointer(m.Description),
		Azs:                setStrings(m.AZs),
		InstanceTemplateId: stringPointer(m.InstanceTemplateID),
		ConfigurationType:  stringPointer(m.ConfigurationType),
		PlacementType:      stringPointer(m.PlacementType),
		AutoscalingSpec:    m.AutoScaling.firstSettings(),
	}
}

// properties are what updateAg can change.
func (m ownedAvailabilityGroupModel) properties() *agapi.UpdateAgRequest {
	return &agapi.UpdateAgRequest{Name: stringPointer(m.Name), Description: stringPointer(m.Description)}
}

// settings are what updateAutoScaling sets.
func (m *autoScalingModel) settings() *ag.AutoscalingSpecByUpdate {
	return &ag.AutoscalingSpecByUpdate{
		MinSize:         intPointer(m.MinSize),
		MaxSize:         intPointer(m.MaxSize),
		DesiredCapacity: intPointer(m.DesiredCapacity),
		HealthCheck:     m.HealthCheck.ValueBoolPointer(),
		CoolDownSeconds: intPointer(m.CoolDownSeconds),
		RemovalPolicy:   stringPointer(m.RemovalPolicy),
	}
}

// firstSettings are those with which auto scaling is turned on: JD Cloud takes larger sizes only later.
func (m *autoScalingModel) firstSettings() *ag.AutoscalingSpec {
	if m == nil {
		return nil
	}
	all := m.settings()
	first := &ag.AutoscalingSpec{
		MinSize: min(int(m.MinSize.ValueInt64()), mostMembersAtFirst), MaxSize: min(int(m.MaxSize.ValueInt64()), mostMembersAtFirst),
		HealthCheck: all.HealthCheck, CoolDownSeconds: all.CoolDownSeconds, RemovalPolicy: all.RemovalPolicy,
	}
	if all.DesiredCapacity != nil {
		desired := min(*all.DesiredCapacity, mostMembersAtFirst)
		first.DesiredCapacity = &desired
	}
	return first
}

// exceedsFirst says that the sizes are larger than those with which auto scaling can be turned on.
func (m *autoScalingModel) exceedsFirst() bool {
	return m != nil && m.MaxSize.ValueInt64() > mostMembersAtFirst
}

// take takes over everything that the API knows.
func (m *ownedAvailabilityGroupModel) take(item *availabilityGroupItem) {
	m.ID = types.StringValue(item.Id)
	m.Name = types.StringValue(item.Name)
	m.Description = textLike(item.Description, m.Description)
	m.AZs = stringSet(item.Azs)
	m.InstanceTemplateID = textOrNull(item.InstanceTemplateId)
	m.ConfigurationType = textOrNull(item.ConfigurationType)
	m.PlacementType = textOrNull(item.PlacementType)
	m.MemberCount = intValue(item.Count)
	m.VPCID = textOrNull(item.vpcID)
	if !item.AutoScaling {
		m.AutoScaling = nil
		return
	}
	m.AutoScaling = m.AutoScaling.taking(item.AutoscalingSpec)
}

// taking returns what the API shows of auto scaling. Settings that it does not show stay as they were, and so does a desired
// capacity: scaling changes it all the time.
func (m *autoScalingModel) taking(shown ag.AutoscalingSpec) *autoScalingModel {
	if shown.MaxSize == 0 && shown.DesiredCapacity == nil && shown.HealthCheck == nil {
		return m
	}
	prior := autoScalingModel{}
	if m != nil {
		prior = *m
	}
	taken := prior
	taken.MinSize, taken.MaxSize = intValue(shown.MinSize), intValue(shown.MaxSize)
	if shown.DesiredCapacity != nil && !given(prior.DesiredCapacity) {
		taken.DesiredCapacity = intValue(*shown.DesiredCapacity)
	}
	if shown.HealthCheck != nil {
		taken.HealthCheck = types.BoolValue(*shown.HealthCheck)
	}
	if shown.CoolDownSeconds != nil {
		taken.CoolDownSeconds = intValue(*shown.CoolDownSeconds)
	}
	if shown.RemovalPolicy != nil {
		taken.RemovalPolicy = types.StringValue(*shown.RemovalPolicy)
	}
	return &taken
}

package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"
	ag "github.com/jdcloud-api/jdcloud-sdk-go/services/ag/models"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

type availabilityGroupData struct {
	ID                 types.String `tfsdk:"id"`
	Name               types.String `tfsdk:"name"`
	AZs                types.Set    `tfsdk:"azs"`
	InstanceTemplateID types.String `tfsdk:"instance_template_id"`
	VPCID              types.String `tfsdk:"vpc_id"`
	Description        types.String `tfsdk:"description"`
}

// locatedGroup is an availability group and the VPC of its members.
type locatedGroup struct {
	ag.AvailabilityGroup
	vpcID string
}

var availabilityGroupDataKind = dataKind[availabilityGroupData, locatedGroup]{
	typeName: "jdcloud_availability_group", typeNames: "jdcloud_availability_groups",
	noun: "availability group", nouns: "availability groups", items: "availability_groups",
	purpose: ", for example to use the members as the targets of a backend",
	attributes: map[string]schema.Attribute{
		"id":                   text("Id of the availability group."),
		"name":                 text("Name of the availability group."),
		"azs":                  texts("Availability zones of the group's members."),
		"instance_template_id": text("Id of the instance template from which members are created; null without one."),
		"vpc_id":               text("Id of the members' VPC, which is the VPC of the instance template's subnet; null without an instance template."),
		"description":          text("Description of the availability group."),
	},
	narrow: []narrowing{
		{attribute: "vpc_id", filter: "vpcId", validators: byID()},
		{attribute: "instance_template_id", filter: "instanceTemplateId", validators: byID()},
	},
	read: func(c *client.Client, ctx context.Context, id string) (*locatedGroup, error) {
		group, err := c.DescribeAvailabilityGroup(ctx, id)
		if err != nil {
			return nil, err
		}
		located, err := locate(ctx, c, []ag.AvailabilityGroup{*group})
		if err != nil {
			return nil, err
		}
		return &located[0], nil
	},
	list: func(c *client.Client, ctx context.Context, query client.Query) ([]locatedGroup, error) {
		groups, err := c.QueryAvailabilityGroups(ctx, query)
		if err != nil {
			return nil, err
		}
		return locate(ctx, c, groups)
	},
	id: func(item locatedGroup) string { return item.Id },
	take: func(m *availabilityGroupData, item *locatedGroup) {
		m.ID = types.StringValue(item.Id)
		m.Name = types.StringValue(item.Name)
		m.AZs = stringSet(item.Azs)
		m.InstanceTemplateID = textOrNull(item.InstanceTemplateId)
		m.VPCID = textOrNull(item.vpcID)
		m.Description = textOrNull(item.Description)
	},
}

// locate follows each group to its instance template and from there to the subnet, which is in the VPC. A template is read
// once.
func locate(ctx context.Context, c *client.Client, groups []ag.AvailabilityGroup) ([]locatedGroup, error) {
	vpcIDs := map[string]string{"": ""}
	located := make([]locatedGroup, 0, len(groups))
	for _, group := range groups {
		templateID := group.InstanceTemplateId
		if _, known := vpcIDs[templateID]; !known {
			template, err := c.DescribeInstanceTemplate(ctx, templateID)
			if err != nil {
				return nil, err
			}
			subnet, err := c.DescribeSubnet(ctx, template.InstanceTemplateData.PrimaryNetworkInterface.NetworkInterface.SubnetId)
			if err != nil {
				return nil, err
			}
			vpcIDs[templateID] = subnet.VpcId
		}
		located = append(located, locatedGroup{group, vpcIDs[templateID]})
	}
	return located, nil
}

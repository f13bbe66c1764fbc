package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
	ag "github.com/jdcloud-api/jdcloud-sdk-go/services/ag/models"
)

type availabilityGroupDataSource struct {
	baseDataSource
}

type availabilityGroupModel struct {
	ID                 types.String `tfsdk:"id"`
	Name               types.String `tfsdk:"name"`
	AZs                types.Set    `tfsdk:"azs"`
	InstanceTemplateID types.String `tfsdk:"instance_template_id"`
	VPCID              types.String `tfsdk:"vpc_id"`
}

var _ datasource.DataSourceWithConfigure = &availabilityGroupDataSource{}

func newAvailabilityGroupDataSource() datasource.DataSource { return &availabilityGroupDataSource{} }

func (d *availabilityGroupDataSource) Metadata(_ context.Context, _ datasource.MetadataRequest, response *datasource.MetadataResponse) {
	response.TypeName = "jdcloud_availability_group"
}

func (d *availabilityGroupDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, response *datasource.SchemaResponse) {
	response.Schema = schema.Schema{
		MarkdownDescription: "Reads an availability group, for example to use its members as the targets of a backend.",
		Attributes: map[string]schema.Attribute{
			"id":                   schema.StringAttribute{Required: true, MarkdownDescription: "Id of the availability group.", Validators: []validator.String{objectID()}},
			"name":                 schema.StringAttribute{Computed: true, MarkdownDescription: "Name of the availability group."},
			"azs":                  schema.SetAttribute{ElementType: types.StringType, Computed: true, MarkdownDescription: "Availability zones of the group's members."},
			"instance_template_id": schema.StringAttribute{Computed: true, MarkdownDescription: "Id of the instance template from which members are created."},
			"vpc_id":               schema.StringAttribute{Computed: true, MarkdownDescription: "Id of the members' VPC, which is the VPC of the instance template's subnet."},
		},
	}
}

func (d *availabilityGroupDataSource) Read(ctx context.Context, request datasource.ReadRequest, response *datasource.ReadResponse) {
	var model availabilityGroupModel
	response.Diagnostics.Append(request.Config.Get(ctx, &model)...)
	if response.Diagnostics.HasError() {
		return
	}
	id := model.ID.ValueString()
	group, vpcID, err := d.find(ctx, id)
	if err != nil {
		addFailure(&response.Diagnostics, "read availability group "+id, err)
		return
	}
	model.Name = types.StringValue(group.Name)
	model.AZs = stringSet(group.Azs)
	model.InstanceTemplateID = types.StringValue(group.InstanceTemplateId)
	model.VPCID = types.StringValue(vpcID)
	response.Diagnostics.Append(response.State.Set(ctx, model)...)
}

// find follows the group to its instance template and from there to the subnet, which is in the VPC.
func (d *availabilityGroupDataSource) find(ctx context.Context, id string) (group *ag.AvailabilityGroup, vpcID string, err error) {
	group, err = d.client.DescribeAvailabilityGroup(ctx, id)
	if err != nil {
		return nil, "", err
	}
	template, err := d.client.DescribeInstanceTemplate(ctx, group.InstanceTemplateId)
	if err != nil {
		return nil, "", err
	}
	subnet, err := d.client.DescribeSubnet(ctx, template.InstanceTemplateData.PrimaryNetworkInterface.NetworkInterface.SubnetId)
	if err != nil {
		return nil, "", err
	}
	return group, subnet.VpcId, nil
}

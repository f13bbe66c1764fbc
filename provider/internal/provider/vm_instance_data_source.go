package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

type instanceDataSource struct {
	baseDataSource
}

type instanceModel struct {
	ID               types.String `tfsdk:"id"`
	Name             types.String `tfsdk:"name"`
	VPCID            types.String `tfsdk:"vpc_id"`
	SubnetID         types.String `tfsdk:"subnet_id"`
	PrivateIPAddress types.String `tfsdk:"private_ip_address"`
	AZ               types.String `tfsdk:"az"`
	Status           types.String `tfsdk:"status"`
}

var _ datasource.DataSourceWithConfigure = &instanceDataSource{}

func newInstanceDataSource() datasource.DataSource { return &instanceDataSource{} }

func (d *instanceDataSource) Metadata(_ context.Context, _ datasource.MetadataRequest, response *datasource.MetadataResponse) {
	response.TypeName = "jdcloud_instance"
}

func (d *instanceDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, response *datasource.SchemaResponse) {
	response.Schema = schema.Schema{
		MarkdownDescription: "Reads a virtual machine instance, for example to register it as a target.",
		Attributes: map[string]schema.Attribute{
			"id":                 schema.StringAttribute{Required: true, MarkdownDescription: "Id of the instance.", Validators: []validator.String{objectID()}},
			"name":               schema.StringAttribute{Computed: true, MarkdownDescription: "Name of the instance."},
			"vpc_id":             schema.StringAttribute{Computed: true, MarkdownDescription: "Id of the instance's VPC."},
			"subnet_id":          schema.StringAttribute{Computed: true, MarkdownDescription: "Id of the subnet of the instance's primary network interface."},
			"private_ip_address": schema.StringAttribute{Computed: true, MarkdownDescription: "Primary private IP address of the instance."},
			"az":                 schema.StringAttribute{Computed: true, MarkdownDescription: "Availability zone of the instance."},
			"status":             schema.StringAttribute{Computed: true, MarkdownDescription: "Status of the instance, for example `running` or `stopped`."},
		},
	}
}

func (d *instanceDataSource) Read(ctx context.Context, request datasource.ReadRequest, response *datasource.ReadResponse) {
	var model instanceModel
	response.Diagnostics.Append(request.Config.Get(ctx, &model)...)
	if response.Diagnostics.HasError() {
		return
	}
	id := model.ID.ValueString()
	instance, err := d.client.DescribeInstance(ctx, id)
	if err != nil {
		addFailure(&response.Diagnostics, "read instance "+id, err)
		return
	}
	model.Name = types.StringValue(instance.InstanceName)
	model.VPCID = types.StringValue(instance.VpcId)
	model.SubnetID = types.StringValue(instance.SubnetId)
	model.PrivateIPAddress = textOrNull(instance.PrivateIpAddress)
	model.AZ = textOrNull(instance.Az)
	model.Status = textOrNull(instance.Status)
	response.Diagnostics.Append(response.State.Set(ctx, model)...)
}

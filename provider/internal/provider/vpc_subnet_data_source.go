package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

type subnetDataSource struct {
	baseDataSource
}

type subnetModel struct {
	ID               types.String `tfsdk:"id"`
	Name             types.String `tfsdk:"name"`
	VPCID            types.String `tfsdk:"vpc_id"`
	AddressPrefix    types.String `tfsdk:"address_prefix"`
	AvailableIPCount types.Int64  `tfsdk:"available_ip_count"`
	AZ               types.String `tfsdk:"az"`
	SubnetType       types.String `tfsdk:"subnet_type"`
}

var _ datasource.DataSourceWithConfigure = &subnetDataSource{}

func newSubnetDataSource() datasource.DataSource { return &subnetDataSource{} }

func (d *subnetDataSource) Metadata(_ context.Context, _ datasource.MetadataRequest, response *datasource.MetadataResponse) {
	response.TypeName = "jdcloud_subnet"
}

func (d *subnetDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, response *datasource.SchemaResponse) {
	response.Schema = schema.Schema{
		MarkdownDescription: "Reads a subnet, for example to get its VPC or its number of available IP addresses.",
		Attributes: map[string]schema.Attribute{
			"id":                 schema.StringAttribute{Required: true, MarkdownDescription: "Id of the subnet.", Validators: []validator.String{objectID()}},
			"name":               schema.StringAttribute{Computed: true, MarkdownDescription: "Name of the subnet."},
			"vpc_id":             schema.StringAttribute{Computed: true, MarkdownDescription: "Id of the subnet's VPC."},
			"address_prefix":     schema.StringAttribute{Computed: true, MarkdownDescription: "Address range of the subnet in CIDR notation, for example `10.0.16.0/24`."},
			"available_ip_count": schema.Int64Attribute{Computed: true, MarkdownDescription: "Number of available IP addresses in the subnet."},
			"az":                 schema.StringAttribute{Computed: true, MarkdownDescription: "Availability zone of an edge subnet; null for a standard subnet, which spans all zones."},
			"subnet_type":        schema.StringAttribute{Computed: true, MarkdownDescription: "Type of the subnet: `standard` or `edge`."},
		},
	}
}

func (d *subnetDataSource) Read(ctx context.Context, request datasource.ReadRequest, response *datasource.ReadResponse) {
	var model subnetModel
	response.Diagnostics.Append(request.Config.Get(ctx, &model)...)
	if response.Diagnostics.HasError() {
		return
	}
	id := model.ID.ValueString()
	subnet, err := d.client.DescribeSubnet(ctx, id)
	if err != nil {
		addFailure(&response.Diagnostics, "read subnet "+id, err)
		return
	}
	model.Name = types.StringValue(subnet.SubnetName)
	model.VPCID = types.StringValue(subnet.VpcId)
	model.AddressPrefix = types.StringValue(subnet.AddressPrefix)
	model.AvailableIPCount = intValue(subnet.AvailableIpCount)
	model.AZ = textOrNull(subnet.Az)
	model.SubnetType = textOrNull(subnet.SubnetType)
	response.Diagnostics.Append(response.State.Set(ctx, model)...)
}

package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

type subnetDataSource struct{}

func newSubnetDataSource() datasource.DataSource { return &subnetDataSource{} }

func (d *subnetDataSource) Metadata(_ context.Context, _ datasource.MetadataRequest, response *datasource.MetadataResponse) {
	response.TypeName = "jdcloud_subnet"
}

func (d *subnetDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, response *datasource.SchemaResponse) {
	response.Schema = schema.Schema{
		MarkdownDescription: "Reads a subnet, for example to learn its VPC or how many addresses are free.",
		Attributes: map[string]schema.Attribute{
			"id":                 schema.StringAttribute{Required: true, MarkdownDescription: "Id of the subnet.", Validators: []validator.String{objectID()}},
			"name":               schema.StringAttribute{Computed: true, MarkdownDescription: "Name of the subnet."},
			"vpc_id":             schema.StringAttribute{Computed: true, MarkdownDescription: "Id of the VPC that the subnet belongs to."},
			"address_prefix":     schema.StringAttribute{Computed: true, MarkdownDescription: "Address range of the subnet, as a prefix such as `10.0.16.0/24`."},
			"available_ip_count": schema.Int64Attribute{Computed: true, MarkdownDescription: "Number of addresses that are free in the subnet."},
			"az":                 schema.StringAttribute{Computed: true, MarkdownDescription: "Availability zone of an edge subnet; null for a standard subnet, which spans all zones."},
			"subnet_type":        schema.StringAttribute{Computed: true, MarkdownDescription: "Kind of subnet: `standard` or `edge`."},
		},
	}
}

func (d *subnetDataSource) Read(context.Context, datasource.ReadRequest, *datasource.ReadResponse) {}

package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

// edgeType is the type of what is in an edge zone. JD Cloud SDK: Subnet, LoadBalancer.
const edgeType = "edge"

// zonesDataSource collects the zones that the account's objects name: JD Cloud has no operation that lists zones.
type zonesDataSource struct {
	baseDataSource
}

type zonesModel struct {
	AZs     types.Set `tfsdk:"azs"`
	EdgeAZs types.Set `tfsdk:"edge_azs"`
}

func newZonesDataSource() datasource.DataSource { return &zonesDataSource{} }

func (d *zonesDataSource) Metadata(_ context.Context, _ datasource.MetadataRequest, response *datasource.MetadataResponse) {
	response.TypeName = "jdcloud_zones"
}

func (d *zonesDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, response *datasource.SchemaResponse) {
	response.Schema = schema.Schema{
		MarkdownDescription: "Lists the availability zones of the provider's region that the account uses: those of its instances, availability groups, load balancers and edge subnets. " +
			"JD Cloud has no operation that lists all zones, so a zone in which the account has none of these is missing, and creating or deleting them can change the result.",
		Attributes: map[string]schema.Attribute{
			"azs":      texts("Standard zones in use, for example `cn-north-1a`."),
			"edge_azs": texts("Edge zones in use."),
		},
	}
}

func (d *zonesDataSource) Read(ctx context.Context, _ datasource.ReadRequest, response *datasource.ReadResponse) {
	used, edge, err := zonesInUse(ctx, d.client)
	if err != nil {
		addFailure(&response.Diagnostics, "list the zones in use", err)
		return
	}
	delete(used, "")
	delete(edge, "")
	for zone := range edge {
		delete(used, zone)
	}
	response.Diagnostics.Append(response.State.Set(ctx, zonesModel{AZs: keys(used), EdgeAZs: keys(edge)})...)
}

// zonesInUse returns all zones that objects name, and those of them that are edge zones.
func zonesInUse(ctx context.Context, c *client.Client) (used, edge map[string]bool, err error) {
	used, edge = map[string]bool{}, map[string]bool{}
	add := func(zones map[string]bool, names ...string) {
		for _, name := range names {
			zones[name] = true
		}
	}
	subnets, err := c.QuerySubnets(ctx, client.Query{})
	if err != nil {
		return nil, nil, err
	}
	for _, subnet := range subnets {
		if subnet.SubnetType == edgeType {
			add(edge, subnet.Az)
		}
	}
	instances, err := c.QueryInstances(ctx, client.Query{})
	if err != nil {
		return nil, nil, err
	}
	for _, instance := range instances {
		add(used, instance.Az)
	}
	groups, err := c.QueryAvailabilityGroups(ctx, client.Query{})
	if err != nil {
		return nil, nil, err
	}
	for _, group := range groups {
		add(used, group.Azs...)
	}
	loadBalancers, err := c.QueryLoadBalancers(ctx, client.Query{})
	if err != nil {
		return nil, nil, err
	}
	for _, loadBalancer := range loadBalancers {
		add(used, loadBalancer.Azs...)
		if loadBalancer.AzType == edgeType {
			add(edge, loadBalancer.Azs...)
		}
	}
	return used, edge, nil
}

func keys(names map[string]bool) types.Set {
	elements := make([]attr.Value, 0, len(names))
	for name := range names {
		elements = append(elements, types.StringValue(name))
	}
	return types.SetValueMust(types.StringType, elements)
}

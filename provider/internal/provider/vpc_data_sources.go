package provider

import (
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
	vpc "github.com/jdcloud-api/jdcloud-sdk-go/services/vpc/models"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

type vpcData struct {
	ID            types.String `tfsdk:"id"`
	Name          types.String `tfsdk:"name"`
	AddressPrefix types.String `tfsdk:"address_prefix"`
	AZType        types.String `tfsdk:"az_type"`
	AZ            types.String `tfsdk:"az"`
	Description   types.String `tfsdk:"description"`
}

var vpcDataKind = dataKind[vpcData, vpc.Vpc]{
	typeName: "jdcloud_vpc", typeNames: "jdcloud_vpcs", noun: "VPC", nouns: "VPCs", items: "vpcs",
	purpose: ", for example to find its subnets",
	attributes: map[string]schema.Attribute{
		"id":             text("Id of the VPC."),
		"name":           text("Name of the VPC."),
		"address_prefix": text("Address range of the VPC in CIDR notation; null when it is not limited to one."),
		"az_type":        text("Type of the VPC: `standard` or `edge`."),
		"az":             text("Availability zone of an edge VPC; null for a standard VPC, which spans all zones."),
		"description":    text("Description of the VPC."),
	},
	read: (*client.Client).DescribeVPC,
	list: (*client.Client).QueryVPCs,
	id:   func(item vpc.Vpc) string { return item.VpcId },
	take: func(m *vpcData, item *vpc.Vpc) {
		m.ID = types.StringValue(item.VpcId)
		m.Name = types.StringValue(item.VpcName)
		m.AddressPrefix = textOrNull(item.AddressPrefix)
		m.AZType = textOrNull(item.AzType)
		m.AZ = textOrNull(item.Az)
		m.Description = textOrNull(item.Description)
	},
}

type subnetData struct {
	ID               types.String `tfsdk:"id"`
	Name             types.String `tfsdk:"name"`
	VPCID            types.String `tfsdk:"vpc_id"`
	AddressPrefix    types.String `tfsdk:"address_prefix"`
	AvailableIPCount types.Int64  `tfsdk:"available_ip_count"`
	AZ               types.String `tfsdk:"az"`
	SubnetType       types.String `tfsdk:"subnet_type"`
}

var subnetDataKind = dataKind[subnetData, vpc.Subnet]{
	typeName: "jdcloud_subnet", typeNames: "jdcloud_subnets", noun: "subnet", nouns: "subnets", items: "subnets",
	purpose: ", for example to get the VPC or the number of available IP addresses",
	attributes: map[string]schema.Attribute{
		"id":                 text("Id of the subnet."),
		"name":               text("Name of the subnet."),
		"vpc_id":             text("Id of the subnet's VPC."),
		"address_prefix":     text("Address range of the subnet in CIDR notation, for example `10.0.16.0/24`."),
		"available_ip_count": number("Number of available IP addresses in the subnet."),
		"az":                 text("Availability zone of an edge subnet; null for a standard subnet, which spans all zones."),
		"subnet_type":        text("Type of the subnet: `standard` or `edge`."),
	},
	narrow: []narrowing{{attribute: "vpc_id", filter: "vpcId", validators: byID()}},
	read:   (*client.Client).DescribeSubnet,
	list:   (*client.Client).QuerySubnets,
	id:     func(item vpc.Subnet) string { return item.SubnetId },
	take: func(m *subnetData, item *vpc.Subnet) {
		m.ID = types.StringValue(item.SubnetId)
		m.Name = types.StringValue(item.SubnetName)
		m.VPCID = types.StringValue(item.VpcId)
		m.AddressPrefix = types.StringValue(item.AddressPrefix)
		m.AvailableIPCount = intValue(item.AvailableIpCount)
		m.AZ = textOrNull(item.Az)
		m.SubnetType = textOrNull(item.SubnetType)
	},
}

type securityGroupData struct {
	ID          types.String `tfsdk:"id"`
	Name        types.String `tfsdk:"name"`
	VPCID       types.String `tfsdk:"vpc_id"`
	Type        types.String `tfsdk:"type"`
	Description types.String `tfsdk:"description"`
}

var securityGroupDataKind = dataKind[securityGroupData, vpc.NetworkSecurityGroup]{
	typeName: "jdcloud_network_security_group", typeNames: "jdcloud_network_security_groups",
	noun: "security group", nouns: "security groups", items: "network_security_groups",
	purpose: ", for example to attach it to an `alb`",
	attributes: map[string]schema.Attribute{
		"id":          text("Id of the security group."),
		"name":        text("Name of the security group."),
		"vpc_id":      text("Id of the security group's VPC."),
		"type":        text("Type of the security group: `default` for the one that comes with a VPC, `custom` otherwise."),
		"description": text("Description of the security group."),
	},
	narrow: []narrowing{{attribute: "vpc_id", filter: "vpcId", validators: byID()}},
	read:   (*client.Client).DescribeSecurityGroup,
	list:   (*client.Client).QuerySecurityGroups,
	id:     func(item vpc.NetworkSecurityGroup) string { return item.NetworkSecurityGroupId },
	take: func(m *securityGroupData, item *vpc.NetworkSecurityGroup) {
		m.ID = types.StringValue(item.NetworkSecurityGroupId)
		m.Name = types.StringValue(item.NetworkSecurityGroupName)
		m.VPCID = types.StringValue(item.VpcId)
		m.Type = textOrNull(item.NetworkSecurityGroupType)
		m.Description = textOrNull(item.Description)
	},
}

type elasticIPData struct {
	ID            types.String `tfsdk:"id"`
	Address       types.String `tfsdk:"elastic_ip_address"`
	BandwidthMbps types.Int64  `tfsdk:"bandwidth_mbps"`
	Provider      types.String `tfsdk:"eip_provider"`
	AZ            types.String `tfsdk:"az"`
	IPType        types.String `tfsdk:"ip_type"`
	Status        types.String `tfsdk:"status"`
	InstanceID    types.String `tfsdk:"instance_id"`
	InstanceType  types.String `tfsdk:"instance_type"`
}

var elasticIPDataKind = dataKind[elasticIPData, vpc.ElasticIp]{
	typeName: "jdcloud_elastic_ip", typeNames: "jdcloud_elastic_ips", noun: "elastic IP", nouns: "elastic IPs", items: "elastic_ips",
	key:     "elastic_ip_address",
	purpose: ", for example to attach it to a load balancer",
	attributes: map[string]schema.Attribute{
		"id":                 text("Id of the elastic IP."),
		"elastic_ip_address": text("Public IP address of the elastic IP."),
		"bandwidth_mbps":     number("Bandwidth in Mbit/s."),
		"eip_provider":       text("Line of the elastic IP: `bgp` or `no_bgp`; other names in edge zones."),
		"az":                 text("Availability zone of the elastic IP; null when it can be used in all zones."),
		"ip_type":            text("Type of the elastic IP: `standard` or `edge`."),
		"status":             text("`ASSOCIATED` or `NOT_ASSOCIATED`."),
		"instance_id":        text("Id of what the elastic IP is attached to; null when it is not attached."),
		"instance_type":      text("Type of what the elastic IP is attached to, for example `lb` or `compute`; null when it is not attached."),
	},
	narrow: []narrowing{{
		attribute: "status", filter: "status",
		validators: []validator.String{stringvalidator.OneOf("ASSOCIATED", "NOT_ASSOCIATED")},
	}},
	read: (*client.Client).DescribeElasticIP,
	list: (*client.Client).QueryElasticIPs,
	id:   func(item vpc.ElasticIp) string { return item.ElasticIpId },
	take: func(m *elasticIPData, item *vpc.ElasticIp) {
		m.ID = types.StringValue(item.ElasticIpId)
		m.Address = types.StringValue(item.ElasticIpAddress)
		m.BandwidthMbps = intValue(item.BandwidthMbps)
		m.Provider = textOrNull(item.Provider)
		m.AZ = textOrNull(item.Az)
		m.IPType = textOrNull(item.IpType)
		m.Status = textOrNull(item.Status)
		m.InstanceID = textOrNull(item.InstanceId)
		m.InstanceType = textOrNull(item.InstanceType)
	},
}

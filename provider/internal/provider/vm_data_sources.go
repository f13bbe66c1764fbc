package provider

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
	vm "github.com/jdcloud-api/jdcloud-sdk-go/services/vm/models"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

type instanceData struct {
	ID                  types.String `tfsdk:"id"`
	Name                types.String `tfsdk:"name"`
	VPCID               types.String `tfsdk:"vpc_id"`
	SubnetID            types.String `tfsdk:"subnet_id"`
	PrivateIPAddress    types.String `tfsdk:"private_ip_address"`
	AZ                  types.String `tfsdk:"az"`
	Status              types.String `tfsdk:"status"`
	AvailabilityGroupID types.String `tfsdk:"availability_group_id"`
}

var instanceDataKind = dataKind[instanceData, vm.Instance]{
	typeName: "jdcloud_instance", typeNames: "jdcloud_instances", noun: "instance", nouns: "instances", items: "instances",
	purpose: ", for example to register targets",
	note:    " An instance is a virtual machine.",
	attributes: map[string]schema.Attribute{
		"id":                    text("Id of the instance."),
		"name":                  text("Name of the instance."),
		"vpc_id":                text("Id of the instance's VPC."),
		"subnet_id":             text("Id of the subnet of the instance's primary network interface."),
		"private_ip_address":    text("Primary private IP address of the instance."),
		"az":                    text("Availability zone of the instance."),
		"status":                text("Status of the instance, for example `running` or `stopped`."),
		"availability_group_id": text("Id of the availability group that the instance is a member of; null when it is in none."),
	},
	narrow: []narrowing{
		{attribute: "vpc_id", filter: "vpcId", validators: byID()},
		{attribute: "subnet_id", filter: "subnetId", validators: byID()},
		{attribute: "az", filter: "az", validators: []validator.String{zoneName()}},
		{attribute: "availability_group_id", filter: "agId", validators: byID()},
	},
	read: (*client.Client).DescribeInstance,
	list: (*client.Client).QueryInstances,
	id:   func(item vm.Instance) string { return item.InstanceId },
	take: func(m *instanceData, item *vm.Instance) {
		m.ID = types.StringValue(item.InstanceId)
		m.Name = types.StringValue(item.InstanceName)
		m.VPCID = types.StringValue(item.VpcId)
		m.SubnetID = types.StringValue(item.SubnetId)
		m.PrivateIPAddress = textOrNull(item.PrivateIpAddress)
		m.AZ = textOrNull(item.Az)
		m.Status = textOrNull(item.Status)
		m.AvailabilityGroupID = textOrNull(item.Ag.Id)
	},
}

type instanceTemplateData struct {
	ID               types.String `tfsdk:"id"`
	Name             types.String `tfsdk:"name"`
	Description      types.String `tfsdk:"description"`
	VPCID            types.String `tfsdk:"vpc_id"`
	SubnetID         types.String `tfsdk:"subnet_id"`
	SecurityGroupIDs types.Set    `tfsdk:"security_group_ids"`
	InstanceType     types.String `tfsdk:"instance_type"`
	ImageID          types.String `tfsdk:"image_id"`
}

var instanceTemplateDataKind = dataKind[instanceTemplateData, vm.InstanceTemplate]{
	typeName: "jdcloud_instance_template", typeNames: "jdcloud_instance_templates",
	noun: "instance template", nouns: "instance templates", items: "instance_templates",
	purpose: ", for example to create an availability group from it",
	attributes: map[string]schema.Attribute{
		"id":                 text("Id of the instance template."),
		"name":               text("Name of the instance template."),
		"description":        text("Description of the instance template."),
		"vpc_id":             text("Id of the VPC of the instances that are created from the template."),
		"subnet_id":          text("Id of the subnet of their primary network interface."),
		"security_group_ids": texts("Ids of the security groups of their primary network interface."),
		"instance_type":      text("Instance type, for example `g.n2.medium`."),
		"image_id":           text("Id of the image."),
	},
	read: (*client.Client).DescribeInstanceTemplate,
	list: (*client.Client).QueryInstanceTemplates,
	id:   func(item vm.InstanceTemplate) string { return item.Id },
	take: func(m *instanceTemplateData, item *vm.InstanceTemplate) {
		data := item.InstanceTemplateData
		primary := data.PrimaryNetworkInterface.NetworkInterface
		m.ID = types.StringValue(item.Id)
		m.Name = types.StringValue(item.Name)
		m.Description = textOrNull(item.Description)
		m.VPCID = textOrNull(data.VpcId)
		m.SubnetID = textOrNull(primary.SubnetId)
		m.SecurityGroupIDs = stringSet(primary.SecurityGroups)
		m.InstanceType = textOrNull(data.InstanceType)
		m.ImageID = textOrNull(data.ImageId)
	},
}

package client

import (
	"context"

	vmapi "github.com/jdcloud-api/jdcloud-sdk-go/services/vm/apis"
	vm "github.com/jdcloud-api/jdcloud-sdk-go/services/vm/models"
)

// DescribeInstance reads a virtual machine.
func (c *Client) DescribeInstance(ctx context.Context, id string) (*vm.Instance, error) {
	result, err := callTwice(ctx, c, Operation{VM, "describeInstance", Read},
		vmapi.NewDescribeInstanceRequest(c.region, id), id, func(result vmapi.DescribeInstanceResult) string { return result.Instance.InstanceId })
	if err != nil {
		return nil, err
	}
	return &result.Instance, nil
}

// DescribeInstanceTemplate reads an instance template: it names the VPC and the subnet of an availability group.
func (c *Client) DescribeInstanceTemplate(ctx context.Context, id string) (*vm.InstanceTemplate, error) {
	result, err := callTwice(ctx, c, Operation{VM, "describeInstanceTemplate", Read},
		vmapi.NewDescribeInstanceTemplateRequest(c.region, id), id, func(result vmapi.DescribeInstanceTemplateResult) string { return result.InstanceTemplate.Id })
	if err != nil {
		return nil, err
	}
	return &result.InstanceTemplate, nil
}

// VPCOfInstanceTemplate returns the id of the VPC that instances are made in from an instance template: that of its subnet.
func (c *Client) VPCOfInstanceTemplate(ctx context.Context, id string) (string, error) {
	template, err := c.DescribeInstanceTemplate(ctx, id)
	if err != nil {
		return "", err
	}
	subnet, err := c.DescribeSubnet(ctx, template.InstanceTemplateData.PrimaryNetworkInterface.NetworkInterface.SubnetId)
	if err != nil {
		return "", err
	}
	return subnet.VpcId, nil
}

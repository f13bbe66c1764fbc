package client

import (
	"context"

	vpcapi "github.com/jdcloud-api/jdcloud-sdk-go/services/vpc/apis"
	vpc "github.com/jdcloud-api/jdcloud-sdk-go/services/vpc/models"
)

// DescribeSubnet reads a subnet.
func (c *Client) DescribeSubnet(ctx context.Context, id string) (*vpc.Subnet, error) {
	result, err := callTwice(ctx, c, Operation{VPC, "describeSubnet", Read},
		vpcapi.NewDescribeSubnetRequest(c.region, id), id, func(result vpcapi.DescribeSubnetResult) string { return result.Subnet.SubnetId })
	if err != nil {
		return nil, err
	}
	return &result.Subnet, nil
}

// DescribeElasticIP reads an elastic IP.
func (c *Client) DescribeElasticIP(ctx context.Context, id string) (*vpc.ElasticIp, error) {
	result, err := callTwice(ctx, c, Operation{VPC, "describeElasticIp", Read},
		vpcapi.NewDescribeElasticIpRequest(c.region, id), id, func(result vpcapi.DescribeElasticIpResult) string { return result.ElasticIp.ElasticIpId })
	if err != nil {
		return nil, err
	}
	return &result.ElasticIp, nil
}

// DescribeVPC reads a VPC.
func (c *Client) DescribeVPC(ctx context.Context, id string) (*vpc.Vpc, error) {
	result, err := callTwice(ctx, c, Operation{VPC, "describeVpc", Read},
		vpcapi.NewDescribeVpcRequest(c.region, id), id, func(result vpcapi.DescribeVpcResult) string { return result.Vpc.VpcId })
	if err != nil {
		return nil, err
	}
	return &result.Vpc, nil
}

// DescribeSecurityGroup reads a security group.
func (c *Client) DescribeSecurityGroup(ctx context.Context, id string) (*vpc.NetworkSecurityGroup, error) {
	result, err := callTwice(ctx, c, Operation{VPC, "describeNetworkSecurityGroup", Read},
		vpcapi.NewDescribeNetworkSecurityGroupRequest(c.region, id), id,
		func(result vpcapi.DescribeNetworkSecurityGroupResult) string {
			return result.NetworkSecurityGroup.NetworkSecurityGroupId
		})
	if err != nil {
		return nil, err
	}
	return &result.NetworkSecurityGroup, nil
}

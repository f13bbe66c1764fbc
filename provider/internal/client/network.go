package client

import (
	"context"

	vpcapi "github.com/jdcloud-api/jdcloud-sdk-go/services/vpc/apis"
	vpc "github.com/jdcloud-api/jdcloud-sdk-go/services/vpc/models"
)

// DescribeSubnet reads a subnet.
func (c *Client) DescribeSubnet(ctx context.Context, id string) (*vpc.Subnet, error) {
	result, err := Call[vpcapi.DescribeSubnetResult](ctx, c, Operation{VPC, "describeSubnet", Read},
		vpcapi.NewDescribeSubnetRequest(c.region, id))
	if err != nil {
		return nil, err
	}
	return &result.Subnet, nil
}

// DescribeElasticIP reads an elastic IP.
func (c *Client) DescribeElasticIP(ctx context.Context, id string) (*vpc.ElasticIp, error) {
	result, err := Call[vpcapi.DescribeElasticIpResult](ctx, c, Operation{VPC, "describeElasticIp", Read},
		vpcapi.NewDescribeElasticIpRequest(c.region, id))
	if err != nil {
		return nil, err
	}
	return &result.ElasticIp, nil
}

// DescribeSecurityGroup reads a network security group.
func (c *Client) DescribeSecurityGroup(ctx context.Context, id string) (*vpc.NetworkSecurityGroup, error) {
	result, err := Call[vpcapi.DescribeNetworkSecurityGroupResult](ctx, c, Operation{VPC, "describeNetworkSecurityGroup", Read},
		vpcapi.NewDescribeNetworkSecurityGroupRequest(c.region, id))
	if err != nil {
		return nil, err
	}
	return &result.NetworkSecurityGroup, nil
}

package client

import (
	"context"

	agapi "github.com/jdcloud-api/jdcloud-sdk-go/services/ag/apis"
	ag "github.com/jdcloud-api/jdcloud-sdk-go/services/ag/models"
)

// DescribeAvailabilityGroup reads an availability group.
func (c *Client) DescribeAvailabilityGroup(ctx context.Context, id string) (*ag.AvailabilityGroup, error) {
	result, err := callTwice(ctx, c, Operation{AvailabilityGroup, "describeAg", Read},
		agapi.NewDescribeAgRequest(c.region, id), id, func(result agapi.DescribeAgResult) string { return result.Ag.Id })
	if err != nil {
		return nil, err
	}
	return &result.Ag, nil
}

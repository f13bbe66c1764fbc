package client

import (
	"context"

	agapi "github.com/jdcloud-api/jdcloud-sdk-go/services/ag/apis"
	ag "github.com/jdcloud-api/jdcloud-sdk-go/services/ag/models"
	common "github.com/jdcloud-api/jdcloud-sdk-go/services/common/models"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

// availabilityGroupKind has no product type: a group belongs to no load balancer.
var availabilityGroupKind = kind[ag.AvailabilityGroup]{
	noun: "availability group", plural: "availability groups", looks: maxLooks, idFilter: "agId", nameFilter: "agName",
	id:          idOfAvailabilityGroup,
	name:        func(item ag.AvailabilityGroup) string { return item.Name },
	description: func(item ag.AvailabilityGroup) string { return item.Description },
	describe: func(ctx context.Context, c *Client, id string) (*ag.AvailabilityGroup, error) {
		result, err := callFor(ctx, c, Operation{AvailabilityGroup, "describeAg", Read},
			agapi.NewDescribeAgRequest(c.region, id), id, func(result agapi.DescribeAgResult) string { return idOfAvailabilityGroup(result.Ag) })
		return &result.Ag, err
	},
	page: func(ctx context.Context, c *Client, filters []common.Filter, number, size int) (Page[ag.AvailabilityGroup], error) {
		request := agapi.NewDescribeAgsRequest(c.region)
		request.Filters, request.PageNumber, request.PageSize = filters, &number, &size
		return callPage(ctx, c, Operation{AvailabilityGroup, "describeAgs", Read}, request, func(result agapi.DescribeAgsResult) Page[ag.AvailabilityGroup] {
			return Page[ag.AvailabilityGroup]{Items: result.Ags, TotalCount: result.TotalCount}
		}, idOfAvailabilityGroup)
	},
}

func idOfAvailabilityGroup(item ag.AvailabilityGroup) string { return item.Id }

// CreateAvailabilityGroup creates an availability group exactly once (createMarked) and returns its id. Region and URL of the
// request are set here. When its description cannot be set afterwards, it returns the id along with the error: save it.
func (c *Client) CreateAvailabilityGroup(ctx context.Context, request *agapi.CreateAgRequest) (string, error) {
	sent := *request
	sent.JDCloudRequest = agapi.NewCreateAgRequestWithoutParam().JDCloudRequest
	sent.RegionId = c.region
	id, err := createMarked(ctx, c, availabilityGroupKind, sent.AgName, func(ctx context.Context) ([]ag.AvailabilityGroup, error) {
		return availabilityGroupKind.list(ctx, c, availabilityGroupKind.plural, sent.AgName)
	}, func(ctx context.Context, mark string) (string, error) {
		sent.Description = &mark
		return callCreate(ctx, c, Operation{AvailabilityGroup, "createAg", Create}, &sent, func(result agapi.CreateAgResult) string { return result.AgId })
	})
	if err != nil {
		return "", err
	}
	return id, correctDescription(ctx, availabilityGroupKind.noun, id, request.Description, func(ctx context.Context, description *string) error {
		return c.UpdateAvailabilityGroup(ctx, &agapi.UpdateAgRequest{AgId: id, Description: description})
	})
}

// DescribeAvailabilityGroup reads an availability group.
func (c *Client) DescribeAvailabilityGroup(ctx context.Context, id string) (*ag.AvailabilityGroup, error) {
	result, err := callTwice(ctx, c, Operation{AvailabilityGroup, "describeAg", Read},
		agapi.NewDescribeAgRequest(c.region, id), id, func(result agapi.DescribeAgResult) string { return idOfAvailabilityGroup(result.Ag) })
	if err != nil {
		return nil, err
	}
	return &result.Ag, nil
}

// ReadAvailabilityGroup reads an availability group for a refresh. The error is NotFound only when the absence is confirmed.
func (c *Client) ReadAvailabilityGroup(ctx context.Context, id string) (*ag.AvailabilityGroup, error) {
	return readConfirmed(ctx, c, availabilityGroupKind, id, "")
}

// ListBackendsOfAvailabilityGroup lists the backends that use an availability group, on all load balancers of the region.
func (c *Client) ListBackendsOfAvailabilityGroup(ctx context.Context, id string) ([]lb.Backend, error) {
	var users []lb.Backend
	for _, productType := range allProductTypes {
		backends, err := backendKind.list(ctx, c, "backends of availability group "+id, "", filter("agId", id), filter("loadBalancerType", productType))
		if err != nil {
			return nil, err
		}
		users = append(users, backends...)
	}
	return users, nil
}

// UpdateAvailabilityGroup changes the properties that the request sets. Region and URL of the request are set here.
func (c *Client) UpdateAvailabilityGroup(ctx context.Context, request *agapi.UpdateAgRequest) error {
	sent := *request
	sent.JDCloudRequest = agapi.NewUpdateAgRequestWithoutParam().JDCloudRequest
	sent.RegionId = c.region
	_, err := Call[agapi.UpdateAgResult](ctx, c, Operation{AvailabilityGroup, "updateAg", Idempotent}, &sent)
	return err
}

// SetInstanceTemplate makes an availability group create its members from another instance template.
func (c *Client) SetInstanceTemplate(ctx context.Context, id, instanceTemplateID string) error {
	_, err := Call[agapi.SetInstanceTemplateResult](ctx, c, Operation{AvailabilityGroup, "setInstanceTemplate", Idempotent},
		agapi.NewSetInstanceTemplateRequest(c.region, id, instanceTemplateID))
	return err
}

// EnableAutoScaling turns auto scaling on. A group on which it was on before ignores the settings: UpdateAutoScaling sets them.
func (c *Client) EnableAutoScaling(ctx context.Context, id string, settings *ag.AutoscalingSpec) error {
	return c.switchAutoScaling(ctx, id, true, func(ctx context.Context) error {
		request := agapi.NewEnableAutoScalingRequest(c.region, id)
		request.AutoscalingSpec = settings
		_, err := Call[agapi.EnableAutoScalingResult](ctx, c, Operation{AvailabilityGroup, "enableAutoScaling", Create}, request)
		return err
	})
}

// DisableAutoScaling turns auto scaling off. The members stay.
func (c *Client) DisableAutoScaling(ctx context.Context, id string) error {
	return c.switchAutoScaling(ctx, id, false, func(ctx context.Context) error {
		_, err := Call[agapi.DisableAutoScalingResult](ctx, c, Operation{AvailabilityGroup, "disableAutoScaling", Create},
			agapi.NewDisableAutoScalingRequest(c.region, id))
		return err
	})
}

// switchAutoScaling performs a write that may be refused when repeated; after an unknown outcome it reads the group to see
// whether the change is there.
func (c *Client) switchAutoScaling(ctx context.Context, id string, on bool, write func(ctx context.Context) error) error {
	_, err := writeOnce(ctx, c, "auto scaling of availability group "+id, maxLooks,
		func(ctx context.Context) (struct{}, error) { return struct{}{}, write(ctx) },
		func(ctx context.Context) (struct{}, bool, error) {
			item, err := c.DescribeAvailabilityGroup(ctx, id)
			return struct{}{}, err == nil && item.AutoScaling == on, err
		})
	return err
}

// UpdateAutoScaling changes the settings of auto scaling that are given.
func (c *Client) UpdateAutoScaling(ctx context.Context, id string, settings *ag.AutoscalingSpecByUpdate) error {
	request := agapi.NewUpdateAutoScalingRequest(c.region, id, settings)
	_, err := Call[agapi.UpdateAutoScalingResult](ctx, c, Operation{AvailabilityGroup, "updateAutoScaling", Idempotent}, request)
	return err
}

// DeleteAvailabilityGroup deletes an availability group; one that is confirmed not to exist counts as deleted, one that has
// members is refused at once (IsInUse).
func (c *Client) DeleteAvailabilityGroup(ctx context.Context, id string) error {
	return deleteConfirmed(ctx, c, availabilityGroupKind, id, func(ctx context.Context) error {
		_, err := Call[agapi.DeleteAgResult](ctx, c, Operation{AvailabilityGroup, "deleteAg", Delete},
			agapi.NewDeleteAgRequest(c.region, id))
		return err
	})
}

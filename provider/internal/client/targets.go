package client

import (
	"context"
	"fmt"
	"slices"
	"strings"

	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

// targetBatch is how many targets one request carries. JD Cloud documents no limit.
const targetBatch = 20

// TargetKey is what tells the targets of a group apart: the API gives out no ids when it registers them.
type TargetKey struct {
	// Type is vm, container or ip.
	Type string
	// Address is the instance id of a vm or container, and the IP address of an ip target.
	Address string
	// Port is 0 for the backend's port.
	Port int
}

// KeyOfTarget returns the key of a registered target.
func KeyOfTarget(target lb.Target) TargetKey {
	return targetKey(target.Type, target.InstanceId, target.IpAddress, target.Port)
}

// KeyOfSpec returns the key that a target will have. The type defaults to vm, the port to 0. JD Cloud SDK: TargetSpec.
func KeyOfSpec(spec lb.TargetSpec) TargetKey {
	return targetKey(zeroIfNil(spec.Type), zeroIfNil(spec.InstanceId), zeroIfNil(spec.IpAddress), zeroIfNil(spec.Port))
}

func targetKey(targetType, instanceID, ipAddress string, port int) TargetKey {
	switch targetType {
	case "ip":
		return TargetKey{Type: "ip", Address: ipAddress, Port: port}
	case "":
		targetType = "vm"
	}
	return TargetKey{Type: targetType, Address: instanceID, Port: port}
}

// ListTargets lists the targets of a group, with their ids.
func (c *Client) ListTargets(ctx context.Context, targetGroupID string) ([]lb.Target, error) {
	request := lbapi.NewDescribeTargetsRequest(c.region, targetGroupID)
	return ListAll(ctx, "targets of target group "+targetGroupID, func(ctx context.Context, number, size int) (Page[lb.Target], error) {
		request.PageNumber, request.PageSize = &number, &size
		result, requestID, err := call[lbapi.DescribeTargetsResult](ctx, c, Operation{LoadBalancer, "describeTargets", Read}, request)
		return Page[lb.Target]{result.Targets, result.TotalCount, requestID}, err
	}, func(item lb.Target) string { return item.TargetId })
}

// RegisterTargets registers targets, twenty at a time. It stops at the first batch that fails: earlier batches are then
// registered. After an unknown outcome it lists the targets and registers only those that are missing. Hold the load
// balancer's lock.
func (c *Client) RegisterTargets(ctx context.Context, targetGroupID string, specs []lb.TargetSpec) error {
	for batch := range slices.Chunk(specs, targetBatch) {
		missing := batch
		_, err := writeOnce(ctx, c, fmt.Sprintf("%d targets of target group %s", len(batch), targetGroupID),
			func(ctx context.Context) (struct{}, error) {
				_, err := Call[lbapi.RegisterTargetsResult](ctx, c, Operation{LoadBalancer, "registerTargets", Create},
					lbapi.NewRegisterTargetsRequest(c.region, targetGroupID, missing))
				return struct{}{}, err
			},
			func(ctx context.Context) (struct{}, bool, error) {
				targets, err := c.ListTargets(ctx, targetGroupID)
				if err != nil {
					return struct{}{}, false, err
				}
				missing = unregistered(batch, targets)
				return struct{}{}, len(missing) == 0, nil
			})
		if err != nil {
			return err
		}
	}
	return nil
}

func unregistered(specs []lb.TargetSpec, targets []lb.Target) []lb.TargetSpec {
	registered := map[TargetKey]bool{}
	for _, target := range targets {
		registered[KeyOfTarget(target)] = true
	}
	var missing []lb.TargetSpec
	for _, spec := range specs {
		if !registered[KeyOfSpec(spec)] {
			missing = append(missing, spec)
		}
	}
	return missing
}

// UpdateTargets changes port and weight of registered targets, twenty at a time. Hold the load balancer's lock.
func (c *Client) UpdateTargets(ctx context.Context, targetGroupID string, specs []lb.TargetUpdateSpec) error {
	for batch := range slices.Chunk(specs, targetBatch) {
		_, err := Call[lbapi.UpdateTargetsResult](ctx, c, Operation{LoadBalancer, "updateTargets", Idempotent},
			lbapi.NewUpdateTargetsRequest(c.region, targetGroupID, batch))
		if err != nil {
			return err
		}
	}
	return nil
}

// DeregisterTargets removes targets by id, twenty at a time. Targets and groups that are confirmed not to exist count as removed. The
// API removes all targets of a request or none: when one is missing, the others are removed without it. Hold the load
// balancer's lock.
func (c *Client) DeregisterTargets(ctx context.Context, targetGroupID string, targetIDs []string) error {
	for batch := range slices.Chunk(targetIDs, targetBatch) {
		if err := c.deregisterBatch(ctx, targetGroupID, batch); err != nil {
			return err
		}
	}
	return nil
}

func (c *Client) deregisterBatch(ctx context.Context, targetGroupID string, targetIDs []string) error {
	for tries := 1; len(targetIDs) > 0; tries++ {
		_, err := Call[lbapi.DeRegisterTargetsResult](ctx, c, Operation{LoadBalancer, "deregisterTargets", Idempotent},
			lbapi.NewDeRegisterTargetsRequest(c.region, targetGroupID, targetIDs))
		if !IsNotFound(err) {
			return err
		}
		targets, listErr := c.ReadTargets(ctx, targetGroupID, "")
		if IsNotFound(listErr) {
			return nil
		}
		if listErr != nil {
			return listErr
		}
		registered := map[string]bool{}
		for _, target := range targets {
			registered[target.TargetId] = true
		}
		targetIDs = slices.DeleteFunc(slices.Clone(targetIDs), func(id string) bool { return !registered[id] })
		if len(targetIDs) > 0 && tries >= maxDeniedDeletes {
			return contradicted(err, fmt.Sprintf("the API says that targets do not exist, but the list shows them: %s. They were not deregistered", strings.Join(targetIDs, ", ")))
		}
		if err := sleep(ctx, c.pause(tries)); err != nil {
			return fmt.Errorf("deregistering targets of target group %s: %w", targetGroupID, err)
		}
	}
	return nil
}

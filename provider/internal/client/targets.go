package client

import (
	"context"
	"fmt"
	"slices"
	"strings"

	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

// TargetBatch is how many targets one request carries. JD Cloud documents no limit.
const TargetBatch = 20

// maxNotFoundTries is how often a write on targets is sent that is answered with NOT_FOUND: an instance that was just
// created may be unknown for some seconds.
const maxNotFoundTries = 3

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
		return callPage(ctx, c, Operation{LoadBalancer, "describeTargets", Read}, request, func(result lbapi.DescribeTargetsResult) Page[lb.Target] {
			return Page[lb.Target]{Items: result.Targets, TotalCount: result.TotalCount}
		}, idOfTarget)
	}, idOfTarget)
}

func idOfTarget(item lb.Target) string { return item.TargetId }

// Registration is a target to register.
type Registration struct {
	Spec lb.TargetSpec
	// Others are the ids of targets that were registered by somebody else: an equal one among them is not this one.
	Others []string
}

// FoundIn returns the target that the registration has made, if the targets show it.
func (r Registration) FoundIn(targets []lb.Target) (lb.Target, bool) {
	index := slices.IndexFunc(targets, func(target lb.Target) bool {
		return KeyOfTarget(target) == KeyOfSpec(r.Spec) && !slices.Contains(r.Others, target.TargetId)
	})
	if index < 0 {
		return lb.Target{}, false
	}
	return targets[index], true
}

// RegisterTargets registers targets, twenty at a time. It stops at the first batch that fails: earlier batches are then
// registered. After an unknown outcome, or when something is not found, it lists the targets and registers only those
// that are missing. Hold the load balancer's lock.
func (c *Client) RegisterTargets(ctx context.Context, targetGroupID string, specs []lb.TargetSpec) error {
	for batch := range slices.Chunk(specs, TargetBatch) {
		registrations := make([]Registration, len(batch))
		for i, spec := range batch {
			registrations[i].Spec = spec
		}
		write, look := c.registerBatch(targetGroupID, registrations)
		if err := c.untilFound(ctx, write, look); err != nil {
			return err
		}
	}
	return nil
}

// registerBatch returns the write that registers what is missing of a batch, and the look that finds out what is. The write
// ends with success when a look after an unknown outcome finds nothing missing.
func (c *Client) registerBatch(targetGroupID string, batch []Registration) (write func(ctx context.Context) error, look func(ctx context.Context) (registered bool, err error)) {
	missing := batch
	look = func(ctx context.Context) (registered bool, err error) {
		targets, err := c.ListTargets(ctx, targetGroupID)
		if err != nil {
			return false, err
		}
		missing = slices.DeleteFunc(slices.Clone(batch), func(registration Registration) bool {
			_, found := registration.FoundIn(targets)
			return found
		})
		return len(missing) == 0, nil
	}
	write = func(ctx context.Context) error {
		_, err := writeOnce(ctx, c, fmt.Sprintf("%d targets of target group %s", len(batch), targetGroupID), maxLooks,
			func(ctx context.Context) (lbapi.RegisterTargetsResult, error) {
				specs := make([]lb.TargetSpec, len(missing))
				for i, registration := range missing {
					specs[i] = registration.Spec
				}
				return Call[lbapi.RegisterTargetsResult](ctx, c, Operation{LoadBalancer, "registerTargets", Create},
					lbapi.NewRegisterTargetsRequest(c.region, targetGroupID, specs))
			},
			func(ctx context.Context) (result lbapi.RegisterTargetsResult, registered bool, err error) {
				registered, err = look(ctx)
				return result, registered, err
			})
		return err
	}
	return write, look
}

// untilFound repeats a write that is answered with NOT_FOUND: one such answer is never believed alone. Before each
// repetition it looks whether the write is needed any more; a look that finds nothing either says no more than the answer.
func (c *Client) untilFound(ctx context.Context, write func(ctx context.Context) error, look func(ctx context.Context) (done bool, err error)) error {
	for tries := 1; ; tries++ {
		err := write(ctx)
		if !IsNotFound(err) || tries == maxNotFoundTries || sleep(ctx, c.pause(tries)) != nil {
			return err
		}
		done, lookErr := look(ctx)
		if done {
			return nil
		}
		if lookErr != nil && !IsNotFound(lookErr) {
			return fmt.Errorf("%w Looking for the targets: %w", err, lookErr)
		}
	}
}

// Unregistered returns the targets that are not registered.
func Unregistered(specs []lb.TargetSpec, targets []lb.Target) []lb.TargetSpec {
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
	for batch := range slices.Chunk(specs, TargetBatch) {
		err := c.untilFound(ctx, c.updateBatch(targetGroupID, batch), neverDone)
		if err != nil {
			return err
		}
	}
	return nil
}

func (c *Client) updateBatch(targetGroupID string, batch []lb.TargetUpdateSpec) func(ctx context.Context) error {
	return func(ctx context.Context) error {
		_, err := Call[lbapi.UpdateTargetsResult](ctx, c, Operation{LoadBalancer, "updateTargets", Idempotent},
			lbapi.NewUpdateTargetsRequest(c.region, targetGroupID, batch))
		return err
	}
}

// neverDone is the look of a write that has to be repeated in any case.
func neverDone(context.Context) (bool, error) { return false, nil }

// DeregisterTargets removes targets by id, twenty at a time. Targets and groups that are confirmed not to exist count as removed. The
// API removes all targets of a request or none: when one is missing, the others are removed without it. Hold the load
// balancer's lock.
func (c *Client) DeregisterTargets(ctx context.Context, targetGroupID string, targetIDs []string) error {
	for batch := range slices.Chunk(targetIDs, TargetBatch) {
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

func zeroIfNil[Value any](pointer *Value) Value {
	if pointer == nil {
		var zero Value
		return zero
	}
	return *pointer
}

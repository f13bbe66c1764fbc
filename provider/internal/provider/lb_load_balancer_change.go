package provider

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/types"
	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

const (
	// maxSecurityGroups is how many security groups an alb can have.
	maxSecurityGroups = 4
	// exchangeTimeout bounds each half of an exchange: what replaces, and what brings back.
	exchangeTimeout = 30 * time.Second
	// chargeArrear is the charge status of what JD Cloud stops until it is paid for. JD Cloud SDK: Charge.
	chargeArrear = "arrear"
	// maxRestoreTries is how often it is tried to bring back what was detached, whatever the refusal: about half a minute.
	maxRestoreTries = 8
)

// loadBalancerChange is one step of an update. do performs it and records in current what was done, also when it fails
// half-way.
type loadBalancerChange struct {
	// name completes "Could not …", for example "change the tags".
	name string
	due  func(current loadBalancerModel) bool
	do   func(ctx context.Context, current *loadBalancerModel) error
	// settle waits for what do has begun, while others may write to the load balancer. Optional.
	settle func(ctx context.Context, current *loadBalancerModel) error
}

// changes lists the steps in their order: the delete protection goes off first and comes on last. The status follows when
// all is as planned (status).
func (r *loadBalancerResource) changes(plan loadBalancerModel) []loadBalancerChange {
	return []loadBalancerChange{
		r.protection(plan, false),
		{
			name: "change the name and description",
			due: func(current loadBalancerModel) bool {
				return !reflect.DeepEqual(plan.properties(), current.properties())
			},
			do: func(ctx context.Context, current *loadBalancerModel) error {
				request := &lbapi.UpdateLoadBalancerRequest{LoadBalancerId: current.ID.ValueString()}
				changed, err := changedFields(request, plan.properties(), current.properties())
				if err == nil && changed {
					err = r.client.UpdateLoadBalancer(ctx, request)
				}
				if err == nil {
					current.Name, current.Description = plan.Name, plan.Description
				}
				return err
			},
		},
		{
			name: "change the private IP address",
			due: func(current loadBalancerModel) bool {
				return given(plan.PrivateIPAddress) && !plan.PrivateIPAddress.Equal(current.PrivateIPAddress)
			},
			do: func(ctx context.Context, current *loadBalancerModel) error {
				return r.changePrivateAddress(ctx, current, plan.PrivateIPAddress)
			},
		},
		{
			name: "change the security groups",
			due: func(current loadBalancerModel) bool {
				return given(plan.SecurityGroupIDs) && !plan.SecurityGroupIDs.Equal(current.SecurityGroupIDs)
			},
			do: func(ctx context.Context, current *loadBalancerModel) error {
				return r.changeSecurityGroups(ctx, current, setStrings(plan.SecurityGroupIDs))
			},
		},
		{
			name: "change the elastic IP",
			due:  func(current loadBalancerModel) bool { return !plan.ElasticIPID.Equal(current.ElasticIPID) },
			do: func(ctx context.Context, current *loadBalancerModel) error {
				return r.changeElasticIP(ctx, current, plan.ElasticIPID)
			},
		},
		{
			name: "change the tags",
			due:  func(current loadBalancerModel) bool { return !plan.Tags.Equal(current.Tags) },
			do: func(ctx context.Context, current *loadBalancerModel) error {
				return r.changeTags(ctx, current, plan.Tags)
			},
		},
		r.protection(plan, true),
	}
}

func (r *loadBalancerResource) protection(plan loadBalancerModel, on bool) loadBalancerChange {
	return loadBalancerChange{
		name: "change the delete protection",
		due: func(current loadBalancerModel) bool {
			return plan.DeleteProtection.ValueBool() == on && current.DeleteProtection.ValueBool() != on
		},
		do: func(ctx context.Context, current *loadBalancerModel) error {
			err := r.client.UpdateLoadBalancer(ctx, &lbapi.UpdateLoadBalancerRequest{
				LoadBalancerId:   current.ID.ValueString(),
				DeleteProtection: &on,
			})
			if err == nil {
				current.DeleteProtection = types.BoolValue(on)
			}
			return err
		},
	}
}

// status starts or stops the load balancer.
func (r *loadBalancerResource) status(plan loadBalancerModel) loadBalancerChange {
	action, final := "Start", client.StateActive
	if plan.Status.ValueString() == statusStopped {
		action, final = "Stop", client.StateDown
	}
	return loadBalancerChange{
		name: "change the status",
		due:  func(current loadBalancerModel) bool { return !plan.Status.Equal(current.Status) },
		do: func(ctx context.Context, current *loadBalancerModel) error {
			id := current.ID.ValueString()
			err := r.client.UpdateLoadBalancer(ctx, &lbapi.UpdateLoadBalancerRequest{LoadBalancerId: id, Action: &action})
			if err == nil {
				return nil
			}
			if item, readErr := r.client.DescribeLoadBalancer(ctx, id); readErr == nil && item.Charge.ChargeStatus == chargeArrear {
				return followedBy(err, "JD Cloud stopped it because of arrears. Pay them, and JD Cloud starts it again; until then its status can only be \"stopped\"")
			}
			return err
		},
		settle: func(ctx context.Context, current *loadBalancerModel) error {
			item, err := r.client.WaitForLoadBalancer(ctx, current.ID.ValueString(), final)
			if err == nil {
				current.Status, current.State = plan.Status, types.StringValue(item.State.Code)
			}
			return err
		},
	}
}

// changePrivateAddress looks first whether another load balancer has the address.
func (r *loadBalancerResource) changePrivateAddress(ctx context.Context, current *loadBalancerModel, wanted types.String) error {
	id := current.ID.ValueString()
	if err := r.freePrivateAddress(ctx, wanted, current.SubnetID.ValueString(), id); err != nil {
		return err
	}
	err := r.client.UpdateLoadBalancer(ctx, &lbapi.UpdateLoadBalancerRequest{LoadBalancerId: id, PrivateIpAddress: stringPointer(wanted)})
	if client.ClassOf(err) == client.Invalid {
		return rulePrivateAddress.broken(err)
	}
	if err == nil {
		current.PrivateIPAddress = wanted
	}
	return err
}

// changeSecurityGroups adds before it removes, so that the load balancer never stands without a group, unless there is
// no room for both.
func (r *loadBalancerResource) changeSecurityGroups(ctx context.Context, current *loadBalancerModel, wanted []string) error {
	id := current.ID.ValueString()
	present := setStrings(current.SecurityGroupIDs)
	added, removed := without(wanted, present), without(present, wanted)
	add := func(ctx context.Context) error {
		if len(added) == 0 {
			return nil
		}
		err := r.client.AssociateSecurityGroups(ctx, id, added)
		if err == nil {
			present = append(present, added...)
			current.SecurityGroupIDs = stringSet(present)
		}
		return err
	}
	remove := func() error {
		if len(removed) == 0 {
			return nil
		}
		err := r.client.DisassociateSecurityGroups(ctx, id, removed)
		if err == nil {
			present = without(present, removed)
			current.SecurityGroupIDs = stringSet(present)
		}
		return err
	}
	if len(present)+len(added) <= maxSecurityGroups {
		if err := add(ctx); err != nil {
			return err
		}
		return remove()
	}
	if err := remove(); err != nil {
		return err
	}
	return r.exchange(ctx, id, "security groups "+strings.Join(removed, ", "), add, func(ctx context.Context) error {
		err := r.client.AssociateSecurityGroups(ctx, id, removed)
		if err == nil {
			present = append(present, removed...)
			current.SecurityGroupIDs = stringSet(present)
		}
		return err
	})
}

// exchange attaches the successors of what was just detached from a running load balancer. It goes on when the context
// ends: what was there must not be missing because of an interrupt or a fault that passes. When it finally fails, it
// attaches the old again. detached completes "… attached again".
func (r *loadBalancerResource) exchange(ctx context.Context, id, detached string, attach, restore func(ctx context.Context) error) error {
	longer := client.Patient(context.WithoutCancel(ctx))
	attaching, cancel := context.WithTimeout(longer, exchangeTimeout)
	defer cancel()
	err := attach(attaching)
	if err == nil {
		return nil
	}
	restoring, cancel := context.WithTimeout(longer, exchangeTimeout)
	defer cancel()
	var failure error
	tries := 0
	_ = r.client.Wait(restoring, detached+" to be attached again", func(ctx context.Context) (bool, error) {
		failure = restore(ctx)
		tries++
		return failure == nil || tries == maxRestoreTries, nil
	})
	if failure != nil {
		return followedBy(err, fmt.Sprintf("Load balancer %s is now without %s, which could not be attached again: %v", id, detached, failure))
	}
	return followedBy(err, fmt.Sprintf("Load balancer %s has %s attached again", id, detached))
}

// changeElasticIP looks at the new elastic IP before it detaches the old one.
func (r *loadBalancerResource) changeElasticIP(ctx context.Context, current *loadBalancerModel, wanted types.String) error {
	id := current.ID.ValueString()
	elasticIP, err := r.freeElasticIP(ctx, wanted, id)
	if err != nil {
		return err
	}
	old, oldAddress := current.ElasticIPID, current.ElasticIPAddress
	if !old.IsNull() {
		if err := r.client.DisassociateElasticIP(ctx, id, old.ValueString()); err != nil {
			return err
		}
		current.ElasticIPID, current.ElasticIPAddress = types.StringNull(), types.StringNull()
	}
	if elasticIP == nil {
		return nil
	}
	attach := func(ctx context.Context) error {
		if elasticIP.InstanceId != id {
			if err := r.client.AssociateElasticIP(ctx, id, elasticIP.ElasticIpId); err != nil {
				return err
			}
		}
		current.ElasticIPID, current.ElasticIPAddress = wanted, types.StringValue(elasticIP.ElasticIpAddress)
		return nil
	}
	if old.IsNull() {
		return attach(ctx)
	}
	return r.exchange(ctx, id, "elastic IP "+old.ValueString(), attach, func(ctx context.Context) error {
		err := r.client.AssociateElasticIP(ctx, id, old.ValueString())
		if err == nil {
			current.ElasticIPID, current.ElasticIPAddress = old, oldAddress
		}
		return err
	})
}

func (r *loadBalancerResource) changeTags(ctx context.Context, current *loadBalancerModel, planned types.Map) error {
	id := current.ID.ValueString()
	present, wanted := mapStrings(current.Tags), mapStrings(planned)
	set, removed := map[string]string{}, map[string]string{}
	for key, value := range wanted {
		if old, exists := present[key]; !exists || old != value {
			set[key] = value
		}
	}
	for key, value := range present {
		if _, stays := wanted[key]; !stays {
			removed[key] = value
		}
	}
	if err := r.client.UntagLoadBalancer(ctx, id, removed); err != nil {
		return err
	}
	for key := range removed {
		delete(present, key)
	}
	current.Tags = stringMap(present)
	if err := r.client.TagLoadBalancer(ctx, id, set); err != nil {
		return err
	}
	current.Tags = planned
	return nil
}

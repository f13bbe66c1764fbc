package provider

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
	vpc "github.com/jdcloud-api/jdcloud-sdk-go/services/vpc/models"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

// loadBalancerResource creates and changes a load balancer in several steps; the rest is objectResource's.
type loadBalancerResource struct {
	objectResource[loadBalancerModel, lb.LoadBalancer, *loadBalancerModel]
}

func newLoadBalancerResource() resource.Resource {
	r := &loadBalancerResource{}
	r.kind = objectKind[loadBalancerModel, lb.LoadBalancer]{
		typeName:  "jdcloud_lb",
		noun:      "load balancer",
		exampleID: "alb-a1b2c3d4e5",
		schema:    loadBalancerSchema,
		timeout:   loadBalancerTimeout,
		refresh: func(ctx context.Context, c *client.Client, state loadBalancerModel) (*lb.LoadBalancer, error) {
			return c.ReadLoadBalancer(ctx, state.ID.ValueString(), state.Type.ValueString())
		},
		take:     (*loadBalancerModel).take,
		validate: loadBalancerModel.validate,
		plan:     planLoadBalancer,
	}
	return r
}

// validate checks what the product decides.
func (m loadBalancerModel) validate(diagnostics *diag.Diagnostics) {
	if m.Type.IsUnknown() {
		return
	}
	product := "alb"
	if given(m.Type) {
		product = m.Type.ValueString()
	}
	if !slices.Contains(loadBalancerTypes, product) {
		return // The schema says so.
	}
	if product == "dnlb" {
		if given(m.AZs) && len(m.AZs.Elements()) > 1 {
			ruleZones.refuse(diagnostics, path.Root("azs"), "Too many availability zones",
				"A dnlb spans all zones of a region, so azs is left out; in an edge zone it takes exactly one.")
		}
	} else if m.AZs.IsNull() {
		ruleZones.refuse(diagnostics, path.Root("azs"), "Missing availability zones",
			fmt.Sprintf("type %q needs azs: one or two availability zones, for example [\"cn-north-1a\", \"cn-north-1b\"].", product))
	}
	if product != "alb" && given(m.SecurityGroupIDs) {
		ruleSecurityGroups.refuse(diagnostics, path.Root("security_group_ids"), "Security groups are for an alb only",
			fmt.Sprintf("type %q has no security groups; remove security_group_ids, and use the subnet's network ACL instead.", product))
	}
}

// ModifyPlan also tells that a delete protection forbids the destruction.
func (r *loadBalancerResource) ModifyPlan(ctx context.Context, request resource.ModifyPlanRequest, response *resource.ModifyPlanResponse) {
	if !request.Plan.Raw.IsNull() {
		r.objectResource.ModifyPlan(ctx, request, response)
		return
	}
	var state loadBalancerModel
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if state.DeleteProtection.ValueBool() {
		addProtected(&response.Diagnostics, state, "destroyed")
	}
}

// planLoadBalancer tells what the apply will find: computed values that are known already, and a delete protection in
// the way of a replacement.
func planLoadBalancer(planning planning[loadBalancerModel], diagnostics *diag.Diagnostics) {
	plan, state := planning.plan, planning.state
	if planning.config.SecurityGroupIDs.IsNull() && given(plan.Type) && plan.Type.ValueString() != "alb" {
		plan.SecurityGroupIDs = types.SetNull(types.StringType)
	}
	if state == nil {
		return
	}
	if len(planning.replacing) > 0 {
		if state.DeleteProtection.ValueBool() {
			addProtected(diagnostics, *state, "replaced")
		}
		return
	}
	if plan.ElasticIPAddress.IsUnknown() && plan.ElasticIPID.Equal(state.ElasticIPID) {
		plan.ElasticIPAddress = state.ElasticIPAddress
	}
}

func addProtected(diagnostics *diag.Diagnostics, state loadBalancerModel, what string) {
	ruleDeleteProtection.refuse(diagnostics, path.Root("delete_protection"), "Delete protection is on",
		fmt.Sprintf("Load balancer %s (%s) cannot be %s while its delete_protection is true. First apply delete_protection = false alone, then repeat this change.",
			state.ID.ValueString(), state.Name.ValueString(), what))
}

func (r *loadBalancerResource) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	var plan loadBalancerModel
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	timeout, diagnostics := plan.Timeouts.Create(ctx, loadBalancerTimeout)
	response.Diagnostics.Append(diagnostics...)
	if response.Diagnostics.HasError() {
		return
	}
	ctx, cancel := client.WithTimeout(ctx, timeout)
	defer cancel()

	_, err := r.freeElasticIP(ctx, plan.ElasticIPID, "")
	if err == nil {
		err = r.freePrivateAddress(ctx, plan.PrivateIPAddress, plan.SubnetID.ValueString(), "")
	}
	if err != nil {
		addFailure(&response.Diagnostics, "create the load balancer", err)
		return
	}
	var namesakes []string
	id, err := untilFound(ctx, r.client, func(ctx context.Context) (id string, err error) {
		id, namesakes, err = r.client.CreateLoadBalancer(ctx, plan.createRequest())
		return id, err
	})
	warnOfNamesakes(&response.Diagnostics, plan, id, namesakes)
	if err != nil {
		addFailure(&response.Diagnostics, "create the load balancer", blamingPrivateAddress(err))
		return
	}

	// What exists from here on must not be lost, whatever happens next. The elastic IP and the protection come last:
	// a load balancer that failed half-way can then still be deleted.
	plan.ID = types.StringValue(id)
	made := plan
	made.ElasticIPID = types.StringNull()
	made.DeleteProtection = types.BoolValue(false)
	made.Status = types.StringValue(statusStarted)
	r.identify(ctx, response.Identity, made.ID, &response.Diagnostics)
	if !r.saveKnown(ctx, made, &response.State, &response.Diagnostics) {
		return
	}
	if step, err := r.complete(ctx, plan, &made, &response.State, &response.Diagnostics); err != nil {
		addUnfinished(&response.Diagnostics, step, r.kind.typeName, err)
		return
	}
	// A stop that fails is a warning: an error would make Terraform replace what is complete. The next refresh shows the status.
	if step, err := r.change(ctx, []loadBalancerChange{r.status(plan)}, &made, &response.State, &response.Diagnostics); err != nil {
		response.Diagnostics.AddAttributeWarning(path.Root("status"), "Load balancer "+id+" was not stopped",
			fmt.Sprintf("Could not %s.\n\n%s\n\nIt was created and may be running. The next apply stops it.", step, sentence(err)))
	}
	takeUnknown(ctx, &plan, &made)
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
}

// complete waits until a new load balancer is ACTIVE and gives it what a create cannot. Together with an error it returns
// the step that failed.
func (r *loadBalancerResource) complete(ctx context.Context, plan loadBalancerModel, made *loadBalancerModel, state *tfsdk.State, diagnostics *diag.Diagnostics) (step string, err error) {
	id := made.ID.ValueString()
	patient := client.Patient(ctx)
	item, err := r.client.WaitForLoadBalancer(patient, id, client.StateActive)
	if err != nil {
		return "create load balancer " + id, err
	}
	made.take(item)
	return r.change(patient, r.changes(plan), made, state, diagnostics)
}

// blamingPrivateAddress puts a refusal that names the private address under its rule.
func blamingPrivateAddress(err error) error {
	var failure *client.Error
	if errors.As(err, &failure) && failure.Class == client.Invalid && strings.Contains(failure.Message, "privateIpAddress") {
		return rulePrivateAddress.broken(err)
	}
	return err
}

// warnOfNamesakes makes visible what an apply that was killed has made and could not save: JD Cloud lets several load
// balancers have one name. The id is empty when none was created. The summary contains the ids, because Terraform shows only
// one of several warnings that share it.
func warnOfNamesakes(diagnostics *diag.Diagnostics, plan loadBalancerModel, id string, namesakes []string) {
	if len(namesakes) == 0 {
		return
	}
	others := strings.Join(namesakes, ", ")
	const interrupted = "If an earlier apply was interrupted, it may have created one that is not in the state. In that case delete it, because it is billed. "
	if id == "" {
		diagnostics.AddAttributeWarning(path.Root("name"), "Load balancers have the name "+plan.Name.ValueString()+" already: "+others,
			fmt.Sprintf("The load balancers %s have the name of the one that could not be created (%s). %sIf they were created elsewhere on purpose, or are to be replaced, ignore this warning.",
				others, plan.Name.ValueString(), interrupted))
		return
	}
	diagnostics.AddAttributeWarning(path.Root("name"), "Other load balancers have the name of "+id+": "+others,
		fmt.Sprintf("Load balancer %s (%s) was created with the same name as %s. %sIf this load balancer replaces the other one, or if that was created elsewhere on purpose, ignore this warning.",
			id, plan.Name.ValueString(), others, interrupted))
}

// freeElasticIP reads an elastic IP and makes sure that a load balancer can have it: none for a new one, or that which
// has it already. A load balancer that is being deleted is waited for, and for about half a minute one that is gone.
func (r *loadBalancerResource) freeElasticIP(ctx context.Context, id types.String, loadBalancerID string) (*vpc.ElasticIp, error) {
	if !given(id) {
		return nil, nil
	}
	var elasticIP *vpc.ElasticIp
	unseen := 0
	err := r.client.Wait(ctx, "elastic IP "+id.ValueString()+" to be free", func(ctx context.Context) (bool, error) {
		var err error
		if elasticIP, err = r.client.DescribeElasticIP(ctx, id.ValueString()); err != nil {
			return false, err
		}
		if elasticIP.InstanceId == "" || elasticIP.InstanceId == loadBalancerID {
			return true, nil
		}
		holder := elasticIP.InstanceType + " " + elasticIP.InstanceId
		if elasticIP.InstanceType == "lb" {
			loadBalancer, err := r.client.DescribeLoadBalancer(ctx, elasticIP.InstanceId)
			switch {
			case client.IsNotFound(err):
				if unseen++; unseen < maxUnseenReads {
					return false, nil
				}
				return false, ruleElasticIP.broken(fmt.Errorf("elastic IP %s is still attached to %s, which does not exist any more. Detach it, or try again later",
					elasticIP.ElasticIpId, holder))
			case err != nil:
				return false, fmt.Errorf("elastic IP %s is attached to %s, which could not be read: %w", elasticIP.ElasticIpId, holder, err)
			case loadBalancer.State.Code == client.StateDeleting:
				return false, nil
			}
		}
		return false, ruleElasticIP.broken(fmt.Errorf("elastic IP %s is attached to %s. An elastic IP serves one load balancer: detach it there first. "+
			"If that is the load balancer that this one replaces (create_before_destroy builds the new one beside the old one), "+
			"first apply with elastic_ip_id removed from the configuration and everything else as it was, then apply this change",
			elasticIP.ElasticIpId, holder))
	})
	return elasticIP, err
}

// freePrivateAddress makes sure that no other load balancer of the subnet has an address. One that is being deleted is
// waited for. What else may have the address, the API knows.
func (r *loadBalancerResource) freePrivateAddress(ctx context.Context, address types.String, subnetID, loadBalancerID string) error {
	if !given(address) {
		return nil
	}
	return r.client.Wait(ctx, "private address "+address.ValueString()+" to be free", func(ctx context.Context) (bool, error) {
		holders, err := r.client.ListLoadBalancersAt(ctx, address.ValueString())
		if err != nil {
			return false, err
		}
		for _, holder := range holders {
			switch {
			case holder.SubnetId != subnetID || holder.LoadBalancerId == loadBalancerID:
				continue
			case holder.State.Code == client.StateDeleting:
				return false, nil
			}
			return false, rulePrivateAddress.broken(fmt.Errorf("load balancer %s has the address %s of subnet %s. Choose a free address of the subnet, or leave private_ip_address out. "+
				"If that is the load balancer that this one replaces (create_before_destroy builds the new one beside the old one), "+
				"first apply this change with private_ip_address removed from the configuration, then put private_ip_address back and apply again: the address then moves in place",
				holder.LoadBalancerId, address.ValueString(), subnetID))
		}
		return true, nil
	})
}

func (r *loadBalancerResource) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	var plan, state loadBalancerModel
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	timeout, diagnostics := plan.Timeouts.Update(ctx, loadBalancerTimeout)
	response.Diagnostics.Append(diagnostics...)
	if response.Diagnostics.HasError() {
		return
	}
	ctx, cancel := client.WithTimeout(ctx, timeout)
	defer cancel()
	r.identify(ctx, response.Identity, state.ID, &response.Diagnostics)
	id := state.ID.ValueString()
	item, err := untilFound(ctx, r.client, func(ctx context.Context) (*lb.LoadBalancer, error) {
		return r.client.WaitForLoadBalancerStable(ctx, id)
	})
	if err != nil {
		addFailure(&response.Diagnostics, "update load balancer "+id, err)
		return
	}
	found := state
	found.take(item)
	state.State, state.Status, state.Timeouts = found.State, found.Status, plan.Timeouts
	if step, err := r.change(ctx, append(r.changes(plan), r.status(plan)), &state, &response.State, &response.Diagnostics); err != nil {
		addFailure(&response.Diagnostics, step, err)
		return
	}
	found.State, found.ElasticIPAddress = state.State, state.ElasticIPAddress
	takeUnknown(ctx, &plan, &found)
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
}

// change does those steps that are due, and saves the state after each step that was done. Together with an error it
// returns the step that failed.
func (r *loadBalancerResource) change(ctx context.Context, changes []loadBalancerChange, current *loadBalancerModel, state *tfsdk.State, diagnostics *diag.Diagnostics) (step string, err error) {
	id := current.ID.ValueString()
	for _, change := range changes {
		if !change.due(*current) {
			continue
		}
		step = change.name + " of load balancer " + id
		err := r.locked(ctx, id, func(ctx context.Context) error { return change.do(ctx, current) })
		if err == nil && change.settle != nil {
			err = change.settle(ctx, current)
		}
		saved := r.saveKnown(ctx, *current, state, diagnostics)
		if err != nil {
			return step, err
		}
		if !saved {
			return step, errors.New("the state could not be saved")
		}
	}
	return "", nil
}

func (r *loadBalancerResource) Delete(ctx context.Context, request resource.DeleteRequest, response *resource.DeleteResponse) {
	var state loadBalancerModel
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	timeout, diagnostics := state.Timeouts.Delete(ctx, loadBalancerTimeout)
	response.Diagnostics.Append(diagnostics...)
	if response.Diagnostics.HasError() {
		return
	}
	if state.DeleteProtection.ValueBool() {
		addProtected(&response.Diagnostics, state, "destroyed")
		return
	}
	ctx, cancel := client.WithTimeout(ctx, timeout)
	defer cancel()

	id := state.ID.ValueString()
	err := r.lockedDelete(ctx, id, func(ctx context.Context) error { return r.client.DeleteLoadBalancer(ctx, id) })
	if err == nil {
		err = r.client.WaitForLoadBalancerGone(ctx, id)
	}
	if err != nil {
		addFailure(&response.Diagnostics, "delete load balancer "+id, err)
	}
}

package provider

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

type loadBalancerResource struct {
	baseResource
}

var (
	_ resource.ResourceWithConfigure      = &loadBalancerResource{}
	_ resource.ResourceWithImportState    = &loadBalancerResource{}
	_ resource.ResourceWithIdentity       = &loadBalancerResource{}
	_ resource.ResourceWithModifyPlan     = &loadBalancerResource{}
	_ resource.ResourceWithValidateConfig = &loadBalancerResource{}
)

func newLoadBalancerResource() resource.Resource { return &loadBalancerResource{} }

func (r *loadBalancerResource) Metadata(_ context.Context, _ resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = "jdcloud_lb"
}

func (r *loadBalancerResource) Schema(ctx context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	response.Schema = loadBalancerSchema(ctx)
}

func (r *loadBalancerResource) ImportState(ctx context.Context, request resource.ImportStateRequest, response *resource.ImportStateResponse) {
	r.importByID(ctx, "alb-a1b2c3d4e5", request, response)
}

// ValidateConfig checks what the product decides.
func (r *loadBalancerResource) ValidateConfig(ctx context.Context, request resource.ValidateConfigRequest, response *resource.ValidateConfigResponse) {
	var config loadBalancerModel
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	if response.Diagnostics.HasError() || config.Type.IsUnknown() {
		return
	}
	product := "alb"
	if given(config.Type) {
		product = config.Type.ValueString()
	}
	if !slices.Contains(loadBalancerTypes, product) {
		return // The schema says so.
	}
	if product == "dnlb" {
		if given(config.AZs) && len(config.AZs.Elements()) > 1 {
			ruleZones.refuse(&response.Diagnostics, path.Root("azs"), "Too many availability zones",
				"A dnlb spans all zones of a region, so azs is left out; in an edge zone it takes exactly one.")
		}
	} else if config.AZs.IsNull() {
		ruleZones.refuse(&response.Diagnostics, path.Root("azs"), "Missing availability zones",
			fmt.Sprintf("type %q needs azs: one or two availability zones, for example [\"cn-north-1a\", \"cn-north-1b\"].", product))
	}
	if product != "alb" && given(config.SecurityGroupIDs) {
		ruleSecurityGroups.refuse(&response.Diagnostics, path.Root("security_group_ids"), "Security groups are for an alb only",
			fmt.Sprintf("type %q has no security groups; remove security_group_ids, and use the subnet's network ACL instead.", product))
	}
}

// ModifyPlan tells what the apply will find: computed values that are known already, and a delete protection in the way.
func (r *loadBalancerResource) ModifyPlan(ctx context.Context, request resource.ModifyPlanRequest, response *resource.ModifyPlanResponse) {
	if request.State.Raw.IsNull() {
		return
	}
	var state loadBalancerModel
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() {
		return
	}
	if request.Plan.Raw.IsNull() {
		if state.DeleteProtection.ValueBool() {
			addProtected(&response.Diagnostics, state, "destroyed")
		}
		return
	}
	var plan loadBalancerModel
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	if response.Diagnostics.HasError() {
		return
	}
	if !plan.Type.Equal(state.Type) || !plan.SubnetID.Equal(state.SubnetID) || !plan.AZs.Equal(state.AZs) {
		if state.DeleteProtection.ValueBool() {
			addProtected(&response.Diagnostics, state, "replaced")
		}
		return
	}
	if plan.ElasticIPAddress.IsUnknown() && plan.ElasticIPID.Equal(state.ElasticIPID) {
		response.Diagnostics.Append(response.Plan.SetAttribute(ctx, path.Root("elastic_ip_address"), state.ElasticIPAddress)...)
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
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()

	if err := r.checkElasticIP(ctx, plan); err != nil {
		addFailure(&response.Diagnostics, "create the load balancer", err)
		return
	}
	id, namesakes, err := r.client.CreateLoadBalancer(ctx, plan.createRequest())
	if err != nil {
		addFailure(&response.Diagnostics, "create the load balancer", err)
		return
	}
	warnOfNamesakes(&response.Diagnostics, plan, id, namesakes)

	// What exists from here on must not be lost, whatever happens next. The elastic IP and the protection come last:
	// a load balancer that failed half-way can then still be deleted.
	made := plan
	made.ID = types.StringValue(id)
	made.ElasticIPID = types.StringNull()
	made.DeleteProtection = types.BoolValue(false)
	made.forgetUnknown()
	response.Diagnostics.Append(response.State.Set(ctx, made)...)
	r.identify(ctx, response.Identity, made.ID, &response.Diagnostics)
	if response.Diagnostics.HasError() {
		return
	}
	item, err := r.client.WaitForLoadBalancer(ctx, id, client.StateActive)
	if err != nil {
		addFailure(&response.Diagnostics, "create load balancer "+id, err)
		return
	}
	made.read(item)
	r.change(ctx, plan, made, &response.State, &response.Diagnostics)
}

// warnOfNamesakes makes visible what an apply that was killed has made and could not save: JD Cloud lets several load
// balancers have one name.
func warnOfNamesakes(diagnostics *diag.Diagnostics, plan loadBalancerModel, id string, namesakes []string) {
	if len(namesakes) == 0 {
		return
	}
	diagnostics.AddAttributeWarning(path.Root("name"), "Other load balancers have this name",
		fmt.Sprintf("Load balancer %s (%s) was created with the same name as %s. If an earlier apply was interrupted, it may have created one that is not in the state. "+
			"In that case delete it, because it is billed. If this load balancer replaces the other one, or if that was created elsewhere on purpose, ignore this warning.",
			id, plan.Name.ValueString(), strings.Join(namesakes, ", ")))
}

// checkElasticIP finds out before anything is made that the elastic IP is on another load balancer.
func (r *loadBalancerResource) checkElasticIP(ctx context.Context, plan loadBalancerModel) error {
	if !given(plan.ElasticIPID) {
		return nil
	}
	elasticIP, err := r.client.DescribeElasticIP(ctx, plan.ElasticIPID.ValueString())
	if err != nil {
		return err
	}
	if elasticIP.InstanceId == "" {
		return nil
	}
	return ruleElasticIP.broken(fmt.Errorf("elastic IP %s is attached to %s %s. An elastic IP serves one load balancer: detach it there first. "+
		"If that is the load balancer that this one replaces (create_before_destroy builds the new one beside the old one), "+
		"first apply with elastic_ip_id removed from the configuration and everything else as it was, then apply this change",
		elasticIP.ElasticIpId, elasticIP.InstanceType, elasticIP.InstanceId))
}

func (r *loadBalancerResource) Read(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse) {
	readObject(ctx, &r.baseResource, "load balancer", request, response, r.client.DescribeLoadBalancer, (*loadBalancerModel).read)
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
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	r.identify(ctx, response.Identity, state.ID, &response.Diagnostics)
	r.change(ctx, plan, state, &response.State, &response.Diagnostics)
}

// change brings a load balancer from what it is to what is planned, and saves the state after each step that was done.
func (r *loadBalancerResource) change(ctx context.Context, plan, current loadBalancerModel, state *tfsdk.State, diagnostics *diag.Diagnostics) {
	id := current.ID.ValueString()
	current.Timeouts = plan.Timeouts
	save := func() {
		saved := current
		saved.forgetUnknown()
		diagnostics.Append(state.Set(ctx, saved)...)
	}
	if _, err := r.client.WaitForLoadBalancerStable(ctx, id); err != nil {
		addFailure(diagnostics, "update load balancer "+id, err)
		return
	}
	for _, step := range r.changes(plan) {
		if !step.due(current) {
			continue
		}
		err := r.locked(ctx, id, func(ctx context.Context) error { return step.do(ctx, &current) })
		save()
		if err != nil {
			addFailure(diagnostics, step.name+" of load balancer "+id, err)
		}
		if diagnostics.HasError() {
			return
		}
	}
	item, err := r.client.DescribeLoadBalancer(ctx, id)
	if err != nil {
		addFailure(diagnostics, "read load balancer "+id, err)
		return
	}
	plan.ID = current.ID
	plan.readComputed(item)
	diagnostics.Append(state.Set(ctx, plan)...)
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
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()

	id := state.ID.ValueString()
	err := r.locked(ctx, id, func(ctx context.Context) error { return r.client.DeleteLoadBalancer(ctx, id) })
	if err == nil {
		err = r.client.WaitForLoadBalancerGone(ctx, id)
	}
	if err != nil {
		addFailure(&response.Diagnostics, "delete load balancer "+id, err)
	}
}

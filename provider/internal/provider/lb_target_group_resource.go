package provider

import (
	"context"
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"
	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

type targetGroupResource struct {
	baseResource
}

var (
	_ resource.ResourceWithConfigure   = &targetGroupResource{}
	_ resource.ResourceWithImportState = &targetGroupResource{}
	_ resource.ResourceWithIdentity    = &targetGroupResource{}
)

func newTargetGroupResource() resource.Resource { return &targetGroupResource{} }

func (r *targetGroupResource) Metadata(_ context.Context, _ resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = "jdcloud_lb_target_group"
}

func (r *targetGroupResource) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	response.Schema = targetGroupSchema()
}

func (r *targetGroupResource) ImportState(ctx context.Context, request resource.ImportStateRequest, response *resource.ImportStateResponse) {
	r.importByID(ctx, "tg-a1b2c3d4e5", request, response)
}

func (m *targetGroupModel) read(item *lb.TargetGroup) {
	m.ID = types.StringValue(item.TargetGroupId)
	m.Name = types.StringValue(item.TargetGroupName)
	m.LoadBalancerID = types.StringValue(item.LoadBalancerId)
	m.Type = types.StringValue(item.Type)
	m.Description = textLike(item.Description, m.Description)
}

func (r *targetGroupResource) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	var plan targetGroupModel
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	if response.Diagnostics.HasError() {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, childTimeout)
	defer cancel()

	loadBalancerID := plan.LoadBalancerID.ValueString()
	err := r.locked(ctx, loadBalancerID, func(ctx context.Context) error {
		id, err := r.client.CreateTargetGroup(ctx, &lbapi.CreateTargetGroupRequest{
			TargetGroupName: plan.Name.ValueString(),
			LoadBalancerId:  loadBalancerID,
			Type:            stringPointer(plan.Type),
			Description:     stringPointer(plan.Description),
		})
		if err != nil {
			return nameTaken(ctx, err, "jdcloud_lb_target_group", func(ctx context.Context) ([]lb.TargetGroup, error) {
				return r.client.ListTargetGroups(ctx, loadBalancerID, plan.Name.ValueString())
			}, func(item lb.TargetGroup) string { return item.TargetGroupId })
		}
		plan.ID = types.StringValue(id)
		response.Diagnostics.Append(response.State.Set(ctx, plan)...)
		r.identify(ctx, response.Identity, plan.ID, &response.Diagnostics)
		_, err = readCreated(ctx, r.client, "target group "+id, func(ctx context.Context) (*lb.TargetGroup, error) {
			return r.client.DescribeTargetGroup(ctx, id)
		})
		return err
	})
	if err != nil {
		addFailure(&response.Diagnostics, fmt.Sprintf("create target group %q", plan.Name.ValueString()), err)
	}
}

func (r *targetGroupResource) Read(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse) {
	readObject(ctx, &r.baseResource, "target group", request, response, r.client.DescribeTargetGroup, (*targetGroupModel).read)
}

func (r *targetGroupResource) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	var plan, state targetGroupModel
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, childTimeout)
	defer cancel()

	id := state.ID.ValueString()
	err := r.locked(ctx, state.LoadBalancerID.ValueString(), func(ctx context.Context) error {
		return r.client.UpdateTargetGroup(ctx, &lbapi.UpdateTargetGroupRequest{
			TargetGroupId:   id,
			TargetGroupName: changedString(plan.Name, state.Name),
			Description:     changedString(plan.Description, state.Description),
		})
	})
	if err != nil {
		addFailure(&response.Diagnostics, "update target group "+id, err)
		return
	}
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	r.identify(ctx, response.Identity, state.ID, &response.Diagnostics)
}

func (r *targetGroupResource) Delete(ctx context.Context, request resource.DeleteRequest, response *resource.DeleteResponse) {
	var state targetGroupModel
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, childTimeout)
	defer cancel()

	id, loadBalancerID := state.ID.ValueString(), state.LoadBalancerID.ValueString()
	err := r.deleteUnused(ctx, loadBalancerID, noRule,
		func(ctx context.Context) error { return r.client.DeleteTargetGroup(ctx, id) },
		func(ctx context.Context) ([]string, error) {
			backends, err := r.client.ListBackends(ctx, loadBalancerID, "")
			var users []string
			for _, backend := range backends {
				if slices.Contains(backend.TargetGroupIds, id) {
					users = append(users, fmt.Sprintf("backend %s (%s)", backend.BackendId, backend.BackendName))
				}
			}
			return users, err
		})
	if err != nil {
		addFailure(&response.Diagnostics, "delete target group "+id, err)
	}
}

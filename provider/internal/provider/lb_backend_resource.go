package provider

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

type backendResource struct {
	baseResource
}

var (
	_ resource.ResourceWithConfigure      = &backendResource{}
	_ resource.ResourceWithImportState    = &backendResource{}
	_ resource.ResourceWithIdentity       = &backendResource{}
	_ resource.ResourceWithModifyPlan     = &backendResource{}
	_ resource.ResourceWithValidateConfig = &backendResource{}
)

func newBackendResource() resource.Resource { return &backendResource{} }

func (r *backendResource) Metadata(_ context.Context, _ resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = "jdcloud_lb_backend"
}

func (r *backendResource) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	response.Schema = backendSchema()
}

func (r *backendResource) ImportState(ctx context.Context, request resource.ImportStateRequest, response *resource.ImportStateResponse) {
	r.importByID(ctx, "backend-a1b2c3d4e5", request, response)
}

func (r *backendResource) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	var plan backendModel
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	if response.Diagnostics.HasError() {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, childTimeout)
	defer cancel()

	loadBalancerID := plan.LoadBalancerID.ValueString()
	err := r.locked(ctx, loadBalancerID, func(ctx context.Context) error {
		id, err := r.client.CreateBackend(ctx, plan.createRequest())
		if err != nil {
			return nameTaken(ctx, err, "jdcloud_lb_backend", func(ctx context.Context) ([]lb.Backend, error) {
				return r.client.ListBackends(ctx, loadBalancerID, plan.Name.ValueString())
			}, func(item lb.Backend) string { return item.BackendId })
		}
		plan.ID = types.StringValue(id)
		made := plan
		made.forgetUnknown()
		response.Diagnostics.Append(response.State.Set(ctx, made)...)
		r.identify(ctx, response.Identity, plan.ID, &response.Diagnostics)
		item, err := readCreated(ctx, r.client, "backend "+id, func(ctx context.Context) (*lb.Backend, error) {
			return r.client.DescribeBackend(ctx, id)
		})
		if err != nil {
			return err
		}
		plan.readComputed(item)
		response.Diagnostics.Append(response.State.Set(ctx, plan)...)
		return nil
	})
	if err != nil {
		addFailure(&response.Diagnostics, fmt.Sprintf("create backend %q", plan.Name.ValueString()), err)
	}
}

func (r *backendResource) Read(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse) {
	readObject(ctx, &r.baseResource, "backend", request, response, r.client.DescribeBackend, (*backendModel).read)
}

func (r *backendResource) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	var plan, state backendModel
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, childTimeout)
	defer cancel()

	id := state.ID.ValueString()
	var item *lb.Backend
	err := r.locked(ctx, state.LoadBalancerID.ValueString(), func(ctx context.Context) error {
		if err := r.client.UpdateBackend(ctx, plan.updateRequest(state)); err != nil {
			return err
		}
		var err error
		item, err = r.client.DescribeBackend(ctx, id)
		return err
	})
	if err != nil {
		addFailure(&response.Diagnostics, "update backend "+id, err)
		return
	}
	plan.readComputed(item)
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	r.identify(ctx, response.Identity, state.ID, &response.Diagnostics)
}

func (r *backendResource) Delete(ctx context.Context, request resource.DeleteRequest, response *resource.DeleteResponse) {
	var state backendModel
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, childTimeout)
	defer cancel()

	id, loadBalancerID := state.ID.ValueString(), state.LoadBalancerID.ValueString()
	err := r.deleteUnused(ctx, loadBalancerID, ruleBackendInUse,
		func(ctx context.Context) error { return r.client.DeleteBackend(ctx, id) },
		func(ctx context.Context) ([]string, error) {
			listeners, err := r.client.ListListeners(ctx, loadBalancerID, "")
			var users []string
			for _, listener := range listeners {
				if listener.BackendId == id {
					users = append(users, fmt.Sprintf("listener %s (%s)", listener.ListenerId, listener.ListenerName))
				}
			}
			return users, err
		})
	if err != nil {
		addFailure(&response.Diagnostics, "delete backend "+id, err)
	}
}

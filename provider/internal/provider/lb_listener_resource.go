package provider

import (
	"context"
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"
	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

type listenerResource struct {
	baseResource
}

var (
	_ resource.ResourceWithConfigure      = &listenerResource{}
	_ resource.ResourceWithImportState    = &listenerResource{}
	_ resource.ResourceWithIdentity       = &listenerResource{}
	_ resource.ResourceWithModifyPlan     = &listenerResource{}
	_ resource.ResourceWithValidateConfig = &listenerResource{}
)

func newListenerResource() resource.Resource { return &listenerResource{} }

func (r *listenerResource) Metadata(_ context.Context, _ resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = "jdcloud_lb_listener"
}

func (r *listenerResource) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	response.Schema = listenerSchema()
}

func (r *listenerResource) ImportState(ctx context.Context, request resource.ImportStateRequest, response *resource.ImportStateResponse) {
	r.importByID(ctx, "listener-a1b2c3d4e5", request, response)
}

// ValidateConfig checks what the protocol decides.
func (r *listenerResource) ValidateConfig(ctx context.Context, request resource.ValidateConfigRequest, response *resource.ValidateConfigResponse) {
	var config listenerModel
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	if response.Diagnostics.HasError() || !given(config.Protocol) {
		return
	}
	protocol := config.Protocol.ValueString()
	if !slices.Contains(listenerProtocols, protocol) {
		return // The schema says so.
	}
	secure := protocol == "Https" || protocol == "Tls"
	if secure && config.CertificateIDs.IsNull() {
		ruleCertificates.refuse(&response.Diagnostics, path.Root("certificate_ids"), "Missing certificate",
			fmt.Sprintf("protocol %q needs certificate_ids: one certificate, or two with different key algorithms.", protocol))
	}
	if !secure && given(config.CertificateIDs) {
		ruleCertificates.refuse(&response.Diagnostics, path.Root("certificate_ids"), "Certificates are for Https and Tls only",
			fmt.Sprintf("protocol %q takes no certificates; remove certificate_ids, or use protocol \"Https\" or \"Tls\".", protocol))
	}
	if protocol == "Https" {
		return
	}
	if config.HstsEnable.ValueBool() {
		ruleHsts.refuse(&response.Diagnostics, path.Root("hsts_enable"), "HSTS is for Https only",
			fmt.Sprintf("protocol %q has no HSTS; remove hsts_enable, or use protocol \"Https\".", protocol))
	}
	if given(config.HstsMaxAge) {
		ruleHsts.refuse(&response.Diagnostics, path.Root("hsts_max_age"), "HSTS is for Https only",
			fmt.Sprintf("protocol %q has no HSTS; remove hsts_max_age, or use protocol \"Https\".", protocol))
	}
}

// ModifyPlan resolves the default of hsts_max_age, which depends on other attributes.
func (r *listenerResource) ModifyPlan(ctx context.Context, request resource.ModifyPlanRequest, response *resource.ModifyPlanResponse) {
	if request.Plan.Raw.IsNull() {
		return
	}
	var config, plan listenerModel
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	if response.Diagnostics.HasError() || !config.HstsMaxAge.IsNull() {
		return
	}
	maxAge := types.Int64Null()
	switch {
	case plan.HstsEnable.IsUnknown():
		maxAge = types.Int64Unknown()
	case plan.HstsEnable.ValueBool():
		maxAge = types.Int64Value(defaultHstsMaxAge)
	}
	response.Diagnostics.Append(response.Plan.SetAttribute(ctx, path.Root("hsts_max_age"), maxAge)...)
}

func (r *listenerResource) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	var plan listenerModel
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	if response.Diagnostics.HasError() {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, childTimeout)
	defer cancel()

	err := r.locked(ctx, plan.LoadBalancerID.ValueString(), func(ctx context.Context) error {
		id, err := r.client.CreateListener(ctx, plan.createRequest())
		if err != nil {
			return r.explainCollision(ctx, plan, err)
		}
		plan.ID = types.StringValue(id)
		if plan.HstsMaxAge.IsUnknown() {
			plan.HstsMaxAge = types.Int64Null()
		}
		response.Diagnostics.Append(response.State.Set(ctx, plan)...)
		r.identify(ctx, response.Identity, plan.ID, &response.Diagnostics)
		item, err := readCreated(ctx, r.client, "listener "+id, func(ctx context.Context) (*lb.Listener, error) {
			return r.client.DescribeListener(ctx, id)
		})
		if err != nil {
			return err
		}
		plan.readComputed(item)
		response.Diagnostics.Append(response.State.Set(ctx, plan)...)
		return nil
	})
	if err != nil {
		addFailure(&response.Diagnostics, fmt.Sprintf("create listener %q", plan.Name.ValueString()), err)
	}
}

// explainCollision says which listener has the port or the name, when that is why the API refused a create.
func (r *listenerResource) explainCollision(ctx context.Context, plan listenerModel, cause error) error {
	if !client.IsAlreadyExists(cause) {
		return cause
	}
	loadBalancerID := plan.LoadBalancerID.ValueString()
	listeners, err := r.client.ListListeners(ctx, loadBalancerID, "")
	if err != nil {
		return cause
	}
	for _, listener := range listeners {
		if int64(listener.Port) != plan.Port.ValueInt64() {
			continue
		}
		return rulePortTaken.broken(fmt.Errorf("%w Port %d of load balancer %s is taken by listener %s (%s). If that is the listener which this one replaces: "+
			"two listeners cannot share a port, so remove create_before_destroy from its lifecycle and from that of what depends on it. "+
			"Otherwise choose another port, or import the listener (terraform import jdcloud_lb_listener.<name> %s)",
			cause, listener.Port, loadBalancerID, listener.ListenerId, listener.ListenerName, listener.ListenerId))
	}
	return nameTaken(ctx, cause, "jdcloud_lb_listener", func(ctx context.Context) ([]lb.Listener, error) {
		return r.client.ListListeners(ctx, loadBalancerID, plan.Name.ValueString())
	}, func(item lb.Listener) string { return item.ListenerId })
}

func (r *listenerResource) Read(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse) {
	readObject(ctx, &r.baseResource, "listener", request, response, r.client.DescribeListener, (*listenerModel).read)
}

func (r *listenerResource) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	var plan, state listenerModel
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, childTimeout)
	defer cancel()

	id := state.ID.ValueString()
	var item *lb.Listener
	err := r.locked(ctx, state.LoadBalancerID.ValueString(), func(ctx context.Context) error {
		update := &lbapi.UpdateListenerRequest{
			ListenerId:   id,
			ListenerName: changedString(plan.Name, state.Name),
			Description:  changedString(plan.Description, state.Description),
			BackendId:    changedString(plan.BackendID, state.BackendID),
			HstsEnable:   changedBool(plan.HstsEnable, state.HstsEnable),
			HstsMaxAge:   changedInt(plan.HstsMaxAge, state.HstsMaxAge),
		}
		if !plan.CertificateIDs.Equal(state.CertificateIDs) {
			update.CertificateSpecs = certificateSpecs(plan.CertificateIDs)
		}
		if err := r.client.UpdateListener(ctx, update); err != nil {
			return err
		}
		var err error
		item, err = r.client.DescribeListener(ctx, id)
		return err
	})
	if err != nil {
		addFailure(&response.Diagnostics, "update listener "+id, err)
		return
	}
	plan.readComputed(item)
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	r.identify(ctx, response.Identity, state.ID, &response.Diagnostics)
}

func (r *listenerResource) Delete(ctx context.Context, request resource.DeleteRequest, response *resource.DeleteResponse) {
	var state listenerModel
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, childTimeout)
	defer cancel()

	id := state.ID.ValueString()
	err := r.locked(ctx, state.LoadBalancerID.ValueString(), func(ctx context.Context) error {
		return r.client.DeleteListener(ctx, id)
	})
	if err != nil {
		addFailure(&response.Diagnostics, "delete listener "+id, err)
	}
}

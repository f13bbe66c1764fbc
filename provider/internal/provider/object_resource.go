package provider

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/resource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

// objectModel is what the model of every object has; models embed it.
type objectModel struct {
	ID       types.String   `tfsdk:"id"`
	Name     types.String   `tfsdk:"name"`
	Timeouts timeouts.Value `tfsdk:"timeouts"`
}

func (m *objectModel) object() *objectModel { return m }

// modelOf is the pointer to a model that embeds objectModel.
type modelOf[Model any] interface {
	*Model
	object() *objectModel
}

// objectKind says what is special about one type of resource; objectResource does the rest.
type objectKind[Model, Item any] struct {
	// typeName is Terraform's name, for example "jdcloud_lb_backend", and noun that of diagnostics.
	typeName, noun string
	// exampleID shows in an error what an id looks like.
	exampleID string
	schema    func(ctx context.Context) schema.Schema
	// timeout is the default of each operation.
	timeout time.Duration

	// loadBalancer is the id of the load balancer whose other changes a write waits for. Optional: an object may belong to none.
	loadBalancer func(Model) string
	// create makes the object that is planned and returns its id, also together with an error when something is left to do.
	create func(ctx context.Context, c *client.Client, plan Model) (id string, err error)
	// undo takes out of the model what an unfinished create may have left undone and no read shows. Optional.
	undo func(*Model)
	// collision adds to a refused create (409 ALREADY_EXISTS) what is in its way. Optional.
	collision func(ctx context.Context, c *client.Client, plan Model, cause error) error
	// describe reads the object once, after a write.
	describe func(c *client.Client, ctx context.Context, id string) (*Item, error)
	// refresh reads it for a refresh, and reports NOT_FOUND only when the object is certain not to exist.
	refresh func(ctx context.Context, c *client.Client, state Model) (*Item, error)
	// take makes the model show the object.
	take func(*Model, *Item)
	// update changes what differs between plan and state.
	update func(ctx context.Context, c *client.Client, plan, state Model) error
	// complete does what takes calls of its own after a create or an update; state is nil after a create. Optional.
	complete func(ctx context.Context, c *client.Client, plan Model, state *Model, diagnostics *diag.Diagnostics) error
	// further makes the model show at a refresh what the object itself does not. Optional.
	further func(ctx context.Context, c *client.Client, state *Model, diagnostics *diag.Diagnostics) error
	remove  func(c *client.Client, ctx context.Context, id string) error
	// users names what uses the object and so keeps it from being deleted; usersRule is the rule about that. Optional.
	users     func(ctx context.Context, c *client.Client, state Model) ([]string, error)
	usersRule rule

	// namePrefix is the model's name_prefix. It makes the name optional. Optional.
	namePrefix func(Model) types.String
	// validate checks what one configuration shows. Optional.
	validate func(config Model, diagnostics *diag.Diagnostics)
	// plan settles what the configuration leaves out, as far as it is known before the API answers, and checks the
	// outcome. Optional.
	plan func(planning planning[Model], diagnostics *diag.Diagnostics)
}

// planning is one object's part in a plan.
type planning[Model any] struct {
	config Model
	plan   *Model
	// state is nil for an object that is to be created.
	state *Model
	// replacing lists the attributes whose change replaces the object.
	replacing []string
	// productType reads the type of the load balancer; empty when that cannot be known now.
	productType func() string
}

// isUpdate says that the object exists and stays.
func (p planning[Model]) isUpdate() bool { return p.state != nil && len(p.replacing) == 0 }

// objectResource is a resource whose instances are single objects of the API: it creates, reads, updates, deletes and
// imports them, takes turns on their load balancer, and saves what was made as soon as it exists.
type objectResource[Model, Item any, Pointer modelOf[Model]] struct {
	baseResource
	kind objectKind[Model, Item]
}

func newObjectResource[Model, Item any, Pointer modelOf[Model]](kind objectKind[Model, Item]) resource.Resource {
	return &objectResource[Model, Item, Pointer]{kind: kind}
}

func (r *objectResource[Model, Item, Pointer]) Metadata(_ context.Context, _ resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = r.kind.typeName
}

func (r *objectResource[Model, Item, Pointer]) Schema(ctx context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	response.Schema = r.kind.schema(ctx)
}

func (r *objectResource[Model, Item, Pointer]) ImportState(ctx context.Context, request resource.ImportStateRequest, response *resource.ImportStateResponse) {
	r.importByID(ctx, r.kind.exampleID, request, response)
}

func (r *objectResource[Model, Item, Pointer]) ValidateConfig(ctx context.Context, request resource.ValidateConfigRequest, response *resource.ValidateConfigResponse) {
	if r.kind.validate == nil || hasUnknownObject(request.Config.Raw) {
		return
	}
	var config Model
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	if !response.Diagnostics.HasError() {
		r.kind.validate(config, &response.Diagnostics)
	}
}

// hasUnknownObject says that a whole nested object is not known yet, so that nothing can be said about its parts.
func hasUnknownObject(raw tftypes.Value) bool {
	found := false
	_ = tftypes.Walk(raw, func(_ *tftypes.AttributePath, value tftypes.Value) (bool, error) {
		found = found || !value.IsKnown() && value.Type().Is(tftypes.Object{})
		return !found, nil
	})
	return found
}

func (r *objectResource[Model, Item, Pointer]) ModifyPlan(ctx context.Context, request resource.ModifyPlanRequest, response *resource.ModifyPlanResponse) {
	if request.Plan.Raw.IsNull() || hasUnknownObject(request.Config.Raw) {
		return
	}
	var plan Model
	planning := planning[Model]{plan: &plan, productType: func() string { return r.productType(ctx, r.loadBalancer(plan)) }}
	response.Diagnostics.Append(request.Config.Get(ctx, &planning.config)...)
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	if !request.State.Raw.IsNull() {
		planning.state = new(Model)
		response.Diagnostics.Append(request.State.Get(ctx, planning.state)...)
		planning.replacing = replacingAttributes(ctx, request.Plan, request.State)
	}
	if response.Diagnostics.HasError() {
		return
	}
	if r.kind.namePrefix != nil && planning.state != nil {
		r.planName(planning)
		r.warnOfFixedName(planning, &response.Diagnostics)
	}
	if r.kind.plan != nil {
		r.kind.plan(planning, &response.Diagnostics)
	}
	response.Diagnostics.Append(response.Plan.Set(ctx, plan)...)
}

func (r *objectResource[Model, Item, Pointer]) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	var plan Model
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	object := Pointer(&plan).object()
	timeout, diagnostics := object.Timeouts.Create(ctx, r.kind.timeout)
	response.Diagnostics.Append(diagnostics...)
	if response.Diagnostics.HasError() {
		return
	}
	ctx, cancel := client.WithTimeout(ctx, timeout)
	defer cancel()
	r.drawName(&plan)

	var unfinished error
	err := r.locked(ctx, r.loadBalancer(plan), func(ctx context.Context) error {
		id, err := r.kind.create(ctx, r.client, plan)
		if client.IsAlreadyExists(err) && r.kind.collision != nil {
			return r.kind.collision(ctx, r.client, plan, err)
		}
		if id == "" {
			return err
		}
		object.ID, unfinished = types.StringValue(id), err
		if err == nil && r.kind.complete != nil {
			unfinished = r.kind.complete(ctx, r.client, plan, nil, &response.Diagnostics)
		}
		return nil
	})
	step := fmt.Sprintf("create %s %q", r.kind.noun, object.Name.ValueString())
	if err != nil {
		addFailure(&response.Diagnostics, step, err)
		return
	}
	r.identify(ctx, response.Identity, object.ID, &response.Diagnostics)
	if unfinished != nil {
		if r.kind.undo != nil {
			r.kind.undo(&plan)
		}
		r.saveKnown(ctx, plan, &response.State, &response.Diagnostics)
		addUnfinished(&response.Diagnostics, step, r.kind.typeName, unfinished)
		return
	}
	r.save(ctx, plan, "created", true, &response.State, &response.Diagnostics)
}

// loadBalancer is the id of the load balancer that the object belongs to, empty when it belongs to none.
func (r *objectResource[Model, Item, Pointer]) loadBalancer(model Model) string {
	if r.kind.loadBalancer == nil {
		return ""
	}
	return r.kind.loadBalancer(model)
}

// saveKnown saves what is known so far; what is unknown is null until it is read. It says whether that went well.
func (r *objectResource[Model, Item, Pointer]) saveKnown(ctx context.Context, model Model, state *tfsdk.State, diagnostics *diag.Diagnostics) bool {
	takeUnknown(ctx, &model, nil)
	diagnostics.Append(state.Set(ctx, model)...)
	return !diagnostics.HasError()
}

// save records what was done as planned, at once, and then what the plan left to the API. When that cannot be read
// although all is done, it stays null until the next refresh. A new object is read in any case: others refer to it, so
// reads have to show it.
func (r *objectResource[Model, Item, Pointer]) save(ctx context.Context, plan Model, done string, created bool, state *tfsdk.State, diagnostics *diag.Diagnostics) {
	if !r.saveKnown(ctx, plan, state, diagnostics) || !created && !hasUnknown(plan) {
		return
	}
	id := Pointer(&plan).object().ID.ValueString()
	item, err := r.kind.describe(r.client, client.Patient(ctx), id)
	if err != nil {
		diagnostics.AddWarning("Could not read the "+r.kind.noun,
			fmt.Sprintf("%s %s was %s as planned, but reading it failed. The attributes that JD Cloud chooses are null until the next plan or apply reads them.\n\n%s",
				capitalized(r.kind.noun), id, done, sentence(err)))
		return
	}
	found := plan
	r.kind.take(&found, item)
	takeUnknown(ctx, &plan, &found)
	diagnostics.Append(state.Set(ctx, plan)...)
}

// Read refreshes the state. Only a confirmed NOT_FOUND takes the object out of it: any other failure says nothing about
// whether the object exists.
func (r *objectResource[Model, Item, Pointer]) Read(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse) {
	var state Model
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() {
		return
	}
	id := Pointer(&state).object().ID
	r.identify(ctx, response.Identity, id, &response.Diagnostics)
	item, err := r.kind.refresh(ctx, r.client, state)
	if client.IsNotFound(err) {
		response.State.RemoveResource(ctx)
		return
	}
	if err != nil {
		addFailure(&response.Diagnostics, "read "+r.kind.noun+" "+id.ValueString(), err)
		return
	}
	r.kind.take(&state, item)
	if r.kind.further != nil {
		if err := r.kind.further(ctx, r.client, &state, &response.Diagnostics); err != nil {
			addFailure(&response.Diagnostics, "read "+r.kind.noun+" "+id.ValueString(), err)
			return
		}
	}
	response.Diagnostics.Append(response.State.Set(ctx, state)...)
}

func (r *objectResource[Model, Item, Pointer]) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	var plan, state Model
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	object := Pointer(&plan).object()
	timeout, diagnostics := object.Timeouts.Update(ctx, r.kind.timeout)
	response.Diagnostics.Append(diagnostics...)
	if response.Diagnostics.HasError() {
		return
	}
	ctx, cancel := client.WithTimeout(ctx, timeout)
	defer cancel()
	r.drawName(&plan)

	err := r.locked(ctx, r.loadBalancer(state), func(ctx context.Context) error {
		if err := r.kind.update(ctx, r.client, plan, state); err != nil || r.kind.complete == nil {
			return err
		}
		return r.kind.complete(ctx, r.client, plan, &state, &response.Diagnostics)
	})
	if err != nil {
		addFailure(&response.Diagnostics, "update "+r.kind.noun+" "+object.ID.ValueString(), err)
		return
	}
	r.identify(ctx, response.Identity, object.ID, &response.Diagnostics)
	r.save(ctx, plan, "updated", false, &response.State, &response.Diagnostics)
}

func (r *objectResource[Model, Item, Pointer]) Delete(ctx context.Context, request resource.DeleteRequest, response *resource.DeleteResponse) {
	var state Model
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	object := Pointer(&state).object()
	timeout, diagnostics := object.Timeouts.Delete(ctx, r.kind.timeout)
	response.Diagnostics.Append(diagnostics...)
	if response.Diagnostics.HasError() {
		return
	}
	ctx, cancel := client.WithTimeout(ctx, timeout)
	defer cancel()

	id := object.ID.ValueString()
	remove := func(ctx context.Context) error { return r.kind.remove(r.client, ctx, id) }
	var err error
	if r.kind.users == nil {
		err = r.lockedDelete(ctx, r.loadBalancer(state), remove)
	} else {
		err = r.deleteUnused(ctx, r.loadBalancer(state), r.kind.usersRule, remove,
			func(ctx context.Context) ([]string, error) { return r.kind.users(ctx, r.client, state) })
	}
	if err != nil {
		addFailure(&response.Diagnostics, "delete "+r.kind.noun+" "+id, err)
	}
}

// planName lets an object keep the name that was drawn for it. Under another prefix it gets a new one, in place; a prefix that
// is not known yet is looked at again at the apply.
func (r *objectResource[Model, Item, Pointer]) planName(planning planning[Model]) {
	prefix := r.kind.namePrefix(*planning.plan)
	if !Pointer(&planning.config).object().Name.IsNull() || prefix.IsNull() {
		return
	}
	if prefix.IsUnknown() || !isDrawnName(Pointer(planning.state).object().Name.ValueString(), prefix.ValueString()) {
		Pointer(planning.plan).object().Name = types.StringUnknown()
	}
}

// drawName gives an object a name where the configuration leaves it out.
func (r *objectResource[Model, Item, Pointer]) drawName(plan *Model) {
	object := Pointer(plan).object()
	if !object.Name.IsUnknown() {
		return
	}
	prefix := defaultNamePrefix(r.kind.noun)
	if given(r.kind.namePrefix(*plan)) {
		prefix = r.kind.namePrefix(*plan).ValueString()
	}
	object.Name = types.StringValue(drawName(prefix))
}

// warnOfFixedName tells before a replacement that it cannot work while something uses the object: the old one cannot be
// destroyed first, and the new one cannot be created first under the same name. When the load balancer is replaced as
// well, the new one is elsewhere.
func (r *objectResource[Model, Item, Pointer]) warnOfFixedName(planning planning[Model], diagnostics *diag.Diagnostics) {
	name := Pointer(planning.state).object().Name
	if len(planning.replacing) == 0 || slices.Contains(planning.replacing, "load_balancer_id") || !Pointer(&planning.config).object().Name.Equal(name) {
		return
	}
	diagnostics.AddAttributeWarning(path.Root("name"), "Replacement with a fixed name",
		fmt.Sprintf("The change of %s replaces %s %q. While something uses it, the old one cannot be destroyed first, and the new one cannot be created first because the name is taken. "+
			"If it is in use, remove name (or use name_prefix instead) and set create_before_destroy = true in its lifecycle.",
			joinWords(planning.replacing), r.kind.noun, name.ValueString()))
}

package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

// readObject refreshes the state of a resource that is one object of the API. Only the API's own NOT_FOUND takes it out
// of the state: any other failure says nothing about whether it exists.
func readObject[Model, Item any](ctx context.Context, b *baseResource, noun string, request resource.ReadRequest, response *resource.ReadResponse,
	describe func(ctx context.Context, id string) (*Item, error), take func(state *Model, item *Item),
) {
	var state Model
	var id types.String
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	response.Diagnostics.Append(request.State.GetAttribute(ctx, path.Root("id"), &id)...)
	if response.Diagnostics.HasError() {
		return
	}
	b.identify(ctx, response.Identity, id, &response.Diagnostics)
	item, err := describe(ctx, id.ValueString())
	if client.IsNotFound(err) {
		response.State.RemoveResource(ctx)
		return
	}
	if err != nil {
		addFailure(&response.Diagnostics, "read "+noun+" "+id.ValueString(), err)
		return
	}
	take(&state, item)
	response.Diagnostics.Append(response.State.Set(ctx, state)...)
}

package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/resource"
)

type listenerResource struct{}

func newListenerResource() resource.Resource { return &listenerResource{} }

func (r *listenerResource) Metadata(_ context.Context, _ resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = "jdcloud_lb_listener"
}

func (r *listenerResource) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	response.Schema = listenerSchema()
}

func (r *listenerResource) Create(context.Context, resource.CreateRequest, *resource.CreateResponse) {
}

func (r *listenerResource) Read(context.Context, resource.ReadRequest, *resource.ReadResponse) {}

func (r *listenerResource) Update(context.Context, resource.UpdateRequest, *resource.UpdateResponse) {
}

func (r *listenerResource) Delete(context.Context, resource.DeleteRequest, *resource.DeleteResponse) {
}

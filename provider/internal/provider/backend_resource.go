package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/resource"
)

type backendResource struct{}

func newBackendResource() resource.Resource { return &backendResource{} }

func (r *backendResource) Metadata(_ context.Context, _ resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = "jdcloud_lb_backend"
}

func (r *backendResource) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	response.Schema = backendSchema()
}

func (r *backendResource) Create(context.Context, resource.CreateRequest, *resource.CreateResponse) {}

func (r *backendResource) Read(context.Context, resource.ReadRequest, *resource.ReadResponse) {}

func (r *backendResource) Update(context.Context, resource.UpdateRequest, *resource.UpdateResponse) {}

func (r *backendResource) Delete(context.Context, resource.DeleteRequest, *resource.DeleteResponse) {}

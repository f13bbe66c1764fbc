package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/resource"
)

type targetsResource struct{}

func newTargetsResource() resource.Resource { return &targetsResource{} }

func (r *targetsResource) Metadata(_ context.Context, _ resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = "jdcloud_lb_target_group_targets"
}

func (r *targetsResource) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	response.Schema = targetsSchema()
}

func (r *targetsResource) Create(context.Context, resource.CreateRequest, *resource.CreateResponse) {}

func (r *targetsResource) Read(context.Context, resource.ReadRequest, *resource.ReadResponse) {}

func (r *targetsResource) Update(context.Context, resource.UpdateRequest, *resource.UpdateResponse) {}

func (r *targetsResource) Delete(context.Context, resource.DeleteRequest, *resource.DeleteResponse) {}

package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/resource"
)

type targetGroupResource struct{}

func newTargetGroupResource() resource.Resource { return &targetGroupResource{} }

func (r *targetGroupResource) Metadata(_ context.Context, _ resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = "jdcloud_lb_target_group"
}

func (r *targetGroupResource) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	response.Schema = targetGroupSchema()
}

func (r *targetGroupResource) Create(context.Context, resource.CreateRequest, *resource.CreateResponse) {
}

func (r *targetGroupResource) Read(context.Context, resource.ReadRequest, *resource.ReadResponse) {}

func (r *targetGroupResource) Update(context.Context, resource.UpdateRequest, *resource.UpdateResponse) {
}

func (r *targetGroupResource) Delete(context.Context, resource.DeleteRequest, *resource.DeleteResponse) {
}

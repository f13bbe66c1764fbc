package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/resource"
)

type loadBalancerResource struct{}

func newLoadBalancerResource() resource.Resource { return &loadBalancerResource{} }

func (r *loadBalancerResource) Metadata(_ context.Context, _ resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = "jdcloud_lb"
}

func (r *loadBalancerResource) Schema(ctx context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	response.Schema = loadBalancerSchema(ctx)
}

func (r *loadBalancerResource) Create(context.Context, resource.CreateRequest, *resource.CreateResponse) {
}

func (r *loadBalancerResource) Read(context.Context, resource.ReadRequest, *resource.ReadResponse) {}

func (r *loadBalancerResource) Update(context.Context, resource.UpdateRequest, *resource.UpdateResponse) {
}

func (r *loadBalancerResource) Delete(context.Context, resource.DeleteRequest, *resource.DeleteResponse) {
}

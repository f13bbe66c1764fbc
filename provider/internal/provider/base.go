package provider

import (
	"context"
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

// childTimeout bounds every operation on a child of a load balancer: waiting for its turn, retries, read-back.
const childTimeout = 5 * time.Minute

// session is what the provider hands to its resources and data sources once it is configured.
type session struct {
	client *client.Client
	claims *claims
	// patience is how long a deletion is tried while something still uses the object, without the wait for locks.
	patience time.Duration
}

// productType reads the type of a load balancer; empty when that cannot be known now.
func (s *session) productType(ctx context.Context, loadBalancerID string) string {
	if s.client == nil || loadBalancerID == "" {
		return ""
	}
	productType, err := s.client.LoadBalancerType(ctx, loadBalancerID)
	if err != nil {
		return ""
	}
	return productType
}

// baseResource keeps the session for a resource.
type baseResource struct {
	session
}

func (b *baseResource) Configure(_ context.Context, request resource.ConfigureRequest, response *resource.ConfigureResponse) {
	b.take(request.ProviderData, &response.Diagnostics)
}

// baseDataSource keeps the session for a data source.
type baseDataSource struct {
	session
}

func (b *baseDataSource) Configure(_ context.Context, request datasource.ConfigureRequest, response *datasource.ConfigureResponse) {
	b.take(request.ProviderData, &response.Diagnostics)
}

// take keeps the provider's data. Terraform also configures before the provider itself is: then there is none.
func (s *session) take(data any, diagnostics *diag.Diagnostics) {
	if data == nil {
		return
	}
	given, ok := data.(*session)
	if !ok {
		diagnostics.AddError("Provider bug: unexpected provider data", fmt.Sprintf("Expected *session, got %T. Please report this.", data))
		return
	}
	*s = *given
}

package provider

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/identityschema"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

// identityModel tells an object apart from all others of its type. Terraform imports by it from version 1.12 on.
type identityModel struct {
	Region types.String `tfsdk:"region"`
	ID     types.String `tfsdk:"id"`
}

func (b *baseResource) IdentitySchema(_ context.Context, _ resource.IdentitySchemaRequest, response *resource.IdentitySchemaResponse) {
	response.IdentitySchema = identityschema.Schema{
		Attributes: map[string]identityschema.Attribute{
			"region": identityschema.StringAttribute{
				OptionalForImport: true,
				Description:       "Region of the object. Default: the provider's region.",
			},
			"id": identityschema.StringAttribute{
				RequiredForImport: true,
				Description:       "Id of the object, assigned by JD Cloud. For the targets of a target group: id of the target group.",
			},
		},
	}
}

// identify records the identity of an object that has none yet: identities never change. A caller that does not keep
// identities gives nil.
func (b *baseResource) identify(ctx context.Context, identity *tfsdk.ResourceIdentity, id types.String, diagnostics *diag.Diagnostics) {
	if identity != nil && identity.Raw.IsNull() {
		b.setIdentity(ctx, identity, id, diagnostics)
	}
}

func (b *baseResource) setIdentity(ctx context.Context, identity *tfsdk.ResourceIdentity, id types.String, diagnostics *diag.Diagnostics) {
	diagnostics.Append(identity.Set(ctx, identityModel{Region: types.StringValue(b.client.Region()), ID: id})...)
}

// importByID takes over the id or the identity that the user gave, once it is known to be one.
func (b *baseResource) importByID(ctx context.Context, example string, request resource.ImportStateRequest, response *resource.ImportStateResponse) {
	id := request.ID
	if id == "" && request.Identity != nil {
		var identity identityModel
		response.Diagnostics.Append(request.Identity.Get(ctx, &identity)...)
		if response.Diagnostics.HasError() {
			return
		}
		id = identity.ID.ValueString()
		if !b.isOwnRegion(identity.Region.ValueString(), "Invalid import identity", &response.Diagnostics) {
			return
		}
	}
	if err := client.CheckID(id); err != nil {
		response.Diagnostics.AddError("Invalid import id", fmt.Sprintf("%s. Give the id that JD Cloud shows, for example %s.", err, example))
		return
	}
	response.Diagnostics.Append(response.State.SetAttribute(ctx, path.Root("id"), id)...)
	if response.Identity != nil {
		b.setIdentity(ctx, response.Identity, types.StringValue(id), &response.Diagnostics)
	}
}

// isOwnRegion says whether what is imported is in the provider's region, where it is when nobody says otherwise.
func (b *baseResource) isOwnRegion(region, summary string, diagnostics *diag.Diagnostics) bool {
	if region == "" || region == b.client.Region() {
		return true
	}
	diagnostics.AddError(summary, fmt.Sprintf("The object is in region %s, the provider works in %s. Import it with a provider of that region.", region, b.client.Region()))
	return false
}

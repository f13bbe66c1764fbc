package provider

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// identityOf is an identity of the resource; an empty region is left out.
func identityOf(t *testing.T, r *targetsResource, region, id string) *tfsdk.ResourceIdentity {
	t.Helper()
	var response resource.IdentitySchemaResponse
	r.IdentitySchema(t.Context(), resource.IdentitySchemaRequest{}, &response)
	schema := response.IdentitySchema
	identity := &tfsdk.ResourceIdentity{Schema: schema, Raw: tftypes.NewValue(schema.Type().TerraformType(t.Context()), nil)}
	if diagnostics := identity.Set(t.Context(), identityModel{Region: textOrNull(region), ID: types.StringValue(id)}); diagnostics.HasError() {
		t.Fatal(diagnostics)
	}
	return identity
}

func TestImportByIDAndByIdentity(t *testing.T) {
	t.Parallel()
	r := &targetsResource{baseResource{*newSession(t)}}
	schema := targetsSchema(t.Context())
	empty := tfsdk.State{Schema: schema, Raw: tftypes.NewValue(schema.Type().TerraformType(t.Context()), nil)}
	for name, test := range map[string]struct {
		id       string
		identity *tfsdk.ResourceIdentity
		problem  string
	}{
		"an id":                         {id: "tg-a1"},
		"an identity":                   {identity: identityOf(t, r, "cn-north-1", "tg-a1")},
		"an identity without region":    {identity: identityOf(t, r, "", "tg-a1")},
		"nothing":                       {problem: "the id is empty"},
		"a path":                        {id: "a/b", problem: `"a/b" is not an id`},
		"a query":                       {id: "a?b", problem: `"a?b" is not an id`},
		"an identity in another region": {identity: identityOf(t, r, "cn-south-1", "tg-a1"), problem: "The object is in region cn-south-1, the provider works in cn-north-1."},
		"an identity that is no id":     {identity: identityOf(t, r, "", "../x"), problem: `"../x" is not an id`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			response := resource.ImportStateResponse{State: empty, Identity: identityOf(t, r, "", "")}
			r.ImportState(t.Context(), resource.ImportStateRequest{ID: test.id, Identity: test.identity}, &response)
			if test.problem != "" {
				if errors := response.Diagnostics.Errors(); len(errors) != 1 || !strings.Contains(errors[0].Detail(), test.problem) {
					t.Errorf("got %v instead of %q", errors, test.problem)
				}
				return
			}
			var groupID types.String
			var identity identityModel
			response.Diagnostics.Append(response.State.GetAttribute(t.Context(), path.Root("target_group_id"), &groupID)...)
			response.Diagnostics.Append(response.Identity.Get(t.Context(), &identity)...)
			if response.Diagnostics.HasError() {
				t.Fatal(response.Diagnostics)
			}
			if groupID.ValueString() != "tg-a1" || identity.ID.ValueString() != "tg-a1" || identity.Region.ValueString() != "cn-north-1" {
				t.Errorf("imported group %v with identity %v", groupID, identity)
			}
		})
	}
}

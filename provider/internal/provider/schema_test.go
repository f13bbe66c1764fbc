package provider_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/provider"
)

// Every attribute says what it is; one that can be set in a resource also says what a change of it does, and an
// optional one what it is when left out.
func TestSchemasAreDocumented(t *testing.T) {
	t.Parallel()
	server, err := providerserver.NewProtocol6WithError(provider.New("test")())()
	if err != nil {
		t.Fatal(err)
	}
	response, err := server.GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		t.Fatal(err)
	}
	for _, diagnostic := range response.Diagnostics {
		t.Errorf("%s: %s", diagnostic.Summary, diagnostic.Detail)
	}
	if len(response.ResourceSchemas) != 7 || len(response.DataSourceSchemas) != 26 {
		t.Errorf("%d resources and %d data sources", len(response.ResourceSchemas), len(response.DataSourceSchemas))
	}
	for name, schema := range response.ResourceSchemas {
		checkBlock(t, name, schema.Block, true)
	}
	for name, schema := range response.DataSourceSchemas {
		checkBlock(t, name, schema.Block, false)
	}
	checkBlock(t, "provider", response.Provider.Block, false)
}

func checkBlock(t *testing.T, name string, block *tfprotov6.SchemaBlock, isResource bool) {
	t.Helper()
	if block.Description == "" {
		t.Errorf("%s has no description", name)
	}
	for _, attribute := range block.Attributes {
		checkAttribute(t, name+"."+attribute.Name, attribute, isResource)
	}
}

func checkAttribute(t *testing.T, name string, attribute *tfprotov6.SchemaAttribute, isResource bool) {
	t.Helper()
	text := attribute.Description
	if text == "" || !strings.HasSuffix(text, ".") {
		t.Errorf("%s has no whole sentence as description: %q", name, text)
	}
	nested := strings.Count(name, ".") > 1
	if isResource && !nested && (attribute.Required || attribute.Optional) && !strings.Contains(text, "Changing this ") && !strings.Contains(text, "an be changed in place") {
		t.Errorf("%s does not say what a change does: %q", name, text)
	}
	if isResource && attribute.Optional && !strings.Contains(text, "Default") && !strings.Contains(text, "equired") {
		t.Errorf("%s does not say its default: %q", name, text)
	}
	if attribute.NestedType == nil {
		return
	}
	if attribute.NestedType.Nesting == tfprotov6.SchemaObjectNestingModeSet {
		t.Errorf("%s is a set of objects, whose defaults do not work", name)
	}
	for _, part := range attribute.NestedType.Attributes {
		checkAttribute(t, fmt.Sprintf("%s.%s", name, part.Name), part, isResource)
	}
}

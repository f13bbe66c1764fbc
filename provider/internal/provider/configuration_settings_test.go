package provider

import (
	"math/big"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// configure configures the provider with the settings that the test names, all others null.
func configureProvider(t *testing.T, settings map[string]tftypes.Value) provider.ConfigureResponse {
	t.Helper()
	schema := providerSchema()
	object, ok := schema.Type().TerraformType(t.Context()).(tftypes.Object)
	if !ok {
		t.Fatal("the provider block is no object")
	}
	values := map[string]tftypes.Value{
		"access_key": tftypes.NewValue(tftypes.String, "key"), "secret_key": tftypes.NewValue(tftypes.String, "secret"),
		"region": tftypes.NewValue(tftypes.String, "cn-north-1"),
	}
	for name, attributeType := range object.AttributeTypes {
		if _, set := values[name]; !set {
			values[name] = tftypes.NewValue(attributeType, nil)
		}
		if value, set := settings[name]; set {
			values[name] = value
		}
	}
	var response provider.ConfigureResponse
	(&jdcloudProvider{version: "test"}).Configure(t.Context(), provider.ConfigureRequest{
		Config: tfsdk.Config{Schema: schema, Raw: tftypes.NewValue(object, values)},
	}, &response)
	return response
}

// A setting that is not known at plan time is an error: without it the provider would talk to the public address, or in
// another way than it was told.
func TestUnknownSettingsAreRefused(t *testing.T) {
	schema := providerSchema()
	object, ok := schema.Type().TerraformType(t.Context()).(tftypes.Object)
	if !ok {
		t.Fatal("the provider block is no object")
	}
	for name, attributeType := range object.AttributeTypes {
		t.Run(name, func(t *testing.T) {
			response := configureProvider(t, map[string]tftypes.Value{name: tftypes.NewValue(attributeType, tftypes.UnknownValue)})
			if response.Diagnostics.ErrorsCount() != 1 {
				t.Fatalf("expected one error, got %v", response.Diagnostics)
			}
			want := name + " is not known before apply; give a value that is known, or leave it out and "
			if detail := response.Diagnostics[0].Detail(); !strings.HasPrefix(detail, want) {
				t.Errorf("the error is\n  %s\nand does not begin with\n  %s", detail, want)
			}
		})
	}
	t.Run("one of the endpoints", func(t *testing.T) {
		endpoints, ok := object.AttributeTypes["endpoints"].(tftypes.Object)
		if !ok {
			t.Fatal("endpoints is no object")
		}
		values := map[string]tftypes.Value{}
		for service := range endpoints.AttributeTypes {
			values[service] = tftypes.NewValue(tftypes.String, nil)
		}
		values["vpc"] = tftypes.NewValue(tftypes.String, tftypes.UnknownValue)
		response := configureProvider(t, map[string]tftypes.Value{"endpoints": tftypes.NewValue(endpoints, values)})
		if response.Diagnostics.ErrorsCount() != 1 || !strings.HasPrefix(response.Diagnostics[0].Detail(), "endpoints.vpc is not known before apply") {
			t.Errorf("got %v", response.Diagnostics)
		}
	})
}

// The environment decides where the provider block says nothing.
func TestSkippingTheCredentialsCheck(t *testing.T) {
	const nothing, yes, no = "", "true", "false"
	for name, test := range map[string]struct {
		attribute, variable string
		checked             bool
		failure             string
	}{
		"by default":             {nothing, nothing, true, ""},
		"attribute":              {yes, nothing, false, ""},
		"variable":               {nothing, "1", false, ""},
		"attribute wins":         {no, yes, true, ""},
		"variable that is wrong": {nothing, "maybe", false, `JDCLOUD_SKIP_CREDENTIALS_VALIDATION is "maybe"; it must be true or false`},
	} {
		t.Run(name, func(t *testing.T) {
			checks := 0
			server := httptest.NewServer(http.HandlerFunc(func(writer http.ResponseWriter, _ *http.Request) {
				checks++
				writer.WriteHeader(http.StatusForbidden)
			}))
			defer server.Close()
			t.Setenv(skipVariable, test.variable)
			settings := map[string]tftypes.Value{
				"endpoint":                tftypes.NewValue(tftypes.String, server.URL),
				"max_requests_per_second": tftypes.NewValue(tftypes.Number, big.NewFloat(0)),
			}
			if test.attribute != nothing {
				settings["skip_credentials_validation"] = tftypes.NewValue(tftypes.Bool, test.attribute == yes)
			}
			response := configureProvider(t, settings)
			if (checks > 0) != test.checked {
				t.Errorf("the credentials were checked %d times", checks)
			}
			if test.failure == "" && response.Diagnostics.HasError() {
				t.Error(response.Diagnostics)
			}
			if test.failure != "" && (response.Diagnostics.ErrorsCount() != 1 || !strings.Contains(response.Diagnostics[0].Detail(), test.failure)) {
				t.Errorf("got %v", response.Diagnostics)
			}
		})
	}
}

func TestDefaultRate(t *testing.T) {
	for name, test := range map[string]struct {
		set  types.Float64
		want float64
	}{"left out": {types.Float64Null(), 50}, "0": {types.Float64Value(0), 0}, "7": {types.Float64Value(7), 7}} {
		config, err := (providerModel{MaxRequestsPerSecond: test.set}).clientConfig()
		if err != nil || config.MaxRequestsPerSecond != test.want {
			t.Errorf("%s: the rate is %v, %v, want %v", name, config.MaxRequestsPerSecond, err, test.want)
		}
	}
}

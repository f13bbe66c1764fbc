package provider

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// What users have in their states has to be readable by every later version of the provider. testdata/schemas holds each
// schema and testdata/states a state of each resource, by the version of its schema.
var update = flag.Bool("update", false, "write the golden files of versions that have none")

const changedSchema = "The schema of %s version %d has lost or changed what %s has: %s. Raise its Version, add a state upgrader from version %d, and run: go test ./internal/provider -run Golden -update"

func golden(folder, name string, version int64) string {
	return filepath.Join("testdata", folder, fmt.Sprintf("%s.v%d.json", name, version))
}

// goldenStates is what the golden states have besides the base configuration: as much as goes together.
var goldenStates = map[string]fields{
	"jdcloud_lb": {
		"security_group_ids": []any{"sg-a1", "sg-a2"}, "elastic_ip_id": "fip-a1", "description": "the shop", "delete_protection": true,
		"tags": fields{"team": "shop", "stage": nil}, "timeouts": fields{"create": "20m", "update": "20m", "delete": "20m"},
	},
	"jdcloud_lb_target_group":            {"name": nil, "name_prefix": "servers-", "description": "the shop", "timeouts": fields{"create": "1m"}},
	"jdcloud_lb_target_group_attachment": {"port": 8080, "weight": 20, "timeouts": fields{"create": "1m"}},
	"jdcloud_lb_target_group_targets": {
		"targets":  fields{"a": fields{"instance_id": "i-a1", "port": 8080, "weight": 20}, "b": fields{"instance_id": "pod-a1", "type": "container"}},
		"timeouts": fields{"create": "1m"},
	},
	"jdcloud_lb_backend": {
		"name": nil, "name_prefix": "site-", "target_group_id": "<group>", "session_stickiness": true, "http_cookie_expire_seconds": 60, "http_forwarded_host": true, "description": "the shop",
		"health_check": fields{"protocol": "Http", "port": 8081, "http_domain": "a.example.com", "http_path": "/healthz", "http_code": []any{"200"}}, "timeouts": fields{"create": "1m"},
	},
	"jdcloud_lb_listener": {"certificate_ids": []any{"cert-a1", "cert-a2"}, "hsts_enable": true, "hsts_max_age": 60, "description": "the shop", "timeouts": fields{"create": "1m"}},
}

// readGolden returns a golden file. With -update it is written when it does not exist yet: a version never changes.
func readGolden(t *testing.T, path string, current []byte) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err == nil {
		return content
	}
	if !errors.Is(err, os.ErrNotExist) || !*update {
		t.Fatalf("%v. A new version needs a golden file, run: go test ./internal/provider -run Golden -update", err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, current, 0o600); err != nil {
		t.Fatal(err)
	}
	return current
}

// shape is what a schema says about states and configurations, without its texts.
func shape(attributes []*tfprotov6.SchemaAttribute) map[string]any {
	result := map[string]any{}
	for _, attribute := range attributes {
		properties := map[string]any{}
		for name, on := range map[string]bool{
			"required": attribute.Required, "optional": attribute.Optional, "computed": attribute.Computed, "sensitive": attribute.Sensitive, "writeOnly": attribute.WriteOnly,
		} {
			if on {
				properties[name] = true
			}
		}
		if attribute.NestedType == nil {
			properties["type"] = strings.TrimPrefix(attribute.Type.String(), "tftypes.")
		} else {
			properties["nesting"] = attribute.NestedType.Nesting.String()
			properties["attributes"] = shape(attribute.NestedType.Attributes)
		}
		result[attribute.Name] = properties
	}
	return result
}

func blockShape(block *tfprotov6.SchemaBlock) map[string]any {
	blocks := map[string]any{}
	for _, nested := range block.BlockTypes {
		blocks[nested.TypeName] = map[string]any{"nesting": nested.Nesting.String(), "block": blockShape(nested.Block)}
	}
	return map[string]any{"attributes": shape(block.Attributes), "blocks": blocks}
}

func TestGoldenSchemas(t *testing.T) {
	t.Parallel()
	schemas, err := providerserver.NewProtocol6(New("test")())().GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		t.Fatal(err)
	}
	for kind, all := range map[string]map[string]*tfprotov6.Schema{"resource": schemas.ResourceSchemas, "data": schemas.DataSourceSchemas} {
		for name, schema := range all {
			current, err := json.MarshalIndent(blockShape(schema.Block), "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			path := golden("schemas", kind+"."+name, schema.Version)
			if lost := difference("", decoded(t, readGolden(t, path, append(current, '\n'))), decoded(t, current)); lost != "" {
				t.Errorf(changedSchema, name, schema.Version, path, lost, schema.Version)
			}
		}
	}
}

// A state of every version can be read, and nothing of a state of the current version is lost.
func TestGoldenStates(t *testing.T) {
	t.Parallel()
	for typeName, base := range attributeBases {
		t.Run(typeName, func(t *testing.T) {
			t.Parallel()
			b := newBench(t, typeName, "alb", unchanged)
			current := golden("states", typeName, b.schema.Version)
			if _, err := os.Stat(current); *update && err != nil {
				b.writeState(t, current, b.fill(merged(base, goldenStates[typeName])).(fields))
			}
			paths, err := filepath.Glob(filepath.Join("testdata", "states", typeName+".v*.json"))
			if err != nil || !slices.Contains(paths, current) {
				t.Fatalf("%s is missing among %v %v, run: go test ./internal/provider -run Golden -update", current, paths, err)
			}
			for _, path := range paths {
				b.checkState(t, path, path == current)
			}
		})
	}
}

func (b *testBench) writeState(t *testing.T, path string, config fields) {
	t.Helper()
	state, problem := b.apply(t, b.none(), config)
	if problem != "" {
		t.Fatal(problem)
	}
	content, err := json.MarshalIndent(goValue(state), "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	readGolden(t, path, append(content, '\n'))
}

func (b *testBench) checkState(t *testing.T, path string, current bool) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var version int64
	if _, err := fmt.Sscanf(filepath.Base(path), b.typed+".v%d.json", &version); err != nil {
		t.Fatal(err)
	}
	upgraded := goValue(b.upgraded(t, version, content))
	if lost := difference("", decoded(t, content), upgraded); current && lost != "" {
		t.Errorf(changedSchema, b.typed, version, path, lost, version)
	}
}

// upgraded reads a state of an older version.
func (b *testBench) upgraded(t *testing.T, version int64, content []byte) tftypes.Value {
	t.Helper()
	response, err := b.server.UpgradeResourceState(t.Context(), &tfprotov6.UpgradeResourceStateRequest{TypeName: b.typed, Version: version, RawState: &tfprotov6.RawState{JSON: content}})
	if err != nil {
		t.Fatal(err)
	}
	if problem := firstError(response.Diagnostics); problem != "" {
		t.Fatalf("a state of %s version %d cannot be read: %s", b.typed, version, problem)
	}
	return b.static(t, response.UpgradedState)
}

// A state that the first version of the schema wrote is refreshed, and the plan after it changes nothing.
func TestGoldenStatesPlanNoChange(t *testing.T) {
	t.Parallel()
	for typeName, base := range attributeBases {
		t.Run(typeName, func(t *testing.T) {
			t.Parallel()
			b := newBench(t, typeName, "alb", unchanged)
			config := b.fill(merged(base, goldenStates[typeName])).(fields)
			state, problem := b.apply(t, b.none(), config)
			if problem != "" {
				t.Fatal(problem)
			}
			content, err := os.ReadFile(golden("states", typeName, 0))
			if err != nil {
				t.Fatal(err)
			}
			old, err := json.Marshal(withFieldsOf(goValue(state), decoded(t, content)))
			if err != nil {
				t.Fatal(err)
			}
			if state = b.refresh(t, b.upgraded(t, 0, old)); b.changes(t, state, config) {
				t.Errorf("the plan changes %v", goValue(state))
			}
		})
	}
}

// withFieldsOf is a value without the parts that another one does not have.
func withFieldsOf(value, other any) any {
	parts, isObject := value.(map[string]any)
	others, _ := other.(map[string]any)
	if !isObject {
		return value
	}
	kept := map[string]any{}
	for name, part := range parts {
		if present, has := others[name]; has {
			kept[name] = withFieldsOf(part, present)
		}
	}
	return kept
}

func decoded(t *testing.T, content []byte) any {
	t.Helper()
	var value any
	if err := json.Unmarshal(content, &value); err != nil {
		t.Fatal(err)
	}
	return value
}

// difference names what current lacks of golden, or has otherwise. A version may grow: Terraform reads an attribute that an
// older state lacks as null, so only a new required one is a difference.
func difference(at string, golden, current any) string {
	before, isObject := golden.(map[string]any)
	now, stillObject := current.(map[string]any)
	if !isObject || !stillObject {
		if reflect.DeepEqual(golden, current) {
			return ""
		}
		return fmt.Sprintf("%s was %v and is %v", at, golden, current)
	}
	for _, name := range slices.Sorted(maps.Keys(before)) {
		if name == "required" && now["optional"] == true {
			continue // What had to be given may be given.
		}
		if _, stays := now[name]; !stays && before[name] != nil {
			return fmt.Sprintf("%s.%s is gone", at, name)
		}
		if lost := difference(at+"."+name, before[name], now[name]); lost != "" {
			return lost
		}
	}
	for _, name := range slices.Sorted(maps.Keys(now)) {
		if added, isObject := now[name].(map[string]any); isObject && before[name] == nil && added["required"] == true {
			return fmt.Sprintf("%s.%s is new and required", at, name)
		}
	}
	return ""
}

// An attribute may join a version and become optional, and none may leave it, change or be demanded.
func TestDifferenceToAGoldenSchema(t *testing.T) {
	t.Parallel()
	golden := `{"name": {"optional": true, "type": "String"}}`
	if found := difference("", decoded(t, []byte(`{"id": {"required": true}}`)), decoded(t, []byte(`{"id": {"optional": true, "computed": true}}`))); found != "" {
		t.Errorf("an attribute that becomes optional: %q", found)
	}
	for current, expected := range map[string]string{
		`{"name": {"optional": true, "type": "String"}, "note": {"optional": true, "type": "String"}}`: "",
		`{"name": {"optional": true, "type": "String"}, "note": {"required": true, "type": "String"}}`: ".note is new and required",
		`{"name": {"required": true, "type": "String"}}`:                                               ".name.optional is gone",
		`{"name": {"optional": true, "type": "Number"}}`:                                               ".name.type was String and is Number",
		`{}`: ".name is gone",
	} {
		if found := difference("", decoded(t, []byte(golden)), decoded(t, []byte(current))); found != expected {
			t.Errorf("%s: %q, expected %q", current, found, expected)
		}
	}
}

// The golden files notice an attribute that was removed, renamed or given another type.
func TestGoldenStatesNoticeALostAttribute(t *testing.T) {
	t.Parallel()
	b := newBench(t, "jdcloud_lb_backend", "alb", unchanged)
	for _, content := range []string{`{"id": "backend-a1", "weight": 3}`, `{"id": "backend-a1", "port": "many"}`} {
		response, err := b.server.UpgradeResourceState(t.Context(), &tfprotov6.UpgradeResourceStateRequest{TypeName: b.typed, RawState: &tfprotov6.RawState{JSON: []byte(content)}})
		if err != nil {
			t.Fatal(err)
		}
		if firstError(response.Diagnostics) != "" {
			continue
		}
		if difference("", decoded(t, []byte(content)), goValue(b.static(t, response.UpgradedState))) == "" {
			t.Errorf("nothing of %s was lost", content)
		}
	}
}

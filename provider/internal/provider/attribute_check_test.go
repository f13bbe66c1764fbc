package provider

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http/httptest"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// ability is what an attribute can do.
type ability string

const (
	canCreate ability = "create" // The value reaches the API when the object is created.
	canUpdate ability = "update" // A changed value reaches the API in place.
	canRead   ability = "read"   // The value is read back from the API alone, as at an import.
	canClear  ability = "clear"  // A value that is removed from the configuration goes in the API.
)

// attributeCase says how to try one attribute. It can do everything but what the case denies.
type attributeCase struct {
	// product is the load balancer that the object is on. Default: alb.
	product string
	// with is what the configuration must have besides, by dotted name; nil removes.
	with map[string]any
	// first and second are values of the attribute; withSecond is what must change together with it.
	first, second any
	withSecond    map[string]any
	// shown is the name of the value in the API, dotted; same says whether it is an attribute's value. Default:
	// both are the same.
	shown string
	same  func(shown, value any) bool
	// cannot says what the attribute cannot do, and why.
	cannot map[ability]string
}

// testBench is a provider with a simulated cloud that holds, for each product, what objects refer to.
type testBench struct {
	server tfprotov6.ProviderServer
	cloud  *simulator.Simulator
	schema *tfprotov6.Schema
	typed  string
	// ids replaces placeholders in values.
	ids map[string]string
	// warnings are those of the last plan and apply, or of the last refresh.
	warnings []string
}

// benchProvider is the provider with a ready session; mutate may replace its resources.
type benchProvider struct {
	jdcloudProvider
	session *session
	mutate  func(resource.Resource) resource.Resource
}

func (p *benchProvider) Configure(_ context.Context, _ provider.ConfigureRequest, response *provider.ConfigureResponse) {
	response.ResourceData, response.DataSourceData = p.session, p.session
}

func (p *benchProvider) Resources(ctx context.Context) []func() resource.Resource {
	var factories []func() resource.Resource
	for _, factory := range p.jdcloudProvider.Resources(ctx) {
		factories = append(factories, func() resource.Resource { return p.mutate(factory()) })
	}
	return factories
}

func unchanged(r resource.Resource) resource.Resource { return r }

func newBench(t *testing.T, typeName, product string, mutate func(resource.Resource) resource.Resource) *testBench {
	t.Helper()
	seed := simulator.DefaultSeed()
	another := seed.AvailabilityGroups[0]
	another.AvailabilityGroupID, another.Name = "ag-a2", "ag-a2"
	seed.AvailabilityGroups = append(seed.AvailabilityGroups, another)
	cloud, err := simulator.New(simulator.Options{Seed: seed, ProvisioningDelay: -1})
	if err != nil {
		t.Fatal(err)
	}
	bench := &testBench{cloud: cloud, typed: typeName}
	bench.ids = referredTo(t, bench.connect(t, mutate), product)
	return bench
}

// connect starts a provider, which has met nothing of the cloud yet, and returns its client.
func (b *testBench) connect(t *testing.T, mutate func(resource.Resource) resource.Resource) *client.Client {
	t.Helper()
	server := httptest.NewServer(b.cloud.Handler())
	t.Cleanup(server.Close)
	apiClient, err := client.New(client.Config{
		AccessKey: "simulator-access-key", SecretKey: "simulator-secret-key", Region: "cn-north-1", Endpoint: server.URL, PollInterval: time.Millisecond,
	})
	if err != nil {
		t.Fatal(err)
	}
	ready := &session{client: apiClient, claims: &claims{}, patience: 20 * time.Millisecond}
	b.server = providerserver.NewProtocol6(&benchProvider{session: ready, mutate: mutate})()
	schemas, err := b.server.GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		t.Fatal(err)
	}
	b.schema = schemas.ResourceSchemas[b.typed]
	if _, err := b.server.ConfigureProvider(t.Context(), &tfprotov6.ConfigureProviderRequest{
		Config: dynamic(t, tftypes.NewValue(schemas.Provider.ValueType(), tfFields(schemas.Provider.ValueType(), nil))),
	}); err != nil {
		t.Fatal(err)
	}
	return apiClient
}

// referredTo makes what the objects of the cases refer to and returns the ids by placeholder.
func referredTo(t *testing.T, c *client.Client, product string) map[string]string {
	t.Helper()
	ids := map[string]string{}
	must := func(id string, err error) string {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	for _, place := range []string{"", "other "} {
		request := &lbapi.CreateLoadBalancerRequest{LoadBalancerName: "parent", SubnetId: "subnet-a1", Type: &product, Azs: []string{"cn-north-1a"}}
		if product == "dnlb" {
			request.Azs = nil
		}
		id, _, err := c.CreateLoadBalancer(t.Context(), request)
		ids["<"+place+"load balancer>"] = must(id, err)
		if _, err := c.WaitForLoadBalancer(t.Context(), id, client.StateActive); err != nil {
			t.Fatal(err)
		}
	}
	loadBalancerID, protocol := ids["<load balancer>"], "Tcp"
	if product == "alb" {
		protocol = "Http"
	}
	for _, place := range []string{"", "other ", "ip "} {
		kind := "instance"
		if place == "ip " {
			kind = "ip"
		}
		ids["<"+place+"group>"] = must(c.CreateTargetGroup(t.Context(), &lbapi.CreateTargetGroupRequest{TargetGroupName: place[:len(place)/2] + "group", LoadBalancerId: loadBalancerID, Type: &kind}))
		ids["<"+place+"backend>"] = must(c.CreateBackend(t.Context(), &lbapi.CreateBackendRequest{
			BackendName: place[:len(place)/2] + "backend", LoadBalancerId: loadBalancerID, Protocol: protocol, Port: 80, HealthCheckSpec: &lb.HealthCheckSpec{Protocol: protocol},
		}, false))
	}
	return ids
}

func dynamic(t *testing.T, value tftypes.Value) *tfprotov6.DynamicValue {
	t.Helper()
	result, err := tfprotov6.NewDynamicValue(value.Type(), value)
	if err != nil {
		t.Fatal(err)
	}
	return &result
}

func (b *testBench) static(t *testing.T, value *tfprotov6.DynamicValue) tftypes.Value {
	t.Helper()
	result, err := value.Unmarshal(b.schema.ValueType())
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// tfValue is a value of Go as one of Terraform.
func tfValue(kind tftypes.Type, value any) tftypes.Value {
	if value == nil || value == any(tftypes.UnknownValue) {
		return tftypes.NewValue(kind, value)
	}
	switch kind := kind.(type) {
	case tftypes.Object:
		return tftypes.NewValue(kind, tfFields(kind, value.(map[string]any)))
	case tftypes.Map:
		elements := map[string]tftypes.Value{}
		for key, element := range value.(map[string]any) {
			elements[key] = tfValue(kind.ElementType, element)
		}
		return tftypes.NewValue(kind, elements)
	case tftypes.Set:
		elements := []tftypes.Value{}
		for _, element := range value.([]any) {
			elements = append(elements, tfValue(kind.ElementType, element))
		}
		return tftypes.NewValue(kind, elements)
	}
	return tftypes.NewValue(kind, value)
}

func tfFields(kind tftypes.Type, fields map[string]any) map[string]tftypes.Value {
	values := map[string]tftypes.Value{}
	for name, fieldType := range kind.(tftypes.Object).AttributeTypes {
		values[name] = tfValue(fieldType, fields[name])
	}
	return values
}

// goValue is a value of Terraform as encoding/json reads it; sets are sorted.
func goValue(value tftypes.Value) any {
	if value.IsNull() || !value.IsKnown() {
		return nil
	}
	switch {
	case value.Type().Is(tftypes.Object{}), value.Type().Is(tftypes.Map{}):
		var fields map[string]tftypes.Value
		_ = value.As(&fields)
		result := map[string]any{}
		for name, field := range fields {
			result[name] = goValue(field)
		}
		return result
	case value.Type().Is(tftypes.Set{}), value.Type().Is(tftypes.List{}):
		var elements []tftypes.Value
		_ = value.As(&elements)
		result := []any{}
		for _, element := range elements {
			result = append(result, goValue(element))
		}
		if value.Type().Is(tftypes.List{}) {
			return result
		}
		return normal(result)
	case value.Type().Is(tftypes.Number):
		var number int64
		_, _ = fmt.Sscan(strings.TrimSuffix(strings.TrimPrefix(value.String(), `tftypes.Number<"`), `">`), &number)
		return float64(number)
	case value.Type().Is(tftypes.Bool):
		var on bool
		_ = value.As(&on)
		return on
	}
	var text string
	_ = value.As(&text)
	return text
}

// normal makes values comparable: numbers become float64, and lists are sorted by their JSON.
func normal(value any) any {
	content, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	var result any
	if err := json.Unmarshal(content, &result); err != nil {
		panic(err)
	}
	if list, is := result.([]any); is {
		slices.SortFunc(list, func(a, b any) int {
			left, _ := json.Marshal(a)
			right, _ := json.Marshal(b)
			return strings.Compare(string(left), string(right))
		})
	}
	return result
}

func equal(a, b any) bool { return reflect.DeepEqual(normal(a), normal(b)) }

// at returns a part of nested maps by its dotted name, nil when it is not there.
func at(value any, dotted string) any {
	for name := range strings.SplitSeq(dotted, ".") {
		fields, _ := value.(map[string]any)
		value = fields[name]
	}
	return value
}

// put returns the maps with one part replaced; the original stays as it is.
func put(fields map[string]any, dotted string, value any) map[string]any {
	changed := maps.Clone(fields)
	if changed == nil {
		changed = map[string]any{}
	}
	name, rest, nested := strings.Cut(dotted, ".")
	if nested {
		inner, _ := changed[name].(map[string]any)
		changed[name] = put(inner, rest, value)
	} else {
		changed[name] = value
	}
	return changed
}

// proposed is what Terraform proposes for a configuration: computed parts that it leaves out stay as they are.
func proposed(attributes []*tfprotov6.SchemaAttribute, prior, config map[string]any) map[string]any {
	result := maps.Clone(config)
	for _, attribute := range attributes {
		switch {
		case config[attribute.Name] == nil && attribute.Computed:
			result[attribute.Name] = prior[attribute.Name]
		case config[attribute.Name] != nil && attribute.NestedType != nil:
			inner, _ := prior[attribute.Name].(map[string]any)
			part := config[attribute.Name].(map[string]any)
			if attribute.NestedType.Nesting != tfprotov6.SchemaObjectNestingModeMap {
				result[attribute.Name] = proposed(attribute.NestedType.Attributes, inner, part)
				continue
			}
			elements := map[string]any{}
			for key, element := range part {
				before, _ := inner[key].(map[string]any)
				elements[key] = proposed(attribute.NestedType.Attributes, before, element.(map[string]any))
			}
			result[attribute.Name] = elements
		}
	}
	return result
}

// fill replaces the placeholders in a configuration by ids.
func (b *testBench) fill(value any) any {
	switch value := value.(type) {
	case string:
		if id, known := b.ids[value]; known {
			return id
		}
	case map[string]any:
		filled := map[string]any{}
		for name, part := range value {
			filled[name] = b.fill(part)
		}
		return filled
	}
	return value
}

// plan plans a configuration and says which attributes replace the object.
func (b *testBench) plan(t *testing.T, prior tftypes.Value, config map[string]any) (response *tfprotov6.PlanResourceChangeResponse, replaced []string, problem string) {
	t.Helper()
	before, _ := goValue(prior).(map[string]any)
	kind := b.schema.ValueType()
	response, err := b.server.PlanResourceChange(t.Context(), &tfprotov6.PlanResourceChangeRequest{
		TypeName: b.typed, PriorState: dynamic(t, prior), Config: dynamic(t, tfValue(kind, config)),
		ProposedNewState: dynamic(t, tfValue(kind, proposed(b.schema.Block.Attributes, before, config))),
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, attribute := range response.RequiresReplace {
		name, _ := attribute.Steps()[0].(tftypes.AttributeName)
		replaced = append(replaced, string(name))
	}
	b.warnings = warningsOf(response.Diagnostics)
	return response, replaced, firstError(response.Diagnostics)
}

func warningsOf(diagnostics []*tfprotov6.Diagnostic) []string {
	var warnings []string
	for _, diagnostic := range diagnostics {
		if diagnostic.Severity == tfprotov6.DiagnosticSeverityWarning {
			warnings = append(warnings, diagnostic.Summary+": "+diagnostic.Detail)
		}
	}
	return warnings
}

func firstError(diagnostics []*tfprotov6.Diagnostic) string {
	for _, diagnostic := range diagnostics {
		if diagnostic.Severity == tfprotov6.DiagnosticSeverityError {
			return diagnostic.Summary + ": " + diagnostic.Detail
		}
	}
	return ""
}

// apply plans and applies a configuration.
func (b *testBench) apply(t *testing.T, prior tftypes.Value, config map[string]any) (after tftypes.Value, problem string) {
	t.Helper()
	planned, replaced, problem := b.plan(t, prior, config)
	if problem == "" && len(replaced) > 0 && !prior.IsNull() {
		problem = "is replaced because of " + strings.Join(replaced, ", ")
	}
	if problem != "" {
		return prior, problem
	}
	response, err := b.server.ApplyResourceChange(t.Context(), &tfprotov6.ApplyResourceChangeRequest{
		TypeName: b.typed, PriorState: dynamic(t, prior), PlannedState: planned.PlannedState, Config: dynamic(t, tfValue(b.schema.ValueType(), config)), PlannedPrivate: planned.PlannedPrivate,
	})
	if err != nil {
		t.Fatal(err)
	}
	b.warnings = append(b.warnings, warningsOf(response.Diagnostics)...)
	after = b.static(t, response.NewState)
	if problem = firstError(response.Diagnostics); problem == "" {
		problem = inconsistent(b.static(t, planned.PlannedState), after)
	}
	return after, problem
}

// refresh reads an object anew.
func (b *testBench) refresh(t *testing.T, state tftypes.Value) tftypes.Value {
	t.Helper()
	response, err := b.server.ReadResource(t.Context(), &tfprotov6.ReadResourceRequest{TypeName: b.typed, CurrentState: dynamic(t, state)})
	if err != nil {
		t.Fatal(err)
	}
	b.warnings = warningsOf(response.Diagnostics)
	if problem := firstError(response.Diagnostics); problem != "" {
		t.Fatal(problem)
	}
	return b.static(t, response.NewState)
}

// destroy destroys an object.
func (b *testBench) destroy(t *testing.T, state tftypes.Value) (problem string) {
	t.Helper()
	none := dynamic(t, b.none())
	response, err := b.server.ApplyResourceChange(t.Context(), &tfprotov6.ApplyResourceChangeRequest{TypeName: b.typed, PriorState: dynamic(t, state), PlannedState: none, Config: none})
	if err != nil {
		t.Fatal(err)
	}
	return firstError(response.Diagnostics)
}

// inconsistent finds what Terraform refuses: a planned value that is another one after the apply.
func inconsistent(planned, after tftypes.Value) (problem string) {
	_ = tftypes.Walk(planned, func(path *tftypes.AttributePath, value tftypes.Value) (bool, error) {
		if value.Type().Is(tftypes.Set{}) || !value.IsFullyKnown() || value.Type().Is(tftypes.Object{}) || value.Type().Is(tftypes.Map{}) {
			return !value.Type().Is(tftypes.Set{}), nil
		}
		found, _, err := tftypes.WalkAttributePath(after, path)
		if result, is := found.(tftypes.Value); err != nil || !is || !result.Equal(value) {
			problem = fmt.Sprintf("planned %s as %v, got %v", path, value, found)
		}
		return true, nil
	})
	return problem
}

// imported is what the provider reads when it knows nothing but the id.
func (b *testBench) imported(t *testing.T, id string) (any, string) {
	t.Helper()
	imported, err := b.server.ImportResourceState(t.Context(), &tfprotov6.ImportResourceStateRequest{TypeName: b.typed, ID: id})
	if err != nil {
		t.Fatal(err)
	}
	if problem := firstError(imported.Diagnostics); problem != "" {
		return nil, problem
	}
	read, err := b.server.ReadResource(t.Context(), &tfprotov6.ReadResourceRequest{TypeName: b.typed, CurrentState: imported.ImportedResources[0].State})
	if err != nil {
		t.Fatal(err)
	}
	return goValue(b.static(t, read.NewState)), firstError(read.Diagnostics)
}

// object is an object as the API knows it: of the targets of a group, the one there is. That of an attachment has the id of the attachment besides.
func (b *testBench) object(t *testing.T, id string) any {
	t.Helper()
	state, _ := normal(b.cloud.Snapshot()).(map[string]any)
	if groupID, targetID, attached := strings.Cut(id, "/"); attached {
		if target, _ := at(state, "targets."+targetID).(map[string]any); at(target, "targetGroupId") == groupID {
			return put(target, "id", id)
		}
		return nil
	}
	for _, collection := range []string{"loadBalancers", "listeners", "backends", "targetGroups", "targets", "availabilityGroups"} {
		objects, _ := state[collection].(map[string]any)
		if object, found := objects[id]; found && b.typed != "jdcloud_lb_target_group_targets" {
			return object
		}
		for _, object := range objects {
			if collection == "targets" && at(object, "targetGroupId") == id {
				return object
			}
		}
	}
	return nil
}

// checkAttribute tries everything that an attribute can do and returns what it fails to do.
func checkAttribute(t *testing.T, typeName, name string, base map[string]any, c attributeCase, mutate func(resource.Resource) resource.Resource) (problems []string) {
	t.Helper()
	if c.product == "" {
		c.product = "alb"
	}
	if c.same == nil {
		c.same = equal
	}
	b := newBench(t, typeName, c.product, mutate)
	fail := func(able ability, format string, arguments ...any) {
		problems = append(problems, fmt.Sprintf("%s.%s, %s: %s", typeName, name, able, fmt.Sprintf(format, arguments...)))
	}
	config := func(value any, more map[string]any) map[string]any {
		result := base
		for _, parts := range []map[string]any{c.with, more} {
			for part, of := range parts {
				result = put(result, part, of)
			}
		}
		if c.first != nil {
			result = put(result, name, value)
		}
		return b.fill(result).(map[string]any)
	}
	// known compares what the API shows and what can be read from it with a value.
	known := func(able ability, after tftypes.Value, value any) {
		value = b.fill(value)
		id, _ := at(goValue(after), "id").(string)
		if shown := at(b.object(t, id), c.shown); !c.same(shown, value) {
			fail(able, "the API shows %v as %s instead of %v", shown, c.shown, value)
		}
		if _, unable := c.cannot[canRead]; unable {
			return
		}
		read, problem := b.imported(t, id)
		if part := importedPart(read, name); problem != "" || !equal(part, value) {
			fail(canRead, "%v was read back instead of %v %s", part, value, problem)
		}
	}

	state, problem := b.apply(t, tftypes.NewValue(b.schema.ValueType(), nil), config(c.first, nil))
	if problem != "" {
		fail(canCreate, "%s", problem)
		return problems
	}
	if c.first == nil { // The API alone decides about it.
		known(canRead, state, at(goValue(state), name))
		return problems
	}
	known(canCreate, state, c.first)

	if _, unable := c.cannot[canUpdate]; unable {
		root, _, _ := strings.Cut(name, ".")
		if _, replaced, problem := b.plan(t, state, config(c.second, c.withSecond)); problem != "" || !slices.Contains(replaced, root) {
			fail(canUpdate, "a change replaces nothing, although it cannot be made in place %s", problem)
		}
		return problems
	}
	if state, problem = b.apply(t, state, config(c.second, c.withSecond)); problem != "" {
		fail(canUpdate, "%s", problem)
		return problems
	}
	known(canUpdate, state, c.second)
	if attributeNamed(b.schema.Block.Attributes, name).Required {
		return problems
	}

	if state, problem = b.apply(t, state, config(c.first, nil)); problem == "" {
		state, problem = b.apply(t, state, config(nil, nil))
	}
	_, kept := c.cannot[canClear]
	if problem != "" {
		if !kept {
			fail(canClear, "%s", problem)
		}
		return problems
	}
	id, _ := at(goValue(state), "id").(string)
	if shown := at(b.object(t, id), c.shown); c.same(shown, b.fill(c.first)) != kept {
		fail(canClear, "after the removal the API shows %v as %s", shown, c.shown)
	}
	return problems
}

// importedPart is an attribute after an import, which gives the one element of a map a key of its own.
func importedPart(read any, name string) any {
	root, rest, nested := strings.Cut(name, ".a.")
	if !nested {
		return at(read, name)
	}
	elements, _ := at(read, root).(map[string]any)
	for _, element := range elements {
		return at(element, rest)
	}
	return nil
}

// attributeNamed finds an attribute by its dotted name. Keys of maps are not attributes.
func attributeNamed(attributes []*tfprotov6.SchemaAttribute, dotted string) *tfprotov6.SchemaAttribute {
	name, rest, nested := strings.Cut(dotted, ".")
	index := slices.IndexFunc(attributes, func(attribute *tfprotov6.SchemaAttribute) bool { return attribute.Name == name })
	if index < 0 {
		return nil
	}
	if !nested {
		return attributes[index]
	}
	if attributes[index].NestedType.Nesting == tfprotov6.SchemaObjectNestingModeMap {
		_, rest, _ = strings.Cut(rest, ".")
	}
	return attributeNamed(attributes[index].NestedType.Attributes, rest)
}

package provider

import (
	"cmp"
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/datasourcevalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	resourceschema "github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

// dataKind says what is special about the data sources of one kind of object: the one that finds a single object, by id
// or by exact name, and the one that lists them. objectDataSource and listDataSource do the rest.
type dataKind[Model, Item any] struct {
	// typeName and typeNames are Terraform's names of the two, for example "jdcloud_subnet" and "jdcloud_subnets". A kind
	// without typeName has a list only.
	typeName, typeNames string
	// noun and nouns are for people; items is the attribute of the list that has the objects.
	noun, nouns, items string
	// purpose completes the description: "Reads a subnet, for example to …".
	purpose string
	// note is added to the descriptions.
	note string
	// key is the attribute that finds an object when its id is not given: its name, unless set otherwise.
	key string
	// attributes are those of one object, all computed. Those that the model has besides are not shown.
	attributes map[string]schema.Attribute
	narrow     []narrowing
	read       func(c *client.Client, ctx context.Context, id string) (*Item, error)
	list       func(c *client.Client, ctx context.Context, query client.Query) ([]Item, error)
	// id tells objects apart, and is the order of lists.
	id   func(Item) string
	take func(*Model, *Item)
}

// narrowing is an attribute that narrows a search.
type narrowing struct {
	attribute string
	// filter is the API's name for it.
	filter     string
	required   bool
	validators []validator.String
}

func (k dataKind[Model, Item]) dataSources() []func() datasource.DataSource {
	if k.key == "" {
		k.key = "name"
	}
	all := []func() datasource.DataSource{func() datasource.DataSource { return &listDataSource[Model, Item]{kind: k} }}
	if k.typeName != "" {
		all = append(all, func() datasource.DataSource { return &objectDataSource[Model, Item]{kind: k} })
	}
	return all
}

// objectDataSource finds one object.
type objectDataSource[Model, Item any] struct {
	baseDataSource
	kind dataKind[Model, Item]
}

func (d *objectDataSource[Model, Item]) Metadata(_ context.Context, _ datasource.MetadataRequest, response *datasource.MetadataResponse) {
	response.TypeName = d.kind.typeName
}

func (d *objectDataSource[Model, Item]) Schema(_ context.Context, _ datasource.SchemaRequest, response *datasource.SchemaResponse) {
	k := d.kind
	attributes := map[string]schema.Attribute{}
	for name, attribute := range k.attributes {
		attributes[name] = attribute
	}
	attributes["id"] = schema.StringAttribute{
		Optional: true, Computed: true, Validators: []validator.String{objectID()},
		MarkdownDescription: fmt.Sprintf("Id of the %s. Exactly one of `id` and `%s` is required.", k.noun, k.key),
	}
	attributes[k.key] = schema.StringAttribute{
		Optional: true, Computed: true, Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
		MarkdownDescription: fmt.Sprintf("%s Compared exactly. Reading fails when none or several of the %s have it. Exactly one of `id` and `%s` is required.",
			k.attributes[k.key].GetMarkdownDescription(), k.nouns, k.key),
	}
	for _, narrow := range k.narrow {
		attributes[narrow.attribute] = schema.StringAttribute{
			Optional: true, Computed: true, Validators: narrow.validators,
			MarkdownDescription: fmt.Sprintf("%s Set it to accept only %s with this value.", k.attributes[narrow.attribute].GetMarkdownDescription(), indefinite(k.noun)),
		}
	}
	response.Schema = schema.Schema{
		MarkdownDescription: fmt.Sprintf("Reads %s by its id or by its exact `%s`%s.%s", indefinite(k.noun), k.key, k.purpose, k.note),
		Attributes:          attributes,
	}
}

func (d *objectDataSource[Model, Item]) ConfigValidators(context.Context) []datasource.ConfigValidator {
	return []datasource.ConfigValidator{datasourcevalidator.ExactlyOneOf(path.MatchRoot("id"), path.MatchRoot(d.kind.key))}
}

func (d *objectDataSource[Model, Item]) Read(ctx context.Context, request datasource.ReadRequest, response *datasource.ReadResponse) {
	given := readTexts(ctx, request.Config, append([]string{"id", d.kind.key}, d.kind.narrowedBy()...), &response.Diagnostics)
	if response.Diagnostics.HasError() {
		return
	}
	shown, problem := d.find(ctx, given, &response.Diagnostics)
	if problem != nil {
		addFailure(&response.Diagnostics, "read "+d.kind.noun+" "+cmp.Or(given["id"], given[d.kind.key]), problem)
	}
	if !response.Diagnostics.HasError() {
		setValues(ctx, &response.State, shown, &response.Diagnostics)
	}
}

// find returns the attributes of the one object that is asked for.
func (d *objectDataSource[Model, Item]) find(ctx context.Context, given map[string]string, diagnostics *diag.Diagnostics) (map[string]attr.Value, error) {
	k := d.kind
	if id := given["id"]; id != "" {
		item, err := k.read(d.client, ctx, id)
		if err != nil {
			return nil, err
		}
		shown := k.show(ctx, item, diagnostics)
		for _, name := range k.narrowedBy() {
			if wanted, found := given[name], textOf(shown[name]); wanted != "" && found != wanted {
				diagnostics.AddAttributeError(path.Root(name), fmt.Sprintf("Another %s than asked for", k.noun),
					fmt.Sprintf("%s %s has %s = %q, not %q. Give the id of another %s, or change or remove %s.", capitalized(k.noun), id, name, found, wanted, k.noun, name))
			}
		}
		return shown, nil
	}
	items, err := k.search(ctx, d.client, given)
	if err != nil {
		return nil, err
	}
	if len(items) == 1 {
		return k.show(ctx, &items[0], diagnostics), nil
	}
	searched := fmt.Sprintf("with %s in region %s", k.conditions(given), d.client.Region())
	if len(items) == 0 {
		diagnostics.AddAttributeError(path.Root(k.key), fmt.Sprintf("No %s found", k.noun),
			fmt.Sprintf("There is no %s %s. Check %s, which is compared exactly, and the region.", k.noun, searched, k.key))
		return nil, nil
	}
	var ids []string
	for _, item := range items {
		ids = append(ids, k.id(item))
	}
	diagnostics.AddAttributeError(path.Root(k.key), fmt.Sprintf("Several %s found", k.nouns),
		fmt.Sprintf("There are %d %s %s: %s. Give the id of one of them%s.", len(items), k.nouns, searched, strings.Join(ids, ", "), k.narrowingHint(given)))
	return nil, nil
}

// conditions says what a search asked for: name = "web" and vpc_id = "vpc-a1".
func (k dataKind[Model, Item]) conditions(given map[string]string) string {
	var conditions []string
	for _, name := range append([]string{k.key}, k.narrowedBy()...) {
		if given[name] != "" {
			conditions = append(conditions, fmt.Sprintf("%s = %q", name, given[name]))
		}
	}
	return joinWords(conditions)
}

// narrowingHint names the attributes that would make a search narrower.
func (k dataKind[Model, Item]) narrowingHint(given map[string]string) string {
	left := slices.DeleteFunc(k.narrowedBy(), func(name string) bool { return given[name] != "" })
	if len(left) == 0 {
		return ""
	}
	return ", or set " + strings.Join(left, " or ")
}

func (k dataKind[Model, Item]) narrowedBy() []string {
	var names []string
	for _, narrow := range k.narrow {
		names = append(names, narrow.attribute)
	}
	return names
}

// search lists the objects that have what is given, in the order of their ids.
func (k dataKind[Model, Item]) search(ctx context.Context, c *client.Client, given map[string]string) ([]Item, error) {
	query := client.Query{Name: given[k.key], Filters: map[string]string{}}
	for _, narrow := range k.narrow {
		if value := given[narrow.attribute]; value != "" {
			query.Filters[narrow.filter] = value
		}
	}
	items, err := k.list(c, ctx, query)
	slices.SortFunc(items, func(a, b Item) int { return cmp.Compare(k.id(a), k.id(b)) })
	return items, err
}

// show returns the attributes of an object.
func (k dataKind[Model, Item]) show(ctx context.Context, item *Item, diagnostics *diag.Diagnostics) map[string]attr.Value {
	var model Model
	k.take(&model, item)
	return valuesOf(ctx, model, k.types(), diagnostics)
}

func (k dataKind[Model, Item]) types() map[string]attr.Type {
	types := map[string]attr.Type{}
	for name, attribute := range k.attributes {
		types[name] = attribute.GetType()
	}
	return types
}

// listDataSource lists objects.
type listDataSource[Model, Item any] struct {
	baseDataSource
	kind dataKind[Model, Item]
}

func (d *listDataSource[Model, Item]) Metadata(_ context.Context, _ datasource.MetadataRequest, response *datasource.MetadataResponse) {
	response.TypeName = d.kind.typeNames
}

func (d *listDataSource[Model, Item]) Schema(_ context.Context, _ datasource.SchemaRequest, response *datasource.SchemaResponse) {
	k := d.kind
	attributes := map[string]schema.Attribute{
		"ids": schema.ListAttribute{
			ElementType: types.StringType, Computed: true,
			MarkdownDescription: fmt.Sprintf("Ids of the %s, sorted: for example for `for_each`, with `toset`.", k.nouns),
		},
		k.items: schema.ListNestedAttribute{
			Computed: true, NestedObject: schema.NestedAttributeObject{Attributes: k.attributes},
			MarkdownDescription: fmt.Sprintf("The %s, sorted by id.", k.nouns),
		},
	}
	if k.typeName != "" {
		attributes[k.key] = schema.StringAttribute{
			Optional: true, Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
			MarkdownDescription: fmt.Sprintf("Lists only the %s that have exactly this `%s`. Default: any.", k.nouns, k.key),
		}
	}
	for _, narrow := range k.narrow {
		description := fmt.Sprintf("Lists only the %s that have this `%s`. Default: any.", k.nouns, narrow.attribute)
		if narrow.required {
			description = k.attributes[narrow.attribute].GetMarkdownDescription()
		}
		attributes[narrow.attribute] = schema.StringAttribute{
			Required: narrow.required, Optional: !narrow.required, Validators: narrow.validators, MarkdownDescription: description,
		}
	}
	response.Schema = schema.Schema{MarkdownDescription: fmt.Sprintf("Lists %s%s.%s", k.nouns, k.purpose, k.note), Attributes: attributes}
}

func (d *listDataSource[Model, Item]) Read(ctx context.Context, request datasource.ReadRequest, response *datasource.ReadResponse) {
	k := d.kind
	asked := k.narrowedBy()
	if k.typeName != "" {
		asked = append(asked, k.key)
	}
	given := readTexts(ctx, request.Config, asked, &response.Diagnostics)
	if response.Diagnostics.HasError() {
		return
	}
	items, err := k.search(ctx, d.client, given)
	if err != nil {
		addFailure(&response.Diagnostics, "list the "+k.nouns, err)
		return
	}
	ids, objects := make([]attr.Value, 0, len(items)), make([]attr.Value, 0, len(items))
	object := types.ObjectType{AttrTypes: k.types()}
	for _, item := range items {
		ids = append(ids, types.StringValue(k.id(item)))
		shown := k.show(ctx, &item, &response.Diagnostics)
		if response.Diagnostics.HasError() {
			return
		}
		objects = append(objects, types.ObjectValueMust(object.AttrTypes, shown))
	}
	values := map[string]attr.Value{"ids": types.ListValueMust(types.StringType, ids), k.items: types.ListValueMust(object, objects)}
	for _, name := range asked {
		values[name] = textOrNull(given[name])
	}
	setValues(ctx, &response.State, values, &response.Diagnostics)
}

// readTexts returns the attributes of a configuration that are set.
func readTexts(ctx context.Context, config tfsdk.Config, names []string, diagnostics *diag.Diagnostics) map[string]string {
	given := map[string]string{}
	for _, name := range names {
		var value types.String
		diagnostics.Append(config.GetAttribute(ctx, path.Root(name), &value)...)
		given[name] = value.ValueString()
	}
	return given
}

// valuesOf returns the attributes of a model that have a type.
func valuesOf(ctx context.Context, model any, attributeTypes map[string]attr.Type, diagnostics *diag.Diagnostics) map[string]attr.Value {
	values := map[string]attr.Value{}
	source := reflect.ValueOf(model)
	for _, field := range reflect.VisibleFields(source.Type()) {
		name := field.Tag.Get("tfsdk")
		attributeType, shown := attributeTypes[name]
		if !shown {
			continue
		}
		var value attr.Value
		diagnostics.Append(tfsdk.ValueFrom(ctx, source.FieldByIndex(field.Index).Interface(), attributeType, &value)...)
		values[name] = value
	}
	return values
}

func setValues(ctx context.Context, state *tfsdk.State, values map[string]attr.Value, diagnostics *diag.Diagnostics) {
	for name, value := range values {
		diagnostics.Append(state.SetAttribute(ctx, path.Root(name), value)...)
	}
}

func textOf(value attr.Value) string {
	text, _ := value.(types.String)
	return text.ValueString()
}

// indefinite puts the article before a noun.
func indefinite(noun string) string {
	if strings.ContainsAny(noun[:1], "aeiouAEIO") {
		return "an " + noun
	}
	return "a " + noun
}

// shownAttributes are the attributes of a resource as its data sources show them: computed, each described by the first
// sentence of its description, which says what it is. The names are of those that only a configuration has.
func shownAttributes(attributes map[string]resourceschema.Attribute, configured ...string) map[string]schema.Attribute {
	shown := map[string]schema.Attribute{}
	for name, attribute := range attributes {
		if slices.Contains(configured, name) {
			continue
		}
		description := firstSentence(attribute.GetMarkdownDescription())
		switch attribute := attribute.(type) {
		case resourceschema.StringAttribute:
			shown[name] = schema.StringAttribute{Computed: true, MarkdownDescription: description}
		case resourceschema.Int64Attribute:
			shown[name] = schema.Int64Attribute{Computed: true, MarkdownDescription: description}
		case resourceschema.BoolAttribute:
			shown[name] = schema.BoolAttribute{Computed: true, MarkdownDescription: description}
		case resourceschema.SetAttribute:
			shown[name] = schema.SetAttribute{Computed: true, ElementType: attribute.ElementType, MarkdownDescription: description}
		case resourceschema.MapAttribute:
			shown[name] = schema.MapAttribute{Computed: true, ElementType: attribute.ElementType, MarkdownDescription: description}
		case resourceschema.SingleNestedAttribute:
			shown[name] = schema.SingleNestedAttribute{Computed: true, Attributes: shownAttributes(attribute.Attributes), MarkdownDescription: description}
		case resourceschema.MapNestedAttribute:
			shown[name] = schema.MapNestedAttribute{
				Computed: true, MarkdownDescription: description,
				NestedObject: schema.NestedAttributeObject{Attributes: shownAttributes(attribute.NestedObject.Attributes)},
			}
		default:
			panic(fmt.Sprintf("%s: a data source cannot show a %T yet", name, attribute))
		}
	}
	return shown
}

func firstSentence(text string) string {
	if first, _, more := strings.Cut(text, ". "); more {
		return first + "."
	}
	return text
}

// text, number and texts are attributes that a data source shows.

func text(description string) schema.StringAttribute {
	return schema.StringAttribute{Computed: true, MarkdownDescription: description}
}

func number(description string) schema.Int64Attribute {
	return schema.Int64Attribute{Computed: true, MarkdownDescription: description}
}

func texts(description string) schema.SetAttribute {
	return schema.SetAttribute{Computed: true, ElementType: types.StringType, MarkdownDescription: description}
}

// byID are the validators of an attribute that is the id of an object.
func byID() []validator.String { return []validator.String{objectID()} }

package provider

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// What is done with all attributes of a model is done by reflection, so that no attribute can be forgotten.

// hasUnknown says that a part of the model is unknown.
func hasUnknown(model any) bool {
	unknown := false
	eachValue(reflect.ValueOf(model), func(value attr.Value) { unknown = unknown || value.IsUnknown() })
	return unknown
}

// takeUnknown replaces each part of the model that is unknown by that of known, or by null when known is nil. Nested
// objects that the model shares with others are copied before.
func takeUnknown[Model any](ctx context.Context, model, known *Model) {
	source := reflect.Value{}
	if known != nil {
		source = reflect.ValueOf(known).Elem()
	}
	takeUnknownFields(ctx, reflect.ValueOf(model).Elem(), source)
}

func takeUnknownFields(ctx context.Context, target, source reflect.Value) {
	for _, field := range reflect.VisibleFields(target.Type()) {
		if field.Anonymous {
			continue
		}
		part, known := target.FieldByIndex(field.Index), reflect.Value{}
		if source.IsValid() {
			known = source.FieldByIndex(field.Index)
		}
		if value, is := part.Interface().(attr.Value); is {
			if value.IsUnknown() {
				part.Set(knownOrNull(ctx, value, known))
			}
			continue
		}
		if part.IsNil() {
			continue
		}
		if source.IsValid() && !known.IsNil() {
			known = known.Elem()
		} else {
			known = reflect.Value{}
		}
		copied := reflect.New(part.Type().Elem())
		copied.Elem().Set(part.Elem())
		takeUnknownFields(ctx, copied.Elem(), known)
		part.Set(copied)
	}
}

func knownOrNull(ctx context.Context, unknown attr.Value, known reflect.Value) reflect.Value {
	if known.IsValid() {
		return known
	}
	valueType := unknown.Type(ctx)
	null, err := valueType.ValueFromTerraform(ctx, tftypes.NewValue(valueType.TerraformType(ctx), nil))
	if err != nil {
		panic(fmt.Sprintf("%T has no null: %v", unknown, err)) // Every type of an attribute has one.
	}
	return reflect.ValueOf(null)
}

// eachValue visits the attributes of a model and of the objects nested in it.
func eachValue(model reflect.Value, visit func(value attr.Value)) {
	for _, field := range reflect.VisibleFields(model.Type()) {
		if field.Anonymous {
			continue
		}
		part := model.FieldByIndex(field.Index)
		if value, is := part.Interface().(attr.Value); is {
			visit(value)
		} else if !part.IsNil() {
			eachValue(part.Elem(), visit)
		}
	}
}

// changedFields fills an update request with what the create request of the plan has and that of the state has not, so
// that an attribute which is created is also updated. What goes is sent as an empty text, an empty list or false; a
// number cannot be cleared and is left as it is. It says whether there is anything to send.
func changedFields(update, planned, current any) (changed bool, err error) {
	target, plan, state := reflect.ValueOf(update).Elem(), reflect.ValueOf(planned).Elem(), reflect.ValueOf(current).Elem()
	for _, field := range reflect.VisibleFields(plan.Type()) {
		wanted, present := plan.FieldByIndex(field.Index), state.FieldByIndex(field.Index)
		if field.Anonymous || reflect.DeepEqual(wanted.Interface(), present.Interface()) {
			continue
		}
		part := target.FieldByName(field.Name)
		if !part.IsValid() {
			return false, fmt.Errorf("the provider has a bug: %s cannot be changed, yet the plan does not replace the object. Please report this", field.Name)
		}
		if setField(part, wanted) {
			changed = true
		}
	}
	return changed, nil
}

// setField takes a value of a create request into an update request, and says whether that sends anything.
func setField(part, wanted reflect.Value) bool {
	switch {
	case wanted.Type() != part.Type(): // A required property of the create request is no pointer.
		part.Set(reflect.New(wanted.Type()))
		part.Elem().Set(wanted)
	case !wanted.IsNil():
		part.Set(wanted)
	case part.Kind() == reflect.Slice:
		part.Set(reflect.MakeSlice(part.Type(), 0, 0))
	case part.Type().Elem().Kind() == reflect.String || part.Type().Elem().Kind() == reflect.Bool:
		part.Set(reflect.New(part.Type().Elem()))
	default:
		return false
	}
	return true
}

// replacingAttributes lists the attributes whose planned change replaces the object.
func replacingAttributes(ctx context.Context, plan tfsdk.Plan, state tfsdk.State) []string {
	var names []string
	for name, attribute := range plan.Schema.GetAttributes() {
		if !requiresReplace(ctx, attribute) {
			continue
		}
		var planned, current attr.Value
		if diagnostics := plan.GetAttribute(ctx, path.Root(name), &planned); diagnostics.HasError() {
			continue
		}
		if diagnostics := state.GetAttribute(ctx, path.Root(name), &current); diagnostics.HasError() {
			continue
		}
		if !planned.Equal(current) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func requiresReplace(ctx context.Context, attribute any) bool {
	replaces := stringplanmodifier.RequiresReplace().Description(ctx)
	is := func(modifier planmodifier.Describer) bool {
		return modifier.Description(ctx) == replaces
	}
	switch attribute := attribute.(type) {
	case schema.StringAttribute:
		return slices.ContainsFunc(attribute.PlanModifiers, func(m planmodifier.String) bool { return is(m) })
	case schema.Int64Attribute:
		return slices.ContainsFunc(attribute.PlanModifiers, func(m planmodifier.Int64) bool { return is(m) })
	case schema.SetAttribute:
		return slices.ContainsFunc(attribute.PlanModifiers, func(m planmodifier.Set) bool { return is(m) })
	}
	return false
}

// joinWords lists words in a sentence: "a", "a and b", "a, b and c".
func joinWords(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

package provider

import (
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// Conversions between Terraform's values and those of the SDK's requests, where nil means "not sent".

func given(value attr.Value) bool {
	return !value.IsNull() && !value.IsUnknown()
}

func stringPointer(value types.String) *string {
	if !given(value) {
		return nil
	}
	text := value.ValueString()
	return &text
}

func intPointer(value types.Int64) *int {
	if !given(value) {
		return nil
	}
	number := int(value.ValueInt64())
	return &number
}

// truePointer is nil for false: a product that lacks a switch refuses its field, whatever the value.
func truePointer(value types.Bool) *bool {
	if !value.ValueBool() {
		return nil
	}
	on := true
	return &on
}

func textOrNull(text string) types.String {
	if text == "" {
		return types.StringNull()
	}
	return types.StringValue(text)
}

// textLike is textOrNull, but an empty text stays one where it was set so.
func textLike(text string, prior types.String) types.String {
	if text == "" && given(prior) && prior.ValueString() == "" {
		return prior
	}
	return textOrNull(text)
}

func intValue(number int) types.Int64 {
	return types.Int64Value(int64(number))
}

// intWhere is null where the number does not apply.
func intWhere(applies bool, number int) types.Int64 {
	if !applies {
		return types.Int64Null()
	}
	return intValue(number)
}

func stringSet(texts []string) types.Set {
	elements := make([]attr.Value, 0, len(texts))
	for _, text := range texts {
		elements = append(elements, types.StringValue(text))
	}
	return types.SetValueMust(types.StringType, elements)
}

// setStrings returns the known elements of a set, sorted; nil for a set that is null or unknown.
func setStrings(set types.Set) []string {
	if !given(set) {
		return nil
	}
	texts := make([]string, 0, len(set.Elements()))
	for _, element := range set.Elements() {
		if text, ok := element.(types.String); ok && given(text) {
			texts = append(texts, text.ValueString())
		}
	}
	slices.Sort(texts)
	return texts
}

func mapStrings(values types.Map) map[string]string {
	texts := make(map[string]string, len(values.Elements()))
	for key, element := range values.Elements() {
		if text, ok := element.(types.String); ok && given(text) {
			texts[key] = text.ValueString()
		}
	}
	return texts
}

func mapInts(values types.Map) map[string]int {
	numbers := make(map[string]int, len(values.Elements()))
	for key, element := range values.Elements() {
		if number, ok := element.(types.Int64); ok && given(number) {
			numbers[key] = int(number.ValueInt64())
		}
	}
	return numbers
}

func stringMap(texts map[string]string) types.Map {
	elements := make(map[string]attr.Value, len(texts))
	for key, text := range texts {
		elements[key] = types.StringValue(text)
	}
	return types.MapValueMust(types.StringType, elements)
}

// without returns the texts that are not among the others.
func without(texts, others []string) []string {
	return slices.DeleteFunc(slices.Clone(texts), func(text string) bool { return slices.Contains(others, text) })
}

package simulator

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
)

// nameInJSON is a struct field's name in JSON; empty when it has none.
func nameInJSON(field reflect.StructField) string {
	name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
	if name == "-" {
		return ""
	}
	return name
}

// decodeStrictly reads one JSON object into a struct and refuses fields that the struct does not have, by sentences.
// encoding/json would let field names pass in another case.
func decodeStrictly(content []byte, into any) error {
	given, err := objectFields(content)
	if err != nil {
		return err
	}
	var known []string
	for _, field := range reflect.VisibleFields(reflect.TypeOf(into).Elem()) {
		if name := nameInJSON(field); name != "" {
			known = append(known, name)
		}
	}
	for name := range given {
		if !slices.Contains(known, name) {
			return fmt.Errorf("field '%s' is unknown, expected one of [%s]", name, sortedWords(slices.Values(known)))
		}
	}
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields() // in what the object holds, too
	if err := decoder.Decode(into); err != nil {
		if wrongType, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
			// The path begins with the names of embedded structs, which nobody has written.
			path := strings.Split(wrongType.Field, ".")
			first := slices.IndexFunc(path, func(name string) bool { return slices.Contains(known, name) })
			wrongType.Field = strings.Join(path[max(first, 0):], ".")
		}
		return readable(err)
	}
	return nil
}

// objectFields reads the fields of one JSON object.
func objectFields(content []byte) (map[string]json.RawMessage, error) {
	if len(bytes.TrimSpace(content)) == 0 {
		return nil, errors.New("the body is empty, expected a JSON object")
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(content, &fields); err != nil {
		return nil, readable(err)
	}
	if fields == nil {
		return nil, errors.New("the body is null, expected a JSON object")
	}
	return fields, nil
}

// readable turns encoding/json's errors into sentences about the body.
func readable(err error) error {
	var wrongType *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &wrongType) && wrongType.Field == "":
		return fmt.Errorf("the body is a JSON %s, expected an object", wrongType.Value)
	case errors.As(err, &wrongType):
		return fmt.Errorf("field '%s' is a JSON %s, expected %s", wrongType.Field, wrongType.Value, expectedJSON(wrongType.Type))
	case errors.As(err, &syntax) || errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("the body is not JSON: %w", err)
	default:
		return errors.New(strings.TrimPrefix(err.Error(), "json: "))
	}
}

func expectedJSON(goType reflect.Type) string {
	switch goType.Kind() {
	case reflect.String:
		return "a string"
	case reflect.Bool:
		return "true or false"
	case reflect.Int, reflect.Int64:
		return "a whole number"
	case reflect.Float64:
		return "a number"
	case reflect.Slice:
		return "a list"
	default:
		return "an object"
	}
}

package simulator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

type fieldKind int

const (
	textField fieldKind = iota
	integerField
	booleanField
	objectField
	listField
)

// field describes one field of a request body. A null counts as absent everywhere.
type field struct {
	name     string
	kind     fieldKind
	required bool
	oneOf    []string
	ranged   bool
	low      int
	high     int
	// rule returns what is expected instead, or nothing when the text is right.
	rule   func(text string) string
	fields []field
	item   *field
	least  int
	most   int
}

func text(name string) field    { return field{name: name, kind: textField} }
func integer(name string) field { return field{name: name, kind: integerField} }
func boolean(name string) field { return field{name: name, kind: booleanField} }

func object(name string, fields ...field) field {
	return field{name: name, kind: objectField, fields: fields}
}

// list takes at most `most` items; 0 means any number.
func list(name string, item field, most int) field {
	return field{name: name, kind: listField, item: &item, most: most}
}

func (f field) need() field                           { f.required = true; return f }
func (f field) of(values ...string) field             { f.oneOf = values; return f }
func (f field) between(low, high int) field           { f.ranged, f.low, f.high = true, low, high; return f }
func (f field) follow(rule func(string) string) field { f.rule = rule; return f }
func (f field) filled() field                         { f.least = 1; return f }

// checkBody parses a JSON object, holds it against the fields and returns it without nulls.
// Clients repeat path parameters in the body: they are taken out, and must not contradict the path.
func checkBody(body []byte, fields []field, pathParameters map[string]string) ([]byte, *apiError) {
	if !utf8.Valid(body) {
		return nil, invalid("Request body is not UTF-8")
	}
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var given map[string]any
	if err := decoder.Decode(&given); err != nil || given == nil {
		return nil, invalid("Request body must be a JSON object")
	}
	if _, err := decoder.Token(); err != io.EOF {
		return nil, invalid("Request body must be one JSON object, something follows it")
	}
	for name, value := range pathParameters {
		repeated, ok := given[name]
		if !ok || declares(fields, name) {
			continue
		}
		if repeated != nil && repeated != value {
			return nil, unexpected(name, repeated, fmt.Sprintf("'%s' as in the path", value))
		}
		delete(given, name)
	}
	if failure := checkObject(given, fields, ""); failure != nil {
		return nil, failure
	}
	clean, err := json.Marshal(given)
	if err != nil {
		return nil, invalid("Request body must be a JSON object")
	}
	return clean, nil
}

func declares(fields []field, name string) bool {
	return slices.ContainsFunc(fields, func(f field) bool { return f.name == name })
}

func checkObject(given map[string]any, fields []field, prefix string) *apiError {
	names := make([]string, 0, len(given))
	for name, value := range given {
		if value == nil {
			delete(given, name)
		}
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if !declares(fields, name) {
			return invalid("Request field %s%s is unknown", prefix, name)
		}
	}
	for _, f := range fields {
		value, ok := given[f.name]
		if !ok {
			if f.required {
				return missing(prefix + f.name)
			}
			continue
		}
		if failure := f.check(value, prefix+f.name); failure != nil {
			return failure
		}
	}
	return nil
}

func (f field) check(value any, path string) *apiError {
	switch f.kind {
	case textField:
		return f.checkText(value, path)
	case integerField:
		return f.checkInteger(value, path)
	case booleanField:
		if _, ok := value.(bool); !ok {
			return unexpected(path, describe(value), "true or false")
		}
	case objectField:
		object, ok := value.(map[string]any)
		if !ok {
			return unexpected(path, describe(value), "an object")
		}
		return checkObject(object, f.fields, path+".")
	case listField:
		return f.checkList(value, path)
	}
	return nil
}

func (f field) checkText(value any, path string) *apiError {
	given, ok := value.(string)
	if !ok {
		return unexpected(path, describe(value), "a string")
	}
	if len(f.oneOf) > 0 && !slices.Contains(f.oneOf, given) {
		return unexpected(path, given, fmt.Sprintf("one of [%s]", strings.Join(f.oneOf, ", ")))
	}
	if f.rule != nil {
		if expectation := f.rule(given); expectation != "" {
			return unexpected(path, given, expectation)
		}
	}
	return nil
}

func (f field) checkInteger(value any, path string) *apiError {
	number, ok := value.(json.Number)
	if !ok {
		return unexpected(path, describe(value), "an integer")
	}
	given, err := strconv.Atoi(number.String())
	if err != nil {
		return unexpected(path, number, "an integer")
	}
	if f.ranged && (given < f.low || given > f.high) {
		return outOfRange("Request parameter %s is '%d', expected %d to %d", path, given, f.low, f.high)
	}
	return nil
}

func (f field) checkList(value any, path string) *apiError {
	given, ok := value.([]any)
	if !ok {
		return unexpected(path, describe(value), "a list")
	}
	if len(given) < f.least {
		return invalid("Request parameter %s has %d items, expected at least %d", path, len(given), f.least)
	}
	if f.most > 0 && len(given) > f.most {
		return invalid("Request parameter %s has %d items, expected at most %d", path, len(given), f.most)
	}
	for i, item := range given {
		at := fmt.Sprintf("%s[%d]", path, i)
		if item == nil {
			return missing(at)
		}
		if failure := f.item.check(item, at); failure != nil {
			return failure
		}
	}
	return nil
}

func describe(value any) string {
	content, err := json.Marshal(value)
	if err != nil {
		return fmt.Sprint(value)
	}
	return string(content)
}

package simulator

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
)

// unknownKeys is what a JSON tree has beyond another.
type unknownKeys struct {
	// keys are unknown in this object; inside are known keys whose values have unknown keys.
	keys   map[string]any
	inside map[string]*unknownKeys
	// items are the elements of this list that have unknown keys.
	items []unknownItem
}

// unknownItem is an element of a list, found again by what is known of it: lists have no keys.
type unknownItem struct {
	known   any
	unknown *unknownKeys
}

// parseTree reads JSON without changing its numbers.
func parseTree(content []byte) (any, error) {
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.UseNumber()
	var tree any
	if err := decoder.Decode(&tree); err != nil {
		return nil, err
	}
	if _, err := decoder.Token(); err != io.EOF {
		return nil, errors.New("something follows the JSON")
	}
	return tree, nil
}

// findUnknown returns what given has beyond known, or nil when there is nothing. It refuses a key that differs from a
// known one by case only, which was read as that one.
func findUnknown(given, known any, path string) (*unknownKeys, error) {
	found := &unknownKeys{keys: map[string]any{}, inside: map[string]*unknownKeys{}}
	switch given := given.(type) {
	case map[string]any:
		known, ok := known.(map[string]any)
		if !ok {
			return nil, nil
		}
		for key, value := range given {
			if _, ok := known[key]; !ok {
				for other := range known {
					if strings.EqualFold(key, other) {
						return nil, fmt.Errorf("key %s%s is unknown, expected %s", path, key, other)
					}
				}
				found.keys[key] = value
				continue
			}
			inside, err := findUnknown(value, known[key], path+key+".")
			if err != nil {
				return nil, err
			}
			if inside != nil {
				found.inside[key] = inside
			}
		}
	case []any:
		known, ok := known.([]any)
		if !ok || len(known) != len(given) {
			return nil, nil
		}
		for i, item := range given {
			inside, err := findUnknown(item, known[i], path)
			if err != nil {
				return nil, err
			}
			if inside != nil {
				found.items = append(found.items, unknownItem{known[i], inside})
			}
		}
	}
	if len(found.keys)+len(found.inside)+len(found.items) == 0 {
		return nil, nil
	}
	return found, nil
}

// addTo puts the unknown keys back into a tree. Those of objects that are gone go with them.
func (u *unknownKeys) addTo(tree any) {
	switch tree := tree.(type) {
	case map[string]any:
		for key, value := range u.keys {
			if _, ok := tree[key]; !ok {
				tree[key] = value
			}
		}
		for key, inside := range u.inside {
			inside.addTo(tree[key])
		}
	case []any:
		done := make([]bool, len(tree))
		for _, item := range u.items {
			for i, element := range tree {
				if !done[i] && reflect.DeepEqual(element, item.known) {
					item.unknown.addTo(element)
					done[i] = true
					break
				}
			}
		}
	}
}

package simulator

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"reflect"
)

// kinds returns the objects of each kind by the kind's name in JSON: maps of ids and pointers.
func (s *State) kinds() map[string]reflect.Value {
	kinds := map[string]reflect.Value{}
	for _, field := range reflect.VisibleFields(reflect.TypeFor[State]()) {
		if value := reflect.ValueOf(s).Elem().FieldByIndex(field.Index); value.Kind() == reflect.Map {
			kinds[nameInJSON(field)] = value
		}
	}
	return kinds
}

// kind returns the objects of one kind.
func (s *State) kind(name string) (reflect.Value, error) {
	kinds := s.kinds()
	objects, known := kinds[name]
	if !known {
		return reflect.Value{}, refused(http.StatusNotFound, "kind '%s' is unknown, expected one of [%s]", name, sortedWords(maps.Keys(kinds)))
	}
	return objects, nil
}

// object returns one object, a pointer.
func (s *State) object(kind, id string) (reflect.Value, error) {
	objects, err := s.kind(kind)
	if err != nil {
		return reflect.Value{}, err
	}
	found := objects.MapIndex(reflect.ValueOf(id))
	if !found.IsValid() {
		return reflect.Value{}, refused(http.StatusNotFound, "%s has no '%s'", kind, id)
	}
	return found, nil
}

// put sets an object. The state is the worse for it when it fails.
func (s *State) put(kind, id string, content []byte) error {
	objects, err := s.kind(kind)
	if err != nil {
		return err
	}
	object := reflect.New(objects.Type().Elem().Elem())
	if err := decodeStrictly(content, object.Interface()); err != nil {
		return err
	}
	if err := isWhole(content, object.Interface()); err != nil {
		return err
	}
	if name, given := idOf(object.Elem()); given != id {
		return fmt.Errorf("%s is '%s', the path has '%s'", name, given, id)
	}
	objects.SetMapIndex(reflect.ValueOf(id), object)
	return s.validateOwners()
}

// isWhole refuses an object that leaves out what reads of it always show: it would be emptied in silence.
func isWhole(content []byte, object any) error {
	var given, shown map[string]json.RawMessage
	whole, err := json.Marshal(object)
	if err := errors.Join(err, json.Unmarshal(content, &given), json.Unmarshal(whole, &shown)); err != nil {
		return fmt.Errorf("the object cannot be read back: %w", err)
	}
	maps.DeleteFunc(shown, func(name string, _ json.RawMessage) bool { return given[name] != nil })
	if len(shown) > 0 {
		return fmt.Errorf("the object lacks [%s]; PATCH changes single fields", sortedWords(maps.Keys(shown)))
	}
	return nil
}

// idOf returns the name and the value of an object's id, its first field.
func idOf(object reflect.Value) (name, id string) {
	for _, field := range reflect.VisibleFields(object.Type()) {
		if name := nameInJSON(field); name != "" {
			return name, object.FieldByIndex(field.Index).String()
		}
	}
	return "", ""
}

// drop removes an object, with all that follows from the references to it.
func (s *State) drop(kind, id string) error {
	if _, err := s.object(kind, id); err != nil {
		return err
	}
	s.remove(kindsByKey[kind], id)
	return nil
}

// validateOwners refuses objects that belong to nothing: the API has no way to show them.
func (s *State) validateOwners() error {
	if err := s.validate(); err != nil {
		return err
	}
	return s.judgeReferences("does not exist", func(r reference) bool { return r.onDelete == cascades })
}

func (s *Simulator) controlState(*controlCall) (any, error) {
	return s.Snapshot(), nil
}

func (s *Simulator) controlKind(call *controlCall) (any, error) {
	objects, err := s.Snapshot().kind(call.path["kind"])
	if err != nil {
		return nil, err
	}
	return objects.Interface(), nil
}

func (s *Simulator) controlObject(call *controlCall) (any, error) {
	object, err := s.Snapshot().object(call.path["kind"], call.path["id"])
	if err != nil {
		return nil, err
	}
	return object.Interface(), nil
}

func (s *Simulator) controlPutObject(call *controlCall) (any, error) {
	return s.changeObject(call, func(state *State) error {
		return state.put(call.path["kind"], call.path["id"], call.body)
	})
}

func (s *Simulator) controlPatchObject(call *controlCall) (any, error) {
	return s.changeObject(call, func(state *State) error {
		object, err := state.object(call.path["kind"], call.path["id"])
		if err != nil {
			return err
		}
		merged, err := mergePatch(object.Interface(), call.body)
		if err != nil {
			return err
		}
		return state.put(call.path["kind"], call.path["id"], merged)
	})
}

func (s *Simulator) controlRemoveObject(call *controlCall) (any, error) {
	err := s.change(func(state *State) error { return state.drop(call.path["kind"], call.path["id"]) })
	if err != nil {
		return nil, err
	}
	return s.controlKind(call)
}

func (s *Simulator) changeObject(call *controlCall, change func(*State) error) (any, error) {
	if err := s.change(change); err != nil {
		return nil, err
	}
	return s.controlObject(call)
}

// change changes a copy of the state, which takes its place when nothing failed.
func (s *Simulator) change(change func(*State) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.file.judgeOwner(); err != nil {
		return refused(http.StatusInternalServerError, "%v", err)
	}
	s.settle()
	changed := s.state.clone()
	if err := change(changed); err != nil {
		return err
	}
	if err := s.file.write(changed); err != nil {
		return refused(http.StatusInternalServerError, "%v", err)
	}
	s.state = changed
	s.settle()
	return nil
}

// mergePatch changes the fields that a patch names, inner objects field by field; null sets a field to its zero value.
func mergePatch(object any, patch []byte) ([]byte, error) {
	if _, err := objectFields(patch); err != nil {
		return nil, err
	}
	content, err := json.Marshal(object)
	var fields, given map[string]any
	if err := errors.Join(err, numbersKept(content, &fields), numbersKept(patch, &given)); err != nil {
		return nil, fmt.Errorf("the object cannot be read: %w", err)
	}
	merge(fields, given)
	merged, err := json.Marshal(fields)
	if err != nil {
		return nil, fmt.Errorf("the object cannot be written: %w", err)
	}
	return merged, nil
}

func numbersKept(content []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.UseNumber()
	return decoder.Decode(into)
}

func merge(fields, patch map[string]any) {
	for name, value := range patch {
		inner, ok := value.(map[string]any)
		present, both := fields[name].(map[string]any)
		if ok && both {
			merge(present, inner)
			continue
		}
		fields[name] = value
	}
}

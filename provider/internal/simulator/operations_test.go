package simulator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

// TestMain lets every call of every test prove that its judgement changes nothing.
func TestMain(m *testing.M) {
	var mu sync.Mutex
	var guilty []string
	for i := range operations {
		o := &operations[i]
		if !o.simulated() {
			continue
		}
		judge := o.judge
		o.judge = func(c *call) (change, *apiError) {
			before := encoded(c.state)
			decision, failure := judge(c)
			if !bytes.Equal(before, encoded(c.state)) {
				mu.Lock()
				defer mu.Unlock()
				guilty = append(guilty, o.name)
			}
			return decision, failure
		}
	}
	code := m.Run()
	if len(guilty) > 0 {
		fmt.Fprintf(os.Stderr, "FAIL: the judgements of these operations change the state: %v\n", slices.Compact(slices.Sorted(slices.Values(guilty))))
		code = 1
	}
	os.Exit(code)
}

func encoded(s *State) []byte {
	content, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return content
}

var pathParameter = regexp.MustCompile(`\{[^}]*\}`)

func TestEveryOperationOfTheSDKIsFoundByItsPath(t *testing.T) {
	for _, want := range sdkOperations {
		got, region, parameters := match(want.method, pathPrefix+"cn-north-1"+pathParameter.ReplaceAllString(want.path, "x-1"), want.service)
		if got == nil || got.service != want.service || got.name != want.name {
			t.Errorf("%s %s is taken for %+v, want %s of %s", want.method, want.path, got, want.name, want.service)
			continue
		}
		if count := strings.Count(want.path, "{"); region != "cn-north-1" || len(parameters) != count {
			t.Errorf("%s: region %q, parameters %v, want %d of them", want.name, region, parameters, count)
		}
	}
}

func TestSimulationsBelongToTheSDK(t *testing.T) {
	left := map[string]bool{}
	for name := range simulations {
		left[name] = true
	}
	for _, o := range operations {
		if !o.simulated() {
			continue
		}
		delete(left, o.service+"."+o.name)
		declared := map[string]bool{"pageNumber": o.list != nil, "pageSize": o.list != nil, "filters": o.list != nil, "tags": o.list != nil && o.list.tags, "sorts": o.list != nil && len(o.list.sorts) > 0}
		for _, f := range o.body {
			declared[f.name] = true
			if !slices.Contains(o.arguments, f.name) {
				t.Errorf("%s has the field %s, which the SDK does not have", o.name, f.name)
			}
		}
		for _, flag := range o.flags {
			declared[flag] = true
		}
		for _, argument := range o.arguments {
			if !declared[argument] && (o.method == post || o.method == patch) {
				t.Errorf("%s does not have the field %s of the SDK", o.name, argument)
			}
		}
		if o.list == nil {
			continue
		}
		for _, f := range o.list.filters {
			if !slices.Contains(o.filters, f.name) {
				t.Errorf("%s has the filter %s, which the SDK does not have", o.name, f.name)
			}
		}
	}
	if len(left) > 0 {
		t.Errorf("%v are simulated, but not in the SDK", left)
	}
}

func TestEveryKindOfTheStateIsDeclared(t *testing.T) {
	state := DefaultSeed().state()
	for key, objects := range state.kinds() {
		if kindsByKey[key] == nil || len(kindsByKey[key].ids(state)) != objects.Len() {
			t.Errorf("kind %s is not declared, or has other objects", key)
		}
	}
}

package simulator_test

import (
	"fmt"
	"net/http"
	"slices"
	"testing"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// membersOf is the members of a backend's availability group, by instance.
func (f *fixture) membersOf(backend string) map[string]object {
	f.t.Helper()
	members := map[string]object{}
	for _, item := range f.must(http.MethodGet, "/backends/"+backend+"/agTargets", nil)["targets"].([]any) {
		members[item.(object)["instanceId"].(string)] = item.(object)
	}
	return members
}

// weigh sets the weights of members.
func (f *fixture) weigh(backend string, weights map[string]int) {
	f.t.Helper()
	members := f.membersOf(backend)
	var specs []object
	for instance, weight := range weights {
		specs = append(specs, object{"targetId": members[instance]["targetId"], "weight": weight})
	}
	f.must(http.MethodPatch, "/backends/"+backend+":updateAgTargets", object{"targetUpdateSpecs": specs})
}

// weights are the weights of i-ag1 and i-ag2, the same in both lists.
func (f *fixture) weights(backend string) string {
	f.t.Helper()
	members := f.membersOf(backend)
	for _, item := range f.must(http.MethodGet, "/backends/"+backend+"/health", nil)["targetHealths"].([]any) {
		if health := item.(object); health["weight"] != members[health["instanceId"].(string)]["weight"] {
			f.t.Errorf("describeTargetHealth has %v and describeAgTargets %v", health, members)
		}
	}
	return fmt.Sprint(members["i-ag1"]["weight"], " ", members["i-ag2"]["weight"])
}

func onGroup(weight int) object {
	return object{"agInfoSpec": []object{{"agId": "ag-a1", "defaultWeight": weight}}}
}

func TestMembersOfAnAvailabilityGroup(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	path := "/backends/" + f.albBackend
	if members := f.membersOf(f.albBackend); len(members) != 0 {
		t.Errorf("a backend without availability group has the members %v", members)
	}
	f.must(http.MethodPatch, path, onGroup(20))
	member := f.membersOf(f.albBackend)["i-ag1"]
	want := object{
		"targetId": member["targetId"], "targetGroupId": "", "agId": "ag-a1", "type": "vm", "instanceId": "i-ag1", "port": 0.0, "weight": 20.0,
		"privateIpAddress": "10.0.16.21", "ipAddress": "10.0.16.21",
	}
	if fmt.Sprint(member) != fmt.Sprint(want) {
		t.Errorf("i-ag1 is %v, want %v", member, want)
	}
	f.must(http.MethodPatch, "/backends/"+f.tcpBackend, onGroup(20))
	if other := f.membersOf(f.tcpBackend)["i-ag1"]["targetId"]; other == member["targetId"] {
		t.Errorf("i-ag1 is %v on both backends", other)
	}

	f.weigh(f.albBackend, map[string]int{"i-ag1": 5})
	if got := f.weights(f.albBackend) + ", " + f.weights(f.tcpBackend); got != "5 20, 20 20" {
		t.Errorf("one backend, and the other: %s", got)
	}
	f.must(http.MethodPatch, path, object{"description": "d"})
	f.must(http.MethodPatch, path, onGroup(30))
	if got := f.weights(f.albBackend); got != "5 30" {
		t.Errorf("after another default weight: %s", got)
	}
	f.weigh(f.albBackend, map[string]int{"i-ag1": 30, "i-ag2": 0})
	f.must(http.MethodPatch, path, onGroup(40))
	if got := f.weights(f.albBackend); got != "40 0" {
		t.Errorf("a member with the default weight does not follow it: %s", got)
	}
	f.must(http.MethodPatch, path, object{"agIds": []string{}})
	f.must(http.MethodPatch, path, onGroup(20))
	if got := f.weights(f.albBackend); got != "20 20" {
		t.Errorf("weights outlived the group: %s", got)
	}
}

func TestWeightsOfMembersCanBeReset(t *testing.T) {
	f := newFixture(t, simulator.Options{Assumptions: simulator.Assumptions{ResetMemberWeights: true}})
	f.must(http.MethodPatch, "/backends/"+f.albBackend, onGroup(20))
	f.weigh(f.albBackend, map[string]int{"i-ag1": 5})
	f.must(http.MethodPatch, "/backends/"+f.albBackend, object{"description": "d"})
	if got := f.weights(f.albBackend); got != "5 20" {
		t.Errorf("after an update of something else: %s", got)
	}
	f.must(http.MethodPatch, "/backends/"+f.albBackend, onGroup(20))
	if got := f.weights(f.albBackend); got != "20 20" {
		t.Errorf("after an update that names the group: %s", got)
	}
}

func TestListOfMembers(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	f.must(http.MethodPatch, "/backends/"+f.albBackend, onGroup(20))
	f.weigh(f.albBackend, map[string]int{"i-ag1": 5})
	path := "/backends/" + f.albBackend + "/agTargets"
	second, _ := f.membersOf(f.albBackend)["i-ag2"]["targetId"].(string)
	f.lists(t, []listCase{
		{path, "targets", "instanceId", []string{"i-ag1", "i-ag2"}},
		{path + filters([]string{"weight", "5", "20"}), "targets", "instanceId", []string{"i-ag1", "i-ag2"}},
		{path + filters([]string{"weight", "5"}), "targets", "instanceId", []string{"i-ag1"}},
		{path + filters([]string{"targetIds", second, "target-x"}), "targets", "instanceId", []string{"i-ag2"}},
		{path + filters([]string{"instanceId", "i-ag2"}), "targets", "instanceId", []string{"i-ag2"}},
		{path + filters([]string{"ipAddress", "10.0.16.21"}), "targets", "instanceId", []string{"i-ag1"}},
	})
	for _, test := range []struct{ name, direction, first string }{
		{"weight", "asc", "i-ag1"}, {"weight", "desc", "i-ag2"}, {"weight", "", "i-ag2"},
		{"createdTime", "asc", "i-ag1"}, {"createdTime", "desc", "i-ag2"}, {"createdTime", "", "i-ag2"},
	} {
		arguments := []string{"sorts.1.name", test.name}
		if test.direction != "" {
			arguments = append(arguments, "sorts.1.direction", test.direction)
		}
		for range 5 {
			if got := pluck(f.must(http.MethodGet, path+query(arguments...), nil)["targets"], "instanceId"); len(got) != 2 || got[0] != test.first {
				t.Errorf("%v: %v", test, got)
			}
		}
	}
	if got := pluck(f.must(http.MethodGet, path+query("sorts.1.name", "createdTime", "pageSize", "10", "pageNumber", "9"), nil)["targets"], "instanceId"); !slices.Equal(got, []string{"i-ag2", "i-ag1"}) {
		t.Errorf("a page past the end: %v", got)
	}
	list := func(name, arguments string, code int, status, message string) refusal {
		return refusal{name, http.MethodGet, path + arguments, nil, code, status, message}
	}
	f.refuses(t, []refusal{
		list("unknown sort", query("sorts.1.name", "port"), 400, "INVALID_ARGUMENT", "Request parameter sorts.1.name is 'port', expected one of [createdTime, weight]"),
		list("direction", query("sorts.1.name", "weight", "sorts.1.direction", "up"), 400, "INVALID_ARGUMENT", "Request parameter sorts.1.direction is 'up', expected one of [asc, desc]"),
		list("no name", query("sorts.1.direction", "asc"), 400, "INVALID_ARGUMENT", "Request field sorts.1.name is missing"),
		list("values", query("sorts.1.name", "weight", "sorts.1.values.1", "5"), 400, "INVALID_ARGUMENT", "Query parameter sorts.1.values is unknown"),
		list("twice", query("sorts.1.name", "weight", "sorts.2.name", "weight"), 400, "INVALID_ARGUMENT", "Query parameter sorts names weight twice"),
		list("two instances", filters([]string{"instanceId", "i-ag1", "i-ag2"}), 400, "INVALID_ARGUMENT", "Filter 'instanceId' takes one value, got 2"),
		{"sorts where they are not offered", http.MethodGet, "/backends/" + query("sorts.1.name", "weight"), nil, 400, "INVALID_ARGUMENT", "Query parameter sorts.1.name is unknown"},
		{"unknown backend", http.MethodGet, "/backends/backend-x/agTargets", nil, 404, "NOT_FOUND", "Backend 'backend-x' not found"},
	})
}

func TestUpdateOfMembersRefusals(t *testing.T) {
	f := newFixture(t, simulator.Options{Assumptions: simulator.Assumptions{MaxBatchSize: 2}})
	f.must(http.MethodPatch, "/backends/"+f.albBackend, onGroup(20))
	f.must(http.MethodPatch, "/backends/"+f.nlbBackend, onGroup(20))
	first, _ := f.membersOf(f.albBackend)["i-ag1"]["targetId"].(string)
	onNLB, _ := f.membersOf(f.nlbBackend)["i-ag1"]["targetId"].(string)
	update := func(name, backend string, code int, status, message string, specs ...object) refusal {
		return refusal{name, http.MethodPatch, "/backends/" + backend + ":updateAgTargets", object{"targetUpdateSpecs": specs}, code, status, message}
	}
	f.refuses(t, []refusal{
		update("none", f.albBackend, 400, "INVALID_ARGUMENT", "Request parameter targetUpdateSpecs has 0 items, expected at least 1", []object{}...),
		update("no id", f.albBackend, 400, "INVALID_ARGUMENT", "Request field targetUpdateSpecs[0].targetId is missing", object{"weight": 5}),
		update("one unknown of two", f.albBackend, 404, "NOT_FOUND", "Target 'target-x' not found", object{"targetId": first, "weight": 5}, object{"targetId": "target-x"}),
		update("member of another backend", f.albBackend, 404, "NOT_FOUND", "Target '"+onNLB+"' not found", object{"targetId": onNLB}),
		update("twice", f.albBackend, 400, "INVALID_ARGUMENT", "Request parameter targetUpdateSpecs names target '"+first+"' twice", object{"targetId": first, "weight": 1}, object{"targetId": first, "weight": 2}),
		update("weight 101", f.albBackend, 400, "OUT_OF_RANGE", "Request parameter targetUpdateSpecs[0].weight is '101', expected 0 to 100", object{"targetId": first, "weight": 101}),
		update("weight 0 on nlb", f.nlbBackend, 400, "OUT_OF_RANGE", "Request parameter targetUpdateSpecs[0].weight is '0', expected 1 to 100 for type nlb", object{"targetId": onNLB, "weight": 0}),
		update("port", f.albBackend, 400, "INVALID_ARGUMENT", "Request field targetUpdateSpecs[0].port is unknown", object{"targetId": first, "port": 80}),
		update("batch", f.albBackend, 400, "INVALID_ARGUMENT", "Request parameter targetUpdateSpecs has 3 items, expected at most 2", object{"targetId": "a"}, object{"targetId": "b"}, object{"targetId": "c"}),
		update("unknown backend", "backend-x", 404, "NOT_FOUND", "Backend 'backend-x' not found", object{"targetId": first}),
	})
	if got := f.weights(f.albBackend); got != "20 20" {
		t.Errorf("a refused update changed the weights: %s", got)
	}
}

// A refused batch may have done a part of its work.
func TestUpdatesOfMembersCanBePartial(t *testing.T) {
	f := newFixture(t, simulator.Options{Assumptions: simulator.Assumptions{PartialBatches: true}})
	f.must(http.MethodPatch, "/backends/"+f.albBackend, onGroup(20))
	first := f.membersOf(f.albBackend)["i-ag1"]["targetId"]
	f.call(http.MethodPatch, "/backends/"+f.albBackend+":updateAgTargets", object{"targetUpdateSpecs": []object{{"targetId": first, "weight": 5}, {"targetId": "target-x", "weight": 5}}})
	if got := f.weights(f.albBackend); got != "5 20" {
		t.Errorf("the weights are %s", got)
	}
}

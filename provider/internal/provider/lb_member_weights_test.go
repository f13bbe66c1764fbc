package provider

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// onGroup is a configuration with weights for members of ag-a1, which are i-ag1 and i-ag2.
func onGroup(weights fields) fields {
	return fields{"ag_info": fields{"ag_id": "ag-a1", "default_weight": 20, "member_weights": weights}}
}

// memberWeights are the weights that the cloud has, where they are not the default one.
func (b *testBench) memberWeights(t *testing.T, state tftypes.Value) string {
	t.Helper()
	id, _ := at(goValue(state), "id").(string)
	return fmt.Sprint(b.cloud.Snapshot().Backends[id].MemberWeights)
}

// modify changes the cloud behind Terraform's back.
func (b *testBench) modify(t *testing.T, change func(state *simulator.State)) {
	t.Helper()
	if err := b.cloud.Modify(change); err != nil {
		t.Fatal(err)
	}
}

// joins makes an instance a member of ag-a1.
func joins(instanceID string) func(state *simulator.State) {
	return func(state *simulator.State) {
		member := *state.Instances["i-ag1"]
		member.InstanceID, member.InstanceName, member.PrivateIPAddress = instanceID, instanceID, "10.0.16."+fmt.Sprint(100+len(state.Instances))
		state.Instances[instanceID] = &member
	}
}

// assume sets the simulator's assumptions.
func (b *testBench) assume(t *testing.T, assumptions simulator.Assumptions) {
	t.Helper()
	body, err := json.Marshal(assumptions)
	if err != nil {
		t.Fatal(err)
	}
	request := httptest.NewRequestWithContext(t.Context(), http.MethodPut, "http://localhost/_simulator/assumptions", bytes.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	request.RemoteAddr = "127.0.0.1:1024"
	answer := httptest.NewRecorder()
	if b.cloud.Handler().ServeHTTP(answer, request); answer.Code != http.StatusOK {
		t.Fatal(answer.Body)
	}
}

func (b *testBench) mustApply(t *testing.T, prior tftypes.Value, config fields) tftypes.Value {
	t.Helper()
	state, problem := b.apply(t, prior, config)
	if problem != "" {
		t.Fatal(problem)
	}
	return state
}

// mustPlanNothing checks that a refresh and a plan find nothing to do, and returns the refreshed state.
func (b *testBench) mustPlanNothing(t *testing.T, state tftypes.Value, config fields) tftypes.Value {
	t.Helper()
	refreshed := b.refresh(t, state)
	response, _, problem := b.plan(t, refreshed, config)
	if problem != "" {
		t.Fatal(problem)
	}
	if planned := b.static(t, response.PlannedState); !planned.Equal(refreshed) {
		changes, _ := refreshed.Diff(planned)
		t.Errorf("the plan changes %v", changes)
	}
	return refreshed
}

// sentMembers counts the members in each call of updateAgTargets.
func (b *testBench) sentMembers(t *testing.T) []int {
	t.Helper()
	var counts []int
	for _, call := range b.cloud.CallsOf("updateAgTargets") {
		var body struct {
			TargetUpdateSpecs []any `json:"targetUpdateSpecs"`
		}
		if err := json.Unmarshal([]byte(call.Body), &body); err != nil {
			t.Fatal(err)
		}
		counts = append(counts, len(body.TargetUpdateSpecs))
	}
	return counts
}

// Weights are set after the create, changed, corrected when they drift, and given back with the entry; members that are not
// listed keep theirs. Only what differs is sent, whatever the API does to the weights when the default one changes.
func TestWeightsOfMembers(t *testing.T) {
	t.Parallel()
	for _, resets := range []bool{false, true} {
		t.Run(fmt.Sprintf("resets %v", resets), func(t *testing.T) {
			t.Parallel()
			b, config := objectBench(t, "jdcloud_lb_backend", onGroup(fields{"i-ag1": 5}))
			b.assume(t, simulator.Assumptions{ResetMemberWeights: resets})
			state := b.mustApply(t, b.none(), config)
			expect := func(what, want string) {
				t.Helper()
				if found := b.memberWeights(t, state); found != want {
					t.Errorf("%s: the weights are %s, want %s", what, found, want)
				}
				if len(b.warnings) > 0 {
					t.Errorf("%s: the warnings are %v", what, b.warnings)
				}
			}
			expect("created", "map[i-ag1:5]")
			state = b.mustPlanNothing(t, state, config)

			b.cloud.ForgetCalls()
			state = b.mustApply(t, state, put(config, "ag_info.member_weights", fields{"i-ag1": 5, "i-ag2": 0}))
			expect("another entry", "map[i-ag1:5 i-ag2:0]")
			if sent := b.sentMembers(t); !slices.Equal(sent, []int{1}) {
				t.Errorf("members were sent in batches of %v", sent)
			}

			state = b.mustApply(t, state, put(config, "ag_info.default_weight", 30))
			expect("one entry less, and another default weight", "map[i-ag1:5]")

			id, _ := at(goValue(state), "id").(string)
			b.modify(t, func(cloud *simulator.State) {
				cloud.Backends[id].MemberWeights = map[string]int{"i-ag1": 7, "i-ag2": 9}
			})
			state = b.refresh(t, state)
			if drifted := at(goValue(state), "ag_info.member_weights"); !equal(drifted, fields{"i-ag1": 7}) {
				t.Errorf("after a drift the state has %v", drifted)
			}
			config = put(config, "ag_info.default_weight", 30)
			state = b.mustApply(t, state, config)
			expect("after a drift", "map[i-ag1:5 i-ag2:9]")

			b.cloud.ForgetCalls()
			state = b.mustApply(t, state, put(config, "description", "changed"))
			if calls := b.cloud.Calls(); len(calls) != 1 {
				t.Errorf("a change of the description made the calls %v", calls)
			}
			state = b.mustApply(t, state, put(put(config, "description", "changed"), "ag_info.member_weights", nil))
			expect("no entries", "map[i-ag2:9]")
		})
	}
}

// Another group begins with its default weight, whose members are not those of the one before.
func TestWeightsOfMembersOfAnotherGroup(t *testing.T) {
	t.Parallel()
	b, config := objectBench(t, "jdcloud_lb_backend", onGroup(fields{"i-ag1": 5}))
	b.modify(t, func(cloud *simulator.State) {
		joins("i-other")(cloud)
		cloud.Instances["i-other"].AvailabilityGroupID = "ag-a2"
	})
	state := b.mustApply(t, b.none(), config)
	config = put(put(config, "ag_info.ag_id", "ag-a2"), "ag_info.member_weights", fields{"i-other": 3})
	b.cloud.ForgetCalls()
	state = b.mustApply(t, state, config)
	if found := b.memberWeights(t, state); found != "map[i-other:3]" || len(b.warnings) > 0 {
		t.Errorf("the weights are %s, the warnings %v", found, b.warnings)
	}
	if calls := b.cloud.Calls(); len(calls) != 3 {
		t.Errorf("the change made %d calls, want 3: update, list, weights", len(calls))
	}
	b.cloud.ForgetCalls()
	b.mustApply(t, state, put(config, "ag_info", nil))
	if calls := b.cloud.Calls(); len(calls) != 1 {
		t.Errorf("the detachment made %d calls, want 1", len(calls))
	}
}

// An instance that is no member is told of, and gets its weight when it has joined.
func TestWeightsOfInstancesThatAreNoMembers(t *testing.T) {
	t.Parallel()
	b, config := objectBench(t, "jdcloud_lb_backend", onGroup(fields{"i-ag1": 5, "i-ag8": 8, "i-ag9": 9}))
	told := func(what, instances string) {
		t.Helper()
		if len(b.warnings) != 1 || !strings.HasPrefix(b.warnings[0], "Not members of the availability group: Backend backend-") ||
			!strings.Contains(b.warnings[0], " has weights for "+instances+", which availability group ag-a1 does not have as members now. ") {
			t.Errorf("%s: the warnings are %v", what, b.warnings)
		}
	}
	state := b.mustApply(t, b.none(), config)
	told("created", "i-ag8, i-ag9")
	b.modify(t, joins("i-ag8"))
	state = b.refresh(t, state)
	told("refreshed", "i-ag9")
	if read := at(goValue(state), "ag_info.member_weights"); !equal(read, fields{"i-ag1": 5, "i-ag8": 20, "i-ag9": 9}) {
		t.Errorf("after i-ag8 has joined the state has %v", read)
	}
	state = b.mustApply(t, state, config)
	told("i-ag8 has joined", "i-ag9")
	if found := b.memberWeights(t, state); found != "map[i-ag1:5 i-ag8:8]" {
		t.Errorf("the weights are %s", found)
	}
	b.modify(t, func(cloud *simulator.State) { delete(cloud.Instances, "i-ag8") })
	state = b.mustPlanNothing(t, state, config)
	if _, problem := b.apply(t, state, put(config, "ag_info.member_weights", fields{"i-ag1": 5})); problem != "" || len(b.warnings) > 0 {
		t.Errorf("entries of instances that are gone are removed with %s %v", problem, b.warnings)
	}
}

// Many weights take few calls, and a refresh one list, only where weights are set.
func TestCallsForWeightsOfMembers(t *testing.T) {
	t.Parallel()
	weights := fields{}
	for i := range 45 {
		weights[fmt.Sprintf("i-many%d", i)] = 3
	}
	b, config := objectBench(t, "jdcloud_lb_backend", onGroup(weights))
	b.modify(t, func(cloud *simulator.State) {
		for instanceID := range weights {
			joins(instanceID)(cloud)
		}
	})
	state := b.mustApply(t, b.none(), config)
	if sent := b.sentMembers(t); !slices.Equal(sent, []int{20, 20, 5}) {
		t.Errorf("members were sent in batches of %v", sent)
	}
	for lists, config := range map[int]fields{1: config, 0: put(config, "ag_info.member_weights", nil)} {
		state = b.mustApply(t, state, config)
		b.cloud.ForgetCalls()
		b.refresh(t, state)
		if calls := b.cloud.CallsOf("describeAgTargets"); len(calls) != lists {
			t.Errorf("a refresh listed the members %d times, want %d", len(calls), lists)
		}
	}
}

// Failures that pass are not shown; a member that leaves meanwhile does not keep the others from their weights.
func TestFailuresOfWeightsOfMembersThatPass(t *testing.T) {
	t.Parallel()
	for _, operation := range []string{"describeAgTargets", "updateAgTargets"} {
		for _, kind := range []simulator.FaultKind{simulator.FaultNotFound, simulator.FaultUnavailable, simulator.FaultResetAfterCommit, simulator.FaultAborted} {
			t.Run(operation+" "+string(kind), func(t *testing.T) {
				t.Parallel()
				b, config := objectBench(t, "jdcloud_lb_backend", onGroup(fields{"i-ag1": 5}))
				b.cloud.InjectFault(simulator.Fault{Operation: operation, Kind: kind, Times: 30})
				state := b.mustApply(t, b.none(), config)
				if found := b.memberWeights(t, state); found != "map[i-ag1:5]" || len(b.warnings) > 0 {
					t.Errorf("the weights are %s, the warnings %v", found, b.warnings)
				}
				b.cloud.InjectFault(simulator.Fault{Operation: operation, Kind: kind, Times: 2})
				b.mustPlanNothing(t, state, config)
			})
		}
	}
}

// A new backend whose weights cannot be set is in the state, and can be kept and completed. An update that fails is done again.
func TestWeightsOfMembersThatCannotBeSet(t *testing.T) {
	t.Parallel()
	b, config := objectBench(t, "jdcloud_lb_backend", onGroup(fields{"i-ag1": 5}))
	fault := simulator.Fault{Operation: "updateAgTargets", Kind: simulator.FaultQuotaExceeded, Times: -1}
	b.cloud.InjectFault(fault)
	state, problem := b.apply(t, b.none(), config)
	for _, text := range []string{
		"JD Cloud API error: updateAgTargets", "the weights of members of availability group ag-a1 could not be set: updateAgTargets failed", "first run terraform untaint jdcloud_lb_backend.<name>",
	} {
		if !strings.Contains(problem, text) {
			t.Errorf("the error does not say %q: %s", text, problem)
		}
	}
	b.cloud.ClearFaults()
	state = b.mustApply(t, b.refresh(t, state), config)
	if found := b.memberWeights(t, state); found != "map[i-ag1:5]" {
		t.Errorf("the weights are %s", found)
	}

	b.cloud.InjectFault(fault)
	none := put(put(config, "ag_info.member_weights", nil), "description", "changed")
	after, problem := b.apply(t, state, none)
	if !strings.Contains(problem, "JD Cloud API error: updateAgTargets") || !strings.Contains(problem, "Could not update backend backend-") {
		t.Errorf("the error is %q", problem)
	}
	b.cloud.ClearFaults()
	state = b.mustApply(t, b.refresh(t, after), none)
	if found := b.memberWeights(t, state); found != "map[]" {
		t.Errorf("the weights are %s", found)
	}
}

// Weight 0 is for an alb (JDLB038).
func TestWeightZeroOfMembers(t *testing.T) {
	t.Parallel()
	for product, refused := range map[string]bool{"alb": false, "nlb": true, "dnlb": true} {
		for at, info := range map[string]fields{
			"ag_info.default_weight":          {"ag_id": "ag-a1", "default_weight": 0},
			`ag_info.member_weights["i-ag1"]`: {"ag_id": "ag-a1", "member_weights": fields{"i-ag1": 0, "i-ag2": 1}},
		} {
			t.Run(product+" "+at, func(t *testing.T) {
				t.Parallel()
				b := newBench(t, "jdcloud_lb_backend", product, unchanged)
				config := b.fill(merged(attributeBases[b.typed], fields{"protocol": "Tcp", "health_check": fields{"protocol": "Tcp"}, "ag_info": info})).(fields)
				_, _, problem := b.plan(t, b.none(), config)
				expected := ""
				if refused {
					expected = "Weight 0 is for an alb only (JDLB038): Attribute " + at + " is 0, and the backend belongs to a load balancer of type " + product + ": use a weight from 1 to 100."
				}
				if problem != expected {
					t.Errorf("the plan says %q", problem)
				}
			})
		}
	}
}

// A weight that is not known yet is no weight of 0, and none that is null is set.
func TestWeightsOfMembersThatAreUnknownOrNull(t *testing.T) {
	t.Parallel()
	b, config := objectBench(t, "jdcloud_lb_backend", onGroup(fields{"i-ag1": 5, "i-ag2": nil}))
	if _, _, problem := b.plan(t, b.none(), put(config, "ag_info.member_weights", tftypes.UnknownValue)); problem != "" {
		t.Error(problem)
	}
	if _, _, problem := b.plan(t, b.none(), put(config, "ag_info.member_weights", fields{"i-ag1": tftypes.UnknownValue})); problem != "" {
		t.Error(problem)
	}
	state := b.mustApply(t, b.none(), config)
	if found := b.memberWeights(t, state); found != "map[i-ag1:5]" {
		t.Errorf("the weights are %s", found)
	}
	b.mustPlanNothing(t, state, config)
}

package provider

import (
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// objectBench is a bench with the base configuration of a resource, in which more is set.
func objectBench(t *testing.T, typeName string, more fields) (*testBench, fields) {
	t.Helper()
	b := newBench(t, typeName, "alb", unchanged)
	return b, b.fill(merged(attributeBases[typeName], more)).(fields)
}

func (b *testBench) none() tftypes.Value { return tftypes.NewValue(b.schema.ValueType(), nil) }

// A read-back that fails when all else is done does not cost the new object: what was planned is saved, and what the API
// chooses is null until it is read.
func TestObjectThatCannotBeReadBackIsKept(t *testing.T) {
	t.Parallel()
	for typeName, operation := range map[string]string{
		"jdcloud_lb_target_group": "describeTargetGroup",
		"jdcloud_lb_backend":      "describeBackend",
		"jdcloud_lb_listener":     "describeListener",
	} {
		t.Run(typeName, func(t *testing.T) {
			t.Parallel()
			b, config := objectBench(t, typeName, fields{"timeouts": fields{"create": "1s"}})
			b.cloud.InjectFault(simulator.Fault{Operation: operation, Kind: simulator.FaultUnavailable, Times: -1})
			state, problem := b.apply(t, b.none(), config)
			if problem != "" {
				t.Fatal(problem)
			}
			id, _ := at(goValue(state), "id").(string)
			if b.object(t, id) == nil || at(goValue(state), "name") != config["name"] || at(goValue(state), "algorithm") != nil {
				t.Errorf("object %q was saved as %v", id, goValue(state))
			}
			if len(b.warnings) != 1 || !strings.Contains(b.warnings[0], id+" was created as planned, but reading it failed.") || !strings.Contains(b.warnings[0], operation+" failed") {
				t.Errorf("the warnings are %v", b.warnings)
			}

			b.cloud.ClearFaults()
			if state, problem = b.apply(t, state, put(config, "description", "changed")); problem != "" || len(b.warnings) != 0 {
				t.Fatal(problem, b.warnings)
			}
			if algorithm := at(goValue(state), "algorithm"); typeName == "jdcloud_lb_backend" && algorithm != "RoundRobin" {
				t.Errorf("the algorithm is %v after the next change", algorithm)
			}
		})
	}
}

// The read-back is repeated as long as the time for the create allows.
func TestReadBackIsRepeatedUntilTheTimeout(t *testing.T) {
	t.Parallel()
	for _, kind := range []simulator.FaultKind{
		simulator.FaultUnavailable, simulator.FaultNotFound, simulator.FaultFailedPrecondition, simulator.FaultBadGateway, simulator.FaultResetBeforeCommit, simulator.FaultAborted,
	} {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			b, config := objectBench(t, "jdcloud_lb_backend", nil)
			b.cloud.InjectFault(simulator.Fault{Operation: "describeBackend", Kind: kind, Times: 20})
			state, problem := b.apply(t, b.none(), config)
			if problem != "" || len(b.warnings) != 0 || at(goValue(state), "algorithm") != "RoundRobin" {
				t.Errorf("got %v, %v and %v", goValue(state), problem, b.warnings)
			}
		})
	}
}

// A child whose description keeps the mark of its creation is saved, and the error says how to keep it.
func TestChildThatCannotBeCompleted(t *testing.T) {
	t.Parallel()
	b, config := objectBench(t, "jdcloud_lb_target_group", fields{"timeouts": fields{"create": "1s"}})
	b.cloud.InjectFault(simulator.Fault{Operation: "updateTargetGroup", Kind: simulator.FaultQuotaExceeded, Times: -1})
	state, problem := b.apply(t, b.none(), config)
	id, _ := at(goValue(state), "id").(string)
	for _, text := range []string{"JD Cloud API error: updateTargetGroup " + id, "QUOTA_EXCEEDED (code 429)", "Terraform marks it as tainted", "first run terraform untaint jdcloud_lb_target_group.<name>."} {
		if !strings.Contains(problem, text) {
			t.Errorf("the error does not say %q: %s", text, problem)
		}
	}
	b.cloud.ClearFaults()
	if _, problem = b.apply(t, b.refresh(t, state), config); problem != "" || at(b.object(t, id), "description") != "" {
		t.Error(problem, b.object(t, id))
	}
}

// One NOT_FOUND that is wrong does not fail a write.
func TestWriteThatIsDeniedOnce(t *testing.T) {
	t.Parallel()
	b, config := objectBench(t, "jdcloud_lb_backend", nil)
	for _, operation := range []string{"createBackend", "updateBackend", "deleteBackend"} {
		b.cloud.InjectFault(simulator.Fault{Operation: operation, Kind: simulator.FaultNotFound})
	}
	state, problem := b.apply(t, b.none(), config)
	if problem != "" {
		t.Fatal(problem)
	}
	id, _ := at(goValue(state), "id").(string)
	if state, problem = b.apply(t, state, put(config, "description", "changed")); problem != "" || at(b.object(t, id), "description") != "changed" {
		t.Fatal(problem, b.object(t, id))
	}
	if problem = b.destroy(t, state); problem != "" || b.object(t, id) != nil {
		t.Error(problem, b.object(t, id))
	}
}

// A change that the API need not know about makes no call.
func TestChangeOfNothingButTimeouts(t *testing.T) {
	t.Parallel()
	for _, typeName := range []string{"jdcloud_lb_target_group", "jdcloud_lb_backend", "jdcloud_lb_listener"} {
		t.Run(typeName, func(t *testing.T) {
			t.Parallel()
			b, config := objectBench(t, typeName, nil)
			state, problem := b.apply(t, b.none(), config)
			if problem != "" {
				t.Fatal(problem)
			}
			b.cloud.ForgetCalls()
			if state, problem = b.apply(t, state, put(config, "timeouts", fields{"update": "1m"})); problem != "" || at(goValue(state), "timeouts.update") != "1m" {
				t.Error(problem, goValue(state))
			}
			if calls := b.cloud.Calls(); len(calls) != 0 {
				t.Errorf("made the calls %v", calls)
			}
		})
	}
}

func TestTimeLimitsOfChildren(t *testing.T) {
	t.Parallel()
	for operation, limit := range map[string]string{"createListener": "create", "updateListener": "update", "deleteListener": "delete"} {
		t.Run(limit, func(t *testing.T) {
			t.Parallel()
			b, config := objectBench(t, "jdcloud_lb_listener", fields{"timeouts": fields{limit: "1s"}})
			fault := simulator.Fault{Operation: operation, Kind: simulator.FaultAborted, Times: -1}
			if limit == "create" {
				b.cloud.InjectFault(fault)
			}
			state, problem := b.apply(t, b.none(), config)
			if limit != "create" {
				if problem != "" {
					t.Fatal(problem)
				}
				b.cloud.InjectFault(fault)
				if limit == "update" {
					_, problem = b.apply(t, state, put(config, "description", "changed"))
				} else {
					problem = b.destroy(t, state)
				}
			}
			// ABORTED is repeated for as long as the time allows, 5 minutes by default.
			if !strings.Contains(problem, operation+" failed") {
				t.Errorf("the error is %q", problem)
			}
		})
	}
}

// A name that the configuration leaves out is drawn once for each object, and stays.
func TestDrawnNames(t *testing.T) {
	t.Parallel()
	for _, typeName := range []string{"jdcloud_lb_target_group", "jdcloud_lb_backend"} {
		t.Run(typeName, func(t *testing.T) {
			t.Parallel()
			b, config := objectBench(t, typeName, fields{"name": nil})
			planned, _, problem := b.plan(t, b.none(), config)
			if problem != "" {
				t.Fatal(problem)
			}
			if part := (&forgetful{name: "name"}).part(b.static(t, planned.PlannedState)); part.IsKnown() {
				t.Errorf("the name is planned as %v", part)
			}
			draw := func(before tftypes.Value, more fields) (tftypes.Value, string) {
				t.Helper()
				after, problem := b.apply(t, before, merged(config, more))
				if problem != "" {
					t.Fatal(problem)
				}
				name, _ := at(goValue(after), "name").(string)
				return after, name
			}
			prefix := map[string]string{"jdcloud_lb_target_group": "target-group-", "jdcloud_lb_backend": "backend-"}[typeName]
			state, first := draw(b.none(), nil)
			_, second := draw(b.none(), nil)
			if !isDrawnName(first, prefix) || !isDrawnName(second, prefix) || first == second {
				t.Errorf("the names are %q and %q", first, second)
			}
			if state, second = draw(state, fields{"description": "changed"}); second != first {
				t.Errorf("the name %q became %q", first, second)
			}
			state, first = draw(state, fields{"name_prefix": "网站-a-prefix-of-23-ch"})
			if !isDrawnName(first, "网站-a-prefix-of-23-ch") {
				t.Errorf("under a prefix the name is %q", first)
			}
			if state, second = draw(state, fields{"name_prefix": "网站-a-prefix-of-23-ch", "description": "again"}); second != first {
				t.Errorf("the name %q became %q", first, second)
			}
			if state, second = draw(state, fields{"name": "fixed"}); second != "fixed" {
				t.Errorf("the name is %q", second)
			}
			if _, second = draw(state, nil); second != "fixed" {
				t.Errorf("the name that was removed from the configuration became %q", second)
			}
		})
	}
}

// A replacement under a fixed name cannot work while the object is in use, whatever its order.
func TestReplacementWithAFixedNameWarns(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		typeName      string
		before, after fields
		warning       string
	}{
		"backend":             {"jdcloud_lb_backend", nil, fields{"port": 9090}, `The change of port replaces backend "site".`},
		"two reasons":         {"jdcloud_lb_backend", nil, fields{"port": 9090, "protocol": "Tcp"}, `The change of port and protocol replaces backend "site".`},
		"target group":        {"jdcloud_lb_target_group", nil, fields{"type": "ip"}, `The change of type replaces target group "servers".`},
		"another name":        {"jdcloud_lb_backend", nil, fields{"port": 9090, "name": "next"}, ""},
		"name left out":       {"jdcloud_lb_backend", nil, fields{"port": 9090, "name": nil}, ""},
		"name from a prefix":  {"jdcloud_lb_backend", fields{"name": nil, "name_prefix": "a-"}, fields{"port": 9090, "name": nil, "name_prefix": "a-"}, ""},
		"another parent":      {"jdcloud_lb_backend", nil, fields{"load_balancer_id": "<other load balancer>"}, ""},
		"no replacement":      {"jdcloud_lb_backend", nil, fields{"description": "changed"}, ""},
		"a listener has none": {"jdcloud_lb_listener", nil, fields{"port": 8443}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b, config := objectBench(t, test.typeName, test.before)
			state, problem := b.apply(t, b.none(), config)
			if problem != "" {
				t.Fatal(problem)
			}
			if _, _, problem = b.plan(t, state, b.fill(merged(config, test.after)).(fields)); problem != "" {
				t.Fatal(problem)
			}
			found := slices.ContainsFunc(b.warnings, func(warning string) bool {
				return strings.HasPrefix(warning, "Replacement with a fixed name: "+test.warning) && strings.Contains(warning, "create_before_destroy = true")
			})
			if test.warning == "" && len(b.warnings) > 0 || test.warning != "" && !found {
				t.Errorf("the warnings are %v", b.warnings)
			}
		})
	}
}

// What the state's own value makes invalid is said by the plan, not by the API.
func TestStickinessWithTheAlgorithmLeftFromBefore(t *testing.T) {
	t.Parallel()
	b, config := objectBench(t, "jdcloud_lb_backend", fields{"algorithm": "LeastConn"})
	state, problem := b.apply(t, b.none(), config)
	if problem != "" {
		t.Fatal(problem)
	}
	_, _, problem = b.plan(t, state, merged(config, fields{"algorithm": nil, "session_stickiness": true}))
	expected := "Session stickiness needs RoundRobin (JDLB032): A backend of protocol Http keeps sessions with algorithm RoundRobin only. " +
		`The configuration does not set algorithm, so the backend keeps its current one, LeastConn. Set algorithm = "RoundRobin".`
	if problem != expected {
		t.Errorf("the plan says %q", problem)
	}
	if _, _, problem = b.plan(t, state, merged(config, fields{"algorithm": "RoundRobin", "session_stickiness": true})); problem != "" {
		t.Error(problem)
	}
}

// No name is planned to stay before the prefix is known, whatever it looks like.
func TestNameUnderAPrefixThatIsUnknown(t *testing.T) {
	t.Parallel()
	b, config := objectBench(t, "jdcloud_lb_target_group", fields{"name": "0123abcd"})
	state, problem := b.apply(t, b.none(), config)
	if problem != "" {
		t.Fatal(problem)
	}
	planned, _, problem := b.plan(t, state, merged(config, fields{"name": nil, "name_prefix": tftypes.UnknownValue}))
	if problem != "" {
		t.Fatal(problem)
	}
	if part := (&forgetful{name: "name"}).part(b.static(t, planned.PlannedState)); part.IsKnown() {
		t.Errorf("the name is planned as %v", part)
	}
}

package provider

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// disabled is the health check of a product, disabled.
func disabled(protocol string) fields {
	return fields{"protocol": protocol, "health_check": fields{"protocol": "Tcp", "enabled": false}}
}

// Health checks are switched off and on where there is a switch, with no more calls than the same create and update without.
func TestHealthChecksCanBeDisabled(t *testing.T) {
	t.Parallel()
	for product, protocol := range map[string]string{"alb": "Http", "dnlb": "Tcp"} {
		t.Run(product, func(t *testing.T) {
			t.Parallel()
			b := newBench(t, "jdcloud_lb_backend", product, unchanged)
			config := b.fill(merged(attributeBases[b.typed], disabled(protocol))).(fields)
			b.cloud.ForgetCalls()
			state, problem := b.apply(t, b.none(), config)
			if problem != "" {
				t.Fatal(problem)
			}
			if calls := len(b.cloud.Calls()); calls != 3 {
				t.Errorf("the create took %d calls, want 3", calls)
			}
			id, _ := at(goValue(state), "id").(string)
			closed := func(want bool) {
				t.Helper()
				if found := b.cloud.Snapshot().Backends[id].CloseHealthCheck; found != want {
					t.Errorf("the health checks are closed: %v, want %v", found, want)
				}
			}
			closed(true)
			// A refresh keeps what the API does not show.
			state = b.refresh(t, state)
			planned, _, _ := b.plan(t, state, config)
			if found := at(goValue(b.static(t, planned.PlannedState)), "health_check.enabled"); found != false {
				t.Errorf("health_check.enabled is planned as %v", found)
			}
			// Another change of the check leaves it disabled.
			b.cloud.ForgetCalls()
			if state, problem = b.apply(t, state, put(config, "health_check.interval_seconds", 10)); problem != "" {
				t.Fatal(problem)
			}
			closed(true)
			if calls := b.cloud.CallsOf("updateBackend"); len(calls) != 1 {
				t.Errorf("the update made the calls %v", calls)
			}
			if state, problem = b.apply(t, state, put(config, "health_check.enabled", true)); problem != "" {
				t.Fatal(problem)
			}
			closed(false)
			if state, problem = b.apply(t, state, config); problem != "" {
				t.Fatal(problem)
			}
			closed(true)
			if _, problem = b.apply(t, state, put(config, "health_check.enabled", nil)); problem != "" {
				t.Fatal(problem)
			}
			closed(false)
		})
	}
}

// An nlb has no switch: the plan says so, before anything is created.
func TestHealthChecksOfAnNLBStayOn(t *testing.T) {
	t.Parallel()
	b := newBench(t, "jdcloud_lb_backend", "nlb", unchanged)
	config := b.fill(merged(attributeBases[b.typed], disabled("Tcp"))).(fields)
	_, _, problem := b.plan(t, b.none(), config)
	const expected = "Health checks of an nlb stay on (JDLB034): The backend belongs to an nlb, whose health checks cannot be disabled; those of an alb or a dnlb can. Remove enabled."
	if problem != expected {
		t.Errorf("the plan says %q", problem)
	}
	for _, other := range []fields{
		put(config, "health_check.enabled", true), put(config, "health_check.enabled", tftypes.UnknownValue), put(config, "load_balancer_id", tftypes.UnknownValue),
	} {
		if _, _, problem := b.plan(t, b.none(), other); problem != "" {
			t.Errorf("%v: %s", other, problem)
		}
	}
}

// The product is read only where something depends on it, and a plan does not fail because it cannot be read.
func TestTheProductIsReadWhenItMatters(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		more  fields
		reads bool
	}{
		"neither":             {nil, false},
		"enabled":             {fields{"health_check": fields{"protocol": "Tcp", "enabled": true}}, false},
		"disabled":            {disabled("Http"), true},
		"weight of a member":  {fields{"ag_info": fields{"ag_id": "ag-a1", "member_weights": fields{"i-ag1": 1}}}, false},
		"weight 0 of members": {fields{"ag_info": fields{"ag_id": "ag-a1", "default_weight": 0}}, true},
		"weight 0 of one":     {fields{"ag_info": fields{"ag_id": "ag-a1", "member_weights": fields{"i-ag1": 0}}}, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b, config := objectBench(t, "jdcloud_lb_backend", test.more)
			config["load_balancer_id"] = "alb-unknown"
			b.cloud.ForgetCalls()
			if _, _, problem := b.plan(t, b.none(), config); problem != "" {
				t.Error(problem)
			}
			if reads := len(b.cloud.Calls()) > 0; reads != test.reads {
				t.Errorf("the plan made the calls %v", b.cloud.Calls())
			}
		})
	}
}

// A backend whose health checks could not be switched off is in the state as it is, so that it can be kept and the next apply
// switches them off.
func TestHealthChecksThatCannotBeDisabled(t *testing.T) {
	t.Parallel()
	b, config := objectBench(t, "jdcloud_lb_backend", fields{"health_check": fields{"protocol": "Http", "enabled": false}})
	b.cloud.InjectFault(simulator.Fault{Operation: "updateBackend", Kind: simulator.FaultQuotaExceeded, Times: -1})
	state, problem := b.apply(t, b.none(), config)
	for _, text := range []string{"the health checks were not switched off: backend backend-", "QUOTA_EXCEEDED (code 429)", "first run terraform untaint jdcloud_lb_backend.<name>"} {
		if !strings.Contains(problem, text) {
			t.Errorf("the error does not say %q: %s", text, problem)
		}
	}
	if enabled := at(goValue(state), "health_check.enabled"); enabled != true {
		t.Errorf("health_check.enabled is %v in the state", enabled)
	}
	b.cloud.ClearFaults()
	if state, problem = b.apply(t, b.refresh(t, state), config); problem != "" {
		t.Fatal(problem)
	}
	id, _ := at(goValue(state), "id").(string)
	if backend := b.cloud.Snapshot().Backends[id]; !backend.CloseHealthCheck || backend.Description != "" {
		t.Errorf("the backend is %+v", backend)
	}
}

// A failure that passes, before or after the work was done, costs nothing.
func TestHealthChecksAreDisabledInSpiteOfFailures(t *testing.T) {
	t.Parallel()
	for _, kind := range []simulator.FaultKind{simulator.FaultUnavailable, simulator.FaultNotFound, simulator.FaultResetAfterCommit, simulator.FaultAborted, simulator.FaultFailedPrecondition} {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			b, config := objectBench(t, "jdcloud_lb_backend", fields{"health_check": fields{"protocol": "Http", "enabled": false}})
			b.cloud.InjectFault(simulator.Fault{Operation: "updateBackend", Kind: kind, Times: 12})
			state, problem := b.apply(t, b.none(), config)
			id, _ := at(goValue(state), "id").(string)
			if problem != "" || !b.cloud.Snapshot().Backends[id].CloseHealthCheck {
				t.Errorf("%s: %+v", problem, b.cloud.Snapshot().Backends[id])
			}
		})
	}
}

// A state that was written before there were these attributes changes nothing, whether it is refreshed or not.
func TestStatesOfBackendsWithoutNewAttributes(t *testing.T) {
	t.Parallel()
	b, config := objectBench(t, "jdcloud_lb_backend", fields{"ag_info": fields{"ag_id": "ag-a1", "default_weight": 20}})
	state, problem := b.apply(t, b.none(), config)
	if problem != "" {
		t.Fatal(problem)
	}
	older := (&forgetful{name: "health_check.enabled"}).with(state, tftypes.NewValue(tftypes.Bool, nil))
	for name, before := range map[string]tftypes.Value{"not refreshed": older, "refreshed": b.refresh(t, older)} {
		response, _, problem := b.plan(t, before, config)
		if problem != "" {
			t.Fatal(problem)
		}
		if planned := b.static(t, response.PlannedState); !planned.Equal(before) {
			changes, _ := before.Diff(planned)
			t.Errorf("%s: the plan changes %v", name, changes)
		}
	}
	// What an update saves is read as an older state, too.
	if _, problem = b.apply(t, older, put(config, "health_check.enabled", false)); problem != "" {
		t.Error(problem)
	}
	id, _ := at(goValue(state), "id").(string)
	if !b.cloud.Snapshot().Backends[id].CloseHealthCheck {
		t.Error("the health checks are on")
	}
}

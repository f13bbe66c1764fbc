package provider

import (
	"maps"
	"slices"
	"testing"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// lifeOf creates, changes, refreshes and destroys an object, and returns the first problem.
func (b *testBench) lifeOf(t *testing.T, config, change fields) (problem string) {
	t.Helper()
	state, problem := b.apply(t, b.none(), config)
	if problem != "" {
		return "create: " + problem
	}
	id, _ := at(goValue(state), "id").(string)
	warnings := b.warnings
	if state, problem = b.apply(t, state, merged(config, change)); problem != "" {
		return "update: " + problem
	}
	if warnings = append(warnings, b.warnings...); len(warnings) > 0 {
		return "warning: " + warnings[0]
	}
	if refreshed := b.refresh(t, state); !refreshed.Equal(state) {
		return "the refresh changes the state: " + refreshed.String()
	}
	// What is made and changed in one go equals what the fault has left.
	if shown := at(b.object(t, id), "description"); shown != change["description"] {
		return "the description is not that of the configuration"
	}
	if problem = b.destroy(t, state); problem != "" {
		return "destroy: " + problem
	}
	if b.object(t, id) != nil && at(b.object(t, id), "state.code") != "DELETING" {
		return "the object is left"
	}
	return ""
}

// No single fault that passes is noticed, whichever call it meets: nothing fails, is replaced, made twice or left behind.
func TestNoSingleFaultIsNoticed(t *testing.T) {
	t.Parallel()
	full := map[string]fields{
		"jdcloud_lb": {
			"elastic_ip_id": "fip-a1", "security_group_ids": []any{"sg-a1"}, "private_ip_address": "10.0.16.200", "status": "stopped", "tags": fields{"team": "shop", "stage": "test"},
		},
		"jdcloud_lb_target_group": nil,
		"jdcloud_lb_backend":      {"target_group_id": "<group>"},
		"jdcloud_lb_listener":     {"status": "Off", "limitation": fields{"qps": 200}},
	}
	changes := map[string]fields{
		"jdcloud_lb": {
			"description": "changed", "elastic_ip_id": "fip-a2", "security_group_ids": []any{"sg-a2"}, "private_ip_address": "10.0.16.201", "status": "started", "tags": fields{"team": "blog"},
		},
	}
	for typeName, more := range full {
		change := merged(fields{"description": "changed"}, changes[typeName])
		b, config := objectBench(t, typeName, more)
		b.cloud.ForgetCalls()
		if problem := b.lifeOf(t, config, change); problem != "" {
			t.Fatal(problem)
		}
		operations := map[string]bool{}
		for _, call := range b.cloud.Calls() {
			operations[call.Operation] = true
		}
		for _, operation := range slices.Sorted(maps.Keys(operations)) {
			for _, kind := range []simulator.FaultKind{
				simulator.FaultRateLimit, simulator.FaultInternalBeforeCommit, simulator.FaultInternalAfterCommit, simulator.FaultUnavailable,
				simulator.FaultResetBeforeCommit, simulator.FaultResetAfterCommit, simulator.FaultBadGateway, simulator.FaultBadGatewayAfterCommit,
				simulator.FaultNotFound, simulator.FaultAborted, simulator.FaultFailedPrecondition,
			} {
				for _, nth := range []int{1, 2} {
					if kind == simulator.FaultFailedPrecondition && operation[:8] == "describe" {
						continue // No read says so.
					}
					t.Run(typeName+" "+operation+" "+string(kind), func(t *testing.T) {
						t.Parallel()
						b, config := objectBench(t, typeName, more)
						before := b.count()
						b.cloud.InjectFault(simulator.Fault{Operation: operation, Kind: kind, Nth: nth})
						if problem := b.lifeOf(t, config, change); problem != "" {
							t.Error(problem)
						}
						if after := b.count(); after != before {
							t.Errorf("%d objects became %d", before, after)
						}
					})
				}
			}
		}
	}
}

// count is how many objects there are that are not about to go.
func (b *testBench) count() int {
	state := b.cloud.Snapshot()
	return len(state.LoadBalancers) + len(state.Listeners) + len(state.Backends) + len(state.TargetGroups)
}

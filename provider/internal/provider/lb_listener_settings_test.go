package provider

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// listenerBench is a bench with a listener's configuration on a load balancer of the product.
func listenerBench(t *testing.T, product, protocol string, more fields) (*testBench, fields) {
	t.Helper()
	b := newBench(t, "jdcloud_lb_listener", product, unchanged)
	config := merged(attributeBases["jdcloud_lb_listener"], fields{"protocol": protocol}, more)
	if protocol != "Https" && protocol != "Tls" {
		config["certificate_ids"] = nil
	}
	return b, b.fill(config).(fields)
}

// create applies a configuration to nothing, and returns the state and the id.
func (b *testBench) create(t *testing.T, config fields) (tftypes.Value, string) {
	t.Helper()
	state, problem := b.apply(t, b.none(), config)
	if problem != "" {
		t.Fatal(problem)
	}
	id, _ := at(goValue(state), "id").(string)
	return state, id
}

// change applies another configuration.
func (b *testBench) change(t *testing.T, state tftypes.Value, config fields) tftypes.Value {
	t.Helper()
	state, problem := b.apply(t, state, config)
	if problem != "" {
		t.Fatal(problem)
	}
	return state
}

// isSettled checks that neither a refresh nor another plan changes anything.
func (b *testBench) isSettled(t *testing.T, state tftypes.Value, config fields) {
	t.Helper()
	if refreshed := b.refresh(t, state); !refreshed.Equal(state) {
		t.Errorf("a refresh changes\n  %s to\n  %s", state, refreshed)
	}
	response, _, problem := b.plan(t, state, config)
	if problem != "" {
		t.Fatal(problem)
	}
	if again := b.static(t, response.PlannedState); !again.Equal(state) {
		t.Errorf("another plan changes\n  %s to\n  %s", state, again)
	}
}

// The default of the idle timeout is in the plan where the protocol or the state tells it. A new listener for Tcp or Udp could
// be on a dnlb, which has none; the apply need not know what the plan knew about the load balancer.
func TestIdleTimeIsPlanned(t *testing.T) {
	t.Parallel()
	const unknown = "unknown"
	for product, protocols := range map[string]map[string]any{
		"alb":  {"Http": 60.0, "Https": 60.0, "Tcp": unknown, "Tls": 1800.0, "Udp": unknown},
		"nlb":  {"Tcp": unknown},
		"dnlb": {"Udp": unknown},
	} {
		for protocol, expected := range protocols {
			t.Run(product+" "+protocol, func(t *testing.T) {
				t.Parallel()
				b, config := listenerBench(t, product, protocol, nil)
				if found := b.plannedIdleTime(t, b.none(), config); found != expected {
					t.Errorf("planned %v, expected %v", found, expected)
				}
			})
		}
	}
	t.Run("replacement", func(t *testing.T) {
		t.Parallel()
		b, config := listenerBench(t, "nlb", "Tcp", nil)
		state, _ := b.create(t, config)
		for name, test := range map[string]struct {
			more     fields
			expected any
		}{
			"another port":          {fields{"port": 444}, 1800.0},
			"another protocol":      {fields{"protocol": "Udp"}, 300.0},
			"another load balancer": {fields{"load_balancer_id": tftypes.UnknownValue}, unknown},
			"an unknown protocol":   {fields{"protocol": tftypes.UnknownValue}, unknown},
		} {
			if found := b.plannedIdleTime(t, state, merged(config, test.more)); found != test.expected {
				t.Errorf("%s: planned %v, expected %v", name, found, test.expected)
			}
		}
	})
}

func (b *testBench) plannedIdleTime(t *testing.T, prior tftypes.Value, config fields) any {
	t.Helper()
	response, _, problem := b.plan(t, prior, config)
	if problem != "" {
		t.Fatal(problem)
	}
	part := (&forgetful{name: "connection_idle_time_seconds"}).part(b.static(t, response.PlannedState))
	if !part.IsKnown() {
		return "unknown"
	}
	return goValue(part)
}

// An idle timeout that is removed becomes the default of the protocol again, on every product that has one.
func TestIdleTimeIsRestored(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		product, protocol string
		byDefault         float64
	}{{"alb", "Https", 60}, {"nlb", "Tcp", 1800}} {
		t.Run(test.product, func(t *testing.T) {
			t.Parallel()
			b, config := listenerBench(t, test.product, test.protocol, nil)
			set := merged(config, fields{"connection_idle_time_seconds": 600})
			state, id := b.create(t, set)
			b.isSettled(t, state, set)
			state = b.change(t, state, config)
			if shown := at(b.object(t, id), "connectionIdleTimeSeconds"); shown != test.byDefault {
				t.Errorf("the API shows %v", shown)
			}
			b.isSettled(t, state, config)
		})
	}
}

// On a dnlb there is neither an idle timeout nor a limit, and nothing of them is sent.
func TestListenersOfADNLB(t *testing.T) {
	t.Parallel()
	b, config := listenerBench(t, "dnlb", "Tcp", fields{"limitation": fields{"active_connections": -1}})
	state, id := b.create(t, config)
	if goValue((&forgetful{name: "connection_idle_time_seconds"}).part(state)) != nil || at(b.object(t, id), "limitation") != nil {
		t.Errorf("got %s and %v", state, b.object(t, id))
	}
	b.isSettled(t, state, config)
	b.isSettled(t, b.change(t, state, merged(config, fields{"description": "changed"})), merged(config, fields{"description": "changed"}))
}

// What the load balancer's product does not have is refused by the plan, also when the provider has not met the load balancer yet.
func TestSettingsOfAnotherProduct(t *testing.T) {
	t.Parallel()
	limits := fields{"limitation": fields{"active_connections": 200}}
	for name, test := range map[string]struct {
		product  string
		more     fields
		expected string
	}{
		"idle time on a dnlb": {"dnlb", fields{"connection_idle_time_seconds": 60}, "Listeners of a dnlb have no idle timeout. Remove connection_idle_time_seconds."},
		"limits on a dnlb":    {"dnlb", limits, "Listeners of type dnlb have no limits. Remove limitation."},
		"limits on an nlb":    {"nlb", limits, "Listeners of type nlb have no limits. Remove limitation."},
		"limits on an alb":    {"alb", limits, ""},
		"no limit on an nlb":  {"nlb", fields{"limitation": fields{"qps": -1, "active_connections": -1}}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if test.expected != "" {
				test.expected = "Not for this type of load balancer (JDLB024): " + test.expected
			}
			protocol := "Tcp"
			if test.product == "alb" {
				protocol = "Http"
			}
			b, config := listenerBench(t, test.product, protocol, nil)
			listener, _ := b.create(t, config)
			b.connect(t, unchanged)
			for _, state := range []tftypes.Value{b.none(), listener} {
				if _, _, problem := b.plan(t, state, merged(config, test.more)); problem != test.expected {
					t.Errorf("the plan says %q", problem)
				}
			}
		})
	}
}

// No limit can be said in several ways, none of which is ever changed by a refresh or a plan, or makes a call.
func TestWaysToSayNoLimit(t *testing.T) {
	t.Parallel()
	ways := map[string]any{
		"left out": nil, "empty": fields{}, "one off": fields{"qps": -1}, "the other off": fields{"active_connections": -1}, "both off": fields{"qps": -1, "active_connections": -1},
	}
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b, config := listenerBench(t, "alb", "Https", fields{"limitation": way})
			state, id := b.create(t, config)
			if shown := at(b.object(t, id), "limitation"); shown != nil {
				t.Errorf("the API shows %v", shown)
			}
			b.isSettled(t, state, config)

			on := merged(config, fields{"limitation": fields{"qps": 200, "active_connections": 300}})
			state = b.change(t, state, on)
			b.isSettled(t, state, on)
			state = b.change(t, state, config)
			if shown := at(b.object(t, id), "limitation"); !equal(shown, fields{"qps": -1, "activeConnections": -1}) {
				t.Errorf("the API shows %v", shown)
			}
			b.isSettled(t, state, config)

			b.cloud.ForgetCalls()
			for _, other := range ways {
				state = b.change(t, state, merged(config, fields{"limitation": other}))
			}
			if calls := b.cloud.CallsOf("updateListener"); len(calls) != 0 {
				t.Errorf("made the calls %v", calls)
			}
		})
	}
}

// A limit that is not configured, or is not the configured one, is drift.
func TestLimitsThatSomebodyElseSets(t *testing.T) {
	t.Parallel()
	b, config := listenerBench(t, "alb", "Https", fields{"limitation": fields{"qps": 200}})
	state, id := b.create(t, config)
	number := 300
	if err := b.cloud.Modify(func(cloud *simulator.State) { cloud.Listeners[id].Limitation.ActiveConnections = &number }); err != nil {
		t.Fatal(err)
	}
	state = b.refresh(t, state)
	if found := at(goValue(state), "limitation"); !equal(found, fields{"qps": 200, "active_connections": 300}) {
		t.Errorf("read %v", found)
	}
	state = b.change(t, state, config)
	if shown := at(b.object(t, id), "limitation"); !equal(shown, fields{"qps": 200, "activeConnections": -1}) {
		t.Errorf("the API shows %v", shown)
	}

	if err := b.cloud.Modify(func(cloud *simulator.State) { cloud.Listeners[id].Limitation = nil }); err != nil {
		t.Fatal(err)
	}
	state = b.refresh(t, state)
	if found := at(goValue(state), "limitation"); found != nil {
		t.Errorf("read %v", found)
	}
	b.isSettled(t, state, merged(config, fields{"limitation": nil}))
	b.isSettled(t, b.change(t, state, config), config)
}

// A listener that is created Off is switched off by the call that sets its description.
func TestListenerThatIsOff(t *testing.T) {
	t.Parallel()
	b, config := listenerBench(t, "alb", "Https", fields{"description": "the shop"})
	off := merged(config, fields{"status": "Off"})
	state, id := b.create(t, off)
	if shown, calls := b.object(t, id), b.cloud.CallsOf("updateListener"); at(shown, "status") != "Off" || at(shown, "description") != "the shop" || len(calls) != 1 {
		t.Errorf("the API shows %v after the calls %v", shown, calls)
	}
	b.isSettled(t, state, off)

	if err := b.cloud.Modify(func(cloud *simulator.State) { cloud.Listeners[id].Status = "On" }); err != nil {
		t.Fatal(err)
	}
	if state = b.change(t, b.refresh(t, state), off); at(b.object(t, id), "status") != "Off" {
		t.Errorf("the drift stays: %v", b.object(t, id))
	}
	if state = b.change(t, state, config); at(b.object(t, id), "status") != "On" {
		t.Errorf("without status the API shows %v", b.object(t, id))
	}
	b.isSettled(t, state, config)
}

// When a new listener cannot be completed, it is in the state, and what is missing is shown by a refresh: once it is untainted,
// the next apply completes it in place.
func TestListenerThatCannotBeCompleted(t *testing.T) {
	t.Parallel()
	for _, status := range []string{"On", "Off"} {
		t.Run(status, func(t *testing.T) {
			t.Parallel()
			b, config := listenerBench(t, "alb", "Https", fields{"status": status, "description": "the shop", "timeouts": fields{"create": "1s"}})
			b.cloud.InjectFault(simulator.Fault{Operation: "updateListener", Kind: simulator.FaultQuotaExceeded, Times: -1})
			state, problem := b.apply(t, b.none(), config)
			id, _ := at(goValue(state), "id").(string)
			texts := []string{
				"listener " + id + " was created, but its description could not be set: ", "QUOTA_EXCEEDED (code 429)",
				"first run terraform untaint jdcloud_lb_listener.<name>.",
			}
			if status == "Off" {
				texts = append(texts, "Its status could not be set to Off either.")
			}
			for _, text := range texts {
				if !strings.Contains(problem, text) {
					t.Errorf("the error does not say %q: %s", text, problem)
				}
			}
			b.cloud.ClearFaults()
			state = b.change(t, b.refresh(t, state), config)
			if shown := b.object(t, id); at(shown, "description") != "the shop" || at(shown, "status") != status {
				t.Errorf("the API shows %v", shown)
			}
			b.isSettled(t, state, config)
		})
	}
}

// A state that was written before these attributes existed changes with a refresh only, and plans no change.
func TestStateFromBeforeTheSettings(t *testing.T) {
	t.Parallel()
	for product, protocol := range map[string]string{"alb": "Https", "nlb": "Tcp", "dnlb": "Tcp"} {
		t.Run(product, func(t *testing.T) {
			t.Parallel()
			b, config := listenerBench(t, product, protocol, nil)
			state, _ := b.create(t, config)
			old := state
			for _, name := range []string{"connection_idle_time_seconds", "status"} {
				f := &forgetful{name: name}
				old = f.with(old, tftypes.NewValue(f.part(old).Type(), nil))
			}
			response, _, problem := b.plan(t, old, config)
			if problem != "" {
				t.Fatal(problem)
			}
			if planned := b.static(t, response.PlannedState); !planned.Equal(old) {
				t.Errorf("without a refresh the plan is %s", planned)
			}
			if refreshed := b.refresh(t, old); !refreshed.Equal(state) {
				t.Errorf("a refresh reads %s", refreshed)
			}
			b.isSettled(t, state, config)
		})
	}
}

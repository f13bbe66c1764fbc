package simulator_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

func TestFaultsThatAreAnswered(t *testing.T) {
	for _, test := range []struct {
		kind      simulator.FaultKind
		code      int
		status    string
		message   string
		committed bool
	}{
		{simulator.FaultRateLimit, 429, "RATE_LIMIT", "Too many requests (injected fault).", false},
		{simulator.FaultQuotaExceeded, 429, "QUOTA_EXCEEDED", "Quota limit exceeded (injected fault).", false},
		{simulator.FaultInternalBeforeCommit, 500, "INTERNAL", "Internal error (injected fault).", false},
		{simulator.FaultInternalAfterCommit, 500, "INTERNAL", "Internal error (injected fault).", true},
		{simulator.FaultUnavailable, 503, "UNAVAILABLE", "Service unavailable (injected fault).", false},
		{simulator.FaultNotFound, 404, "NOT_FOUND", "Resource not found (injected fault).", false},
		{simulator.FaultAborted, 409, "ABORTED", "The operation was aborted (injected fault).", false},
		{simulator.FaultFailedPrecondition, 400, "FAILED_PRECONDITION", "The resource is not ready (injected fault).", false},
		{"TYPO", 500, "INTERNAL", "Fault kind 'TYPO' is unknown (injected fault).", false},
	} {
		t.Run(string(test.kind), func(t *testing.T) {
			f := newFixture(t, simulator.Options{})
			f.sim.InjectFault(simulator.Fault{Operation: "createTargetGroup", Kind: test.kind})
			before := len(f.sim.Snapshot().TargetGroups)
			answer := f.call(http.MethodPost, "/targetGroups/", object{"targetGroupName": "new", "loadBalancerId": f.alb})
			if answer.code != test.code || answer.Error.Status != test.status || answer.Error.Message != test.message {
				t.Errorf("got %d %s %s, want %d %s %s", answer.code, answer.Error.Status, answer.Error.Message, test.code, test.status, test.message)
			}
			if committed := len(f.sim.Snapshot().TargetGroups) > before; committed != test.committed {
				t.Errorf("committed is %v, want %v", committed, test.committed)
			}
			f.must(http.MethodGet, "/targetGroups/", nil)
			f.create("/targetGroups/", object{"targetGroupName": "next", "loadBalancerId": f.alb})
		})
	}
}

func TestFaultsThatBreakTheConnection(t *testing.T) {
	for kind, committed := range map[simulator.FaultKind]bool{simulator.FaultResetBeforeCommit: false, simulator.FaultResetAfterCommit: true} {
		f := newFixture(t, simulator.Options{})
		f.sim.InjectFault(simulator.Fault{Operation: "deleteListener", Kind: kind})
		f.sim.ForgetCalls()
		response, err := f.client.Do(f.request(http.MethodDelete, "/listeners/"+f.albListener, nil))
		if err == nil {
			_ = response.Body.Close()
			t.Errorf("%s: got an answer, want a broken connection", kind)
		}
		if gone := f.sim.Snapshot().Listeners[f.albListener] == nil; gone != committed {
			t.Errorf("%s: committed is %v, want %v", kind, gone, committed)
		}
		if calls := f.sim.CallsOf("deleteListener"); len(calls) == 0 || calls[0].Code != 0 {
			t.Errorf("%s: recorded %+v, want code 0", kind, calls)
		}
	}
}

func TestFaultsThatAnswerHTML(t *testing.T) {
	for kind, committed := range map[simulator.FaultKind]bool{simulator.FaultBadGateway: false, simulator.FaultBadGatewayAfterCommit: true} {
		f := newFixture(t, simulator.Options{})
		f.sim.InjectFault(simulator.Fault{Operation: "deleteListener", Kind: kind})
		answer := f.call(http.MethodDelete, "/listeners/"+f.albListener, nil)
		if answer.code != http.StatusBadGateway || !strings.HasPrefix(answer.raw, "<html>") || answer.header.Get("Content-Type") != "text/html" {
			t.Errorf("%s: got %d %s", kind, answer.code, answer.raw)
		}
		if gone := f.sim.Snapshot().Listeners[f.albListener] == nil; gone != committed {
			t.Errorf("%s: committed is %v, want %v", kind, gone, committed)
		}
	}
}

func TestFaultsAreCounted(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	codes := func(calls int) []int {
		var codes []int
		for range calls {
			codes = append(codes, f.call(http.MethodGet, "/listeners/"+f.albListener, nil).code)
		}
		return codes
	}
	expect := func(name string, got []int, want ...int) {
		t.Helper()
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: %v, want %v", name, got, want)
				return
			}
		}
	}
	f.sim.InjectFault(simulator.Fault{Operation: "describeListener", Kind: simulator.FaultNotFound, Nth: 2, Times: 2})
	expect("second and third", codes(4), 200, 404, 404, 200)
	f.sim.ClearFaults()
	f.sim.InjectFault(simulator.Fault{Kind: simulator.FaultRateLimit, Times: -1})
	expect("any operation, always", codes(3), 429, 429, 429)
	f.sim.ClearFaults()
	expect("cleared", codes(1), 200)
	f.sim.InjectFault(simulator.Fault{Operation: "describeListener", Kind: simulator.FaultAborted, Message: "busy"})
	if answer := f.call(http.MethodGet, "/listeners/"+f.albListener, nil); answer.Error.Message != "busy" {
		t.Errorf("message %q, want busy", answer.Error.Message)
	}
}

func TestAnUnsignedCallDoesNotSpendAFault(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	f.sim.InjectFault(simulator.Fault{Operation: "describeListener", Kind: simulator.FaultAborted})
	unsigned := f.request(http.MethodGet, "/listeners/"+f.albListener, nil)
	unsigned.Header.Del("Authorization")
	if answer := f.send(unsigned); answer.code != 401 {
		t.Errorf("unsigned call: %d, want 401", answer.code)
	}
	if answer := f.call(http.MethodGet, "/listeners/"+f.albListener, nil); answer.code != 409 {
		t.Errorf("signed call: %d, want 409", answer.code)
	}
}

func TestDelayHoldsACallBack(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	f.sim.InjectFault(simulator.Fault{Operation: "describeListener", Kind: simulator.FaultDelay, Delay: 20 * time.Millisecond})
	f.sim.InjectFault(simulator.Fault{Operation: "describeListener", Kind: simulator.FaultAborted})
	f.sim.ForgetCalls()
	if answer := f.call(http.MethodGet, "/listeners/"+f.albListener, nil); answer.code != 409 {
		t.Errorf("a delay goes together with another fault: %d, want 409", answer.code)
	}
	if call := f.sim.Calls()[0]; call.Finished.Sub(call.Started) < 20*time.Millisecond {
		t.Errorf("the call took %s, want at least 20ms", call.Finished.Sub(call.Started))
	}
}

func TestCreateFailed(t *testing.T) {
	clock := simulator.NewManualClock(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	for name, options := range map[string]simulator.Options{"at once": atOnce(), "later": {Clock: clock}} {
		t.Run(name, func(t *testing.T) {
			c := newCloud(t, options)
			c.sim.InjectFault(simulator.Fault{Operation: "createLoadBalancer", Kind: simulator.FaultCreateFailed, Message: "no capacity"})
			id := c.create("/loadBalancers/", object{"loadBalancerName": "web", "subnetId": "subnet-a1", "azs": []string{"cn-north-1a"}})
			clock.Advance(simulator.DefaultProvisioningDelay)
			if state := c.sim.Snapshot().LoadBalancers[id].State; state != (simulator.LoadBalancerState{Code: "CREATE_FAILED", Reason: "no capacity"}) {
				t.Errorf("state: %+v", state)
			}
			c.refuses(t, []refusal{{"write", http.MethodPatch, "/loadBalancers/" + id, object{"description": "d"}, 400, "FAILED_PRECONDITION",
				"Load balancer '" + id + "' is in state CREATE_FAILED, expected ACTIVE or DOWN"}})
			c.must(http.MethodDelete, "/loadBalancers/"+id, nil)
		})
	}
}

package simulator_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// controlReply is the answer of a control endpoint.
type controlReply struct {
	code    int
	header  http.Header
	content object
}

// error is the sentence of a refusal.
func (r controlReply) error() string {
	text, _ := r.content["error"].(string)
	return text
}

// control calls an endpoint of the simulator's own; body is text, or what becomes JSON.
func (c *cloud) control(method, path string, body any) controlReply {
	c.t.Helper()
	text, isText := body.(string)
	if !isText && body != nil {
		content, err := json.Marshal(body)
		if err != nil {
			c.t.Fatal(err)
		}
		text = string(content)
	}
	request, err := http.NewRequestWithContext(context.Background(), method, c.url+"/_simulator/"+path, strings.NewReader(text))
	if err != nil {
		c.t.Fatal(err)
	}
	if text != "" {
		request.Header.Set("Content-Type", "application/json")
	}
	return c.sendControl(request)
}

func (c *cloud) sendControl(request *http.Request) controlReply {
	c.t.Helper()
	response, err := c.client.Do(request)
	if err != nil {
		c.t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	reply := controlReply{code: response.StatusCode, header: response.Header}
	if err := json.Unmarshal(content, &reply.content); err != nil {
		c.t.Fatalf("%s %s: %s is not a JSON object: %v", request.Method, request.URL, content, err)
	}
	return reply
}

// mustControl makes a call that has to succeed.
func (c *cloud) mustControl(method, path string, body any) object {
	c.t.Helper()
	reply := c.control(method, path, body)
	if reply.code != http.StatusOK {
		c.t.Fatalf("%s %s: %d %s", method, path, reply.code, reply.error())
	}
	return reply.content
}

func list(value any) []object {
	var objects []object
	items, _ := value.([]any)
	for _, item := range items {
		entry, _ := item.(object)
		objects = append(objects, entry)
	}
	return objects
}

func TestControlHealth(t *testing.T) {
	c := newCloud(t, atOnce())
	if got := c.mustControl(http.MethodGet, "health", nil); got["status"] != "ok" || got["region"] != region {
		t.Errorf("got %v", got)
	}
}

func TestControlRefusals(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	const kinds = "[ABORTED, BAD_GATEWAY, CREATE_FAILED, DELAY, FAILED_PRECONDITION, HALF_ANSWER, INTERNAL, NOT_FOUND, PERMISSION_DENIED, QUOTA_EXCEEDED, RATE_LIMIT, " +
		"RATE_LIMIT_EMPTY, RATE_LIMIT_HTML, RATE_LIMIT_OTHER, REQUEST_TIMEOUT, RESET, TOO_EARLY, UNAUTHENTICATED, UNAVAILABLE, UNAVAILABLE_HTML]"
	const parts = "[assumptions, calls, clock, faults, limits, state]"
	for _, test := range []struct {
		method, path string
		body         any
		code         int
		message      string
	}{
		{http.MethodGet, "nothing", nil, 404, "/_simulator/nothing is unknown; under /_simulator/ there are [assumptions, calls, clock, coverage, faults, health, limits, reset, state]"},
		{http.MethodGet, "", nil, 404, "/_simulator/ is unknown; under /_simulator/ there are [assumptions, calls, clock, coverage, faults, health, limits, reset, state]"},
		{http.MethodGet, "..", nil, 404, "/_simulator/.. is unknown; under /_simulator/ there are [assumptions, calls, clock, coverage, faults, health, limits, reset, state]"},
		{http.MethodGet, "health/", nil, 404, "/_simulator/health/ is unknown; under /_simulator/ there are [assumptions, calls, clock, coverage, faults, health, limits, reset, state]"},
		{http.MethodPost, "health", nil, 405, "/_simulator/health takes GET, not POST"},
		{http.MethodPut, "faults", nil, 405, "/_simulator/faults takes GET, POST, DELETE, not PUT"},
		{http.MethodGet, "health?verbose=1", nil, 400, "query parameter 'verbose' is unknown, expected one of []"},
		{http.MethodGet, "health", "{}", 400, "GET /_simulator/health takes no request body"},

		{http.MethodPost, "reset", object{"only": []string{"state", "everything"}}, 400, "only has 'everything', expected some of " + parts},
		{http.MethodPost, "reset", object{"only": []string{}}, 400, "only is empty, expected some of " + parts + "; without a body, all of them are reset"},
		{http.MethodPost, "reset", object{"all": true}, 400, "field 'all' is unknown, expected one of [only]"},

		{http.MethodPost, "faults", nil, 400, "the body is empty, expected a JSON object"},
		{http.MethodPost, "faults", "[]", 400, "the body is a JSON array, expected an object"},
		{http.MethodPost, "faults", "null", 400, "the body is null, expected a JSON object"},
		{http.MethodPost, "faults", "{", 400, "the body is not JSON: unexpected end of JSON input"},
		{http.MethodPost, "faults", "{} {}", 400, "the body is not JSON: invalid character '{' after top-level value"},
		{http.MethodPost, "faults", object{}, 400, "kind is '', expected one of " + kinds},
		{http.MethodPost, "faults", object{"kind": "BROKEN"}, 400, "kind is 'BROKEN', expected one of " + kinds},
		{http.MethodPost, "faults", object{"kind": "RESET after"}, 400, "kind is 'RESET after', expected one of " + kinds},
		{http.MethodPost, "faults", object{"kind": 5}, 400, "field 'kind' is a JSON number, expected a string"},
		{http.MethodPost, "faults", object{"kind": "RESET", "count": 2}, 400,
			"field 'count' is unknown, expected one of [delayMilliseconds, kind, message, nth, operation, probability, retryAfter, times, when]"},
		{http.MethodPost, "faults", object{"kind": "RESET", "When": "after"}, 400,
			"field 'When' is unknown, expected one of [delayMilliseconds, kind, message, nth, operation, probability, retryAfter, times, when]"},
		{http.MethodPost, "faults", object{"kind": "RESET", "when": "later"}, 400, "when is 'later', kind RESET takes one of [after, before]"},
		{http.MethodPost, "faults", object{"kind": "RATE_LIMIT", "when": "after"}, 400, "when is 'after', kind RATE_LIMIT takes one of [before]"},
		{http.MethodPost, "faults", object{"kind": "RESET", "operation": "createLoadBalancers"}, 400,
			"operation 'createLoadBalancers' is unknown; GET /_simulator/coverage lists the operations"},
		{http.MethodPost, "faults", object{"kind": "RESET", "operation": "createUrlMap"}, 400, "operation createUrlMap is not simulated, a fault on it would never fire"},
		{http.MethodPost, "faults", object{"kind": "CREATE_FAILED"}, 400, "kind CREATE_FAILED goes with operation createLoadBalancer, and none is given"},
		{http.MethodPost, "faults", object{"kind": "CREATE_FAILED", "operation": "createBackend"}, 400, "kind CREATE_FAILED goes with operation createLoadBalancer, not createBackend"},
		{http.MethodPost, "faults", object{"kind": "RESET", "nth": -1}, 400, "nth is -1, expected 1 or more"},
		{http.MethodPost, "faults", object{"kind": "RESET", "nth": 1.5}, 400, "field 'nth' is a JSON number 1.5, expected a whole number"},
		{http.MethodPost, "faults", object{"kind": "RESET", "times": 0}, 400, "times is 0, such a fault would never fire; the default is 1"},
		{http.MethodPost, "faults", object{"kind": "RESET", "probability": 0}, 400, "probability is 0, such a fault would never fire; the default is 1"},
		{http.MethodPost, "faults", object{"kind": "RESET", "probability": 1.01}, 400, "probability is 1.01, expected a number above 0 and up to 1"},
		{http.MethodPost, "faults", object{"kind": "DELAY"}, 400, "delayMilliseconds is 0, kind DELAY needs 1 to 600000"},
		{http.MethodPost, "faults", object{"kind": "DELAY", "delayMilliseconds": 600001}, 400, "delayMilliseconds is 600001, kind DELAY needs 1 to 600000"},
		{http.MethodPost, "faults", object{"kind": "RESET", "delayMilliseconds": 5}, 400,
			"delayMilliseconds goes with kind DELAY alone; add a second fault of that kind to delay the answer of kind RESET"},
		{http.MethodPost, "faults", object{"kind": "BAD_GATEWAY", "message": "m"}, 400, "message goes with kinds that answer in the API's envelope, kind BAD_GATEWAY does not"},
		{http.MethodPost, "faults", object{"kind": "RESET", "retryAfter": "1"}, 400, "retryAfter goes with kinds that answer, kind RESET does not"},
		{http.MethodPost, "faults", object{"kind": "RATE_LIMIT", "retryAfter": "1\r\nX: y"}, 400,
			"retryAfter has characters that no header takes, expected seconds or a date such as Wed, 21 Oct 2026 07:28:00 GMT"},
		{http.MethodDelete, "faults/fault-9", nil, 404, "fault 'fault-9' is unknown; GET /_simulator/faults lists the faults"},

		{http.MethodPut, "limits", object{"requestsPerSecond": -1}, 400, "requestsPerSecond is -1, expected a number from 0 up; 0 is no limit"},
		{http.MethodPut, "limits", object{"requestsPerSecond": 1, "burst": -1}, 400, "burst is -1, expected 0 or more"},
		{http.MethodPut, "limits", object{"burst": 1}, 400, "burst and retryAfterSeconds go with requestsPerSecond, which is 0"},
		{http.MethodPut, "limits", object{"requestsPerSecond": 1, "retryAfterSeconds": -1}, 400, "retryAfterSeconds is -1, expected 0 or more"},
		{http.MethodPut, "limits", object{"latencyMilliseconds": -1}, 400, "latencyMilliseconds is -1, expected 0 to 600000"},
		{http.MethodPut, "limits", object{"rps": 1}, 400, "field 'rps' is unknown, expected one of [burst, latencyMilliseconds, requestsPerSecond, retryAfterSeconds]"},

		{http.MethodPut, "assumptions", object{"allowDuplicateNames": 1}, 400, "field 'allowDuplicateNames' is a JSON number, expected true or false"},
		{http.MethodPut, "assumptions", object{"maxBatchSize": -1}, 400, "maxBatchSize is -1, expected 0 or more; 0 is no limit"},

		{http.MethodPut, "clock", object{}, 400, "speed is missing"},
		{http.MethodPut, "clock", object{"speed": -1}, 400, "speed is -1, expected a number from 0 up; at 0 the clock stands still"},
		{http.MethodPost, "clock/advance", object{"seconds": 0}, 400, "seconds is 0, expected a number above 0: the clock does not go back, but for a reset"},

		{http.MethodGet, "calls?since=yesterday", nil, 400, "since is 'yesterday', expected the sequence number of a call"},
		{http.MethodGet, "calls?operation=createNothing", nil, 400, "operation 'createNothing' is unknown; GET /_simulator/coverage lists the operations"},

		{http.MethodGet, "state/region", nil, 404, "kind 'region' is unknown, expected one of [availabilityGroups, backends, certificates, containers, elasticIps, instanceTemplates, " +
			"instances, listeners, loadBalancers, securityGroups, subnets, targetGroups, targets, vpcs]"},
		{http.MethodGet, "state/vpcs/vpc-x", nil, 404, "vpcs has no 'vpc-x'"},
		{http.MethodPatch, "state/vpcs/vpc-x", object{}, 404, "vpcs has no 'vpc-x'"},
		{http.MethodDelete, "state/vpcs/vpc-x", nil, 404, "vpcs has no 'vpc-x'"},
		{http.MethodPatch, "state/listeners/" + f.albListener, nil, 400, "the body is empty, expected a JSON object"},
		{http.MethodPatch, "state/listeners/" + f.albListener, object{"port": "80"}, 400, "field 'port' is a JSON string, expected a whole number"},
		{http.MethodPatch, "state/listeners/" + f.albListener, object{"listenerId": "other"}, 400, "listenerId is 'other', the path has '" + f.albListener + "'"},
		{http.MethodPatch, "state/listeners/" + f.albListener, object{"loadBalancerId": "alb-x"}, 400, "listener " + f.albListener + " belongs to load balancer alb-x, which does not exist"},
		{http.MethodPatch, "state/targetGroups/" + f.albGroup, object{"loadBalancerId": ""}, 400, "target group " + f.albGroup + " has no load balancer"},
		{http.MethodPatch, "state/certificates/cert-a1", object{"colour": "red"}, 400, "field 'colour' is unknown, expected one of [algorithm, certificateId]"},
		{http.MethodPut, "state/certificates/cert-a1", object{"certificateId": "cert-a1"}, 400, "the object lacks [algorithm]; PATCH changes single fields"},
	} {
		before := f.sim.Snapshot()
		reply := f.control(test.method, test.path, test.body)
		if reply.code != test.code || reply.error() != test.message {
			t.Errorf("%s %s %v\n got: %d %s\nwant: %d %s", test.method, test.path, test.body, reply.code, reply.error(), test.code, test.message)
		}
		if !equal(before, f.sim.Snapshot()) {
			t.Errorf("%s %s %v: a refused call changed something", test.method, test.path, test.body)
		}
	}
	if faults := list(f.mustControl(http.MethodGet, "faults", nil)["faults"]); len(faults) > 0 {
		t.Errorf("refused faults are set: %v", faults)
	}
	bare, err := http.NewRequestWithContext(t.Context(), http.MethodGet, f.url+"/_simulator", nil)
	if err != nil {
		t.Fatal(err)
	}
	if reply := f.sendControl(bare); reply.code != http.StatusNotFound || !strings.HasPrefix(reply.error(), "/_simulator is unknown;") {
		t.Errorf("/_simulator: %d %s", reply.code, reply.error())
	}
	if allow := f.control(http.MethodPost, "health", nil).header.Get("Allow"); allow != http.MethodGet {
		t.Errorf("header Allow is %q", allow)
	}
}

// equal says whether two values are the same in JSON.
func equal(a, b any) bool {
	var values [2]any
	for i, value := range []any{a, b} {
		content, err := json.Marshal(value)
		if err != nil || json.Unmarshal(content, &values[i]) != nil {
			return false
		}
	}
	return reflect.DeepEqual(values[0], values[1])
}

func TestControlIsForThisMachineAndNoWebPage(t *testing.T) {
	c := newCloud(t, atOnce())
	own := strings.TrimPrefix(c.url, "http://")
	for _, test := range []struct {
		name, caller, host string
		header             map[string]string
		message            string
	}{
		{name: "as curl"},
		{name: "as the page itself", header: map[string]string{"Origin": c.url, "Sec-Fetch-Site": "same-origin"}},
		{name: "typed into a browser", header: map[string]string{"Sec-Fetch-Site": "none"}},
		{name: "by another name of this machine", host: "localhost:8700"},
		{name: "over IPv6", caller: "[::1]:4000", host: "[::1]:8700"},
		{name: "from a mapped address", caller: "[::ffff:127.0.0.1]:4000", host: "127.0.0.1"},
		{name: "from another machine", caller: "192.0.2.7:4000",
			message: "/_simulator/ and the page at / are for callers on the simulator's own machine, the caller is 192.0.2.7:4000"},
		{name: "a name pointed at this machine", host: "evil.example:8700",
			message: "header Host is 'evil.example:8700', expected localhost, 127.0.0.1 or [::1]: a web page of that name may be behind the request"},
		{name: "a name that begins like an address", host: "127.0.0.1.evil.example",
			message: "header Host is '127.0.0.1.evil.example', expected localhost, 127.0.0.1 or [::1]: a web page of that name may be behind the request"},
		{name: "a web page", header: map[string]string{"Origin": "https://evil.example"},
			message: "header Origin is 'https://evil.example': no web page may call this endpoint"},
		{name: "a sandboxed web page", header: map[string]string{"Origin": "null"}, message: "header Origin is 'null': no web page may call this endpoint"},
		{name: "a page of another port", header: map[string]string{"Origin": "http://127.0.0.1:1"},
			message: "header Origin is 'http://127.0.0.1:1': no web page may call this endpoint"},
		{name: "a link or an image of a web page", header: map[string]string{"Sec-Fetch-Site": "cross-site"},
			message: "header Sec-Fetch-Site is 'cross-site': no web page may call this endpoint"},
		{name: "a page of this machine", header: map[string]string{"Sec-Fetch-Site": "same-site"},
			message: "header Sec-Fetch-Site is 'same-site': no web page may call this endpoint"},
	} {
		for _, path := range []string{"/_simulator/health", "/_simulator/state", "/_simulator/nothing", "/"} {
			t.Run(test.name+" "+path, func(t *testing.T) {
				request := httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil)
				request.RemoteAddr, request.Host = "127.0.0.1:4000", own
				if test.caller != "" {
					request.RemoteAddr = test.caller
				}
				if test.host != "" {
					request.Host = test.host
				}
				request.Header.Set("Accept", "text/html")
				for name, value := range test.header {
					request.Header.Set(name, value)
				}
				recorder := httptest.NewRecorder()
				c.sim.Handler().ServeHTTP(recorder, request)
				if test.message == "" {
					if recorder.Code == http.StatusForbidden {
						t.Errorf("refused: %s", recorder.Body)
					}
					return
				}
				var refusal struct{ Error string }
				if err := json.Unmarshal(recorder.Body.Bytes(), &refusal); err != nil {
					t.Fatal(err)
				}
				if recorder.Code != http.StatusForbidden || refusal.Error != test.message {
					t.Errorf("got %d %s, want 403 %s", recorder.Code, refusal.Error, test.message)
				}
			})
		}
	}
}

func TestControlBodiesAreJSON(t *testing.T) {
	c := newCloud(t, atOnce())
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, c.url+"/_simulator/faults", strings.NewReader(`{"kind": "RESET"}`))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "text/plain")
	want := "header Content-Type is 'text/plain', expected application/json"
	if reply := c.sendControl(request); reply.code != http.StatusUnsupportedMediaType || reply.error() != want {
		t.Errorf("got %d %s, want 415 %s", reply.code, reply.error(), want)
	}
}

func TestControlFaults(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	added := f.mustControl(http.MethodPost, "faults", object{"kind": "RATE_LIMIT", "operation": "describeListener", "times": 2, "retryAfter": "3", "message": "slower"})
	want := object{"id": "fault-1", "kind": "RATE_LIMIT", "operation": "describeListener", "when": "before", "nth": 1.0, "times": 2.0, "probability": 1.0,
		"retryAfter": "3", "message": "slower", "fired": 0.0}
	if !maps.Equal(added, want) {
		t.Errorf("added %v, want %v", added, want)
	}
	f.mustControl(http.MethodPost, "faults", object{"kind": "DELAY", "when": "after", "delayMilliseconds": 1, "times": -1})
	for _, code := range []int{429, 429, 200} {
		answer := f.call(http.MethodGet, "/listeners/"+f.albListener, nil)
		if answer.code != code || code == 429 && (answer.Error.Message != "slower" || answer.header.Get("Retry-After") != "3") {
			t.Errorf("got %d %s %v, want %d", answer.code, answer.Error.Message, answer.header, code)
		}
	}
	faults := list(f.mustControl(http.MethodGet, "faults", nil)["faults"])
	if len(faults) != 2 || faults[0]["fired"] != 2.0 || faults[1]["fired"] != 3.0 || faults[1]["delayMilliseconds"] != 1.0 {
		t.Errorf("faults: %v", faults)
	}
	if left := list(f.mustControl(http.MethodDelete, "faults/fault-1", nil)["faults"]); len(left) != 1 || left[0]["id"] != "fault-2" {
		t.Errorf("left: %v", left)
	}
	if left := list(f.mustControl(http.MethodDelete, "faults", nil)["faults"]); len(left) != 0 {
		t.Errorf("left after clearing: %v", left)
	}
}

func TestControlFaultsAreBounded(t *testing.T) {
	c := newCloud(t, atOnce())
	for range 1000 {
		c.sim.InjectFault(simulator.Fault{Kind: simulator.FaultReset})
	}
	want := "1000 faults are set, which is the most; DELETE /_simulator/faults clears them"
	if reply := c.control(http.MethodPost, "faults", object{"kind": "RESET"}); reply.code != http.StatusBadRequest || reply.error() != want {
		t.Errorf("got %d %s", reply.code, reply.error())
	}
}

func TestControlLimits(t *testing.T) {
	c := newCloud(t, atOnce())
	c.mustControl(http.MethodPut, "limits", object{"requestsPerSecond": 0.001, "burst": 2, "retryAfterSeconds": 7})
	for _, code := range []int{200, 200, 429} {
		answer := c.call(http.MethodGet, "/subnets/subnet-a1", nil)
		if answer.code != code {
			t.Errorf("got %d, want %d", answer.code, code)
		}
		if code == 429 && (answer.Error.Status != "RATE_LIMIT" || answer.Error.Message != "Too many requests: more than 0.001 in a second." || answer.header.Get("Retry-After") != "7") {
			t.Errorf("got %+v", answer)
		}
	}
	want := object{"requestsPerSecond": 2.5, "burst": 3.0, "retryAfterSeconds": 0.0, "latencyMilliseconds": 1.0}
	if got := c.mustControl(http.MethodPut, "limits", object{"requestsPerSecond": 2.5, "latencyMilliseconds": 1}); !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	c.mustControl(http.MethodPut, "limits", object{})
	c.sim.ForgetCalls()
	c.must(http.MethodGet, "/subnets/subnet-a1", nil)
}

func TestControlLatency(t *testing.T) {
	c := newCloud(t, atOnce())
	c.mustControl(http.MethodPut, "limits", object{"latencyMilliseconds": 20})
	c.must(http.MethodGet, "/subnets/subnet-a1", nil)
	if call := c.sim.Calls()[0]; call.Finished.Sub(call.Started) < 20*time.Millisecond {
		t.Errorf("the call took %s, want at least 20ms", call.Finished.Sub(call.Started))
	}
}

func TestControlAssumptions(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	second := object{"targetGroupName": "servers", "loadBalancerId": f.alb}
	if code := f.call(http.MethodPost, "/targetGroups/", second).code; code != http.StatusConflict {
		t.Fatalf("a second group of the same name: %d, want 409", code)
	}
	switches := func(content object) map[string]any {
		values := map[string]any{}
		for _, row := range list(content["assumptions"]) {
			if row["id"] == "" || row["unknown"] == "" || row["decision"] == "" {
				t.Errorf("incomplete: %v", row)
			}
			if name, ok := row["switch"].(string); ok {
				values[name] = row["value"]
			}
		}
		return values
	}
	want := map[string]any{
		"allowDuplicateNames": true, "uniqueLoadBalancerNames": false, "allowSamePortTCPAndUDP": false, "allowDeleteOfReferencedTargetGroups": false,
		"associateReplacesSecurityGroups": false, "refuseTagsOnLoadBalancers": false, "refuseEmptyTargets": false, "partialBatches": false,
		"maxBatchSize": 10.0, "listZonesOfDNLB": false, "embedTargets": false, "requireTargetZone": false, "resetMemberWeights": false,
	}
	if got := switches(f.mustControl(http.MethodPut, "assumptions", object{"allowDuplicateNames": true, "maxBatchSize": 10})); !maps.Equal(got, want) {
		t.Errorf("switches %v, want %v", got, want)
	}
	f.create("/targetGroups/", second)
	if got := switches(f.mustControl(http.MethodPut, "assumptions", object{})); got["allowDuplicateNames"] != false {
		t.Errorf("what a PUT leaves out keeps its value: %v", got)
	}
}

func TestControlClock(t *testing.T) {
	c := newCloud(t, simulator.Options{})
	c.mustControl(http.MethodPut, "clock", object{"speed": 0})
	id := c.create("/loadBalancers/", object{"loadBalancerName": "web", "subnetId": "subnet-a1", "azs": []string{"cn-north-1a"}})
	state := func() string { return c.sim.Snapshot().LoadBalancers[id].State.Code }
	before := c.mustControl(http.MethodGet, "clock", nil)
	if before["speed"] != 0.0 || state() != "CREATING" {
		t.Errorf("clock %v, state %s; want a clock that stands still and CREATING", before, state())
	}
	after := c.mustControl(http.MethodPost, "clock/advance", object{"seconds": 2.5})
	if instant(t, after).Sub(instant(t, before)) != 2500*time.Millisecond || state() != "CREATING" {
		t.Errorf("from %v to %v, state %s", before, after, state())
	}
	c.mustControl(http.MethodPost, "clock/advance", object{"seconds": 0.5})
	if state() != "ACTIVE" {
		t.Errorf("state %s after 3 seconds, want ACTIVE", state())
	}
	for range 3 { // however far, the time can be written
		c.mustControl(http.MethodPost, "clock/advance", object{"seconds": 1e18})
	}
	c.mustControl(http.MethodPost, "reset", object{"only": []string{"clock"}})
	if got := c.mustControl(http.MethodGet, "clock", nil); got["speed"] != 100.0 || instant(t, got).Before(instant(t, before)) || instant(t, got).After(time.Now().AddDate(1, 0, 0)) {
		t.Errorf("after a reset: %v", got)
	}
}

func instant(t *testing.T, clock object) time.Time {
	t.Helper()
	text, _ := clock["now"].(string)
	at, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestControlCalls(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	f.sim.ForgetCalls()
	group := f.create("/targetGroups/", object{"targetGroupName": "new", "loadBalancerId": f.alb})
	answer := f.call(http.MethodGet, "/listeners/listener-x", nil)
	f.call(http.MethodGet, "/nothing"+query("secret", "s3cret"), nil)
	unsigned := f.request(http.MethodGet, "/listeners/"+f.albListener, nil)
	unsigned.Header.Set("Authorization", "none")
	f.send(unsigned)

	calls := list(f.mustControl(http.MethodGet, "calls", nil)["calls"])
	var operations []any
	for _, call := range calls {
		operations = append(operations, call["operation"])
		for _, name := range []string{"query", "body"} {
			if _, shown := call[name]; shown || strings.Contains(strings.Join(fields(call), " "), "s3cret") {
				t.Errorf("%s is shown: %v", name, call)
			}
		}
	}
	if !slices.Equal(operations, []any{"createTargetGroup", "describeListener", "", "describeListener"}) {
		t.Fatalf("operations: %v", operations)
	}
	ids, _ := calls[0]["resourceIds"].(object)
	if calls[0]["code"] != 200.0 || ids["targetGroupId"] != group || calls[0]["loadBalancerId"] != f.alb || calls[0]["signed"] != true || calls[0]["client"] != "Go-http-client/1.1" {
		t.Errorf("the create: %v", calls[0])
	}
	if calls[1]["code"] != 404.0 || calls[1]["status"] != "NOT_FOUND" || calls[1]["requestId"] != answer.RequestID || calls[1]["durationMilliseconds"] == nil {
		t.Errorf("the read: %v", calls[1])
	}
	if calls[3]["signed"] != false || calls[3]["code"] != 401.0 {
		t.Errorf("the unsigned read: %v", calls[3])
	}
	if some := list(f.mustControl(http.MethodGet, "calls?operation=describeListener", nil)["calls"]); len(some) != 2 {
		t.Errorf("of describeListener: %v", some)
	}
	last, _ := json.Marshal(calls[2]["sequence"])
	if some := list(f.mustControl(http.MethodGet, "calls?since="+string(last), nil)["calls"]); len(some) != 1 || !maps.EqualFunc(some[0], calls[3], func(a, b any) bool { return equal(a, b) }) {
		t.Errorf("since %s: %v", last, some)
	}
	f.mustControl(http.MethodDelete, "calls", nil)
	if left := f.sim.Calls(); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

func fields(content object) []string {
	var values []string
	for _, value := range content {
		text, _ := json.Marshal(value)
		values = append(values, string(text))
	}
	return values
}

func TestControlState(t *testing.T) {
	f := newFixture(t, simulator.Options{StateFile: t.TempDir() + "/state.json"})
	path := "state/listeners/" + f.albListener
	whole := f.mustControl(http.MethodGet, path, nil)
	if !equal(whole, f.sim.Snapshot().Listeners[f.albListener]) {
		t.Errorf("got %v", whole)
	}
	if got := f.mustControl(http.MethodGet, "state/listeners", nil); len(got) != 3 {
		t.Errorf("listeners: %v", got)
	}
	if got := f.mustControl(http.MethodPatch, path, object{"description": "drifted", "limitation": object{"qps": 5}}); got["description"] != "drifted" || got["port"] != 80.0 {
		t.Errorf("patched: %v", got)
	}
	f.mustControl(http.MethodPatch, path, object{"limitation": object{"activeConnections": 6}})
	listener, _ := f.must(http.MethodGet, "/listeners/"+f.albListener, nil)["listener"].(object)
	if listener["description"] != "drifted" || !equal(listener["limitation"], object{"activeConnections": 6, "qps": 5}) {
		t.Errorf("the API reads %v", listener)
	}
	f.mustControl(http.MethodPatch, path, object{"limitation": nil, "description": nil})
	if got := f.mustControl(http.MethodPut, path, whole); !equal(got, whole) {
		t.Errorf("put back: %v", got)
	}
	f.mustControl(http.MethodPut, "state/certificates/cert-new", object{"certificateId": "cert-new", "algorithm": "RSA"})
	if f.sim.Snapshot().Certificates["cert-new"] == nil {
		t.Error("a new object is not there")
	}
	if left := f.mustControl(http.MethodDelete, path, nil); left[f.albListener] != nil || len(left) != 2 {
		t.Errorf("left: %v", left)
	}
	f.must(http.MethodPost, "/loadBalancers/"+f.nlb+":associateElasticIp", object{"elasticIpId": "fip-a1"})
	f.mustControl(http.MethodDelete, "state/loadBalancers/"+f.nlb, nil)
	f.must(http.MethodPost, "/loadBalancers/"+f.alb+":associateElasticIp", object{"elasticIpId": "fip-a1"}) // it is free again
	state := f.sim.Snapshot()
	if state.Listeners[f.nlbListener] != nil || state.Backends[f.nlbBackend] != nil || state.TargetGroups[f.nlbGroup] != nil || state.Backends[f.albBackend] == nil {
		t.Error("a load balancer goes with what belongs to it, and with nothing else")
	}
	f.must(http.MethodDelete, "/backends/"+f.albBackend, nil) // writes still reach the state file
}

func TestControlReset(t *testing.T) {
	seed := simulator.DefaultSeed()
	seed.Faults = []simulator.Fault{{Operation: "describeVpc", Kind: simulator.FaultAborted}}
	seed.Limits = simulator.Limits{LatencyMilliseconds: 1}
	seed.Assumptions = simulator.Assumptions{AllowDuplicateNames: true}
	f := newFixture(t, simulator.Options{Seed: seed, StateFile: t.TempDir() + "/state.json"})
	for _, code := range []int{409, 200} {
		if answer := f.call(http.MethodGet, "/vpcs/vpc-a1", nil); answer.code != code {
			t.Errorf("the seed's fault: %d, want %d", answer.code, code)
		}
	}
	f.create("/targetGroups/", object{"targetGroupName": "servers", "loadBalancerId": f.alb})
	f.mustControl(http.MethodPost, "faults", object{"kind": "RESET", "times": -1})
	f.mustControl(http.MethodPut, "limits", object{"requestsPerSecond": 0.001})
	f.mustControl(http.MethodPut, "assumptions", object{})
	f.mustControl(http.MethodPut, "clock", object{"speed": 0})

	if got := f.mustControl(http.MethodPost, "reset", object{"only": []string{"calls"}}); !equal(got, object{"reset": []string{"calls"}}) {
		t.Errorf("got %v", got)
	}
	if len(f.sim.Calls()) > 0 || len(f.sim.Snapshot().LoadBalancers) != 3 || len(list(f.mustControl(http.MethodGet, "faults", nil)["faults"])) != 2 {
		t.Error("a reset of the calls resets the calls")
	}
	f.mustControl(http.MethodPost, "reset", nil)
	if state := f.sim.Snapshot(); len(state.LoadBalancers) != 0 || len(state.Listeners) != 0 || state.Vpcs["vpc-a1"] == nil {
		t.Error("the state is not that of the seed")
	}
	if faults := list(f.mustControl(http.MethodGet, "faults", nil)["faults"]); len(faults) != 1 || faults[0]["operation"] != "describeVpc" || faults[0]["fired"] != 0.0 {
		t.Errorf("faults: %v", faults)
	}
	if limits := f.mustControl(http.MethodGet, "limits", nil); limits["requestsPerSecond"] != 0.0 || limits["latencyMilliseconds"] != 1.0 {
		t.Errorf("limits: %v", limits)
	}
	if clock := f.mustControl(http.MethodGet, "clock", nil); clock["speed"] != 100.0 {
		t.Errorf("clock: %v", clock)
	}
	alb := f.create("/loadBalancers/", object{"loadBalancerName": "lb", "subnetId": "subnet-a1", "azs": []string{"cn-north-1a"}})
	for range 2 { // the seed's assumption is back
		f.create("/targetGroups/", object{"targetGroupName": "servers", "loadBalancerId": alb})
	}
}

func TestControlCoverage(t *testing.T) {
	c := newCloud(t, atOnce())
	got := c.mustControl(http.MethodGet, "coverage", nil)
	simulated := map[any]any{}
	for _, row := range list(got["operations"]) {
		simulated[fmt.Sprint(row["service"], ".", row["operation"])] = row["simulated"]
		if row["operation"] == "createListener" && !maps.Equal(row, object{"operation": "createListener", "service": "lb", "method": "POST",
			"path": "/v1/regions/{regionId}/listeners/", "simulated": true}) {
			t.Errorf("createListener: %v", row)
		}
	}
	if simulated["lb.createListener"] != true || simulated["lb.createUrlMap"] != false {
		t.Errorf("createListener %v, createUrlMap %v; want true and false", simulated["lb.createListener"], simulated["lb.createUrlMap"])
	}
	some, _ := got["simulated"].(float64)
	others, _ := got["notSimulated"].(float64)
	if some == 0 || others == 0 || int(some+others) != len(simulated) {
		t.Errorf("%v simulated and %v not, of %d", some, others, len(simulated))
	}
}

func TestBehaviourInTheSeedIsChecked(t *testing.T) {
	for _, test := range []struct {
		change func(*simulator.Seed)
		want   string
	}{
		{func(s *simulator.Seed) {
			s.Faults = []simulator.Fault{{Kind: simulator.FaultReset}, {Kind: simulator.FaultReset, Operation: "create"}}
		}, "seed: fault number 2: operation 'create' is unknown; GET /_simulator/coverage lists the operations"},
		{func(s *simulator.Seed) { s.Limits.Burst = 1 }, "seed: limits: burst and retryAfterSeconds go with requestsPerSecond, which is 0"},
		{func(s *simulator.Seed) { s.Assumptions.MaxBatchSize = -1 }, "seed: assumptions: maxBatchSize is -1, expected 0 or more; 0 is no limit"},
	} {
		seed := simulator.DefaultSeed()
		test.change(seed)
		if _, err := simulator.New(simulator.Options{Seed: seed}); err == nil || err.Error() != test.want {
			t.Errorf("got %v, want %s", err, test.want)
		}
	}
}

func TestBehaviourInASeedFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "seed.json")
	read := func(content string) (*simulator.Seed, error) {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return simulator.ReadSeed(path)
	}
	seed, err := read(`{
		"faults": [{"operation": "createListener", "kind": "DELAY", "when": "after", "delayMilliseconds": 1500, "times": -1}],
		"limits": {"requestsPerSecond": 10, "burst": 20},
		"assumptions": {"allowDuplicateNames": true}
	}`)
	want := simulator.Behaviour{
		Faults:      []simulator.Fault{{Operation: "createListener", Kind: simulator.FaultDelay, When: simulator.FaultAfter, Delay: 1500 * time.Millisecond, Times: -1}},
		Limits:      simulator.Limits{RequestsPerSecond: 10, Burst: 20},
		Assumptions: simulator.Assumptions{AllowDuplicateNames: true},
	}
	if err != nil || !reflect.DeepEqual(seed.Behaviour, want) {
		t.Errorf("read %+v (%v), want %+v", seed, err, want)
	}
	for content, want := range map[string]string{
		`{"faults": [{"kind": "RESET", "count": 2}]}`: "field 'count' is unknown, expected one of [delayMilliseconds, kind, message, nth, operation, probability, retryAfter, times, when]",
		`{"faults": [{"kind": "BROKEN DOWN"}]}`:       "fault number 1: kind is 'BROKEN DOWN', expected one of [",
		`{"limits": {"rps": 5}}`:                      `unknown field "rps"`,
		`{"assumptions": {"maxBatchSize": "many"}}`:   "cannot unmarshal string",
	} {
		if _, err := read(content); err == nil || !strings.HasPrefix(err.Error(), "seed file "+path+": ") || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", content, err, want)
		}
	}
}

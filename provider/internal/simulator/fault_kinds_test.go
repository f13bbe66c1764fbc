package simulator_test

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// Each kind of fault on each side of the commit: what the client sees, and whether the call has done its work.
func TestKindsOfFaults(t *testing.T) {
	const (
		envelope = "application/json; charset=utf-8"
		html     = "text/html"
	)
	for _, test := range []struct {
		kind        string
		sides       string
		code        int
		contentType string
		// answered is what the body begins with.
		answered string
		status   string
	}{
		{"INTERNAL", "before after", 500, envelope, `{"requestId":`, "INTERNAL"},
		{"BAD_GATEWAY", "before after", 502, html, "<html>\n<head><title>502 Bad Gateway</title>", ""},
		{"UNAVAILABLE", "before after", 503, envelope, `{"requestId":`, "UNAVAILABLE"},
		{"UNAVAILABLE_HTML", "before after", 503, html, "<html>\n<head><title>503 Service Unavailable</title>", ""},
		{"REQUEST_TIMEOUT", "before after", 408, html, "<html>\n<head><title>408 Request Timeout</title>", ""},
		{"RESET", "before after", 0, "", "", ""},
		{"HALF_ANSWER", "before after", 200, envelope, `{"requestId":`, ""},
		{"RATE_LIMIT", "before", 429, envelope, `{"requestId":`, "RATE_LIMIT"},
		{"RATE_LIMIT_EMPTY", "before", 429, "", "", ""},
		{"RATE_LIMIT_HTML", "before", 429, html, "<html>\n<head><title>429 Too Many Requests</title>", ""},
		{"RATE_LIMIT_OTHER", "before", 429, "application/json", `{"message":"API rate limit exceeded"}`, ""},
		{"TOO_EARLY", "before", 425, "", "", ""},
		{"QUOTA_EXCEEDED", "before", 429, envelope, `{"requestId":`, "QUOTA_EXCEEDED"},
		{"FAILED_PRECONDITION", "before", 400, envelope, `{"requestId":`, "FAILED_PRECONDITION"},
		{"UNAUTHENTICATED", "before", 401, envelope, `{"requestId":`, "UNAUTHENTICATED"},
		{"PERMISSION_DENIED", "before", 403, envelope, `{"requestId":`, "PERMISSION_DENIED"},
		{"NOT_FOUND", "before", 404, envelope, `{"requestId":`, "NOT_FOUND"},
		{"ABORTED", "before", 409, envelope, `{"requestId":`, "ABORTED"},
		{"DELAY", "before after", 200, envelope, `{"requestId":`, ""},
	} {
		for side := range strings.FieldsSeq(test.sides) {
			t.Run(test.kind+" "+side, func(t *testing.T) {
				f := newFixture(t, simulator.Options{})
				fault := object{"operation": "createTargetGroup", "kind": test.kind, "when": side}
				if test.kind == "DELAY" {
					fault["delayMilliseconds"] = 1
				}
				f.mustControl(http.MethodPost, "faults", fault)
				f.sim.ForgetCalls()
				got := f.try(f.request(http.MethodPost, "/targetGroups/", object{"targetGroupName": "new", "loadBalancerId": f.alb}))

				if got.code != test.code || got.contentType != test.contentType || !strings.HasPrefix(got.body, test.answered) || test.answered == "" && got.body != "" {
					t.Errorf("got %+v, want %d %s %s", got, test.code, test.contentType, test.answered)
				}
				if test.status != "" && !strings.Contains(got.body, `"status":"`+test.status+`"`) || strings.Contains(got.body, "targetGroupId") && test.kind != "DELAY" && test.kind != "HALF_ANSWER" {
					t.Errorf("body %s, want status %s", got.body, test.status)
				}
				if broken := test.kind == "RESET" || test.kind == "HALF_ANSWER"; broken != (got.err != nil) || broken && !errors.Is(got.err, io.EOF) && !errors.Is(got.err, io.ErrUnexpectedEOF) {
					t.Errorf("error %v, want a broken connection: %v", got.err, broken)
				}
				committed := false
				for _, group := range f.sim.Snapshot().TargetGroups {
					committed = committed || group.TargetGroupName == "new"
				}
				if want := side == "after" || test.kind == "DELAY"; committed != want {
					t.Errorf("committed is %v, want %v", committed, want)
				}
				call := f.sim.CallsOf("createTargetGroup")[0]
				if call.Code != test.code || test.kind != "DELAY" && string(call.Fault) != test.kind {
					t.Errorf("recorded %+v, want code %d and the fault", call, test.code)
				}
				f.must(http.MethodGet, "/targetGroups/", nil)
				f.create("/targetGroups/", object{"targetGroupName": "next", "loadBalancerId": f.alb})
				if faults := list(f.mustControl(http.MethodGet, "faults", nil)["faults"]); faults[0]["fired"] != 1.0 {
					t.Errorf("fired: %v", faults)
				}
			})
		}
	}
}

// attempt is what a client got, whole or not.
type attempt struct {
	code        int
	contentType string
	body        string
	err         error
}

func (c *cloud) try(request *http.Request) attempt {
	c.t.Helper()
	response, err := c.client.Do(request)
	if err != nil {
		return attempt{err: err}
	}
	defer func() { _ = response.Body.Close() }()
	content, err := io.ReadAll(response.Body)
	return attempt{response.StatusCode, response.Header.Get("Content-Type"), string(content), err}
}

// A gateway loses the answer whatever the answer is.
func TestAFaultAfterTheCommitStrikesRefusedCallsToo(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	f.mustControl(http.MethodPost, "faults", object{"kind": "BAD_GATEWAY", "when": "after"})
	if code := f.call(http.MethodGet, "/listeners/listener-x", nil).code; code != http.StatusBadGateway {
		t.Errorf("got %d, want 502", code)
	}
}

func TestFaultsOfOneCallWaitForEachOther(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	f.sim.InjectFault(simulator.Fault{Operation: "describeListener", Kind: simulator.FaultAborted, Times: 2})
	f.sim.InjectFault(simulator.Fault{Kind: simulator.FaultNotFound})
	for _, code := range []int{409, 409, 404, 200} {
		if got := f.call(http.MethodGet, "/listeners/"+f.albListener, nil).code; got != code {
			t.Errorf("got %d, want %d", got, code)
		}
	}
}

func TestFaultsByProbability(t *testing.T) {
	f := newFixture(t, simulator.Options{ShuffleSeed: 1})
	f.mustControl(http.MethodPost, "faults", object{"kind": "ABORTED", "operation": "describeListener", "times": -1, "probability": 0.5})
	failed := 0
	for range 100 {
		if f.call(http.MethodGet, "/listeners/"+f.albListener, nil).code == http.StatusConflict {
			failed++
		}
	}
	if failed < 30 || failed > 70 {
		t.Errorf("%d of 100 calls failed, want about half", failed)
	}
	if faults := list(f.mustControl(http.MethodGet, "faults", nil)["faults"]); faults[0]["fired"] != float64(failed) {
		t.Errorf("fired %v, want %d", faults[0]["fired"], failed)
	}
}

// A refused call is not worth a megabyte, and one that nobody signed not even its query.
func TestRefusedCallsDoNotStayInMemory(t *testing.T) {
	for name, sign := range map[string]bool{"signed": true, "unsigned": false} {
		t.Run(name, func(t *testing.T) {
			c := newCloud(t, atOnce())
			body := `{"nothing": "` + strings.Repeat("x", 900_000) + `"}`
			for range 300 {
				request := c.request(http.MethodPost, "/targetGroups/?secret=s3cret", body)
				if !sign {
					request.Header.Set("Authorization", strings.Repeat("x", 10_000))
				}
				if answer := c.send(request); answer.code == http.StatusOK {
					t.Fatal("the call was not refused")
				}
			}
			kept := 0
			for _, call := range c.sim.Calls() {
				kept += len(call.Body) + len(call.Query) + len(call.Path) + len(call.Message)
				if !sign && (call.Body != "" || call.Query != "" || call.Operation != "createTargetGroup" || call.Code != http.StatusUnauthorized) {
					t.Fatalf("of an unsigned call there is %+v", call)
				}
			}
			if kept > 1<<20 {
				t.Errorf("%d bytes are kept", kept)
			}
		})
	}
}

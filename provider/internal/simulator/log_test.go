package simulator_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// logged returns the lines that some calls leave.
func logged(t *testing.T, options simulator.Options, calls func(*cloud)) []string {
	t.Helper()
	var log bytes.Buffer
	options.Log = &log
	calls(newCloud(t, options))
	return strings.Split(strings.TrimSpace(log.String()), "\n")
}

func TestLog(t *testing.T) {
	lines := logged(t, atOnce(), func(c *cloud) {
		c.must(http.MethodGet, "/subnets/subnet-a1", nil)
		c.call(http.MethodGet, "/subnets/subnet-x", nil)
		c.call(http.MethodGet, "/subnets/a%0A%0D%1Bb", nil)
		strange := c.request(http.MethodGet, "/subnets/subnet-a1", nil)
		strange.Header.Set("User-Agent", "jdc/1.2.12 Python")
		c.sim.InjectFault(simulator.Fault{Kind: simulator.FaultTooEarly})
		c.send(strange)
		c.control(http.MethodGet, "health", nil)
		c.control(http.MethodDelete, "faults", nil)
	})
	const client, request = ` Go-http-client/1\.1 `, ` [a-z0-9]{32} \S+`
	for i, want := range []string{
		client + `describeSubnet GET /v1/regions/cn-north-1/subnets/subnet-a1 200` + request,
		client + `describeSubnet GET /v1/regions/cn-north-1/subnets/subnet-x 404` + request + ` NOT_FOUND: Subnet 'subnet-x' not found`,
		client + `describeSubnet GET /v1/regions/cn-north-1/subnets/a\\n\\r\\x1bb 404` + request + ` NOT_FOUND: Subnet 'a\\n\\r\\x1bb' not found`,
		` jdc/1\.2\.12 describeSubnet GET /v1/regions/cn-north-1/subnets/subnet-a1 425` + request + ` fault TOO_EARLY`,
		client + `control DELETE /_simulator/faults`,
	} {
		if len(lines) != 5 || !regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`+want+`$`).MatchString(lines[i]) {
			t.Errorf("log %q, want line %d to match %s", lines, i, want)
		}
	}
}

func TestLogInJSON(t *testing.T) {
	options := atOnce()
	options.LogFormat = simulator.LogJSON
	lines := logged(t, options, func(c *cloud) {
		c.call(http.MethodGet, "/subnets/a%0Ab", nil)
		c.control(http.MethodDelete, "faults", nil)
	})
	if len(lines) != 2 {
		t.Fatalf("log %q, want 2 lines", lines)
	}
	for i, fields := range []map[string]any{
		{
			"client": "Go-http-client/1.1", "operation": "describeSubnet", "method": "GET", "path": "/v1/regions/cn-north-1/subnets/a\nb",
			"code": 404.0, "status": "NOT_FOUND", "message": "Subnet 'a\nb' not found",
		},
		{"message": "Go-http-client/1.1 control DELETE /_simulator/faults"},
	} {
		var got map[string]any
		if err := json.Unmarshal([]byte(lines[i]), &got); err != nil {
			t.Fatalf("%s: %v", lines[i], err)
		}
		for name, want := range fields {
			if got[name] != want {
				t.Errorf("line %d: %s is %v, want %v", i, name, got[name], want)
			}
		}
		if got["time"] == nil || i == 0 && (got["requestId"] == nil || got["durationMilliseconds"] == nil) {
			t.Errorf("line %d lacks the time, the request id or the duration: %s", i, lines[i])
		}
	}
}

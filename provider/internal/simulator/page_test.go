package simulator_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// page returns the page at / as a browser gets it.
func (c *cloud) page() *reply {
	c.t.Helper()
	request, err := http.NewRequestWithContext(c.t.Context(), http.MethodGet, c.url+"/", nil)
	if err != nil {
		c.t.Fatal(err)
	}
	request.Header.Set("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
	return c.send(request)
}

// shows checks that texts appear on the page in this order.
func shows(t *testing.T, page *reply, texts ...string) {
	t.Helper()
	rest := page.raw
	for _, text := range texts {
		_, after, found := strings.Cut(rest, text)
		if !found {
			t.Fatalf("the page does not show %q there:\n%s", text, page.raw)
		}
		rest = after
	}
}

func TestThePageOfAnEmptyCloud(t *testing.T) {
	page := newCloud(t, atOnce()).page()
	if page.code != http.StatusOK || page.header.Get("Content-Type") != "text/html; charset=utf-8" {
		t.Errorf("got %d %s", page.code, page.header.Get("Content-Type"))
	}
	if policy := page.header.Get("Content-Security-Policy"); !strings.HasPrefix(policy, "default-src 'none';") || strings.Contains(policy, "script") {
		t.Errorf("policy: %s", policy)
	}
	shows(t, page, "region cn-north-1", "Load balancers", "There are none yet.", "Last calls", "None yet.", "<code>vpc-a1</code>", "10.0.0.0/16")
	if strings.Contains(page.raw, "id=\"notices\"") {
		t.Error("there is nothing to notice")
	}
}

func TestThePageDrawsWhoUsesWhom(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	f.must(http.MethodPost, "/targetGroups/"+f.albGroup+":registerTargets", object{"targetSpecs": []object{
		{"instanceId": "i-a1", "port": 8080, "weight": 7}, {"instanceId": "i-a2", "port": 0},
	}})
	f.must(http.MethodPost, "/targetGroups/"+f.ipGroup+":registerTargets", object{"targetSpecs": []object{{"type": "ip", "ipAddress": "10.0.0.9", "port": 81}}})
	f.must(http.MethodPatch, "/backends/"+f.nlbBackend, object{"agIds": []string{"ag-a1"}})
	f.must(http.MethodPost, "/loadBalancers/"+f.alb+":associateElasticIp", object{"elasticIpId": "fip-a1"})
	f.mustControl(http.MethodPatch, "state/instances/i-a2", object{"status": "stopped"})
	f.mustControl(http.MethodPatch, "state/backends/"+f.dnlbBackend, object{"closeHealthCheck": true})
	f.must(http.MethodPost, "/targetGroups/"+f.dnlbGroup+":registerTargets", object{"targetSpecs": []object{{"instanceId": "i-a1", "port": 1}}})
	f.call(http.MethodGet, "/listeners/listener-x", nil)

	page := f.page()
	shows(t, page, f.alb, "elastic IP 203.0.113", `<b>Http 80</b> listener`, f.albListener, `<b>Http 8080</b> site`, f.albBackend, f.albGroup, "targets: 2, unhealthy: 1",
		`<span class="good">healthy</span> i-a1:8080 weight 7`, `<span class="bad">unhealthy</span> i-a2 on the backend&#39;s port weight`,
		"no listener uses it", f.tcpBackend, "no targets", f.ipGroup, "no backend uses it, targets: 1", "10.0.0.9:81", "</section>")
	shows(t, page, f.nlbBackend, "Availability group", "ag-a1", `<span class="good">healthy</span> i-ag1:8080 weight 10`)
	shows(t, page, f.dnlbBackend, "no health check", `<span class="">N/A</span> i-a1:1`)
	shows(t, page, `id="calls"`, "Go-http-client/1.1", "describeListener", "404 NOT_FOUND", "registerTargets", "200")
	shows(t, page, "<td>elastic IP</td>", "fip-a1", f.alb, "<td>instance</td>", "i-a1", f.albGroup, "<td>availability group</td>", "ag-a1", f.nlbBackend)
}

func TestThePageShowsWhatIsSwitched(t *testing.T) {
	c := newCloud(t, simulator.Options{Limits: simulator.Limits{RequestsPerSecond: 5}, Assumptions: simulator.Assumptions{MaxBatchSize: 3}})
	c.mustControl(http.MethodPost, "faults", object{"kind": "RESET", "when": "after", "operation": "createListener", "times": -1})
	c.mustControl(http.MethodPost, "faults", object{"kind": "ABORTED", "times": 2, "nth": 3, "probability": 0.5})
	shows(t, c.page(), `id="notices"`,
		"Fault fault-1: RESET after commit, operation createListener, from call 1 on, always, probability 1. Fired: 0.",
		"Fault fault-2: ABORTED before commit, operation any, from call 3 on, 2 times, probability 0.5. Fired: 0.",
		"Limit: 5 calls in a second, burst 5.", "Assumption A-BATCH-2 is switched: maxBatchSize is 3.")
	c.sim.ClearFaults()
	c.mustControl(http.MethodPut, "limits", object{"latencyMilliseconds": 20})
	shows(t, c.page(), "Latency: 20 milliseconds.")
}

func TestThePageEscapesWhatItShows(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	const evil = `<script>alert("1")</script>`
	f.mustControl(http.MethodPatch, "state/listeners/"+f.albListener, object{"listenerName": evil, "status": evil})
	f.mustControl(http.MethodPatch, "state/loadBalancers/"+f.alb, object{"loadBalancerName": evil, "state": object{"reason": evil}})
	f.mustControl(http.MethodPut, "state/certificates/x", object{"certificateId": "x", "algorithm": evil})
	strange := f.request(http.MethodGet, "/"+evil, nil)
	strange.Header.Set("User-Agent", evil)
	f.send(strange)
	page := f.page()
	if strings.Contains(page.raw, "<script") {
		t.Errorf("a name became a script:\n%s", page.raw)
	}
	if count := strings.Count(page.raw, "&lt;script&gt;"); count < 6 {
		t.Errorf("%d names are shown, want 6", count)
	}
}

func TestThePageKeepsLargeGroupsShort(t *testing.T) {
	seed := simulator.DefaultSeed()
	seed.Quotas = []simulator.Quota{{LoadBalancerType: "alb", Type: "target", Limit: 200}}
	f := newFixture(t, simulator.Options{Seed: seed})
	var specs []object
	for i := range 130 {
		specs = append(specs, object{"instanceId": "i-a1", "port": 1000 + i})
	}
	f.must(http.MethodPost, "/targetGroups/"+f.albGroup+":registerTargets", object{"targetSpecs": specs})
	page := f.page()
	shows(t, page, f.albGroup, "targets: 130", "i-a1:1000 ", "i-a1:1099 ", "and 30 more")
	if strings.Contains(page.raw, "i-a1:1100 ") {
		t.Error("more than 100 targets are shown")
	}
}

// A client that asks for the path / is no browser: it gets what a wrong path gets.
func TestOnlyBrowsersGetThePage(t *testing.T) {
	c := newCloud(t, atOnce())
	for _, accept := range []string{"", "*/*", "application/json"} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, c.url+"/", nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Accept", accept)
		if answer := c.send(request); answer.code != http.StatusUnauthorized || answer.Error.Status != "UNAUTHENTICATED" {
			t.Errorf("Accept %q: %d %s", accept, answer.code, fmt.Sprint(answer.Error))
		}
	}
}

package simulator_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/jdcloud-api/jdcloud-sdk-go/core"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

func newSimulator(t *testing.T, options simulator.Options) *simulator.Simulator {
	t.Helper()
	sim, err := simulator.New(options)
	if err != nil {
		t.Fatal(err)
	}
	return sim
}

// atOnce are the options of a simulator whose load balancers are ACTIVE as soon as they are created.
func atOnce() simulator.Options { return simulator.Options{ProvisioningDelay: -1} }

// cloud is a simulator behind HTTP, called with requests that the SDK's own signer signs.
type cloud struct {
	t      *testing.T
	sim    *simulator.Simulator
	url    string
	client *http.Client
}

func newCloud(t *testing.T, options simulator.Options) *cloud {
	t.Helper()
	sim := newSimulator(t, options)
	server := httptest.NewServer(sim.Handler())
	t.Cleanup(server.Close)
	return &cloud{t, sim, server.URL, server.Client()}
}

// object is a JSON object.
type object = map[string]any

// reply is what came back.
type reply struct {
	code   int
	header http.Header
	raw    string

	RequestID string `json:"requestId"`
	Error     struct {
		Code    int    `json:"code"`
		Status  string `json:"status"`
		Message string `json:"message"`
	} `json:"error"`
	Result object `json:"result"`
}

// serviceOf knows which service a path belongs to.
func serviceOf(path string) string {
	if path == "/quotas" {
		return "vm"
	}
	for prefix, service := range map[string]string{
		"/vpcs": "vpc", "/subnets": "vpc", "/networkSecurityGroups": "vpc", "/elasticIps": "vpc",
		"/instances": "vm", "/instanceTemplates": "vm", "/quotas?ag": "ag", "/quotas?filters": "ag", "/natGateways": "vpc", "/availabilityGroups": "ag", "/autoScaling": "ag", "/asRules": "ag", "/tags": "resourcetag",
	} {
		if strings.HasPrefix(path, prefix) {
			return service
		}
	}
	return "lb"
}

// request builds a signed request; path comes after the region and may carry a query.
func (c *cloud) request(method, path string, body any) *http.Request {
	c.t.Helper()
	return c.requestOf("application/json", method, path, body)
}

func (c *cloud) requestOf(contentType, method, path string, body any) *http.Request {
	c.t.Helper()
	var encoded string
	switch given := body.(type) {
	case nil:
	case string:
		encoded = given
	default:
		content, err := json.Marshal(given)
		if err != nil {
			c.t.Fatal(err)
		}
		encoded = string(content)
	}
	request, err := http.NewRequestWithContext(context.Background(), method, c.url+"/v1/regions/"+region+strings.ReplaceAll(path, ":", "%3A"), strings.NewReader(encoded))
	if err != nil {
		c.t.Fatal(err)
	}
	request.Header.Set("Content-Type", contentType)
	signer := core.NewSigner(*core.NewCredentials("simulator-access-key", "simulator-secret-key"), core.NewDummyLogger())
	if _, err := signer.Sign(request, strings.NewReader(encoded), serviceOf(path), region, time.Now()); err != nil {
		c.t.Fatal(err)
	}
	return request
}

// send sends a request and reads the reply.
func (c *cloud) send(request *http.Request) *reply {
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
	result := &reply{code: response.StatusCode, header: response.Header, raw: string(content)}
	if strings.HasPrefix(response.Header.Get("Content-Type"), "application/json") {
		if err := json.Unmarshal(content, result); err != nil {
			c.t.Fatalf("%s is not JSON: %v", content, err)
		}
	}
	return result
}

func (c *cloud) call(method, path string, body any) *reply {
	c.t.Helper()
	return c.send(c.request(method, path, body))
}

// must sends a call that has to succeed, and returns its result.
func (c *cloud) must(method, path string, body any) object {
	c.t.Helper()
	answer := c.call(method, path, body)
	if answer.code != http.StatusOK {
		c.t.Fatalf("%s %s: %d %s", method, path, answer.code, answer.raw)
	}
	return answer.Result
}

// create sends a create and returns the new id.
func (c *cloud) create(path string, body object) string {
	c.t.Helper()
	for name, value := range c.must(http.MethodPost, path, body) {
		if id, ok := value.(string); ok && strings.HasSuffix(name, "Id") {
			return id
		}
	}
	c.t.Fatalf("%s returned no id", path)
	return ""
}

// refusal is a call that must fail, and how.
type refusal struct {
	name    string
	method  string
	path    string
	body    any
	code    int
	status  string
	message string
}

// refuses sends every call, and checks the error and that nothing has changed.
func (c *cloud) refuses(t *testing.T, refusals []refusal) {
	t.Helper()
	for _, r := range refusals {
		t.Run(r.name, func(t *testing.T) {
			before := c.sim.Snapshot()
			got := c.call(r.method, r.path, r.body)
			if got.code != r.code || got.Error.Code != r.code || got.Error.Status != r.status {
				t.Errorf("%s %s: HTTP %d, error %d %s; want %d %s", r.method, r.path, got.code, got.Error.Code, got.Error.Status, r.code, r.status)
			}
			if got.Error.Message != r.message {
				t.Errorf("message\n got: %s\nwant: %s", got.Error.Message, r.message)
			}
			if after := c.sim.Snapshot(); !reflect.DeepEqual(before, after) {
				t.Errorf("a refused call changed something")
			}
		})
	}
}

// with returns a copy of a body with fields set; nil takes a field out.
func with(body object, changes object) object {
	result := object{}
	for name, value := range body {
		result[name] = value
	}
	for name, value := range changes {
		if value == nil {
			delete(result, name)
		} else {
			result[name] = value
		}
	}
	return result
}

// fixture is one load balancer of each type, with a group, a backend and a listener on each of them.
type fixture struct {
	*cloud
	alb, nlb, dnlb                         string
	albGroup, nlbGroup, dnlbGroup, ipGroup string
	albBackend, nlbBackend, dnlbBackend    string
	tcpBackend                             string
	albListener, nlbListener, dnlbListener string
}

func newFixture(t *testing.T, options simulator.Options) *fixture {
	t.Helper()
	options.ProvisioningDelay = -1
	c := newCloud(t, options)
	f := &fixture{cloud: c}
	lb := object{"loadBalancerName": "lb", "subnetId": "subnet-a1"}
	f.alb = c.create("/loadBalancers/", with(lb, object{"azs": []string{"cn-north-1a"}}))
	f.nlb = c.create("/loadBalancers/", with(lb, object{"azs": []string{"cn-north-1a"}, "type": "nlb"}))
	f.dnlb = c.create("/loadBalancers/", with(lb, object{"type": "dnlb"}))
	f.albGroup, f.albBackend, f.albListener = f.children(f.alb, "Http", "Http", 80)
	f.nlbGroup, f.nlbBackend, f.nlbListener = f.children(f.nlb, "Tcp", "Tcp", 80)
	f.dnlbGroup, f.dnlbBackend, f.dnlbListener = f.children(f.dnlb, "Tcp", "Tcp", 80)
	f.ipGroup = c.create("/targetGroups/", object{"targetGroupName": "addresses", "loadBalancerId": f.alb, "type": "ip"})
	f.tcpBackend = c.create("/backends/", backendBody("tcp", f.alb, "Tcp"))
	return f
}

func backendBody(name, lb, protocol string) object {
	return object{"backendName": name, "loadBalancerId": lb, "protocol": protocol, "port": 8080, "healthCheckSpec": object{"protocol": "Tcp"}}
}

func (f *fixture) children(lb, protocol, listenerProtocol string, port int) (group, backend, listener string) {
	f.t.Helper()
	group = f.create("/targetGroups/", object{"targetGroupName": "servers", "loadBalancerId": lb})
	backend = f.create("/backends/", with(backendBody("site", lb, protocol), object{"targetGroupIds": []string{group}}))
	listener = f.create("/listeners/", object{"listenerName": "listener", "loadBalancerId": lb, "protocol": listenerProtocol, "port": port, "backendId": backend})
	return group, backend, listener
}

// query builds a query string from name and value pairs.
func query(pairs ...string) string {
	values := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		values.Set(pairs[i], pairs[i+1])
	}
	return "?" + strings.ReplaceAll(values.Encode(), "+", "%20")
}

// filters builds a query string of filters; each is a name and its values.
func filters(list ...[]string) string {
	var pairs []string
	for i, filter := range list {
		prefix := "filters." + string(rune('1'+i)) + "."
		pairs = append(pairs, prefix+"name", filter[0])
		for j, value := range filter[1:] {
			pairs = append(pairs, prefix+"values."+string(rune('1'+j)), value)
		}
	}
	return query(pairs...)
}

// pluck reads one text field of every object in a list.
func pluck(list any, name string) []string {
	var values []string
	items, _ := list.([]any)
	for _, item := range items {
		entry, _ := item.(object)
		value, _ := entry[name].(string)
		values = append(values, value)
	}
	return values
}

package client

import (
	"net/http"
	"strings"
	"testing"
)

func TestNewNamesWhatIsWrong(t *testing.T) {
	valid := Config{AccessKey: "a", SecretKey: "s", Region: testRegion}
	if _, err := New(valid); err != nil {
		t.Fatalf("New of a valid configuration: %v", err)
	}
	cases := map[string]struct {
		change func(*Config)
		want   []string
	}{
		"nothing set": {func(c *Config) { *c = Config{} }, []string{
			"access_key is missing; set it in the provider block or in the environment variable JDCLOUD_ACCESS_KEY",
			"secret_key is missing; set it in the provider block or in the environment variable JDCLOUD_SECRET_KEY",
			"region is missing; set it in the provider block or in the environment variable JDCLOUD_REGION",
		}},
		"region":            {func(c *Config) { c.Region = "cn/north" }, []string{"region (environment variable JDCLOUD_REGION)", `"cn/north"`}},
		"scheme missing":    {func(c *Config) { c.Endpoint = "127.0.0.1:8080" }, []string{"endpoint (environment variable JDCLOUD_ENDPOINT)", `"127.0.0.1:8080"`, "with its scheme"}},
		"host without //":   {func(c *Config) { c.Endpoint = "localhost:8080" }, []string{`"localhost:8080"`, "with its scheme"}},
		"other scheme":      {func(c *Config) { c.Endpoint = "ftp://host" }, []string{`"ftp://host"`}},
		"query":             {func(c *Config) { c.Endpoint = "https://host?x=1" }, []string{`"https://host?x=1"`}},
		"service endpoint":  {func(c *Config) { c.Endpoints = map[Service]string{VPC: "vpc.test"} }, []string{`endpoints.vpc is "vpc.test"`}},
		"unknown service":   {func(c *Config) { c.Endpoints = map[Service]string{"dns": "http://x"} }, []string{`endpoints has no service "dns"`, "lb ag vpc vm resourcetag"}},
		"key with line end": {func(c *Config) { c.AccessKey = "a\n" }, []string{"access_key (environment variable JDCLOUD_ACCESS_KEY) has a blank, a line break or a control character in it; remove it"}},
		"blank in a secret": {func(c *Config) { c.SecretKey = " s" }, []string{"secret_key (environment variable JDCLOUD_SECRET_KEY) has a blank"}},
		"broken token":      {func(c *Config) { c.SecurityToken = "t\r\nt" }, []string{"security_token (environment variable JDCLOUD_SECURITY_TOKEN) has a blank"}},
		"negative rate":     {func(c *Config) { c.MaxRequestsPerSecond = -1 }, []string{"max_requests_per_second is -1"}},
		"negative interval": {func(c *Config) { c.PollInterval = -1 }, []string{"poll_interval is -1ns"}},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			config := valid
			test.change(&config)
			_, err := New(config)
			mustContain(t, err, test.want...)
		})
	}
}

func TestEndpoints(t *testing.T) {
	cases := map[string]struct {
		endpoint  string
		endpoints map[Service]string
		want      string
	}{
		"default":              {"", nil, "https://lb.jdcloud-api.com/v1/regions/cn-north-1/loadBalancers/lb-1"},
		"one for all":          {"http://127.0.0.1:80", nil, "http://127.0.0.1:80/v1/regions/cn-north-1/loadBalancers/lb-1"},
		"trailing slash":       {"http://host/", nil, "http://host/v1/regions/cn-north-1/loadBalancers/lb-1"},
		"with a path":          {"https://gate/jd", nil, "https://gate/jd/v1/regions/cn-north-1/loadBalancers/lb-1"},
		"single service wins":  {"http://all", map[Service]string{LoadBalancer: "http://one"}, "http://one/v1/regions/cn-north-1/loadBalancers/lb-1"},
		"other single service": {"http://all", map[Service]string{VPC: "http://one"}, "http://all/v1/regions/cn-north-1/loadBalancers/lb-1"},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			client, fake := newFake(t, present("lb-1", StateActive), func(config *Config) {
				config.Endpoint, config.Endpoints, config.UserAgent = test.endpoint, test.endpoints, "provider/1"
			})
			if _, err := client.DescribeLoadBalancer(t.Context(), "lb-1"); err != nil {
				t.Fatal(err)
			}
			call := fake.Calls()[0]
			if agent := call.Header.Get("User-Agent"); agent != "provider/1" {
				t.Errorf("User-Agent is %q", agent)
			}
			if call.URL != test.want {
				t.Errorf("sent to %s, want %s", call.URL, test.want)
			}
		})
	}
}

func TestRegion(t *testing.T) {
	client, _ := newFake(t, nil)
	if client.Region() != testRegion {
		t.Errorf("region is %q", client.Region())
	}
}

func TestRedirectsAreNotFollowed(t *testing.T) {
	client, fake := newFake(t, func(apiCall) reply {
		return reply{status: http.StatusFound, headers: map[string]string{"Location": "http://elsewhere.test/"}, body: "<html>moved</html>"}
	})
	_, err := client.DescribeLoadBalancer(t.Context(), "lb-1")
	mustContain(t, err, "HTTP status 302", "check endpoint")
	if calls := fake.Calls(); len(calls) != 1 || strings.Contains(calls[0].URL, "elsewhere") {
		t.Errorf("calls: %v, want one", calls)
	}
}

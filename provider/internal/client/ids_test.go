package client

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func TestCheckID(t *testing.T) {
	for _, id := range []string{"lb-abc123", "cn-north-1", "A", "0"} {
		if err := CheckID(id); err != nil {
			t.Errorf("CheckID(%q) = %v, want nil", id, err)
		}
	}
	for id, want := range map[string]string{
		"":          "the id is empty",
		"lb/abc":    `"lb/abc" is not an id`,
		"lb?x=1":    `"lb?x=1" is not an id`,
		"lb-1\n":    `"lb-1\n" is not an id`,
		"lb_1":      `letters, digits and "-" only`,
		"负载均衡":      `is not an id`,
		"lb-1:stop": `is not an id`,
	} {
		mustContain(t, CheckID(id), want)
	}
}

// What passes must stay one segment of a URL's path, unchanged by escaping.
func FuzzCheckID(f *testing.F) {
	for _, seed := range []string{"lb-abc", "", "..", "a/b", "a%2Fb", "a b", "a?b", "a#b", "a:b", "\x00", "é"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, id string) {
		if CheckID(id) != nil {
			return
		}
		parsed, err := url.Parse("http://host/v1/loadBalancers/" + id)
		if err != nil {
			t.Fatalf("%q passed the check but is no path: %v", id, err)
		}
		if got := strings.TrimPrefix(parsed.EscapedPath(), "/v1/loadBalancers/"); got != id || got == "" || parsed.RawQuery != "" {
			t.Fatalf("%q passed the check but becomes %q", id, parsed.String())
		}
	})
}

func TestCallRefusesIDsThatWouldChangeTheURL(t *testing.T) {
	client, fake := newFake(t, func(apiCall) reply { return respond(http.StatusOK, "{}") })
	_, err := client.DescribeLoadBalancer(t.Context(), "")
	mustContain(t, err, "describeLoadBalancer was not sent", "loadBalancerId: the id is empty")
	err = client.DeleteLoadBalancer(t.Context(), "lb-1/../lb-2")
	mustContain(t, err, "deleteLoadBalancer was not sent", `"lb-1/../lb-2" is not an id`)
	if calls := fake.Calls(); len(calls) != 0 {
		t.Errorf("%d requests were sent, want none", len(calls))
	}
}

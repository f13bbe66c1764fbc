package client

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gofrs/uuid"
	"github.com/jdcloud-api/jdcloud-sdk-go/core"
	common "github.com/jdcloud-api/jdcloud-sdk-go/services/common/models"
	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
	vpcapi "github.com/jdcloud-api/jdcloud-sdk-go/services/vpc/apis"
)

// wireRequest is all of a request that JD Cloud's gateway looks at.
type wireRequest struct {
	line    string
	headers http.Header
	body    string
}

// recorder answers every request with an empty success and keeps what came over the wire.
type recorder struct {
	*httptest.Server
	mutex    sync.Mutex
	requests []wireRequest
}

func newRecorder(t *testing.T) *recorder {
	t.Helper()
	recorder := &recorder{}
	recorder.Server = httptest.NewServer(http.HandlerFunc(func(writer http.ResponseWriter, request *http.Request) {
		body, err := io.ReadAll(request.Body)
		if err != nil {
			t.Error(err)
		}
		headers := request.Header.Clone()
		headers.Set("Host", request.Host)
		headers.Del("User-Agent")
		recorder.mutex.Lock()
		recorder.requests = append(recorder.requests, wireRequest{request.Method + " " + request.RequestURI, headers, string(body)})
		recorder.mutex.Unlock()
		_, _ = io.WriteString(writer, `{"requestId":"r","result":{}}`)
	}))
	t.Cleanup(recorder.Close)
	return recorder
}

// fixedNonce makes every nonce of the SDK's signer the same, so that two signatures can be compared.
type fixedNonce struct{ uuid.Generator }

func (fixedNonce) NewV4() (uuid.UUID, error) {
	return uuid.FromString("6ba7b810-9dad-41d1-80b4-00c04fd430c8")
}

// The official SDK's client sends each request to the recorder, then ours does, at the time that the SDK's one bears.
// Everything must be equal to the byte: request line, headers with the signature, body.
func TestRequestsEqualThoseOfTheSDK(t *testing.T) {
	original := uuid.DefaultGenerator
	uuid.DefaultGenerator = fixedNonce{original}
	t.Cleanup(func() { uuid.DefaultGenerator = original })

	like := "like"
	list := lbapi.NewDescribeLoadBalancersRequest(testRegion)
	list.PageNumber, list.PageSize = new(2), new(100)
	list.Filters = []common.Filter{
		{Name: "loadBalancerType", Values: []string{"nlb"}},
		{Name: "loadBalancerNames", Operator: &like, Values: []string{"a b+c/网"}},
	}
	list.Tags = []lb.TagFilter{{Key: new("env"), Values: []string{"prod", "x&y"}}}
	create := lbapi.NewCreateLoadBalancerRequest(testRegion, "网关 <web>", "subnet-a1")
	create.Azs = []string{"cn-north-1a", "cn-north-1b"}
	create.DeleteProtection = new(false)
	create.Description = new("")
	update := lbapi.NewUpdateLoadBalancerRequest(testRegion, "lb-1")
	update.Description = new("two  spaces")
	deletion := lbapi.NewDeleteLoadBalancerRequest(testRegion, "lb-1")
	deletion.DeleteElasticIp = new(false)

	cases := map[string]struct {
		service Service
		request core.RequestInterface
	}{
		"collection with filters": {LoadBalancer, list},
		"single object":           {LoadBalancer, lbapi.NewDescribeLoadBalancerRequest(testRegion, "lb-1")},
		"create":                  {LoadBalancer, create},
		"update":                  {LoadBalancer, update},
		"delete with argument":    {LoadBalancer, deletion},
		"colon in the path":       {LoadBalancer, lbapi.NewRegisterTargetsRequest(testRegion, "tg-1", []lb.TargetSpec{{InstanceId: new("i-1"), Port: new(80)}})},
		"colon and query":         {LoadBalancer, lbapi.NewDescribeTargetsRequest(testRegion, "tg-1")},
		"another service":         {VPC, vpcapi.NewDescribeSubnetRequest(testRegion, "subnet-1")},
	}
	for name, test := range cases {
		for _, token := range []string{"", "a-token/+="} {
			t.Run(name+" "+token, func(t *testing.T) {
				server := newRecorder(t)
				sdk := core.JDCloudClient{
					Credential:  *core.NewCredentials("test-access-key", "test-secret-key"),
					Config:      core.Config{Scheme: core.SchemeHttp, Endpoint: strings.TrimPrefix(server.URL, "http://"), Timeout: time.Minute},
					ServiceName: string(test.service),
					Logger:      core.NewDummyLogger(),
				}
				sent := test.request
				if token != "" {
					sent = withHeader{test.request, map[string]string{"x-jdcloud-security-token": token}}
				}
				if _, err := sdk.Send(sent, string(test.service)); err != nil {
					t.Fatal(err)
				}

				client, err := New(Config{AccessKey: "test-access-key", SecretKey: "test-secret-key", SecurityToken: token, Region: testRegion, Endpoint: server.URL})
				if err != nil {
					t.Fatal(err)
				}
				client.now = func() time.Time {
					date, err := time.Parse("20060102T150405Z", server.requests[0].headers.Get("X-Jdcloud-Date"))
					if err != nil {
						t.Error(err)
					}
					return date
				}
				if _, err := Call[struct{}](t.Context(), client, Operation{test.service, "test", Idempotent}, test.request); err != nil {
					t.Fatal(err)
				}

				theirs, ours := server.requests[0], server.requests[1]
				if ours.line != theirs.line {
					t.Errorf("request line\n  %s\nof the SDK\n  %s", ours.line, theirs.line)
				}
				if ours.body != theirs.body {
					t.Errorf("body\n  %s\nof the SDK\n  %s", ours.body, theirs.body)
				}
				for _, name := range []string{"Authorization", "X-Jdcloud-Date", "X-Jdcloud-Nonce", "X-Jdcloud-Security-Token", "Content-Type", "Host"} {
					if got, want := ours.headers.Get(name), theirs.headers.Get(name); got != want {
						t.Errorf("%s\n  %s\nof the SDK\n  %s", name, got, want)
					}
				}
				if len(ours.headers) != len(theirs.headers) {
					t.Errorf("headers\n  %v\nof the SDK\n  %v", ours.headers, theirs.headers)
				}
				if signed := ours.headers.Get("Authorization"); !strings.HasPrefix(signed, "JDCLOUD2-HMAC-SHA256 Credential=test-access-key/") {
					t.Errorf("Authorization is %q", signed)
				}
			})
		}
	}
}

// withHeader is a request with a header of its own, as the SDK's users add a security token. What it marshals to is the
// embedded request alone.
type withHeader struct {
	core.RequestInterface
	headers map[string]string
}

func (w withHeader) GetHeaders() map[string]string { return w.headers }

func (w withHeader) MarshalJSON() ([]byte, error) { return json.Marshal(w.RequestInterface) }

func TestColonInActionPathsIsEscaped(t *testing.T) {
	server := newRecorder(t)
	client, err := New(Config{AccessKey: "a", SecretKey: "s", Region: testRegion, Endpoint: server.URL + "/"})
	if err != nil {
		t.Fatal(err)
	}
	if err := client.RegisterTargets(t.Context(), "tg-1", []lb.TargetSpec{{InstanceId: new("i-1")}}); err != nil {
		t.Fatal(err)
	}
	const want = "POST /v1/regions/cn-north-1/targetGroups/tg-1%3AregisterTargets"
	if got := server.requests[0].line; got != want {
		t.Errorf("request line is %s, want %s", got, want)
	}
}

func TestEveryAttemptIsSignedAnew(t *testing.T) {
	client, fake := newFake(t, script(refuse(500, "INTERNAL", "try later"), present("lb-1", StateActive)), fast)
	if _, err := client.DescribeLoadBalancer(t.Context(), "lb-1"); err != nil {
		t.Fatal(err)
	}
	calls := fake.Calls()
	if len(calls) != 2 {
		t.Fatalf("%d attempts, want 2", len(calls))
	}
	for _, header := range []string{"X-Jdcloud-Nonce", "Authorization"} {
		first, second := calls[0].Header.Get(header), calls[1].Header.Get(header)
		if first == "" || first == second {
			t.Errorf("%s of the attempts: %q and %q, want two different ones", header, first, second)
		}
	}
}

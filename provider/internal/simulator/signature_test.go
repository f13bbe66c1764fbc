package simulator_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/jdcloud-api/jdcloud-sdk-go/core"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

const vectorNonce = "11111111-2222-4333-8444-555555555555"

// vectorTime is the date of the recorded signatures.
var vectorTime = time.Date(2026, 1, 31, 10, 11, 12, 0, time.UTC)

// vector is a request as the Python SDK signs it (JDCLOUD3-HMAC-SHA256): as 1.6.180 does, unless its name says 1.6.354.
type vector struct {
	name, method, path, body      string
	service, headers, digest, sig string
	token                         string
}

var vectors = []vector{
	{
		name: "query", method: http.MethodGet, service: "lb", headers: "content-type;host",
		path:   "/v1/regions/cn-north-1/loadBalancers/?pageNumber=1&filters.1.values.1=a%20b&filters.1.name=loadBalancerNames",
		digest: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
		sig:    "cef3975624b4aa6de8a94a781440bbf7535783625e0c11dc7b6c242db0cbb05b",
	},
	{
		name: "= in a filter value", method: http.MethodGet, service: "lb", headers: "content-type;host;x-jdcloud-date;x-jdcloud-nonce",
		path:   "/v1/regions/cn-north-1/loadBalancers/?filters.1.name=loadBalancerNames&filters.1.values.1=a=b",
		digest: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
		sig:    "5b3a7ad622a5a2cc8ce266db7e397fc5d0e75766775131014abc5a6bcb747438",
	},
	{
		name: "= in a filter value, 1.6.354", method: http.MethodGet, service: "lb", headers: "content-type;host;x-jdcloud-date;x-jdcloud-nonce",
		path:   "/v1/regions/cn-north-1/loadBalancers/?filters.1.name=loadBalancerNames&filters.1.values.1=a=b",
		digest: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
		sig:    "cc00bb8bdf10a8b2f4500b81043c09388b5912a9c22ec2aadf66d8c8b451c827",
	},
	{
		name: "= in a tag value", method: http.MethodGet, service: "lb", headers: "content-type;host;x-jdcloud-date;x-jdcloud-nonce",
		path:   "/v1/regions/cn-north-1/loadBalancers/?tags.1.key=team&tags.1.values.1=a=b=",
		digest: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
		sig:    "7b5847521ff6b40866233cbd9e68605cf8a8400bd7af8ff4641e31a3538551e1",
	},
	{
		name: "= in a tag value, 1.6.354", method: http.MethodGet, service: "lb", headers: "content-type;host;x-jdcloud-date;x-jdcloud-nonce",
		path:   "/v1/regions/cn-north-1/loadBalancers/?tags.1.key=team&tags.1.values.1=a=b=",
		digest: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
		sig:    "361612645df6d48c9ecbb30ec5777a4d161a7fbbb6e65cc3b118be6261519378",
	},
	{
		name: "empty tag value, 1.6.354", method: http.MethodGet, service: "lb", headers: "content-type;host;x-jdcloud-date;x-jdcloud-nonce",
		path:   "/v1/regions/cn-north-1/loadBalancers/?tags.1.key=team&tags.1.values.1=",
		digest: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
		sig:    "4473e2e575443bce91aa36e94b7160423f302b8f1b6227dcd8b1bfa9f21157f8",
	},
	{
		name: "colon in the path", method: http.MethodPost, service: "lb", headers: "content-type;host",
		path:   "/v1/regions/cn-north-1/targetGroups/tg-x:registerTargets",
		body:   `{"targetSpecs": [{"instanceId": "i-a1"}], "regionId": "cn-north-1"}`,
		digest: "2c0714fb99408a78731efa6a81d681985044e25aecd609ed1f7d59c3eff58a3e",
		sig:    "5c1844b1743e4c0e986f3273d1e7296d37f59f0d1973fee7452bbba5ebb03736",
	},
	{
		name: "security token", method: http.MethodGet, service: "vpc", headers: "content-type;host;x-jdcloud-security-token",
		path:   "/v1/regions/cn-north-1/subnets/",
		digest: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
		sig:    "25be87b905286dc79bcdb3d06b1e42c6861b12de84a296b97165f3377c153755",
		token:  "simulator-token",
	},
	{
		name: "escaped body", method: http.MethodPost, service: "lb", headers: "content-type;host",
		path:   "/v1/regions/cn-north-1/loadBalancers/",
		body:   `{"loadBalancerName": "\u7f51\u7ad9", "subnetId": "subnet-a1", "azs": ["cn-north-1a"]}`,
		digest: "ec97bf29c7728952def1a90bb05703e87f78cff723d9e36d098f718dee115331",
		sig:    "8d02621180b2edb96527288c4d7bed7cda338bdd87302637839b74776cc4c876",
	},
}

func (v vector) request() *http.Request {
	r := httptest.NewRequest(v.method, v.path, strings.NewReader(v.body))
	r.Host = "127.0.0.1:8080"
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("x-jdcloud-date", vectorTime.Format("20060102T150405Z"))
	r.Header.Set("x-jdcloud-nonce", vectorNonce)
	r.Header.Set("x-jdcloud-content-sha256", v.digest)
	if v.token != "" {
		r.Header.Set("x-jdcloud-security-token", "c2ltdWxhdG9yLXRva2Vu")
	}
	r.Header.Set("Authorization", "JDCLOUD3-HMAC-SHA256 Credential=simulator-access-key/20260131/cn-north-1/"+v.service+
		"/jdcloud3_request, SignedHeaders="+v.headers+", Signature="+v.sig)
	return r
}

// vectorSimulator stands at the date of the recorded signatures.
func vectorSimulator(t *testing.T, token string) *simulator.Simulator {
	t.Helper()
	seed := simulator.DefaultSeed()
	seed.Credentials[0].SecurityToken = token
	return newSimulator(t, simulator.Options{Seed: seed, WallTime: func() time.Time { return vectorTime.Add(time.Minute) }})
}

func serve(sim *simulator.Simulator, r *http.Request) *httptest.ResponseRecorder {
	recorder := httptest.NewRecorder()
	sim.Handler().ServeHTTP(recorder, r)
	return recorder
}

func TestSignaturesOfThePythonSDKAreAccepted(t *testing.T) {
	for _, v := range vectors {
		t.Run(v.name, func(t *testing.T) {
			answer := serve(vectorSimulator(t, v.token), v.request())
			if answer.Code == http.StatusUnauthorized {
				t.Errorf("refused: %s", answer.Body)
			}
		})
	}
}

func TestSignaturesOfTheGoSDKAreAccepted(t *testing.T) {
	sim := vectorSimulator(t, "")
	for _, path := range []string{
		"/v1/regions/cn-north-1/loadBalancers/",
		"/v1/regions/cn-north-1/loadBalancers/?filters.1.name=loadBalancerNames&filters.1.values.1=a%20b&pageNumber=1",
		"/v1/regions/cn-north-1/targetGroups/tg-x%3AdescribeTargets",
	} {
		r := httptest.NewRequest(http.MethodGet, "http://lb.example.test"+path, nil)
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("x-two-spaces", "a  b")
		signer := core.NewSigner(*core.NewCredentials("simulator-access-key", "simulator-secret-key"), core.NewDummyLogger())
		if _, err := signer.Sign(r, strings.NewReader(""), "lb", region, vectorTime); err != nil {
			t.Fatal(err)
		}
		if answer := serve(sim, r); answer.Code == http.StatusUnauthorized {
			t.Errorf("%s refused: %s", path, answer.Body)
		}
	}
}

func TestSignatureRefusals(t *testing.T) {
	list := vectors[0]
	wrong := strings.Repeat("0", 64)
	for _, test := range []struct {
		name    string
		token   string
		change  func(r *http.Request)
		message string
	}{
		{"no header", "", func(r *http.Request) { r.Header.Del("Authorization") }, "Header Authorization is missing"},
		{"malformed header", "", func(r *http.Request) { r.Header.Set("Authorization", "Basic abc") },
			"Header Authorization is malformed, expected '<algorithm> Credential=<access key>/<date>/<region>/<service>/<terminal>, SignedHeaders=..., Signature=<64 hex digits>'"},
		{"unknown algorithm", "", func(r *http.Request) { replaceAuthorization(r, "JDCLOUD3-HMAC-SHA256", "JDCLOUD9-HMAC-SHA256") },
			"Signature algorithm 'JDCLOUD9-HMAC-SHA256' is unknown, expected JDCLOUD2-HMAC-SHA256 or JDCLOUD3-HMAC-SHA256"},
		{"wrong end of scope", "", func(r *http.Request) { replaceAuthorization(r, "jdcloud3_request", "jdcloud2_request") },
			"Credential scope ends in 'jdcloud2_request', expected 'jdcloud3_request' with algorithm JDCLOUD3-HMAC-SHA256"},
		{"host not signed", "", func(r *http.Request) { replaceAuthorization(r, "content-type;host", "content-type") }, "Header host is not signed"},
		{"unknown access key", "", func(r *http.Request) { replaceAuthorization(r, "simulator-access-key", "nobody") }, "Access key 'nobody' does not exist"},
		{"no date", "", func(r *http.Request) { r.Header.Del("x-jdcloud-date") }, "Header x-jdcloud-date is missing"},
		{"malformed date", "", func(r *http.Request) { r.Header.Set("x-jdcloud-date", "yesterday") },
			"Header x-jdcloud-date is 'yesterday', expected a UTC time such as 20240131T235959Z"},
		{"date of another day", "", func(r *http.Request) { r.Header.Set("x-jdcloud-date", "20260201T101112Z") },
			"Credential scope has date '20260131', header x-jdcloud-date is '20260201T101112Z'"},
		{"old date", "", func(r *http.Request) { r.Header.Set("x-jdcloud-date", "20260131T091112Z") },
			"Header x-jdcloud-date is '20260131T091112Z', more than 15 minutes away from the server's time 20260131T101212Z: check the clock"},
		{"future date", "", func(r *http.Request) { r.Header.Set("x-jdcloud-date", "20260131T111112Z") },
			"Header x-jdcloud-date is '20260131T111112Z', more than 15 minutes away from the server's time 20260131T101212Z: check the clock"},
		{"changed date", "", func(r *http.Request) { r.Header.Set("x-jdcloud-date", "20260131T101113Z") }, mismatch},
		{"wrong signature", "", func(r *http.Request) { replaceAuthorization(r, list.sig, wrong) }, mismatch},
		{"changed query", "", func(r *http.Request) { r.URL.RawQuery += "&pageSize=10" }, mismatch},
		{"changed path", "", func(r *http.Request) { r.URL.Path = "/v1/regions/cn-north-1/listeners/" }, mismatch},
		{"changed method", "", func(r *http.Request) { r.Method = http.MethodPost }, mismatch},
		{"changed host", "", func(r *http.Request) { r.Host = "elsewhere" }, mismatch},
		{"changed content type", "", func(r *http.Request) { r.Header.Set("Content-Type", "text/plain") }, mismatch},
		{"changed region in scope", "", func(r *http.Request) { replaceAuthorization(r, "cn-north-1", "cn-east-2") }, mismatch},
		{"changed digest", "", func(r *http.Request) { r.Header.Set("x-jdcloud-content-sha256", wrong) }, "Header x-jdcloud-content-sha256 does not fit the body"},
		{"no nonce", "", func(r *http.Request) { r.Header.Del("x-jdcloud-nonce") }, "Header x-jdcloud-nonce is missing"},
		{"token for a permanent key", "", func(r *http.Request) { r.Header.Set("x-jdcloud-security-token", "eA==") },
			"Access key 'simulator-access-key' is not a temporary one, it takes no security token"},
		{"no token for a temporary key", "simulator-token", func(*http.Request) {},
			"Header x-jdcloud-security-token is missing: access key 'simulator-access-key' is a temporary one"},
		{"wrong token", "simulator-token", func(r *http.Request) { r.Header.Set("x-jdcloud-security-token", "eA==") },
			"Security token is not the one of access key 'simulator-access-key'"},
		{"plain token", "simulator-token", func(r *http.Request) { r.Header.Set("x-jdcloud-security-token", "simulator token") },
			"Header x-jdcloud-security-token is not base64"},
		{"unsigned token", "simulator-token", func(r *http.Request) { r.Header.Set("x-jdcloud-security-token", "c2ltdWxhdG9yLXRva2Vu") },
			"Header x-jdcloud-security-token is not signed"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := list.request()
			test.change(r)
			expectUnauthenticated(t, serve(vectorSimulator(t, test.token), r), test.message)
		})
	}
}

const mismatch = "Signature does not match: secret key, method, path, query, signed headers or body differ from what was signed"

func replaceAuthorization(r *http.Request, old, replacement string) {
	r.Header.Set("Authorization", strings.Replace(r.Header.Get("Authorization"), old, replacement, 1))
}

func expectUnauthenticated(t *testing.T, answer *httptest.ResponseRecorder, message string) {
	t.Helper()
	want := `"error":{"code":401,"status":"UNAUTHENTICATED","message":"` + message + `"}`
	got := strings.NewReplacer("\\u003c", "<", "\\u003e", ">").Replace(answer.Body.String())
	if answer.Code != http.StatusUnauthorized || !strings.Contains(got, want) {
		t.Errorf("got %d %s\nwant 401 with %s", answer.Code, got, want)
	}
}

func TestANonceIsGoodForOneCall(t *testing.T) {
	sim := vectorSimulator(t, "")
	if first := serve(sim, vectors[0].request()); first.Code != http.StatusOK {
		t.Fatalf("first call: %s", first.Body)
	}
	expectUnauthenticated(t, serve(sim, vectors[0].request()), "Nonce '"+vectorNonce+"' was used before: sign every request anew")
}

func TestJDCLOUD2NeedsDateAndNonceSigned(t *testing.T) {
	r := vectors[0].request()
	r.Header.Set("Authorization", "JDCLOUD2-HMAC-SHA256 Credential=simulator-access-key/20260131/cn-north-1/lb/jdcloud2_request, SignedHeaders=host, Signature="+vectors[0].sig)
	expectUnauthenticated(t, serve(vectorSimulator(t, ""), r), "Header x-jdcloud-date is not signed")
}

func TestTheScopeMustFitThePath(t *testing.T) {
	sign := func(path, service, scopeRegion string) *http.Request {
		r := httptest.NewRequest(http.MethodGet, "http://lb.example.test"+path, nil)
		signer := core.NewSigner(*core.NewCredentials("simulator-access-key", "simulator-secret-key"), core.NewDummyLogger())
		if _, err := signer.Sign(r, strings.NewReader(""), service, scopeRegion, vectorTime); err != nil {
			t.Fatal(err)
		}
		return r
	}
	sim := vectorSimulator(t, "")
	expectUnauthenticated(t, serve(sim, sign("/v1/regions/cn-north-1/subnets/", "lb", "cn-north-1")),
		"Credential scope has service 'lb', operation describeSubnets belongs to service 'vpc'")
	expectUnauthenticated(t, serve(sim, sign("/v1/regions/cn-north-1/subnets/", "vpc", "cn-east-2")),
		"Credential scope has region 'cn-east-2', the path has region 'cn-north-1'")
	other := serve(sim, sign("/v1/regions/cn-east-2/subnets/", "vpc", "cn-east-2"))
	if want := `"status":"INVALID_ARGUMENT","message":"Request parameter regionId is 'cn-east-2', expected one of [cn-north-1]"`; other.Code != 400 || !strings.Contains(other.Body.String(), want) {
		t.Errorf("other region: %d %s, want %s", other.Code, other.Body, want)
	}
}

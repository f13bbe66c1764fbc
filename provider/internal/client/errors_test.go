package client

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

var (
	someRead   = Operation{LoadBalancer, "describeThing", Read}
	someUpdate = Operation{LoadBalancer, "updateThing", Idempotent}
	someDelete = Operation{LoadBalancer, "deleteThing", Delete}
	someCreate = Operation{LoadBalancer, "createThing", Create}
)

func TestClasses(t *testing.T) {
	cases := []struct {
		code    int
		status  string
		message string
		want    Class
	}{
		{400, "INVALID_ARGUMENT", "m", Invalid},
		{400, "FAILED_PRECONDITION", "m", Precondition},
		{400, "OUT_OF_RANGE", "m", Invalid},
		{401, "UNAUTHENTICATED", "m", Unauthenticated},
		{403, "HTTP_FORBIDDEN", "m", Forbidden},
		{404, "NOT_FOUND", "m", NotFound},
		{409, "ABORTED", "m", Conflict},
		{409, "ALREADY_EXISTS", "m", AlreadyExists},
		{429, "QUOTA_EXCEEDED", "m", Quota},
		{429, "RATE_LIMIT", "m", Throttled},
		{499, "CANCELLED", "m", Server},
		{500, "UNKNOWN", "m", Server},
		{500, "INTERNAL", "m", Server},
		{501, "NOT_IMPLEMENTED", "m", Invalid},
		{502, "SOURCE_UNAVAILABLE", "m", Server},
		{503, "UNAVAILABLE", "m", Server},
		// The status decides, whatever the code is.
		{500, "NOT_FOUND", "m", NotFound},
		{404, "INTERNAL", "m", Server},
		// Texts outside the table: the code decides.
		{400, "", "m", Invalid},
		{401, "", "m", Unauthenticated},
		{403, "SOMETHING", "m", Forbidden},
		{404, "", "m", NotFound},
		{409, "backend.inuse.name", "backend name 'web' is already exist", AlreadyExists},
		{429, "", "Quota limit backend exceeded.", Quota},
		{429, "", "too many requests", Throttled},
		{500, "", "m", Server},
		{504, "", "m", Server},
		{418, "", "m", Unclassified},
	}
	for _, test := range cases {
		t.Run(fmt.Sprintf("%d %s %s", test.code, test.status, test.message), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				client, _ := newFake(t, refuse(test.code, test.status, test.message))
				_, err := client.DescribeLoadBalancer(t.Context(), "lb-1")
				if got := ClassOf(err); got != test.want {
					t.Errorf("class is %d, want %d: %v", got, test.want, err)
				}
				var failure *Error
				if !errors.As(err, &failure) {
					t.Fatalf("%T is no *Error", err)
				}
				if failure.Code != test.code || failure.Status != test.status || failure.HTTPStatus != test.code {
					t.Errorf("error holds code %d, status %q, HTTP status %d", failure.Code, failure.Status, failure.HTTPStatus)
				}
			})
		})
	}
}

func TestClassHelpers(t *testing.T) {
	helpers := map[string]func(error) bool{
		"NOT_FOUND":           IsNotFound,
		"QUOTA_EXCEEDED":      IsQuota,
		"FAILED_PRECONDITION": IsInUse,
		"ALREADY_EXISTS":      IsAlreadyExists,
	}
	for status, is := range helpers {
		client, _ := newFake(t, refuse(400, status, "m"))
		_, err := client.DescribeLoadBalancer(t.Context(), "lb-1")
		if !is(fmt.Errorf("wrapped: %w", err)) {
			t.Errorf("%s is not recognised: %v", status, err)
		}
		if is(errors.New(status)) || is(nil) {
			t.Errorf("%s is recognised in an error of another kind", status)
		}
	}
}

func TestErrorIsOneParagraph(t *testing.T) {
	cases := map[string]struct {
		answer answerer
		want   string
	}{
		"quota": {
			refuse(429, "QUOTA_EXCEEDED", "Quota limit backend exceeded."),
			"deleteLoadBalancer failed (service lb, region cn-north-1, lb-1): QUOTA_EXCEEDED (code 429): Quota limit backend exceeded. Request id req-1. " +
				"Delete what you do not use, or ask JD Cloud to raise the quota.",
		},
		"no status, no full stop": {
			refuse(400, "", "bad name"),
			"deleteLoadBalancer failed (service lb, region cn-north-1, lb-1): code 400: bad name. Request id req-1.",
		},
		"no message": {
			refuse(403, "HTTP_FORBIDDEN", ""),
			"deleteLoadBalancer failed (service lb, region cn-north-1, lb-1): HTTP_FORBIDDEN (code 403): no message. Request id req-1. " +
				"Grant the owner of this access key the permission for this operation.",
		},
		"credentials": {
			refuse(401, "UNAUTHENTICATED", "signature does not match"),
			"deleteLoadBalancer failed (service lb, region cn-north-1, lb-1): UNAUTHENTICATED (code 401): signature does not match. Request id req-1. " +
				"Check access_key, secret_key and security_token (JDCLOUD_ACCESS_KEY, JDCLOUD_SECRET_KEY, JDCLOUD_SECURITY_TOKEN), and this machine's clock: a signature is valid only near its time.",
		},
		"details": {
			func(apiCall) reply {
				return respond(400, `{"requestId":"r","error":{"code":400,"status":"INVALID_ARGUMENT","message":"bad","details":[{"field":"azs"}]}}`)
			},
			`deleteLoadBalancer failed (service lb, region cn-north-1, lb-1): INVALID_ARGUMENT (code 400): bad. Details: [{"field":"azs"}]. Request id r.`,
		},
		"web page": {
			func(apiCall) reply { return respond(404, "<html>\n<h1>Not found</h1></html>") },
			`deleteLoadBalancer failed (service lb, region cn-north-1, lb-1): HTTP status 404: the answer is not JSON: "<html> <h1>Not found</h1></html>". ` +
				"The response does not come from the JD Cloud OpenAPI: check endpoint and endpoints (JDCLOUD_ENDPOINT) and your proxy settings.",
		},
		"tried again": {
			refuse(400, "FAILED_PRECONDITION", "in use"),
			"deleteLoadBalancer failed (service lb, region cn-north-1, lb-1): FAILED_PRECONDITION (code 400): in use. Request id req-3. Tried 3 times.",
		},
		"unknown outcome": {
			reset,
			`deleteLoadBalancer failed (service lb, region cn-north-1, lb-1): Delete "http://api.test/v1/regions/cn-north-1/loadBalancers/lb-1": read tcp: connection reset by peer. ` +
				"Tried 7 times. The request may have been executed: its outcome is unknown.",
		},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				client, _ := newFake(t, test.answer)
				err := client.DeleteLoadBalancer(t.Context(), "lb-1")
				if err == nil || err.Error() != test.want {
					t.Errorf("error is\n  %v\nwant\n  %s", err, test.want)
				}
			})
		})
	}
}

func TestErrorsSayWhatToDo(t *testing.T) {
	cases := map[string]struct {
		code   int
		status string
		want   string
	}{
		"throttled":      {429, "RATE_LIMIT", "Lower max_requests_per_second or Terraform's -parallelism, and apply again."},
		"not found":      {404, "NOT_FOUND", "Request id req-1. Check the id and the region. The object may also have been deleted."},
		"already exists": {409, "ALREADY_EXISTS", "Request id req-1. Import the existing object, or give this one another name or port."},
		"service failed": {500, "INTERNAL", "Tried 7 times. The service failed: try again later. If the failure persists, give the request id to JD Cloud's support."},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				client, _ := newFake(t, refuse(test.code, test.status, "m"))
				ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
				defer cancel()
				_, err := client.DescribeLoadBalancer(ctx, "lb-1")
				mustContain(t, err, test.want)
			})
		})
	}
}

func TestSummary(t *testing.T) {
	client, _ := newFake(t, refuse(403, "HTTP_FORBIDDEN", "no"))
	var failure *Error
	if _, err := client.DescribeBackend(t.Context(), "backend-1"); !errors.As(err, &failure) || failure.Summary() != "JD Cloud API error: describeBackend backend-1" {
		t.Errorf("summary of %v is %q", err, failure.Summary())
	}
	if _, err := client.ListLoadBalancers(t.Context(), "alb", ""); !errors.As(err, &failure) || failure.Summary() != "JD Cloud API error: describeLoadBalancers" {
		t.Errorf("summary of %v is %q", err, failure.Summary())
	}
}

// A page that is not JSON is never "not found", although its HTTP status says so: state must not be dropped for it.
func TestWebPageIsNotNotFound(t *testing.T) {
	client, fake := newFake(t, func(apiCall) reply { return respond(404, "<html>no such host</html>") })
	_, err := client.DescribeLoadBalancer(t.Context(), "lb-1")
	if IsNotFound(err) || ClassOf(err) != Unreadable {
		t.Errorf("class is %d: %v", ClassOf(err), err)
	}
	if len(fake.Calls()) != 1 {
		t.Errorf("%d attempts, want 1", len(fake.Calls()))
	}
}

func TestAnswersWithoutMeaning(t *testing.T) {
	bodies := map[string]string{
		"empty object":        `{}`,
		"no result":           `{"requestId":"r"}`,
		"null result":         `{"requestId":"r","result":null}`,
		"empty result":        `{"requestId":"r","result":{ }}`,
		"empty body":          ``,
		"list":                `[]`,
		"cut off":             `{"requestId":"r","result":{"loadBal`,
		"another API's error": `{"message":"Not Found"}`,
	}
	for name, body := range bodies {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				client, _ := newFake(t, func(apiCall) reply { return respond(200, body) })
				_, err := client.DescribeLoadBalancer(t.Context(), "lb-1")
				if ClassOf(err) != Unreadable {
					t.Errorf("class is %d: %v", ClassOf(err), err)
				}
			})
		})
	}
	t.Run("a result of another type", func(t *testing.T) {
		client, _ := newFake(t, func(apiCall) reply {
			return respond(200, `{"requestId":"r","result":{"loadBalancer":7}}`)
		}, fast)
		_, err := client.DescribeLoadBalancer(t.Context(), "lb-1")
		mustContain(t, err, "the answer has a result of another form (json: cannot unmarshal number", "Request id r.")
	})
	t.Run("a write needs no result", func(t *testing.T) {
		client, _ := newFake(t, func(apiCall) reply { return respond(200, `{"requestId":"r"}`) })
		if err := client.DeleteBackend(t.Context(), "backend-1"); err != nil {
			t.Error(err)
		}
	})
}

// The API may report an error with HTTP status 200; the SDK's client returns err == nil for any of them.
func TestErrorInsideSuccess(t *testing.T) {
	client, _ := newFake(t, func(apiCall) reply {
		return respond(200, `{"requestId":"r","error":{"code":404,"status":"NOT_FOUND","message":"gone"},"result":{"loadBalancer":{}}}`)
	})
	_, err := client.DescribeLoadBalancer(t.Context(), "lb-1")
	if !IsNotFound(err) {
		t.Errorf("want NOT_FOUND, got %v", err)
	}
}

func TestRequestIDOfTheHeader(t *testing.T) {
	client, _ := newFake(t, func(apiCall) reply {
		return reply{
			status:  403,
			headers: map[string]string{"X-Jdcloud-Request-Id": "from-header"},
			body:    `{"error":{"code":403,"status":"HTTP_FORBIDDEN","message":"no"}}`,
		}
	})
	_, err := client.DescribeLoadBalancer(t.Context(), "lb-1")
	mustContain(t, err, "Request id from-header.")
}

func TestCancellationIsNoReasonToCheckTheEndpoint(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, fake := newFake(t, silence)
		fake.unreachable = true
		ctx, cancel := context.WithCancel(t.Context())
		go func() {
			synctest.Wait()
			cancel()
		}()
		_, err := client.DescribeLoadBalancer(ctx, "lb-1")
		mustContain(t, err, "the operation was cancelled")
		if strings.Contains(err.Error(), "Check endpoint") {
			t.Errorf("error is %v", err)
		}
	})
}

func TestCancellationCanBeRecognised(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, _ := newFake(t, silence)
		ctx, cancel := context.WithCancel(t.Context())
		go func() {
			synctest.Wait()
			cancel()
		}()
		_, err := client.DescribeLoadBalancer(ctx, "lb-1")
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%v is not context.Canceled", err)
		}
		mustContain(t, err, "the operation was cancelled while the request was under way")
		if strings.Contains(err.Error(), "Not tried again") {
			t.Errorf("it says twice that it was cancelled: %v", err)
		}
	})
}

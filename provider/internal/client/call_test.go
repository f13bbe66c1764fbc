package client

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
)

// callThing makes a call with the given effect; which operation it is does not matter to the retries.
func callThing(ctx context.Context, client *Client, operation Operation) error {
	_, err := Call[lbapi.UpdateLoadBalancerResult](ctx, client, operation, lbapi.NewUpdateLoadBalancerRequest(testRegion, "lb-1"))
	return err
}

func TestRetries(t *testing.T) {
	page := func(status int) answerer {
		return func(apiCall) reply { return respond(status, "<html></html>") }
	}
	cases := map[string]struct {
		operation Operation
		answer    answerer
		attempts  int
		ambiguous bool
	}{
		"read, service fails":             {someRead, refuse(500, "INTERNAL", "m"), 7, false},
		"update, service fails":           {someUpdate, refuse(503, "UNAVAILABLE", "m"), 7, true},
		"create, service fails":           {someCreate, refuse(500, "INTERNAL", "m"), 1, true},
		"create, no status but 502":       {someCreate, refuse(502, "", "m"), 1, true},
		"read, connection breaks":         {someRead, reset, 7, false},
		"update, connection breaks":       {someUpdate, reset, 7, true},
		"create, connection breaks":       {someCreate, reset, 1, true},
		"read, web page of a gateway":     {someRead, page(502), 7, false},
		"create, web page of a gateway":   {someCreate, page(502), 1, true},
		"create, refused by a web page":   {someCreate, page(403), 1, false},
		"read, precondition":              {someRead, refuse(400, "FAILED_PRECONDITION", "m"), 1, false},
		"update, precondition":            {someUpdate, refuse(400, "FAILED_PRECONDITION", "m"), 3, false},
		"delete, in use":                  {someDelete, refuse(400, "FAILED_PRECONDITION", "m"), 1, false},
		"delete, service fails":           {someDelete, refuse(500, "INTERNAL", "m"), 7, true},
		"create, precondition":            {someCreate, refuse(400, "FAILED_PRECONDITION", "m"), 3, false},
		"quota":                           {someCreate, refuse(429, "QUOTA_EXCEEDED", "m"), 1, false},
		"already exists":                  {someCreate, refuse(409, "ALREADY_EXISTS", "m"), 1, false},
		"not found":                       {someUpdate, refuse(404, "NOT_FOUND", "m"), 1, false},
		"invalid":                         {someUpdate, refuse(400, "INVALID_ARGUMENT", "m"), 1, false},
		"not implemented":                 {someUpdate, refuse(501, "NOT_IMPLEMENTED", "m"), 1, false},
		"forbidden":                       {someUpdate, refuse(403, "HTTP_FORBIDDEN", "m"), 1, false},
		"wrong credentials":               {someUpdate, refuse(401, "UNAUTHENTICATED", "m"), 1, false},
		"a status that nobody has listed": {someUpdate, refuse(418, "TEAPOT", "m"), 1, false},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				client, fake := newFake(t, test.answer)
				err := callThing(t.Context(), client, test.operation)
				var failure *Error
				if !errors.As(err, &failure) {
					t.Fatalf("error is %v, want an *Error", err)
				}
				if got := len(fake.Calls()); got != test.attempts || failure.Attempts != test.attempts {
					t.Errorf("%d requests, %d attempts in the error, want %d", got, failure.Attempts, test.attempts)
				}
				if IsAmbiguous(err) != test.ambiguous {
					t.Errorf("ambiguous is %v, want %v: %v", IsAmbiguous(err), test.ambiguous, err)
				}
			})
		})
	}
}

func TestRetriesThatSucceed(t *testing.T) {
	success := answered
	cases := map[string]struct {
		operation Operation
		failures  []answerer
	}{
		"create is repeated when throttled":       {someCreate, []answerer{refuse(429, "RATE_LIMIT", "slow down"), refuse(429, "RATE_LIMIT", "slow down")}},
		"create is repeated after a conflict":     {someCreate, []answerer{refuse(409, "ABORTED", "busy")}},
		"create is repeated after a precondition": {someCreate, []answerer{refuse(400, "FAILED_PRECONDITION", "busy"), refuse(400, "FAILED_PRECONDITION", "busy")}},
		"update survives a reset":                 {someUpdate, []answerer{reset}},
		"failures of several classes count apart": {someUpdate, []answerer{
			refuse(400, "FAILED_PRECONDITION", "m"), reset, refuse(429, "RATE_LIMIT", "m"), refuse(400, "FAILED_PRECONDITION", "m"), refuse(500, "INTERNAL", "m"),
		}},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				client, fake := newFake(t, script(append(test.failures, success)...))
				if err := callThing(t.Context(), client, test.operation); err != nil {
					t.Fatal(err)
				}
				if got, want := len(fake.Calls()), len(test.failures)+1; got != want {
					t.Errorf("%d requests, want %d", got, want)
				}
			})
		})
	}
}

func TestConflictsAndThrottlingAreRepeatedUntilTheContextEnds(t *testing.T) {
	for _, status := range []string{"ABORTED", "RATE_LIMIT"} {
		t.Run(status, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				client, fake := newFake(t, refuse(409, status, "busy"))
				ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
				defer cancel()
				err := callThing(ctx, client, someCreate)
				mustContain(t, err, status+" (code 409): busy.", "Not tried again: the time for the operation ran out")
				if !errors.Is(err, context.DeadlineExceeded) || IsAmbiguous(err) {
					t.Errorf("error is %#v", err)
				}
				if got := len(fake.Calls()); got < 30 {
					t.Errorf("only %d attempts in ten minutes", got)
				}
			})
		})
	}
}

// Calls that follow a create directly do not give the new object up for a passing fault.
func TestPatientCallsGoOnUntilTheContextEnds(t *testing.T) {
	failures := map[string]answerer{
		"NOT_FOUND": refuse(404, "NOT_FOUND", "m"), "FAILED_PRECONDITION": refuse(400, "FAILED_PRECONDITION", "m"), "INTERNAL": refuse(500, "INTERNAL", "m"),
		"reset": reset, "web page": bare(502, "<html></html>"),
	}
	for name, failure := range failures {
		for _, operation := range []Operation{someRead, someUpdate} {
			t.Run(name+", "+operation.Name, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					client, fake := newFake(t, func(call apiCall) reply {
						if call.Number <= 20 {
							return failure(call)
						}
						return answered(call)
					})
					ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
					defer cancel()
					if err := callThing(Patient(ctx), client, operation); err != nil {
						t.Fatal(err)
					}
					fake.answer = failure
					started := time.Now()
					if err := callThing(Patient(ctx), client, operation); err == nil || ctx.Err() == nil {
						t.Errorf("gave up after %v: %v", time.Since(started), err)
					}
				})
			})
		}
	}
	t.Run("what cannot change is not repeated", func(t *testing.T) {
		for _, failure := range []answerer{refuse(400, "INVALID_ARGUMENT", "m"), refuse(403, "HTTP_FORBIDDEN", "m"), bare(403, "<html></html>")} {
			client, fake := newFake(t, failure)
			if err := callThing(Patient(t.Context()), client, someUpdate); err == nil || len(fake.Calls()) != 1 {
				t.Errorf("%d calls, %v", len(fake.Calls()), err)
			}
		}
	})
	t.Run("a create is looked for more than a few times", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			writes := 0
			client, _ := newFake(t, func(call apiCall) reply {
				if call.String() == targetsLine {
					return registered(0)(call)
				}
				if writes++; writes <= 10 {
					return reset(call)
				}
				return answered(call)
			})
			ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
			defer cancel()
			if err := client.RegisterTargets(Patient(ctx), "tg-1", someSpecs(3)); err != nil {
				t.Error(err)
			}
		})
	})
}

func TestCallsWithoutDeadlineEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, _ := newFake(t, refuse(409, "ABORTED", "busy"))
		start := time.Now()
		err := callThing(context.WithoutCancel(t.Context()), client, someUpdate)
		mustContain(t, err, "ABORTED", "the time for the operation ran out")
		if took := time.Since(start); took != unboundedCallTimeout {
			t.Errorf("gave up after %v, want %v", took, unboundedCallTimeout)
		}
	})
}

func TestThrottlingPausesAllRequests(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		refusal := func(call apiCall) reply {
			refused := refuse(429, "RATE_LIMIT", "slow down")(call)
			refused.headers = map[string]string{"Retry-After": "30"}
			return refused
		}
		client, fake := newFake(t, script(refusal, answered))
		start := time.Now()
		first := make(chan error)
		go func() { first <- callThing(t.Context(), client, someUpdate) }()
		synctest.Wait()
		// The first request was refused; another caller now has to wait as well.
		if err := callThing(t.Context(), client, someRead); err != nil {
			t.Fatal(err)
		}
		if err := <-first; err != nil {
			t.Fatal(err)
		}
		calls := fake.Calls()
		if len(calls) != 3 {
			t.Fatalf("%d requests, want 3", len(calls))
		}
		for _, call := range calls[1:] {
			if waited := call.At.Sub(start); waited < 30*time.Second || waited > 31*time.Second {
				t.Errorf("request %d came after %v, want the 30 s that the service asked for", call.Number, waited)
			}
		}
	})
}

func TestCancellationEndsPauses(t *testing.T) {
	stages := map[string]answerer{
		"between attempts":  refuse(409, "ABORTED", "busy"),
		"while throttled":   refuse(429, "RATE_LIMIT", "slow down"),
		"during a request":  silence,
		"by the rate limit": refuse(409, "ABORTED", "busy"),
	}
	for name, answer := range stages {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				client, fake := newFake(t, answer, func(config *Config) {
					config.PollInterval = time.Hour
					config.RequestTimeout = 10 * time.Hour
					if name == "by the rate limit" {
						config.PollInterval, config.MaxRequestsPerSecond = time.Nanosecond, 1.0/3600
					}
				})
				// The refused throttling pause is random; make it long for certain.
				if name == "while throttled" {
					client.throttle.refused(0, &Error{Operation: "describeOther", HTTPStatus: 429, RequestID: "req-9", retryAfter: time.Hour})
				}
				ctx, cancel := context.WithTimeout(t.Context(), 4*time.Hour)
				defer cancel()
				done := make(chan error)
				go func() { done <- callThing(ctx, client, someUpdate) }()
				synctest.Wait()
				cancelled := time.Now()
				cancel()
				err := <-done
				if !errors.Is(err, context.Canceled) {
					t.Errorf("error is %v, want context.Canceled", err)
				}
				if took := time.Since(cancelled); took != 0 {
					t.Errorf("the call went on for %v after its cancellation", took)
				}
				if got := len(fake.Calls()); got > 1 {
					t.Errorf("%d requests, want at most 1", got)
				}
			})
		})
	}
}

func TestNothingIsSentWithAnEndedContext(t *testing.T) {
	client, fake := newFake(t, answered)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := callThing(ctx, client, someUpdate)
	mustContain(t, err, "updateThing was not sent: the operation was cancelled")
	if len(fake.Calls()) != 0 {
		t.Error("a request was sent")
	}
}

func TestSlowAnswers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, fake := newFake(t, silence)
		err := callThing(t.Context(), client, someCreate)
		mustContain(t, err, "no answer within 1m0s", "outcome is unknown")
		if !IsAmbiguous(err) || errors.Is(err, context.Canceled) || len(fake.Calls()) != 1 {
			t.Errorf("%d requests, ambiguous %v, cancelled %v", len(fake.Calls()), IsAmbiguous(err), errors.Is(err, context.Canceled))
		}
	})
	t.Run("a read is repeated", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			client, fake := newFake(t, script(silence, answered))
			if err := callThing(t.Context(), client, someRead); err != nil {
				t.Fatal(err)
			}
			if len(fake.Calls()) != 2 {
				t.Errorf("%d requests, want 2", len(fake.Calls()))
			}
		})
	})
}

// A create that is broken off may still be carried out, unseen: its answer is awaited a while.
func TestCancellationLeavesTimeForTheAnswerToACreate(t *testing.T) {
	late := func(call apiCall) reply {
		select {
		case <-call.done:
			return reply{failure: errors.New("gave up")}
		case <-time.After(4 * time.Second):
			return answered(call)
		}
	}
	cases := map[string]struct {
		operation Operation
		answer    answerer
		failure   string
		after     time.Duration
	}{
		"create that is answered": {someCreate, late, "", 3 * time.Second},
		"create without answer":   {someCreate, silence, "the operation was cancelled while the request was under way. The request may have been executed", 10 * time.Second},
		"update":                  {someUpdate, late, "the operation was cancelled while the request was under way", 0},
		"read":                    {someRead, late, "the operation was cancelled while the request was under way", 0},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				client, fake := newFake(t, test.answer)
				ctx, cancel := context.WithCancel(t.Context())
				time.AfterFunc(time.Second, cancel)
				started := time.Now()
				err := callThing(ctx, client, test.operation)
				if test.failure != "" {
					mustContain(t, err, test.failure)
				} else if err != nil {
					t.Errorf("error is %v, want the answer", err)
				}
				if after := time.Since(started) - time.Second; after != test.after || len(fake.Calls()) != 1 {
					t.Errorf("ended %v after the cancellation with %d requests, want %v and 1", after, len(fake.Calls()), test.after)
				}
			})
		})
	}
}

func TestRateLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, fake := newFake(t, answered, func(config *Config) { config.MaxRequestsPerSecond = 4 })
		for range 9 {
			if err := callThing(t.Context(), client, someRead); err != nil {
				t.Fatal(err)
			}
		}
		calls := fake.Calls()
		for i := 1; i < len(calls); i++ {
			if gap := calls[i].At.Sub(calls[i-1].At); gap < 250*time.Millisecond {
				t.Errorf("request %d came %v after the one before, want 250 ms", i+1, gap)
			}
		}
		if len(calls) != 9 {
			t.Errorf("%d requests, want 9", len(calls))
		}
	})
}

func TestRateLimitBeyondTheDeadline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, _ := newFake(t, answered, func(config *Config) { config.MaxRequestsPerSecond = 0.001 })
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		if err := callThing(ctx, client, someRead); err != nil {
			t.Fatal(err)
		}
		err := callThing(ctx, client, someRead)
		mustContain(t, err, "describeThing was not sent", "the time for the operation ran out, as max_requests_per_second gives no turn before its end")
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%v is not context.DeadlineExceeded", err)
		}
	})
}

// Nothing listens on the address: every attempt is refused before anything is sent, so that even a create is repeated;
// after five attempts there is one clear error, and it is not ambiguous.
func TestUnreachableEndpoint(t *testing.T) {
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	client, err := New(Config{AccessKey: "a", SecretKey: "s", Region: testRegion, Endpoint: "http://" + address, PollInterval: time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	err = callThing(t.Context(), client, someCreate)
	mustContain(t, err, "createThing failed", address, "connection refused", "Tried 5 times.", "Check endpoint and endpoints (JDCLOUD_ENDPOINT)")
	if ClassOf(err) != Unreachable || IsAmbiguous(err) {
		t.Errorf("class %d, ambiguous %v", ClassOf(err), IsAmbiguous(err))
	}
}

// A transport that says nothing of its connections may have sent the request before it failed.
func TestFailuresOfSilentTransportsAreAmbiguous(t *testing.T) {
	client, _ := newFake(t, nil, func(config *Config) { config.HTTPClient = &http.Client{Transport: silentTransport{}} })
	err := callThing(t.Context(), client, someCreate)
	if !IsAmbiguous(err) || ClassOf(err) != Interrupted {
		t.Errorf("ambiguous %v, class %d: %v", IsAmbiguous(err), ClassOf(err), err)
	}
}

type silentTransport struct{}

func (silentTransport) RoundTrip(*http.Request) (*http.Response, error) {
	return nil, errors.New("broken")
}

func TestUnreachableEndpointEndsSoon(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, fake := newFake(t, reset)
		fake.unreachable = true
		start := time.Now()
		err := callThing(t.Context(), client, someRead)
		if took := time.Since(start); took > 15*time.Second || ClassOf(err) != Unreachable {
			t.Errorf("gave up after %v: %v", took, err)
		}
	})
}

func TestWrongSchemesAreNotRetried(t *testing.T) {
	secure := httptest.NewUnstartedServer(http.NotFoundHandler())
	secure.Config.ErrorLog = log.New(io.Discard, "", 0)
	secure.StartTLS()
	defer secure.Close()
	plain := httptest.NewServer(http.NotFoundHandler())
	defer plain.Close()
	for name, endpoint := range map[string]string{
		"unknown certificate": secure.URL,
		"no TLS":              strings.Replace(plain.URL, "http://", "https://", 1),
	} {
		t.Run(name, func(t *testing.T) {
			client, err := New(Config{AccessKey: "a", SecretKey: "s", Region: testRegion, Endpoint: endpoint})
			if err != nil {
				t.Fatal(err)
			}
			var failure *Error
			err = callThing(t.Context(), client, someCreate)
			if !errors.As(err, &failure) || failure.Class != Unreachable || failure.Attempts != 1 || failure.Ambiguous {
				t.Errorf("error is %v", err)
			}
		})
	}
}

// Go's transport would send a GET again by itself, with a nonce that was used already.
func TestBrokenIdleConnectionsDoNotReplayNonces(t *testing.T) {
	nonces := map[string]int{}
	requests := 0
	server := httptest.NewServer(http.HandlerFunc(func(writer http.ResponseWriter, request *http.Request) {
		nonces[request.Header.Get("X-Jdcloud-Nonce")]++
		requests++
		if requests == 2 {
			connection, _, err := http.NewResponseController(writer).Hijack()
			if err == nil {
				err = connection.Close()
			}
			if err != nil {
				t.Error(err)
			}
			return
		}
		_, _ = io.WriteString(writer, `{"requestId":"r","result":{"loadBalancer":{"loadBalancerId":"lb-1"}}}`)
	}))
	defer server.Close()
	client, err := New(Config{AccessKey: "a", SecretKey: "s", Region: testRegion, Endpoint: server.URL, PollInterval: time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := client.DescribeLoadBalancer(t.Context(), "lb-1"); err != nil {
			t.Fatal(err)
		}
	}
	if requests < 3 {
		t.Errorf("%d requests, want the broken one repeated", requests)
	}
	for nonce, count := range nonces {
		if count != 1 {
			t.Errorf("nonce %s was used %d times", nonce, count)
		}
	}
}

package client

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// askingToWait adds a Retry-After to an answer.
func askingToWait(value string, answer answerer) answerer {
	return func(call apiCall) reply {
		answered := answer(call)
		answered.headers = map[string]string{"Retry-After": value}
		return answered
	}
}

func bare(status int, body string) answerer {
	return func(apiCall) reply { return respond(status, body) }
}

// Too many requests and too early are refusals before anything happened, whoever says so and however.
func TestRefusalsAreRepeatedWhateverTheirBody(t *testing.T) {
	bodies := map[string]string{
		"empty": "", "web page": "<html>slow down</html>", "other JSON": `{"message":"slow down"}`, "a list": "[]", "error as text": `{"error":"slow down"}`,
		"no error": `{"requestId":"r","result":{}}`, "the API's": `{"requestId":"r","error":{"code":429,"status":"RATE_LIMIT","message":"slow down"}}`,
		"another status of the API": `{"requestId":"r","error":{"code":500,"status":"INTERNAL","message":"m"}}`,
	}
	for name, body := range bodies {
		for _, status := range []int{http.StatusTooManyRequests, http.StatusTooEarly} {
			for _, operation := range []Operation{someRead, someUpdate, someDelete, someCreate} {
				t.Run(name+", "+operation.Name+", "+http.StatusText(status), func(t *testing.T) {
					synctest.Test(t, func(t *testing.T) {
						client, fake := newFake(t, script(bare(status, body), bare(status, body), answered))
						if err := callThing(t.Context(), client, operation); err != nil || len(fake.Calls()) != 3 {
							t.Errorf("%d calls, %v", len(fake.Calls()), err)
						}
					})
				})
			}
		}
	}
	quotas := map[string]string{
		"by status":  `{"requestId":"r","error":{"code":429,"status":"QUOTA_EXCEEDED","message":"m"}}`,
		"by message": `{"requestId":"r","error":{"code":429,"message":"Quota limit backend exceeded."}}`,
	}
	for name, body := range quotas {
		client, fake := newFake(t, bare(429, body))
		if err := callThing(t.Context(), client, someCreate); !IsQuota(err) || len(fake.Calls()) != 1 {
			t.Errorf("a quota, %s: %d calls, %v", name, len(fake.Calls()), err)
		}
	}
	t.Run("it says so in the end", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			client, _ := newFake(t, bare(429, "<html>slow down</html>"))
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			err := callThing(ctx, client, someCreate)
			mustContain(t, err, `HTTP status 429: too many requests: "<html>slow down</html>".`, "Lower max_requests_per_second")
			if IsAmbiguous(err) {
				t.Error("a refusal passes for an unknown outcome")
			}
		})
	})
}

// After 408 and 503 a create may have been executed: the outcome is looked for before the create is repeated.
func TestUnclearAnswersToACreateAreLookedUp(t *testing.T) {
	answers := map[string]answerer{
		"408, web page": bare(408, "<html>timeout</html>"), "408, empty": bare(408, ""), "408, of the API": refuse(408, "", "timeout"),
		"503, web page": bare(503, "<html>unavailable</html>"), "503, empty": bare(503, ""), "503, of the API": refuse(503, "UNAVAILABLE", "m"),
	}
	for name, answer := range answers {
		for outcome, executed := range map[string]int{"executed": 3, "not executed": 0} {
			t.Run(name+", "+outcome, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					writes := 0
					client, fake := newFake(t, func(call apiCall) reply {
						if call.String() == targetsLine {
							return registered(executed)(call)
						}
						if writes++; writes == 1 {
							return answer(call)
						}
						return answered(call)
					})
					if err := client.RegisterTargets(t.Context(), "tg-1", someSpecs(3)); err != nil {
						t.Fatal(err)
					}
					want := 2
					if executed > 0 {
						want = 1
					}
					if writes != want || fake.Count(targetsLine) == 0 {
						t.Errorf("%d registrations, %d looks", writes, fake.Count(targetsLine))
					}
				})
			})
		}
	}
}

func TestRetryAfterIsHonoured(t *testing.T) {
	failures := map[string]answerer{
		"429 of the API": refuse(429, "RATE_LIMIT", "m"), "429, web page": bare(429, "<html></html>"), "503 of the API": refuse(503, "UNAVAILABLE", "m"),
		"503, web page": bare(503, "<html></html>"), "ABORTED": refuse(409, "ABORTED", "m"),
	}
	for name, failure := range failures {
		for form, value := range map[string]func() string{
			"seconds": func() string { return "40" },
			"a date":  func() string { return time.Now().Add(40 * time.Second).UTC().Format(http.TimeFormat) },
		} {
			t.Run(name+", "+form, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					client, fake := newFake(t, script(askingToWait(value(), failure), answered))
					if err := callThing(t.Context(), client, someUpdate); err != nil {
						t.Fatal(err)
					}
					calls := fake.Calls()
					if waited := calls[1].At.Sub(calls[0].At); waited < 39*time.Second || waited > 41*time.Second {
						t.Errorf("the next attempt came after %v, want 40 s", waited)
					}
				})
			})
		}
	}
	t.Run("before an outcome is looked for", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			client, fake := newFake(t, script(askingToWait("40", refuse(503, "UNAVAILABLE", "m")), registered(3)))
			if err := client.RegisterTargets(t.Context(), "tg-1", someSpecs(3)); err != nil {
				t.Fatal(err)
			}
			calls := fake.Calls()
			if waited := calls[1].At.Sub(calls[0].At); waited < 40*time.Second {
				t.Errorf("looked after %v, want 40 s", waited)
			}
		})
	})
	for _, nonsense := range []string{"soon", "-5", "", "1.5"} {
		synctest.Test(t, func(t *testing.T) {
			client, fake := newFake(t, script(askingToWait(nonsense, refuse(503, "UNAVAILABLE", "m")), answered))
			if err := callThing(t.Context(), client, someUpdate); err != nil || len(fake.Calls()) != 2 {
				t.Errorf("%q: %d calls, %v", nonsense, len(fake.Calls()), err)
			}
		})
	}
}

// Waiting for the deadline would help nobody.
func TestRetryAfterBeyondTheDeadlineFailsAtOnce(t *testing.T) {
	for name, failure := range map[string]answerer{"429": bare(429, ""), "503": refuse(503, "UNAVAILABLE", "m")} {
		for _, operation := range []Operation{someRead, someUpdate, someCreate} {
			t.Run(name+", "+operation.Name, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					client, fake := newFake(t, askingToWait("3600", failure))
					ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
					defer cancel()
					started := time.Now()
					err := callThing(ctx, client, operation)
					mustContain(t, err, "Not tried again: the service asks to wait 1h0m0s (Retry-After), which is longer than the time left for the operation.",
						"Lower max_requests_per_second or Terraform's -parallelism")
					if took := time.Since(started); took != 0 || len(fake.Calls()) != 1 {
						t.Errorf("%d calls in %v, want one at once", len(fake.Calls()), took)
					}
				})
			})
		}
	}
	t.Run("a create is still looked for", func(t *testing.T) {
		for _, executed := range []int{0, 3} {
			synctest.Test(t, func(t *testing.T) {
				client, fake := newFake(t, script(askingToWait("3600", bare(503, "")), registered(executed)))
				ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
				defer cancel()
				started := time.Now()
				err := client.RegisterTargets(ctx, "tg-1", someSpecs(3))
				if (err == nil) != (executed == 3) || len(fake.Calls()) != 2 || time.Since(started) != 0 {
					t.Errorf("%d calls in %v: %v", len(fake.Calls()), time.Since(started), err)
				}
			})
		}
	})
	t.Run("others are told as well", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			client, fake := newFake(t, askingToWait("3600", bare(429, "")))
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
			defer cancel()
			first, second := callThing(ctx, client, someRead), callThing(ctx, client, someRead)
			if first == nil || len(fake.Calls()) != 1 {
				t.Errorf("%d calls, %v", len(fake.Calls()), first)
			}
			mustContain(t, second, "describeThing was not sent: the answer to describeThing (HTTP status 429) asks to wait 1h0m0s (Retry-After)", "Lower max_requests_per_second")
		})
	})
}

// What was accepted a moment ago is not wrong now: a 401 is tried once more, a second one is believed.
func TestUnauthenticatedAfterASuccess(t *testing.T) {
	denied, fine := refuse(401, "UNAUTHENTICATED", "no"), answered
	page := bare(401, "<html>sign in</html>")
	cases := map[string]struct {
		answers []answerer
		calls   int
		fails   bool
	}{
		"at first":                         {[]answerer{denied, fine}, 1, true},
		"after a success, once":            {[]answerer{fine, denied, fine}, 3, false},
		"after a success, once, as a page": {[]answerer{fine, page, fine}, 3, false},
		"after a success, twice":           {[]answerer{fine, denied, denied, fine}, 3, true},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			client, fake := newFake(t, script(test.answers...), fast)
			var err error
			if name != "at first" {
				err = callThing(t.Context(), client, someRead)
			}
			err = errors.Join(err, callThing(t.Context(), client, someCreate))
			if (err != nil) != test.fails || len(fake.Calls()) != test.calls {
				t.Errorf("%d calls, %v", len(fake.Calls()), err)
			}
			if test.fails && !strings.Contains(err.Error(), "UNAUTHENTICATED") {
				t.Error(err)
			}
		})
	}
}

// When the answer comes after the time is over, nobody is said to have asked for a wait.
func TestALateRefusalDoesNotSpeakOfRetryAfter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, _ := newFake(t, func(call apiCall) reply {
			time.Sleep(time.Minute + lastAnswerTimeout/2)
			return refuse(409, "ABORTED", "busy")(call)
		}, func(config *Config) { config.RequestTimeout = time.Hour })
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		err := callThing(ctx, client, someCreate)
		mustContain(t, err, "ABORTED (code 409): busy.")
		if strings.Contains(err.Error(), "Retry-After") {
			t.Errorf("the error mentions a Retry-After that nobody sent: %v", err)
		}
	})
}

// Whoever is held back by the answer to another request says which one it was.
func TestARetryAfterOfAnotherRequestIsNamed(t *testing.T) {
	client, fake := newFake(t, answered)
	client.throttle.refused(0, &Error{Operation: "describeOther", HTTPStatus: 429, RequestID: "req-9", retryAfter: time.Hour})
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	err := callThing(ctx, client, someUpdate)
	mustContain(t, err, "updateThing was not sent: the answer to describeOther (HTTP status 429, request id req-9) asks to wait 1h0m0s (Retry-After)")
	if len(fake.Calls()) != 0 {
		t.Errorf("%d requests were sent", len(fake.Calls()))
	}
}

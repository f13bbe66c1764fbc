package client

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"strings"
	"sync"
	"testing"
	"time"
)

const testRegion = "cn-north-1"

// fakeAPI answers requests in memory, so that tests can run in a bubble of testing/synctest, where time is not real.
// It reports on connections as Go's own transport does.
type fakeAPI struct {
	answer answerer
	// unreachable makes it fail before a connection exists.
	unreachable bool

	mutex sync.Mutex
	calls []apiCall
}

// answerer decides what a request gets.
type answerer func(call apiCall) reply

// reply is an answer, or, with failure, what happens instead of one.
type reply struct {
	status  int
	headers map[string]string
	body    string
	failure error
}

// apiCall is a request as the fake has seen it.
type apiCall struct {
	Number int
	Method string
	URL    string
	Path   string
	Query  map[string][]string
	Header http.Header
	Body   map[string]any
	At     time.Time
	// done closes when the caller gives up.
	done <-chan struct{}
}

// String is the request line without its query.
func (c apiCall) String() string { return c.Method + " " + c.Path }

func (f *fakeAPI) RoundTrip(request *http.Request) (*http.Response, error) {
	trace := httptrace.ContextClientTrace(request.Context())
	trace.GetConn(request.URL.Host)
	if !f.unreachable {
		trace.GotConn(httptrace.GotConnInfo{})
	}
	call := apiCall{Method: request.Method, URL: request.URL.String(), Path: request.URL.Path, Query: request.URL.Query(), Header: request.Header, At: time.Now(), done: request.Context().Done()}
	content, err := io.ReadAll(request.Body)
	if err != nil {
		return nil, err
	}
	if len(content) > 0 {
		if err := json.Unmarshal(content, &call.Body); err != nil {
			return nil, err
		}
	}
	f.mutex.Lock()
	call.Number = len(f.calls) + 1
	f.calls = append(f.calls, call)
	f.mutex.Unlock()
	answer := f.answer(call)
	if answer.failure != nil {
		return nil, answer.failure
	}
	response := &http.Response{StatusCode: answer.status, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(answer.body))}
	for name, value := range answer.headers {
		response.Header.Set(name, value)
	}
	return response, nil
}

func (f *fakeAPI) Calls() []apiCall {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	return append([]apiCall(nil), f.calls...)
}

// Count says how many requests had this method and path.
func (f *fakeAPI) Count(line string) int {
	count := 0
	for _, call := range f.Calls() {
		if call.String() == line {
			count++
		}
	}
	return count
}

// newFake returns a client whose requests the function answers.
func newFake(t *testing.T, answer answerer, changes ...func(*Config)) (*Client, *fakeAPI) {
	t.Helper()
	fake := &fakeAPI{answer: answer}
	config := Config{
		AccessKey:  "test-access-key",
		SecretKey:  "test-secret-key",
		Region:     testRegion,
		Endpoint:   "http://api.test",
		HTTPClient: &http.Client{Transport: fake},
	}
	for _, change := range changes {
		change(&config)
	}
	client, err := New(config)
	if err != nil {
		t.Fatal(err)
	}
	return client, fake
}

// script answers the first call with the first step, and so on; the last step answers all later calls.
func script(steps ...answerer) answerer {
	return func(call apiCall) reply {
		return steps[min(call.Number, len(steps))-1](call)
	}
}

func respond(status int, body string) reply {
	return reply{status: status, body: body}
}

// result answers with a success envelope.
func result(value any) answerer {
	return func(call apiCall) reply {
		content, err := json.Marshal(map[string]any{"requestId": fmt.Sprintf("req-%d", call.Number), "result": value})
		if err != nil {
			return reply{failure: err}
		}
		return respond(http.StatusOK, string(content))
	}
}

// answered is a success that says the least that any operation may say.
var answered = result(map[string]any{"totalCount": 0})

// refuse answers with an error envelope.
func refuse(code int, status, message string) answerer {
	return func(call apiCall) reply {
		content, err := json.Marshal(map[string]any{
			"requestId": fmt.Sprintf("req-%d", call.Number),
			"error":     map[string]any{"code": code, "status": status, "message": message},
		})
		if err != nil {
			return reply{failure: err}
		}
		return respond(code, string(content))
	}
}

// reset breaks the connection after the request was sent.
func reset(apiCall) reply {
	return reply{failure: errors.New("read tcp: connection reset by peer")}
}

// silence never answers.
func silence(call apiCall) reply {
	<-call.done
	return reply{failure: errors.New("gave up")}
}

func mustContain(t *testing.T, err error, texts ...string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error; want one with %q", texts)
	}
	for _, text := range texts {
		if !strings.Contains(err.Error(), text) {
			t.Errorf("error is\n  %v\nand lacks\n  %s", err, text)
		}
	}
}

// fast makes pauses too short to notice, for tests whose subject is not time.
func fast(config *Config) { config.PollInterval = time.Millisecond }

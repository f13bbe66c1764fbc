package client

import (
	"encoding/json"
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
	answer func(call apiCall) (*http.Response, error)
	// unreachable makes it fail before a connection exists.
	unreachable bool

	mutex sync.Mutex
	calls []apiCall
}

// apiCall is a request as the fake has seen it.
type apiCall struct {
	Number int
	Method string
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
	call := apiCall{Method: request.Method, Path: request.URL.Path, Query: request.URL.Query(), Header: request.Header, At: time.Now(), done: request.Context().Done()}
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
	return f.answer(call)
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
func newFake(t *testing.T, answer func(call apiCall) (*http.Response, error), changes ...func(*Config)) (*Client, *fakeAPI) {
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
func script(steps ...func(apiCall) (*http.Response, error)) func(apiCall) (*http.Response, error) {
	return func(call apiCall) (*http.Response, error) {
		return steps[min(call.Number, len(steps))-1](call)
	}
}

func respond(status int, body string) (*http.Response, error) {
	return &http.Response{StatusCode: status, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body))}, nil
}

// result answers with a success envelope.
func result(value any) func(apiCall) (*http.Response, error) {
	return func(call apiCall) (*http.Response, error) {
		content, err := json.Marshal(map[string]any{"requestId": fmt.Sprintf("req-%d", call.Number), "result": value})
		if err != nil {
			return nil, err
		}
		return respond(http.StatusOK, string(content))
	}
}

// refuse answers with an error envelope.
func refuse(code int, status, message string) func(apiCall) (*http.Response, error) {
	return func(call apiCall) (*http.Response, error) {
		content, err := json.Marshal(map[string]any{
			"requestId": fmt.Sprintf("req-%d", call.Number),
			"error":     map[string]any{"code": code, "status": status, "message": message},
		})
		if err != nil {
			return nil, err
		}
		return respond(code, string(content))
	}
}

// reset breaks the connection after the request was sent.
func reset(apiCall) (*http.Response, error) {
	return nil, fmt.Errorf("read tcp: connection reset by peer")
}

// silence never answers.
func silence(call apiCall) (*http.Response, error) {
	<-call.done
	return nil, fmt.Errorf("gave up")
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

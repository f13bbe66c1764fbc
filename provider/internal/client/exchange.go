package client

import (
	"context"
	"crypto/tls"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"regexp"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/jdcloud-api/jdcloud-sdk-go/core"
)

// signingRegion stands in the scope of a signature when a request has no region. JD Cloud SDK: core.JDCloudClient.
const signingRegion = "jdcloud-api"

var errReplay = errors.New("the connection broke before the answer")

// lastAnswerTimeout is how long the answer to a create is still awaited after the context has ended: broken off, the
// service may carry the create out later, when nobody looks for what it has made any more.
const lastAnswerTimeout = 10 * time.Second

// preparedRequest is what all attempts of a call share.
type preparedRequest struct {
	operation Operation
	subject   string
	region    string
	method    string
	url       string
	body      string
	headers   map[string]string
	// read takes the result over, which is empty where there is none, or says what is wrong with it.
	read func(result json.RawMessage) error
}

var pathArgument = regexp.MustCompile(`\{([A-Za-z0-9_-]+)\}`)

// prepare checks the ids in the path and lets the SDK build URL and body.
func (c *Client) prepare(operation Operation, request core.RequestInterface) (preparedRequest, error) {
	fail := func(err error) (preparedRequest, error) {
		return preparedRequest{}, fmt.Errorf("%s was not sent: %w", operation.Name, err)
	}
	base, known := c.endpoints[operation.Service]
	if !known {
		return fail(fmt.Errorf("there is no service %q", operation.Service))
	}
	parameters, err := json.Marshal(request)
	if err != nil {
		return fail(err)
	}
	subject, err := checkPath(request.GetURL(), parameters)
	if err != nil {
		return fail(err)
	}
	builder := core.GetParameterBuilder(request.GetMethod(), core.NewDummyLogger())
	path, err := builder.BuildURL(request.GetURL(), parameters)
	if err != nil {
		return fail(err)
	}
	body, err := builder.BuildBody(parameters)
	if err != nil {
		return fail(err)
	}
	region := request.GetRegionId()
	if region == "" {
		region = signingRegion
	}
	return preparedRequest{
		operation: operation,
		subject:   subject,
		region:    region,
		method:    request.GetMethod(),
		url:       base + "/" + request.GetVersion() + path,
		body:      body,
		headers:   request.GetHeaders(),
		read:      func(json.RawMessage) error { return nil },
	}, nil
}

// checkPath checks each argument in the path and returns the ids among them, joined by "/": the subject of the call.
func checkPath(path string, parameters []byte) (string, error) {
	var arguments map[string]any
	if err := json.Unmarshal(parameters, &arguments); err != nil {
		return "", err
	}
	var ids []string
	for _, match := range pathArgument.FindAllStringSubmatch(path, -1) {
		name := match[1]
		value, ok := arguments[name].(string)
		if !ok {
			return "", fmt.Errorf("the request has no text %s for its path", name)
		}
		if err := CheckID(value); err != nil {
			return "", fmt.Errorf("%s: %w", name, err)
		}
		if name != "regionId" {
			ids = append(ids, value)
		}
	}
	return strings.Join(ids, "/"), nil
}

// exchange signs and sends the request once.
func (c *Client) exchange(ctx context.Context, prepared preparedRequest, attempt int) (*envelope, *Error) {
	started := time.Now()
	underWay := ctx
	if prepared.operation.Effect == Create {
		longer, stop := outlive(ctx, lastAnswerTimeout)
		defer stop()
		underWay = longer
	}
	attemptContext, cancel := context.WithCancelCause(underWay)
	defer cancel(nil)
	timer := time.AfterFunc(c.requestTimeout, func() {
		cancel(fmt.Errorf("no answer within %v", c.requestTimeout))
	})
	defer timer.Stop()
	trace := &connectionTrace{method: prepared.method, cancel: cancel}
	attemptContext = httptrace.WithClientTrace(attemptContext, trace.hooks())

	request, err := c.newRequest(attemptContext, prepared)
	if err != nil {
		failure := prepared.failure(Unclassified, err.Error(), err)
		failure.permanent = true
		return nil, failure
	}
	logRequest(ctx, prepared, attempt)
	response, err := c.httpClient.Do(request)
	if err != nil {
		failure := prepared.networkFailure(ctx, attemptContext, trace, err)
		logFailure(ctx, failure, attempt, time.Since(started))
		return nil, failure
	}
	defer func() { _ = response.Body.Close() }()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		failure := prepared.networkFailure(ctx, attemptContext, trace, err)
		logFailure(ctx, failure, attempt, time.Since(started))
		return nil, failure
	}
	answer, failure := prepared.readAnswer(response, content)
	if failure != nil {
		failure.retryAfter = retryAfter(response)
		logFailure(ctx, failure, attempt, time.Since(started))
		return nil, failure
	}
	logAnswer(ctx, prepared, response, content, attempt, time.Since(started))
	return answer, nil
}

// newRequest builds and signs a request: with a new nonce and date each time, since the service takes a nonce once.
// Headers are set before signing, because they are signed. JD Cloud SDK: core.JDCloudClient, core.Signer.
func (c *Client) newRequest(ctx context.Context, prepared preparedRequest) (*http.Request, error) {
	request, err := http.NewRequestWithContext(ctx, prepared.method, prepared.url, strings.NewReader(prepared.body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	if c.userAgent != "" {
		request.Header.Set("User-Agent", c.userAgent)
	}
	if c.securityToken != "" {
		request.Header.Set(core.HeaderJdcloudPrefix+"-security-token", base64.StdEncoding.EncodeToString([]byte(c.securityToken)))
	}
	for name, value := range prepared.headers {
		request.Header.Set(name, value)
	}
	signer := core.NewSigner(c.credential, core.NewDummyLogger())
	if _, err := signer.Sign(request, strings.NewReader(prepared.body), string(prepared.operation.Service), prepared.region, c.now()); err != nil {
		return nil, err
	}
	return request, nil
}

// connectionTrace watches whether a request got a connection.
type connectionTrace struct {
	method           string
	cancel           context.CancelCauseFunc
	asked, connected atomic.Bool
}

func (t *connectionTrace) hooks() *httptrace.ClientTrace {
	return &httptrace.ClientTrace{
		GetConn: func(string) { t.asked.Store(true) },
		GotConn: func(httptrace.GotConnInfo) {
			// Go's transport sends a GET again by itself when an idle connection breaks. The signature's nonce would
			// then be used twice, so this attempt ends here and the next one signs anew.
			if t.connected.Swap(true) && t.method == http.MethodGet {
				t.cancel(errReplay)
			}
		},
	}
}

// nothingSent is certain only when the transport reports on its connections and had none.
func (t *connectionTrace) nothingSent() bool { return t.asked.Load() && !t.connected.Load() }

func (p preparedRequest) failure(class Class, message string, cause error) *Error {
	return &Error{
		Operation: p.operation.Name,
		Subject:   p.subject,
		Service:   p.operation.Service,
		Region:    p.region,
		Class:     class,
		Message:   message,
		cause:     cause,
	}
}

// networkFailure describes an exchange without (complete) answer.
func (p preparedRequest) networkFailure(ctx, attemptContext context.Context, trace *connectionTrace, err error) *Error {
	class := Interrupted
	if trace.nothingSent() {
		class = Unreachable
	}
	message, cause := err.Error(), err
	if ended := checkContext(ctx); ended != nil {
		message, cause = ended.Error()+" while the request was under way", ended
	} else if reason := context.Cause(attemptContext); reason != nil {
		message, cause = reason.Error(), reason
	}
	failure := p.failure(class, message, cause)
	failure.permanent = isTLSMismatch(err)
	failure.Ambiguous = class == Interrupted && p.operation.Effect != Read
	return failure
}

// isTLSMismatch finds failures that another attempt cannot mend: a wrong certificate, or no TLS on the other side.
func isTLSMismatch(err error) bool {
	var certificate *tls.CertificateVerificationError
	var record tls.RecordHeaderError
	return errors.As(err, &certificate) || errors.As(err, &record) ||
		strings.Contains(err.Error(), "server gave HTTP response to HTTPS client")
}

// envelope is the outer form of every answer.
type envelope struct {
	RequestID string          `json:"requestId"`
	Error     *apiError       `json:"error"`
	Result    json.RawMessage `json:"result"`
}

type apiError struct {
	Code    int             `json:"code"`
	Status  string          `json:"status"`
	Message string          `json:"message"`
	Details json.RawMessage `json:"details"`
}

// readAnswer returns the answer, or the error that the API reports, whatever the HTTP status is.
func (p preparedRequest) readAnswer(response *http.Response, content []byte) (*envelope, *Error) {
	var answer envelope
	err := json.Unmarshal(content, &answer)
	if isRefusal(response.StatusCode) && (err != nil || answer.Error == nil || answer.Error.Code == 0 && answer.Error.Status == "") {
		failure := p.unreadable(response, "too many requests: "+excerpt(content), err)
		failure.Class, failure.permanent = Throttled, false
		return nil, failure
	}
	if err != nil {
		return nil, p.unreadable(response, "the answer is not JSON: "+excerpt(content), err)
	}
	if answer.RequestID == "" {
		answer.RequestID = response.Header.Get(core.HeaderJdcloudRequestId)
	}
	if reported := answer.Error; reported != nil && (reported.Code != 0 || reported.Status != "") {
		return nil, p.reported(response, answer.RequestID, reported)
	}
	var members map[string]json.RawMessage
	isObject := json.Unmarshal(answer.Result, &members) == nil
	empty := len(answer.Result) == 0 || isObject && members == nil
	switch {
	case response.StatusCode < 200 || response.StatusCode > 299:
		return nil, p.unreadable(response, "the answer has no error: "+excerpt(content), nil)
	case empty && answer.RequestID == "", p.operation.Effect == Read && (empty || isObject && len(members) == 0):
		return nil, p.unreadable(response, "the answer has no result: "+excerpt(content), nil)
	case empty:
		answer.Result = nil
	}
	if err := p.read(answer.Result); err != nil {
		failure := p.unreadable(response, err.Error()+": "+excerpt(content), err)
		failure.RequestID = answer.RequestID
		return nil, failure
	}
	return &answer, nil
}

func (p preparedRequest) reported(response *http.Response, requestID string, reported *apiError) *Error {
	code := reported.Code
	if code == 0 {
		code = response.StatusCode
	}
	message := reported.Message
	if details := string(reported.Details); details != "" && details != "null" {
		message = sentence(message) + " Details: " + details
	}
	class := classify(reported.Status, code, reported.Message)
	if isRefusal(response.StatusCode) && class != Quota {
		class = Throttled
	}
	failure := p.failure(class, message, nil)
	failure.HTTPStatus = response.StatusCode
	failure.Code = code
	failure.Status = reported.Status
	failure.RequestID = requestID
	failure.Ambiguous = failure.Class == Server && p.operation.Effect != Read
	return failure
}

// isRefusal says that the HTTP status alone tells that nothing was executed: 429 Too Many Requests, 425 Too Early.
func isRefusal(status int) bool {
	return status == http.StatusTooManyRequests || status == http.StatusTooEarly
}

// retryAfter is how long the answer asks to wait, in seconds or until a date; 0 when it does not.
func retryAfter(response *http.Response) time.Duration {
	value := response.Header.Get("Retry-After")
	if seconds, err := strconv.Atoi(value); err == nil {
		return max(0, time.Duration(seconds)*time.Second)
	}
	date, err := http.ParseTime(value)
	if err != nil {
		return 0
	}
	return max(0, time.Until(date))
}

// unreadable describes an answer that is not the API's. One with a status of 3xx or 4xx comes from something on the
// way that refused the request; after any other, and after 408 Request Timeout, the request may have been executed.
func (p preparedRequest) unreadable(response *http.Response, message string, cause error) *Error {
	refused := response.StatusCode >= 300 && response.StatusCode < 500 && response.StatusCode != http.StatusRequestTimeout
	failure := p.failure(Unreadable, message, cause)
	failure.HTTPStatus = response.StatusCode
	failure.RequestID = response.Header.Get(core.HeaderJdcloudRequestId)
	failure.permanent = refused
	failure.Ambiguous = !refused && p.operation.Effect != Read
	return failure
}

// excerpt quotes the beginning of a text, without its line breaks.
func excerpt(content []byte) string {
	const limit = 200
	text := strings.Join(strings.Fields(string(content)), " ")
	if runes := []rune(text); len(runes) > limit {
		text = string(runes[:limit]) + "…"
	}
	return strconv.Quote(text)
}

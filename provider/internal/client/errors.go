package client

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// Class says what an error means for the caller.
type Class int

// The classes of errors. The status text of an error decides, then its code.
const (
	// Unclassified is an error that is none of the following.
	Unclassified Class = iota
	// Throttled: too many requests (RATE_LIMIT, HTTP status 429 or 425). Not executed; Call repeats it until the context
	// ends.
	Throttled
	// Quota: the account's quota is used up (QUOTA_EXCEEDED). Fails at once.
	Quota
	// Conflict: another change was under way (ABORTED). Not executed; Call repeats it until the context ends.
	Conflict
	// Precondition: the object is in use or in the wrong state (FAILED_PRECONDITION). Call repeats most writes a few times.
	Precondition
	// NotFound: the API says that the object does not exist (NOT_FOUND).
	NotFound
	// AlreadyExists: another object has the name, the port or the address (ALREADY_EXISTS).
	AlreadyExists
	// Invalid: a value is not allowed (INVALID_ARGUMENT, OUT_OF_RANGE) or the operation is not offered (NOT_IMPLEMENTED).
	Invalid
	// Unauthenticated: wrong credentials, or a clock that is off (UNAUTHENTICATED).
	Unauthenticated
	// Forbidden: the credentials lack a permission (HTTP_FORBIDDEN).
	Forbidden
	// Server: the service failed (UNKNOWN, INTERNAL, SOURCE_UNAVAILABLE, UNAVAILABLE, CANCELLED).
	Server
	// Unreachable: no connection to the endpoint. Nothing was sent.
	Unreachable
	// Interrupted: the request was sent, and no complete answer came back.
	Interrupted
	// Unreadable: the answer is not one of the JD Cloud OpenAPI (an HTML page of a proxy, for example).
	Unreadable
)

var classByStatus = map[string]Class{
	"RATE_LIMIT":          Throttled,
	"QUOTA_EXCEEDED":      Quota,
	"ABORTED":             Conflict,
	"FAILED_PRECONDITION": Precondition,
	"NOT_FOUND":           NotFound,
	"ALREADY_EXISTS":      AlreadyExists,
	"INVALID_ARGUMENT":    Invalid,
	"OUT_OF_RANGE":        Invalid,
	"NOT_IMPLEMENTED":     Invalid,
	"UNAUTHENTICATED":     Unauthenticated,
	"HTTP_FORBIDDEN":      Forbidden,
	"UNKNOWN":             Server,
	"INTERNAL":            Server,
	"SOURCE_UNAVAILABLE":  Server,
	"UNAVAILABLE":         Server,
	"CANCELLED":           Server,
}

// classify decides by the status text of the error. Where the text is none of the documented ones it falls back to
// the code, as the operations' return-code tables use it.
func classify(status string, code int, message string) Class {
	if class, known := classByStatus[status]; known {
		return class
	}
	switch code {
	case http.StatusBadRequest, http.StatusNotImplemented:
		return Invalid
	case http.StatusUnauthorized:
		return Unauthenticated
	case http.StatusForbidden:
		return Forbidden
	case http.StatusNotFound:
		return NotFound
	case http.StatusConflict:
		// OpenAPI: createBackend, createListener, createTargetGroup document 409 for a name that is taken.
		return AlreadyExists
	case http.StatusTooManyRequests:
		// OpenAPI: createBackend documents 429 "Quota limit backend exceeded."; elsewhere 429 means throttled.
		if strings.Contains(strings.ToLower(message), "quota") {
			return Quota
		}
		return Throttled
	}
	if code == http.StatusRequestTimeout || code == 499 || code >= 500 {
		return Server
	}
	return Unclassified
}

// Error is a failed call.
type Error struct {
	// Operation is the operation's name in the OpenAPI, for example "createBackend".
	Operation string
	// Subject holds the ids in the request's path, for example "lb-abc"; empty for a collection.
	Subject string
	Service Service
	Region  string
	Class   Class
	// HTTPStatus is 0 when no answer came.
	HTTPStatus int
	// Code, Status and Message are the API's own words; Message is the network's where the API said nothing.
	Code    int
	Status  string
	Message string
	// RequestID is what JD Cloud's support asks for.
	RequestID string
	// Attempts counts how often the request was sent or tried.
	Attempts int
	// Ambiguous says that a write may or may not have been executed.
	Ambiguous bool

	cause error
	// abandoned is the context's error when it ended before another attempt.
	abandoned error
	// permanent says that another attempt cannot succeed.
	permanent bool
	// retryAfter is how long the service asks to wait.
	retryAfter time.Duration
}

// Summary is one line without details, for the head of a diagnostic: "JD Cloud API error: deleteBackend backend-abc".
func (e *Error) Summary() string {
	if e.Subject == "" {
		return "JD Cloud API error: " + e.Operation
	}
	return "JD Cloud API error: " + e.Operation + " " + e.Subject
}

// Error is one paragraph: operation, status, message, request id, attempts, and what to do.
func (e *Error) Error() string {
	var text strings.Builder
	fmt.Fprintf(&text, "%s failed (service %s, region %s", e.Operation, e.Service, e.Region)
	if e.Subject != "" {
		fmt.Fprintf(&text, ", %s", e.Subject)
	}
	text.WriteString("): ")
	switch {
	case e.Status != "":
		fmt.Fprintf(&text, "%s (code %d): ", e.Status, e.Code)
	case e.Code != 0:
		fmt.Fprintf(&text, "code %d: ", e.Code)
	case e.HTTPStatus != 0:
		fmt.Fprintf(&text, "HTTP status %d: ", e.HTTPStatus)
	}
	text.WriteString(sentence(e.Message))
	if e.RequestID != "" {
		fmt.Fprintf(&text, " Request id %s.", e.RequestID)
	}
	if e.Attempts > 1 {
		fmt.Fprintf(&text, " Tried %d times.", e.Attempts)
	}
	if e.abandoned != nil {
		fmt.Fprintf(&text, " Not tried again: %v.", e.abandoned)
	}
	if e.Ambiguous {
		text.WriteString(" The request may have been executed: its outcome is unknown.")
	}
	hint := hints[e.Class]
	var long retryAfterError
	if errors.As(e.abandoned, &long) {
		hint = hints[Throttled]
	}
	if hint != "" && !errors.Is(e.cause, context.Canceled) {
		text.WriteString(" " + hint)
	}
	return text.String()
}

// origin names the answer that the failure comes from: operation, status and request id.
func (e *Error) origin() string {
	text := fmt.Sprintf("%s (HTTP status %d", e.Operation, e.HTTPStatus)
	if e.RequestID != "" {
		text += ", request id " + e.RequestID
	}
	return text + ")"
}

// Unwrap returns what the network or the context said, so that errors.Is(err, context.Canceled) works.
func (e *Error) Unwrap() error { return e.cause }

// unauthenticated says that the credentials were refused, by the API or by something on the way.
func (e *Error) unauthenticated() bool {
	return e.Class == Unauthenticated || e.HTTPStatus == http.StatusUnauthorized
}

var hints = map[Class]string{
	Throttled:       "Lower max_requests_per_second or Terraform's -parallelism, and apply again.",
	NotFound:        "Check the id and the region. The object may also have been deleted.",
	Server:          "The service failed: try again later. If the failure persists, give the request id to JD Cloud's support.",
	Quota:           "Delete what you do not use, or ask JD Cloud to raise the quota.",
	AlreadyExists:   "Import the existing object, or give this one another name or port.",
	Unauthenticated: "Check access_key, secret_key and security_token (JDCLOUD_ACCESS_KEY, JDCLOUD_SECRET_KEY, JDCLOUD_SECURITY_TOKEN), and this machine's clock: a signature is valid only near its time.",
	Forbidden:       "Grant the owner of this access key the permission for this operation.",
	Unreachable:     "Check endpoint and endpoints (JDCLOUD_ENDPOINT) and your network, DNS and proxy settings.",
	Unreadable:      "The response does not come from the JD Cloud OpenAPI: check endpoint and endpoints (JDCLOUD_ENDPOINT) and your proxy settings.",
}

// followedBy adds a sentence to an error, which comes first because it is the cause.
func followedBy(err error, addition string) error {
	if strings.HasSuffix(err.Error(), ".") {
		return fmt.Errorf("%w %s", err, addition)
	}
	return fmt.Errorf("%w. %s", err, addition)
}

func sentence(message string) string {
	message = strings.TrimSpace(message)
	if message == "" {
		return "no message."
	}
	if strings.ContainsAny(message[len(message)-1:], ".!?") {
		return message
	}
	return message + "."
}

// stopped is the end of a context, in words.
type stopped struct {
	cause error
	// detail adds what used the time up, if known.
	detail string
}

func (s stopped) Error() string {
	reason := "the operation was cancelled"
	if errors.Is(s.cause, context.DeadlineExceeded) {
		reason = "the time for the operation ran out"
	}
	return reason + s.detail
}

func (s stopped) Unwrap() error { return s.cause }

// retryAfterError is a Retry-After that goes beyond the end of the context.
type retryAfterError struct {
	wait time.Duration
	// asker is the answer that asked, when it is another one than that which the error is about.
	asker string
}

func (t retryAfterError) Error() string {
	asker := "the service asks"
	if t.asker != "" {
		asker = "the answer to " + t.asker + " asks"
	}
	return fmt.Sprintf("%s to wait %v (Retry-After), which is longer than the time left for the operation", asker, t.wait.Round(time.Second))
}

func (t retryAfterError) Unwrap() error { return context.DeadlineExceeded }

// ClassOf returns the class of an error of this package, and Unclassified for any other.
func ClassOf(err error) Class {
	var failure *Error
	if errors.As(err, &failure) {
		return failure.Class
	}
	return Unclassified
}

// IsNotFound says that the API itself reported the object as not existing.
func IsNotFound(err error) bool { return ClassOf(err) == NotFound }

// IsQuota says that the account's quota is used up.
func IsQuota(err error) bool { return ClassOf(err) == Quota }

// IsInUse says that the object is in use or in a state that forbids the change.
func IsInUse(err error) bool { return ClassOf(err) == Precondition }

// IsAlreadyExists says that another object has the name, the port or the address.
func IsAlreadyExists(err error) bool { return ClassOf(err) == AlreadyExists }

// IsAmbiguous says that a write was sent and nobody knows whether it was executed.
func IsAmbiguous(err error) bool {
	var failure *Error
	return errors.As(err, &failure) && failure.Ambiguous
}

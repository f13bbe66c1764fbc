package client

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/jdcloud-api/jdcloud-sdk-go/core"
)

// Effect says what repeating an operation does; it decides which failures are retried.
type Effect int

const (
	// Read changes nothing.
	Read Effect = iota
	// Idempotent can be repeated: an update with absolute values, a deregistration by id.
	Idempotent
	// Delete can be repeated, too. FAILED_PRECONDITION means that something still uses the object (IsInUse): it is
	// returned at once, so that the caller can wait for the end of the use without holding a lock.
	Delete
	// Create makes something new each time. It is repeated only when it certainly was not executed.
	Create
)

// Operation is one operation of the OpenAPI.
type Operation struct {
	Service Service
	// Name is the name in the OpenAPI, for example "createBackend".
	Name   string
	Effect Effect
}

const (
	// unboundedCallTimeout bounds a call whose context has no deadline.
	unboundedCallTimeout = 5 * time.Minute

	maxUnreachableTries  = 5
	maxServerTries       = 7
	maxPreconditionTries = 3
	// maxUnauthenticatedTries holds for credentials that were accepted before.
	maxUnauthenticatedTries = 2
	// preconditionPatience stretches the pauses after FAILED_PRECONDITION: three tries take about ten seconds.
	preconditionPatience = 3
)

// Call sends a request until it is answered for good, and returns the answer's "result".
//
// The request is one of the SDK's (services/…/apis); Call only reads it. Every id in its path is checked with CheckID.
// Every attempt waits for its turn (see throttle) and is signed anew. When the context ends while a create
// is under way, its answer is awaited for ten seconds more. What is retried:
//
//   - too many requests (RATE_LIMIT, HTTP status 429 and 425 whatever the body) and ABORTED: until the context ends;
//   - FAILED_PRECONDITION on writes other than Effect Delete: three tries in about ten seconds;
//   - an endpoint that cannot be reached: five tries in about ten seconds;
//   - failures of the service, broken connections, unreadable answers: seven tries in about twenty seconds, but for
//     Effect Create not at all: the error is then ambiguous (IsAmbiguous), see createMarked;
//   - UNAUTHENTICATED: once more, when a call of this client was accepted before.
//
// Patient lifts the limits on tries. A Retry-After is waited for, whatever the failure; one beyond the deadline ends the
// call at once. Errors of the API and of the network are of type *Error. A context without deadline is given five minutes.
func Call[Result any](ctx context.Context, c *Client, operation Operation, request core.RequestInterface) (Result, error) {
	result, _, err := call(ctx, c, operation, request, func(Result) error { return nil })
	return result, err
}

// callFor is Call for one object. An answer without the object, or with another one, is unreadable: in its place nothing
// would be known of a running site.
func callFor[Result any](ctx context.Context, c *Client, operation Operation, request core.RequestInterface, id string, idOf func(Result) string) (Result, error) {
	result, _, err := call(ctx, c, operation, request, func(result Result) error {
		switch shown := idOf(result); shown {
		case id:
			return nil
		case "":
			return fmt.Errorf("the answer does not show %s", id)
		default:
			return fmt.Errorf("the answer does not show %s but %q", id, shown)
		}
	})
	return result, err
}

// callCreate is Call for a create, and returns the id of what was made. An answer without id leaves the outcome unknown.
func callCreate[Result any](ctx context.Context, c *Client, operation Operation, request core.RequestInterface, idOf func(Result) string) (string, error) {
	result, _, err := call(ctx, c, operation, request, func(result Result) error {
		if idOf(result) == "" {
			return errors.New("the answer has no id of what was created")
		}
		return nil
	})
	return idOf(result), err
}

// callPage is Call for a page of a list. An answer with an item that has no id is unreadable.
func callPage[Result, Item any](ctx context.Context, c *Client, operation Operation, request core.RequestInterface, pageOf func(Result) Page[Item], idOf func(Item) string) (Page[Item], error) {
	result, requestID, err := call(ctx, c, operation, request, func(result Result) error {
		if slices.ContainsFunc(pageOf(result).Items, func(item Item) bool { return idOf(item) == "" }) {
			return errors.New("the answer lists an item without id")
		}
		return nil
	})
	page := pageOf(result)
	page.RequestID = requestID
	return page, err
}

// call is Call, and also returns the id of the request that was answered. An answer to which check objects is unreadable.
func call[Result any](ctx context.Context, c *Client, operation Operation, request core.RequestInterface, check func(Result) error) (result Result, requestID string, err error) {
	prepared, err := c.prepare(operation, request)
	if err != nil {
		return result, "", err
	}
	prepared.read = func(content json.RawMessage) error {
		var answered Result
		if len(content) > 0 {
			if err := json.Unmarshal(content, &answered); err != nil {
				return fmt.Errorf("the answer has a result of another form (%w)", err)
			}
		}
		if err := check(answered); err != nil {
			return err
		}
		result = answered
		return nil
	}
	if _, bounded := ctx.Deadline(); !bounded {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, unboundedCallTimeout)
		defer cancel()
	}
	answer, err := c.send(ctx, prepared)
	c.snapshots.wrote(operation, request.GetURL())
	if err != nil {
		return result, "", err
	}
	return result, answer.RequestID, nil
}

// send repeats the exchange as the class of each failure allows.
func (c *Client) send(ctx context.Context, prepared preparedRequest) (*envelope, error) {
	tries := map[Class]int{}
	var last *Error
	for attempt := 1; ; attempt++ {
		flight, err := c.throttle.wait(ctx)
		if err != nil {
			return nil, abandon(prepared, last, err)
		}
		answer, failure := c.exchange(ctx, prepared, attempt)
		if failure == nil {
			c.authenticated.Store(true)
			c.throttle.accepted()
			return answer, nil
		}
		if failure.Class == Throttled {
			c.throttle.refused(flight, failure)
		}
		last = failure
		last.Attempts = attempt
		tries[failure.Class]++
		delay, again := c.retry(ctx, prepared.operation.Effect, failure, tries[failure.Class])
		if deadline, bounded := ctx.Deadline(); bounded && failure.retryAfter > max(0, time.Until(deadline)) && (again || failure.Ambiguous) {
			return nil, abandon(prepared, failure, retryAfterError{wait: failure.retryAfter})
		}
		if !again || ctx.Err() != nil {
			return nil, failure
		}
		if err := sleep(ctx, max(delay, failure.retryAfter)); err != nil {
			return nil, abandon(prepared, last, err)
		}
	}
}

// retry says whether a failure of its class, seen that many times, is worth another attempt, and after which pause.
func (c *Client) retry(ctx context.Context, effect Effect, failure *Error, tries int) (time.Duration, bool) {
	if failure.unauthenticated() {
		return c.pause(tries), tries < maxUnauthenticatedTries && c.authenticated.Load()
	}
	patient := isPatient(ctx)
	switch failure.Class {
	case Throttled:
		// Full jitter, so that several processes do not come back together. It does not grow: the rate gets lower.
		return time.Duration(rand.Float64() * 2 * float64(c.pause(1))), true
	case Conflict:
		return c.pause(tries), true
	case Precondition:
		waits := effect == Idempotent || effect == Create || patient && effect == Read
		return preconditionPatience * c.pause(tries), waits && (patient || tries < maxPreconditionTries)
	case NotFound:
		return c.pause(tries), patient
	case Unreachable:
		return c.pause(tries), !failure.permanent && (patient || tries < maxUnreachableTries)
	case Server, Interrupted, Unreadable:
		return c.pause(tries), !failure.permanent && effect != Create && (patient || tries < maxServerTries)
	default:
		return 0, false
	}
}

type patientKey struct{}

// Patient marks calls that follow a create directly, so that the new object is not given up for a passing fault: what may
// be the lag of the API (NOT_FOUND, FAILED_PRECONDITION) and every failure that is otherwise tried a few times is tried
// until the context ends. Do not use it where NOT_FOUND may be true.
func Patient(ctx context.Context) context.Context {
	return context.WithValue(ctx, patientKey{}, true)
}

func isPatient(ctx context.Context) bool {
	return ctx.Value(patientKey{}) != nil
}

// abandon reports that the context ended between two attempts, or before the first one.
func abandon(prepared preparedRequest, last *Error, cause error) error {
	var long retryAfterError
	if last == nil && errors.As(cause, &long) {
		return fmt.Errorf("%s was not sent: %w. %s", prepared.operation.Name, cause, hints[Throttled])
	}
	if last == nil {
		return fmt.Errorf("%s was not sent: %w", prepared.operation.Name, cause)
	}
	last.cause = errors.Join(last.cause, cause)
	last.abandoned = cause
	return last
}

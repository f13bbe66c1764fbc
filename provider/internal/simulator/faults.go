package simulator

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"maps"
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// FaultKind is a way to fail.
type FaultKind string

// The ways to fail. Those that may follow either side of the commit do so as Fault.When says.
const (
	// FaultInternal answers 500 INTERNAL.
	FaultInternal FaultKind = "INTERNAL"
	// FaultBadGateway answers 502 with an HTML page.
	FaultBadGateway FaultKind = "BAD_GATEWAY"
	// FaultUnavailable answers 503 UNAVAILABLE.
	FaultUnavailable FaultKind = "UNAVAILABLE"
	// FaultUnavailableHTML answers 503 with an HTML page.
	FaultUnavailableHTML FaultKind = "UNAVAILABLE_HTML"
	// FaultRequestTimeout answers 408 with an HTML page.
	FaultRequestTimeout FaultKind = "REQUEST_TIMEOUT"
	// FaultReset closes the connection without an answer.
	FaultReset FaultKind = "RESET"
	// FaultHalfAnswer announces a whole answer, sends half of it and closes the connection.
	FaultHalfAnswer FaultKind = "HALF_ANSWER"
	// FaultDelay holds the call, or its answer, back for Fault.Delay of real time, then lets it go on.
	FaultDelay FaultKind = "DELAY"
	// FaultRateLimit answers 429 RATE_LIMIT.
	FaultRateLimit FaultKind = "RATE_LIMIT"
	// FaultRateLimitEmpty answers 429 without a body.
	FaultRateLimitEmpty FaultKind = "RATE_LIMIT_EMPTY"
	// FaultRateLimitHTML answers 429 with an HTML page.
	FaultRateLimitHTML FaultKind = "RATE_LIMIT_HTML"
	// FaultRateLimitOther answers 429 with JSON that is not the API's envelope.
	FaultRateLimitOther FaultKind = "RATE_LIMIT_OTHER"
	// FaultTooEarly answers 425 without a body.
	FaultTooEarly FaultKind = "TOO_EARLY"
	// FaultQuotaExceeded answers 429 QUOTA_EXCEEDED.
	FaultQuotaExceeded FaultKind = "QUOTA_EXCEEDED"
	// FaultFailedPrecondition answers 400 FAILED_PRECONDITION.
	FaultFailedPrecondition FaultKind = "FAILED_PRECONDITION"
	// FaultUnauthenticated answers 401 UNAUTHENTICATED.
	FaultUnauthenticated FaultKind = "UNAUTHENTICATED"
	// FaultPermissionDenied answers 403 PERMISSION_DENIED.
	FaultPermissionDenied FaultKind = "PERMISSION_DENIED"
	// FaultNotFound answers 404 NOT_FOUND, whether or not the thing exists.
	FaultNotFound FaultKind = "NOT_FOUND"
	// FaultAborted answers 409 ABORTED.
	FaultAborted FaultKind = "ABORTED"
	// FaultCreateFailed lets createLoadBalancer succeed, and the load balancer end in CREATE_FAILED.
	FaultCreateFailed FaultKind = "CREATE_FAILED"
)

// Shorthands for a kind and a side, for callers in Go. A Fault's own When is not looked at.
const (
	FaultInternalBeforeCommit  FaultKind = "INTERNAL before"
	FaultInternalAfterCommit   FaultKind = "INTERNAL after"
	FaultResetBeforeCommit     FaultKind = "RESET before"
	FaultResetAfterCommit      FaultKind = "RESET after"
	FaultBadGatewayAfterCommit FaultKind = "BAD_GATEWAY after"
)

// FaultWhen is the side of the commit on which a call fails.
type FaultWhen string

// The two sides of the commit.
const (
	// FaultBefore fails a call that has changed nothing.
	FaultBefore FaultWhen = "before"
	// FaultAfter fails a call that has done all its work.
	FaultAfter FaultWhen = "after"
)

// Fault tells the simulator to fail calls that carry a valid signature.
type Fault struct {
	// Operation is the operation to fail, as in createBackend. Default (empty): every operation.
	Operation string `json:"operation,omitempty"`
	// Kind is how to fail.
	Kind FaultKind `json:"kind"`
	// When is the side of the commit. Default (empty): before, and after for FaultCreateFailed.
	When FaultWhen `json:"when,omitempty"`
	// Nth is the first call to fail, counted from 1 over the calls of Operation after the injection. Default (0): 1.
	Nth int `json:"nth,omitempty"`
	// Times is how many calls fail. Default (0): 1. Negative: all from Nth on.
	Times int `json:"times,omitempty"`
	// Probability is how likely a call that is due fails, above 0 and up to 1. Default (0): 1.
	Probability float64 `json:"probability,omitempty"`
	// Delay is the real time by which FaultDelay holds a call back.
	Delay time.Duration `json:"-"`
	// Message replaces the message of an answer in the API's envelope. Default: one that says that it was injected.
	Message string `json:"message,omitempty"`
	// RetryAfter is sent as the header Retry-After with whatever is answered: seconds or a date. Default: no header.
	RetryAfter string `json:"retryAfter,omitempty"`
}

// faultForm is how calls with a kind of fault are answered.
type faultForm struct {
	// code is the HTTP status; 0 when the kind is not an answer of its own.
	code int
	// status and message are those of the API's envelope; without a status, contentType and body are answered as they are.
	status, message   string
	contentType, body string
	// sides are where the commit may be, the default first.
	sides []FaultWhen
}

var (
	eitherSide = []FaultWhen{FaultBefore, FaultAfter}
	refusal    = []FaultWhen{FaultBefore}
)

var faultForms = map[FaultKind]faultForm{
	FaultInternal:           {code: 500, status: statusInternal, message: "Internal error (injected fault).", sides: eitherSide},
	FaultBadGateway:         htmlFault(http.StatusBadGateway, eitherSide),
	FaultUnavailable:        {code: 503, status: statusUnavailable, message: "Service unavailable (injected fault).", sides: eitherSide},
	FaultUnavailableHTML:    htmlFault(http.StatusServiceUnavailable, eitherSide),
	FaultRequestTimeout:     htmlFault(http.StatusRequestTimeout, eitherSide),
	FaultReset:              {sides: eitherSide},
	FaultHalfAnswer:         {sides: eitherSide},
	FaultDelay:              {sides: eitherSide},
	FaultRateLimit:          {code: 429, status: statusRateLimit, message: "Too many requests (injected fault).", sides: refusal},
	FaultRateLimitEmpty:     {code: 429, sides: refusal},
	FaultRateLimitHTML:      htmlFault(http.StatusTooManyRequests, refusal),
	FaultRateLimitOther:     {code: 429, contentType: "application/json", body: `{"message":"API rate limit exceeded"}`, sides: refusal},
	FaultTooEarly:           {code: 425, sides: refusal},
	FaultQuotaExceeded:      {code: 429, status: statusQuotaExceeded, message: "Quota limit exceeded (injected fault).", sides: refusal},
	FaultFailedPrecondition: {code: 400, status: statusFailedPrecondition, message: "The resource is not ready (injected fault).", sides: refusal},
	FaultUnauthenticated:    {code: 401, status: statusUnauthenticated, message: "The request is not authenticated (injected fault).", sides: refusal},
	FaultPermissionDenied:   {code: 403, status: "PERMISSION_DENIED", message: "Permission denied (injected fault).", sides: refusal},
	FaultNotFound:           {code: 404, status: statusNotFound, message: "Resource not found (injected fault).", sides: refusal},
	FaultAborted:            {code: 409, status: statusAborted, message: "The operation was aborted (injected fault).", sides: refusal},
	FaultCreateFailed:       {sides: []FaultWhen{FaultAfter}},
}

// htmlFault is the page of a gateway before the API.
func htmlFault(code int, sides []FaultWhen) faultForm {
	title := fmt.Sprintf("%d %s", code, http.StatusText(code))
	body := "<html>\n<head><title>" + title + "</title></head>\n<body>\n<center><h1>" + title + "</h1></center>\n</body>\n</html>\n"
	return faultForm{code: code, contentType: "text/html", body: body, sides: sides}
}

// faultPlan holds the faults that are set, and counts.
type faultPlan struct {
	mu     sync.Mutex
	random *rand.Rand
	issued int
	faults []*plannedFault
}

type plannedFault struct {
	Fault
	id          string
	seen, fired int
}

// InjectFault plans a fault. Faults add up; when several are due in one call, the one that was injected first counts and
// the others wait, but FaultDelay goes together with any other.
func (s *Simulator) InjectFault(fault Fault) {
	s.faults.add(fault)
}

// ClearFaults drops all planned faults.
func (s *Simulator) ClearFaults() {
	s.faults.set(nil)
}

// add plans a fault and returns it with its id.
func (p *faultPlan) add(fault Fault) plannedFault {
	p.mu.Lock()
	defer p.mu.Unlock()
	return *p.plan(fault)
}

// set plans these faults in the place of all others.
func (p *faultPlan) set(faults []Fault) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.faults = nil
	for _, fault := range faults {
		p.plan(fault)
	}
}

func (p *faultPlan) plan(fault Fault) *plannedFault {
	if kind, side, short := strings.Cut(string(fault.Kind), " "); short {
		fault.Kind, fault.When = FaultKind(kind), FaultWhen(side)
	}
	if form, known := faultForms[fault.Kind]; known && fault.When == "" {
		fault.When = form.sides[0]
	}
	fault.Nth = max(fault.Nth, 1)
	if fault.Times == 0 {
		fault.Times = 1
	}
	if fault.Probability == 0 {
		fault.Probability = 1
	}
	p.issued++
	planned := &plannedFault{Fault: fault, id: "fault-" + strconv.Itoa(p.issued)}
	p.faults = append(p.faults, planned)
	return planned
}

// remove drops one fault and says whether there was one.
func (p *faultPlan) remove(id string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	before := len(p.faults)
	p.faults = slices.DeleteFunc(p.faults, func(planned *plannedFault) bool { return planned.id == id })
	return len(p.faults) < before
}

// list returns a copy of what is planned.
func (p *faultPlan) list() []plannedFault {
	p.mu.Lock()
	defer p.mu.Unlock()
	list := make([]plannedFault, len(p.faults))
	for i, planned := range p.faults {
		list[i] = *planned
	}
	return list
}

// dueFaults is what a call has to go through.
type dueFaults struct {
	// delays are how long the call is held back, by the side of the commit.
	delays map[FaultWhen]time.Duration
	// fault is the failure; nil when the call goes well.
	fault *Fault
}

// due counts a call of operation and returns what is due in it.
func (p *faultPlan) due(operation string) dueFaults {
	p.mu.Lock()
	defer p.mu.Unlock()
	found := dueFaults{delays: map[FaultWhen]time.Duration{}}
	for _, planned := range p.faults {
		if planned.Operation != "" && planned.Operation != operation {
			continue
		}
		planned.seen++
		waits := found.fault != nil && planned.Kind != FaultDelay
		over := planned.Times > 0 && planned.fired >= planned.Times
		if waits || over || planned.seen < planned.Nth || (planned.Probability < 1 && p.random.Float64() >= planned.Probability) {
			continue
		}
		planned.fired++
		if planned.Kind == FaultDelay {
			found.delays[planned.When] += planned.Delay
			continue
		}
		fault := planned.Fault
		found.fault = &fault
	}
	return found
}

// is says whether a fault, nil for none, strikes on a side of the commit.
func (f *Fault) is(side FaultWhen) bool {
	if f == nil {
		return false
	}
	return (f.When == FaultAfter) == (side == FaultAfter)
}

// failure returns the error that a fault answers, or nil when the fault is not answered as an error envelope.
func (f *Fault) failure() *apiError {
	form, known := faultForms[f.Kind]
	switch {
	case !known:
		return &apiError{http.StatusInternalServerError, statusInternal, fmt.Sprintf("Fault kind '%s' is unknown (injected fault).", f.Kind)}
	case form.status == "":
		return nil
	default:
		return &apiError{form.code, form.status, either(f.Message, form.message)}
	}
}

// validate refuses a fault that would not do what whoever wrote it expects.
func (f *Fault) validate() error {
	form, known := faultForms[f.Kind]
	if !known {
		return fmt.Errorf("kind is '%s', expected one of [%s]", f.Kind, sortedWords(maps.Keys(faultForms)))
	}
	if f.When != "" && !slices.Contains(form.sides, f.When) {
		return fmt.Errorf("when is '%s', kind %s takes one of [%s]", f.When, f.Kind, sortedWords(slices.Values(form.sides)))
	}
	if err := f.validateOperation(); err != nil {
		return err
	}
	switch {
	case f.Nth < 0:
		return fmt.Errorf("nth is %d, expected 1 or more", f.Nth)
	case !(f.Probability >= 0 && f.Probability <= 1):
		return fmt.Errorf("probability is %v, expected a number above 0 and up to 1", f.Probability)
	case f.Kind == FaultDelay && (f.Delay <= 0 || f.Delay > longestDelay):
		return fmt.Errorf("delayMilliseconds is %d, kind DELAY needs 1 to %d", f.Delay.Milliseconds(), longestDelay.Milliseconds())
	case f.Kind != FaultDelay && f.Delay != 0:
		return fmt.Errorf("delayMilliseconds goes with kind DELAY alone; add a second fault of that kind to delay the answer of kind %s", f.Kind)
	case f.Message != "" && form.status == "" && f.Kind != FaultCreateFailed:
		return fmt.Errorf("message goes with kinds that answer in the API's envelope, kind %s does not", f.Kind)
	case f.RetryAfter != "" && form.code == 0:
		return fmt.Errorf("retryAfter goes with kinds that answer, kind %s does not", f.Kind)
	case strings.ContainsFunc(f.RetryAfter, func(r rune) bool { return r < ' ' || r > '~' }):
		return errors.New("retryAfter has characters that no header takes, expected seconds or a date such as Wed, 21 Oct 2026 07:28:00 GMT")
	}
	return nil
}

// longestDelay keeps a mistyped delay from holding a call for ever.
const longestDelay = 10 * time.Minute

func (f *Fault) validateOperation() error {
	if f.Operation == "" {
		if f.Kind == FaultCreateFailed {
			return errors.New("kind CREATE_FAILED goes with operation createLoadBalancer, and none is given")
		}
		return nil
	}
	at := slices.IndexFunc(operations, func(o operation) bool { return o.name == f.Operation })
	switch {
	case at < 0:
		return fmt.Errorf("operation '%s' is unknown; GET %scoverage lists the operations", f.Operation, controlPrefix)
	case !operations[at].simulated():
		return fmt.Errorf("operation %s is not simulated, a fault on it would never fire", f.Operation)
	case f.Kind == FaultCreateFailed && f.Operation != "createLoadBalancer":
		return fmt.Errorf("kind CREATE_FAILED goes with operation createLoadBalancer, not %s", f.Operation)
	}
	return nil
}

// sortedWords lists words for a message.
func sortedWords[T ~string](words iter.Seq[T]) string {
	var texts []string
	for _, word := range slices.Sorted(words) {
		texts = append(texts, string(word))
	}
	return strings.Join(texts, ", ")
}

// faultBody is a fault in JSON.
type faultBody struct {
	plainFault

	DelayMilliseconds int64 `json:"delayMilliseconds,omitempty"`
}

type plainFault Fault

func (f Fault) body() faultBody {
	return faultBody{plainFault(f), f.Delay.Milliseconds()}
}

// MarshalJSON writes the delay in milliseconds.
func (f Fault) MarshalJSON() ([]byte, error) {
	content, err := json.Marshal(f.body())
	if err != nil {
		return nil, fmt.Errorf("fault: %w", err)
	}
	return content, nil
}

// UnmarshalJSON refuses fields that a fault does not have.
func (f *Fault) UnmarshalJSON(content []byte) error {
	var body faultBody
	if err := decodeStrictly(content, &body); err != nil {
		return err
	}
	var counts struct{ Nth, Times, Probability *float64 }
	if err := json.Unmarshal(content, &counts); err != nil {
		return readable(err)
	}
	for name, count := range map[string]*float64{"nth": counts.Nth, "times": counts.Times, "probability": counts.Probability} {
		if count != nil && *count == 0 {
			return fmt.Errorf("%s is 0, such a fault would never fire; the default is 1", name)
		}
	}
	*f = Fault(body.plainFault)
	// Beyond the longest delay, which validate refuses, a multiplication could overflow.
	f.Delay = time.Duration(min(body.DelayMilliseconds, longestDelay.Milliseconds()+1)) * time.Millisecond
	return nil
}

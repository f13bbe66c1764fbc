package simulator

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"mime"
	"net/http"
	"slices"
	"strings"
	"time"
)

const (
	// statePath shows the whole state without a signature. It is the simulator's own, not JD Cloud's.
	statePath   = "/_simulator/state"
	largestBody = 1 << 20
	badGateway  = "<html>\n<head><title>502 Bad Gateway</title></head>\n<body>\n<center><h1>502 Bad Gateway</h1></center>\n</body>\n</html>\n"
)

type envelope struct {
	RequestID string          `json:"requestId"`
	Error     *apiError       `json:"error,omitempty"`
	Result    json.RawMessage `json:"result,omitempty"`
}

// serve answers one request, records it and logs it.
func (s *Simulator) serve(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == statePath && r.Method == http.MethodGet {
		s.serveState(w)
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, largestBody))
	record := Call{Sequence: s.recorder.begin(), Method: r.Method, Path: r.URL.Path, Query: r.URL.RawQuery, Body: string(body), Started: time.Now()}
	s.mu.Lock()
	record.RequestID = s.randomText(32)
	s.mu.Unlock()
	time.Sleep(s.options.Latency)

	var answer json.RawMessage
	var failure *apiError
	var fault *Fault
	if err != nil {
		failure = invalid("Request body cannot be read: %v", err)
	} else {
		answer, fault, failure = s.answer(r, body, &record)
	}
	record.Finished = time.Now()
	record.Code = http.StatusOK
	if failure != nil {
		record.Code, record.Status, record.Message = failure.Code, failure.Status, failure.Message
	}
	if fault != nil {
		switch fault.Kind {
		case FaultResetBeforeCommit, FaultResetAfterCommit:
			record.Code = 0
		case FaultBadGateway, FaultBadGatewayAfterCommit:
			record.Code = http.StatusBadGateway
		}
	}
	s.recorder.add(record)
	s.log(record)
	switch record.Code {
	case 0:
		panic(http.ErrAbortHandler) // net/http's way to close the connection without an answer
	case http.StatusBadGateway:
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(record.Code)
		s.write(w, []byte(badGateway))
	default:
		s.writeEnvelope(w, record.Code, envelope{RequestID: record.RequestID, Error: failure, Result: answer})
	}
}

// answer takes a request from its signature to its result.
func (s *Simulator) answer(r *http.Request, body []byte, record *Call) (json.RawMessage, *Fault, *apiError) {
	op, region, parameters := match(r.Method, r.URL.Path, claimedService(r))
	if op != nil {
		record.Operation, record.Service, record.Write, record.ResourceIDs = op.name, op.service, op.writes(), parameters
	}
	auth, failure := s.authenticate(r, body)
	if failure != nil {
		return nil, nil, failure
	}
	if op == nil {
		return nil, nil, &apiError{http.StatusNotImplemented, statusNotImplemented, fmt.Sprintf("No operation matches %s %s (collection paths of lb and vpc end with '/', those of vm and ag do not)", r.Method, r.URL.Path)}
	}
	if failure := s.judgeScope(auth, op, region); failure != nil {
		return nil, nil, failure
	}
	if !op.simulated() {
		return nil, nil, notSimulated("Operation %s of service %s", op.name, op.service)
	}
	delay, fault := s.faults.due(op.name)
	time.Sleep(delay)
	if fault != nil && !fault.afterCommit() {
		return nil, fault, fault.failure()
	}
	parameters["regionId"] = region
	answer, failure := s.execute(op, r, body, parameters, fault, record)
	delete(parameters, "regionId")
	if failure != nil {
		return nil, nil, failure
	}
	if fault != nil {
		return answer, fault, fault.failure()
	}
	return answer, nil, nil
}

// judgeScope holds the scope of the signature against the path.
func (s *Simulator) judgeScope(auth *authorization, op *operation, region string) *apiError {
	if auth.service != op.service {
		return unauthenticated("Credential scope has service '%s', operation %s belongs to service '%s'", auth.service, op.name, op.service)
	}
	if auth.region != region {
		return unauthenticated("Credential scope has region '%s', the path has region '%s'", auth.region, region)
	}
	if region != s.state.Region {
		return unexpected("regionId", region, "one of ["+s.state.Region+"]")
	}
	return nil
}

// execute judges a call, and changes what it asks for when everything about it is right.
func (s *Simulator) execute(op *operation, r *http.Request, body []byte, parameters map[string]string, fault *Fault, record *Call) (json.RawMessage, *apiError) {
	c := &call{sim: s, path: parameters}
	var failure *apiError
	if c.query, failure = parseQuery(r.URL.RawQuery, op); failure != nil {
		return nil, failure
	}
	if c.body, failure = op.judgeBody(r, body, parameters); failure != nil {
		return nil, failure
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if op.writes() {
		if err := s.file.judgeOwner(); err != nil {
			return nil, &apiError{http.StatusInternalServerError, statusInternal, err.Error()}
		}
	}
	s.settle()
	c.state = s.state
	record.LoadBalancerID = c.loadBalancerOf()
	change, failure := op.judge(c)
	record.LoadBalancerID = either(c.loadBalancerID, record.LoadBalancerID)
	if failure != nil {
		if change == nil {
			return nil, failure
		}
		change()
		return nil, s.keep(failure)
	}
	result := change()
	record.LoadBalancerID = either(c.loadBalancerID, record.LoadBalancerID)
	record.ResourceIDs = maps.Clone(parameters)
	delete(record.ResourceIDs, "regionId")
	maps.Copy(record.ResourceIDs, c.createdIDs)
	if fault != nil && fault.Kind == FaultCreateFailed {
		s.failCreation(c.createdIDs["loadBalancerId"], fault)
	}
	answer, err := s.shuffled(result)
	if err != nil {
		return nil, &apiError{http.StatusInternalServerError, statusInternal, err.Error()}
	}
	if op.writes() {
		return answer, s.keep(nil)
	}
	return answer, nil
}

// keep saves the state after a write and passes the write's own failure on.
func (s *Simulator) keep(failure *apiError) *apiError {
	if err := s.file.write(s.state); err != nil {
		return &apiError{http.StatusInternalServerError, statusInternal, err.Error()}
	}
	return failure
}

// failCreation lets a load balancer that is being created end in CREATE_FAILED.
func (s *Simulator) failCreation(id string, fault *Fault) {
	lb := s.state.LoadBalancers[id]
	if lb == nil {
		return
	}
	reason := either(fault.Message, "Injected fault.")
	if lb.Transition != nil {
		lb.Transition.To, lb.Transition.Reason = stateCreateFailed, reason
		return
	}
	lb.State = LoadBalancerState{Code: stateCreateFailed, Reason: reason}
}

// judgeBody checks the body of a call, or that there is none where there must not be.
func (o *operation) judgeBody(r *http.Request, body []byte, parameters map[string]string) ([]byte, *apiError) {
	if slices.Contains([]string{http.MethodGet, http.MethodDelete}, o.method) {
		if len(body) > 0 {
			return nil, invalid("Operation %s takes no request body", o.name)
		}
		return nil, nil
	}
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		return nil, invalid("Header Content-Type is '%s', expected application/json", r.Header.Get("Content-Type"))
	}
	return checkBody(body, o.body, parameters)
}

func (s *Simulator) writeEnvelope(w http.ResponseWriter, code int, content envelope) {
	encoded, err := json.Marshal(content)
	if err != nil {
		code, encoded = http.StatusInternalServerError, []byte(`{"requestId":"","error":{"code":500,"status":"INTERNAL","message":"response cannot be encoded"}}`)
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set(headerRequestID, content.RequestID)
	w.WriteHeader(code)
	s.write(w, encoded)
}

// serveState answers GET /_simulator/state.
func (s *Simulator) serveState(w http.ResponseWriter) {
	encoded, err := json.MarshalIndent(s.Snapshot(), "", "  ")
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	s.write(w, append(encoded, '\n'))
}

// write sends what it can: a client that has gone away is not the simulator's trouble, but worth a line in the log.
func (s *Simulator) write(w http.ResponseWriter, content []byte) {
	if _, err := w.Write(content); err != nil && s.options.Log != nil && !errors.Is(err, http.ErrHandlerTimeout) {
		s.logLine(fmt.Sprintf("response not delivered: %v", err))
	}
}

func (s *Simulator) log(record Call) {
	line := fmt.Sprintf("%s %s %s %d %s", either(record.Operation, "-"), record.Method, record.Path, record.Code, record.Finished.Sub(record.Started).Round(time.Microsecond))
	if record.Code == 0 {
		line += " connection reset"
	}
	if record.Status != "" {
		line += fmt.Sprintf(" %s: %s", record.Status, record.Message)
	}
	s.logLine(line)
}

var lineBreaks = strings.NewReplacer("\n", `\n`, "\r", `\r`)

func (s *Simulator) logLine(line string) {
	if s.options.Log == nil {
		return
	}
	s.logMutex.Lock()
	defer s.logMutex.Unlock()
	// What clients send stands in the line, and must not end it. A log that cannot be written must not fail the request
	// that it is about.
	_, _ = fmt.Fprintln(s.options.Log, lineBreaks.Replace(line))
}

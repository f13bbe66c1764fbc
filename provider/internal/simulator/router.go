package simulator

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"mime"
	"net/http"
	"slices"
	"time"
)

const largestBody = 1 << 20

type envelope struct {
	RequestID string          `json:"requestId"`
	Error     *apiError       `json:"error,omitempty"`
	Result    json.RawMessage `json:"result,omitempty"`
}

// serve answers one request, records it and logs it.
func (s *Simulator) serve(w http.ResponseWriter, r *http.Request) {
	if s.serveDoor(w, r) {
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, largestBody))
	record := Call{Sequence: s.recorder.begin(), Client: clientOf(r), Method: r.Method, Path: r.URL.Path, Query: r.URL.RawQuery, Body: string(body), Started: time.Now()}
	s.mu.Lock()
	record.RequestID = s.randomText(32)
	s.mu.Unlock()
	time.Sleep(s.limits.latency())

	var result outcome
	if err != nil {
		result.failure = invalid("Request body cannot be read: %v", err)
	} else {
		result = s.answer(r, body, &record)
	}
	answer := s.encode(result, record.RequestID)
	record.Finished, record.Code = time.Now(), answer.code
	if result.failure != nil {
		record.Status, record.Message = result.failure.Status, result.failure.Message
	}
	if result.fault != nil {
		record.Fault = result.fault.Kind
	}
	s.recorder.add(record)
	s.log(record)
	s.send(w, answer)
}

// outcome is what became of a call: a result or a failure, and the fault that struck, if one did.
type outcome struct {
	result     json.RawMessage
	failure    *apiError
	fault      *Fault
	retryAfter string
}

// answer takes a request from its signature to its result.
func (s *Simulator) answer(r *http.Request, body []byte, record *Call) outcome {
	op, region, parameters := match(r.Method, r.URL.Path, claimedService(r))
	if op != nil {
		record.Operation, record.Service, record.Write, record.ResourceIDs = op.name, op.service, op.writes(), parameters
	}
	auth, failure := s.authenticate(r, body)
	if failure != nil {
		return outcome{failure: failure}
	}
	record.Signed = true
	if op == nil {
		return outcome{failure: &apiError{http.StatusNotImplemented, statusNotImplemented, fmt.Sprintf("No operation matches %s %s (collection paths of lb and vpc end with '/', those of vm and ag do not)", r.Method, r.URL.Path)}}
	}
	if failure := s.judgeScope(auth, op, region); failure != nil {
		return outcome{failure: failure}
	}
	if !op.simulated() {
		return outcome{failure: notSimulated("Operation %s of service %s", op.name, op.service)}
	}
	if failure, retryAfter := s.limits.take(); failure != nil {
		return outcome{failure: failure, retryAfter: retryAfter}
	}
	due := s.faults.due(op.name)
	time.Sleep(due.delays[FaultBefore])
	if due.fault.is(FaultBefore) {
		return outcome{failure: due.fault.failure(), fault: due.fault, retryAfter: due.fault.RetryAfter}
	}
	parameters["regionId"] = region
	result, failure := s.execute(op, r, body, parameters, due.fault, record)
	delete(parameters, "regionId")
	time.Sleep(due.delays[FaultAfter])
	if due.fault == nil {
		return outcome{result: result, failure: failure}
	}
	if own := due.fault.failure(); own != nil {
		failure = own
	}
	return outcome{result: result, failure: failure, fault: due.fault, retryAfter: due.fault.RetryAfter}
}

// judgeScope holds the scope of the signature against the path.
func (s *Simulator) judgeScope(auth *authorization, op *operation, region string) *apiError {
	if auth.service != op.service {
		return unauthenticated("Credential scope has service '%s', operation %s belongs to service '%s'", auth.service, op.name, op.service)
	}
	if auth.region != region {
		return unauthenticated("Credential scope has region '%s', the path has region '%s'", auth.region, region)
	}
	if simulated := s.region(); region != simulated {
		return unexpected("regionId", region, "one of ["+simulated+"]")
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
		s.state.failCreation(c.createdIDs["loadBalancerId"], either(fault.Message, "Injected fault."))
	}
	s.settle()
	answer, err := s.arranged(result, c.query)
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

// judgeBody checks the body of a call, or that there is none where there must not be.
func (o *operation) judgeBody(r *http.Request, body []byte, parameters map[string]string) ([]byte, *apiError) {
	if slices.Contains([]string{get, remove}, o.method) {
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

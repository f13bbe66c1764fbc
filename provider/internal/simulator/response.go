package simulator

import (
	"encoding/json"
	"net/http"
	"strconv"
)

// response is what goes back over the connection.
type response struct {
	// code is the HTTP status; 0 closes the connection without an answer.
	code   int
	header map[string]string
	body   []byte
	// half sends half of the body, then closes the connection.
	half bool
}

// encode writes an outcome as JD Cloud does, or as its fault says.
func (s *Simulator) encode(result outcome, requestID string) response {
	encoded := response{code: http.StatusOK, header: map[string]string{}}
	if result.retryAfter != "" {
		encoded.header["Retry-After"] = result.retryAfter
	}
	if result.fault != nil {
		form, known := faultForms[result.fault.Kind]
		switch {
		case result.fault.Kind == FaultReset:
			return response{}
		case result.fault.Kind == FaultHalfAnswer:
			encoded.half = true
		case known && form.code != 0 && form.status == "":
			encoded.code, encoded.body = form.code, []byte(form.body)
			if form.contentType != "" {
				encoded.header["Content-Type"] = form.contentType
			}
			return encoded
		}
	}
	content := envelope{RequestID: requestID, Result: result.result}
	if result.failure != nil {
		encoded.code, content = result.failure.Code, envelope{RequestID: requestID, Error: result.failure}
	}
	body, err := json.Marshal(content)
	if err != nil {
		encoded.code, body = http.StatusInternalServerError, []byte(`{"requestId":"","error":{"code":500,"status":"INTERNAL","message":"response cannot be encoded"}}`)
	}
	encoded.body = body
	encoded.header["Content-Type"] = "application/json; charset=utf-8"
	encoded.header[headerRequestID] = requestID
	return encoded
}

// send sends what it can: a client that has gone away is not the simulator's trouble, but worth a line in the log.
func (s *Simulator) send(w http.ResponseWriter, a response) {
	if a.code == 0 {
		panic(http.ErrAbortHandler) // net/http's way to close the connection without an answer
	}
	for name, value := range a.header {
		w.Header().Set(name, value)
	}
	body := a.body
	if a.half {
		w.Header().Set("Content-Length", strconv.Itoa(len(a.body)))
		body = a.body[:len(a.body)/2]
	}
	w.WriteHeader(a.code)
	if _, err := w.Write(body); err != nil {
		s.logMessage("response not delivered: " + err.Error())
		return
	}
	if a.half {
		_ = http.NewResponseController(w).Flush() // the connection is closed next in any case
		panic(http.ErrAbortHandler)
	}
}

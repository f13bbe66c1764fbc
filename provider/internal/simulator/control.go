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
)

// controlPrefix comes before the paths of the simulator's own endpoints; JD Cloud has none of them.
const controlPrefix = "/_simulator/"

// controlRoute is one endpoint of the simulator's own.
type controlRoute struct {
	method string
	// path comes after controlPrefix; {name} matches one segment.
	path string
	// query lists the query parameters that it takes.
	query []string
	// body says whether it takes a JSON object.
	body    bool
	handler func(*Simulator, *controlCall) (any, error)
}

var controlRoutes = []controlRoute{
	{method: http.MethodGet, path: "health", handler: (*Simulator).controlHealth},
	{method: http.MethodPost, path: "reset", body: true, handler: (*Simulator).controlReset},

	{method: http.MethodGet, path: "faults", handler: (*Simulator).controlListFaults},
	{method: http.MethodPost, path: "faults", body: true, handler: (*Simulator).controlAddFault},
	{method: http.MethodDelete, path: "faults", handler: (*Simulator).controlClearFaults},
	{method: http.MethodDelete, path: "faults/{id}", handler: (*Simulator).controlRemoveFault},

	{method: http.MethodGet, path: "limits", handler: (*Simulator).controlLimits},
	{method: http.MethodPut, path: "limits", body: true, handler: (*Simulator).controlSetLimits},

	{method: http.MethodGet, path: "assumptions", handler: (*Simulator).controlAssumptions},
	{method: http.MethodPut, path: "assumptions", body: true, handler: (*Simulator).controlSetAssumptions},

	{method: http.MethodGet, path: "clock", handler: (*Simulator).controlClock},
	{method: http.MethodPut, path: "clock", body: true, handler: (*Simulator).controlSetClock},
	{method: http.MethodPost, path: "clock/advance", body: true, handler: (*Simulator).controlAdvanceClock},

	{method: http.MethodGet, path: "calls", query: []string{"operation", "since"}, handler: (*Simulator).controlCalls},
	{method: http.MethodDelete, path: "calls", handler: (*Simulator).controlForgetCalls},

	{method: http.MethodGet, path: "state", handler: (*Simulator).controlState},
	{method: http.MethodGet, path: "state/{kind}", handler: (*Simulator).controlKind},
	{method: http.MethodGet, path: "state/{kind}/{id}", handler: (*Simulator).controlObject},
	{method: http.MethodPut, path: "state/{kind}/{id}", body: true, handler: (*Simulator).controlPutObject},
	{method: http.MethodPatch, path: "state/{kind}/{id}", body: true, handler: (*Simulator).controlPatchObject},
	{method: http.MethodDelete, path: "state/{kind}/{id}", handler: (*Simulator).controlRemoveObject},

	{method: http.MethodGet, path: "coverage", handler: (*Simulator).controlCoverage},
}

// controlCall is one request to a control endpoint.
type controlCall struct {
	path  map[string]string
	query map[string]string
	body  []byte
}

// controlError is a refusal with its HTTP status; other errors of control endpoints are 400.
type controlError struct {
	code    int
	message string
	allow   string
}

func (e *controlError) Error() string { return e.message }

func refused(code int, format string, arguments ...any) *controlError {
	return &controlError{code: code, message: fmt.Sprintf(format, arguments...)}
}

// serveDoor answers what is the simulator's own, and says whether it was.
func (s *Simulator) serveDoor(w http.ResponseWriter, r *http.Request) bool {
	control := strings.HasPrefix(r.URL.Path+"/", controlPrefix)
	if !control && !wantsPage(r) {
		return false
	}
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	if err := judgeCaller(r); err != nil {
		s.sendControl(w, nil, err)
		return true
	}
	if !control {
		s.servePage(w)
		return true
	}
	result, err := s.control(w, r)
	if r.Method != http.MethodGet {
		s.logControl(r, err)
	}
	s.sendControl(w, result, err)
	return true
}

// control takes a request to a control endpoint from its path to its result.
func (s *Simulator) control(w http.ResponseWriter, r *http.Request) (any, error) {
	route, parameters, err := findControlRoute(r.Method, r.URL.Path)
	if err != nil {
		return nil, err
	}
	call := &controlCall{path: parameters, query: map[string]string{}}
	for name, values := range r.URL.Query() {
		if !slices.Contains(route.query, name) {
			return nil, fmt.Errorf("query parameter '%s' is unknown, expected one of [%s]", name, sortedWords(slices.Values(route.query)))
		}
		call.query[name] = values[0]
	}
	content, err := io.ReadAll(http.MaxBytesReader(w, r.Body, largestBody))
	if err != nil {
		return nil, fmt.Errorf("request body cannot be read: %w", err)
	}
	if len(content) > 0 {
		if !route.body {
			return nil, fmt.Errorf("%s %s%s takes no request body", route.method, controlPrefix, route.path)
		}
		if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
			return nil, refused(http.StatusUnsupportedMediaType, "header Content-Type is '%s', expected application/json", r.Header.Get("Content-Type"))
		}
	}
	call.body = content
	return route.handler(s, call)
}

// findControlRoute returns the route of a method and a path, and the parameters in the path.
func findControlRoute(method, path string) (*controlRoute, map[string]string, error) {
	var allowed []string
	for i := range controlRoutes {
		route := &controlRoutes[i]
		parameters, ok := segments(controlPrefix+route.path, path)
		if !ok {
			continue
		}
		if route.method == method {
			return route, parameters, nil
		}
		allowed = append(allowed, route.method)
	}
	if allowed != nil {
		wrong := refused(http.StatusMethodNotAllowed, "%s takes %s, not %s", path, strings.Join(allowed, ", "), method)
		wrong.allow = strings.Join(allowed, ", ")
		return nil, nil, wrong
	}
	known := map[string]bool{}
	for _, route := range controlRoutes {
		known[strings.SplitN(route.path, "/", 2)[0]] = true
	}
	return nil, nil, refused(http.StatusNotFound, "%s is unknown; under %s there are [%s]", path, controlPrefix, sortedWords(maps.Keys(known)))
}

// segments holds a path against a pattern, segment by segment.
func segments(pattern, path string) (map[string]string, bool) {
	expected, given := strings.Split(pattern, "/"), strings.Split(path, "/")
	if len(expected) != len(given) {
		return nil, false
	}
	parameters := map[string]string{}
	for i, segment := range expected {
		switch {
		case strings.HasPrefix(segment, "{") && given[i] != "":
			parameters[strings.Trim(segment, "{}")] = given[i]
		case segment != given[i]:
			return nil, false
		}
	}
	return parameters, true
}

// sendControl writes a result, or {"error": "a sentence"}.
func (s *Simulator) sendControl(w http.ResponseWriter, result any, err error) {
	code := http.StatusOK
	if err != nil {
		code = controlCode(err)
		if known, ok := errors.AsType[*controlError](err); ok && known.allow != "" {
			w.Header().Set("Allow", known.allow)
		}
		result = map[string]string{"error": err.Error()}
	}
	content, encodingError := json.MarshalIndent(result, "", "  ")
	if encodingError != nil {
		code, content = http.StatusInternalServerError, []byte(`{"error": "the answer cannot be encoded"}`)
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(code)
	if _, err := w.Write(append(content, '\n')); err != nil {
		s.logMessage("response not delivered: " + err.Error())
	}
}

func controlCode(err error) int {
	if known, ok := errors.AsType[*controlError](err); ok {
		return known.code
	}
	return http.StatusBadRequest
}

package faultmatrix_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// simulated is a simulator process and its control over HTTP.
type simulated struct {
	t       *testing.T
	url     string
	command *exec.Cmd
}

// startSimulator starts a simulator that keeps its state in a file, and ends it with the test.
func startSimulator(t *testing.T, stateFile string, arguments ...string) *simulated {
	t.Helper()
	command := exec.CommandContext(t.Context(), programs.simulator, append([]string{"--state", stateFile, "--clock-speed", "1000"}, arguments...)...)
	command.Cancel = func() error { return command.Process.Signal(os.Interrupt) }
	var complaints bytes.Buffer
	command.Stderr = &complaints
	output, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = command.Wait() }) // ended by the test's context
	line, err := bufio.NewReader(output).ReadString('\n')
	if err != nil {
		t.Fatalf("the simulator did not start: %v\n%s", err, complaints.String())
	}
	_, url, found := strings.Cut(strings.TrimSpace(line), " on ")
	if !found {
		t.Fatalf("the simulator said %q instead of its address", line)
	}
	return &simulated{t: t, url: url, command: command}
}

// control asks the simulator's control and reads its answer into result, unless that is nil.
func (s *simulated) control(method, path string, body, result any) {
	s.t.Helper()
	if err := s.ask(s.t.Context(), method, path, body, result); err != nil {
		s.t.Fatal(err)
	}
}

func (s *simulated) ask(ctx context.Context, method, path string, body, result any) (err error) {
	var content io.Reader
	if body != nil {
		encoded, err := json.Marshal(body)
		if err != nil {
			return err
		}
		content = bytes.NewReader(encoded)
	}
	request, err := http.NewRequestWithContext(ctx, method, s.url+"/_simulator/"+path, content)
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, response.Body.Close()) }()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	if response.StatusCode >= http.StatusBadRequest {
		return fmt.Errorf("%s %s: %s: %s", method, path, response.Status, answer)
	}
	if result == nil {
		return nil
	}
	return json.Unmarshal(answer, result)
}

// fault is what the control takes.
type fault struct {
	Operation  string `json:"operation"`
	Kind       string `json:"kind"`
	When       string `json:"when,omitempty"`
	Times      int    `json:"times,omitempty"`
	Delay      int    `json:"delayMilliseconds,omitempty"`
	RetryAfter string `json:"retryAfter,omitempty"`
}

func (s *simulated) inject(fault fault) {
	s.t.Helper()
	s.control(http.MethodPost, "faults", fault, nil)
}

// setFault is what the control tells of a fault.
type setFault struct {
	Fired int `json:"fired"`
}

// hasFailed says whether a fault that is set has occurred.
func (s *simulated) hasFailed() bool {
	s.t.Helper()
	var answer struct {
		Faults []setFault `json:"faults"`
	}
	s.control(http.MethodGet, "faults", nil, &answer)
	return slices.ContainsFunc(answer.Faults, func(f setFault) bool { return f.Fired > 0 })
}

func (s *simulated) clearFaults() { s.t.Helper(); s.control(http.MethodDelete, "faults", nil, nil) }

// call is one entry of the record of calls.
type call struct {
	Operation string `json:"operation"`
	Code      int    `json:"code"`
	RequestID string `json:"requestId"`
}

func (s *simulated) calls() []call {
	s.t.Helper()
	var answer struct {
		Calls []call `json:"calls"`
	}
	s.control(http.MethodGet, "calls", nil, &answer)
	return answer.Calls
}

// cloud is what exists in the simulated cloud, by kind and id.
type cloud map[string]map[string]map[string]any

// kinds are what Terraform makes of load balancers; the rest of the state is given, at least in part.
var kinds = []string{"loadBalancers", "targetGroups", "targets", "backends", "listeners"}

func (s *simulated) state() cloud {
	s.t.Helper()
	var raw map[string]json.RawMessage
	s.control(http.MethodGet, "state", nil, &raw)
	state := cloud{}
	for _, kind := range append([]string{"elasticIps", "availabilityGroups"}, kinds...) {
		objects := map[string]map[string]any{}
		if err := json.Unmarshal(raw[kind], &objects); err != nil {
			s.t.Fatalf("state, %s: %v", kind, err)
		}
		state[kind] = objects
	}
	return state
}

// ids are those of everything that Terraform has made.
func (c cloud) ids() map[string]bool {
	ids := map[string]bool{}
	for _, kind := range kinds {
		for id := range c[kind] {
			ids[id] = true
		}
	}
	return ids
}

// plain is the state as text in which ids are replaced by the names of their objects, and times are left out, so that two clouds that hold the same
// things give the same text.
func (c cloud) plain() string {
	names := map[string]string{}
	for _, kind := range kinds {
		for id, object := range c[kind] {
			names[id] = nameOf(kind, object)
		}
	}
	renamed := map[string][]any{}
	for kind, objects := range c {
		renamed[kind] = []any{}
		for id, object := range objects {
			content, err := json.Marshal(object)
			if err != nil {
				return err.Error()
			}
			text := strings.ReplaceAll(string(content), id, "itself")
			for other, name := range names {
				text = strings.ReplaceAll(text, other, name)
			}
			var plain map[string]any
			if err := json.Unmarshal([]byte(text), &plain); err != nil {
				return err.Error()
			}
			forgetTimes(plain)
			renamed[kind] = append(renamed[kind], plain)
		}
	}
	return sortedJSON(renamed)
}

// forgetTimes takes out what no two runs have in common.
func forgetTimes(value any) {
	switch value := value.(type) {
	case map[string]any:
		for key, part := range value {
			if strings.HasSuffix(key, "Time") || key == "privateIpAddress" {
				delete(value, key)
			} else {
				forgetTimes(part)
			}
		}
	case []any:
		for _, part := range value {
			forgetTimes(part)
		}
	}
}

func nameOf(kind string, object map[string]any) string {
	if kind == "targets" {
		return fmt.Sprint(object["instanceId"], ":", object["port"])
	}
	for key, value := range object {
		if strings.HasSuffix(key, "Name") {
			return fmt.Sprint(kind, " ", value)
		}
	}
	return kind
}

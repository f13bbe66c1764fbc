package simulator

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"
	"unicode"
)

// LogFormat is how the lines of Options.Log are written.
type LogFormat string

// The two formats of the log.
const (
	// LogText writes words with blanks between them, for people.
	LogText LogFormat = "text"
	// LogJSON writes one JSON object a line.
	LogJSON LogFormat = "json"
)

// callView is a call as the log and the control endpoint show it: no query and no body, which may hold secrets.
type callView struct {
	Time                 time.Time         `json:"time"`
	Sequence             int               `json:"sequence"`
	Client               string            `json:"client"`
	Operation            string            `json:"operation"`
	Service              string            `json:"service"`
	Method               string            `json:"method"`
	Path                 string            `json:"path"`
	Signed               bool              `json:"signed"`
	Write                bool              `json:"write"`
	Code                 int               `json:"code"`
	Status               string            `json:"status,omitempty"`
	Message              string            `json:"message,omitempty"`
	Fault                FaultKind         `json:"fault,omitempty"`
	RequestID            string            `json:"requestId"`
	ResourceIDs          map[string]string `json:"resourceIds,omitempty"`
	LoadBalancerID       string            `json:"loadBalancerId,omitempty"`
	DurationMilliseconds float64           `json:"durationMilliseconds"`
}

func (c *Call) view() callView {
	return callView{
		Time: c.Started.UTC(), Sequence: c.Sequence, Client: c.Client, Operation: c.Operation, Service: c.Service, Method: c.Method, Path: c.Path,
		Signed: c.Signed, Write: c.Write, Code: c.Code, Status: c.Status, Message: c.Message, Fault: c.Fault, RequestID: c.RequestID,
		ResourceIDs: c.ResourceIDs, LoadBalancerID: c.LoadBalancerID,
		DurationMilliseconds: float64(c.Finished.Sub(c.Started).Microseconds()) / 1000,
	}
}

// clientOf names who called: the first word of the user agent, or the address.
func clientOf(r *http.Request) string {
	if words := strings.Fields(r.UserAgent()); len(words) > 0 {
		return words[0]
	}
	return r.RemoteAddr
}

const logTimeFormat = "2006-01-02T15:04:05.000Z"

func (s *Simulator) log(call Call) {
	if s.options.Log == nil {
		return
	}
	if s.options.LogFormat == LogJSON {
		s.logJSON(call.view())
		return
	}
	line := fmt.Sprintf("%s %s %s %s %s %d %s %s", call.Started.UTC().Format(logTimeFormat), call.Client, either(call.Operation, "-"), call.Method, call.Path,
		call.Code, call.RequestID, call.Finished.Sub(call.Started).Round(time.Microsecond))
	if call.Fault != "" {
		line += " fault " + string(call.Fault)
	}
	if call.Status != "" {
		line += fmt.Sprintf(" %s: %s", call.Status, call.Message)
	}
	s.logLine(line)
}

// logControl writes a line about a change through a control endpoint: it explains what follows.
func (s *Simulator) logControl(r *http.Request, err error) {
	message := fmt.Sprintf("%s control %s %s", clientOf(r), r.Method, r.URL.Path)
	if err != nil {
		message += ": " + err.Error()
	}
	s.logMessage(message)
}

// logMessage writes a line about something other than a call.
func (s *Simulator) logMessage(message string) {
	if s.options.Log == nil {
		return
	}
	now := time.Now().UTC()
	if s.options.LogFormat == LogJSON {
		s.logJSON(map[string]any{"time": now, "message": message})
		return
	}
	s.logLine(now.Format(logTimeFormat) + " " + message)
}

func (s *Simulator) logJSON(content any) {
	line, err := json.Marshal(content)
	if err != nil {
		line = fmt.Appendf(nil, `{"message":%q}`, err)
	}
	s.logLine(string(line))
}

// visible writes line breaks and other control characters as Go does: what clients send is part of the line, and must not
// end it, nor steer the terminal.
func visible(line string) string {
	if !strings.ContainsFunc(line, unicode.IsControl) {
		return line
	}
	var result strings.Builder
	for _, r := range line {
		switch {
		case r == '\n':
			result.WriteString(`\n`)
		case r == '\r':
			result.WriteString(`\r`)
		case unicode.IsControl(r):
			fmt.Fprintf(&result, `\x%02x`, r)
		default:
			result.WriteRune(r)
		}
	}
	return result.String()
}

func (s *Simulator) logLine(line string) {
	s.logMutex.Lock()
	defer s.logMutex.Unlock()
	// A log that cannot be written must not fail the request that it is about.
	_, _ = fmt.Fprintln(s.options.Log, visible(line))
}

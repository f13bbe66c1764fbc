package faultmatrix_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// phase is one thing that is done with Terraform, from a known beginning.
type phase struct {
	name string
	// from is the phase whose end is the beginning; empty for nothing at all.
	from          string
	configuration string
	run           func(*workspace) outcome
}

var phases = []phase{
	{name: "create", configuration: "base.tf", run: (*workspace).apply},
	{name: "refresh", from: "create", configuration: "base.tf", run: (*workspace).apply},
	{name: "update", from: "create", configuration: "changed.tf", run: (*workspace).apply},
	{name: "destroy", from: "update", configuration: "changed.tf", run: (*workspace).destroy},
}

// column is a way to fail.
type column struct {
	name  string
	fault fault
	// answered says that the failure is an answer of the API, with a request id.
	answered bool
	// onlyOnce: for a whole run it would not be a passing fault, but the truth.
	onlyOnce bool
	// untilTheEnd: the provider goes on asking until the time is over, which for reads is five minutes.
	untilTheEnd bool
}

// aSlowAnswer is longer than any answer takes, in milliseconds.
const aSlowAnswer = 1500

var columns = []column{
	{name: "500", fault: fault{Kind: "INTERNAL", When: "before"}, answered: true},
	{name: "500 after", fault: fault{Kind: "INTERNAL", When: "after"}, answered: true},
	{name: "502 HTML", fault: fault{Kind: "BAD_GATEWAY", When: "before"}},
	{name: "502 after", fault: fault{Kind: "BAD_GATEWAY", When: "after"}},
	{name: "503", fault: fault{Kind: "UNAVAILABLE", When: "before"}, answered: true},
	{name: "503 HTML", fault: fault{Kind: "UNAVAILABLE_HTML", When: "before"}},
	{name: "429 JSON", fault: fault{Kind: "RATE_LIMIT", When: "before"}, answered: true, untilTheEnd: true},
	{name: "429 empty", fault: fault{Kind: "RATE_LIMIT_EMPTY", When: "before"}, untilTheEnd: true},
	{name: "429 other", fault: fault{Kind: "RATE_LIMIT_OTHER", When: "before"}, untilTheEnd: true},
	{name: "409", fault: fault{Kind: "ABORTED", When: "before"}, answered: true, untilTheEnd: true},
	{name: "reset", fault: fault{Kind: "RESET", When: "before"}},
	{name: "reset after", fault: fault{Kind: "RESET", When: "after"}},
	{name: "half", fault: fault{Kind: "HALF_ANSWER", When: "after"}},
	{name: "slow", fault: fault{Kind: "DELAY", Delay: aSlowAnswer}},
	{name: "404", fault: fault{Kind: "NOT_FOUND", When: "before"}, answered: true, onlyOnce: true},
	{name: "401", fault: fault{Kind: "UNAUTHENTICATED", When: "before"}, answered: true, onlyOnce: true},
}

// goodbye is what a service that refuses for a whole run says, so that the provider does not go on asking until the time is over.
const goodbye = "3600"

// beginning is a state of cloud and Terraform from which cells start, and what is expected of the run from there.
type beginning struct {
	simulatorState, terraformState string
}

// expectation is what a phase does when nothing fails.
type expectation struct {
	// operations are those that the phase calls.
	operations []string
	// plain is the cloud afterwards.
	plain string
	// kept are the ids of what was there before and stays.
	kept map[string]bool
	// removals counts the successful calls that take something away.
	removals map[string]int
}

// TestFaultMatrix breaks every operation in every way, once and for a whole run. After at most one further run, the cloud and the configuration are
// the same, nothing that stays was replaced, and nothing exists twice or is left over. What passes by itself needs no further run.
func TestFaultMatrix(t *testing.T) {
	folder := t.TempDir()
	expected := map[string]expectation{}
	for _, phase := range phases {
		expected[phase.name] = rehearse(t, folder, phase)
	}
	rows := rowsOf(expected)
	for _, operation := range clientOperations(t) {
		if !slices.ContainsFunc(rows, func(r row) bool { return r.operation == operation }) {
			t.Errorf("operation %s has no row: add to testdata/*.tf what calls it", operation)
		}
	}
	selected := os.Getenv("JDCLOUD_FAULT_MATRIX")
	if selected != "" && selected != "whole" && !slices.ContainsFunc(columns, func(c column) bool { return c.name == selected }) {
		t.Fatalf("JDCLOUD_FAULT_MATRIX is %q; valid: whole, or the name of a column", selected)
	}
	results := &table{cells: map[cell]string{}}
	t.Run("cells", func(t *testing.T) {
		for number, row := range rows {
			for index, column := range columns {
				for _, length := range []string{"once", "run"} {
					cell := cell{row, column.name, length}
					part := selected == "" && length == "once" && index == number%len(columns)
					if length == "run" && column.onlyOnce || !part && selected != "whole" && selected != column.name {
						continue
					}
					t.Run(cell.String(), func(t *testing.T) {
						t.Parallel()
						results.set(cell, try(t, folder, cell, column, expected[row.phase]))
					})
				}
			}
		}
	})
	fmt.Print(results.text(rows))
}

// row is an operation in a phase that calls it.
type row struct{ operation, phase string }

// cell is one attempt.
type cell struct {
	row
	column string
	length string
}

func (c cell) String() string {
	return strings.ReplaceAll(fmt.Sprintf("%s/%s/%s/%s", c.phase, c.operation, c.column, c.length), " ", "-")
}

func rowsOf(expected map[string]expectation) []row {
	var rows []row
	for _, phase := range phases {
		for _, operation := range expected[phase.name].operations {
			rows = append(rows, row{operation, phase.name})
		}
	}
	return rows
}

// rehearse runs a phase without any fault, and keeps where it ends.
func rehearse(t *testing.T, folder string, phase phase) expectation {
	t.Helper()
	simulator, workspace := begin(t, folder, phase)
	before := simulator.state().ids()
	if result := phase.run(workspace); result.code != 0 {
		t.Fatalf("phase %s fails without any fault: %s", phase.name, result.text)
	}
	expected := expectation{kept: map[string]bool{}, removals: removals(simulator.calls())}
	after := simulator.state()
	expected.plain = after.plain()
	for id := range after.ids() {
		if before[id] {
			expected.kept[id] = true
		}
	}
	operations := map[string]bool{}
	for _, call := range simulator.calls() {
		operations[call.Operation] = true
	}
	expected.operations = slices.Sorted(maps.Keys(operations))
	end := endOf(folder, phase.name)
	copyFile(t, filepath.Join(workspace.folder, "simulator.json"), end.simulatorState)
	copyFile(t, filepath.Join(workspace.folder, "terraform.tfstate"), end.terraformState)
	return expected
}

func phaseOf(name string) phase {
	return phases[slices.IndexFunc(phases, func(p phase) bool { return p.name == name })]
}

func endOf(folder, phase string) beginning {
	return beginning{filepath.Join(folder, phase+".simulator.json"), filepath.Join(folder, phase+".tfstate")}
}

// begin gives a cloud and a workspace at the beginning of a phase.
func begin(t *testing.T, folder string, phase phase) (*simulated, *workspace) {
	t.Helper()
	workspace := newWorkspace(t, "")
	stateFile := filepath.Join(workspace.folder, "simulator.json")
	if phase.from != "" {
		from := endOf(folder, phase.from)
		copyFile(t, from.simulatorState, stateFile)
		copyFile(t, from.terraformState, filepath.Join(workspace.folder, "terraform.tfstate"))
	}
	simulator := startSimulator(t, stateFile)
	workspace.environment = append(workspace.environment, "JDCLOUD_ENDPOINT="+simulator.url)
	workspace.configure(phase.configuration)
	return simulator, workspace
}

// try runs one cell, and says how many further runs it took: none, one, or never.
func try(t *testing.T, folder string, cell cell, column column, expected expectation) string {
	t.Helper()
	phase := phaseOf(cell.phase)
	simulator, workspace := begin(t, folder, phase)
	planned := column.fault
	planned.Operation = cell.operation
	planned.Times = 1
	if cell.length == "run" {
		planned.Times = -1
		if column.untilTheEnd {
			planned.RetryAfter = goodbye
		}
	}
	simulator.inject(planned)
	first := phase.run(workspace)
	failed := failedCalls(simulator.calls(), cell.operation)
	if !simulator.hasFailed() {
		t.Error("the fault has not occurred")
	}
	simulator.clearFaults()
	result := "ok"
	if first.code != 0 {
		judgeDiagnostic(t, cell, column, first, failed)
		result = "1"
		if second := phase.run(workspace); second.code != 0 {
			result = "never"
			t.Errorf("the next run fails, too: %s\nThe first: %s", second.complaint(), first.complaint())
		}
		if cell.length == "once" {
			t.Errorf("one passing fault needs another run: %s", first.complaint())
		}
	}
	state := simulator.state()
	if found := state.plain(); found != expected.plain {
		result = "never"
		t.Errorf("the cloud differs:\n%s\nThe first run: %s", difference(expected.plain, found), first.complaint())
	}
	ids := state.ids()
	for id := range expected.kept {
		if !ids[id] {
			result = "never"
			t.Errorf("%s was there before and should have stayed; the first run: %s", id, first.complaint())
		}
	}
	for operation, count := range removals(simulator.calls()) {
		if cell.length == "once" && count > expected.removals[operation] && column.fault.When != "after" {
			t.Errorf("%s succeeded %d times instead of %d: something that was in use was taken away", operation, count, expected.removals[operation])
		}
	}
	if phase.name != "destroy" && !workspace.isUpToDate() {
		result = "never"
		t.Errorf("a further plan wants changes; the first run: %s", first.complaint())
	}
	return result
}

// judgeDiagnostic holds what the user reads against what has failed.
func judgeDiagnostic(t *testing.T, cell cell, column column, first outcome, failed []call) {
	t.Helper()
	if !strings.Contains(first.text, cell.operation) {
		t.Errorf("the diagnostic does not name %s: %s", cell.operation, first.complaint())
	}
	if column.answered && !slices.ContainsFunc(failed, func(c call) bool { return strings.Contains(first.text, c.RequestID) }) {
		t.Errorf("the diagnostic has no request id of a failed call: %s", first.complaint())
	}
}

func failedCalls(calls []call, operation string) []call {
	return slices.DeleteFunc(calls, func(c call) bool { return c.Operation != operation || c.Code == 200 })
}

// removals counts the successful calls that take something away.
func removals(calls []call) map[string]int {
	counts := map[string]int{}
	for _, call := range calls {
		if call.Code == 200 && (strings.HasPrefix(call.Operation, "delete") || call.Operation == "deregisterTargets") {
			counts[call.Operation]++
		}
	}
	return counts
}

// table collects the results.
type table struct {
	mutex sync.Mutex
	cells map[cell]string
}

func (r *table) set(cell cell, result string) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.cells[cell] = result
}

// text is the table as Markdown: once / for a whole run.
func (r *table) text(rows []row) string {
	var text strings.Builder
	text.WriteString("\nFurther runs needed after a fault, once / for a whole run\n\n| operation | phase |")
	for _, column := range columns {
		text.WriteString(" " + column.name + " |")
	}
	text.WriteString("\n|---|---|" + strings.Repeat("---|", len(columns)) + "\n")
	for _, row := range rows {
		text.WriteString("| " + row.operation + " | " + row.phase + " |")
		for _, column := range columns {
			once, run := r.cells[cell{row, column.name, "once"}], r.cells[cell{row, column.name, "run"}]
			text.WriteString(" " + strings.Trim(once+" / "+run, " /") + " |")
		}
		text.WriteString("\n")
	}
	return text.String()
}

// difference lists the lines that only one of two texts has.
func difference(expected, found string) string {
	var text strings.Builder
	without := func(sign, one, other string) {
		lines := map[string]int{}
		for line := range strings.Lines(other) {
			lines[line]++
		}
		for line := range strings.Lines(one) {
			if lines[line]--; lines[line] < 0 {
				text.WriteString(sign + line)
			}
		}
	}
	without("- ", expected, found)
	without("+ ", found, expected)
	return text.String()
}

func sortedJSON(value map[string][]any) string {
	for _, objects := range value {
		slices.SortFunc(objects, func(one, other any) int { return strings.Compare(encoded(one), encoded(other)) })
	}
	content, err := json.MarshalIndent(value, "", " ")
	if err != nil {
		return err.Error()
	}
	return string(content)
}

func encoded(value any) string {
	content, err := json.Marshal(value)
	if err != nil {
		return err.Error()
	}
	return string(content)
}

package simulator

import (
	"os"
	"slices"
	"strings"
	"testing"
)

const manual = "../../cmd/jdcloud-sim/README.md"

// rows returns the first cells of the manual's tables, and the whole rows.
func rows(t *testing.T) map[string]string {
	t.Helper()
	content, err := os.ReadFile(manual)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for line := range strings.Lines(string(content)) {
		if cells := strings.Split(line, " | "); strings.HasPrefix(line, "| `") {
			found[strings.TrimPrefix(cells[0], "| ")] = line
		}
	}
	return found
}

func TestEveryControlEndpointIsDocumented(t *testing.T) {
	var documented []string
	for cell := range rows(t) {
		for request := range strings.SplitSeq(cell, ", ") {
			documented = append(documented, strings.Trim(request, "`"))
		}
	}
	for _, route := range controlRoutes {
		if !slices.Contains(documented, route.method+" "+route.path) {
			t.Errorf("%s does not list %s %s", manual, route.method, route.path)
		}
	}
}

func TestEveryKindOfFaultIsDocumented(t *testing.T) {
	documented := rows(t)
	for kind, form := range faultForms {
		sides := make([]string, len(form.sides))
		for i, side := range form.sides {
			sides[i] = string(side)
		}
		row := documented["`"+string(kind)+"`"]
		if !strings.HasSuffix(strings.TrimSpace(row), "| "+strings.Join(sides, ", ")+" |") {
			t.Errorf("%s has %q for kind %s, want the sides %v", manual, row, kind, sides)
		}
	}
}

package simulator_test

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

func TestEverySwitchIsExplained(t *testing.T) {
	content, err := os.ReadFile("assumptions.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, field := range reflect.VisibleFields(reflect.TypeFor[simulator.Assumptions]()) {
		if count := strings.Count(string(content), "`"+field.Name+"`"); count != 1 {
			t.Errorf("assumptions.md names the switch %s %d times, want once", field.Name, count)
		}
	}
}

func TestAssumptionIDsAreUnique(t *testing.T) {
	content, err := os.ReadFile("assumptions.md")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for line := range strings.Lines(string(content)) {
		id, _, _ := strings.Cut(strings.TrimPrefix(line, "| "), " |")
		if !strings.HasPrefix(id, "A-") {
			continue
		}
		if seen[id] {
			t.Errorf("%s stands twice", id)
		}
		seen[id] = true
	}
	if len(seen) == 0 {
		t.Error("assumptions.md has no assumptions")
	}
}

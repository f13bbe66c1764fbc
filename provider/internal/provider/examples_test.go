package provider_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// Every example of the documentation can be applied as it stands.
func TestExamples(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("..", "..", "examples", "*", "jdcloud_*", "*.tf"))
	if err != nil {
		t.Fatal(err)
	}
	if len(paths) != 33 {
		t.Errorf("found %d examples, expected one for each of 7 resources and 26 data sources", len(paths))
	}
	for _, path := range paths {
		t.Run(filepath.Base(filepath.Dir(path)), func(t *testing.T) {
			t.Parallel()
			example, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			cloud := newCloud(t, simulator.Options{})
			cloud.run(t, []resource.TestStep{{Config: cloud.config(string(example))}})
		})
	}
}

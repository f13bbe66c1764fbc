package provider_test

import (
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/terraform"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/provider"
	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// TestMain lets the acceptance tests use the terraform or tofu on the PATH, never a downloaded one, and keeps them
// apart from the user's configuration of it.
func TestMain(m *testing.M) {
	os.Exit(runTests(m))
}

func runTests(m *testing.M) int {
	folder, err := os.MkdirTemp("", "jdcloud-provider-test")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer func() { _ = os.RemoveAll(folder) }()
	configuration := filepath.Join(folder, "cli.tfrc")
	if err := os.WriteFile(configuration, []byte("disable_checkpoint = true\n"), 0o600); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	settings := map[string]string{"TF_CLI_CONFIG_FILE": configuration, "CHECKPOINT_DISABLE": "1"}
	if os.Getenv("TF_ACC_TERRAFORM_PATH") == "" {
		if path, err := exec.LookPath("terraform"); err == nil {
			settings["TF_ACC_TERRAFORM_PATH"] = path
		} else if path, err := exec.LookPath("tofu"); err == nil {
			settings["TF_ACC_TERRAFORM_PATH"] = path
			settings["TF_ACC_PROVIDER_HOST"] = "registry.opentofu.org"
		}
	}
	for name, value := range settings {
		if err := os.Setenv(name, value); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
	}
	for _, name := range []string{"JDCLOUD_ACCESS_KEY", "JDCLOUD_SECRET_KEY", "JDCLOUD_SECURITY_TOKEN", "JDCLOUD_REGION", "JDCLOUD_ENDPOINT", "JDCLOUD_SKIP_CREDENTIALS_VALIDATION"} {
		if err := os.Unsetenv(name); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
	}
	return m.Run()
}

// cloud is a simulated JD Cloud for one test.
type cloud struct {
	*simulator.Simulator
	url string
}

func newCloud(t *testing.T, options simulator.Options) *cloud {
	t.Helper()
	sim, err := simulator.New(options)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(sim.Handler())
	t.Cleanup(server.Close)
	return &cloud{Simulator: sim, url: server.URL}
}

// config puts the provider block before the resources. Its settings keep the tests fast, and their calls countable.
func (c *cloud) config(resources ...string) string {
	return providerBlock(fmt.Sprintf("endpoint = %q\n  max_requests_per_second = 0\n  skip_credentials_validation = true", c.url)) + strings.Join(resources, "\n")
}

func providerBlock(endpoint string) string {
	return fmt.Sprintf(`
provider "jdcloud" {
  access_key    = "simulator-access-key"
  secret_key    = "simulator-secret-key"
  region        = "cn-north-1"
  poll_interval = "1ms"
  %s
}
`, endpoint)
}

var factories = map[string]func() (tfprotov6.ProviderServer, error){
	"jdcloud": providerserver.NewProtocol6WithError(provider.New("test")()),
}

// run executes the steps with the real CLI, in parallel to other tests, destroys everything, and checks that nothing is
// left in the cloud. The failures are those that the steps are expected to end with, in their order.
func (c *cloud) run(t *testing.T, steps []resource.TestStep, failures ...failure) {
	t.Helper()
	if os.Getenv("TF_ACC_TERRAFORM_PATH") == "" {
		t.Fatal("The acceptance tests need Terraform or OpenTofu: put terraform or tofu on the PATH, or set TF_ACC_TERRAFORM_PATH to the program.")
	}
	seen := 0
	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: factories,
		Steps:                    steps,
		CheckDestroy:             c.isEmpty,
		ErrorCheck: func(err error) error {
			if seen == len(failures) {
				return err
			}
			seen++
			return failures[seen-1].check(err)
		},
	})
	if seen != len(failures) {
		t.Errorf("%d of %d expected failures occurred", seen, len(failures))
	}
}

// failure is what a step's error must say.
type failure struct {
	// diagnostics is how many errors there must be. Default (0): 1.
	diagnostics int
	texts       []string
}

func fails(texts ...string) failure { return failure{texts: texts} }

// check compares words only: Terraform breaks lines and draws boxes.
func (f failure) check(err error) error {
	said := words(err.Error())
	expected := max(f.diagnostics, 1)
	if found := strings.Count(said, "Error: "); found != expected {
		return fmt.Errorf("%d errors instead of %d: %w", found, expected, err)
	}
	for _, text := range f.texts {
		if !strings.Contains(said, words(text)) {
			return fmt.Errorf("the error does not say %q: %w", text, err)
		}
	}
	return nil
}

func words(text string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("│", " ", "╷", " ", "╵", " ").Replace(text)), " ")
}

// expect makes a step's plan show exactly the action for the address.
func expect(address string, action plancheck.ResourceActionType) resource.ConfigPlanChecks {
	return resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectResourceAction(address, action)}}
}

// has checks attributes of a resource: name, value, name, value …
func has(address string, pairs ...string) resource.TestCheckFunc {
	var checks []resource.TestCheckFunc
	for i := 0; i+1 < len(pairs); i += 2 {
		checks = append(checks, resource.TestCheckResourceAttr(address, pairs[i], pairs[i+1]))
	}
	return resource.ComposeAggregateTestCheckFunc(checks...)
}

// lacks checks that attributes of a resource are null.
func lacks(address string, names ...string) resource.TestCheckFunc {
	var checks []resource.TestCheckFunc
	for _, name := range names {
		checks = append(checks, resource.TestCheckNoResourceAttr(address, name))
	}
	return resource.ComposeAggregateTestCheckFunc(checks...)
}

// behind changes the cloud behind Terraform's back before a step.
func (c *cloud) behind(t *testing.T, change func(*simulator.State)) func() {
	return func() {
		t.Helper()
		if err := c.Modify(change); err != nil {
			t.Fatal(err)
		}
	}
}

// only returns the one element of a map of the simulator's state.
func only[Item any](t *testing.T, items map[string]*Item) *Item {
	t.Helper()
	if len(items) != 1 {
		t.Fatalf("expected one %T, found %d", *new(Item), len(items))
	}
	for _, item := range items {
		return item
	}
	return nil
}

// isEmpty checks after the destroy that nothing is left.
func (c *cloud) isEmpty(*terraform.State) error {
	state := c.Snapshot()
	left := len(state.LoadBalancers) + len(state.Listeners) + len(state.Backends) + len(state.TargetGroups) + len(state.Targets)
	if left > 0 {
		return fmt.Errorf("%d objects are left: load balancers %v, listeners %v, backends %v, target groups %v, targets %v",
			left, state.LoadBalancers, state.Listeners, state.Backends, state.TargetGroups, state.Targets)
	}
	for id := range state.AvailabilityGroups {
		if id != "ag-a1" && id != "ag-b1" {
			return fmt.Errorf("availability group %s is left", id)
		}
	}
	for id, elasticIP := range state.ElasticIPs {
		if elasticIP.InstanceID != "" {
			return fmt.Errorf("elastic IP %s is still on %s", id, elasticIP.InstanceID)
		}
	}
	return nil
}

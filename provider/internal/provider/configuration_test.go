package provider_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/terraform"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

func TestProviderConfiguration(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	const read = `
data "jdcloud_subnet" "a1" {
  id = "subnet-a1"
}
`
	bad := func(settings string) resource.TestStep {
		return resource.TestStep{Config: `provider "jdcloud" {` + settings + "\n}\n" + read}
	}
	cloud.run(t, []resource.TestStep{
		bad(``),
		bad(`
  access_key    = "simulator-access-key"
  secret_key    = "wrong"
  region        = "cn-north-1"
  poll_interval = "1ms"
  endpoint      = "` + cloud.url + `"`),
		{Config: providerBlock(`endpoint = "http://127.0.0.1:1"`) + read},
		{Config: providerBlock(`endpoint = "127.0.0.1:1"`) + read},
		{Config: providerBlock(`max_requests_per_second = -1`) + read},
		bad(`
  poll_interval = "soon"`),
		// A service's own endpoint wins over the common one.
		{
			Config: providerBlock(`
  endpoint                = "http://127.0.0.1:1"
  endpoints               = { vpc = "`+cloud.url+`" }
  max_requests_per_second = 0
`) + read,
			Check: has("data.jdcloud_subnet.a1", "vpc_id", "vpc-a1"),
		},
	},
		fails("Invalid JD Cloud provider configuration",
			"access_key is missing; set it in the provider block or in the environment variable JDCLOUD_ACCESS_KEY",
			"secret_key is missing; set it in the provider block or in the environment variable JDCLOUD_SECRET_KEY",
			"region is missing; set it in the provider block or in the environment variable JDCLOUD_REGION"),
		fails("Invalid JD Cloud credentials", "UNAUTHENTICATED (code 401)", "Request id ", "Tried 2 times", "Check access_key, secret_key and security_token",
			"set skip_credentials_validation = true or the environment variable JDCLOUD_SKIP_CREDENTIALS_VALIDATION"),
		fails("JD Cloud API error: describeSubnet subnet-a1", "Check endpoint and endpoints (JDCLOUD_ENDPOINT)"),
		fails(`"127.0.0.1:1" is no base URL`),
		fails("max_requests_per_second", "must be at least 0"),
		fails(`"soon" is no duration; it must be a duration greater than zero such as 500ms, 2s or 1m.`),
	)
}

// The configuration may come from the environment; such a test cannot run beside others.
func TestProviderConfigurationFromEnvironment(t *testing.T) {
	cloud := newCloud(t, simulator.Options{})
	t.Setenv("JDCLOUD_ACCESS_KEY", "simulator-access-key")
	t.Setenv("JDCLOUD_SECRET_KEY", "simulator-secret-key")
	t.Setenv("JDCLOUD_REGION", "cn-north-1")
	t.Setenv("JDCLOUD_ENDPOINT", cloud.url)
	cloud.run(t, []resource.TestStep{{
		Config: `
data "jdcloud_subnet" "a1" {
  id = "subnet-a1"
}
`,
		Check: has("data.jdcloud_subnet.a1", "vpc_id", "vpc-a1"),
	}})
}

// Wrong keys fail the plan. Nothing else that goes wrong with the check does.
func TestCredentialsAreCheckedWhenTheProviderIsConfigured(t *testing.T) {
	t.Parallel()
	const data = `
data "jdcloud_subnet" "a1" {
  id = "subnet-a1"
}
`
	for name, kind := range map[string]simulator.FaultKind{
		"accepted": "", "too many requests": simulator.FaultRateLimit, "a failure": simulator.FaultInternalBeforeCommit, "no answer": simulator.FaultResetBeforeCommit,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cloud := newCloud(t, simulator.Options{})
			if kind != "" {
				cloud.InjectFault(simulator.Fault{Operation: "describeLoadBalancers", Times: -1, Kind: kind})
			}
			cloud.run(t, []resource.TestStep{{
				Config: providerBlock(`endpoint = "`+cloud.url+`"`) + data,
				Check: func(*terraform.State) error {
					if len(cloud.CallsOf("describeLoadBalancers")) == 0 {
						return errors.New("the credentials were not checked")
					}
					return nil
				},
			}})
		})
	}
	t.Run("skipped", func(t *testing.T) {
		t.Parallel()
		cloud := newCloud(t, simulator.Options{})
		cloud.run(t, []resource.TestStep{{
			Config: providerBlock(`
  endpoint                    = "`+cloud.url+`"
  skip_credentials_validation = true`) + data,
			Check: func(*terraform.State) error {
				if checks := len(cloud.CallsOf("describeLoadBalancers")); checks != 0 {
					return fmt.Errorf("the credentials were checked %d times", checks)
				}
				return nil
			},
		}})
	})
}

// A clock that is off makes every signature invalid: the plan says so, before anything is created.
func TestClockThatIsOff(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{WallTime: func() time.Time { return time.Now().Add(time.Hour) }})
	cloud.run(t, []resource.TestStep{{Config: providerBlock(fmt.Sprintf("endpoint = %q", cloud.url)) + plainLoadBalancer}},
		fails("UNAUTHENTICATED", "this machine's clock"))
	if calls := cloud.CallsOf("createLoadBalancer"); len(calls) != 0 {
		t.Errorf("there were %d creates", len(calls))
	}
}

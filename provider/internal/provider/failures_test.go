package provider_test

import (
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/terraform"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// webService is one of each resource.
const webService = plainLoadBalancer + `
resource "jdcloud_lb_target_group" "servers" {
  name             = "servers"
  load_balancer_id = jdcloud_lb.web.id
}
resource "jdcloud_lb_target_group_targets" "servers" {
  target_group_id = jdcloud_lb_target_group.servers.id
  targets = {
    vm    = { instance_id = "i-a1", port = 8080 }
    admin = { instance_id = "i-a1", port = 8081, weight = 5 }
  }
}
resource "jdcloud_lb_backend" "site" {
  load_balancer_id = jdcloud_lb.web.id
  name             = "site"
  protocol         = "Http"
  port             = 8080
  target_group_id  = jdcloud_lb_target_group_targets.servers.id
  health_check     = { protocol = "Http", http_path = "/healthz" }
}
resource "jdcloud_lb_listener" "web" {
  load_balancer_id = jdcloud_lb.web.id
  name             = "http"
  protocol         = "Http"
  port             = 80
  backend_id       = jdcloud_lb_backend.site.id
}
`

// isWebService checks that the cloud holds the web service and nothing twice.
func (c *cloud) isWebService(*terraform.State) error {
	state := c.Snapshot()
	found := fmt.Sprintf("%d load balancers, %d target groups, %d targets, %d backends, %d listeners",
		len(state.LoadBalancers), len(state.TargetGroups), len(state.Targets), len(state.Backends), len(state.Listeners))
	if expected := "1 load balancers, 1 target groups, 2 targets, 1 backends, 1 listeners"; found != expected {
		return fmt.Errorf("found %s, expected %s", found, expected)
	}
	return nil
}

// succeeded counts the calls of an operation that changed something.
func (c *cloud) succeeded(operation string, expected int) resource.TestCheckFunc {
	return func(*terraform.State) error {
		found := 0
		for _, call := range c.CallsOf(operation) {
			if call.Code == 200 {
				found++
			}
		}
		if found != expected {
			return fmt.Errorf("%s succeeded %d times, expected %d", operation, found, expected)
		}
		return nil
	}
}

// refused checks that a call was refused with the status.
func (c *cloud) refused(status string) resource.TestCheckFunc {
	return func(*terraform.State) error {
		if !slices.ContainsFunc(c.Calls(), func(call simulator.Call) bool { return call.Status == status }) {
			return fmt.Errorf("no call was refused with %s", status)
		}
		return nil
	}
}

func (c *cloud) fault(operation string, kind simulator.FaultKind, times int) {
	c.InjectFault(simulator.Fault{Operation: operation, Kind: kind, Times: times})
}

// What was made before a failure stays in state, and the next apply goes on from there.
func TestFailureInTheMiddle(t *testing.T) {
	for operation, kind := range map[string]simulator.FaultKind{
		"createTargetGroup": simulator.FaultQuotaExceeded,
		"registerTargets":   simulator.FaultInternalBeforeCommit,
		"createBackend":     simulator.FaultQuotaExceeded,
		"createListener":    simulator.FaultBadGateway,
	} {
		t.Run(operation, func(t *testing.T) {
			t.Parallel()
			cloud := newCloud(t, simulator.Options{})
			cloud.fault(operation, kind, -1)
			status := map[simulator.FaultKind]string{
				simulator.FaultQuotaExceeded:        "QUOTA_EXCEEDED (code 429)",
				simulator.FaultInternalBeforeCommit: "INTERNAL (code 500)",
				simulator.FaultBadGateway:           "HTTP status 502",
			}[kind]
			cloud.run(t, []resource.TestStep{
				{Config: cloud.config(webService)},
				{
					PreConfig:        cloud.ClearFaults,
					Config:           cloud.config(webService),
					ConfigPlanChecks: expect("jdcloud_lb.web", plancheck.ResourceActionNoop),
					Check:            resource.ComposeAggregateTestCheckFunc(cloud.isWebService, cloud.succeeded("createLoadBalancer", 1), cloud.succeeded(operation, 1)),
				},
			},
				fails("JD Cloud API error: "+operation, status))
		})
	}
}

// Failures that pass are not shown to the user, and nothing is made twice, whether or not the call had done its work.
func TestFailuresThatPass(t *testing.T) {
	for _, kind := range []simulator.FaultKind{
		simulator.FaultInternalBeforeCommit, simulator.FaultInternalAfterCommit, simulator.FaultResetAfterCommit, simulator.FaultBadGatewayAfterCommit,
		simulator.FaultRateLimit, simulator.FaultAborted,
	} {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			cloud := newCloud(t, simulator.Options{})
			for _, operation := range []string{"createLoadBalancer", "createTargetGroup", "registerTargets", "createBackend", "createListener", "describeLoadBalancer"} {
				cloud.fault(operation, kind, 1)
			}
			cloud.run(t, []resource.TestStep{{Config: cloud.config(webService), Check: cloud.isWebService}})
		})
	}
}

// A read that fails says nothing about the object: it stays in the state.
func TestReadsThatFailKeepTheState(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	config := cloud.config(webService)
	steps := []resource.TestStep{{Config: config}}
	var failures []failure
	for _, operation := range []string{"describeLoadBalancer", "describeTargetGroup", "describeTargets", "describeBackend", "describeListener"} {
		steps = append(steps, resource.TestStep{
			PreConfig: func() {
				cloud.ClearFaults()
				cloud.fault(operation, simulator.FaultUnavailable, -1)
			},
			Config: config,
		})
		failures = append(failures, fails(operation+" failed", "UNAVAILABLE (code 503)", "Tried 7 times."))
	}
	steps = append(steps, resource.TestStep{
		PreConfig:        cloud.ClearFaults,
		Config:           config,
		ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}},
	})
	cloud.run(t, steps, failures...)
}

// What was just created may be reported as not found for a while.
func TestObjectsThatAppearLate(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	for _, operation := range []string{"describeLoadBalancer", "describeTargetGroup", "describeBackend", "describeListener"} {
		cloud.fault(operation, simulator.FaultNotFound, 3)
	}
	cloud.run(t, []resource.TestStep{{Config: cloud.config(webService), Check: cloud.isWebService}})
}

// A change that meets a load balancer on its way to another state waits for the end of it.
func TestChangeWhileTheLoadBalancerIsBusy(t *testing.T) {
	t.Parallel()
	clock := simulator.NewScaledClock(100)
	cloud := newCloud(t, simulator.Options{Clock: clock})
	changed := strings.Replace(webService, `"i-a1", port = 8080`, `"i-a1", port = 9090`, 1)
	changed = strings.Replace(changed, `"/healthz"`, `"/ready"`, 1)
	cloud.run(t, []resource.TestStep{
		{Config: cloud.config(webService)},
		{
			PreConfig: cloud.behind(t, func(state *simulator.State) {
				lb := only(t, state.LoadBalancers)
				lb.State.Code = "STARTING"
				state.Schedule(simulator.Event{At: clock.Now().Add(5 * time.Minute), Kind: simulator.EventLoadBalancerState, ID: lb.LoadBalancerID, State: "ACTIVE"})
			}),
			Config: cloud.config(changed),
			Check: resource.ComposeAggregateTestCheckFunc(
				cloud.registered("i-a1:9090=10", "i-a1:8081=5"),
				has(backendAddress, "health_check.http_path", "/ready"),
				cloud.refused("FAILED_PRECONDITION"),
			),
		},
	})
}

// frozenClock stands still until it is thawed.
type frozenClock struct {
	simulator.Clock
	start  time.Time
	thawed atomic.Bool
}

func (c *frozenClock) Now() time.Time {
	if c.thawed.Load() {
		return c.Clock.Now()
	}
	return c.start
}

func TestLoadBalancerThatTakesTooLong(t *testing.T) {
	t.Parallel()
	clock := &frozenClock{Clock: simulator.NewScaledClock(100), start: time.Now()}
	cloud := newCloud(t, simulator.Options{Clock: clock})
	config := cloud.config(`
resource "jdcloud_lb" "web" {
  name      = "web"
  subnet_id = "subnet-a1"
  azs       = ["cn-north-1a"]
  timeouts {
    create = "2s"
    delete = "1m"
  }
}
`)
	cloud.run(t, []resource.TestStep{
		{Config: config},
		{
			PreConfig:        func() { clock.thawed.Store(true) },
			Config:           config,
			ConfigPlanChecks: expect("jdcloud_lb.web", plancheck.ResourceActionReplace),
			Check: func(*terraform.State) error {
				only(t, cloud.Snapshot().LoadBalancers)
				return nil
			},
		},
	},
		fails("to become ACTIVE: the time for the operation ran out"))
}

func TestLoadBalancerThatFailsToBuildIsReplaced(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	cloud.fault("createLoadBalancer", simulator.FaultCreateFailed, 1)
	cloud.run(t, []resource.TestStep{
		{Config: cloud.config(fullLoadBalancer)},
		{
			Config:           cloud.config(fullLoadBalancer),
			ConfigPlanChecks: expect("jdcloud_lb.web", plancheck.ResourceActionReplace),
			Check: func(*terraform.State) error {
				only(t, cloud.Snapshot().LoadBalancers)
				return nil
			},
		},
		{Config: cloud.config(plainLoadBalancer)},
	},
		fails("JD Cloud could not create it"))
}

// Each step of an update that was done is in the state, so that the next apply does the rest only.
func TestUpdateThatFailsHalfWay(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	const address = "jdcloud_lb.web"
	changed := cloud.config(`
resource "jdcloud_lb" "web" {
  name               = "renamed"
  subnet_id          = "subnet-a1"
  azs                = ["cn-north-1a"]
  security_group_ids = ["sg-a1"]
  elastic_ip_id      = "fip-a1"
  tags               = { team = "shop" }
}
`)
	cloud.run(t, []resource.TestStep{
		{Config: cloud.config(plainLoadBalancer)},
		{PreConfig: func() { cloud.fault("associateElasticIp", simulator.FaultQuotaExceeded, 1) }, Config: changed},
		{
			Config: changed,
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
				plancheck.ExpectResourceAction(address, plancheck.ResourceActionUpdate),
				plancheck.ExpectUnknownValue(address, tfjsonpath.New("elastic_ip_address")),
			}},
			Check: resource.ComposeAggregateTestCheckFunc(
				has(address, "name", "renamed", "elastic_ip_address", "203.0.113.11", "tags.team", "shop"),
				// The create has sent one of the two updates.
				cloud.succeeded("updateLoadBalancer", 2), cloud.succeeded("associateSecurityGroup", 1), cloud.succeeded("disassociateSecurityGroup", 1),
				cloud.succeeded("associateElasticIp", 1), cloud.succeeded("tagResources", 1),
			),
		},
	},
		fails("JD Cloud API error: associateElasticIp", "QUOTA_EXCEEDED (code 429)", "Request id ", "Could not change the elastic IP of load balancer alb-"))
}

func TestTargetsUpdateThatFailsHalfWay(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	changed := cloud.targets(`a = { instance_id = "i-a1", weight = 20 }`, `c = { instance_id = "pod-a1", type = "container" }`)
	cloud.run(t, []resource.TestStep{
		{Config: cloud.targets(`a = { instance_id = "i-a1" }`, `b = { instance_id = "i-a2" }`)},
		{
			PreConfig: func() {
				cloud.ForgetCalls()
				cloud.fault("updateTargets", simulator.FaultUnavailable, -1)
			},
			Config: changed,
		},
		{
			PreConfig:        cloud.ClearFaults,
			Config:           changed,
			ConfigPlanChecks: expect(targetsAddress, plancheck.ResourceActionUpdate),
			Check: resource.ComposeAggregateTestCheckFunc(
				cloud.registered("i-a1:0=20", "pod-a1:0=10"),
				cloud.succeeded("registerTargets", 1), cloud.succeeded("updateTargets", 1), cloud.succeeded("deregisterTargets", 1),
			),
		},
	},
		fails("JD Cloud API error: updateTargets", "UNAVAILABLE (code 503)", "Request id "))
}

func TestUnknownIDs(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	cloud.run(t, []resource.TestStep{
		{Config: cloud.config(`
resource "jdcloud_lb" "web" {
  name      = "web"
  subnet_id = "subnet-unknown"
  azs       = ["cn-north-1a"]
}
`)},
		{Config: cloud.config(`
resource "jdcloud_lb" "web" {
  name          = "web"
  subnet_id     = "subnet-a1"
  azs           = ["cn-north-1a"]
  elastic_ip_id = "fip-unknown"
}
`)},
		{Config: cloud.config(`
resource "jdcloud_lb_target_group" "servers" {
  name             = "servers"
  load_balancer_id = "alb-unknown"
}
`)},
		{Config: cloud.config(plainLoadBalancer, `
resource "jdcloud_lb_target_group" "servers" {
  name             = "servers"
  load_balancer_id = jdcloud_lb.web.id
}
resource "jdcloud_lb_target_group_targets" "servers" {
  target_group_id = jdcloud_lb_target_group.servers.id
  targets         = { a = { instance_id = "i-unknown" } }
}
`)},
		{Config: cloud.config(plainLoadBalancer)},
	},
		fails("JD Cloud API error: createLoadBalancer", "NOT_FOUND (code 404)", "subnet-unknown", "Request id "),
		fails("JD Cloud API error: describeElasticIp fip-unknown", "NOT_FOUND (code 404)"),
		fails("NOT_FOUND (code 404)", "alb-unknown"),
		fails("JD Cloud API error: registerTargets", "NOT_FOUND (code 404)", "i-unknown"))
}

// A name that is taken is not adopted: the user is told how to import.
func TestNamesThatAreTaken(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	cloud.run(t, []resource.TestStep{
		{Config: cloud.config(webService)},
		{Config: cloud.config(webService, `
resource "jdcloud_lb_target_group" "twin" {
  name             = "servers"
  load_balancer_id = jdcloud_lb.web.id
}
resource "jdcloud_lb_backend" "twin" {
  load_balancer_id = jdcloud_lb.web.id
  name             = "site"
  protocol         = "Http"
  port             = 8080
  health_check     = { protocol = "Http" }
}
resource "jdcloud_lb_listener" "twin" {
  load_balancer_id = jdcloud_lb.web.id
  name             = "http"
  protocol         = "Http"
  port             = 81
  backend_id       = jdcloud_lb_backend.site.id
}
`)},
		{Config: cloud.config(webService), Check: cloud.isWebService},
	}, failure{diagnostics: 3, texts: []string{
		"JD Cloud API error: createTargetGroup (JDLB027)", "JD Cloud API error: createBackend (JDLB027)", "JD Cloud API error: createListener (JDLB027)",
		"ALREADY_EXISTS (code 409)", "import it (terraform import jdcloud_lb_target_group.<name> tg-",
		"import it (terraform import jdcloud_lb_backend.<name> backend-", "import it (terraform import jdcloud_lb_listener.<name> listener-",
	}})
}

package provider_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/terraform"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// countedCalls checks how many calls were made since the last step, polls of the load balancer's state apart.
func (c *cloud) countedCalls(expected map[string]int) resource.TestCheckFunc {
	return func(*terraform.State) error {
		found := map[string]int{}
		for _, call := range c.Calls() {
			if call.Operation != "describeLoadBalancer" {
				found[call.Operation]++
			}
		}
		c.ForgetCalls()
		if fmt.Sprint(found) != fmt.Sprint(expected) {
			return fmt.Errorf("the calls are %v, expected %v", found, expected)
		}
		return nil
	}
}

// Sixteen calls make a set: a load balancer is looked for, created and described, a child created, described and read
// back, and the targets are listed, registered in two batches, and listed.
func TestCreationNeedsFewCalls(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	var targets strings.Builder
	for port := range 25 {
		fmt.Fprintf(&targets, "t%d = { instance_id = \"i-a1\", port = %d }\n", port, 8000+port)
	}
	cloud.run(t, []resource.TestStep{{
		Config: cloud.config(plainLoadBalancer + `
resource "jdcloud_lb_target_group" "servers" {
  load_balancer_id = jdcloud_lb.web.id
}
resource "jdcloud_lb_target_group_targets" "servers" {
  target_group_id = jdcloud_lb_target_group.servers.id
  targets = {
` + targets.String() + `
  }
}
resource "jdcloud_lb_backend" "site" {
  load_balancer_id = jdcloud_lb.web.id
  protocol         = "Http"
  port             = 8080
  target_group_id  = jdcloud_lb_target_group_targets.servers.id
  health_check     = { protocol = "Http" }
}
resource "jdcloud_lb_listener" "web" {
  load_balancer_id = jdcloud_lb.web.id
  name             = "http"
  protocol         = "Http"
  port             = 80
  backend_id       = jdcloud_lb_backend.site.id
}
`),
		Check: cloud.countedCalls(map[string]int{
			"describeLoadBalancers": 1, "createLoadBalancer": 1, "updateLoadBalancer": 1,
			"createTargetGroup": 1, "updateTargetGroup": 1, "describeTargetGroup": 1,
			"describeTargets": 2, "registerTargets": 2,
			"createBackend": 1, "updateBackend": 1, "describeBackend": 1,
			"createListener": 1, "updateListener": 1, "describeListener": 1,
		}),
	}})
}

package provider_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/terraform"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// Writes on one load balancer never overlap, while those on two do; targets go in batches.
func TestWritesTakeTurnsOnEachLoadBalancer(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{Latency: 15 * time.Millisecond})
	var entries []string
	for port := range 45 {
		entries = append(entries, fmt.Sprintf(`    t%d = { instance_id = "i-a1", port = %d }`, port, 8000+port))
	}
	children := func(loadBalancer string) string {
		return strings.NewReplacer("LB", loadBalancer, "TARGETS", strings.Join(entries, "\n")).Replace(`
resource "jdcloud_lb_target_group" "LB" {
  count            = 4
  name             = "servers-${count.index}"
  load_balancer_id = jdcloud_lb.LB.id
}
resource "jdcloud_lb_target_group_targets" "LB" {
  target_group_id = jdcloud_lb_target_group.LB[0].id
  targets = {
TARGETS
  }
}
resource "jdcloud_lb_backend" "LB" {
  count            = 3
  name             = "site-${count.index}"
  load_balancer_id = jdcloud_lb.LB.id
  protocol         = "Tcp"
  port             = 8080
  target_group_id  = jdcloud_lb_target_group.LB[count.index].id
  health_check     = { protocol = "Tcp" }
}
`)
	}
	cloud.run(t, []resource.TestStep{{
		Config: cloud.config(plainLoadBalancer, otherLoadBalancer, children("web"), children("other")),
		Check: resource.ComposeAggregateTestCheckFunc(
			cloud.writesTakeTurns,
			cloud.succeeded("createLoadBalancer", 2),
			cloud.succeeded("registerTargets", 6),
		),
	}})
}

func (c *cloud) writesTakeTurns(*terraform.State) error {
	for id, writes := range c.MaxConcurrentWrites() {
		if writes > 1 {
			return fmt.Errorf("%d writes on load balancer %s overlapped", writes, id)
		}
	}
	calls := c.Calls()
	for _, a := range calls {
		for _, b := range calls {
			apart := a.LoadBalancerID == "" || b.LoadBalancerID == "" || a.LoadBalancerID == b.LoadBalancerID
			if !apart && a.Write && b.Write && a.Started.Before(b.Finished) && b.Started.Before(a.Finished) {
				return nil
			}
		}
	}
	return fmt.Errorf("no writes on two load balancers overlapped")
}

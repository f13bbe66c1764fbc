package provider_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/terraform"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

const attachmentAddress = "jdcloud_lb_target_group_attachment.server"

// attachment is the configuration of one target of the group.
func (c *cloud) attachment(attributes string) string {
	return c.config(targetGroups, `
resource "jdcloud_lb_target_group_attachment" "server" {
  target_group_id = jdcloud_lb_target_group.servers.id
  `+attributes+`
}
`)
}

// attachments is the configuration of the ports of one server, each a target of its own.
func (c *cloud) attachments(first, last int) string {
	return c.config(targetGroups, fmt.Sprintf(`
resource "jdcloud_lb_target_group_attachment" "server" {
  count           = %d
  target_group_id = jdcloud_lb_target_group.servers.id
  instance_id     = "i-a1"
  port            = %d + count.index
}
`, last-first, first))
}

func TestAttachmentChangesInPlace(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	check := resource.ComposeAggregateTestCheckFunc
	cloud.run(t, []resource.TestStep{
		{
			Config: cloud.attachment(`instance_id = "i-a1"`),
			Check: check(
				cloud.registered("i-a1:0=10"), cloud.calls("registerTargets"),
				has(attachmentAddress, "type", "vm", "port", "0", "weight", "10"), lacks(attachmentAddress, "ip_address"),
				resource.TestCheckResourceAttrSet(attachmentAddress, "target_id"),
			),
		},
		{
			// Port and weight change without the target leaving service.
			Config:           cloud.attachment("instance_id = \"i-a1\"\nport = 8080\nweight = 0"),
			ConfigPlanChecks: expect(attachmentAddress, plancheck.ResourceActionUpdate),
			Check:            check(cloud.registered("i-a1:8080=0"), cloud.calls("updateTargets")),
		},
		{
			Config:           cloud.attachment("instance_id = \"pod-a1\"\ntype = \"container\"\nport = 8080"),
			ConfigPlanChecks: expect(attachmentAddress, plancheck.ResourceActionReplace),
			Check:            check(cloud.registered("pod-a1:8080=10"), cloud.calls("deregisterTargets", "registerTargets")),
		},
		{
			// Drift is repaired, and only there.
			PreConfig: cloud.behind(t, func(state *simulator.State) {
				for _, target := range state.Targets {
					target.Weight = 99
				}
			}),
			Config:           cloud.attachment("instance_id = \"pod-a1\"\ntype = \"container\"\nport = 8080"),
			ConfigPlanChecks: expect(attachmentAddress, plancheck.ResourceActionUpdate),
			Check:            check(cloud.registered("pod-a1:8080=10"), cloud.calls("updateTargets")),
		},
		{
			PreConfig:        cloud.behind(t, func(state *simulator.State) { clear(state.Targets) }),
			Config:           cloud.attachment("instance_id = \"pod-a1\"\ntype = \"container\"\nport = 8080"),
			ConfigPlanChecks: expect(attachmentAddress, plancheck.ResourceActionCreate),
			Check:            check(cloud.registered("pod-a1:8080=10"), cloud.calls("registerTargets")),
		},
		{
			// A target that is gone already needs no call to go.
			PreConfig: cloud.behind(t, func(state *simulator.State) { clear(state.Targets) }),
			Config:    cloud.config(targetGroups),
			Check:     cloud.calls(),
		},
	})
}

// A target of somebody else stays as it is, whatever attachments come and go.
func TestAttachmentsLeaveOthersAlone(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	cloud.run(t, []resource.TestStep{
		{Config: cloud.config(targetGroups)},
		{
			PreConfig: cloud.behind(t, func(state *simulator.State) {
				for id, group := range state.TargetGroups {
					if group.TargetGroupName == "servers" {
						state.Targets["target-x"] = &simulator.Target{TargetID: "target-x", TargetGroupID: id, Type: "vm", InstanceID: "i-a2", Port: 80, Weight: 3}
					}
				}
			}),
			Config: cloud.attachment(`instance_id = "i-a1"`),
			Check:  cloud.registered("i-a1:0=10", "i-a2:80=3"),
		},
		{Config: cloud.config(targetGroups), Check: cloud.registered("i-a2:80=3")},
		{Config: cloud.attachment("instance_id = \"i-a2\"\nport = 80")},
		{
			Config: cloud.attachment("instance_id = \"i-a2\"\nport = 80") + `
import {
  to = jdcloud_lb_target_group_attachment.server
  id = "${jdcloud_lb_target_group.servers.id}/i-a2:80"
}
`,
			ConfigPlanChecks: expect(attachmentAddress, plancheck.ResourceActionUpdate),
			Check:            cloud.registered("i-a2:80=10"),
		},
	}, failure{texts: []string{
		"JD Cloud API error: registerTargets", "(JDLB036)", "Target is already register to same TargetGroup.", "holds this target already, as target-x",
		"import it: terraform import jdcloud_lb_target_group_attachment.<name> tg-", "/target-x.",
	}})
}

// All attachments of a group are refreshed with one list.
func TestAttachmentsAreRefreshedWithOneList(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	cloud.run(t, []resource.TestStep{
		{Config: cloud.attachments(8000, 8060)},
		{
			PreConfig: cloud.ForgetCalls,
			Config:    cloud.attachments(8000, 8060),
			PlanOnly:  true,
		},
		{
			RefreshState: true,
			Check: func(*terraform.State) error {
				// One list for each time that Terraform has read the state since.
				if lists := len(cloud.CallsOf("describeTargets")); lists > 5 {
					return fmt.Errorf("%d lists", lists)
				}
				return nil
			},
		},
	})
}

func TestAttachmentImport(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	config := cloud.attachment("instance_id = \"i-a1\"\nport = 8080\nweight = 20")
	idOf := func(format string) resource.ImportStateIdFunc {
		return func(*terraform.State) (string, error) {
			target := only(t, cloud.Snapshot().Targets)
			return strings.NewReplacer("<group>", target.TargetGroupID, "<target>", target.TargetID).Replace(format), nil
		}
	}
	imports := func(format string) resource.TestStep {
		return resource.TestStep{ResourceName: attachmentAddress, ImportState: true, ImportStateIdFunc: idOf(format), ImportStateVerify: true}
	}
	refused := func(format string) resource.TestStep {
		return resource.TestStep{ResourceName: attachmentAddress, ImportState: true, ImportStateIdFunc: idOf(format)}
	}
	cloud.run(t, []resource.TestStep{
		{Config: config},
		imports("<group>/<target>"),
		imports("cn-north-1/<group>/<target>"),
		imports("<group>/i-a1:8080"),
		refused("cn-south-1/<group>/<target>"),
		refused("<group>"),
		refused("<group>/a b"),
		refused("<group>/i-a1:80"),
		refused("<group>/target-unknown"),
	},
		fails("Invalid import id", "The object is in region cn-south-1, the provider works in cn-north-1."),
		fails("Invalid import id", "the id is empty"),
		fails("Invalid import id", `target: "a b" is not an id`, "for example tg-a1b2c3d4e5/i-a1:8080 (port 0 is the backend's port)."),
		fails("Invalid import id", "does not hold i-a1:80, but i-a1:8080 (target-"),
		fails("Cannot import non-existent remote object"))
}

// Both ways to manage the targets of a group are refused before anything is changed, also where the group is made by the
// same apply.
func TestTargetsManagedInTwoWays(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	both := cloud.attachment(`instance_id = "i-a1"`) + `
resource "jdcloud_lb_target_group_targets" "servers" {
  target_group_id = jdcloud_lb_target_group.servers.id
  targets         = { b = { instance_id = "i-a2" } }
}
`
	cloud.run(t, []resource.TestStep{
		{Config: cloud.attachment(`instance_id = "i-a1"`), Check: cloud.calls("registerTargets")},
		{Config: both, PlanOnly: true},
		{Config: cloud.config(targetGroups), Check: cloud.calls("deregisterTargets")},
		{Config: both, PlanOnly: true},
	},
		fails("Targets managed in two ways (JDLB201)", "use only one of the two types for a target group."),
		fails("Targets managed in two ways (JDLB201)", "use only one of the two types for a target group."))
}

func TestAttachmentRules(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	config := func(attributes string) string {
		return cloud.config(`
resource "jdcloud_lb" "web" {
  name      = "web"
  type      = "nlb"
  subnet_id = "subnet-a1"
  azs       = ["cn-north-1a"]
}
resource "jdcloud_lb_target_group" "servers" {
  name             = "servers"
  load_balancer_id = jdcloud_lb.web.id
}
resource "jdcloud_lb_target_group_targets" "list" {
  target_group_id = jdcloud_lb_target_group.servers.id
  targets         = { b = { instance_id = "i-a2", ` + attributes + ` } }
}
resource "jdcloud_lb_target_group" "others" {
  name             = "others"
  load_balancer_id = jdcloud_lb.web.id
}
resource "jdcloud_lb_target_group_attachment" "server" {
  target_group_id = jdcloud_lb_target_group.others.id
  instance_id     = "i-a1"
  ` + attributes + `
}
`)
	}
	cloud.run(t, []resource.TestStep{
		{Config: config("weight = 1")},
		{Config: config("weight = 0"), PlanOnly: true},
	}, failure{diagnostics: 2, texts: []string{
		`Weight 0 is for an alb only (JDLB038)`, `The target has weight 0, and its target group belongs to a load balancer of type "nlb", which takes 1 to 100.`,
		`Target "b" has weight 0`, "To send it no requests, remove it.",
	}})
}

// guide returns the HCL of docs/attaching-targets.md.
func guide(t *testing.T) []string {
	t.Helper()
	page, err := os.ReadFile(filepath.Join("..", "..", "..", "docs", "attaching-targets.md"))
	if err != nil {
		t.Fatal(err)
	}
	var blocks []string
	for _, block := range regexp.MustCompile("(?s)```hcl\n(.*?)```").FindAllSubmatch(page, -1) {
		blocks = append(blocks, string(block[1]))
	}
	return blocks
}

// docs/attaching-targets.md: from the list to attachments and back, and no target stops to serve.
func TestTargetsMoveBetweenListAndAttachments(t *testing.T) {
	t.Parallel()
	cloud := newCloud(t, simulator.Options{})
	blocks := guide(t)
	if len(blocks) != 3 {
		t.Fatalf("the guide has %d blocks of HCL", len(blocks))
	}
	config := func(block string) string { return cloud.config(targetGroups, block) }
	// onlyResources is a block of the guide as it may look later.
	onlyResources := func(block string) string {
		return config(regexp.MustCompile(`(?ms)^(removed|import) \{.*?^\}`).ReplaceAllString(block, ""))
	}
	unchanged := resource.ConfigPlanChecks{PostApplyPostRefresh: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}}
	attached := resource.ConfigPlanChecks{
		PreApply: []plancheck.PlanCheck{
			plancheck.ExpectResourceAction("jdcloud_lb_target_group_attachment.vm1", plancheck.ResourceActionNoop),
			plancheck.ExpectResourceAction("jdcloud_lb_target_group_attachment.vm2", plancheck.ResourceActionNoop),
		},
		PostApplyPostRefresh: unchanged.PostApplyPostRefresh,
	}
	var before []string
	same := func(*terraform.State) error {
		ids := slices.Sorted(maps.Keys(cloud.Snapshot().Targets))
		if before == nil {
			before = ids
		}
		if !slices.Equal(ids, before) || len(ids) != 2 {
			return fmt.Errorf("the targets are %v, they were %v", ids, before)
		}
		for operation, expected := range map[string]int{"registerTargets": 1, "updateTargets": 0, "deregisterTargets": 0} {
			if calls := len(cloud.CallsOf(operation)); calls != expected {
				return fmt.Errorf("%d calls of %s", calls, operation)
			}
		}
		return cloud.registered("i-a1:8080=10", "i-a2:8080=5")(nil)
	}
	cloud.run(t, []resource.TestStep{
		{Config: config(blocks[0]), Check: same},
		{Config: config(blocks[1]), ConfigPlanChecks: attached, Check: same},
		{Config: onlyResources(blocks[1]), ConfigPlanChecks: unchanged, Check: same},
		{Config: config(blocks[2]), ConfigPlanChecks: unchanged, Check: same},
		{Config: onlyResources(blocks[2]), ConfigPlanChecks: unchanged, Check: same},
	})
}

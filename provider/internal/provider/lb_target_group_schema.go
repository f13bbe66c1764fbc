package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

func targetGroupSchema(ctx context.Context) schema.Schema {
	const targetsToo = " Replacing a target group that is in use also needs `create_before_destroy` on its `jdcloud_lb_target_group_targets`, and backends that refer to " +
		"the `id` of those targets."
	name, namePrefix := drawnNameAttribute("target group", ruleTargetGroupName), namePrefixAttribute("target group", ruleTargetGroupName)
	name.MarkdownDescription += targetsToo
	namePrefix.MarkdownDescription += targetsToo
	return schema.Schema{
		MarkdownDescription: "Manages a target group (virtual server group) of a load balancer: the servers that a backend sends requests to. " +
			"Register its targets with one `jdcloud_lb_target_group_targets`, or each with a `jdcloud_lb_target_group_attachment`.",
		Attributes: map[string]schema.Attribute{
			"id":               idAttribute("target group"),
			"name":             name,
			"name_prefix":      namePrefix,
			"load_balancer_id": parentLoadBalancerAttribute("target group"),
			"type": schema.StringAttribute{
				Optional: true,
				Computed: true,
				Default:  stringdefault.StaticString("instance"),
				MarkdownDescription: "Type of the targets: `instance` (targets of type `vm` and `container`) or `ip` (targets of type `ip`). Default: `instance`. " +
					"Changing this replaces the target group.",
				PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace()},
				Validators:    []validator.String{ruleTargetGroupType.ofString(stringvalidator.OneOf("instance", "ip"))},
			},
			"description": descriptionAttribute(ruleTargetGroupDescription),
		},
		Blocks: map[string]schema.Block{"timeouts": timeoutsBlock(ctx, "target group", childTimeout)},
	}
}

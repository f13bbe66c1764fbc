package provider

import (
	"context"
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/resource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/booldefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/int64default"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/int64planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/setplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

const (
	// availabilityGroupTimeout is the default of each operation: a deletion waits until the members are gone.
	availabilityGroupTimeout = 15 * time.Minute
	// mostMembers is the largest size of a group, and mostMembersAtFirst that with which scaling is turned on.
	mostMembers        = 1000
	mostMembersAtFirst = 300

	configurationStrict = "strict"
	configurationLoose  = "loose"
	// JD Cloud's own defaults.
	defaultCoolDownSeconds = 300
	defaultRemovalPolicy   = "OldestResource"
)

func availabilityGroupSchema(ctx context.Context) schema.Schema {
	return schema.Schema{
		MarkdownDescription: "Manages an availability group: virtual machines (members) that are created from one instance template and spread over zones and fault domains. " +
			"With `auto_scaling`, JD Cloud creates and deletes the members. A backend sends requests to them through its `ag_info`. " +
			"Creating and changing a group does not wait for its members.\n\n" +
			"Destroying a group deletes the members that auto scaling manages. It is refused while a backend uses the group, and while the group has members that auto scaling does not manage. " +
			"To replace a group that a backend uses, set `create_before_destroy` in its `lifecycle`.",
		Attributes: map[string]schema.Attribute{
			"id":          idAttribute("availability group"),
			"name":        nameAttribute("availability group", ruleAvailabilityGroupName),
			"description": descriptionAttribute(ruleAvailabilityGroupDescription),
			"azs": schema.SetAttribute{
				ElementType:         types.StringType,
				Required:            true,
				MarkdownDescription: "Availability zones of the members, at least one, for example `cn-north-1a`. Changing this replaces the availability group.",
				PlanModifiers:       []planmodifier.Set{setplanmodifier.RequiresReplace()},
				Validators:          []validator.Set{ruleAvailabilityGroupZones.ofSet(setvalidator.SizeAtLeast(1)), setvalidator.ValueStringsAre(zoneName())},
			},
			"instance_template_id": schema.StringAttribute{
				Optional: true,
				MarkdownDescription: "Id of the instance template from which members are created. Required unless `configuration_type` is `loose`. Default: none. " +
					"Can be changed in place, except in a `loose` group; existing members stay as they are. While a backend uses the group, the new template must be in the same VPC.",
				Validators: []validator.String{objectID()},
			},
			"configuration_type": schema.StringAttribute{
				Optional: true,
				Computed: true,
				Default:  stringdefault.StaticString(configurationStrict),
				MarkdownDescription: "Configuration of the members: `strict` (all from the instance template) or `loose` (custom). Default: `strict`. " +
					"Changing this replaces the availability group.",
				PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace()},
				Validators:    []validator.String{stringvalidator.OneOf(configurationStrict, configurationLoose)},
			},
			"placement_type": schema.StringAttribute{
				Optional: true,
				Computed: true,
				MarkdownDescription: "Which hardware members do not share: `fd` (fault domain), `switch` or `host`. Default: chosen by JD Cloud. " +
					"Changing this replaces the availability group; removing it keeps the current placement.",
				PlanModifiers: []planmodifier.String{stringplanmodifier.UseNonNullStateForUnknown(), stringplanmodifier.RequiresReplace()},
				Validators:    []validator.String{rulePlacementType.ofString(stringvalidator.OneOf("fd", "switch", "host"))},
			},
			"auto_scaling": autoScalingAttribute(),
			"member_count": schema.Int64Attribute{
				Computed:            true,
				MarkdownDescription: "Number of members. Auto scaling changes it at any time.",
			},
			"vpc_id": schema.StringAttribute{
				Computed:            true,
				MarkdownDescription: "Id of the members' VPC, which is the VPC of the instance template's subnet; null without an instance template.",
			},
		},
		Blocks: map[string]schema.Block{"timeouts": availabilityGroupTimeouts(ctx)},
	}
}

func availabilityGroupTimeouts(ctx context.Context) schema.Block {
	limit := func(doing string) string {
		return fmt.Sprintf("Time limit for %s the availability group, as a duration such as `10m`. Default: `%s`.", doing, shortDuration(availabilityGroupTimeout))
	}
	return timeouts.Block(ctx, timeouts.Opts{
		Create: true, CreateDescription: limit("creating"),
		Update: true, UpdateDescription: limit("updating"),
		Delete: true, DeleteDescription: limit("emptying and deleting"),
	})
}

func autoScalingAttribute() schema.SingleNestedAttribute {
	size := func(description string, r rule) schema.Int64Attribute {
		return schema.Int64Attribute{
			Required:            true,
			MarkdownDescription: fmt.Sprintf("%s, 0 to %d. With placement `host` or `switch`, the group's quota is a further limit. Can be changed in place.", description, mostMembers),
			Validators:          []validator.Int64{r.ofInt64(int64validator.Between(0, mostMembers))},
		}
	}
	return schema.SingleNestedAttribute{
		Optional: true,
		MarkdownDescription: "Auto scaling, which keeps the number of members at the desired capacity. Default: off. Can be changed in place. " +
			"Removing it turns auto scaling off and keeps the members. Members that exist when auto scaling is turned on are not handed over to it. Scaling rules are not managed.",
		Attributes: map[string]schema.Attribute{
			"min_size": size("Smallest number of members", ruleMinSize),
			"max_size": size("Largest number of members", ruleMaxSize),
			"desired_capacity": schema.Int64Attribute{
				Optional: true,
				Computed: true,
				MarkdownDescription: "Number of members to have now, `min_size` to `max_size`. It is sent when it is set or changed here; what scaling makes of it later is not drift. " +
					"Default: chosen by JD Cloud. Can be changed in place; removing it keeps the current capacity.",
				PlanModifiers: []planmodifier.Int64{int64planmodifier.UseNonNullStateForUnknown()},
				Validators:    []validator.Int64{ruleDesiredCapacity.ofInt64(int64validator.Between(0, mostMembers))},
			},
			"health_check": schema.BoolAttribute{
				Optional:            true,
				Computed:            true,
				Default:             booldefault.StaticBool(true),
				MarkdownDescription: "Replaces members that fail. Default: `true`. Can be changed in place.",
			},
			"cool_down_seconds": schema.Int64Attribute{
				Optional:            true,
				Computed:            true,
				Default:             int64default.StaticInt64(defaultCoolDownSeconds),
				MarkdownDescription: "Pause after a scaling activity, 0 to 86400 seconds. Default: 300. Can be changed in place.",
				Validators:          []validator.Int64{ruleCoolDown.ofInt64(int64validator.Between(0, 86400))},
			},
			"removal_policy": schema.StringAttribute{
				Optional:            true,
				Computed:            true,
				Default:             stringdefault.StaticString(defaultRemovalPolicy),
				MarkdownDescription: "Which members are removed first: `OldestResource` or `NewestResource`. Default: `OldestResource`. Can be changed in place.",
				Validators:          []validator.String{ruleRemovalPolicy.ofString(stringvalidator.OneOf(defaultRemovalPolicy, "NewestResource"))},
			},
		},
	}
}

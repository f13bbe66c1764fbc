package provider

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/resource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/booldefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/int64planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// Attributes that several resources share.

func idAttribute(what string) schema.StringAttribute {
	return schema.StringAttribute{
		Computed:            true,
		MarkdownDescription: "Id of the " + what + ", assigned by JD Cloud.",
		PlanModifiers:       []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
	}
}

func nameAttribute(what string, r rule) schema.StringAttribute {
	return schema.StringAttribute{
		Required: true,
		MarkdownDescription: "Name of the " + what + ": 1 to 32 Chinese characters, letters, digits, `_` or `-`. " +
			"Can be changed in place.",
		Validators: []validator.String{r.ofString(objectName())},
	}
}

// drawnNameAttribute is a name that the provider draws where the configuration leaves it out. The object can then be
// replaced while it is in use, because old and new have different names.
func drawnNameAttribute(what string, r rule) schema.StringAttribute {
	attribute := nameAttribute(what, r)
	attribute.Required, attribute.Optional, attribute.Computed = false, true, true
	attribute.MarkdownDescription += fmt.Sprintf(" Default: `name_prefix`, or `%s` without one, and 8 hexadecimal digits, chosen when the %s is created. "+
		"Leave it out to replace a %s that is in use, with `create_before_destroy` in its `lifecycle`. Removing it keeps the current name.", defaultNamePrefix(what), what, what)
	attribute.PlanModifiers = []planmodifier.String{stringplanmodifier.UseNonNullStateForUnknown()}
	return attribute
}

func namePrefixAttribute(what string, r rule) schema.StringAttribute {
	return schema.StringAttribute{
		Optional: true,
		MarkdownDescription: fmt.Sprintf("Start of the name of the %s, at most %d characters; 8 hexadecimal digits follow. Conflicts with `name`. Default: none. "+
			"Can be changed in place: the %s then gets a new name.", what, maxNamePrefix, what),
		Validators: []validator.String{
			r.ofString(stringvalidator.RegexMatches(namePrefixPattern, fmt.Sprintf("must be 1 to %d characters: Chinese characters, letters, digits, _ and -", maxNamePrefix))),
			r.ofString(stringvalidator.ConflictsWith(path.MatchRoot("name"))),
		},
	}
}

func timeoutsBlock(ctx context.Context, what string, byDefault time.Duration) schema.Block {
	limit := func(doing string) string {
		return fmt.Sprintf("Time limit for %s the %s, as a duration such as `10m`; waits for other changes of the load balancer do not count. Default: `%s`.", doing, what, shortDuration(byDefault))
	}
	return timeouts.Block(ctx, timeouts.Opts{
		Create: true, CreateDescription: limit("creating"),
		Update: true, UpdateDescription: limit("updating"),
		Delete: true, DeleteDescription: limit("deleting"),
	})
}

// shortDuration writes whole minutes as users do: "5m".
func shortDuration(duration time.Duration) string {
	return strings.TrimSuffix(duration.String(), "0s")
}

func descriptionAttribute(r rule) schema.StringAttribute {
	return schema.StringAttribute{
		Optional:            true,
		MarkdownDescription: "Description, at most 256 characters. Default: none. Can be changed in place.",
		Validators:          []validator.String{r.ofString(objectDescription())},
	}
}

func parentLoadBalancerAttribute(what string) schema.StringAttribute {
	return schema.StringAttribute{
		Required:            true,
		MarkdownDescription: "Id of the load balancer that the " + what + " belongs to. Changing this replaces the " + what + ".",
		PlanModifiers:       []planmodifier.String{stringplanmodifier.RequiresReplace()},
		Validators:          []validator.String{objectID()},
	}
}

func portAttribute(description string, r rule) schema.Int64Attribute {
	return schema.Int64Attribute{
		Required:            true,
		MarkdownDescription: description,
		PlanModifiers:       []planmodifier.Int64{int64planmodifier.RequiresReplace()},
		Validators:          []validator.Int64{r.ofInt64(int64validator.Between(1, 65535))},
	}
}

// switchAttribute is a bool that is off unless it is set.
func switchAttribute(description string) schema.BoolAttribute {
	return schema.BoolAttribute{
		Optional:            true,
		Computed:            true,
		Default:             booldefault.StaticBool(false),
		MarkdownDescription: description,
	}
}

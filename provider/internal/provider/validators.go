package provider

import (
	"context"
	"fmt"
	"net/netip"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// stringCheck is a validator made of one function that returns what is wrong, or nothing.
type stringCheck struct {
	description string
	check       func(value string) string
}

func (v stringCheck) Description(context.Context) string         { return v.description }
func (v stringCheck) MarkdownDescription(context.Context) string { return v.description }

func (v stringCheck) ValidateString(_ context.Context, request validator.StringRequest, response *validator.StringResponse) {
	if request.ConfigValue.IsNull() || request.ConfigValue.IsUnknown() {
		return
	}
	if problem := v.check(request.ConfigValue.ValueString()); problem != "" {
		response.Diagnostics.AddAttributeError(request.Path, "Invalid Attribute Value", fmt.Sprintf("Attribute %s: %s", request.Path, problem))
	}
}

// limitUpTo is the rule for the limits of listeners.
type limitUpTo int64

func (v limitUpTo) Description(context.Context) string {
	return fmt.Sprintf("value must be between %d and %d, or %d for no limit", smallestLimit, int64(v), limitOff)
}

func (v limitUpTo) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

func (v limitUpTo) ValidateInt64(ctx context.Context, request validator.Int64Request, response *validator.Int64Response) {
	limit := request.ConfigValue.ValueInt64()
	if !given(request.ConfigValue) || limit == limitOff || limit >= smallestLimit && limit <= int64(v) {
		return
	}
	response.Diagnostics.AddAttributeError(request.Path, "Invalid Attribute Value", fmt.Sprintf("Attribute %s %s, got: %d", request.Path, v.Description(ctx), limit))
}

func baseURL() validator.String {
	const rule = "must be an absolute http or https URL such as https://lb.jdcloud-api.com, without query or fragment"
	return stringCheck{description: rule, check: func(value string) string {
		parsed, err := url.Parse(value)
		if err == nil && (parsed.Scheme == "http" || parsed.Scheme == "https") && parsed.Host != "" && parsed.RawQuery == "" && parsed.Fragment == "" {
			return ""
		}
		return fmt.Sprintf("%q is no base URL; it %s.", value, rule)
	}}
}

func positiveDuration() validator.String {
	const rule = "must be a duration greater than zero such as 500ms, 2s or 1m"
	return stringCheck{description: rule, check: func(value string) string {
		if duration, err := time.ParseDuration(value); err == nil && duration > 0 {
			return ""
		}
		return fmt.Sprintf("%q is no duration; it %s.", value, rule)
	}}
}

// ascendingRange checks the order of the two codes in a range such as 200-399; all codes have three digits.
func ascendingRange() validator.String {
	const rule = "must be a range from a lower to a higher code"
	return stringCheck{description: rule, check: func(value string) string {
		if from, to, isRange := strings.Cut(value, "-"); isRange && from >= to {
			return fmt.Sprintf("%q %s.", value, rule)
		}
		return ""
	}}
}

var objectIDPattern = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9-]*$`)

// objectID guards ids before they become part of a URL.
func objectID() validator.String {
	return stringvalidator.RegexMatches(objectIDPattern, "must be an id of JD Cloud: letters, digits and hyphens, not empty")
}

// chinese are the Chinese characters of names and paths, within brackets of a regular expression: radicals, 々, 〇, and
// ideographs. The script Han is the same and more in each version of Unicode, and the construct library runs with another one.
const chinese = `\x{2e80}-\x{2fdf}\x{3005}\x{3007}\x{3400}-\x{4dbf}\x{4e00}-\x{9fff}\x{f900}-\x{faff}\x{20000}-\x{3fffd}`

var namePattern = regexp.MustCompile(`^[` + chinese + `A-Za-z0-9_-]{1,32}$`)

// objectName is the rule for names of all load-balancing objects (JD Cloud SDK: Create*Spec).
func objectName() validator.String {
	return stringvalidator.RegexMatches(namePattern, "must be 1 to 32 characters: Chinese characters, letters, digits, _ and -")
}

// objectDescription is the rule for descriptions of all load-balancing objects (JD Cloud SDK: Create*Spec).
func objectDescription() validator.String {
	return stringvalidator.UTF8LengthAtMost(256)
}

func oneLine() validator.String {
	const rule = "must not contain a line break"
	return stringCheck{description: rule, check: func(value string) string {
		if !strings.ContainsAny(value, "\r\n") {
			return ""
		}
		return fmt.Sprintf("%q %s.", value, rule)
	}}
}

func ipv4Address() validator.String {
	const rule = "must be an IPv4 address such as 10.0.0.7"
	return stringCheck{description: rule, check: func(value string) string {
		if address, err := netip.ParseAddr(value); err == nil && address.Is4() {
			return ""
		}
		return fmt.Sprintf("%q %s.", value, rule)
	}}
}

// privateRanges are the addresses that a target of an alb may have (JD Cloud: target group management).
const privateRanges = "10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16"

func inPrivateRanges(value string) bool {
	address, err := netip.ParseAddr(value)
	return err == nil && address.Is4() && address.IsPrivate()
}

var zonePattern = regexp.MustCompile(`^[^\s\p{Z}\p{Cc}]+$`)

// zoneName is loose, since nothing lists all zones.
func zoneName() validator.String {
	return stringvalidator.RegexMatches(zonePattern, "must be the name of an availability zone such as cn-north-1a, without blanks and line breaks")
}

var hostNamePattern = regexp.MustCompile(`^[A-Za-z0-9.-]{1,255}$`)

// checkedHost is the rule for the host of a health check (JD Cloud SDK: HealthCheckSpec). The zone of an IPv6 address
// (fe80::1%eth0) has a meaning on one machine only.
func checkedHost() validator.String {
	const rule = "must be an IP address or a name of letters, digits, - and ., at most 255 characters"
	return stringCheck{description: rule, check: func(value string) string {
		if address, err := netip.ParseAddr(value); hostNamePattern.MatchString(value) || err == nil && address.Zone() == "" {
			return ""
		}
		return fmt.Sprintf("%q %s.", value, rule)
	}}
}

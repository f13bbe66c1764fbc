package provider_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"
)

// Keys and ids in which blanks, line breaks or control characters hide are refused at once, and the attribute is named.
func TestTargetsWithHiddenCharacters(t *testing.T) {
	t.Parallel()
	keyed := func(key string) body { return body{"targets": body{key: body{"instance_id": "i-a1"}}} }
	of := func(attribute, value string) body {
		target := body{attribute: value}
		if attribute == "ip_address" {
			target["type"] = "ip"
		}
		return body{"targets": body{"a": target}}
	}
	const key = "it must be a text that is not empty and has no line breaks or control characters."
	for name, test := range map[string]struct {
		changes         body
		detail, located string
	}{
		"line break in a key":         {keyed("a\nb"), `the key "a\nb" is not allowed; ` + key, "ElementKeyString(\"a\nb\")"},
		"bell in a key":               {keyed("a\a"), `the key "a\a" is not allowed; ` + key, "ElementKeyString(\"a\a\")"},
		"empty key":                   {keyed(""), `the key "" is not allowed; ` + key, `ElementKeyString("")`},
		"blank after an id":           {of("instance_id", "i-a1 "), "must be an id of JD Cloud: letters, digits and hyphens", `AttributeName("instance_id")`},
		"line break after an id":      {of("instance_id", "i-a1\n"), "must be an id of JD Cloud: letters, digits and hyphens", `AttributeName("instance_id")`},
		"blank after an address":      {of("ip_address", "10.0.0.7 "), `"10.0.0.7 " must be an IPv4 address such as 10.0.0.7.`, `AttributeName("ip_address")`},
		"line break after an address": {of("ip_address", "10.0.0.7\n"), `"10.0.0.7\n" must be an IPv4 address such as 10.0.0.7.`, `AttributeName("ip_address")`},
		"blank in the group's id":     {body{"target_group_id": "tg a1"}, "must be an id of JD Cloud: letters, digits and hyphens", `AttributeName("target_group_id")`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			configuration := body{"target_group_id": "tg-a1", "targets": body{"a": body{"instance_id": "i-a1"}}}
			maps.Copy(configuration, test.changes)
			found := validate(t, "jdcloud_lb_target_group_targets", configuration)
			if len(found) != 1 {
				t.Fatalf("expected one diagnostic, got %d: %v", len(found), found)
			}
			if located := fmt.Sprint(found[0].Attribute); !strings.Contains(found[0].Detail, test.detail) || !strings.Contains(located, test.located) {
				t.Errorf("got %s of %s: %s", found[0].Summary, located, found[0].Detail)
			}
		})
	}
	for _, accepted := range []string{"web-1", "服务器", "a b", "i-a1:8080"} {
		if found := validate(t, "jdcloud_lb_target_group_targets", body{"target_group_id": "tg-a1", "targets": keyed(accepted)["targets"]}); len(found) > 0 {
			t.Errorf("%q: %s", accepted, found[0].Detail)
		}
	}
}

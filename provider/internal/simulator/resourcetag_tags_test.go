package simulator_test

import (
	"net/http"
	"slices"
	"testing"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

func tagBody(name, service string, resources []string, tags ...object) object {
	return object{name: object{"resources": []object{{"serviceCode": service, "resourceId": resources}}, "tags": tags}}
}

func (f *fixture) tags(lb string) []string {
	var tags []string
	for _, tag := range f.sim.Snapshot().LoadBalancers[lb].Tags {
		tags = append(tags, tag.Key+"="+tag.Value)
	}
	slices.Sort(tags)
	return tags
}

func TestTagsOfALoadBalancer(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	team, web := object{"key": "team", "value": "shop"}, object{"key": "team", "value": "web"}
	data := f.must(http.MethodPost, "/tags:tagResources", tagBody("tagResources", "lb", []string{f.alb, f.nlb, "alb-x"}, team, object{"key": "stage", "value": ""}))["data"].(object)
	if data["successCount"] != 4.0 || data["failedResourcesMap"].([]any)[0].(object)["resourceId"] != "alb-x" {
		t.Errorf("tagResources: %v", data)
	}
	f.must(http.MethodPost, "/tags:tagResources", tagBody("tagResources", "lb", []string{f.alb}, web))
	if got, want := f.tags(f.alb), []string{"stage=", "team=web"}; !slices.Equal(got, want) {
		t.Errorf("tags %v, want %v", got, want)
	}
	f.must(http.MethodPost, "/tags:unTagResources", tagBody("unTagResources", "lb", []string{f.alb}, team, object{"key": "stage", "value": ""}))
	if got, want := f.tags(f.alb), []string{"team=web"}; !slices.Equal(got, want) {
		t.Errorf("after removal %v, want %v: key and value must fit", got, want)
	}
	find := func(filter object) []string {
		data := f.must(http.MethodPost, "/tags:describeResources", object{"resourceVo": filter})["data"].(object)
		ids := pluck(data["resourceTagMappingList"], "resourceId")
		slices.Sort(ids)
		return ids
	}
	both := []string{f.alb, f.nlb}
	slices.Sort(both)
	for name, test := range map[string]struct {
		filter object
		want   []string
	}{
		"all":            {object{"serviceCodes": []string{"lb"}}, both},
		"by id":          {object{"resourceIds": []string{f.nlb}}, []string{f.nlb}},
		"by tag":         {object{"tagFilters": []object{{"key": "team", "values": []string{"web"}, "operator": "eq"}}}, []string{f.alb}},
		"last page":      {object{"pageSize": 1, "currentPage": 9}, both[1:]},
		"without result": {object{"tagFilters": []object{{"key": "nobody"}}}, nil},
	} {
		if got := find(test.filter); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
}

func TestTagRefusals(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	tag := object{"key": "team", "value": "shop"}
	post := func(name string, body object, message string) refusal {
		return refusal{name, http.MethodPost, "/tags:tagResources", body, 400, "INVALID_ARGUMENT", message}
	}
	f.refuses(t, []refusal{
		post("nothing", object{}, "Request field tagResources is missing"),
		post("no tags", tagBody("tagResources", "lb", []string{f.alb}, []object{}...), "Request parameter tagResources.tags has 0 items, expected at least 1"),
		post("no resources", tagBody("tagResources", "lb", nil, tag), "Request field tagResources.resources[0].resourceId is missing"),
		post("other service", tagBody("tagResources", "vm", []string{"i-a1"}, tag), "Request parameter resources.serviceCode is 'vm', expected a service that can be tagged"),
		post("key twice", tagBody("tagResources", "lb", []string{f.alb}, tag, tag), "Tag key 'team' is given twice"),
		post("empty key", tagBody("tagResources", "lb", []string{f.alb}, object{"key": "", "value": ""}), "Request parameter tagResources.tags[0].key is '', expected a text of one line that is not empty"),
		post("key of two lines", tagBody("tagResources", "lb", []string{f.alb}, object{"key": "a\nb", "value": ""}), "Request parameter tagResources.tags[0].key is 'a\nb', expected a text of one line that is not empty"),
		post("no value", tagBody("tagResources", "lb", []string{f.alb}, object{"key": "team"}), "Request field tagResources.tags[0].value is missing"),
		{"unknown service in a search", http.MethodPost, "/tags:describeResources", object{"resourceVo": object{"serviceCodes": []string{"rds"}}}, 400, "INVALID_ARGUMENT",
			"Request parameter resourceVo.serviceCodes is 'rds', expected a service that can be tagged"},
	})
	refusing := newFixture(t, simulator.Options{Assumptions: simulator.Assumptions{RefuseTagsOnLoadBalancers: true}})
	refusing.refuses(t, []refusal{post("load balancers cannot be tagged", tagBody("tagResources", "lb", []string{refusing.alb}, tag),
		"Request parameter resources.serviceCode is 'lb', expected a service that can be tagged")})
}

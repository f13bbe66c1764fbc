package simulator

import (
	"slices"
	"strings"
)

// serviceCodeLB is the resource tag service's name for load balancers, as far as one can tell (see assumptions.md).
const serviceCodeLB = "lb"

func tagKeyRule(key string) string {
	if key == "" || strings.ContainsAny(key, "\r\n") {
		return "a text of one line that is not empty"
	}
	return ""
}

// judgeTags refuses a key that occurs twice.
func judgeTags(tags []Tag) *apiError {
	for i, tag := range tags {
		if slices.ContainsFunc(tags[:i], func(other Tag) bool { return other.Key == tag.Key }) {
			return invalid("Tag key '%s' is given twice", tag.Key)
		}
	}
	return nil
}

func tagCallFields(name string) []field {
	return []field{object(name,
		list("resources", object("",
			text("serviceCode").need(),
			list("resourceId", text("").follow(idRule), 0).need().filled(),
		), 0).need().filled(),
		list("tags", object("", text("key").need().follow(tagKeyRule), text("value").need()), 0).need().filled(),
	).need()}
}

var (
	tagResourcesFields   = tagCallFields("tagResources")
	untagResourcesFields = tagCallFields("unTagResources")
)

type tagCall struct {
	Resources []struct {
		ServiceCode string   `json:"serviceCode"`
		ResourceID  []string `json:"resourceId"`
	} `json:"resources"`
	Tags []Tag `json:"tags"`
}

type failedResource struct {
	ResourceID string `json:"resourceId"`
	Msg        string `json:"msg"`
}

func (c *call) judgeServiceCode(path, code string) *apiError {
	if code != serviceCodeLB || c.sim.options.Assumptions.RefuseTagsOnLoadBalancers {
		return unexpected(path, code, "a service that can be tagged")
	}
	return nil
}

// judge decides over a tag call, and applies retag with every tag to each of its load balancers. Resources that do not
// exist are reported, not refused.
func (body tagCall) judge(c *call, retag func(tags []Tag, tag Tag) []Tag) (change, *apiError) {
	if failure := judgeTags(body.Tags); failure != nil {
		return nil, failure
	}
	for _, resource := range body.Resources {
		if failure := c.judgeServiceCode("resources.serviceCode", resource.ServiceCode); failure != nil {
			return nil, failure
		}
	}
	return func() any {
		failed := []failedResource{}
		count := 0
		for _, resource := range body.Resources {
			for _, id := range resource.ResourceID {
				lb := c.state.LoadBalancers[id]
				if lb == nil {
					failed = append(failed, failedResource{id, "resource not found"})
					continue
				}
				c.loadBalancerID = id
				for _, tag := range body.Tags {
					lb.Tags = retag(lb.Tags, tag)
					count++
				}
			}
		}
		return result{"data": result{"pin": "simulator", "region": c.state.Region, "failedResourcesMap": failed, "successCount": count}}
	}, nil
}

type tagResourcesBody struct {
	TagResources tagCall `json:"tagResources"`
}

func tagResources(c *call, body tagResourcesBody) (change, *apiError) {
	return body.TagResources.judge(c, func(tags []Tag, tag Tag) []Tag {
		return append(slices.DeleteFunc(slices.Clone(tags), func(other Tag) bool { return other.Key == tag.Key }), tag)
	})
}

type untagResourcesBody struct {
	UntagResources tagCall `json:"unTagResources"`
}

func untagResources(c *call, body untagResourcesBody) (change, *apiError) {
	return body.UntagResources.judge(c, func(tags []Tag, tag Tag) []Tag {
		return slices.DeleteFunc(slices.Clone(tags), func(other Tag) bool { return other == tag })
	})
}

var describeResourcesFields = []field{object("resourceVo",
	list("serviceCodes", text(""), 0),
	list("resourceIds", text("").follow(idRule), 0),
	list("tagFilters", object("", text("key").need(), list("values", text(""), 0), text("operator").of("eq")), 0),
	integer("showTagStatus").between(0, 1),
	text("orderCondition"),
	text("descOrAsc").of("ASC", "DESC"),
	integer("pageSize").between(1, largestPage),
	integer("currentPage").between(1, 1<<31-1),
).need()}

type resourceTagMapping struct {
	Jrn         *string `json:"jrn"`
	ServiceCode string  `json:"serviceCode"`
	ResourceID  string  `json:"resourceId"`
	Tags        []Tag   `json:"tags"`
}

type describeResourcesBody struct {
	ResourceVo struct {
		ServiceCodes []string `json:"serviceCodes"`
		ResourceIDs  []string `json:"resourceIds"`
		TagFilters   []struct {
			Key    string   `json:"key"`
			Values []string `json:"values"`
		} `json:"tagFilters"`
		PageSize    int `json:"pageSize"`
		CurrentPage int `json:"currentPage"`
	} `json:"resourceVo"`
}

func describeResources(c *call, body describeResourcesBody) (change, *apiError) {
	asked := body.ResourceVo
	for _, code := range asked.ServiceCodes {
		if failure := c.judgeServiceCode("resourceVo.serviceCodes", code); failure != nil {
			return nil, failure
		}
	}
	conditions := query{}
	for _, wanted := range asked.TagFilters {
		conditions.tags = append(conditions.tags, tagCondition{wanted.Key, wanted.Values})
	}
	mappings := []resourceTagMapping{}
	for id, lb := range c.state.LoadBalancers {
		if len(lb.Tags) > 0 && conditions.wanted(lb.Tags) && (len(asked.ResourceIDs) == 0 || slices.Contains(asked.ResourceIDs, id)) {
			mappings = append(mappings, resourceTagMapping{ServiceCode: serviceCodeLB, ResourceID: id, Tags: lb.Tags})
		}
	}
	slices.SortFunc(mappings, func(a, b resourceTagMapping) int { return strings.Compare(a.ResourceID, b.ResourceID) })
	return unchanged(result{"data": result{
		"pin": "simulator", "region": c.state.Region,
		"resourceTagMappingList": page(mappings, max(asked.CurrentPage, 1), asked.PageSize),
	}}), nil
}

package client

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	tagapi "github.com/jdcloud-api/jdcloud-sdk-go/services/resourcetag/apis"
	tag "github.com/jdcloud-api/jdcloud-sdk-go/services/resourcetag/models"
)

// loadBalancerServiceCode names the product in the tag service. The SDK's list of codes has no entry for load
// balancers, so this is an assumption.
const loadBalancerServiceCode = "lb"

// TagLoadBalancer sets tags of a load balancer; a tag whose key exists gets the new value.
func (c *Client) TagLoadBalancer(ctx context.Context, id string, tags map[string]string) error {
	if len(tags) == 0 {
		return nil
	}
	result, err := Call[tagapi.TagResourcesResult](ctx, c, Operation{ResourceTag, "tagResources", Idempotent},
		tagapi.NewTagResourcesRequest(c.region, &tag.TagResourcesReqVo{Resources: taggedResource(id), Tags: tagList(tags)}))
	if err != nil {
		return err
	}
	return tagFailure("tagResources", id, result.Data.FailedResourcesMap)
}

// UntagLoadBalancer removes tags of a load balancer. The API wants the values as well as the keys.
func (c *Client) UntagLoadBalancer(ctx context.Context, id string, tags map[string]string) error {
	if len(tags) == 0 {
		return nil
	}
	result, err := Call[tagapi.UnTagResourcesResult](ctx, c, Operation{ResourceTag, "unTagResources", Idempotent},
		tagapi.NewUnTagResourcesRequest(c.region, &tag.UnTagResourcesReqVo{Resources: taggedResource(id), Tags: tagList(tags)}))
	if err != nil {
		return err
	}
	return tagFailure("unTagResources", id, result.Data.FailedResourcesMap)
}

func taggedResource(id string) []tag.ResourcesMap {
	return []tag.ResourcesMap{{ServiceCode: loadBalancerServiceCode, ResourceId: []string{id}}}
}

func tagList(tags map[string]string) []tag.Tag {
	list := make([]tag.Tag, 0, len(tags))
	for _, key := range slices.Sorted(maps.Keys(tags)) {
		list = append(list, tag.Tag{Key: key, Value: tags[key]})
	}
	return list
}

// tagFailure reports what the tag service refused in an answer that is otherwise a success.
func tagFailure(operation, id string, failed []tag.FailedResourcesMap) error {
	if len(failed) == 0 {
		return nil
	}
	reasons := make([]string, 0, len(failed))
	for _, failure := range failed {
		reasons = append(reasons, failure.ResourceId+": "+failure.Msg)
	}
	return fmt.Errorf("%s failed for load balancer %s: %s", operation, id, strings.Join(reasons, "; "))
}

package client

import (
	"context"
	"fmt"
	"slices"

	common "github.com/jdcloud-api/jdcloud-sdk-go/services/common/models"
	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

// maxDeniedLists is how often a list is asked for that says NOT_FOUND.
const maxDeniedLists = 3

// kind is what the reads and lists of one kind of object have in common.
type kind[Item any] struct {
	// noun and plural are for people.
	noun, plural string
	// looks is how often the outcome of a create is looked for before the create is repeated.
	looks int
	// idFilter and nameFilter are the names of the list's filters.
	idFilter, nameFilter  string
	id, name, description func(Item) string
	// loadBalancer is the id of the load balancer that the object is or belongs to, and productType its type. A kind that belongs
	// to no load balancer has neither, nor snapshots.
	loadBalancer, productType func(Item) string
	snapshots                 func(c *Client) *snapshots[Item]
	describe                  func(ctx context.Context, c *Client, id string) (*Item, error)
	// page reads one page of the list.
	page func(ctx context.Context, c *Client, filters []common.Filter, number, size int) (Page[Item], error)
}

var (
	loadBalancerKind = kind[lb.LoadBalancer]{
		noun: "load balancer", plural: "load balancers", looks: maxLoadBalancerLooks, idFilter: "loadBalancerIds", nameFilter: "loadBalancerNames",
		id:           idOfLoadBalancer,
		name:         func(item lb.LoadBalancer) string { return item.LoadBalancerName },
		description:  func(item lb.LoadBalancer) string { return item.Description },
		loadBalancer: idOfLoadBalancer,
		productType:  func(item lb.LoadBalancer) string { return item.Type },
		snapshots:    func(c *Client) *snapshots[lb.LoadBalancer] { return &c.snapshots.loadBalancers },
		describe: func(ctx context.Context, c *Client, id string) (*lb.LoadBalancer, error) {
			result, err := callFor(ctx, c, Operation{LoadBalancer, "describeLoadBalancer", Read},
				lbapi.NewDescribeLoadBalancerRequest(c.region, id), id,
				func(result lbapi.DescribeLoadBalancerResult) string { return idOfLoadBalancer(result.LoadBalancer) })
			return &result.LoadBalancer, err
		},
		page: func(ctx context.Context, c *Client, filters []common.Filter, number, size int) (Page[lb.LoadBalancer], error) {
			request := lbapi.NewDescribeLoadBalancersRequest(c.region)
			request.Filters, request.PageNumber, request.PageSize = filters, &number, &size
			return callPage(ctx, c, Operation{LoadBalancer, "describeLoadBalancers", Read}, request, func(result lbapi.DescribeLoadBalancersResult) Page[lb.LoadBalancer] {
				return Page[lb.LoadBalancer]{Items: result.LoadBalancers, TotalCount: result.TotalCount}
			}, idOfLoadBalancer)
		},
	}
	targetGroupKind = kind[lb.TargetGroup]{
		noun: "target group", plural: "target groups", looks: maxLooks, idFilter: "targetGroupIds", nameFilter: "targetGroupNames",
		id:           idOfTargetGroup,
		name:         func(item lb.TargetGroup) string { return item.TargetGroupName },
		description:  func(item lb.TargetGroup) string { return item.Description },
		loadBalancer: func(item lb.TargetGroup) string { return item.LoadBalancerId },
		productType:  func(item lb.TargetGroup) string { return item.LoadBalancerType },
		snapshots:    func(c *Client) *snapshots[lb.TargetGroup] { return &c.snapshots.targetGroups },
		describe: func(ctx context.Context, c *Client, id string) (*lb.TargetGroup, error) {
			result, err := callFor(ctx, c, Operation{LoadBalancer, "describeTargetGroup", Read},
				lbapi.NewDescribeTargetGroupRequest(c.region, id), id,
				func(result lbapi.DescribeTargetGroupResult) string { return idOfTargetGroup(result.TargetGroup) })
			return &result.TargetGroup, err
		},
		page: func(ctx context.Context, c *Client, filters []common.Filter, number, size int) (Page[lb.TargetGroup], error) {
			request := lbapi.NewDescribeTargetGroupsRequest(c.region)
			request.Filters, request.PageNumber, request.PageSize = filters, &number, &size
			return callPage(ctx, c, Operation{LoadBalancer, "describeTargetGroups", Read}, request, func(result lbapi.DescribeTargetGroupsResult) Page[lb.TargetGroup] {
				return Page[lb.TargetGroup]{Items: result.TargetGroups, TotalCount: result.TotalCount}
			}, idOfTargetGroup)
		},
	}
	backendKind = kind[lb.Backend]{
		noun: "backend", plural: "backends", looks: maxLooks, idFilter: "backendIds", nameFilter: "backendNames",
		id:           idOfBackend,
		name:         func(item lb.Backend) string { return item.BackendName },
		description:  func(item lb.Backend) string { return item.Description },
		loadBalancer: func(item lb.Backend) string { return item.LoadBalancerId },
		productType:  func(item lb.Backend) string { return item.LoadBalancerType },
		snapshots:    func(c *Client) *snapshots[lb.Backend] { return &c.snapshots.backends },
		describe: func(ctx context.Context, c *Client, id string) (*lb.Backend, error) {
			result, err := callFor(ctx, c, Operation{LoadBalancer, "describeBackend", Read},
				lbapi.NewDescribeBackendRequest(c.region, id), id,
				func(result lbapi.DescribeBackendResult) string { return idOfBackend(result.Backend) })
			return &result.Backend, err
		},
		page: func(ctx context.Context, c *Client, filters []common.Filter, number, size int) (Page[lb.Backend], error) {
			request := lbapi.NewDescribeBackendsRequest(c.region)
			request.Filters, request.PageNumber, request.PageSize = filters, &number, &size
			return callPage(ctx, c, Operation{LoadBalancer, "describeBackends", Read}, request, func(result lbapi.DescribeBackendsResult) Page[lb.Backend] {
				return Page[lb.Backend]{Items: result.Backends, TotalCount: result.TotalCount}
			}, idOfBackend)
		},
	}
	listenerKind = kind[lb.Listener]{
		noun: "listener", plural: "listeners", looks: maxLooks, idFilter: "listenerIds", nameFilter: "listenerNames",
		id:           idOfListener,
		name:         func(item lb.Listener) string { return item.ListenerName },
		description:  func(item lb.Listener) string { return item.Description },
		loadBalancer: func(item lb.Listener) string { return item.LoadBalancerId },
		productType:  func(item lb.Listener) string { return item.LoadBalancerType },
		snapshots:    func(c *Client) *snapshots[lb.Listener] { return &c.snapshots.listeners },
		describe: func(ctx context.Context, c *Client, id string) (*lb.Listener, error) {
			result, err := callFor(ctx, c, Operation{LoadBalancer, "describeListener", Read},
				lbapi.NewDescribeListenerRequest(c.region, id), id,
				func(result lbapi.DescribeListenerResult) string { return idOfListener(result.Listener) })
			return &result.Listener, err
		},
		page: func(ctx context.Context, c *Client, filters []common.Filter, number, size int) (Page[lb.Listener], error) {
			request := lbapi.NewDescribeListenersRequest(c.region)
			request.Filters, request.PageNumber, request.PageSize = filters, &number, &size
			return callPage(ctx, c, Operation{LoadBalancer, "describeListeners", Read}, request, func(result lbapi.DescribeListenersResult) Page[lb.Listener] {
				return Page[lb.Listener]{Items: result.Listeners, TotalCount: result.TotalCount}
			}, idOfListener)
		},
	}
)

func idOfLoadBalancer(item lb.LoadBalancer) string { return item.LoadBalancerId }

func idOfTargetGroup(item lb.TargetGroup) string { return item.TargetGroupId }

func idOfBackend(item lb.Backend) string { return item.BackendId }

func idOfListener(item lb.Listener) string { return item.ListenerId }

// read reads one object, and remembers what never changes: lists need its product type as a filter, and writes its load
// balancer to lock.
func (k kind[Item]) read(ctx context.Context, c *Client, id string) (*Item, error) {
	item, err := k.describe(ctx, c, id)
	if err != nil {
		return nil, err
	}
	k.remember(c, *item)
	return item, nil
}

func (k kind[Item]) remember(c *Client, item Item) {
	if k.productType == nil {
		return
	}
	c.productTypes.set(k.id(item), k.productType(item))
	c.productTypes.set(k.loadBalancer(item), k.productType(item))
	c.parents.set(k.id(item), k.loadBalancer(item))
}

// known returns an object as a region-wide list shows it, nil when it has to be read singly.
func (k kind[Item]) known(ctx context.Context, c *Client, id, productType string) *Item {
	if productType == "" {
		return nil
	}
	load := func(ctx context.Context, number int) (Page[Item], error) {
		page, err := k.page(ctx, c, []common.Filter{filter("loadBalancerType", productType)}, number, pageSize)
		for _, item := range page.Items {
			k.remember(c, item)
		}
		return page, err
	}
	item, found := k.snapshots(c).of(productType, &c.snapshots.budget).find(ctx, id, load, k.id)
	if !found || isDeleting(&item) {
		return nil
	}
	return &item
}

// list reads all pages of a list; with a name, only the objects of exactly that name.
func (k kind[Item]) list(ctx context.Context, c *Client, what, name string, filters ...common.Filter) ([]Item, error) {
	if name != "" {
		filters = append(filters, filter(k.nameFilter, name))
	}
	items, err := ListAll(ctx, what, func(ctx context.Context, number, size int) (Page[Item], error) {
		return k.certainPage(ctx, c, filters, number, size)
	}, k.id)
	if name != "" {
		items = slices.DeleteFunc(items, func(item Item) bool { return k.name(item) != name })
	}
	return items, err
}

// listChildren lists the objects of a load balancer.
func (k kind[Item]) listChildren(ctx context.Context, c *Client, loadBalancerID, name string) ([]Item, error) {
	productType, err := c.LoadBalancerType(ctx, loadBalancerID)
	if err != nil {
		return nil, err
	}
	return k.list(ctx, c, k.plural+" of load balancer "+loadBalancerID, name,
		filter("loadBalancerId", loadBalancerID), filter("loadBalancerType", productType))
}

// find looks for an object in the lists of the product types, of which the empty one is that of a kind without, and returns
// the id of the request that showed it.
func (k kind[Item]) find(ctx context.Context, c *Client, id string, types []string) (item *Item, requestID string, err error) {
	for _, productType := range types {
		filters, what := []common.Filter{filter(k.idFilter, id)}, k.plural
		if productType != "" {
			filters, what = append([]common.Filter{filter("loadBalancerType", productType)}, filters...), fmt.Sprintf("%s of type %s", k.plural, productType)
		}
		_, err := ListAll(ctx, what, func(ctx context.Context, number, size int) (Page[Item], error) {
			page, err := k.certainPage(ctx, c, filters, number, size)
			for _, candidate := range page.Items {
				if k.id(candidate) == id {
					item, requestID = &candidate, page.RequestID
				}
			}
			return page, err
		}, k.id)
		if err != nil || item != nil {
			return item, requestID, err
		}
	}
	return nil, "", nil
}

// certainPage reads one page of the list. A list exists always: that it does not is never believed at once.
func (k kind[Item]) certainPage(ctx context.Context, c *Client, filters []common.Filter, number, size int) (Page[Item], error) {
	for tries := 1; ; tries++ {
		page, err := k.page(ctx, c, filters, number, size)
		if !IsNotFound(err) || tries == maxDeniedLists {
			return page, err
		}
		if sleep(ctx, c.pause(tries)) != nil {
			return page, err
		}
	}
}

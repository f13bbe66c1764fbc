package client

import (
	"context"
	"fmt"
	"slices"

	"github.com/jdcloud-api/jdcloud-sdk-go/core"
	agapi "github.com/jdcloud-api/jdcloud-sdk-go/services/ag/apis"
	ag "github.com/jdcloud-api/jdcloud-sdk-go/services/ag/models"
	common "github.com/jdcloud-api/jdcloud-sdk-go/services/common/models"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
	vmapi "github.com/jdcloud-api/jdcloud-sdk-go/services/vm/apis"
	vm "github.com/jdcloud-api/jdcloud-sdk-go/services/vm/models"
	vpcapi "github.com/jdcloud-api/jdcloud-sdk-go/services/vpc/apis"
	vpc "github.com/jdcloud-api/jdcloud-sdk-go/services/vpc/models"
)

// Query says which objects of the region a list returns. The zero value asks for all of them.
type Query struct {
	// Name is compared exactly, although some of the API's filters look for a part of the name.
	Name string
	// Filters are the API's own, each with one value.
	Filters map[string]string
}

func (q Query) filters() []common.Filter {
	var filters []common.Filter
	for name, value := range q.Filters {
		filters = append(filters, filter(name, value))
	}
	return filters
}

// The filters of the API that decide which product types a query is about.
const (
	FilterProductType  = "loadBalancerType"
	FilterLoadBalancer = "loadBalancerId"
)

// QueryLoadBalancers lists load balancers. One that is DELETING counts as absent.
func (c *Client) QueryLoadBalancers(ctx context.Context, q Query) ([]lb.LoadBalancer, error) {
	items, err := loadBalancerKind.query(ctx, c, q)
	return slices.DeleteFunc(items, func(item lb.LoadBalancer) bool { return isDeleting(&item) }), err
}

// QueryListeners lists listeners.
func (c *Client) QueryListeners(ctx context.Context, q Query) ([]lb.Listener, error) {
	return listenerKind.query(ctx, c, q)
}

// QueryBackends lists backends.
func (c *Client) QueryBackends(ctx context.Context, q Query) ([]lb.Backend, error) {
	return backendKind.query(ctx, c, q)
}

// QueryTargetGroups lists target groups.
func (c *Client) QueryTargetGroups(ctx context.Context, q Query) ([]lb.TargetGroup, error) {
	return targetGroupKind.query(ctx, c, q)
}

// query lists the objects of every product type in turn, unless the query is about one type or one load balancer: the
// API lists a single type at a time.
func (k kind[Item]) query(ctx context.Context, c *Client, q Query) ([]Item, error) {
	types, err := c.productTypesOf(ctx, q)
	if err != nil {
		return nil, err
	}
	others := slices.DeleteFunc(q.filters(), func(given common.Filter) bool { return given.Name == FilterProductType })
	var items []Item
	for _, productType := range types {
		found, err := k.list(ctx, c, fmt.Sprintf("%s of type %s", k.plural, productType), q.Name, append(slices.Clip(others), filter(FilterProductType, productType))...)
		if err != nil {
			return nil, err
		}
		items = append(items, found...)
	}
	return items, nil
}

func (c *Client) productTypesOf(ctx context.Context, q Query) ([]string, error) {
	if productType := q.Filters[FilterProductType]; productType != "" {
		return []string{productType}, nil
	}
	loadBalancerID := q.Filters[FilterLoadBalancer]
	if loadBalancerID == "" {
		return allProductTypes, nil
	}
	loadBalancer, err := c.ReadLoadBalancer(ctx, loadBalancerID, "")
	if err != nil {
		return nil, err
	}
	return []string{loadBalancer.Type}, nil
}

// collection is a list of objects that load balancers refer to.
type collection[Result, Item any] struct {
	plural    string
	operation Operation
	request   core.RequestInterface
	// ask makes the request ask for one page.
	ask func(filters []common.Filter, number, size *int)
	// page is what an answer shows.
	page func(Result) Page[Item]
	id   func(Item) string
	// name is what the query's name is compared with, and nameFilter the list's filter for it.
	name       func(Item) string
	nameFilter string
}

func (l collection[Result, Item]) query(ctx context.Context, c *Client, q Query, filters ...common.Filter) ([]Item, error) {
	k := kind[Item]{nameFilter: l.nameFilter, id: l.id, name: l.name, page: func(ctx context.Context, c *Client, filters []common.Filter, number, size int) (Page[Item], error) {
		l.ask(filters, &number, &size)
		return callPage(ctx, c, l.operation, l.request, l.page, l.id)
	}}
	return k.list(ctx, c, l.plural, q.Name, append(q.filters(), filters...)...)
}

// QueryVPCs lists VPCs.
func (c *Client) QueryVPCs(ctx context.Context, q Query) ([]vpc.Vpc, error) {
	request := vpcapi.NewDescribeVpcsRequest(c.region)
	return collection[vpcapi.DescribeVpcsResult, vpc.Vpc]{
		plural: "VPCs", operation: Operation{VPC, "describeVpcs", Read}, request: request, nameFilter: "vpcNames",
		ask: func(filters []common.Filter, number, size *int) {
			request.Filters, request.PageNumber, request.PageSize = filters, number, size
		},
		page: func(result vpcapi.DescribeVpcsResult) Page[vpc.Vpc] {
			return Page[vpc.Vpc]{Items: result.Vpcs, TotalCount: result.TotalCount}
		},
		id:   func(item vpc.Vpc) string { return item.VpcId },
		name: func(item vpc.Vpc) string { return item.VpcName },
	}.query(ctx, c, q)
}

// QuerySubnets lists subnets, those in edge zones included.
func (c *Client) QuerySubnets(ctx context.Context, q Query) ([]vpc.Subnet, error) {
	request := vpcapi.NewDescribeSubnetsRequest(c.region)
	return collection[vpcapi.DescribeSubnetsResult, vpc.Subnet]{
		plural: "subnets", operation: Operation{VPC, "describeSubnets", Read}, request: request, nameFilter: "subnetNames",
		ask: func(filters []common.Filter, number, size *int) {
			request.Filters, request.PageNumber, request.PageSize = filters, number, size
		},
		page: func(result vpcapi.DescribeSubnetsResult) Page[vpc.Subnet] {
			return Page[vpc.Subnet]{Items: result.Subnets, TotalCount: result.TotalCount}
		},
		id:   func(item vpc.Subnet) string { return item.SubnetId },
		name: func(item vpc.Subnet) string { return item.SubnetName },
	}.query(ctx, c, q, filter("subnetType", "all"))
}

// QuerySecurityGroups lists security groups.
func (c *Client) QuerySecurityGroups(ctx context.Context, q Query) ([]vpc.NetworkSecurityGroup, error) {
	request := vpcapi.NewDescribeNetworkSecurityGroupsRequest(c.region)
	return collection[vpcapi.DescribeNetworkSecurityGroupsResult, vpc.NetworkSecurityGroup]{
		plural: "security groups", operation: Operation{VPC, "describeNetworkSecurityGroups", Read}, request: request, nameFilter: "networkSecurityGroupNames",
		ask: func(filters []common.Filter, number, size *int) {
			request.Filters, request.PageNumber, request.PageSize = filters, number, size
		},
		page: func(result vpcapi.DescribeNetworkSecurityGroupsResult) Page[vpc.NetworkSecurityGroup] {
			return Page[vpc.NetworkSecurityGroup]{Items: result.NetworkSecurityGroups, TotalCount: result.TotalCount}
		},
		id:   func(item vpc.NetworkSecurityGroup) string { return item.NetworkSecurityGroupId },
		name: func(item vpc.NetworkSecurityGroup) string { return item.NetworkSecurityGroupName },
	}.query(ctx, c, q)
}

// QueryElasticIPs lists elastic IPs, those of edge zones included. They have no names: the query's name is the address.
func (c *Client) QueryElasticIPs(ctx context.Context, q Query) ([]vpc.ElasticIp, error) {
	request := vpcapi.NewDescribeElasticIpsRequest(c.region)
	return collection[vpcapi.DescribeElasticIpsResult, vpc.ElasticIp]{
		plural: "elastic IPs", operation: Operation{VPC, "describeElasticIps", Read}, request: request, nameFilter: "elasticIpAddress",
		ask: func(filters []common.Filter, number, size *int) {
			request.Filters, request.PageNumber, request.PageSize = filters, number, size
		},
		page: func(result vpcapi.DescribeElasticIpsResult) Page[vpc.ElasticIp] {
			return Page[vpc.ElasticIp]{Items: result.ElasticIps, TotalCount: result.TotalCount}
		},
		id:   func(item vpc.ElasticIp) string { return item.ElasticIpId },
		name: func(item vpc.ElasticIp) string { return item.ElasticIpAddress },
	}.query(ctx, c, q, filter("ipType", "all"))
}

// QueryInstances lists virtual machines.
func (c *Client) QueryInstances(ctx context.Context, q Query) ([]vm.Instance, error) {
	request := vmapi.NewDescribeInstancesRequest(c.region)
	return collection[vmapi.DescribeInstancesResult, vm.Instance]{
		plural: "instances", operation: Operation{VM, "describeInstances", Read}, request: request, nameFilter: "name",
		ask: func(filters []common.Filter, number, size *int) {
			request.Filters, request.PageNumber, request.PageSize = filters, number, size
		},
		page: func(result vmapi.DescribeInstancesResult) Page[vm.Instance] {
			return Page[vm.Instance]{Items: result.Instances, TotalCount: result.TotalCount}
		},
		id:   func(item vm.Instance) string { return item.InstanceId },
		name: func(item vm.Instance) string { return item.InstanceName },
	}.query(ctx, c, q)
}

// QueryInstanceTemplates lists instance templates.
func (c *Client) QueryInstanceTemplates(ctx context.Context, q Query) ([]vm.InstanceTemplate, error) {
	request := vmapi.NewDescribeInstanceTemplatesRequest(c.region)
	return collection[vmapi.DescribeInstanceTemplatesResult, vm.InstanceTemplate]{
		plural: "instance templates", operation: Operation{VM, "describeInstanceTemplates", Read}, request: request, nameFilter: "name",
		ask: func(filters []common.Filter, number, size *int) {
			request.Filters, request.PageNumber, request.PageSize = filters, number, size
		},
		page: func(result vmapi.DescribeInstanceTemplatesResult) Page[vm.InstanceTemplate] {
			return Page[vm.InstanceTemplate]{Items: result.InstanceTemplates, TotalCount: result.TotalCount}
		},
		id:   func(item vm.InstanceTemplate) string { return item.Id },
		name: func(item vm.InstanceTemplate) string { return item.Name },
	}.query(ctx, c, q)
}

// QueryAvailabilityGroups lists availability groups.
func (c *Client) QueryAvailabilityGroups(ctx context.Context, q Query) ([]ag.AvailabilityGroup, error) {
	request := agapi.NewDescribeAgsRequest(c.region)
	return collection[agapi.DescribeAgsResult, ag.AvailabilityGroup]{
		plural: "availability groups", operation: Operation{AvailabilityGroup, "describeAgs", Read}, request: request, nameFilter: "agName",
		ask: func(filters []common.Filter, number, size *int) {
			request.Filters, request.PageNumber, request.PageSize = filters, number, size
		},
		page: func(result agapi.DescribeAgsResult) Page[ag.AvailabilityGroup] {
			return Page[ag.AvailabilityGroup]{Items: result.Ags, TotalCount: result.TotalCount}
		},
		id:   func(item ag.AvailabilityGroup) string { return item.Id },
		name: func(item ag.AvailabilityGroup) string { return item.Name },
	}.query(ctx, c, q)
}

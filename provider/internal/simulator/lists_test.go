package simulator_test

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

func itoa(number int) string { return strconv.Itoa(number) }

// groups makes a load balancer with 25 target groups named g00 to g24.
func groups(t *testing.T) *cloud {
	t.Helper()
	seed := simulator.DefaultSeed()
	seed.Quotas = []simulator.Quota{{LoadBalancerType: "alb", Type: "target_group", Limit: 100}}
	options := atOnce()
	options.Seed = seed
	c := newCloud(t, options)
	lb := c.create("/loadBalancers/", object{"loadBalancerName": "web", "subnetId": "subnet-a1", "azs": []string{"cn-north-1a"}})
	for i := range 25 {
		c.create("/targetGroups/", object{"targetGroupName": "g" + strconv.Itoa(100 + i)[1:], "loadBalancerId": lb})
	}
	return c
}

func TestListsArePaged(t *testing.T) {
	c := groups(t)
	page := func(pairs ...string) []string {
		answer := c.must(http.MethodGet, "/targetGroups/"+query(pairs...), nil)
		if answer["totalCount"] != 25.0 {
			t.Errorf("totalCount = %v, want 25", answer["totalCount"])
		}
		names := pluck(answer["targetGroups"], "targetGroupName")
		slices.Sort(names)
		return names
	}
	if got := len(page()); got != 20 {
		t.Errorf("default page has %d items, want 20", got)
	}
	all := slices.Concat(page("pageSize", "10", "pageNumber", "1"), page("pageSize", "10", "pageNumber", "2"), page("pageSize", "10", "pageNumber", "3"))
	slices.Sort(all)
	if distinct := slices.Compact(slices.Clone(all)); len(all) != 25 || len(distinct) != 25 {
		t.Errorf("three pages hold %d items, %d of them distinct; want 25", len(all), len(distinct))
	}
	if last, beyond := page("pageSize", "10", "pageNumber", "3"), page("pageSize", "10", "pageNumber", "99"); len(last) != 5 || !slices.Equal(last, beyond) {
		t.Errorf("page 99 is %v, want the last page %v again", beyond, last)
	}
	if got := len(page("pageSize", "100")); got != 25 {
		t.Errorf("a page of 100 has %d items, want 25", got)
	}
}

func TestListsAreShuffled(t *testing.T) {
	c := groups(t)
	order := func() string {
		return strings.Join(pluck(c.must(http.MethodGet, "/targetGroups/"+query("pageSize", "100"), nil)["targetGroups"], "targetGroupName"), " ")
	}
	seen := map[string]bool{}
	for range 5 {
		seen[order()] = true
	}
	if len(seen) < 2 {
		t.Errorf("five lists came in one order")
	}
}

func TestShufflingIsRepeatable(t *testing.T) {
	run := func() string {
		options := atOnce()
		options.ShuffleSeed = 7
		c := newCloud(t, options)
		return c.create("/loadBalancers/", object{"loadBalancerName": "web", "subnetId": "subnet-a1", "azs": []string{"cn-north-1a"}}) +
			strings.Join(pluck(c.must(http.MethodGet, "/instances", nil)["instances"], "instanceId"), " ")
	}
	if first, second := run(), run(); first != second {
		t.Errorf("one seed gave %q and %q", first, second)
	}
}

func TestListArguments(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	list := func(name, arguments string, status, message string) refusal {
		return refusal{name, http.MethodGet, "/loadBalancers/" + arguments, nil, 400, status, message}
	}
	const known = "[loadBalancerType, loadBalancerIds, loadBalancerNames, vpcId, azType, azs, privateIpAddresses, ipv6Addresses, serviceCodes, serviceIds, elasticIpAddress, targetPrivateIpAddress, customizedConfigurationIds]"
	f.refuses(t, []refusal{
		list("page size 9", "?pageSize=9", "OUT_OF_RANGE", "Request parameter pageSize is '9', expected 10 to 100"),
		list("page size 101", "?pageSize=101", "OUT_OF_RANGE", "Request parameter pageSize is '101', expected 10 to 100"),
		list("page 0", "?pageNumber=0", "OUT_OF_RANGE", "Request parameter pageNumber is '0', expected 1 or more"),
		list("page of a wrong type", "?pageNumber=first", "INVALID_ARGUMENT", "Request parameter pageNumber is 'first', expected an integer"),
		list("argument twice", "?pageNumber=1&pageNumber=2", "INVALID_ARGUMENT", "Query parameter pageNumber is given 2 times"),
		list("unknown argument", "?name=web", "INVALID_ARGUMENT", "Query parameter name is unknown"),
		list("unknown filter", filters([]string{"name", "web"}), "INVALID_ARGUMENT", "Filter 'name' is unknown, expected one of "+known),
		list("filter twice", filters([]string{"vpcId", "a"}, []string{"vpcId", "b"}), "INVALID_ARGUMENT", "Filter 'vpcId' is given twice"),
		list("filter without name", "?filters.1.values.1=a", "INVALID_ARGUMENT", "Request field filters.1.name is missing"),
		list("filter without values", "?filters.1.name=vpcId", "INVALID_ARGUMENT", "Filter 'vpcId' has no values"),
		list("filter from 0", "?filters.0.name=vpcId", "INVALID_ARGUMENT", "Query parameter filters.0.name is malformed, lists count from 1"),
		list("filter value from 0", "?filters.1.values.0=a", "INVALID_ARGUMENT", "Query parameter filters.1.values.0 is malformed, lists count from 1"),
		list("filter with something else", "?filters.1.type=a", "INVALID_ARGUMENT", "Query parameter filters.1.type is unknown"),
		list("two values", filters([]string{"loadBalancerType", "alb", "nlb"}), "INVALID_ARGUMENT", "Filter 'loadBalancerType' takes one value, got 2"),
		list("unknown value", filters([]string{"loadBalancerType", "all"}), "INVALID_ARGUMENT", "Filter 'loadBalancerType' is 'all', expected one of [alb, nlb, dnlb]"),
		list("unknown operator", query("filters.1.name", "vpcId", "filters.1.operator", "ne", "filters.1.values.1", "a"), "INVALID_ARGUMENT", "Filter 'vpcId' has operator 'ne', expected one of [eq, like]"),
		list("like where it is not offered", query("filters.1.name", "vpcId", "filters.1.operator", "like", "filters.1.values.1", "a"), "INVALID_ARGUMENT", "Filter 'vpcId' does not support operator 'like', expected eq"),
		list("like with two values", query("filters.1.name", "loadBalancerNames", "filters.1.operator", "like", "filters.1.values.1", "a", "filters.1.values.2", "b"), "INVALID_ARGUMENT", "Filter 'loadBalancerNames' takes one value with operator 'like', got 2"),
		list("tag without key", "?tags.1.values.1=a", "INVALID_ARGUMENT", "Request field tags.1.key is missing"),
		{"filters on a single read", http.MethodGet, "/loadBalancers/" + f.alb + "?pageSize=10", nil, 400, "INVALID_ARGUMENT", "Query parameter pageSize is unknown"},
		{"tags where they are not offered", http.MethodGet, "/listeners/?tags.1.key=a", nil, 400, "INVALID_ARGUMENT", "Query parameter tags.1.key is unknown"},
		{"body on a read", http.MethodGet, "/listeners/", object{}, 400, "INVALID_ARGUMENT", "Operation describeListeners takes no request body"},
	})
}

// listCase is a list with its filters, and the ids that must come back.
type listCase struct {
	path, items, id string
	want            []string
}

func (c *cloud) lists(t *testing.T, cases []listCase) {
	t.Helper()
	for _, test := range cases {
		answer := c.must(http.MethodGet, test.path, nil)
		got := pluck(answer[test.items], test.id)
		slices.Sort(got)
		slices.Sort(test.want)
		if !slices.Equal(got, test.want) || answer["totalCount"] != float64(len(test.want)) {
			t.Errorf("GET %s\n got %v of %v\nwant %v", test.path, got, answer["totalCount"], test.want)
		}
	}
}

func TestListsOfLoadBalancersAndTheirChildren(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	f.must(http.MethodPatch, "/loadBalancers/"+f.alb, object{"loadBalancerName": "web-shop"})
	f.must(http.MethodPost, "/loadBalancers/"+f.alb+":associateElasticIp", object{"elasticIpId": "fip-a1"})
	f.must(http.MethodPost, "/targetGroups/"+f.albGroup+":registerTargets", object{"targetSpecs": []object{{"instanceId": "i-a1"}}})
	tagged := f.create("/loadBalancers/", object{"loadBalancerName": "tagged", "subnetId": "subnet-b1", "azs": []string{"cn-north-1a"}, "userTags": []object{{"key": "team", "value": "shop"}}})
	f.must(http.MethodPatch, "/backends/"+f.tcpBackend, object{"agIds": []string{"ag-a1"}})
	like := query("filters.1.name", "loadBalancerNames", "filters.1.operator", "like", "filters.1.values.1", "shop")
	lb := func(arguments string, want ...string) listCase {
		return listCase{"/loadBalancers/" + arguments, "loadBalancers", "loadBalancerId", want}
	}
	f.lists(t, []listCase{
		lb("", f.alb, tagged),
		lb(filters([]string{"loadBalancerType", "nlb"}), f.nlb),
		lb(filters([]string{"loadBalancerType", "dnlb"}), f.dnlb),
		lb(filters([]string{"loadBalancerIds", f.alb, f.nlb}), f.alb),
		lb(filters([]string{"loadBalancerNames", "web-shop", "tagged"}), f.alb, tagged),
		lb(filters([]string{"loadBalancerNames", "shop"})),
		lb(like, f.alb),
		lb(filters([]string{"vpcId", "vpc-b1"}), tagged),
		lb(filters([]string{"azType", "edge"})),
		lb(filters([]string{"azType", "all"}), f.alb, tagged),
		lb(filters([]string{"azs", "cn-north-1a"})),
		lb(filters([]string{"privateIpAddresses", "10.0.16.3"}), f.alb),
		lb(filters([]string{"elasticIpAddress", "203.0.113.11"}), f.alb),
		lb(filters([]string{"targetPrivateIpAddress", "10.0.16.11"}), f.alb),
		lb("?tags.1.key=team", tagged),
		lb("?tags.1.key=team&tags.1.values.1=shop&tags.1.values.2=web", tagged),
		lb("?tags.1.key=team&tags.1.values.1=web"),
		{"/listeners/", "listeners", "listenerId", []string{f.albListener}},
		{"/listeners/" + filters([]string{"loadBalancerId", f.nlb}), "listeners", "listenerId", nil},
		{"/listeners/" + filters([]string{"loadBalancerId", f.nlb}, []string{"loadBalancerType", "nlb"}), "listeners", "listenerId", []string{f.nlbListener}},
		{"/listeners/" + filters([]string{"listenerNames", "listener"}), "listeners", "listenerId", []string{f.albListener}},
		{"/listeners/" + filters([]string{"listenerIds", f.albListener, f.nlbListener}), "listeners", "listenerId", []string{f.albListener}},
		{"/backends/", "backends", "backendId", []string{f.albBackend, f.tcpBackend}},
		{"/backends/" + filters([]string{"protocol", "Tcp"}), "backends", "backendId", []string{f.tcpBackend}},
		{"/backends/" + filters([]string{"agId", "ag-a1"}), "backends", "backendId", []string{f.tcpBackend}},
		{"/backends/" + filters([]string{"backendNames", "site"}), "backends", "backendId", []string{f.albBackend}},
		{"/backends/" + filters([]string{"backendIds", f.dnlbBackend}, []string{"loadBalancerType", "dnlb"}), "backends", "backendId", []string{f.dnlbBackend}},
		{"/backends/" + filters([]string{"loadBalancerId", f.alb}), "backends", "backendId", []string{f.albBackend, f.tcpBackend}},
		{"/targetGroups/", "targetGroups", "targetGroupId", []string{f.albGroup, f.ipGroup}},
		{"/targetGroups/" + filters([]string{"targetGroupNames", "servers"}, []string{"loadBalancerType", "nlb"}), "targetGroups", "targetGroupId", []string{f.nlbGroup}},
		{"/targetGroups/" + filters([]string{"targetGroupIds", f.ipGroup}, []string{"loadBalancerId", f.alb}), "targetGroups", "targetGroupId", []string{f.ipGroup}},
	})
}

func TestZonesOfACentralDNLB(t *testing.T) {
	for listed, want := range map[bool]int{false: 0, true: 2} {
		f := newFixture(t, simulator.Options{Assumptions: simulator.Assumptions{ListZonesOfDNLB: listed}})
		lb := f.must(http.MethodGet, "/loadBalancers/"+f.dnlb, nil)["loadBalancer"].(object)
		if got := len(lb["azs"].([]any)); got != want {
			t.Errorf("ListZonesOfDNLB %v: %d zones, want %d", listed, got, want)
		}
	}
}

func TestListsOfTheNetworkAndOfMachines(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	f.must(http.MethodPost, "/loadBalancers/"+f.alb+":associateElasticIp", object{"elasticIpId": "fip-a1"})
	f.lists(t, []listCase{
		{"/vpcs/", "vpcs", "vpcId", []string{"vpc-a1", "vpc-b1"}},
		{"/vpcs/" + filters([]string{"vpcIds", "vpc-b1"}), "vpcs", "vpcId", []string{"vpc-b1"}},
		{"/vpcs/" + filters([]string{"vpcNames", "vpc-a1"}, []string{"azType", "standard"}), "vpcs", "vpcId", []string{"vpc-a1"}},
		{"/subnets/", "subnets", "subnetId", []string{"subnet-a1", "subnet-a2", "subnet-b1"}},
		{"/subnets/" + filters([]string{"vpcId", "vpc-a1"}), "subnets", "subnetId", []string{"subnet-a1", "subnet-a2"}},
		{"/subnets/" + filters([]string{"subnetNames", "subnet-b1"}), "subnets", "subnetId", []string{"subnet-b1"}},
		{"/subnets/" + filters([]string{"subnetIds", "subnet-a1", "subnet-x"}, []string{"subnetType", "all"}), "subnets", "subnetId", []string{"subnet-a1"}},
		{"/subnets/" + filters([]string{"subnetType", "edge"}), "subnets", "subnetId", []string{"subnet-e1"}},
		{"/networkSecurityGroups/", "networkSecurityGroups", "networkSecurityGroupId", []string{"sg-a-default", "sg-a1", "sg-a2", "sg-b-default", "sg-b1"}},
		{"/networkSecurityGroups/" + filters([]string{"vpcId", "vpc-b1"}), "networkSecurityGroups", "networkSecurityGroupId", []string{"sg-b-default", "sg-b1"}},
		{"/networkSecurityGroups/" + filters([]string{"networkSecurityGroupNames", "default"}, []string{"networkSecurityGroupIds", "sg-a-default"}), "networkSecurityGroups", "networkSecurityGroupId", []string{"sg-a-default"}},
		{"/elasticIps/", "elasticIps", "elasticIpId", []string{"fip-a1", "fip-a2"}},
		{"/elasticIps/" + filters([]string{"status", "NOT_ASSOCIATED"}), "elasticIps", "elasticIpId", []string{"fip-a2"}},
		{"/elasticIps/" + filters([]string{"status", "ALL"}, []string{"elasticIpAddress", "203.0.113.11"}), "elasticIps", "elasticIpId", []string{"fip-a1"}},
		{"/elasticIps/" + filters([]string{"elasticIpIds", "fip-a2"}, []string{"chargeStatus", "normal"}), "elasticIps", "elasticIpId", []string{"fip-a2"}},
		{"/instances", "instances", "instanceId", []string{"i-a1", "i-a2", "i-ag1", "i-ag2", "i-b1"}},
		{"/instances" + filters([]string{"name", "ag"}), "instances", "instanceId", []string{"i-ag1", "i-ag2"}},
		{"/instances" + filters([]string{"agId", "ag-a1"}, []string{"az", "cn-north-1a"}), "instances", "instanceId", []string{"i-ag1"}},
		{"/instances" + filters([]string{"vpcId", "vpc-b1"}, []string{"status", "running"}), "instances", "instanceId", []string{"i-b1"}},
		{"/instances" + filters([]string{"instanceId", "i-a1", "i-a2"}, []string{"subnetId", "subnet-a1"}), "instances", "instanceId", []string{"i-a1", "i-a2"}},
		{"/instances" + filters([]string{"privateIpAddress", "10.1."}), "instances", "instanceId", []string{"i-b1"}},
		{"/instanceTemplates", "instanceTemplates", "id", []string{"it-a1", "it-b1"}},
		{"/instanceTemplates" + filters([]string{"name", "it-a"}), "instanceTemplates", "id", []string{"it-a1"}},
		{"/instanceTemplates" + filters([]string{"instanceTemplateId", "it-b1"}), "instanceTemplates", "id", []string{"it-b1"}},
		{"/availabilityGroups", "ags", "id", []string{"ag-a1", "ag-b1"}},
		{"/availabilityGroups" + filters([]string{"vpcId", "vpc-b1"}), "ags", "id", []string{"ag-b1"}},
		{"/availabilityGroups" + filters([]string{"agName", "a1"}), "ags", "id", []string{"ag-a1"}},
		{"/availabilityGroups" + filters([]string{"agId", "ag-a1"}, []string{"instanceTemplateId", "it-a1"}, []string{"placementType", "fd"}), "ags", "id", []string{"ag-a1"}},
	})
}

func TestSingleReadsOfTheNetworkAndOfMachines(t *testing.T) {
	c := newCloud(t, atOnce())
	for _, test := range []struct{ path, object, field, want string }{
		{"/vpcs/vpc-a1", "vpc", "addressPrefix", "10.0.0.0/16"},
		{"/subnets/subnet-a1", "subnet", "startIp", "10.0.16.3"},
		{"/networkSecurityGroups/sg-a-default", "networkSecurityGroup", "networkSecurityGroupType", "default"},
		{"/networkSecurityGroups/sg-a1", "networkSecurityGroup", "networkSecurityGroupType", "custom"},
		{"/elasticIps/fip-a1", "elasticIp", "status", "NOT_ASSOCIATED"},
		{"/instances/i-a1", "instance", "vpcId", "vpc-a1"},
		{"/instances/i-a2", "instance", "az", "cn-north-1b"},
		{"/instanceTemplates/it-a1", "instanceTemplate", "id", "it-a1"},
		{"/availabilityGroups/ag-a1", "ag", "instanceTemplateId", "it-a1"},
	} {
		if got := c.must(http.MethodGet, test.path, nil)[test.object].(object)[test.field]; got != test.want {
			t.Errorf("%s: %s is %v, want %s", test.path, test.field, got, test.want)
		}
	}
	data := c.must(http.MethodGet, "/instanceTemplates/it-b1", nil)["instanceTemplate"].(object)["instanceTemplateData"].(object)
	if subnet := data["primaryNetworkInterface"].(object)["networkInterface"].(object)["subnetId"]; subnet != "subnet-b1" || data["vpcId"] != "vpc-b1" {
		t.Errorf("template data: %v", data)
	}
	group := c.must(http.MethodGet, "/availabilityGroups/ag-a1", nil)["ag"].(object)
	if members := pluck(group["instances"], "instanceId"); len(members) != 2 || group["count"] != 2.0 || len(group["azs"].([]any)) != 2 {
		t.Errorf("availability group: %v", group)
	}
	var unknown []refusal
	for path, kind := range map[string]string{"/vpcs/": "Vpc", "/subnets/": "Subnet", "/networkSecurityGroups/": "NetworkSecurityGroup", "/elasticIps/": "ElasticIp",
		"/instances/": "Instance", "/instanceTemplates/": "InstanceTemplate", "/availabilityGroups/": "AvailabilityGroup"} {
		unknown = append(unknown, refusal{kind, http.MethodGet, path + "x-1", nil, 404, "NOT_FOUND", kind + " 'x-1' not found"})
	}
	c.refuses(t, unknown)
}

func TestWhatListsDoNotSimulate(t *testing.T) {
	c := newCloud(t, atOnce())
	list := func(path, arguments, message string) refusal {
		return refusal{message, http.MethodGet, path + arguments, nil, 501, "NOT_IMPLEMENTED", message + " is not simulated"}
	}
	filter := func(path, name, operation string) refusal {
		return list(path, filters([]string{name, "x"}), "Filter '"+name+"' of operation "+operation)
	}
	c.refuses(t, []refusal{
		filter("/loadBalancers/", "ipv6Addresses", "describeLoadBalancers"),
		filter("/loadBalancers/", "serviceCodes", "describeLoadBalancers"),
		filter("/loadBalancers/", "serviceIds", "describeLoadBalancers"),
		filter("/loadBalancers/", "customizedConfigurationIds", "describeLoadBalancers"),
		filter("/listeners/", "urlMapIds", "describeListeners"),
		filter("/listeners/", "securityPolicyIds", "describeListeners"),
		filter("/subnets/", "routeTableId", "describeSubnets"),
		filter("/subnets/", "aclId", "describeSubnets"),
		filter("/vpcs/", "azs", "describeVpcs"),
		filter("/elasticIps/", "bandwidthPackageId", "describeElasticIps"),
		filter("/instances", "imageId", "describeInstances"),
		filter("/instances", "instanceType", "describeInstances"),
		filter("/instances", "elasticIpAddress", "describeInstances"),
		list("/instances", "?tags.1.key=team", "Query parameter tags.1.key of operation describeInstances"),
		list("/elasticIps/", "?resourceGroupIds.1=x", "Query parameter resourceGroupIds.1 of operation describeElasticIps"),
	})
}

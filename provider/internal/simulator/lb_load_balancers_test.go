package simulator_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

func TestCreateLoadBalancerAssignsDefaults(t *testing.T) {
	c := newCloud(t, atOnce())
	id := c.create("/loadBalancers/", object{"loadBalancerName": "网站-1_A", "subnetId": "subnet-a1", "azs": []string{"cn-north-1a", "cn-north-1b"}, "description": nil})
	lb := c.sim.Snapshot().LoadBalancers[id]
	if lb == nil {
		t.Fatalf("load balancer %s is not in the snapshot", id)
	}
	if !strings.HasPrefix(id, "alb-") || lb.Type != "alb" || lb.VpcID != "vpc-a1" || lb.DeleteProtection || lb.AzType != "standard" ||
		lb.Charge.ChargeMode != "postpaid_by_usage" || lb.PrivateIP.PrivateIPAddress != "10.0.16.3" || !slices.Equal(lb.SecurityGroupIDs, []string{"sg-a-default"}) {
		t.Errorf("defaults: %+v", lb)
	}
	subnet := c.must(http.MethodGet, "/subnets/subnet-a1", nil)["subnet"].(object)
	if subnet["availableIpCount"] != 242.0 {
		t.Errorf("availableIpCount = %v, want 242: 252 without 5 instances and containers, 1 VIP and 4 nodes", subnet["availableIpCount"])
	}
}

func TestCreateLoadBalancerOfEachType(t *testing.T) {
	c := newCloud(t, atOnce())
	base := object{"loadBalancerName": "web", "subnetId": "subnet-a1"}
	nlb := c.create("/loadBalancers/", with(base, object{"type": "nlb", "azs": []string{"cn-north-1b"}, "chargeSpec": object{"chargeMode": "postpaid_by_usage"}}))
	dnlb := c.create("/loadBalancers/", with(base, object{"type": "dnlb", "azs": []string{}, "chargeSpec": object{"chargeMode": "postpaid_by_duration"}}))
	state := c.sim.Snapshot()
	if got := state.LoadBalancers[nlb]; got.Charge.ChargeMode != "postpaid_by_usage" || len(got.SecurityGroupIDs) != 0 {
		t.Errorf("nlb: %+v", got)
	}
	if got := state.LoadBalancers[dnlb]; got.Charge.ChargeMode != "postpaid_by_duration" || len(got.Azs) != 0 || len(got.NodeAddresses) != 0 {
		t.Errorf("dnlb: %+v", got)
	}
}

func TestCreateLoadBalancerWithEverything(t *testing.T) {
	c := newCloud(t, atOnce())
	id := c.create("/loadBalancers/", object{
		"loadBalancerName": "web", "subnetId": "subnet-a1", "azs": []string{"cn-north-1a"}, "privateIpAddress": "10.0.16.200",
		"securityGroupIds": []string{"sg-a1", "sg-a2"}, "description": "shop", "deleteProtection": true, "userTags": []object{{"key": "team", "value": "shop"}},
		"elasticIp": object{"bandwidthMbps": 10, "provider": "bgp", "chargeSpec": object{"chargeMode": "postpaid_by_usage"}}, "regionId": region,
	})
	state := c.sim.Snapshot()
	lb := state.LoadBalancers[id]
	address := state.ElasticIPs[lb.PrivateIP.ElasticIPID]
	if address == nil || address.InstanceID != id || address.InstanceType != "lb" || lb.PrivateIP.ElasticIPAddress != address.ElasticIPAddress {
		t.Errorf("elastic IP %+v on %+v", address, lb.PrivateIP)
	}
	if lb.PrivateIP.PrivateIPAddress != "10.0.16.200" || !lb.DeleteProtection || lb.Description != "shop" || len(lb.SecurityGroupIDs) != 2 || lb.Tags[0] != (simulator.Tag{Key: "team", Value: "shop"}) {
		t.Errorf("load balancer: %+v", lb)
	}
}

func TestCreateLoadBalancerRefusals(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	create := func(name string, changes object, code int, status, message string) refusal {
		body := with(object{"loadBalancerName": "new", "subnetId": "subnet-a1", "azs": []string{"cn-north-1a"}}, changes)
		return refusal{name, http.MethodPost, "/loadBalancers/", body, code, status, message}
	}
	const nameRule = "expected 1 to 32 characters: Chinese characters, letters, digits, '_' and '-'"
	long := strings.Repeat("名", 33)
	f.refuses(t, []refusal{
		create("no name", object{"loadBalancerName": nil}, 400, "INVALID_ARGUMENT", "Request field loadBalancerName is missing"),
		create("empty name", object{"loadBalancerName": ""}, 400, "INVALID_ARGUMENT", "Request parameter loadBalancerName is '', "+nameRule),
		create("long name", object{"loadBalancerName": long}, 400, "INVALID_ARGUMENT", "Request parameter loadBalancerName is '"+long+"', "+nameRule),
		create("name with a dot", object{"loadBalancerName": "a.b"}, 400, "INVALID_ARGUMENT", "Request parameter loadBalancerName is 'a.b', "+nameRule),
		create("name of a wrong type", object{"loadBalancerName": 7}, 400, "INVALID_ARGUMENT", "Request parameter loadBalancerName is '7', expected a string"),
		create("unknown field", object{"colour": "red"}, 400, "INVALID_ARGUMENT", "Request field colour is unknown"),
		create("other region in the body", object{"regionId": "cn-east-2"}, 400, "INVALID_ARGUMENT", "Request parameter regionId is 'cn-east-2', expected 'cn-north-1' as in the path"),
		create("unknown type", object{"type": "glb"}, 400, "INVALID_ARGUMENT", "Request parameter type is 'glb', expected one of [alb, nlb, dnlb]"),
		create("unknown subnet", object{"subnetId": "subnet-x"}, 404, "NOT_FOUND", "Subnet 'subnet-x' not found"),
		create("no zones", object{"azs": nil}, 400, "INVALID_ARGUMENT", "Request field azs is missing"),
		create("zone twice", object{"azs": []string{"cn-north-1a", "cn-north-1a"}}, 400, "INVALID_ARGUMENT", "Request parameter azs names 'cn-north-1a' twice"),
		create("unknown zone", object{"azs": []string{"cn-north-1z"}}, 400, "INVALID_ARGUMENT", "Request parameter azs is 'cn-north-1z', expected a zone of region cn-north-1"),
		create("zones are no list", object{"azs": "cn-north-1a"}, 400, "INVALID_ARGUMENT", `Request parameter azs is '"cn-north-1a"', expected a list`),
		create("zone of dnlb", object{"type": "dnlb"}, 400, "INVALID_ARGUMENT", "Request parameter azs is 'cn-north-1a', expected no zone for type dnlb outside edge zones"),
		create("two zones of dnlb", object{"type": "dnlb", "azs": []string{"cn-north-1a", "cn-north-1b"}}, 400, "INVALID_ARGUMENT", "Request parameter azs has 2 items, expected none or one edge zone for type dnlb"),
		create("prepaid", object{"chargeSpec": object{"chargeMode": "prepaid_by_duration"}}, 400, "INVALID_ARGUMENT", "Request parameter chargeSpec.chargeMode is 'prepaid_by_duration', expected postpaid_by_usage for type alb"),
		create("usage for dnlb", object{"type": "dnlb", "azs": nil, "chargeSpec": object{"chargeMode": "postpaid_by_usage"}}, 400, "INVALID_ARGUMENT", "Request parameter chargeSpec.chargeMode is 'postpaid_by_usage', expected postpaid_by_duration for type dnlb"),
		create("change to prepaid", object{"chargeSpec": object{"autoChangeChargeMode": true}}, 400, "INVALID_ARGUMENT", "Request parameter chargeSpec.autoChangeChargeMode is 'true', expected false: load balancers are not prepaid"),
		create("unknown security group", object{"securityGroupIds": []string{"sg-x"}}, 404, "NOT_FOUND", "NetworkSecurityGroup 'sg-x' not found"),
		create("foreign security group", object{"securityGroupIds": []string{"sg-b1"}}, 400, "INVALID_ARGUMENT", "Security group 'sg-b1' is in vpc 'vpc-b1', the load balancer is in vpc 'vpc-a1'"),
		create("security group twice", object{"securityGroupIds": []string{"sg-a1", "sg-a1"}}, 400, "INVALID_ARGUMENT", "Request parameter securityGroupIds names 'sg-a1' twice"),
		create("empty list of security groups", object{"securityGroupIds": []string{}}, 400, "INVALID_ARGUMENT", "Request parameter securityGroupIds has 0 items, expected at least 1"),
		create("five security groups", object{"securityGroupIds": []string{"1", "2", "3", "4", "5"}}, 400, "INVALID_ARGUMENT", "Request parameter securityGroupIds has 5 items, expected at most 4"),
		create("security group of nlb", object{"type": "nlb", "securityGroupIds": []string{"sg-a1"}}, 400, "INVALID_ARGUMENT", "Request parameter securityGroupIds is supported by type alb only, not by nlb"),
		create("long description", object{"description": strings.Repeat("长", 257)}, 400, "INVALID_ARGUMENT", "Request parameter description is '"+strings.Repeat("长", 257)+"', expected at most 256 characters"),
		create("protection of a wrong type", object{"deleteProtection": "true"}, 400, "INVALID_ARGUMENT", `Request parameter deleteProtection is '"true"', expected true or false`),
		create("tag twice", object{"userTags": []object{{"key": "a", "value": "1"}, {"key": "a", "value": "2"}}}, 400, "INVALID_ARGUMENT", "Tag key 'a' is given twice"),
		create("tag without value", object{"userTags": []object{{"key": "a"}}}, 400, "INVALID_ARGUMENT", "Request field userTags[0].value is missing"),
		create("address outside the subnet", object{"privateIpAddress": "10.0.17.9"}, 400, "INVALID_ARGUMENT", "Request parameter privateIpAddress is '10.0.17.9', expected an address of subnet subnet-a1 from 10.0.16.3 to 10.0.16.254"),
		create("address of the router", object{"privateIpAddress": "10.0.16.1"}, 400, "INVALID_ARGUMENT", "Request parameter privateIpAddress is '10.0.16.1', expected an address of subnet subnet-a1 from 10.0.16.3 to 10.0.16.254"),
		create("address in use", object{"privateIpAddress": "10.0.16.11"}, 400, "INVALID_ARGUMENT", "Request parameter privateIpAddress is '10.0.16.11', which is already in use"),
		create("no address", object{"privateIpAddress": "vip"}, 400, "INVALID_ARGUMENT", "Request parameter privateIpAddress is 'vip', expected an IPv4 address"),
		create("bandwidth", object{"elasticIp": object{"bandwidthMbps": 1001, "provider": "bgp"}}, 400, "OUT_OF_RANGE", "Request parameter elasticIp.bandwidthMbps is '1001', expected 1 to 1000"),
		create("bandwidth by usage", object{"elasticIp": object{"bandwidthMbps": 201, "provider": "bgp", "chargeSpec": object{"chargeMode": "postpaid_by_usage"}}}, 400, "OUT_OF_RANGE", "Request parameter elasticIp.bandwidthMbps is '201', expected 1 to 200 with charge mode postpaid_by_usage"),
		create("EIP provider", object{"elasticIp": object{"bandwidthMbps": 1, "provider": "x"}}, 400, "INVALID_ARGUMENT", "Request parameter elasticIp.provider is 'x', expected one of [bgp, no_bgp]"),
		create("EIP for four years", object{"elasticIp": object{"bandwidthMbps": 1, "provider": "bgp", "chargeSpec": object{"chargeMode": "prepaid_by_duration", "chargeUnit": "year", "chargeDuration": 4}}}, 400, "OUT_OF_RANGE", "Request parameter elasticIp.chargeSpec.chargeDuration is '4', expected 1 to 3 with chargeUnit year"),
		create("EIP that changes some day", object{"elasticIp": object{"bandwidthMbps": 1, "provider": "bgp", "chargeSpec": object{"autoChangeChargeMode": true}}}, 400, "INVALID_ARGUMENT", "Request field elasticIp.chargeSpec.autoChangeChargeModeDate is missing"),
		create("EIP that changes soon", object{"elasticIp": object{"bandwidthMbps": 1, "provider": "bgp", "chargeSpec": object{"autoChangeChargeMode": true, "autoChangeChargeModeDate": "soon"}}}, 400, "INVALID_ARGUMENT", "Request parameter elasticIp.chargeSpec.autoChangeChargeModeDate is 'soon', expected a date such as 2024-01-31"),
		create("four years", object{"chargeSpec": object{"chargeUnit": "year", "chargeDuration": 4}}, 400, "OUT_OF_RANGE", "Request parameter chargeSpec.chargeDuration is '4', expected 1 to 3 with chargeUnit year"),
		{"no JSON", http.MethodPost, "/loadBalancers/", "{", 400, "INVALID_ARGUMENT", "Request body must be a JSON object"},
		{"null", http.MethodPost, "/loadBalancers/", "null", 400, "INVALID_ARGUMENT", "Request body must be a JSON object"},
		{"two objects", http.MethodPost, "/loadBalancers/", "{}{}", 400, "INVALID_ARGUMENT", "Request body must be one JSON object, something follows it"},
	})
}

func TestThreeZonesAreTooMany(t *testing.T) {
	seed := simulator.DefaultSeed()
	seed.Zones = append(seed.Zones, simulator.Zone{Name: "cn-north-1c", Type: "standard"})
	c := newCloud(t, simulator.Options{Seed: seed})
	c.refuses(t, []refusal{{"three zones", http.MethodPost, "/loadBalancers/",
		object{"loadBalancerName": "new", "subnetId": "subnet-a1", "azs": []string{"cn-north-1a", "cn-north-1b", "cn-north-1c"}},
		400, "INVALID_ARGUMENT", "Request parameter azs has 3 items, expected at most 2 for type alb"}})
}

func TestDNLBInAnEdgeZone(t *testing.T) {
	c := newCloud(t, atOnce())
	body := object{"loadBalancerName": "edge", "subnetId": "subnet-e1", "type": "dnlb", "azs": []string{"cn-n1-jinan1"}}
	id := c.create("/loadBalancers/", body)
	if lb := c.sim.Snapshot().LoadBalancers[id]; lb.AzType != "edge" || !slices.Equal(lb.Azs, []string{"cn-n1-jinan1"}) {
		t.Errorf("edge load balancer: %+v", lb)
	}
	public := object{"bandwidthMbps": 5, "provider": "cn-n1-jinan1.ez.bgp", "chargeSpec": object{"chargeMode": "prepaid_by_duration", "chargeUnit": "year", "chargeDuration": 3}}
	id = c.create("/loadBalancers/", with(body, object{"elasticIp": public}))
	state := c.sim.Snapshot()
	if address := state.ElasticIPs[state.LoadBalancers[id].PrivateIP.ElasticIPID]; address == nil || address.IPType != "edge" || address.Provider != "cn-n1-jinan1.ez.bgp" {
		t.Errorf("elastic IP of an edge load balancer: %+v", address)
	}
	c.refuses(t, []refusal{
		{"no zone in an edge subnet", http.MethodPost, "/loadBalancers/", with(body, object{"azs": nil}),
			400, "INVALID_ARGUMENT", "Request field azs is missing: subnet subnet-e1 is in edge zone cn-n1-jinan1"},
		{"two zones", http.MethodPost, "/loadBalancers/", with(body, object{"azs": []string{"cn-n1-jinan1", "cn-north-1a"}}),
			400, "INVALID_ARGUMENT", "Request parameter azs has 2 items, expected none or one edge zone for type dnlb"},
		{"EIP by usage", http.MethodPost, "/loadBalancers/", with(body, object{"elasticIp": with(public, object{"chargeSpec": object{"chargeMode": "postpaid_by_usage"}})}),
			400, "INVALID_ARGUMENT", "Request parameter elasticIp.chargeSpec.chargeMode is 'postpaid_by_usage', expected one of [prepaid_by_duration, postpaid_by_duration] in an edge zone"},
		{"EIP without a line", http.MethodPost, "/loadBalancers/", with(body, object{"elasticIp": with(public, object{"provider": ""})}),
			400, "INVALID_ARGUMENT", "Request field elasticIp.provider is missing"},
	})
}

func TestSubnetRunsOutOfAddresses(t *testing.T) {
	seed := simulator.DefaultSeed()
	seed.Subnets = append(seed.Subnets, simulator.Subnet{SubnetID: "subnet-s1", VpcID: "vpc-a1", AddressPrefix: "10.0.18.0/28"})
	options := atOnce()
	options.Seed = seed
	c := newCloud(t, options)
	body := object{"loadBalancerName": "small", "subnetId": "subnet-s1", "azs": []string{"cn-north-1a", "cn-north-1b"}}
	c.create("/loadBalancers/", body)
	c.create("/loadBalancers/", body)
	c.refuses(t, []refusal{{"full", http.MethodPost, "/loadBalancers/", body, 400, "FAILED_PRECONDITION",
		"Subnet 'subnet-s1' has 2 free addresses, the load balancer needs 5"}})
}

func TestLoadBalancerQuota(t *testing.T) {
	c := newCloud(t, atOnce())
	body := object{"loadBalancerName": "web", "subnetId": "subnet-a1", "azs": []string{"cn-north-1a"}}
	for range 5 {
		c.create("/loadBalancers/", body)
	}
	c.refuses(t, []refusal{{"sixth", http.MethodPost, "/loadBalancers/", body, 429, "QUOTA_EXCEEDED", "Quota limit loadbalancer exceeded."}})
}

func TestUpdateLoadBalancer(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	path := "/loadBalancers/" + f.alb
	f.must(http.MethodPatch, path, object{
		"loadBalancerName": "renamed", "description": "", "deleteProtection": true, "domainEnable": true, "privateIpAddress": "10.0.16.200",
		"action": nil, "loadBalancerId": f.alb, "regionId": region,
	})
	lb := f.sim.Snapshot().LoadBalancers[f.alb]
	if lb.LoadBalancerName != "renamed" || !lb.DeleteProtection || !lb.DomainEnable || lb.PrivateIP.PrivateIPAddress != "10.0.16.200" {
		t.Errorf("after update: %+v", lb)
	}
	if shown := f.call(http.MethodGet, path, nil).raw; strings.Contains(shown, "domainEnable") || strings.Contains(shown, "nodeAddresses") {
		t.Errorf("describeLoadBalancer shows what JD Cloud keeps to itself: %s", shown)
	}
	f.refuses(t, []refusal{
		{"unknown", http.MethodPatch, "/loadBalancers/alb-x", object{}, 404, "NOT_FOUND", "LoadBalancer 'alb-x' not found"},
		{"action", http.MethodPatch, path, object{"action": "Restart"}, 400, "INVALID_ARGUMENT", "Request parameter action is 'Restart', expected one of [Start, Stop]"},
		{"frozen field", http.MethodPatch, path, object{"subnetId": "subnet-a2"}, 400, "INVALID_ARGUMENT", "Request field subnetId is unknown"},
		{"address in use", http.MethodPatch, path, object{"privateIpAddress": "10.0.16.11"}, 400, "INVALID_ARGUMENT", "Request parameter privateIpAddress is '10.0.16.11', which is already in use"},
		{"other id in the body", http.MethodPatch, path, object{"loadBalancerId": f.nlb}, 400, "INVALID_ARGUMENT", "Request parameter loadBalancerId is '" + f.nlb + "', expected '" + f.alb + "' as in the path"},
	})
}

func TestDeleteLoadBalancer(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	path := "/loadBalancers/" + f.alb
	f.must(http.MethodPatch, path, object{"deleteProtection": true})
	f.refuses(t, []refusal{
		{"protected", http.MethodDelete, path, nil, 400, "FAILED_PRECONDITION", "Load balancer '" + f.alb + "' has delete protection switched on"},
		{"unknown", http.MethodDelete, "/loadBalancers/alb-x", nil, 404, "NOT_FOUND", "LoadBalancer 'alb-x' not found"},
		{"with a body", http.MethodDelete, path, object{}, 400, "INVALID_ARGUMENT", "Operation deleteLoadBalancer takes no request body"},
		{"unknown argument", http.MethodDelete, path + "?force=true", nil, 400, "INVALID_ARGUMENT", "Query parameter force is unknown"},
		{"argument of a wrong type", http.MethodDelete, path + "?deleteElasticIp=1", nil, 400, "INVALID_ARGUMENT", "Request parameter deleteElasticIp is '1', expected true or false"},
	})
	f.must(http.MethodPatch, path, object{"deleteProtection": false})
	f.must(http.MethodPost, path+":associateElasticIp", object{"elasticIpId": "fip-a1"})
	f.must(http.MethodPost, "/targetGroups/"+f.albGroup+":registerTargets", object{"targetSpecs": []object{{"instanceId": "i-a1"}}})
	f.must(http.MethodDelete, path, nil)
	state := f.sim.Snapshot()
	if state.LoadBalancers[f.alb] != nil || state.Listeners[f.albListener] != nil || state.Backends[f.albBackend] != nil || state.TargetGroups[f.albGroup] != nil || len(state.Targets) != 0 {
		t.Errorf("deleting left something behind")
	}
	if state.Listeners[f.nlbListener] == nil || state.ElasticIPs["fip-a1"] == nil || state.ElasticIPs["fip-a1"].InstanceID != "" {
		t.Errorf("deleting took too much, or kept the elastic IP bound: %+v", state.ElasticIPs["fip-a1"])
	}
	f.must(http.MethodPost, "/loadBalancers/"+f.nlb+":associateElasticIp", object{"elasticIpId": "fip-a1"})
	f.must(http.MethodDelete, "/loadBalancers/"+f.nlb+"?deleteElasticIp=True", nil)
	if state := f.sim.Snapshot(); state.ElasticIPs["fip-a1"] != nil {
		t.Errorf("deleteElasticIp kept the elastic IP")
	}
}

func TestStatesMoveOnTheClock(t *testing.T) {
	clock := simulator.NewManualClock(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	c := newCloud(t, simulator.Options{Clock: clock, ProvisioningDelay: time.Second})
	id := c.create("/loadBalancers/", object{"loadBalancerName": "web", "subnetId": "subnet-a1", "azs": []string{"cn-north-1a"}})
	path := "/loadBalancers/" + id
	state := func(want string) {
		t.Helper()
		lb := c.must(http.MethodGet, path, nil)["loadBalancer"].(object)
		if got := lb["state"].(object)["code"]; got != want {
			t.Errorf("state = %v, want %s", got, want)
		}
	}
	busy := func(want string) refusal {
		return refusal{"write while " + want, http.MethodPost, "/targetGroups/", object{"targetGroupName": "servers", "loadBalancerId": id}, 400, "FAILED_PRECONDITION",
			"Load balancer '" + id + "' is in state " + want + ", expected ACTIVE or DOWN"}
	}
	state("CREATING")
	clock.Advance(999 * time.Millisecond)
	state("CREATING")
	c.refuses(t, []refusal{busy("CREATING"),
		{"delete while CREATING", http.MethodDelete, path, nil, 400, "FAILED_PRECONDITION", "Load balancer '" + id + "' is in state CREATING, expected ACTIVE or DOWN"}})
	clock.Advance(time.Millisecond)
	state("ACTIVE")
	c.must(http.MethodPatch, path, object{"action": "Stop"})
	state("STOPPING")
	c.refuses(t, []refusal{busy("STOPPING")})
	clock.Advance(time.Second)
	state("DOWN")
	c.create("/targetGroups/", object{"targetGroupName": "while-down", "loadBalancerId": id})
	c.must(http.MethodPatch, path, object{"action": "Start"})
	state("STARTING")
	clock.Advance(time.Second)
	state("ACTIVE")
	c.must(http.MethodDelete, path, nil)
	state("DELETING")
	c.refuses(t, []refusal{busy("DELETING")})
	c.must(http.MethodDelete, path, nil)
	clock.Advance(time.Second)
	c.refuses(t, []refusal{{"read after delete", http.MethodGet, path, nil, 404, "NOT_FOUND", "LoadBalancer '" + id + "' not found"}})
}

// JD Cloud SDK, change log of 0.5.0: what was stopped because of arrears cannot be started by hand.
func TestStartInArrears(t *testing.T) {
	f := newFixture(t, atOnce())
	path := "/loadBalancers/" + f.alb
	f.must(http.MethodPatch, path, object{"action": "Stop"})
	charge := func(status string) {
		t.Helper()
		if err := f.sim.Modify(func(state *simulator.State) { state.LoadBalancers[f.alb].Charge.ChargeStatus = status }); err != nil {
			t.Fatal(err)
		}
	}
	charge("arrear")
	f.refuses(t, []refusal{{"start in arrears", http.MethodPatch, path, object{"action": "Start"}, 400, "FAILED_PRECONDITION",
		"Load balancer '" + f.alb + "' was stopped because of arrears and cannot be started"}})
	charge("normal")
	f.must(http.MethodPatch, path, object{"action": "Start"})
}

func TestCreatedTimeIsRealTime(t *testing.T) {
	now := time.Now().Add(-3 * time.Minute)
	options := atOnce()
	options.Clock = simulator.NewManualClock(time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC))
	options.WallTime = func() time.Time { return now }
	f := newFixture(t, options)
	state, want := f.sim.Snapshot(), now.UTC().Format("2006-01-02T15:04:05Z")
	for kind, got := range map[string]string{
		"load balancer": state.LoadBalancers[f.alb].CreatedTime, "charge": state.LoadBalancers[f.alb].Charge.ChargeStartTime, "listener": state.Listeners[f.albListener].CreatedTime,
		"backend": state.Backends[f.albBackend].CreatedTime, "target group": state.TargetGroups[f.albGroup].CreatedTime,
	} {
		if got != want {
			t.Errorf("%s: time %s, want %s", kind, got, want)
		}
	}
}

func TestSecurityGroupsOfALoadBalancer(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	path := "/loadBalancers/" + f.alb
	f.must(http.MethodPost, path+":associateSecurityGroup", object{"securityGroupIds": []string{"sg-a1", "sg-a2"}})
	f.must(http.MethodPost, path+":disassociateSecurityGroup", object{"securityGroupIds": []string{"sg-a-default", "sg-a2"}})
	if got := f.sim.Snapshot().LoadBalancers[f.alb].SecurityGroupIDs; !slices.Equal(got, []string{"sg-a1"}) {
		t.Errorf("security groups = %v, want [sg-a1]", got)
	}
	f.refuses(t, []refusal{
		{"none", http.MethodPost, path + ":associateSecurityGroup", object{"securityGroupIds": []string{}}, 400, "INVALID_ARGUMENT", "Request parameter securityGroupIds has 0 items, expected at least 1"},
		{"unknown", http.MethodPost, path + ":associateSecurityGroup", object{"securityGroupIds": []string{"sg-x"}}, 404, "NOT_FOUND", "NetworkSecurityGroup 'sg-x' not found"},
		{"foreign", http.MethodPost, path + ":associateSecurityGroup", object{"securityGroupIds": []string{"sg-b1"}}, 400, "INVALID_ARGUMENT", "Security group 'sg-b1' is in vpc 'vpc-b1', the load balancer is in vpc 'vpc-a1'"},
		{"not associated", http.MethodPost, path + ":disassociateSecurityGroup", object{"securityGroupIds": []string{"sg-a2"}}, 400, "FAILED_PRECONDITION", "Security group 'sg-a2' is not associated with load balancer '" + f.alb + "'"},
		{"of nlb", http.MethodPost, "/loadBalancers/" + f.nlb + ":associateSecurityGroup", object{"securityGroupIds": []string{"sg-a1"}}, 400, "INVALID_ARGUMENT", "Request parameter securityGroupIds is supported by type alb only, not by nlb"},
	})
	replacing := newFixture(t, simulator.Options{Assumptions: simulator.Assumptions{AssociateReplacesSecurityGroups: true}})
	replacing.must(http.MethodPost, "/loadBalancers/"+replacing.alb+":associateSecurityGroup", object{"securityGroupIds": []string{"sg-a1"}})
	if got := replacing.sim.Snapshot().LoadBalancers[replacing.alb].SecurityGroupIDs; !slices.Equal(got, []string{"sg-a1"}) {
		t.Errorf("replacing: security groups = %v, want [sg-a1]", got)
	}
}

func TestFifthSecurityGroupIsOverQuota(t *testing.T) {
	seed := simulator.DefaultSeed()
	for _, id := range []string{"sg-a3", "sg-a4", "sg-a5"} {
		seed.SecurityGroups = append(seed.SecurityGroups, simulator.SecurityGroup{SecurityGroupID: id, VpcID: "vpc-a1"})
	}
	f := newFixture(t, simulator.Options{Seed: seed})
	f.refuses(t, []refusal{{"five", http.MethodPost, "/loadBalancers/" + f.alb + ":associateSecurityGroup", object{"securityGroupIds": []string{"sg-a1", "sg-a2", "sg-a3", "sg-a4"}},
		429, "QUOTA_EXCEEDED", "Quota limit security_group exceeded."}})
}

func TestElasticIPOfALoadBalancer(t *testing.T) {
	seed := simulator.DefaultSeed()
	seed.ElasticIPs = append(seed.ElasticIPs,
		simulator.ElasticIP{ElasticIPID: "fip-edge", ElasticIPAddress: "203.0.113.13", IPType: "edge"},
		simulator.ElasticIP{ElasticIPID: "fip-prepaid", ElasticIPAddress: "203.0.113.14", ChargeMode: "prepaid_by_duration"})
	f := newFixture(t, simulator.Options{Seed: seed})
	alb, nlb := "/loadBalancers/"+f.alb, "/loadBalancers/"+f.nlb
	f.must(http.MethodPost, alb+":associateElasticIp", object{"elasticIpId": "fip-a1"})
	address := f.must(http.MethodGet, "/elasticIps/fip-a1", nil)["elasticIp"].(object)
	if address["status"] != "ASSOCIATED" || address["instanceType"] != "lb" || address["instanceId"] != f.alb || address["privateIpAddress"] == "" {
		t.Errorf("elastic IP: %v", address)
	}
	f.refuses(t, []refusal{
		{"unknown", http.MethodPost, nlb + ":associateElasticIp", object{"elasticIpId": "fip-x"}, 404, "NOT_FOUND", "ElasticIp 'fip-x' not found"},
		{"in use", http.MethodPost, nlb + ":associateElasticIp", object{"elasticIpId": "fip-a1"}, 400, "FAILED_PRECONDITION", "Elastic IP 'fip-a1' is already associated with '" + f.alb + "'"},
		{"second one", http.MethodPost, alb + ":associateElasticIp", object{"elasticIpId": "fip-a2"}, 400, "FAILED_PRECONDITION", "Load balancer '" + f.alb + "' already has elastic IP 'fip-a1'"},
		{"of an edge zone", http.MethodPost, nlb + ":associateElasticIp", object{"elasticIpId": "fip-edge"}, 400, "INVALID_ARGUMENT", "Elastic IP 'fip-edge' is of type edge, load balancer '" + f.nlb + "' is standard"},
		{"not associated", http.MethodPost, alb + ":disassociateElasticIp", object{"elasticIpId": "fip-a2"}, 400, "FAILED_PRECONDITION", "Elastic IP 'fip-a2' is not associated with load balancer '" + f.alb + "'"},
	})
	f.must(http.MethodPost, alb+":disassociateElasticIp", object{"elasticIpId": "fip-a1", "deleteElasticIp": true})
	f.must(http.MethodPost, alb+":associateElasticIp", object{"elasticIpId": "fip-prepaid"})
	const prepaid = "Elastic IP 'fip-prepaid' is prepaid or has no charge data and cannot be deleted together with its binding"
	f.refuses(t, []refusal{
		{"deleted", http.MethodGet, "/elasticIps/fip-a1", nil, 404, "NOT_FOUND", "ElasticIp 'fip-a1' not found"},
		{"prepaid", http.MethodPost, alb + ":disassociateElasticIp", object{"elasticIpId": "fip-prepaid", "deleteElasticIp": true}, 400, "FAILED_PRECONDITION", prepaid},
		{"prepaid with its load balancer", http.MethodDelete, alb + "?deleteElasticIp=true", nil, 400, "FAILED_PRECONDITION", prepaid},
	})
}

func TestLoadBalancerNamesNeedNotBeUnique(t *testing.T) {
	body := object{"loadBalancerName": "web", "subnetId": "subnet-a1", "azs": []string{"cn-north-1a"}}
	c := newCloud(t, atOnce())
	if first, second := c.create("/loadBalancers/", body), c.create("/loadBalancers/", body); first == second {
		t.Errorf("two creates gave one id %s", first)
	}
	options := atOnce()
	options.Assumptions.UniqueLoadBalancerNames = true
	unique := newCloud(t, options)
	unique.create("/loadBalancers/", body)
	other := unique.create("/loadBalancers/", with(body, object{"loadBalancerName": "other"}))
	unique.refuses(t, []refusal{
		{"create", http.MethodPost, "/loadBalancers/", body, 409, "ALREADY_EXISTS", "'web' is already exist"},
		{"rename", http.MethodPatch, "/loadBalancers/" + other, object{"loadBalancerName": "web"}, 409, "ALREADY_EXISTS", "'web' is already exist"},
	})
}

package provider

import (
	"strings"
	"testing"
	"time"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// A fixed address is the one that the load balancer gets, and is never unknown when nothing changes it.
func TestPrivateAddressInAPlan(t *testing.T) {
	t.Parallel()
	b, config, state, _ := loadBalancerBench(t, nil)
	address := at(goValue(state), "private_ip_address")
	planned := func(config fields) any {
		t.Helper()
		response, _, problem := b.plan(t, state, config)
		if problem != "" {
			t.Fatal(problem)
		}
		return at(goValue(b.static(t, response.PlannedState)), "private_ip_address")
	}
	if found := planned(put(config, "description", "changed")); found != address {
		t.Errorf("another change plans the address %v instead of %v", found, address)
	}
	state, problem := b.apply(t, state, put(config, "private_ip_address", "10.0.16.200"))
	if found := planned(config); problem != "" || found != "10.0.16.200" {
		t.Errorf("%s: the removal of the address plans %v", problem, found)
	}
}

// An address that cannot be had is refused under its rule before anything else is done.
func TestPrivateAddressThatIsRefused(t *testing.T) {
	t.Parallel()
	const inUse = " has the address 10.0.16.200 of subnet subnet-a1. Choose a free address of the subnet, or leave private_ip_address out. " +
		"If that is the load balancer that this one replaces (create_before_destroy builds the new one beside the old one), " +
		"first apply this change with private_ip_address removed from the configuration, then put private_ip_address back and apply again: the address then moves in place."
	b, config, _, holder := loadBalancerBench(t, fields{"private_ip_address": "10.0.16.200", "type": "nlb"})
	free, problem := b.apply(t, b.none(), merged(config, fields{"private_ip_address": nil}))
	if problem != "" {
		t.Fatal(problem)
	}
	kept := at(goValue(free), "private_ip_address")
	for address, texts := range map[string][]string{
		"10.0.16.200": {"(JDLB009)", "load balancer " + holder + inUse},
		"10.0.16.11":  {"JD Cloud API error: ", "(JDLB009)", "Request parameter privateIpAddress is '10.0.16.11', which is already in use."},
		"10.0.17.9":   {"JD Cloud API error: ", "(JDLB009)", "expected an address of subnet subnet-a1 from 10.0.16.3 to 10.0.16.254."},
	} {
		_, whenCreated := b.apply(t, b.none(), put(config, "private_ip_address", address))
		state, whenChanged := b.apply(t, free, put(config, "private_ip_address", address))
		for _, text := range texts {
			for _, problem := range []string{whenCreated, whenChanged} {
				if !strings.Contains(problem, text) {
					t.Errorf("%s: the error does not say %q: %s", address, text, problem)
				}
			}
		}
		if at(goValue(state), "private_ip_address") != kept {
			t.Errorf("%s: the state is %v", address, goValue(state))
		}
	}
	if _, problem := b.apply(t, b.none(), merged(config, fields{"subnet_id": "subnet-x", "private_ip_address": "10.0.16.201"})); strings.Contains(problem, "JDLB009") || !strings.Contains(problem, "NOT_FOUND") {
		t.Errorf("a refusal of the subnet is %s", problem)
	}
}

// The address of a load balancer that is being deleted is waited for, and that of another subnet does not matter.
func TestPrivateAddressOfALoadBalancerThatIsBeingDeleted(t *testing.T) {
	t.Parallel()
	b, config, _, old := loadBalancerBench(t, fields{"private_ip_address": "10.0.16.200", "subnet_id": "subnet-a1"})
	if err := b.cloud.Modify(func(cloud *simulator.State) {
		cloud.LoadBalancers[old].State.Code = "DELETING"
		elsewhere := *cloud.LoadBalancers[old]
		elsewhere.LoadBalancerID, elsewhere.SubnetID, elsewhere.VpcID, elsewhere.State.Code = "alb-elsewhere", "subnet-b1", "vpc-b1", "ACTIVE"
		elsewhere.NodeAddresses, elsewhere.SecurityGroupIDs = nil, nil
		cloud.LoadBalancers["alb-elsewhere"] = &elsewhere
	}); err != nil {
		t.Fatal(err)
	}
	b.cloud.ForgetCalls()
	gone := make(chan error, 1)
	go func() {
		for len(b.cloud.CallsOf("describeLoadBalancers")) < 7 && t.Context().Err() == nil {
			time.Sleep(time.Millisecond)
		}
		gone <- b.cloud.Modify(func(cloud *simulator.State) {
			delete(cloud.LoadBalancers, old)
			cloud.LoadBalancers["alb-elsewhere"].PrivateIP.PrivateIPAddress = "10.1.16.200"
		})
	}()
	state, problem := b.apply(t, b.none(), config)
	if err := <-gone; err != nil || problem != "" || at(goValue(state), "private_ip_address") != "10.0.16.200" {
		t.Error(err, problem, goValue(state))
	}
}

// A distributed load balancer is in one edge zone, and its kind of zones is read.
func TestLoadBalancerInAnEdgeZone(t *testing.T) {
	t.Parallel()
	edge := fields{"type": "dnlb", "subnet_id": "subnet-e1", "azs": []any{"cn-n1-jinan1"}}
	b, config, state, _ := loadBalancerBench(t, edge)
	if at(goValue(state), "az_type") != "edge" || !equal(at(goValue(state), "azs"), edge["azs"]) || b.changes(t, b.refresh(t, state), config) {
		t.Errorf("the state is %v", goValue(state))
	}
	for name, zones := range map[string][]any{
		"Request parameter azs is 'cn-north-1a', expected no zone for type dnlb outside edge zones": {"cn-north-1a"},
		"Request field azs is missing: subnet subnet-e1 is in edge zone cn-n1-jinan1":               nil,
	} {
		other := put(config, "azs", nil)
		if zones != nil {
			other = put(config, "azs", zones)
		}
		if _, problem := b.apply(t, b.none(), other); !strings.Contains(problem, name) {
			t.Errorf("%v: %s", zones, problem)
		}
	}
}

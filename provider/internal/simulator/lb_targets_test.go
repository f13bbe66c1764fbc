package simulator_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

func TestTargetGroups(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	path := "/targetGroups/" + f.albGroup
	f.must(http.MethodPatch, path, object{"targetGroupName": "renamed", "description": "d"})
	group := f.must(http.MethodGet, path, nil)["targetGroup"].(object)
	if group["targetGroupName"] != "renamed" || group["description"] != "d" || group["type"] != "instance" || group["loadBalancerName"] != "lb" || group["loadBalancerType"] != "alb" {
		t.Errorf("target group: %v", group)
	}
	body := object{"targetGroupName": "new", "loadBalancerId": f.alb}
	f.refuses(t, []refusal{
		{"no name", http.MethodPost, "/targetGroups/", with(body, object{"targetGroupName": nil}), 400, "INVALID_ARGUMENT", "Request field targetGroupName is missing"},
		{"name taken", http.MethodPost, "/targetGroups/", with(body, object{"targetGroupName": "addresses"}), 409, "ALREADY_EXISTS", "'addresses' is already exist"},
		{"unknown load balancer", http.MethodPost, "/targetGroups/", with(body, object{"loadBalancerId": "alb-x"}), 404, "NOT_FOUND", "LoadBalancer 'alb-x' not found"},
		{"type", http.MethodPost, "/targetGroups/", with(body, object{"type": "vm"}), 400, "INVALID_ARGUMENT", "Request parameter type is 'vm', expected one of [instance, ip]"},
		{"targets inside", http.MethodPost, "/targetGroups/", with(body, object{"targets": []object{}}), 400, "INVALID_ARGUMENT", "Request field targets is unknown"},
		{"rename to a name taken", http.MethodPatch, path, object{"targetGroupName": "addresses"}, 409, "ALREADY_EXISTS", "'addresses' is already exist"},
		{"frozen type", http.MethodPatch, path, object{"type": "ip"}, 400, "INVALID_ARGUMENT", "Request field type is unknown"},
		{"unknown", http.MethodPatch, "/targetGroups/tg-x", object{}, 404, "NOT_FOUND", "TargetGroup 'tg-x' not found"},
		{"in use", http.MethodDelete, path, nil, 400, "FAILED_PRECONDITION", "Target group '" + f.albGroup + "' is in use by backends [" + f.albBackend + "]"},
	})
	f.must(http.MethodPatch, "/backends/"+f.albBackend, object{"targetGroupIds": []string{}})
	f.must(http.MethodDelete, path, nil)
	f.refuses(t, []refusal{{"read after delete", http.MethodGet, path, nil, 404, "NOT_FOUND", "TargetGroup '" + f.albGroup + "' not found"}})
}

func TestReferencedTargetGroupsCanBeDeletable(t *testing.T) {
	f := newFixture(t, simulator.Options{Assumptions: simulator.Assumptions{AllowDeleteOfReferencedTargetGroups: true}})
	f.must(http.MethodDelete, "/targetGroups/"+f.albGroup, nil)
	if backend := f.sim.Snapshot().Backends[f.albBackend]; len(backend.TargetGroupIDs) != 0 {
		t.Errorf("the backend still names %v", backend.TargetGroupIDs)
	}
}

func TestAnInstanceIsOneTargetWhateverItsAddress(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	path := "/targetGroups/" + f.dnlbGroup + ":registerTargets"
	f.must(http.MethodPost, path, object{"targetSpecs": []object{{"instanceId": "i-a1", "port": 80}}})
	if err := f.sim.Modify(func(s *simulator.State) { s.Instances["i-a1"].PrivateIPAddress = "10.0.16.99" }); err != nil {
		t.Fatal(err)
	}
	f.refuses(t, []refusal{
		{"same port", http.MethodPost, path, object{"targetSpecs": []object{{"instanceId": "i-a1", "port": 80}}}, 400, "INVALID_ARGUMENT", "Target is already register to same TargetGroup."},
		{"second port", http.MethodPost, path, object{"targetSpecs": []object{{"instanceId": "i-a1", "port": 81}}}, 400, "INVALID_ARGUMENT",
			"Target 'i-a1' is in the target group with port 80 already, type dnlb allows one port"},
	})
}

// targetsOf reads a group's targets as type/id:port=weight.
func (f *fixture) targetsOf(group string) []string {
	var targets []string
	for _, target := range f.sim.Snapshot().Targets {
		if target.TargetGroupID == group {
			name := target.InstanceID
			if name == "" {
				name = target.IPAddress
			}
			targets = append(targets, strings.Join([]string{target.Type, name, itoa(target.Port), itoa(target.Weight)}, " "))
		}
	}
	slices.Sort(targets)
	return targets
}

func (f *fixture) targetID(group, instance string, port int) string {
	for id, target := range f.sim.Snapshot().Targets {
		if target.TargetGroupID == group && target.InstanceID == instance && target.Port == port {
			return id
		}
	}
	f.t.Fatalf("%s has no target %s:%d", group, instance, port)
	return ""
}

func TestRegisterUpdateAndDeregisterTargets(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	path := "/targetGroups/" + f.albGroup
	answer := f.must(http.MethodPost, path+":registerTargets", object{"targetSpecs": []object{
		{"instanceId": "i-a1", "port": 8080}, {"instanceId": "i-a1", "port": 8081, "weight": 0}, {"instanceId": "pod-a1", "type": "container", "ipAddress": nil},
	}})
	if len(answer) != 0 {
		t.Errorf("registerTargets returned %v, want nothing", answer)
	}
	if got, want := f.targetsOf(f.albGroup), []string{"container pod-a1 0 10", "vm i-a1 8080 10", "vm i-a1 8081 0"}; !slices.Equal(got, want) {
		t.Errorf("registered %v, want %v", got, want)
	}
	first, second := f.targetID(f.albGroup, "i-a1", 8080), f.targetID(f.albGroup, "i-a1", 8081)
	f.must(http.MethodPost, path+":updateTargets", object{"targetUpdateSpecs": []object{{"targetId": first, "port": 8081}, {"targetId": second, "port": 8080, "weight": 7}}})
	if got, want := f.targetsOf(f.albGroup), []string{"container pod-a1 0 10", "vm i-a1 8080 7", "vm i-a1 8081 10"}; !slices.Equal(got, want) {
		t.Errorf("after exchanging ports %v, want %v", got, want)
	}
	f.must(http.MethodPost, path+":deregisterTargets", object{"targetIds": []string{first}})
	if got, want := f.targetsOf(f.albGroup), []string{"container pod-a1 0 10", "vm i-a1 8080 7"}; !slices.Equal(got, want) {
		t.Errorf("after removal %v, want %v", got, want)
	}
	f.must(http.MethodPost, "/targetGroups/"+f.ipGroup+":registerTargets", object{"targetSpecs": []object{{"type": "ip", "ipAddress": "192.168.1.1", "port": 80}}})
	if got, want := f.targetsOf(f.ipGroup), []string{"ip 192.168.1.1 80 10"}; !slices.Equal(got, want) {
		t.Errorf("addresses %v, want %v", got, want)
	}
}

func TestRegisterTargetsRefusals(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	f.must(http.MethodPost, "/targetGroups/"+f.albGroup+":registerTargets", object{"targetSpecs": []object{{"instanceId": "i-a1", "port": 8080}}})
	f.must(http.MethodPost, "/targetGroups/"+f.dnlbGroup+":registerTargets", object{"targetSpecs": []object{{"instanceId": "i-a1", "port": 8080}}})
	register := func(name, group string, code int, status, message string, targets ...object) refusal {
		return refusal{name, http.MethodPost, "/targetGroups/" + group + ":registerTargets", object{"targetSpecs": targets}, code, status, message}
	}
	good := object{"instanceId": "i-a2"}
	f.refuses(t, []refusal{
		register("none", f.albGroup, 400, "INVALID_ARGUMENT", "Request parameter targetSpecs has 0 items, expected at least 1", []object{}...),
		register("unknown group", "tg-x", 404, "NOT_FOUND", "TargetGroup 'tg-x' not found", good),
		register("one bad of two", f.albGroup, 404, "NOT_FOUND", "Target 'i-x' not found", good, object{"instanceId": "i-x"}),
		register("container as vm", f.albGroup, 404, "NOT_FOUND", "Target 'pod-a1' not found", object{"instanceId": "pod-a1"}),
		register("foreign vpc", f.albGroup, 400, "INVALID_ARGUMENT", "Instance 'i-b1' is in vpc 'vpc-b1', the load balancer is in vpc 'vpc-a1'", object{"instanceId": "i-b1"}),
		register("again", f.albGroup, 400, "INVALID_ARGUMENT", "Target is already register to same TargetGroup.", object{"instanceId": "i-a1", "port": 8080}),
		register("twice in one call", f.albGroup, 400, "INVALID_ARGUMENT", "Target is already register to same TargetGroup.", good, good),
		register("second port on dnlb", f.dnlbGroup, 400, "INVALID_ARGUMENT", "Target 'i-a1' is in the target group with port 8080 already, type dnlb allows one port", object{"instanceId": "i-a1", "port": 8081}),
		register("weight 0 on nlb", f.nlbGroup, 400, "OUT_OF_RANGE", "Request parameter targetSpecs[1].weight is '0', expected 1 to 100 for type nlb", good, object{"instanceId": "i-a1", "weight": 0}),
		register("weight 101", f.albGroup, 400, "OUT_OF_RANGE", "Request parameter targetSpecs[0].weight is '101', expected 0 to 100", object{"instanceId": "i-a2", "weight": 101}),
		register("port 65536", f.albGroup, 400, "OUT_OF_RANGE", "Request parameter targetSpecs[0].port is '65536', expected 0 to 65535", object{"instanceId": "i-a2", "port": 65536}),
		register("no instance", f.albGroup, 400, "INVALID_ARGUMENT", "Request field targetSpecs[0].instanceId is missing", object{"port": 80}),
		register("address with an instance", f.albGroup, 400, "INVALID_ARGUMENT", "Request parameter targetSpecs[0].ipAddress is supported by type ip only, not by vm", object{"instanceId": "i-a2", "ipAddress": "10.0.0.1"}),
		register("address in an instance group", f.albGroup, 400, "INVALID_ARGUMENT", "Request parameter targetSpecs[0].type is 'ip', which does not fit target group '"+f.albGroup+"' of type instance", object{"type": "ip", "ipAddress": "10.0.0.1"}),
		register("instance in an ip group", f.ipGroup, 400, "INVALID_ARGUMENT", "Request parameter targetSpecs[0].type is 'vm', which does not fit target group '"+f.ipGroup+"' of type ip", good),
		register("no address", f.ipGroup, 400, "INVALID_ARGUMENT", "Request field targetSpecs[0].ipAddress is missing", object{"type": "ip"}),
		register("public address", f.ipGroup, 400, "INVALID_ARGUMENT", "Request parameter targetSpecs[0].ipAddress is '8.8.8.8', expected an IPv4 address in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16", object{"type": "ip", "ipAddress": "8.8.8.8"}),
		register("no IPv4 address", f.ipGroup, 400, "INVALID_ARGUMENT", "Request parameter targetSpecs[0].ipAddress is 'fd00::1', expected an IPv4 address", object{"type": "ip", "ipAddress": "fd00::1"}),
		register("instance with an address", f.ipGroup, 400, "INVALID_ARGUMENT", "Request parameter targetSpecs[0].instanceId is not supported by type ip", object{"type": "ip", "ipAddress": "10.0.0.1", "instanceId": "i-a1"}),
		register("unknown type", f.albGroup, 400, "INVALID_ARGUMENT", "Request parameter targetSpecs[0].type is 'host', expected one of [vm, container, ip]", object{"type": "host", "instanceId": "i-a1"}),
		register("unknown field", f.albGroup, 400, "INVALID_ARGUMENT", "Request field targetSpecs[0].name is unknown", object{"instanceId": "i-a2", "name": "x"}),
	})
}

// The private ranges are documented for alb only.
func TestNetworkLoadBalancersAcceptPublicAddresses(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	for product, loadBalancer := range map[string]string{"nlb": f.nlb, "dnlb": f.dnlb} {
		group := f.create("/targetGroups/", object{"targetGroupName": "addresses", "loadBalancerId": loadBalancer, "type": "ip"})
		path := "/targetGroups/" + group + ":registerTargets"
		f.must(http.MethodPost, path, object{"targetSpecs": []object{{"type": "ip", "ipAddress": "8.8.8.8", "port": 80}}})
		if got, want := f.targetsOf(group), []string{"ip 8.8.8.8 80 10"}; !slices.Equal(got, want) {
			t.Errorf("%s: registered %v, want %v", product, got, want)
		}
		f.refuses(t, []refusal{{"no IPv4 address on " + product, http.MethodPost, path, object{"targetSpecs": []object{{"type": "ip", "ipAddress": "host"}}},
			400, "INVALID_ARGUMENT", "Request parameter targetSpecs[0].ipAddress is 'host', expected an IPv4 address"}})
	}
}

func TestUpdateAndDeregisterRefusals(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	f.must(http.MethodPost, "/targetGroups/"+f.albGroup+":registerTargets", object{"targetSpecs": []object{{"instanceId": "i-a1", "port": 8080}, {"instanceId": "i-a1", "port": 8081}}})
	f.must(http.MethodPost, "/targetGroups/"+f.nlbGroup+":registerTargets", object{"targetSpecs": []object{{"instanceId": "i-a1"}}})
	first, second, onNLB := f.targetID(f.albGroup, "i-a1", 8080), f.targetID(f.albGroup, "i-a1", 8081), f.targetID(f.nlbGroup, "i-a1", 0)
	update := func(name, group string, code int, status, message string, specs ...object) refusal {
		return refusal{name, http.MethodPost, "/targetGroups/" + group + ":updateTargets", object{"targetUpdateSpecs": specs}, code, status, message}
	}
	deregister := func(name string, code int, status, message string, ids ...string) refusal {
		return refusal{name, http.MethodPost, "/targetGroups/" + f.albGroup + ":deregisterTargets", object{"targetIds": ids}, code, status, message}
	}
	f.refuses(t, []refusal{
		update("no id", f.albGroup, 400, "INVALID_ARGUMENT", "Request field targetUpdateSpecs[0].targetId is missing", object{"weight": 5}),
		update("one unknown of two", f.albGroup, 404, "NOT_FOUND", "Target 'target-x' not found", object{"targetId": first, "weight": 5}, object{"targetId": "target-x"}),
		update("target of another group", f.albGroup, 404, "NOT_FOUND", "Target '"+onNLB+"' not found", object{"targetId": onNLB}),
		update("port taken", f.albGroup, 400, "INVALID_ARGUMENT", "Target is already register to same TargetGroup.", object{"targetId": first, "port": 8081}),
		update("twice", f.albGroup, 400, "INVALID_ARGUMENT", "Request parameter targetUpdateSpecs names target '"+first+"' twice", object{"targetId": first, "port": 1}, object{"targetId": first, "port": 2}),
		update("weight 0 on nlb", f.nlbGroup, 400, "OUT_OF_RANGE", "Request parameter targetUpdateSpecs[0].weight is '0', expected 1 to 100 for type nlb", object{"targetId": onNLB, "weight": 0}),
		deregister("one unknown of two", 404, "NOT_FOUND", "Target 'target-x' not found", first, "target-x"),
		deregister("twice", 400, "INVALID_ARGUMENT", "Request parameter targetIds names target '"+second+"' twice", second, second),
		deregister("target of another group", 404, "NOT_FOUND", "Target '"+onNLB+"' not found", onNLB),
	})
}

func TestTargetQuotaAndBatchSize(t *testing.T) {
	seed := simulator.DefaultSeed()
	seed.Quotas = []simulator.Quota{{LoadBalancerType: "alb", Type: "target", Limit: 2}}
	f := newFixture(t, simulator.Options{Seed: seed, Assumptions: simulator.Assumptions{MaxBatchSize: 3}})
	targets := []object{{"instanceId": "i-a1", "port": 1}, {"instanceId": "i-a1", "port": 2}, {"instanceId": "i-a1", "port": 3}, {"instanceId": "i-a1", "port": 4}}
	path := "/targetGroups/" + f.albGroup + ":registerTargets"
	f.refuses(t, []refusal{
		{"quota", http.MethodPost, path, object{"targetSpecs": targets[:3]}, 429, "QUOTA_EXCEEDED", "Quota limit target exceeded."},
		{"batch", http.MethodPost, path, object{"targetSpecs": targets}, 400, "INVALID_ARGUMENT", "Request parameter targetSpecs has 4 items, expected at most 3"},
	})
}

func TestBatchesCanBePartial(t *testing.T) {
	f := newFixture(t, simulator.Options{Assumptions: simulator.Assumptions{PartialBatches: true}})
	answer := f.call(http.MethodPost, "/targetGroups/"+f.albGroup+":registerTargets", object{"targetSpecs": []object{{"instanceId": "i-a1"}, {"instanceId": "i-x"}, {"instanceId": "i-a2"}}})
	if got, want := f.targetsOf(f.albGroup), []string{"vm i-a1 0 10"}; answer.code != 404 || !slices.Equal(got, want) {
		t.Errorf("answer %d, targets %v; want 404 and %v", answer.code, got, want)
	}
}

func TestTargetZonesCanBeRequired(t *testing.T) {
	f := newFixture(t, simulator.Options{Assumptions: simulator.Assumptions{RequireTargetZone: true}})
	f.refuses(t, []refusal{{"other zone", http.MethodPost, "/targetGroups/" + f.albGroup + ":registerTargets", object{"targetSpecs": []object{{"instanceId": "i-a2"}}},
		400, "INVALID_ARGUMENT", "Instance 'i-a2' is in zone 'cn-north-1b', which the load balancer does not use"}})
	f.must(http.MethodPost, "/targetGroups/"+f.dnlbGroup+":registerTargets", object{"targetSpecs": []object{{"instanceId": "i-a2"}}})
}

func TestDescribeTargets(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	f.must(http.MethodPost, "/targetGroups/"+f.albGroup+":registerTargets", object{"targetSpecs": []object{{"instanceId": "i-a1", "port": 1}, {"instanceId": "i-a2", "port": 2}, {"instanceId": "pod-a1", "type": "container"}}})
	path := "/targetGroups/" + f.albGroup + ":describeTargets"
	for query, want := range map[string][]string{
		"":                                      {"i-a1", "i-a2", "pod-a1"},
		filters([]string{"instanceId", "i-a1"}): {"i-a1"},
		filters([]string{"type", "container"}):  {"pod-a1"},
		filters([]string{"port", "2"}):          {"i-a2"},
		filters([]string{"ipAddress", "10.0.16.11"}):                                                         {"i-a1"},
		filters([]string{"targetIds", f.targetID(f.albGroup, "i-a1", 1), f.targetID(f.albGroup, "i-a2", 2)}): {"i-a1", "i-a2"},
	} {
		answer := f.must(http.MethodGet, path+query, nil)
		got := pluck(answer["targets"], "instanceId")
		slices.Sort(got)
		if !slices.Equal(got, want) || answer["totalCount"] != float64(len(want)) {
			t.Errorf("%s: %v of %v, want %v", query, got, answer["totalCount"], want)
		}
	}
	embedded := newFixture(t, simulator.Options{Assumptions: simulator.Assumptions{EmbedTargets: true}})
	embedded.must(http.MethodPost, "/targetGroups/"+embedded.albGroup+":registerTargets", object{"targetSpecs": []object{{"instanceId": "i-a1"}}})
	for fixture, want := range map[*fixture]int{f: 0, embedded: 1} {
		group := fixture.must(http.MethodGet, "/targetGroups/"+fixture.albGroup, nil)["targetGroup"].(object)
		if got := len(group["targets"].([]any)); got != want {
			t.Errorf("describeTargetGroup lists %d targets, want %d", got, want)
		}
	}
}

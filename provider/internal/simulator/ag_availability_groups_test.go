package simulator_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

const (
	agPath    = "/availabilityGroups"
	agScaling = "/autoScaling/"
)

// agBody is the body of a createAg.
func agBody(changes object) object {
	return with(object{"agName": "workers", "azs": []string{"cn-north-1a", "cn-north-1b"}, "instanceTemplateId": "it-a1"}, changes)
}

// group reads an availability group.
func (c *cloud) group(id string) object {
	c.t.Helper()
	return c.must(http.MethodGet, agPath+"/"+id, nil)["ag"].(object)
}

// members reads the members of a group as number/zone; of a member that scaling has not made, the whole id.
func (c *cloud) members(id string) []string {
	c.t.Helper()
	var members []string
	for _, member := range list(c.group(id)["instances"]) {
		name := strings.TrimPrefix(member["instanceId"].(string), "i-"+id+"-")
		members = append(members, name+"/"+strings.TrimPrefix(member["az"].(string), region))
	}
	slices.Sort(members)
	return members
}

func (c *cloud) hasMembers(id string, want ...string) {
	c.t.Helper()
	if got := c.members(id); !slices.Equal(got, want) {
		c.t.Errorf("members %v, want %v", got, want)
	}
}

func TestAvailabilityGroups(t *testing.T) {
	c := newCloud(t, atOnce())
	id := c.create(agPath, agBody(object{"description": "d", "placementType": "host"}))
	group := c.group(id)
	want := object{
		"name": "workers", "description": "d", "instanceTemplateId": "it-a1", "agType": "vm", "count": 0.0, "autoScaling": false, "configurationType": "strict", "placementType": "host",
	}
	for name, want := range want {
		if group[name] != want {
			t.Errorf("%s is %v, want %v", name, group[name], want)
		}
	}
	if group["autoscalingSpec"] != nil {
		t.Errorf("scaling was never on, and reads as %v", group["autoscalingSpec"])
	}
	c.must(http.MethodPatch, agPath+"/"+id, object{"name": "renamed"})
	c.must(http.MethodPatch, agPath+"/"+id, object{"description": ""})
	c.must(http.MethodPost, agPath+"/"+id+":setInstanceTemplate", object{"instanceTemplateId": "it-b1"})
	if group := c.group(id); group["name"] != "renamed" || group["description"] != "" || group["instanceTemplateId"] != "it-b1" {
		t.Errorf("after the changes: %v", group)
	}
	quota := list(c.must(http.MethodGet, "/quotas"+filters([]string{"resourceTypes", "ag"}), nil)["quotas"])
	if len(quota) != 1 || quota[0]["resourceType"] != "ag" || quota[0]["limit"] != 20.0 || quota[0]["used"] != 3.0 {
		t.Errorf("quotas: %v", quota)
	}
	c.must(http.MethodDelete, agPath+"/"+id, nil)
	c.refuses(t, []refusal{{"read after delete", http.MethodGet, agPath + "/" + id, nil, 404, "NOT_FOUND", "AvailabilityGroup '" + id + "' not found"}})
}

func TestRefusalsOfAvailabilityGroups(t *testing.T) {
	seed := simulator.DefaultSeed()
	seed.Quotas = []simulator.Quota{{Type: "ag", Limit: 4}}
	f := newFixture(t, simulator.Options{Seed: seed})
	f.must(http.MethodPatch, "/backends/"+f.albBackend, object{"agIds": []string{"ag-a1"}})
	loose := f.create(agPath, agBody(object{"configurationType": "loose", "instanceTemplateId": nil}))
	sized := func(low, high int, changes object) object {
		return agBody(object{"autoscalingSpec": with(object{"minSize": low, "maxSize": high}, changes)})
	}
	f.refuses(t, []refusal{
		{"name", http.MethodPost, agPath, agBody(object{"agName": "a b"}), 400, "INVALID_ARGUMENT", "Request parameter agName is 'a b', expected 1 to 32 characters: Chinese characters, letters, digits, '_' and '-'"},
		{"no zones", http.MethodPost, agPath, agBody(object{"azs": []string{}}), 400, "INVALID_ARGUMENT", "Request parameter azs has 0 items, expected at least 1"},
		{"unknown zone", http.MethodPost, agPath, agBody(object{"azs": []string{"x"}}), 400, "INVALID_ARGUMENT", "Request parameter azs is 'x', expected a zone of region cn-north-1"},
		{"zone twice", http.MethodPost, agPath, agBody(object{"azs": []string{"cn-north-1a", "cn-north-1a"}}), 400, "INVALID_ARGUMENT", "Request parameter azs has 'cn-north-1a' twice"},
		{"no template", http.MethodPost, agPath, agBody(object{"instanceTemplateId": nil}), 400, "INVALID_ARGUMENT", "Request field instanceTemplateId is missing"},
		{"unknown template", http.MethodPost, agPath, agBody(object{"instanceTemplateId": "it-x"}), 404, "NOT_FOUND", "InstanceTemplate 'it-x' not found"},
		{"type", http.MethodPost, agPath, agBody(object{"agType": "docker"}), 400, "INVALID_ARGUMENT", "Request parameter agType is 'docker', expected one of [vm]"},
		{"placement", http.MethodPost, agPath, agBody(object{"placementType": "rack"}), 400, "INVALID_ARGUMENT", "Request parameter placementType is 'rack', expected one of [fd, switch, host]"},
		{"no size", http.MethodPost, agPath, agBody(object{"autoscalingSpec": object{"minSize": 1}}), 400, "INVALID_ARGUMENT", "Request field autoscalingSpec.maxSize is missing"},
		{"sizes", http.MethodPost, agPath, sized(3, 2, nil), 400, "INVALID_ARGUMENT", "Request parameter autoscalingSpec.minSize is '3', expected at most maxSize, which is 2"},
		{"too large at first", http.MethodPost, agPath, sized(0, 301, nil), 400, "OUT_OF_RANGE", "Request parameter autoscalingSpec.maxSize is '301', expected 0 to 300"},
		{"capacity", http.MethodPost, agPath, sized(1, 3, object{"desiredCapacity": 4}), 400, "INVALID_ARGUMENT",
			"Request parameter autoscalingSpec.desiredCapacity is '4', expected minSize to maxSize, which are 1 and 3"},
		{"beyond the group's quota", http.MethodPost, agPath, with(sized(0, 201, nil), object{"placementType": "switch"}), 400, "INVALID_ARGUMENT",
			"Request parameter autoscalingSpec.maxSize is '201', expected at most 200, the quota of a group with placement type switch"},
		{"removal policy", http.MethodPost, agPath, sized(0, 1, object{"removalPolicy": "Random"}), 400, "INVALID_ARGUMENT",
			"Request parameter autoscalingSpec.removalPolicy is 'Random', expected one of [OldestResource, NewestResource]"},
		{"frozen zones", http.MethodPatch, agPath + "/ag-a1", object{"azs": []string{"cn-north-1a"}}, 400, "INVALID_ARGUMENT", "Request field azs is unknown"},
		{"template of a loose group", http.MethodPost, agPath + "/" + loose + ":setInstanceTemplate", object{"instanceTemplateId": "it-a1"}, 400, "INVALID_ARGUMENT",
			"Availability group '" + loose + "' is loose: its instance template cannot be changed"},
		{"template elsewhere", http.MethodPost, agPath + "/ag-a1:setInstanceTemplate", object{"instanceTemplateId": "it-b1"}, 400, "INVALID_ARGUMENT",
			"Request parameter instanceTemplateId is 'it-b1', which is in vpc 'vpc-b1': availability group 'ag-a1' is on backend '" + f.albBackend + "' and must stay in vpc 'vpc-a1'"},
		{"delete with members on a backend", http.MethodDelete, agPath + "/ag-a1", nil, 400, "FAILED_PRECONDITION",
			"Availability group 'ag-a1' is in use by instances [i-ag1, i-ag2] and backends [" + f.albBackend + "]"},
		{"delete what is not", http.MethodDelete, agPath + "/ag-x", nil, 404, "NOT_FOUND", "AvailabilityGroup 'ag-x' not found"},
		{"abandon a stranger", http.MethodPost, agPath + "/ag-a1:abandonInstances", object{"instanceIds": []string{"i-a1"}}, 400, "INVALID_ARGUMENT", "Instance 'i-a1' is not a member of availability group 'ag-a1'"},
		{"enable with nothing", http.MethodPost, agScaling + "ag-a1", object{}, 400, "INVALID_ARGUMENT", "Request field autoscalingSpec is missing"},
		{"enable without template", http.MethodPost, agScaling + loose, object{"autoscalingSpec": object{"minSize": 0, "maxSize": 1}}, 400, "FAILED_PRECONDITION",
			"The availability group has no instance template: scaling has nothing to make members from"},
		{"update while off", http.MethodPost, agScaling + "ag-a1:updateAutoScaling", object{"autoscalingSpec": object{"minSize": 1}}, 400, "FAILED_PRECONDITION", "Auto scaling of availability group 'ag-a1' is off"},
		{"manage while off", http.MethodPost, agScaling + "ag-a1:modifyInstancesManaged", object{"isManaged": true, "instanceIds": []string{"i-ag1"}}, 400, "FAILED_PRECONDITION", "Auto scaling of availability group 'ag-a1' is off"},
		{"protect while off", http.MethodPost, agScaling + "ag-a1:modifyInstancesProtected", object{"isProtected": true, "instanceIds": []string{"i-ag1"}}, 400, "FAILED_PRECONDITION", "Auto scaling of availability group 'ag-a1' is off"},
	})
	f.create(agPath, agBody(nil))
	f.refuses(t, []refusal{{"quota", http.MethodPost, agPath, agBody(nil), 429, "QUOTA_EXCEEDED", "Quota limit ag exceeded."}})
}

// Scaling takes its time on the simulator's clock.
func TestScalingBringsMembers(t *testing.T) {
	clock := simulator.NewManualClock(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	c := newCloud(t, simulator.Options{Clock: clock})
	id := c.create(agPath, agBody(object{"autoscalingSpec": object{"minSize": 1, "maxSize": 4, "desiredCapacity": 3}}))
	c.hasMembers(id)
	clock.Advance(simulator.DefaultProvisioningDelay)
	c.hasMembers(id, "1/a", "2/b", "3/a")
	group := c.group(id)
	if group["count"] != 3.0 || group["autoScaling"] != true || fmt.Sprint(group["autoscalingSpec"]) !=
		"map[coolDownSeconds:300 desiredCapacity:3 healthCheck:true maxSize:4 minSize:1 removalPolicy:OldestResource scalingPolicy:Balance]" {
		t.Errorf("group: %v", group)
	}
	for _, member := range list(c.must(http.MethodGet, "/instances"+filters([]string{"agId", id}), nil)["instances"]) {
		if member["subnetId"] != "subnet-a1" || member["vpcId"] != "vpc-a1" || member["status"] != "running" || !strings.HasPrefix(member["privateIpAddress"].(string), "10.0.16.") ||
			!strings.HasPrefix(member["instanceName"].(string), "workers-") {
			t.Errorf("member: %v", member)
		}
	}
}

// What a backend is told of its group follows scaling.
func TestMembersAreTargets(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	id := f.create(agPath, agBody(object{"autoscalingSpec": object{"minSize": 2, "maxSize": 4}}))
	f.must(http.MethodPatch, "/backends/"+f.albBackend, object{"agIds": []string{id}})
	healthy := func() int {
		count := 0
		for _, target := range list(f.must(http.MethodGet, "/backends/"+f.albBackend+"/health", nil)["targetHealths"]) {
			if target["agId"] == id && target["status"] == "healthy" && target["weight"] == 10.0 {
				count++
			}
		}
		return count
	}
	if got := healthy(); got != 2 {
		t.Errorf("%d healthy targets, want 2", got)
	}
	f.must(http.MethodPost, agScaling+id+":updateAutoScaling", object{"autoscalingSpec": object{"desiredCapacity": 4}})
	if got := healthy(); got != 4 {
		t.Errorf("%d healthy targets after scaling out, want 4", got)
	}
}

func TestScalingTakesMembersOut(t *testing.T) {
	for _, test := range []struct {
		policy string
		want   []string
	}{
		{"OldestResource", []string{"3/a", "4/b"}},
		{"NewestResource", []string{"1/a", "2/b"}},
	} {
		t.Run(test.policy, func(t *testing.T) {
			clock := simulator.NewManualClock(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
			c := newCloud(t, simulator.Options{Clock: clock})
			id := c.create(agPath, agBody(object{"autoscalingSpec": object{"minSize": 1, "maxSize": 4, "removalPolicy": test.policy}}))
			clock.Advance(simulator.DefaultProvisioningDelay)
			for desired := 2; desired <= 4; desired++ {
				c.must(http.MethodPost, agScaling+id+":updateAutoScaling", object{"autoscalingSpec": object{"desiredCapacity": desired}})
				clock.Advance(simulator.DefaultProvisioningDelay)
			}
			c.hasMembers(id, "1/a", "2/b", "3/a", "4/b")
			c.must(http.MethodPost, agScaling+id+":updateAutoScaling", object{"autoscalingSpec": object{"maxSize": 2}})
			clock.Advance(simulator.DefaultProvisioningDelay)
			c.hasMembers(id, test.want...)
		})
	}
}

func TestProtectedMembersStay(t *testing.T) {
	c := newCloud(t, atOnce())
	id := c.create(agPath, agBody(object{"autoscalingSpec": object{"minSize": 0, "maxSize": 4, "desiredCapacity": 3}}))
	c.must(http.MethodPost, agScaling+id+":modifyInstancesProtected", object{"isProtected": true, "instanceIds": []string{"i-" + id + "-1"}})
	c.must(http.MethodPost, agScaling+id+":modifyInstancesManaged", object{"isManaged": false, "instanceIds": []string{"i-" + id + "-2"}})
	c.must(http.MethodPost, agScaling+id+":updateAutoScaling", object{"autoscalingSpec": object{"desiredCapacity": 0}})
	c.hasMembers(id, "1/a")
	instances := c.sim.Snapshot().Instances
	if left := instances["i-"+id+"-2"]; left == nil || left.AvailabilityGroupID != "" {
		t.Errorf("a member that is not managed leaves the group and stays: %v", left)
	}
	if instances["i-"+id+"-3"] != nil {
		t.Error("a managed member is deleted")
	}
}

func TestScalingReplacesMembers(t *testing.T) {
	c := newCloud(t, atOnce())
	id := c.create(agPath, agBody(object{"autoscalingSpec": object{"minSize": 2, "maxSize": 2}}))
	if err := c.sim.Modify(func(s *simulator.State) { s.Instances["i-"+id+"-1"].Status = "stopped" }); err != nil {
		t.Fatal(err)
	}
	c.hasMembers(id, "2/b", "3/a")
	c.must(http.MethodPost, agPath+"/"+id+":abandonInstances", object{"instanceIds": []string{"i-" + id + "-2"}})
	c.hasMembers(id, "3/a", "4/b")
	c.must(http.MethodPost, agScaling+id+":updateAutoScaling", object{"autoscalingSpec": object{"healthCheck": false}})
	if err := c.sim.Modify(func(s *simulator.State) { s.Instances["i-"+id+"-3"].Status = "stopped" }); err != nil {
		t.Fatal(err)
	}
	c.hasMembers(id, "3/a", "4/b")
	c.mustControl(http.MethodPatch, "state/instances/i-"+id+"-4", object{"status": "stopped"})
	c.must(http.MethodPost, agScaling+id+":updateAutoScaling", object{"autoscalingSpec": object{"healthCheck": true}})
	c.hasMembers(id, "5/a", "6/b")
}

// Scaling that was on before goes on as it was told then.
func TestScalingIsTurnedOffAndOn(t *testing.T) {
	c := newCloud(t, atOnce())
	c.must(http.MethodPost, agScaling+"ag-a1", object{"autoscalingSpec": object{"minSize": 2, "maxSize": 3}, "isManaged": true})
	for _, member := range list(c.group("ag-a1")["instances"]) {
		if member["isManaged"] != true {
			t.Errorf("not managed: %v", member)
		}
	}
	c.must(http.MethodPut, agScaling+"ag-a1:disable", object{})
	c.must(http.MethodPost, agPath+"/ag-a1:abandonInstances", object{"instanceIds": []string{"i-ag1"}})
	c.hasMembers("ag-a1", "i-ag2/b")
	c.must(http.MethodPost, agScaling+"ag-a1", object{"autoscalingSpec": object{"minSize": 0, "maxSize": 0}})
	c.hasMembers("ag-a1", "1/a", "i-ag2/b")
	c.must(http.MethodPost, agScaling+"ag-a1:updateAutoScaling", object{"autoscalingSpec": object{"maxSize": 1000}})
	if group := c.group("ag-a1"); group["autoscalingSpec"].(object)["maxSize"] != 1000.0 {
		t.Errorf("group: %v", group)
	}
}

func TestScalingStopsWhereTheSubnetIsFull(t *testing.T) {
	seed := simulator.DefaultSeed()
	seed.Subnets = append(seed.Subnets, simulator.Subnet{SubnetID: "subnet-small", VpcID: "vpc-a1", AddressPrefix: "10.0.20.0/28"})
	seed.InstanceTemplates = append(seed.InstanceTemplates, simulator.InstanceTemplate{InstanceTemplateID: "it-small", SubnetID: "subnet-small"})
	c := newCloud(t, simulator.Options{Seed: seed, ProvisioningDelay: -1})
	id := c.create(agPath, agBody(object{"instanceTemplateId": "it-small", "autoscalingSpec": object{"minSize": 20, "maxSize": 20}}))
	if got := len(c.members(id)); got != 12 {
		t.Errorf("%d members, want the 12 for which there are addresses", got)
	}
}

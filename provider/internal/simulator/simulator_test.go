package simulator_test

import (
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

func TestEveryAnswerCarriesItsRequestID(t *testing.T) {
	c := newCloud(t, atOnce())
	seen := map[string]bool{}
	for _, path := range []string{"/subnets/", "/subnets/subnet-a1", "/subnets/subnet-x", "/subnets/?x=1"} {
		answer := c.call(http.MethodGet, path, nil)
		if id := answer.RequestID; !regexp.MustCompile(`^[a-z0-9]{32}$`).MatchString(id) || answer.header.Get("x-jdcloud-request-id") != id || seen[id] {
			t.Errorf("%s: request id %q in the body, %q in the header", path, id, answer.header.Get("x-jdcloud-request-id"))
		}
		seen[answer.RequestID] = true
	}
}

func TestOperationsThatAreNotSimulated(t *testing.T) {
	c := newCloud(t, atOnce())
	c.refuses(t, []refusal{
		{"url map", http.MethodPost, "/urlMaps/", object{}, 501, "NOT_IMPLEMENTED", "Operation createUrlMap of service lb is not simulated"},
		{"path of two services", http.MethodGet, "/quotas", nil, 501, "NOT_IMPLEMENTED", "Operation describeQuotas of service vm is not simulated"},
		{"path of two services, as the other", http.MethodGet, "/quotas?ag", nil, 400, "INVALID_ARGUMENT", "Query parameter ag is unknown"},
		{"network", http.MethodPost, "/natGateways/ngw-1:startNatGateway", object{}, 501, "NOT_IMPLEMENTED", "Operation startNatGateway of service vpc is not simulated"},
		{"machine", http.MethodPost, "/instances/i-a1:stopInstance", object{}, 501, "NOT_IMPLEMENTED", "Operation stopInstance of service vm is not simulated"},
		{"tag search", http.MethodPost, "/tags:describeKeys", object{}, 501, "NOT_IMPLEMENTED", "Operation describeKeys of service resourcetag is not simulated"},
		{"scaling", http.MethodPost, "/asRules", object{}, 501, "NOT_IMPLEMENTED", "Operation createAsRule of service ag is not simulated"},
		{"collection without its slash", http.MethodGet, "/loadBalancers", nil, 501, "NOT_IMPLEMENTED",
			"No operation matches GET /v1/regions/cn-north-1/loadBalancers (collection paths of lb and vpc end with '/', those of vm and ag do not)"},
		{"empty id", http.MethodDelete, "/loadBalancers/", nil, 501, "NOT_IMPLEMENTED",
			"No operation matches DELETE /v1/regions/cn-north-1/loadBalancers/ (collection paths of lb and vpc end with '/', those of vm and ag do not)"},
		{"unknown action", http.MethodPost, "/targetGroups/tg-1:drain", object{}, 501, "NOT_IMPLEMENTED",
			"No operation matches POST /v1/regions/cn-north-1/targetGroups/tg-1:drain (collection paths of lb and vpc end with '/', those of vm and ag do not)"},
	})
}

func TestBodiesMustBeDeclaredAsJSON(t *testing.T) {
	c := newCloud(t, atOnce())
	answer := c.send(c.requestOf("text/plain", http.MethodPost, "/loadBalancers/", object{}))
	if want := "Header Content-Type is 'text/plain', expected application/json"; answer.code != 400 || answer.Error.Status != "INVALID_ARGUMENT" || answer.Error.Message != want {
		t.Errorf("got %d %s, want 400 %s", answer.code, answer.raw, want)
	}
}

func TestCallsAreRecorded(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	f.sim.ForgetCalls()
	f.must(http.MethodPost, "/targetGroups/"+f.albGroup+":registerTargets", object{"targetSpecs": []object{{"instanceId": "i-a1"}}})
	f.call(http.MethodDelete, "/backends/"+f.albBackend, nil)
	backend := f.create("/backends/", backendBody("recorded", f.alb, "Http"))
	f.must(http.MethodGet, "/listeners/"+f.nlbListener, nil)
	calls := f.sim.Calls()
	if len(calls) != 4 {
		t.Fatalf("%d calls recorded, want 4", len(calls))
	}
	for i, want := range []struct {
		operation string
		write     bool
		lb        string
		ids       map[string]string
		code      int
		status    string
	}{
		{"registerTargets", true, f.alb, map[string]string{"targetGroupId": f.albGroup}, 200, ""},
		{"deleteBackend", true, f.alb, map[string]string{"backendId": f.albBackend}, 400, "FAILED_PRECONDITION"},
		{"createBackend", true, f.alb, map[string]string{"backendId": backend}, 200, ""},
		{"describeListener", false, f.nlb, map[string]string{"listenerId": f.nlbListener}, 200, ""},
	} {
		got := calls[i]
		if got.Operation != want.operation || got.Service != "lb" || got.Write != want.write || got.LoadBalancerID != want.lb || got.Code != want.code || got.Status != want.status || !reflect.DeepEqual(got.ResourceIDs, want.ids) {
			t.Errorf("call %d: %+v\nwant %+v", i, got, want)
		}
		if got.Finished.Before(got.Started) || got.RequestID == "" {
			t.Errorf("call %d: started %s, finished %s, request id %q", i, got.Started, got.Finished, got.RequestID)
		}
	}
	if got := f.sim.CallsOf("createBackend"); len(got) != 1 || !strings.Contains(got[0].Body, "recorded") {
		t.Errorf("calls of createBackend: %+v", got)
	}
}

func TestSnapshotIsACopy(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	f.sim.Snapshot().LoadBalancers[f.alb].LoadBalancerName = "changed"
	if got := f.sim.Snapshot().LoadBalancers[f.alb].LoadBalancerName; got != "lb" {
		t.Errorf("a change of a snapshot reached the simulator: %s", got)
	}
}

func TestModifyChangesTheCloud(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	if err := f.sim.Modify(func(s *simulator.State) {
		s.Backends[f.albBackend].Port = 9999
		delete(s.Listeners, f.albListener)
	}); err != nil {
		t.Fatal(err)
	}
	if port := f.must(http.MethodGet, "/backends/"+f.albBackend, nil)["backend"].(object)["port"]; port != 9999.0 {
		t.Errorf("port %v, want 9999", port)
	}
	f.refuses(t, []refusal{{"gone", http.MethodGet, "/listeners/" + f.albListener, nil, 404, "NOT_FOUND", "Listener '" + f.albListener + "' not found"}})
}

func TestStateFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.json")
	f := newFixture(t, simulator.Options{StateFile: path})
	f.must(http.MethodPost, "/targetGroups/"+f.albGroup+":registerTargets", object{"targetSpecs": []object{{"instanceId": "i-a1"}}})
	again := newCloud(t, simulator.Options{StateFile: path, ProvisioningDelay: time.Hour})
	if first, second := f.sim.Snapshot(), again.sim.Snapshot(); !reflect.DeepEqual(first, second) {
		t.Errorf("the second simulator does not have the state of the first")
	}
	id := again.create("/loadBalancers/", object{"loadBalancerName": "web", "subnetId": "subnet-b1", "azs": []string{"cn-north-1a"}})
	if state := again.sim.Snapshot().LoadBalancers[id].State.Code; state != "CREATING" {
		t.Errorf("state %s, want CREATING", state)
	}
	third := newCloud(t, simulator.Options{StateFile: path})
	if state := third.sim.Snapshot().LoadBalancers[id].State.Code; state != "ACTIVE" {
		t.Errorf("after a restart the state is %s, want ACTIVE", state)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(content), "simulator-secret-key") {
		t.Errorf("the state file holds a secret key")
	}
	if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 1 {
		t.Errorf("saving left %v (%v) beside the state file", entries, err)
	}
}

func TestTheStateFileReplacesTheSeed(t *testing.T) {
	options := atOnce()
	options.StateFile = filepath.Join(t.TempDir(), "state.json")
	c := newCloud(t, options)
	id := c.create("/loadBalancers/", object{"loadBalancerName": "web", "subnetId": "subnet-a1", "type": "dnlb"})
	c.must(http.MethodPost, "/loadBalancers/"+id+":associateElasticIp", object{"elasticIpId": "fip-a1"})
	c.must(http.MethodPost, "/loadBalancers/"+id+":disassociateElasticIp", object{"elasticIpId": "fip-a1", "deleteElasticIp": true})
	newCloud(t, options).refuses(t, []refusal{{"deleted before the restart", http.MethodGet, "/elasticIps/fip-a1", nil, 404, "NOT_FOUND", "ElasticIp 'fip-a1' not found"}})
}

func TestTwoSimulatorsOnOneStateFile(t *testing.T) {
	options := atOnce()
	options.StateFile = filepath.Join(t.TempDir(), "state.json")
	first, second := newCloud(t, options), newCloud(t, options)
	body := object{"loadBalancerName": "web", "subnetId": "subnet-a1", "type": "dnlb"}
	id := first.create("/loadBalancers/", body)
	want := "state file " + options.StateFile + " was changed by somebody else: give every simulator a state file of its own, and restart this one"
	second.refuses(t, []refusal{{"second writer", http.MethodPost, "/loadBalancers/", body, 500, "INTERNAL", want}})
	if err := second.sim.Modify(func(s *simulator.State) { s.Region = "" }); err == nil || err.Error() != want {
		t.Errorf("Modify: %v, want %s", err, want)
	}
	first.create("/loadBalancers/", body)
	if third := newSimulator(t, options).Snapshot(); len(third.LoadBalancers) != 2 || third.LoadBalancers[id] == nil {
		t.Errorf("the file holds %v, want the two load balancers of the first simulator", third.LoadBalancers)
	}
	if err := os.Remove(options.StateFile); err != nil {
		t.Fatal(err)
	}
	first.create("/loadBalancers/", body)
	if again := newSimulator(t, options).Snapshot(); len(again.LoadBalancers) != 3 {
		t.Errorf("a state file that was taken away holds %v, want it written anew", again.LoadBalancers)
	}
}

func TestStateFileThatIsNone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.json")
	content, err := json.Marshal(newSimulator(t, simulator.Options{}).Snapshot())
	if err != nil {
		t.Fatal(err)
	}
	whole := string(content)
	for content, want := range map[string]string{
		"{":                 "state file " + path + " is not a simulator's state: unexpected EOF",
		whole + "}":         "state file " + path + " is not a simulator's state: something follows the JSON",
		`[]`:                "state file " + path + " is not a simulator's state: expected a JSON object",
		`{"version":9}`:     "state file " + path + " has version 9, this simulator reads versions up to 2: use the simulator that wrote it, or another state file",
		`{"version":"one"}`: "state file " + path + " has version one, this simulator reads versions up to 2: use the simulator that wrote it, or another state file",
		`{}`:                "state file " + path + " is not a simulator's state: vpcs is missing",
		`{"version":1}`:     "state file " + path + " is not a simulator's state: vpcs is missing",
		strings.Replace(whole, `"vpcs":`, `"Vpcs":`, 1):                                                             "state file " + path + " is not a simulator's state: key Vpcs is unknown, expected vpcs",
		strings.Replace(whole, `"events":[]`, `"events":[{"at":"2026-01-01T00:00:00Z","kind":"rain","id":"x"}]`, 1): "state file " + path + " is not a simulator's state: an event has kind 'rain', expected one of [loadBalancerState, scaling]",
		strings.Replace(whole, `"loadBalancers":{}`, `"loadBalancers":{"alb-1":null}`, 1):                           "state file " + path + " is not a simulator's state: loadBalancers has null under 'alb-1', expected an object",
		strings.Replace(whole, "10.1.16.0/24", "none", 1):                                                           "state file " + path + ` is not a simulator's state: subnet subnet-b1: addressPrefix: netip.ParsePrefix("none"): no '/'`,
	} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := simulator.New(simulator.Options{StateFile: path}); err == nil || err.Error() != want {
			t.Errorf("%s: error %v, want %s", content, err, want)
		}
	}
}

// rewrite changes the JSON tree of a state file.
func rewrite(t *testing.T, path string, change func(tree object)) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var tree object
	if err := json.Unmarshal(content, &tree); err != nil {
		t.Fatal(err)
	}
	change(tree)
	if content, err = json.Marshal(tree); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestStateFilesOfOlderVersionsAreMigrated(t *testing.T) {
	for version, change := range map[string]func(tree object){
		"without a version": func(tree object) { delete(tree, "version") },
		"version 1":         func(tree object) { tree["version"] = 1 },
	} {
		path := filepath.Join(t.TempDir(), "state.json")
		f := newFixture(t, simulator.Options{StateFile: path})
		rewrite(t, path, func(tree object) {
			change(tree)
			delete(tree, "events")
			lbs := tree["loadBalancers"].(object)
			starting, leaving := lbs[f.alb].(object), lbs[f.nlb].(object)
			starting["state"] = object{"code": "STARTING", "reason": ""}
			starting["transition"] = object{"to": "CREATE_FAILED", "reason": "No address.", "at": "2036-01-01T00:00:00Z"}
			leaving["state"] = object{"code": "DELETING", "reason": ""}
			leaving["transition"] = object{"to": "GONE", "at": "2036-01-01T00:00:00Z"}
		})
		c := newCloud(t, simulator.Options{StateFile: path})
		state := c.sim.Snapshot()
		if state.Version != 2 || len(state.Events) != 0 || len(state.Backends) != 3 {
			t.Errorf("%s: version %d, %d events, %d backends; want version 2, none, and 3: the nlb's are gone", version, state.Version, len(state.Events), len(state.Backends))
		}
		if got := state.LoadBalancers[f.alb].State; got.Code != "CREATE_FAILED" || got.Reason != "No address." || state.LoadBalancers[f.nlb] != nil {
			t.Errorf("%s: state %+v, want CREATE_FAILED for the alb, and no nlb", version, got)
		}
		c.must(http.MethodPost, "/targetGroups/", object{"targetGroupName": "saved", "loadBalancerId": f.dnlb})
		rewrite(t, path, func(tree object) {
			if _, left := tree["loadBalancers"].(object)[f.alb].(object)["transition"]; left || tree["version"] != 2.0 {
				t.Errorf("%s: the file was written as version %v, transition left: %v", version, tree["version"], left)
			}
		})
	}
}

func TestUnknownKeysOfAStateFileAreKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.json")
	f := newFixture(t, simulator.Options{StateFile: path})
	rewrite(t, path, func(tree object) {
		tree["alarms"] = object{"alarm-1": object{"limit": 12345678901234567}}
		tree["zones"].([]any)[1].(object)["city"] = "Beijing"
		tree["loadBalancers"].(object)[f.alb].(object)["privateIp"].(object)["ipv6"] = "fd00::1"
		tree["backends"].(object)[f.nlbBackend].(object)["retries"] = 2
	})
	c := newCloud(t, simulator.Options{StateFile: path, ProvisioningDelay: -1})
	c.must(http.MethodDelete, "/loadBalancers/"+f.nlb, nil)
	c.must(http.MethodPatch, "/loadBalancers/"+f.alb, object{"description": "changed"})
	if shown := c.sim.Snapshot(); shown.LoadBalancers[f.alb].Description != "changed" || shown.Backends[f.nlbBackend] != nil {
		t.Errorf("the simulator does not work on what it knows: %+v", shown.LoadBalancers[f.alb])
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"limit": 12345678901234567`, `"city": "Beijing"`, `"ipv6": "fd00::1"`, `"description": "changed"`} {
		if !strings.Contains(string(content), want) {
			t.Errorf("the state file was written without %s", want)
		}
	}
	if strings.Contains(string(content), "retries") {
		t.Errorf("the unknown key of a deleted backend is still there")
	}
	rewrite(t, path, func(tree object) {
		if zone := tree["zones"].([]any)[1].(object); zone["name"] != "cn-north-1b" || zone["city"] != "Beijing" {
			t.Errorf("the unknown key of a zone moved: %v", tree["zones"])
		}
	})
}

func TestStateFileThatCannotBeWritten(t *testing.T) {
	directory := filepath.Join(t.TempDir(), "states")
	options := atOnce()
	options.StateFile = filepath.Join(directory, "state.json")
	if _, err := simulator.New(options); err == nil || !strings.HasPrefix(err.Error(), "state file: ") || !strings.HasSuffix(err.Error(), "no such file or directory") {
		t.Errorf("without the directory: error %v, want one about the state file", err)
	}
	if err := os.Mkdir(directory, 0o700); err != nil {
		t.Fatal(err)
	}
	c := newCloud(t, options)
	if err := os.Remove(directory); err != nil {
		t.Fatal(err)
	}
	answer := c.call(http.MethodPost, "/loadBalancers/", object{"loadBalancerName": "web", "subnetId": "subnet-a1", "azs": []string{"cn-north-1a"}})
	if answer.code != 500 || answer.Error.Status != "INTERNAL" || !strings.HasPrefix(answer.Error.Message, "state file: ") {
		t.Errorf("got %d %s", answer.code, answer.raw)
	}
}

func TestSeedsThatContradictThemselves(t *testing.T) {
	for want, change := range map[string]func(*simulator.Seed){
		"seed: region is missing":                                  func(s *simulator.Seed) { s.Region = "" },
		"seed: a credential needs both accessKey and secretKey":    func(s *simulator.Seed) { s.Credentials[0].SecretKey = "" },
		"seed: zone z has type 'local', expected standard or edge": func(s *simulator.Seed) { s.Zones = append(s.Zones, simulator.Zone{Name: "z", Type: "local"}) },
		"seed: subnet s is in vpc v, which the seed does not have": func(s *simulator.Seed) { s.Subnets = append(s.Subnets, simulator.Subnet{SubnetID: "s", VpcID: "v"}) },
		"seed: subnet s has no vpc":                                func(s *simulator.Seed) { s.Subnets = append(s.Subnets, simulator.Subnet{SubnetID: "s"}) },
		"seed: subnet s: addressPrefix: netip.ParsePrefix(\"\"): no '/'": func(s *simulator.Seed) {
			s.Subnets = append(s.Subnets, simulator.Subnet{SubnetID: "s", VpcID: "vpc-a1"})
		},
		"seed: subnet s: addressPrefix is 'fd00::/64', expected an IPv4 network with a mask of 16 to 28": func(s *simulator.Seed) {
			s.Subnets = append(s.Subnets, simulator.Subnet{SubnetID: "s", VpcID: "vpc-a1", AddressPrefix: "fd00::/64"})
		},
		"seed: subnet s: addressPrefix is '10.0.18.0/30', expected an IPv4 network with a mask of 16 to 28": func(s *simulator.Seed) {
			s.Subnets = append(s.Subnets, simulator.Subnet{SubnetID: "s", VpcID: "vpc-a1", AddressPrefix: "10.0.18.0/30"})
		},
		"seed: elastic IP fip-a1 has ipType 'Edge', expected standard or edge":          func(s *simulator.Seed) { s.ElasticIPs[0].IPType = "Edge" },
		"seed: certificate cert-a1 has no algorithm, expected one such as RSA or ECDSA": func(s *simulator.Seed) { s.Certificates[0].Algorithm = "" },
		"seed: availability group ag-a1 is in zone z, which the seed does not have":     func(s *simulator.Seed) { s.AvailabilityGroups[0].Zones[0] = "z" },
		"seed: certificate cert-a1 stands twice":                                        func(s *simulator.Seed) { s.Certificates = append(s.Certificates, s.Certificates[0]) },
		"seed: elastic IP number 3 has no id":                                           func(s *simulator.Seed) { s.ElasticIPs = append(s.ElasticIPs, simulator.ElasticIP{}) },
		"seed: credential simulator-access-key stands twice":                            func(s *simulator.Seed) { s.Credentials = append(s.Credentials, s.Credentials[0]) },
		"seed: a quota has loadBalancerType 'ALB', expected one of [alb, nlb, dnlb]": func(s *simulator.Seed) {
			s.Quotas = []simulator.Quota{{LoadBalancerType: "ALB", Type: "listener", Limit: 1}}
		},
		"seed: a quota has type 'listeners', expected one of [backend, listener, loadbalancer, target, target_group]": func(s *simulator.Seed) {
			s.Quotas = []simulator.Quota{{LoadBalancerType: "alb", Type: "listeners", Limit: 1}}
		},
		"seed: container c is in zone z, which the seed does not have": func(s *simulator.Seed) {
			s.Containers = append(s.Containers, simulator.Container{ContainerID: "c", SubnetID: "subnet-a1", Zone: "z"})
		},
		"seed: security group g is in vpc v, which the seed does not have": func(s *simulator.Seed) {
			s.SecurityGroups = append(s.SecurityGroups, simulator.SecurityGroup{SecurityGroupID: "g", VpcID: "v"})
		},
		"seed: instance i is in zone z, which the seed does not have": func(s *simulator.Seed) {
			s.Instances = append(s.Instances, simulator.Instance{InstanceID: "i", SubnetID: "subnet-a1", Zone: "z"})
		},
		"seed: container c is in subnet s, which the seed does not have": func(s *simulator.Seed) {
			s.Containers = append(s.Containers, simulator.Container{ContainerID: "c", SubnetID: "s", Zone: "cn-north-1a"})
		},
		"seed: availability group ag uses instance template it, which the seed does not have": func(s *simulator.Seed) {
			s.AvailabilityGroups = append(s.AvailabilityGroups, simulator.AvailabilityGroup{AvailabilityGroupID: "ag", InstanceTemplateID: "it"})
		},
		"seed: instance i is in availability group ag, which the seed does not have": func(s *simulator.Seed) {
			s.Instances = append(s.Instances, simulator.Instance{InstanceID: "i", SubnetID: "subnet-a1", Zone: "cn-north-1a", AvailabilityGroupID: "ag"})
		},
	} {
		seed := simulator.DefaultSeed()
		change(seed)
		if _, err := simulator.New(simulator.Options{Seed: seed}); err == nil || err.Error() != want {
			t.Errorf("error %v, want %s", err, want)
		}
	}
}

func TestReadSeed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "seed.json")
	write := func(content string) {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(`{"certificates": [{"certificateId": "mine", "algorithm": "RSA"}], "quotas": [{"loadBalancerType": "alb", "type": "listener", "limit": 1}]}`)
	seed, err := simulator.ReadSeed(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(seed.Certificates) != 1 || seed.Certificates[0].CertificateID != "mine" || len(seed.Vpcs) != 2 || seed.Quotas[0].Limit != 1 {
		t.Errorf("seed: %+v", seed)
	}
	for content, want := range map[string]string{
		`{"colour": 1}`:              "seed file " + path + `: unknown key "colour", expected one of [assumptions, availabilityGroups, certificates, containers, credentials, elasticIps, faults, instanceTemplates, instances, limits, quotas, region, securityGroups, subnets, vpcs, zones]`,
		`{"Zones": []}`:              "seed file " + path + `: unknown key "Zones", expected one of [`,
		`{"zones": [{"colour": 1}]}`: "seed file " + path + `: json: unknown field "colour"`,
		`{"vpcs": []}`:               "which the seed does not have",
		`[]`:                         "seed file " + path + ": json: cannot unmarshal array",
		`null`:                       "seed file " + path + " is null, expected a JSON object",
	} {
		write(content)
		if _, err := simulator.ReadSeed(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %s", content, err, want)
		}
	}
}

func TestTheDefaultSeedSurvivesItsOwnJSON(t *testing.T) {
	content, err := json.Marshal(simulator.DefaultSeed())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "seed.json")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	seed, err := simulator.ReadSeed(path)
	if err != nil || !reflect.DeepEqual(seed, simulator.DefaultSeed()) {
		t.Errorf("read back (%v): %+v", err, seed)
	}
}

func TestStateEndpoint(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, f.url+"/_simulator/state", nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := f.client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	state := &simulator.State{}
	if err := json.Unmarshal(content, state); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(state, f.sim.Snapshot()) {
		t.Errorf("the endpoint shows something else than Snapshot")
	}
	for _, call := range f.sim.Calls() {
		if call.Path == "/_simulator/state" {
			t.Errorf("the endpoint is recorded as a call")
		}
	}
}

func TestScaledClockRunsFaster(t *testing.T) {
	clock := simulator.NewScaledClock(1000)
	start, begin := clock.Now(), time.Now()
	time.Sleep(2 * time.Millisecond)
	if simulated, real := clock.Now().Sub(start), time.Since(begin); simulated < 2*time.Second || simulated < real {
		t.Errorf("%s of simulated time passed in %s, want at least 2s", simulated, real)
	}
}

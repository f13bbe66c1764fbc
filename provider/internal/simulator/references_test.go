package simulator_test

import (
	"net/http"
	"testing"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

func TestDeletingWhatIsInUseNamesItsUsers(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	second := f.create("/listeners/", object{"listenerName": "second", "loadBalancerId": f.alb, "protocol": "Http", "port": 8080, "backendId": f.albBackend})
	users := f.albListener + ", " + second
	if second < f.albListener {
		users = second + ", " + f.albListener
	}
	f.refuses(t, []refusal{
		{"backend", http.MethodDelete, "/backends/" + f.albBackend, nil, 400, "FAILED_PRECONDITION", "Backend '" + f.albBackend + "' is in use by listeners [" + users + "]"},
		{"target group", http.MethodDelete, "/targetGroups/" + f.albGroup, nil, 400, "FAILED_PRECONDITION", "Target group '" + f.albGroup + "' is in use by backends [" + f.albBackend + "]"},
	})
	f.must(http.MethodDelete, "/listeners/"+f.albListener, nil)
	f.must(http.MethodDelete, "/listeners/"+second, nil)
	f.must(http.MethodDelete, "/backends/"+f.albBackend, nil)
	f.must(http.MethodDelete, "/targetGroups/"+f.albGroup, nil)
}

func TestDeletingDetachesWhereAnAssumptionAllowsIt(t *testing.T) {
	f := newFixture(t, simulator.Options{Assumptions: simulator.Assumptions{AllowDeleteOfReferencedTargetGroups: true}})
	f.must(http.MethodPost, "/targetGroups/"+f.albGroup+":registerTargets", object{"targetSpecs": []object{{"instanceId": "i-a1"}}})
	f.must(http.MethodDelete, "/targetGroups/"+f.albGroup, nil)
	state := f.sim.Snapshot()
	if left := state.Backends[f.albBackend].TargetGroupIDs; len(left) != 0 || len(state.Targets) != 0 {
		t.Errorf("the backend names %v, %d targets are left; want none of either", left, len(state.Targets))
	}
	if shown := f.must(http.MethodGet, "/backends/"+f.albBackend, nil)["backend"].(object)["targetGroupIds"]; shown == nil {
		t.Errorf("targetGroupIds is null, want an empty list")
	}
}

func TestASeedNamesOnlyWhatItHas(t *testing.T) {
	seed := simulator.DefaultSeed()
	seed.ElasticIPs[0].InstanceID, seed.ElasticIPs[0].InstanceType = "alb-1", "lb"
	want := "seed: elastic IP fip-a1 is on load balancer alb-1, which the seed does not have"
	if _, err := simulator.New(simulator.Options{Seed: seed}); err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
	seed.ElasticIPs[0].InstanceType = "vm"
	newSimulator(t, simulator.Options{Seed: seed})
}

package simulator_test

import (
	"net/http"
	"sync"
	"testing"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// Whoever controls the simulator does so while others call it; the race detector watches.
func TestControlWhileCallsAreUnderWay(t *testing.T) {
	f := newFixture(t, simulator.Options{})
	stop := make(chan struct{})
	var callers sync.WaitGroup
	for range 2 {
		callers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
					f.call(http.MethodPost, "/targetGroups/", object{"targetGroupName": "new", "loadBalancerId": f.alb})
					f.call(http.MethodGet, "/listeners/", nil)
				}
			}
		})
	}
	for range 10 {
		f.mustControl(http.MethodPost, "faults", object{"kind": "ABORTED", "probability": 0.5})
		f.mustControl(http.MethodPut, "limits", object{"requestsPerSecond": 1000})
		f.mustControl(http.MethodPut, "assumptions", object{"allowDuplicateNames": true})
		f.mustControl(http.MethodPut, "clock", object{"speed": 2})
		f.mustControl(http.MethodPatch, "state/vpcs/vpc-a1", object{"vpcName": "changed"})
		f.page()
		f.mustControl(http.MethodGet, "calls", nil)
		f.mustControl(http.MethodPost, "reset", nil)
	}
	close(stop)
	callers.Wait()
	if answer := f.call(http.MethodGet, "/vpcs/vpc-a1", nil); answer.code != http.StatusOK {
		t.Errorf("after the resets: %d", answer.code)
	}
}

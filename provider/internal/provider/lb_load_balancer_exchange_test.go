package provider

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

// exchanges are changes that detach something from a load balancer before its successor can be attached.
var exchanges = map[string]struct {
	attribute, shown, attach, detached string
	before, after                      any
}{
	"elastic IP": {
		attribute: "elastic_ip_id", shown: "privateIp.elasticIpId", attach: "associateElasticIp",
		before: "fip-a1", after: "fip-a2", detached: "elastic IP fip-a1",
	},
	"security groups": {
		attribute: "security_group_ids", shown: "securityGroupIds", attach: "associateSecurityGroup",
		before: []any{"sg-a1", "sg-a2", "sg-a3", "sg-a4"}, after: []any{"sg-a2", "sg-a3", "sg-a4", "sg-a5"}, detached: "security groups sg-a1",
	},
}

// eachExchange gives the test a load balancer that is ready for an exchange.
func eachExchange(t *testing.T, test func(t *testing.T, b *testBench, exchange func() (state, shown any, problem string), name string)) {
	t.Helper()
	for name, change := range exchanges {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b, config := objectBench(t, "jdcloud_lb", nil)
			if err := b.cloud.Modify(func(cloud *simulator.State) {
				for number := 3; number <= 5; number++ {
					id := fmt.Sprint("sg-a", number)
					cloud.SecurityGroups[id] = &simulator.SecurityGroup{SecurityGroupID: id, SecurityGroupName: id, VpcID: "vpc-a1"}
				}
			}); err != nil {
				t.Fatal(err)
			}
			state, problem := b.apply(t, b.none(), put(config, change.attribute, change.before))
			if problem != "" {
				t.Fatal(problem)
			}
			id, _ := at(goValue(state), "id").(string)
			test(t, b, func() (any, any, string) {
				state, problem := b.apply(t, state, put(config, change.attribute, change.after))
				return at(goValue(state), change.attribute), at(b.object(t, id), change.shown), problem
			}, name)
		})
	}
}

// What a running load balancer has is not lost to a fault that passes.
func TestExchangeInSpiteOfFaults(t *testing.T) {
	t.Parallel()
	eachExchange(t, func(t *testing.T, b *testBench, exchange func() (any, any, string), name string) {
		change := exchanges[name]
		b.cloud.InjectFault(simulator.Fault{Operation: change.attach, Kind: simulator.FaultFailedPrecondition, Times: 8})
		if state, shown, problem := exchange(); problem != "" || !equal(state, change.after) || !equal(shown, change.after) {
			t.Errorf("%s: the cloud has %v, the state %v", problem, shown, state)
		}
	})
}

// An interrupt between the two halves does not leave the load balancer without both.
func TestExchangeThatIsInterrupted(t *testing.T) {
	t.Parallel()
	eachExchange(t, func(t *testing.T, b *testBench, exchange func() (any, any, string), name string) {
		change := exchanges[name]
		b.cloud.InjectFault(simulator.Fault{Operation: change.attach, Kind: simulator.FaultAborted, Times: 12})
		stopped := make(chan error, 1)
		go func() {
			for len(b.cloud.CallsOf(change.attach)) < 6 && t.Context().Err() == nil {
				time.Sleep(time.Millisecond)
			}
			_, err := b.server.StopProvider(t.Context(), &tfprotov6.StopProviderRequest{})
			stopped <- err
		}()
		state, shown, problem := exchange()
		if err := <-stopped; err != nil || !equal(state, change.after) || !equal(shown, change.after) {
			t.Errorf("%v, %s: the cloud has %v, the state %v", err, problem, shown, state)
		}
	})
}

// What cannot be replaced is brought back, and the error says so.
func TestExchangeThatFails(t *testing.T) {
	t.Parallel()
	eachExchange(t, func(t *testing.T, b *testBench, exchange func() (any, any, string), name string) {
		change := exchanges[name]
		b.cloud.InjectFault(simulator.Fault{Operation: change.attach, Kind: simulator.FaultQuotaExceeded, Times: 3})
		state, shown, problem := exchange()
		if !equal(state, change.before) || !equal(shown, change.before) {
			t.Errorf("the cloud has %v, the state %v", shown, state)
		}
		for _, text := range []string{"JD Cloud API error: " + change.attach, "QUOTA_EXCEEDED (code 429)", " has " + change.detached + " attached again."} {
			if !strings.Contains(problem, text) {
				t.Errorf("the error does not say %q: %s", text, problem)
			}
		}
	})
}

// What can neither be replaced nor brought back is named.
func TestExchangeThatCannotBeUndone(t *testing.T) {
	t.Parallel()
	eachExchange(t, func(t *testing.T, b *testBench, exchange func() (any, any, string), name string) {
		change := exchanges[name]
		b.cloud.InjectFault(simulator.Fault{Operation: change.attach, Kind: simulator.FaultQuotaExceeded, Times: -1})
		state, _, problem := exchange()
		if left, _ := state.([]any); slices.Contains(left, any("sg-a1")) || state == "fip-a1" {
			t.Errorf("the state has %v", state)
		}
		if text := " is now without " + change.detached + ", which could not be attached again: " + change.attach + " failed"; !strings.Contains(problem, text) {
			t.Errorf("the error does not say %q: %s", text, problem)
		}
	})
}

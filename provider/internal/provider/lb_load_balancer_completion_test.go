package provider

import (
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/simulator"
)

var completeLoadBalancer = fields{"elastic_ip_id": "fip-a1", "delete_protection": true}

// A load balancer is not thrown away for a fault that passes, however long that takes.
func TestLoadBalancerIsCompletedInSpiteOfFaults(t *testing.T) {
	t.Parallel()
	for _, kind := range []simulator.FaultKind{
		simulator.FaultUnavailable, simulator.FaultInternalAfterCommit, simulator.FaultBadGateway, simulator.FaultResetBeforeCommit, simulator.FaultResetAfterCommit,
		simulator.FaultAborted, simulator.FaultRateLimit, simulator.FaultNotFound, simulator.FaultFailedPrecondition,
	} {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			b, config := objectBench(t, "jdcloud_lb", completeLoadBalancer)
			for _, operation := range []string{"describeLoadBalancer", "associateElasticIp", "updateLoadBalancer"} {
				b.cloud.InjectFault(simulator.Fault{Operation: operation, Kind: kind, Times: 12})
			}
			state, problem := b.apply(t, b.none(), config)
			if problem != "" || len(b.warnings) != 0 {
				t.Fatal(problem, b.warnings)
			}
			id, _ := at(goValue(state), "id").(string)
			object := b.object(t, id)
			if at(object, "privateIp.elasticIpId") != "fip-a1" || at(object, "deleteProtection") != true || at(goValue(state), "elastic_ip_address") != "203.0.113.11" {
				t.Errorf("the cloud has %v, the state %v", object, goValue(state))
			}
		})
	}
}

// Where an error remains, it says that Terraform will replace the load balancer and how to keep it.
func TestLoadBalancerThatCannotBeCompleted(t *testing.T) {
	t.Parallel()
	b, config := objectBench(t, "jdcloud_lb", completeLoadBalancer)
	b.cloud.InjectFault(simulator.Fault{Operation: "associateElasticIp", Kind: simulator.FaultQuotaExceeded, Times: -1})
	state, problem := b.apply(t, b.none(), config)
	for _, text := range []string{
		"JD Cloud API error: associateElasticIp", "Could not change the elastic IP of load balancer alb-", "QUOTA_EXCEEDED (code 429)",
		"It was created and is in the state, but Terraform marks it as tainted and replaces it at the next apply. If it is usable, keep it and let the next apply complete it: first run terraform untaint jdcloud_lb.<name>.",
	} {
		if !strings.Contains(problem, text) {
			t.Errorf("the error does not say %q: %s", text, problem)
		}
	}
	// The next apply completes it.
	b.cloud.ClearFaults()
	if at(goValue(state), "elastic_ip_id") != nil || at(goValue(state), "delete_protection") != false {
		t.Errorf("the state says %v", goValue(state))
	}
	if state, problem = b.apply(t, state, config); problem != "" || at(goValue(state), "elastic_ip_address") != "203.0.113.11" {
		t.Error(problem, goValue(state))
	}
}

// What a later step needs is looked at before anything is made or taken away.
func TestElasticIPIsLookedAtFirst(t *testing.T) {
	t.Parallel()
	b, config := objectBench(t, "jdcloud_lb", fields{"elastic_ip_id": "fip-a1"})
	state, problem := b.apply(t, b.none(), config)
	if problem != "" {
		t.Fatal(problem)
	}
	id, _ := at(goValue(state), "id").(string)
	for elasticIP, expected := range map[string]string{"fip-a1": "elastic IP fip-a1 is attached to lb " + id, "fip-unknown": "NOT_FOUND (code 404)"} {
		b.cloud.ForgetCalls()
		if _, problem := b.apply(t, b.none(), put(config, "elastic_ip_id", elasticIP)); !strings.Contains(problem, expected) || len(b.cloud.CallsOf("createLoadBalancer")) > 0 {
			t.Errorf("%s: %q after %v", elasticIP, problem, b.cloud.Calls())
		}
	}
	if _, problem := b.apply(t, state, put(config, "elastic_ip_id", "fip-unknown")); !strings.Contains(problem, "NOT_FOUND (code 404)") || at(b.object(t, id), "privateIp.elasticIpId") != "fip-a1" {
		t.Errorf("%q, and the load balancer is %v", problem, b.object(t, id))
	}
}

// One NOT_FOUND that is wrong fails neither a create nor an update.
func TestLoadBalancerThatIsDeniedOnce(t *testing.T) {
	t.Parallel()
	b, config := objectBench(t, "jdcloud_lb", completeLoadBalancer)
	b.cloud.InjectFault(simulator.Fault{Operation: "describeElasticIp", Kind: simulator.FaultNotFound})
	state, problem := b.apply(t, b.none(), config)
	if problem != "" {
		t.Fatal(problem)
	}
	for _, operation := range []string{"describeLoadBalancer", "updateLoadBalancer", "disassociateElasticIp", "describeElasticIp", "associateElasticIp", "tagResources"} {
		b.cloud.InjectFault(simulator.Fault{Operation: operation, Kind: simulator.FaultNotFound})
	}
	if state, problem = b.apply(t, state, merged(config, fields{"description": "changed", "elastic_ip_id": "fip-a2", "tags": fields{"team": "shop"}})); problem != "" {
		t.Fatal(problem)
	}
	id, _ := at(goValue(state), "id").(string)
	if object := b.object(t, id); at(object, "privateIp.elasticIpId") != "fip-a2" || at(object, "description") != "changed" || at(goValue(state), "elastic_ip_address") != "203.0.113.12" {
		t.Errorf("the cloud has %v, the state %v", object, goValue(state))
	}
}

// An elastic IP whose load balancer is being deleted is waited for.
func TestElasticIPOfALoadBalancerThatIsBeingDeleted(t *testing.T) {
	t.Parallel()
	b, config := objectBench(t, "jdcloud_lb", fields{"elastic_ip_id": "fip-a1"})
	state, problem := b.apply(t, b.none(), config)
	if problem != "" {
		t.Fatal(problem)
	}
	old, _ := at(goValue(state), "id").(string)
	if err := b.cloud.Modify(func(cloud *simulator.State) { cloud.LoadBalancers[old].State.Code = "DELETING" }); err != nil {
		t.Fatal(err)
	}
	// The third look at the elastic IP finds it free.
	gone := make(chan error, 1)
	go func() {
		for len(b.cloud.CallsOf("describeElasticIp")) < 3 && t.Context().Err() == nil {
			time.Sleep(time.Millisecond)
		}
		gone <- b.cloud.Modify(func(cloud *simulator.State) {
			cloud.ElasticIPs["fip-a1"].InstanceID, cloud.ElasticIPs["fip-a1"].InstanceType = "", ""
			delete(cloud.LoadBalancers, old)
		})
	}()
	state, problem = b.apply(t, b.none(), config)
	if err := <-gone; err != nil || problem != "" || at(goValue(state), "elastic_ip_address") != "203.0.113.11" {
		t.Error(err, problem, goValue(state))
	}
}

// A tag that is null is no tag, and the plan after it is empty.
func TestTagThatIsNull(t *testing.T) {
	t.Parallel()
	b, config := objectBench(t, "jdcloud_lb", fields{"tags": fields{"team": "shop", "stage": nil}})
	state, problem := b.apply(t, b.none(), config)
	for _, tags := range []fields{{"team": "shop", "stage": nil}, {"team": nil, "stage": "test"}, {"team": nil, "stage": nil}} {
		if problem == "" {
			state, problem = b.apply(t, state, put(config, "tags", tags))
		}
		if problem != "" {
			t.Fatal(problem)
		}
		wanted := fields{}
		for key, value := range tags {
			if value != nil {
				wanted[key] = value
			}
		}
		id, _ := at(goValue(state), "id").(string)
		if shown := at(b.object(t, id), "tags"); !tagsAre(shown, wanted) {
			t.Errorf("the cloud has the tags %v instead of %v", shown, wanted)
		}
		refreshed := b.refresh(t, state)
		if !refreshed.Equal(state) || !equal(at(goValue(refreshed), "tags"), tags) {
			t.Errorf("the refresh makes %v of %v", goValue(refreshed), goValue(state))
		}
	}
}

// Only what differs is read or written again.
func TestLoadBalancerNeedsFewCalls(t *testing.T) {
	t.Parallel()
	b, config := objectBench(t, "jdcloud_lb", fields{"description": "the shop", "tags": fields{"team": "shop"}})
	var state tftypes.Value
	for _, step := range []struct {
		config   fields
		expected string
	}{
		{config, "describeLoadBalancers createLoadBalancer describeLoadBalancer updateLoadBalancer"},
		{put(config, "description", "the blog"), "describeLoadBalancer updateLoadBalancer"},
		{merged(config, completeLoadBalancer), "describeLoadBalancer updateLoadBalancer describeElasticIp associateElasticIp updateLoadBalancer"},
	} {
		b.cloud.ForgetCalls()
		if state.Type() == nil {
			state = b.none()
		}
		var problem string
		if state, problem = b.apply(t, state, step.config); problem != "" {
			t.Fatal(problem)
		}
		var made []string
		for _, call := range b.cloud.Calls() {
			made = append(made, call.Operation)
		}
		if found := strings.Join(made, " "); found != step.expected {
			t.Errorf("made the calls %s, expected %s", found, step.expected)
		}
	}
}

// An elastic IP whose load balancer is gone, or cannot be read, fails with the holder's name.
func TestElasticIPOfALoadBalancerThatCannotBeRead(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		kind     simulator.FaultKind
		expected string
	}{
		"gone":      {simulator.FaultNotFound, ", which does not exist any more. Detach it, or try again later"},
		"forbidden": {simulator.FaultPermissionDenied, ", which could not be read: describeLoadBalancer failed"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b, config := objectBench(t, "jdcloud_lb", fields{"elastic_ip_id": "fip-a1"})
			state, problem := b.apply(t, b.none(), config)
			if problem != "" {
				t.Fatal(problem)
			}
			b.cloud.InjectFault(simulator.Fault{Operation: "describeLoadBalancer", Kind: test.kind, Times: -1})
			holder, _ := at(goValue(state), "id").(string)
			_, problem = b.apply(t, b.none(), put(config, "timeouts", fields{"create": "20s"}))
			if !strings.Contains(problem, "attached to lb "+holder+test.expected) {
				t.Errorf("the error is %q", problem)
			}
		})
	}
}

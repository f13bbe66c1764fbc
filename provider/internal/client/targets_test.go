package client

import (
	"fmt"
	"slices"
	"testing"
	"testing/synctest"

	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

const (
	registerLine   = "POST /v1/regions/cn-north-1/targetGroups/tg-1:registerTargets"
	updateLine     = "POST /v1/regions/cn-north-1/targetGroups/tg-1:updateTargets"
	deregisterLine = "POST /v1/regions/cn-north-1/targetGroups/tg-1:deregisterTargets"
	targetsLine    = "GET /v1/regions/cn-north-1/targetGroups/tg-1:describeTargets"
)

func someSpecs(count int) []lb.TargetSpec {
	specs := make([]lb.TargetSpec, count)
	for i := range specs {
		specs[i] = lb.TargetSpec{InstanceId: new(fmt.Sprintf("i-%d", i)), Port: new(8080)}
	}
	return specs
}

// registered answers describeTargets with the first of someSpecs, with target ids t-0, t-1, ….
func registered(count int) answerer {
	targets := make([]any, count)
	for i := range targets {
		targets[i] = map[string]any{"targetId": fmt.Sprintf("t-%d", i), "type": "vm", "instanceId": fmt.Sprintf("i-%d", i), "port": 8080, "ipAddress": "10.0.0.1"}
	}
	return result(map[string]any{"targets": targets, "totalCount": count})
}

// sizes returns how many entries of the list each request with this line carried.
func sizes(fake *fakeAPI, line, list string) []int {
	var found []int
	for _, call := range fake.Calls() {
		if call.String() == line {
			entries, _ := call.Body[list].([]any)
			found = append(found, len(entries))
		}
	}
	return found
}

func TestTargetsAreSentInBatches(t *testing.T) {
	client, fake := newFake(t, result(map[string]any{}))
	if err := client.RegisterTargets(t.Context(), "tg-1", someSpecs(45)); err != nil {
		t.Error(err)
	}
	if err := client.UpdateTargets(t.Context(), "tg-1", make([]lb.TargetUpdateSpec, 21)); err != nil {
		t.Error(err)
	}
	if err := client.DeregisterTargets(t.Context(), "tg-1", numbered(40)); err != nil {
		t.Error(err)
	}
	if err := client.UpdateAgTargets(t.Context(), "backend-1", make([]lb.AgTargetUpdateSpec, 41)); err != nil {
		t.Error(err)
	}
	if got := sizes(fake, "PATCH /v1/regions/cn-north-1/backends/backend-1:updateAgTargets", "targetUpdateSpecs"); !slices.Equal(got, []int{20, 20, 1}) {
		t.Errorf("members were updated in batches of %v", got)
	}
	if got := sizes(fake, registerLine, "targetSpecs"); !slices.Equal(got, []int{20, 20, 5}) {
		t.Errorf("registered in batches of %v", got)
	}
	if got := sizes(fake, updateLine, "targetUpdateSpecs"); !slices.Equal(got, []int{20, 1}) {
		t.Errorf("updated in batches of %v", got)
	}
	if got := sizes(fake, deregisterLine, "targetIds"); !slices.Equal(got, []int{20, 20}) {
		t.Errorf("deregistered in batches of %v", got)
	}
	before := len(fake.Calls())
	if err := client.RegisterTargets(t.Context(), "tg-1", nil); err != nil || len(fake.Calls()) != before {
		t.Errorf("registering nothing: %d requests, %v", len(fake.Calls())-before, err)
	}
}

func TestRegistrationStopsAtTheFirstFailure(t *testing.T) {
	client, fake := newFake(t, script(result(map[string]any{}), refuse(400, "INVALID_ARGUMENT", "Target is already register to same TargetGroup.")))
	err := client.RegisterTargets(t.Context(), "tg-1", someSpecs(60))
	mustContain(t, err, "registerTargets failed", "tg-1", "Target is already register")
	if got := sizes(fake, registerLine, "targetSpecs"); !slices.Equal(got, []int{20, 20}) {
		t.Errorf("batches are %v, want two", got)
	}
	for _, update := range []error{client.UpdateTargets(t.Context(), "tg-1", make([]lb.TargetUpdateSpec, 1)), client.DeregisterTargets(t.Context(), "tg-1", []string{"t-1"})} {
		if ClassOf(update) != Invalid {
			t.Errorf("error is %v", update)
		}
	}
}

func TestRegistrationAfterAnUnknownOutcome(t *testing.T) {
	for name, test := range map[string]struct {
		executed int
		batches  []int
	}{
		"all were registered":  {3, []int{3}},
		"none was registered":  {0, []int{3, 3}},
		"some were registered": {2, []int{3, 1}},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				writes := 0
				client, fake := newFake(t, func(call apiCall) reply {
					if call.String() == targetsLine {
						return registered(test.executed)(call)
					}
					writes++
					if writes == 1 {
						return refuse(500, "INTERNAL", "broken")(call)
					}
					return result(map[string]any{})(call)
				})
				if err := client.RegisterTargets(t.Context(), "tg-1", someSpecs(3)); err != nil {
					t.Fatal(err)
				}
				if got := sizes(fake, registerLine, "targetSpecs"); !slices.Equal(got, test.batches) {
					t.Errorf("batches are %v, want %v", got, test.batches)
				}
			})
		})
	}
}

// The API removes all targets of a request or none, so one that is gone already must not keep the others.
func TestDeregistrationOfWhatIsGone(t *testing.T) {
	notFound := refuse(404, "NOT_FOUND", "target not found")
	cases := map[string]struct {
		left    int
		answers []answerer
		batches []int
		fails   bool
	}{
		"one is gone":                 {2, []answerer{notFound, result(map[string]any{})}, []int{3, 2}, false},
		"all are gone":                {0, []answerer{notFound}, []int{3}, false},
		"all are there after all":     {3, []answerer{notFound, result(map[string]any{})}, []int{3, 3}, false},
		"all are there, and yet 404s": {3, []answerer{notFound}, []int{3, 3, 3, 3, 3}, true},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			writes := 0
			client, fake := newFake(t, func(call apiCall) reply {
				if call.String() == targetsLine {
					return registered(test.left)(call)
				}
				writes++
				return test.answers[min(writes, len(test.answers))-1](call)
			}, fast)
			err := client.DeregisterTargets(t.Context(), "tg-1", []string{"t-0", "t-1", "t-2"})
			if (err != nil) != test.fails || IsNotFound(err) {
				t.Errorf("error is %v", err)
			}
			if test.fails {
				mustContain(t, err, "the API says that targets do not exist, but the list shows them: t-0, t-1, t-2. They were not deregistered", "Request id ")
			}
			if got := sizes(fake, deregisterLine, "targetIds"); !slices.Equal(got, test.batches) {
				t.Errorf("batches are %v, want %v", got, test.batches)
			}
		})
	}
	t.Run("the group is gone", func(t *testing.T) {
		client, _ := newFake(t, withoutObjects, fast)
		if err := client.DeregisterTargets(t.Context(), "tg-1", []string{"t-0"}); err != nil {
			t.Error(err)
		}
	})
}

// A group or an instance that was just created may be unknown for some seconds.
func TestWritesOnTargetsThatAreNotFoundYet(t *testing.T) {
	for name, test := range map[string]struct {
		refusals int
		// executed is how many of the three targets the list shows after the refusals.
		executed int
		batches  []int
		fails    bool
	}{
		"twice":                              {2, 0, []int{3, 3, 3}, false},
		"some were registered all the same":  {1, 2, []int{3, 1}, false},
		"all of them were registered":        {1, 3, []int{3}, false},
		"an instance that never comes to be": {9, 0, []int{3, 3, 3}, true},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				writes := 0
				client, fake := newFake(t, func(call apiCall) reply {
					if call.String() == targetsLine {
						return registered(test.executed)(call)
					}
					if writes++; writes <= test.refusals {
						return refuse(404, "NOT_FOUND", "not found")(call)
					}
					return result(map[string]any{})(call)
				})
				if err := client.RegisterTargets(t.Context(), "tg-1", someSpecs(3)); IsNotFound(err) != test.fails {
					t.Errorf("error is %v", err)
				}
				if got := sizes(fake, registerLine, "targetSpecs"); !slices.Equal(got, test.batches) {
					t.Errorf("batches are %v, want %v", got, test.batches)
				}
			})
		})
	}
	t.Run("the group, in its list too", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			notFound := refuse(404, "NOT_FOUND", "not found")
			client, fake := newFake(t, script(notFound, notFound, notFound, notFound, result(map[string]any{})))
			if err := client.RegisterTargets(t.Context(), "tg-1", someSpecs(3)); err != nil {
				t.Error(err)
			}
			if got := sizes(fake, registerLine, "targetSpecs"); !slices.Equal(got, []int{3, 3, 3}) {
				t.Errorf("batches are %v", got)
			}
		})
	})
	t.Run("a list that fails", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			client, _ := newFake(t, script(refuse(404, "NOT_FOUND", "not found"), refuse(403, "HTTP_FORBIDDEN", "not for you")))
			err := client.RegisterTargets(t.Context(), "tg-1", someSpecs(3))
			mustContain(t, err, "registerTargets failed", "NOT_FOUND", "Looking for the targets: listing targets of target group tg-1: describeTargets failed", "HTTP_FORBIDDEN")
		})
	})
	t.Run("an update", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			client, fake := newFake(t, script(refuse(404, "NOT_FOUND", "not found"), result(map[string]any{})))
			if err := client.UpdateTargets(t.Context(), "tg-1", make([]lb.TargetUpdateSpec, 2)); err != nil {
				t.Error(err)
			}
			if got := sizes(fake, updateLine, "targetUpdateSpecs"); !slices.Equal(got, []int{2, 2}) {
				t.Errorf("batches are %v", got)
			}
		})
	})
}

func TestTheLoadBalancerOfATargetGroupIsAskedForOnce(t *testing.T) {
	client, fake := newFake(t, result(map[string]any{"targetGroup": map[string]any{"targetGroupId": "tg-1", "loadBalancerId": "alb-1"}}))
	for range 2 {
		if id, err := client.LoadBalancerOfTargetGroup(t.Context(), "tg-1"); err != nil || id != "alb-1" {
			t.Errorf("got %q, %v", id, err)
		}
	}
	if calls := len(fake.Calls()); calls != 1 {
		t.Errorf("%d requests", calls)
	}
}

func TestTargetKeys(t *testing.T) {
	cases := map[string]struct {
		spec   lb.TargetSpec
		target lb.Target
		want   TargetKey
	}{
		"vm, by default": {
			lb.TargetSpec{InstanceId: new("i-1")},
			lb.Target{Type: "vm", InstanceId: "i-1", IpAddress: "10.0.0.5"}, TargetKey{"vm", "i-1", 0},
		},
		"container": {
			lb.TargetSpec{Type: new("container"), InstanceId: new("pod-1"), Port: new(80), Weight: new(5)},
			lb.Target{Type: "container", InstanceId: "pod-1", Port: 80, Weight: 7}, TargetKey{"container", "pod-1", 80},
		},
		"ip": {
			lb.TargetSpec{Type: new("ip"), IpAddress: new("10.1.2.3"), Port: new(80)},
			lb.Target{Type: "ip", IpAddress: "10.1.2.3", Port: 80}, TargetKey{"ip", "10.1.2.3", 80},
		},
	}
	for name, test := range cases {
		if got := KeyOfSpec(test.spec); got != test.want {
			t.Errorf("%s: key of the specification is %v, want %v", name, got, test.want)
		}
		if got := KeyOfTarget(test.target); got != test.want {
			t.Errorf("%s: key of the target is %v, want %v", name, got, test.want)
		}
	}
}

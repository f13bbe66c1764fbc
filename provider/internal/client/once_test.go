package client

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"path"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

const (
	createLine = "POST /v1/regions/cn-north-1/loadBalancers/"
	listLine   = "GET /v1/regions/cn-north-1/loadBalancers/"
)

// fakeCloud holds load balancers and lists them by name; what a create does is up to the test.
type fakeCloud struct {
	mutex   sync.Mutex
	items   []map[string]any
	creates int
	lists   int
	// onCreate answers the n-th create (from 1).
	onCreate func(number int, call apiCall) reply
	// onList may change the cloud or answer in its place, before the n-th list (from 1).
	onList func(number int) answerer
}

func (f *fakeCloud) answer(call apiCall) reply {
	f.mutex.Lock()
	if call.String() == createLine {
		f.creates++
		number := f.creates
		f.mutex.Unlock()
		return f.onCreate(number, call)
	}
	defer f.mutex.Unlock()
	f.lists++
	if f.onList != nil {
		if instead := f.onList(f.lists); instead != nil {
			return instead(call)
		}
	}
	return result(map[string]any{"loadBalancers": f.items, "totalCount": len(f.items)})(call)
}

// commit makes the load balancer that a create asks for.
func (f *fakeCloud) commit(id string, body map[string]any) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.items = append(f.items, committed(id, body))
}

func committed(id string, body map[string]any) map[string]any {
	return map[string]any{
		"loadBalancerId": id, "loadBalancerName": body["loadBalancerName"], "subnetId": body["subnetId"], "type": body["type"],
		"azs": []any{"cn-north-1b", "cn-north-1a"}, "description": body["description"], "securityGroupIds": []any{"sg-default"},
		"state": map[string]any{"code": StateCreating},
	}
}

func createRequest() *lbapi.CreateLoadBalancerRequest {
	return &lbapi.CreateLoadBalancerRequest{
		LoadBalancerName: "web", SubnetId: "subnet-a1", Type: new("alb"), Azs: []string{"cn-north-1a", "cn-north-1b"}, Description: new("d"),
	}
}

// stranger is what another state creates at the same moment with the same properties, under a mark of its own.
func stranger(body map[string]any) map[string]any {
	other := maps.Clone(body)
	other["description"] = newMark()
	return other
}

func created(id string) answerer { return result(map[string]any{"loadBalancerId": id}) }

func TestCreatesHappenOnce(t *testing.T) {
	internal := refuse(500, "INTERNAL", "broken")
	twin := committed("lb-twin", map[string]any{"loadBalancerName": "web", "subnetId": "subnet-a1", "type": "alb", "description": "d"})

	cases := map[string]struct {
		prepare func(cloud *fakeCloud)
		wantID  string
		wantErr []string
		creates int
		lists   int
	}{
		"success at once": {
			func(cloud *fakeCloud) {
				cloud.onCreate = func(_ int, call apiCall) reply { return created("lb-1")(call) }
			}, "lb-1", nil, 1, 1,
		},
		"executed, but the answer was an error": {
			func(cloud *fakeCloud) {
				cloud.onCreate = func(_ int, call apiCall) reply {
					cloud.commit("lb-1", call.Body)
					return internal(call)
				}
			}, "lb-1", nil, 1, 2,
		},
		"executed, but the connection broke": {
			func(cloud *fakeCloud) {
				cloud.onCreate = func(_ int, call apiCall) reply {
					cloud.commit("lb-1", call.Body)
					return reset(call)
				}
			}, "lb-1", nil, 1, 2,
		},
		"executed, but the answer has no id": {
			func(cloud *fakeCloud) {
				cloud.onCreate = func(_ int, call apiCall) reply {
					cloud.commit("lb-1", call.Body)
					return result(map[string]any{})(call)
				}
			}, "lb-1", nil, 1, 2,
		},
		"executed, but the answer has no result": {
			func(cloud *fakeCloud) {
				cloud.onCreate = func(_ int, call apiCall) reply {
					cloud.commit("lb-1", call.Body)
					return respond(200, `{"requestId":"r"}`)
				}
			}, "lb-1", nil, 1, 2,
		},
		"executed, but the result is null": {
			func(cloud *fakeCloud) {
				cloud.onCreate = func(_ int, call apiCall) reply {
					cloud.commit("lb-1", call.Body)
					return result(nil)(call)
				}
			}, "lb-1", nil, 1, 2,
		},
		"executed, but the result is of another form": {
			func(cloud *fakeCloud) {
				cloud.onCreate = func(_ int, call apiCall) reply {
					cloud.commit("lb-1", call.Body)
					return result("ok")(call)
				}
			}, "lb-1", nil, 1, 2,
		},
		"never an id, and nothing made": {
			func(cloud *fakeCloud) {
				cloud.onCreate = func(_ int, call apiCall) reply { return result(map[string]any{})(call) }
			}, "", []string{"the answer has no id of what was created", "outcome is unknown"}, 5, 41,
		},
		"executed, and shows up late": {
			func(cloud *fakeCloud) {
				var body map[string]any
				cloud.onCreate = func(_ int, call apiCall) reply {
					body = call.Body
					return internal(call)
				}
				cloud.onList = func(number int) answerer {
					if number == 9 {
						cloud.items = append(cloud.items, committed("lb-1", body))
					}
					return nil
				}
			}, "lb-1", nil, 1, 9,
		},
		"not executed": {
			func(cloud *fakeCloud) {
				cloud.onCreate = func(number int, call apiCall) reply {
					if number == 1 {
						return internal(call)
					}
					return created("lb-2")(call)
				}
			}, "lb-2", nil, 2, 9,
		},
		"an equal one that existed before is not adopted": {
			func(cloud *fakeCloud) {
				cloud.items = []map[string]any{twin}
				cloud.onCreate = func(number int, call apiCall) reply {
					if number == 1 {
						return internal(call)
					}
					return created("lb-2")(call)
				}
			}, "lb-2", nil, 2, 9,
		},
		"one that existed before does not hide ours": {
			func(cloud *fakeCloud) {
				cloud.items = []map[string]any{twin}
				cloud.onCreate = func(_ int, call apiCall) reply {
					cloud.commit("lb-1", call.Body)
					return internal(call)
				}
			}, "lb-1", nil, 1, 2,
		},
		"another state's appears in place of ours": {
			func(cloud *fakeCloud) {
				cloud.onCreate = func(number int, call apiCall) reply {
					if number == 1 {
						cloud.commit("lb-other", stranger(call.Body))
						return internal(call)
					}
					return created("lb-2")(call)
				}
			}, "lb-2", nil, 2, 9,
		},
		"another state's appears beside ours": {
			func(cloud *fakeCloud) {
				cloud.onCreate = func(_ int, call apiCall) reply {
					cloud.commit("lb-other", stranger(call.Body))
					cloud.commit("lb-1", call.Body)
					return internal(call)
				}
			}, "lb-1", nil, 1, 2,
		},
		"ours was made twice": {
			func(cloud *fakeCloud) {
				cloud.onCreate = func(_ int, call apiCall) reply {
					cloud.commit("lb-1", call.Body)
					cloud.commit("lb-2", call.Body)
					return internal(call)
				}
			}, "", []string{`load balancer "web": createLoadBalancer failed`, "several were created: lb-1, lb-2; delete all but one, and import it"}, 1, 2,
		},
		"a definite refusal": {
			func(cloud *fakeCloud) {
				cloud.onCreate = func(_ int, call apiCall) reply {
					return refuse(429, "QUOTA_EXCEEDED", "no more")(call)
				}
			}, "", []string{"QUOTA_EXCEEDED"}, 1, 1,
		},
		"an existing name is not adopted": {
			func(cloud *fakeCloud) {
				cloud.items = []map[string]any{twin}
				cloud.onCreate = func(_ int, call apiCall) reply {
					return refuse(409, "ALREADY_EXISTS", "the name is taken")(call)
				}
			}, "", []string{"ALREADY_EXISTS", "Import the existing object"}, 1, 1,
		},
		"refused because the unanswered try has taken the name": {
			func(cloud *fakeCloud) {
				cloud.onCreate = func(number int, call apiCall) reply {
					if number == 1 {
						return internal(call)
					}
					cloud.commit("lb-1", call.Body)
					return refuse(409, "ALREADY_EXISTS", "the name is taken")(call)
				}
			}, "lb-1", nil, 2, 10,
		},
		"refused after an unanswered try that did nothing": {
			func(cloud *fakeCloud) {
				cloud.onCreate = func(number int, call apiCall) reply {
					if number == 1 {
						return internal(call)
					}
					return refuse(400, "INVALID_ARGUMENT", "bad name")(call)
				}
			}, "", []string{"INVALID_ARGUMENT"}, 2, 17,
		},
		"never an answer": {
			func(cloud *fakeCloud) {
				cloud.onCreate = func(_ int, call apiCall) reply { return reset(call) }
			}, "", []string{"connection reset", "outcome is unknown"}, 5, 41,
		},
		"looking before fails": {
			func(cloud *fakeCloud) {
				cloud.onList = func(int) answerer { return refuse(403, "HTTP_FORBIDDEN", "no") }
			}, "", []string{"HTTP_FORBIDDEN", `permission for this operation. This was the search for load balancers named "web", before the create. Nothing was created.`}, 0, 1,
		},
		"looking afterwards fails": {
			func(cloud *fakeCloud) {
				cloud.onCreate = func(_ int, call apiCall) reply { return internal(call) }
				cloud.onList = func(number int) answerer {
					if number == 1 {
						return nil
					}
					return refuse(403, "HTTP_FORBIDDEN", "no")
				}
			}, "", []string{"INTERNAL", "outcome is unknown", "Looking for the outcome", "HTTP_FORBIDDEN"}, 1, 2,
		},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				cloud := &fakeCloud{}
				test.prepare(cloud)
				client, fake := newFake(t, cloud.answer)
				id, _, err := client.CreateLoadBalancer(t.Context(), createRequest())
				if id != test.wantID {
					t.Errorf("id is %q, want %q", id, test.wantID)
				}
				if test.wantErr == nil && err != nil {
					t.Error(err)
				}
				if test.wantErr != nil {
					mustContain(t, err, test.wantErr...)
				}
				if got := fake.Count(createLine); got != test.creates {
					t.Errorf("%d creates were sent, want %d", got, test.creates)
				}
				if got := fake.Count(listLine); got != test.lists {
					t.Errorf("%d lists were sent, want %d", got, test.lists)
				}
			})
		})
	}
}

// A cancelled operation must not forget what it has made: it looks once more before it ends.
func TestCreatesAreFoundAfterCancellation(t *testing.T) {
	for name, executed := range map[string]bool{"executed": true, "not executed": false} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				cloud := &fakeCloud{}
				cloud.onCreate = func(_ int, call apiCall) reply {
					if executed {
						cloud.commit("lb-1", call.Body)
					}
					cancel()
					return silence(call)
				}
				client, fake := newFake(t, cloud.answer)
				id, _, err := client.CreateLoadBalancer(ctx, createRequest())
				if executed && (id != "lb-1" || err != nil) {
					t.Errorf("got %q, %v, want the load balancer that was made", id, err)
				}
				if !executed {
					mustContain(t, err, "the operation was cancelled while the request was under way")
					if !errors.Is(err, context.Canceled) {
						t.Errorf("%v is not context.Canceled", err)
					}
				}
				if fake.Count(createLine) != 1 || fake.Count(listLine) != 2 {
					t.Errorf("%d creates, %d lists, want 1 and 2", fake.Count(createLine), fake.Count(listLine))
				}
			})
		})
	}
}

// childCloud answers for target groups, backends and listeners alike.
type childCloud struct {
	// onCreate answers the n-th create and may commit it.
	onCreate func(number int, call apiCall, commit func(id, description string)) reply
	onUpdate answerer

	creates, updates int
	descriptions     map[string]string
}

func (f *childCloud) answer(call apiCall) reply {
	commit := func(id, description string) {
		if f.descriptions == nil {
			f.descriptions = map[string]string{}
		}
		f.descriptions[id] = description
	}
	switch call.Method {
	case http.MethodPost:
		f.creates++
		return f.onCreate(f.creates, call, commit)
	case http.MethodPatch:
		f.updates++
		if f.onUpdate != nil {
			return f.onUpdate(call)
		}
		description, _ := call.Body["description"].(string)
		commit(path.Base(call.Path), description)
		return result(map[string]any{})(call)
	}
	var items []any
	for id, description := range f.descriptions {
		items = append(items, map[string]any{
			"targetGroupId": id, "targetGroupName": "web", "backendId": id, "backendName": "web", "listenerId": id, "listenerName": "web", "description": description,
		})
	}
	return result(map[string]any{"targetGroups": items, "backends": items, "listeners": items, "totalCount": len(items)})(call)
}

var childCreates = map[string]func(ctx context.Context, client *Client, description *string) (string, error){
	"target group": func(ctx context.Context, client *Client, description *string) (string, error) {
		return client.CreateTargetGroup(ctx, &lbapi.CreateTargetGroupRequest{TargetGroupName: "web", LoadBalancerId: "lb-1", Description: description})
	},
	"backend": func(ctx context.Context, client *Client, description *string) (string, error) {
		return client.CreateBackend(ctx, &lbapi.CreateBackendRequest{BackendName: "web", LoadBalancerId: "lb-1", Description: description, HealthCheckSpec: &lb.HealthCheckSpec{}}, false)
	},
	"listener": func(ctx context.Context, client *Client, description *string) (string, error) {
		return client.CreateListener(ctx, &lbapi.CreateListenerRequest{ListenerName: "web", LoadBalancerId: "lb-1", Description: description}, nil)
	},
}

func acceptChild(_ int, call apiCall, commit func(id, description string)) reply {
	description, _ := call.Body["description"].(string)
	commit("x-1", description)
	return result(map[string]any{"targetGroupId": "x-1", "backendId": "x-1", "listenerId": "x-1"})(call)
}

// A child is created with a mark, and ends with the description that was asked for: two calls.
func TestMarkedChildren(t *testing.T) {
	for noun, create := range childCreates {
		for name, test := range map[string]struct {
			planned  *string
			onCreate func(number int, call apiCall, commit func(id, description string)) reply
			creates  int
			calls    int
		}{
			"answered":            {new("d"), acceptChild, 1, 2},
			"without description": {nil, acceptChild, 1, 2},
			"executed, but the answer was lost": {new("d"), func(_ int, call apiCall, commit func(id, description string)) reply {
				acceptChild(1, call, commit)
				return reset(call)
			}, 1, 3},
			"executed, but the answer has no id": {new("d"), func(_ int, call apiCall, commit func(id, description string)) reply {
				acceptChild(1, call, commit)
				return result(map[string]any{})(call)
			}, 1, 3},
			"another state's takes the place of ours": {new("d"), func(number int, call apiCall, commit func(id, description string)) reply {
				if number > 1 {
					return acceptChild(number, call, commit)
				}
				commit("x-other", "d")
				return reset(call)
			}, 2, 6},
		} {
			t.Run(noun+", "+name, func(t *testing.T) {
				cloud := &childCloud{onCreate: test.onCreate}
				client, fake := newFake(t, cloud.answer, fast)
				client.productTypes.set("lb-1", "alb")
				id, err := create(t.Context(), client, test.planned)
				if id != "x-1" || err != nil {
					t.Fatalf("got %q, %v", id, err)
				}
				if want := zeroIfNil(test.planned); cloud.descriptions["x-1"] != want {
					t.Errorf("the description is %q, want %q", cloud.descriptions["x-1"], want)
				}
				if cloud.creates != test.creates || len(fake.Calls()) != test.calls {
					t.Errorf("%d creates in %d calls, want %d in %d", cloud.creates, len(fake.Calls()), test.creates, test.calls)
				}
			})
		}
	}
}

// When another state has taken the name, its object is not taken over.
func TestNamesTakenMeanwhileAreNotAdopted(t *testing.T) {
	for noun, create := range childCreates {
		t.Run(noun, func(t *testing.T) {
			cloud := &childCloud{onCreate: func(number int, call apiCall, commit func(id, description string)) reply {
				if number > 1 {
					return refuse(409, "ALREADY_EXISTS", "the name is taken")(call)
				}
				commit("x-other", "d")
				return reset(call)
			}}
			client, _ := newFake(t, cloud.answer, fast)
			client.productTypes.set("lb-1", "alb")
			if id, err := create(t.Context(), client, new("d")); id != "" || !IsAlreadyExists(err) {
				t.Errorf("got %q, %v", id, err)
			}
			if cloud.updates != 0 {
				t.Error("another state's object was changed")
			}
		})
	}
}

func TestTheIDIsReturnedWhenTheDescriptionCannotBeSet(t *testing.T) {
	for noun, create := range childCreates {
		t.Run(noun, func(t *testing.T) {
			cloud := &childCloud{onCreate: acceptChild, onUpdate: refuse(403, "HTTP_FORBIDDEN", "no")}
			client, _ := newFake(t, cloud.answer)
			id, err := create(t.Context(), client, new("d"))
			if id != "x-1" {
				t.Errorf("the id is %q", id)
			}
			mustContain(t, err, noun+" x-1 was created, but its description could not be set: ", "HTTP_FORBIDDEN")
		})
	}
}

// Health checks are switched off by the call that corrects the description, and the error says when that fails.
func TestHealthChecksAreSwitchedOffAfterTheCreate(t *testing.T) {
	request := &lbapi.CreateBackendRequest{BackendName: "web", LoadBalancerId: "lb-1", HealthCheckSpec: &lb.HealthCheckSpec{}}
	for _, closed := range []bool{false, true} {
		client, fake := newFake(t, (&childCloud{onCreate: acceptChild}).answer)
		if id, err := client.CreateBackend(t.Context(), request, closed); id != "x-1" || err != nil {
			t.Fatalf("got %q, %v", id, err)
		}
		calls := fake.Calls()
		if sent, _ := calls[len(calls)-1].Body["closeHealthCheck"].(bool); len(calls) != 2 || sent != closed || calls[0].Body["closeHealthCheck"] != nil {
			t.Errorf("closed %v: the calls are %v with %v", closed, calls, calls[len(calls)-1].Body)
		}
	}
	client, _ := newFake(t, (&childCloud{onCreate: acceptChild, onUpdate: refuse(403, "HTTP_FORBIDDEN", "no")}).answer)
	id, err := client.CreateBackend(t.Context(), request, true)
	if id != "x-1" {
		t.Errorf("the id is %q", id)
	}
	mustContain(t, err, "the health checks were not switched off: backend x-1 was created, but its description could not be set: ", "HTTP_FORBIDDEN")
}

// The next call after a create may not know the object yet, and an interrupted apply still corrects the description.
func TestDescriptionsAreCorrectedWithPatience(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		cloud := &childCloud{}
		cloud.onCreate = func(number int, call apiCall, commit func(id, description string)) reply {
			cancel()
			return acceptChild(number, call, commit)
		}
		failures := []answerer{refuse(404, "NOT_FOUND", "m"), reset, refuse(500, "INTERNAL", "m")}
		cloud.onUpdate = func(call apiCall) reply {
			failure := failures[0]
			if failures = failures[1:]; len(failures) == 0 {
				cloud.onUpdate = nil
			}
			return failure(call)
		}
		client, _ := newFake(t, cloud.answer)
		id, err := childCreates["backend"](ctx, client, new("d"))
		if id != "x-1" || err != nil || cloud.descriptions["x-1"] != "d" {
			t.Errorf("got %q, %v; the description is %q", id, err, cloud.descriptions["x-1"])
		}
	})
}

// The description is corrected for as long as the operation has time, which lock waits of others of its calls extend.
func TestDescriptionsAreCorrectedUntilTheTimeIsUp(t *testing.T) {
	for name, lockWait := range map[string]time.Duration{"without a lock wait": 0, "with a lock wait": time.Hour} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				client, _ := newFake(t, (&childCloud{onCreate: acceptChild, onUpdate: refuse(503, "UNAVAILABLE", "m")}).answer)
				ctx, cancel := WithTimeout(t.Context(), 30*time.Minute)
				defer cancel()
				held, err := client.LockLoadBalancer(t.Context(), "lb-1")
				if err != nil {
					t.Fatal(err)
				}
				time.AfterFunc(lockWait, held)
				go func() {
					if release, err := client.LockLoadBalancer(ctx, "lb-1"); err == nil {
						release()
					}
				}()
				started := time.Now()
				id, err := childCreates["backend"](ctx, client, new("d"))
				mustContain(t, err, "backend x-1 was created, but its description could not be set: ", "UNAVAILABLE", "the time for the operation ran out")
				if took, want := time.Since(started), lockWait+30*time.Minute+lastAnswerTimeout; id != "x-1" || took != want {
					t.Errorf("%q gave up after %v, want %v", id, took, want)
				}
			})
		})
	}
}

// Whenever the time runs out, in a pause, a look or a wait for a turn, the error names the last answer.
func TestTheLastAnswerIsNamedWhenTheTimeIsUp(t *testing.T) {
	for seconds := 1; seconds <= 40; seconds++ {
		synctest.Test(t, func(t *testing.T) {
			client, fake := newFake(t, func(call apiCall) reply {
				if call.Method == "POST" {
					return refuse(503, "UNAVAILABLE", "m")(call)
				}
				return result(map[string]any{"loadBalancer": map[string]any{"loadBalancerId": "lb-1"}})(call)
			}, func(config *Config) { config.MaxRequestsPerSecond = 0.5 })
			ctx, cancel := context.WithTimeout(Patient(t.Context()), time.Duration(seconds)*time.Second)
			defer cancel()
			err := client.AssociateElasticIP(ctx, "lb-1", "fip-1")
			last := 0
			for _, call := range fake.Calls() {
				if call.Method == "POST" {
					last = call.Number
				}
			}
			mustContain(t, err, "UNAVAILABLE", fmt.Sprintf("Request id req-%d.", last))
		})
	}
}

func TestMarksFitAndDiffer(t *testing.T) {
	first, second := newMark(), newMark()
	if first == second || len(first) > 256 {
		t.Errorf("marks are %q and %q", first, second)
	}
}

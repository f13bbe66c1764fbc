package client

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	lbapi "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/apis"
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

func created(id string) answerer { return result(map[string]any{"loadBalancerId": id}) }

func TestCreateOnce(t *testing.T) {
	internal := refuse(500, "INTERNAL", "broken")
	other := committed("lb-other", map[string]any{"loadBalancerName": "web", "subnetId": "subnet-b1", "type": "alb", "description": "d"})
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
		"executed, and shows up late": {
			func(cloud *fakeCloud) {
				var body map[string]any
				cloud.onCreate = func(_ int, call apiCall) reply {
					body = call.Body
					return internal(call)
				}
				cloud.onList = func(number int) answerer {
					if number == 4 {
						cloud.items = append(cloud.items, committed("lb-1", body))
					}
					return nil
				}
			}, "lb-1", nil, 1, 4,
		},
		"not executed": {
			func(cloud *fakeCloud) {
				cloud.onCreate = func(number int, call apiCall) reply {
					if number == 1 {
						return internal(call)
					}
					return created("lb-2")(call)
				}
			}, "lb-2", nil, 2, 4,
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
			}, "lb-2", nil, 2, 4,
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
		"another one appeared meanwhile": {
			func(cloud *fakeCloud) {
				cloud.onCreate = func(_ int, call apiCall) reply {
					cloud.mutex.Lock()
					cloud.items = append(cloud.items, other)
					cloud.mutex.Unlock()
					return internal(call)
				}
			}, "", []string{`load balancer "web": createLoadBalancer failed`, "new objects with this name appeared meanwhile: lb-other (other subnetId)", "import it"}, 1, 2,
		},
		"two equal ones appeared": {
			func(cloud *fakeCloud) {
				cloud.onCreate = func(_ int, call apiCall) reply {
					cloud.commit("lb-1", call.Body)
					cloud.commit("lb-2", call.Body)
					return internal(call)
				}
			}, "", []string{"lb-1, lb-2", "find out which one to keep"}, 1, 2,
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
			}, "lb-1", nil, 2, 5,
		},
		"refused after an unanswered try that did nothing": {
			func(cloud *fakeCloud) {
				cloud.onCreate = func(number int, call apiCall) reply {
					if number == 1 {
						return internal(call)
					}
					return refuse(400, "INVALID_ARGUMENT", "bad name")(call)
				}
			}, "", []string{"INVALID_ARGUMENT"}, 2, 7,
		},
		"never an answer": {
			func(cloud *fakeCloud) {
				cloud.onCreate = func(_ int, call apiCall) reply { return reset(call) }
			}, "", []string{"connection reset", "outcome is unknown"}, 5, 16,
		},
		"looking before fails": {
			func(cloud *fakeCloud) {
				cloud.onList = func(int) answerer { return refuse(403, "HTTP_FORBIDDEN", "no") }
			}, "", []string{"HTTP_FORBIDDEN", `permission for this operation. This was the search for an existing load balancer "web", before the create. Nothing was created.`}, 0, 1,
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
func TestCreateOnceAdoptsAfterCancellation(t *testing.T) {
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

func TestCreatesOfOneNameWaitForEachOther(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		proceed := make(chan struct{})
		cloud := &fakeCloud{}
		cloud.onCreate = func(_ int, call apiCall) reply {
			<-proceed
			return created(fmt.Sprintf("lb-%v", call.Body["loadBalancerName"]))(call)
		}
		client, fake := newFake(t, cloud.answer)
		var creators sync.WaitGroup
		for _, name := range []string{"web", "web", "api"} {
			creators.Go(func() {
				request := createRequest()
				request.LoadBalancerName = name
				if _, _, err := client.CreateLoadBalancer(t.Context(), request); err != nil {
					t.Error(err)
				}
			})
		}
		synctest.Wait()
		if got := fake.Count(createLine); got != 2 {
			t.Errorf("%d creates are under way, want one of each name", got)
		}
		close(proceed)
		creators.Wait()
		if got := fake.Count(createLine); got != 3 {
			t.Errorf("%d creates, want 3", got)
		}
	})
}

func TestWaitingForACreateOfTheSameNameEndsWithTheContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cloud := &fakeCloud{onCreate: func(_ int, call apiCall) reply {
			time.Sleep(30 * time.Second)
			return created("lb-1")(call)
		}}
		client, _ := newFake(t, cloud.answer)
		first := make(chan error)
		go func() {
			_, _, err := client.CreateLoadBalancer(t.Context(), createRequest())
			first <- err
		}()
		synctest.Wait()
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		_, _, err := client.CreateLoadBalancer(ctx, createRequest())
		mustContain(t, err, `waiting for another create of load balancer "web" to end: the time for the operation ran out`)
		if err := <-first; err != nil {
			t.Error(err)
		}
	})
}

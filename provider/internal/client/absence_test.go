package client

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// withoutObjects answers as a region in which nothing exists.
func withoutObjects(call apiCall) reply {
	if call.Method == http.MethodGet && (strings.HasSuffix(call.Path, "/") || strings.HasSuffix(call.Path, "/availabilityGroups")) {
		return result(map[string]any{"totalCount": 0})(call)
	}
	return refuse(404, "NOT_FOUND", "no such thing")(call)
}

// present answers a single read of any kind, listing a list of any kind, with one object of the id.
func present(id, state string) answerer {
	return result(map[string]any{
		"loadBalancer": loadBalancerOf(id, state), "targetGroup": map[string]any{"targetGroupId": id}, "backend": map[string]any{"backendId": id},
		"listener": map[string]any{"listenerId": id}, "targets": []any{}, "totalCount": 0,
	})
}

func listing(id, state string) answerer {
	return result(map[string]any{
		"loadBalancers": []any{loadBalancerOf(id, state)}, "targetGroups": []any{map[string]any{"targetGroupId": id}},
		"backends": []any{map[string]any{"backendId": id}}, "listeners": []any{map[string]any{"listenerId": id}}, "totalCount": 1,
	})
}

func loadBalancerOf(id, state string) map[string]any {
	return map[string]any{"loadBalancerId": id, "type": "nlb", "state": map[string]any{"code": state}}
}

// A single NOT_FOUND must never take a running site out of the state.
func TestAbsenceIsConfirmed(t *testing.T) {
	notFound, forbidden, empty := refuse(404, "NOT_FOUND", "no such thing"), refuse(403, "HTTP_FORBIDDEN", "no"), result(map[string]any{"totalCount": 0})
	reads := map[string]func(ctx context.Context, client *Client) (bool, error){
		"load balancer": func(ctx context.Context, client *Client) (bool, error) {
			item, err := client.ReadLoadBalancer(ctx, "x-1", "nlb")
			return item != nil, err
		},
		"target group": func(ctx context.Context, client *Client) (bool, error) {
			item, err := client.ReadTargetGroup(ctx, "x-1", "lb-1")
			return item != nil, err
		},
		"backend": func(ctx context.Context, client *Client) (bool, error) {
			item, err := client.ReadBackend(ctx, "x-1", "lb-1")
			return item != nil, err
		},
		"listener": func(ctx context.Context, client *Client) (bool, error) {
			item, err := client.ReadListener(ctx, "x-1", "lb-1")
			return item != nil, err
		},
		"targets": func(ctx context.Context, client *Client) (bool, error) {
			items, err := client.ReadTargets(ctx, "x-1", "lb-1")
			return items != nil, err
		},
	}
	cases := map[string]struct {
		// reads are answered by the first two, lists by the third.
		first, second, list answerer
		found, gone         bool
		failure             []string
		calls               int
	}{
		"found":                     {present("x-1", StateActive), nil, nil, true, false, nil, 1},
		"found by the second read":  {notFound, present("x-1", StateActive), nil, true, false, nil, 2},
		"gone":                      {notFound, notFound, empty, false, true, nil, 3},
		"shown by the list":         {notFound, notFound, listing("x-1", StateActive), false, false, []string{"x-1 does not exist, but its list shows it (request id of the list: req-3)", "Request id req-2."}, 3},
		"the list shows another":    {notFound, notFound, listing("x-2", StateActive), false, true, nil, 3},
		"the second read fails":     {notFound, forbidden, nil, false, false, []string{"x-1 was reported as not found, which could not be confirmed: ", "HTTP_FORBIDDEN"}, 2},
		"the list fails":            {notFound, notFound, forbidden, false, false, []string{"x-1 was reported as not found, which could not be confirmed: ", "HTTP_FORBIDDEN"}, 3},
		"the list itself is absent": {notFound, notFound, notFound, false, false, []string{"x-1 was reported as not found, which could not be confirmed: "}, 5},
	}
	for noun, read := range reads {
		for name, test := range cases {
			t.Run(noun+", "+name, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					singles := 0
					client, fake := newFake(t, func(call apiCall) reply {
						if strings.HasSuffix(call.Path, "/") {
							if got := call.Query["filters.1.values.1"]; len(got) != 1 || got[0] != "nlb" {
								t.Errorf("the list has the type %v", got)
							}
							return test.list(call)
						}
						singles++
						if singles == 1 {
							return test.first(call)
						}
						return test.second(call)
					})
					client.productTypes.set("lb-1", "nlb")
					found, err := read(t.Context(), client)
					if noun == "targets" && test.found {
						found = err == nil
					}
					if found != test.found || IsNotFound(err) != test.gone {
						t.Errorf("found %v, error %v", found, err)
					}
					if test.failure != nil {
						mustContain(t, err, test.failure...)
					}
					calls := fake.Calls()
					if len(calls) != test.calls {
						t.Errorf("%d calls, want %d", len(calls), test.calls)
					}
					if test.calls > 1 && calls[1].At.Sub(calls[0].At) < 800*time.Millisecond {
						t.Errorf("the second read came after %v", calls[1].At.Sub(calls[0].At))
					}
				})
			})
		}
	}
}

// Without a known type the list of each type has to say so.
func TestAbsenceOfAnUnknownType(t *testing.T) {
	client, fake := newFake(t, withoutObjects, fast)
	if _, err := client.ReadBackend(t.Context(), "backend-1", ""); !IsNotFound(err) {
		t.Error(err)
	}
	if got := fake.Count("GET /v1/regions/cn-north-1/backends/"); got != 3 {
		t.Errorf("%d lists, want one for each type", got)
	}
}

func TestLoadBalancersThatAreBeingDeletedAreGone(t *testing.T) {
	notFound, deleting, active := refuse(404, "NOT_FOUND", "no such thing"), present("lb-1", StateDeleting), present("lb-1", StateActive)
	cases := map[string]struct {
		first, second answerer
		gone          bool
	}{
		"deleting twice":           {deleting, deleting, true},
		"deleting, then not found": {deleting, notFound, true},
		"not found, then deleting": {notFound, deleting, true},
		"deleting, then active":    {deleting, active, false},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			client, _ := newFake(t, script(test.first, test.second), fast)
			item, err := client.ReadLoadBalancer(t.Context(), "lb-1", "nlb")
			if IsNotFound(err) != test.gone || (item == nil) != test.gone {
				t.Errorf("got %v, %v", item, err)
			}
		})
	}
	t.Run("a list that shows it so does not answer for it", func(t *testing.T) {
		deletingList := listing("lb-1", StateDeleting)
		client, fake := newFake(t, func(call apiCall) reply {
			if strings.HasSuffix(call.Path, "/") {
				return deletingList(call)
			}
			return active(call)
		}, fast)
		for range 3 {
			if item, err := client.ReadLoadBalancer(t.Context(), "lb-1", "nlb"); err != nil || item.State.Code != StateActive {
				t.Errorf("got %v, %v", item, err)
			}
		}
		if got := len(fake.Calls()); got != 4 {
			t.Errorf("%d calls, want three single reads and a page", got)
		}
	})
	t.Run("two reads do not find it, and the list shows it so", func(t *testing.T) {
		client, _ := newFake(t, script(notFound, notFound, listing("lb-1", StateDeleting)), fast)
		if _, err := client.ReadLoadBalancer(t.Context(), "lb-1", "nlb"); !IsNotFound(err) {
			t.Error(err)
		}
	})
	t.Run("the delete of one is done", func(t *testing.T) {
		client, _ := newFake(t, script(notFound, deleting), fast)
		client.productTypes.set("lb-1", "nlb")
		if err := client.DeleteLoadBalancer(t.Context(), "lb-1"); err != nil {
			t.Error(err)
		}
	})
}

// A delete that is told NOT_FOUND of what exists must not forget it: its parent could then never be deleted.
func TestDeletesDoNotBelieveOneNotFound(t *testing.T) {
	deletes := map[string]func(client *Client, ctx context.Context, id string) error{
		"load balancer": (*Client).DeleteLoadBalancer, "target group": (*Client).DeleteTargetGroup,
		"backend": (*Client).DeleteBackend, "listener": (*Client).DeleteListener,
	}
	for noun, remove := range deletes {
		for name, denials := range map[string]int{"once": 1, "always": 100} {
			t.Run(noun+", "+name, func(t *testing.T) {
				deletions := 0
				client, _ := newFake(t, func(call apiCall) reply {
					if call.Method != http.MethodDelete {
						return present("x-1", StateActive)(call)
					}
					if deletions++; deletions <= denials {
						return refuse(404, "NOT_FOUND", "no such thing")(call)
					}
					return result(map[string]any{})(call)
				}, fast)
				err := remove(client, t.Context(), "x-1")
				switch {
				case denials == 1 && (err != nil || deletions != 2):
					t.Errorf("%d deletes, error %v; want the delete repeated", deletions, err)
				case denials > 1 && (IsNotFound(err) || deletions != maxDeniedDeletes):
					t.Errorf("%d deletes, error %v", deletions, err)
				case denials > 1:
					mustContain(t, err, "the delete says that "+noun+" x-1 does not exist, but it can be read. It was not deleted", "Request id ")
				}
			})
		}
	}
}

func TestWaitForLoadBalancerGoneBelievesNoSingleNotFound(t *testing.T) {
	notFound, deleting := refuse(404, "NOT_FOUND", "gone"), present("lb-1", StateDeleting)
	client, fake := newFake(t, script(deleting, notFound, deleting, notFound, notFound, result(map[string]any{"totalCount": 0})), fast)
	if err := client.WaitForLoadBalancerGone(t.Context(), "lb-1"); err != nil {
		t.Error(err)
	}
	if got := len(fake.Calls()); got != 6 {
		t.Errorf("%d calls, want 6", got)
	}
}

func TestConfirmationEndsWithTheContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, _ := newFake(t, refuse(404, "NOT_FOUND", "gone"))
		ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
		defer cancel()
		_, err := client.ReadBackend(ctx, "backend-1", "lb-1")
		mustContain(t, err, "backend backend-1 was reported as not found, which could not be confirmed: the time for the operation ran out")
		if IsNotFound(err) {
			t.Error("an unconfirmed absence passes for a confirmed one")
		}
	})
}

// What others refer to is asked for twice before it counts as absent.
func TestObjectsThatAreReferredToAreAskedForTwice(t *testing.T) {
	reads := map[string]struct {
		read   func(context.Context, *Client) error
		answer map[string]any
	}{
		"subnet":     {func(ctx context.Context, c *Client) error { _, err := c.DescribeSubnet(ctx, "x-1"); return err }, map[string]any{"subnet": map[string]any{"subnetId": "x-1"}}},
		"elastic IP": {func(ctx context.Context, c *Client) error { _, err := c.DescribeElasticIP(ctx, "x-1"); return err }, map[string]any{"elasticIp": map[string]any{"elasticIpId": "x-1"}}},
		"instance":   {func(ctx context.Context, c *Client) error { _, err := c.DescribeInstance(ctx, "x-1"); return err }, map[string]any{"instance": map[string]any{"instanceId": "x-1"}}},
		"instance template": {func(ctx context.Context, c *Client) error {
			_, err := c.DescribeInstanceTemplate(ctx, "x-1")
			return err
		}, map[string]any{"instanceTemplate": map[string]any{"id": "x-1"}}},
		"availability group": {func(ctx context.Context, c *Client) error {
			_, err := c.DescribeAvailabilityGroup(ctx, "x-1")
			return err
		}, map[string]any{"ag": map[string]any{"id": "x-1"}}},
	}
	for name, test := range reads {
		client, fake := newFake(t, script(refuse(404, "NOT_FOUND", "no such thing"), result(test.answer)), fast)
		if err := test.read(t.Context(), client); err != nil || len(fake.calls) != 2 {
			t.Errorf("%s: %v after %d calls, want success after 2", name, err, len(fake.calls))
		}
	}
}

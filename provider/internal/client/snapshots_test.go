package client

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// region answers single reads and lists of backends: number of them, 0 to total-1, in one load balancer.
func region(total int) answerer {
	item := func(number int) map[string]any {
		return map[string]any{"backendId": fmt.Sprintf("backend-%d", number), "loadBalancerId": "lb-1", "loadBalancerType": "nlb"}
	}
	return func(call apiCall) reply {
		time.Sleep(20 * time.Millisecond)
		if call.Method != http.MethodGet {
			return result(map[string]any{})(call)
		}
		if id, single := strings.CutPrefix(call.Path, "/v1/regions/cn-north-1/backends/backend-"); single {
			number, _ := strconv.Atoi(id)
			if number >= total {
				return refuse(404, "NOT_FOUND", "no such backend")(call)
			}
			return result(map[string]any{"backend": item(number)})(call)
		}
		page, _ := strconv.Atoi(call.Query["pageNumber"][0])
		items := []any{}
		for number := (page - 1) * pageSize; number < min(page*pageSize, total); number++ {
			if len(call.Query["filters.2.values.1"]) == 0 || call.Query["filters.2.values.1"][0] == fmt.Sprintf("backend-%d", number) {
				items = append(items, item(number))
			}
		}
		count := total
		if len(call.Query["filters.2.values.1"]) > 0 {
			count = len(items)
		}
		return result(map[string]any{"backends": items, "totalCount": count})(call)
	}
}

// refresh reads the backends by workers, as Terraform does, and returns how many single reads and pages that took.
func refresh(t *testing.T, client *Client, fake *fakeAPI, ids []int, workers int) (singles, pages int) {
	t.Helper()
	before := len(fake.Calls())
	queue := make(chan int)
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for number := range queue {
				id := fmt.Sprintf("backend-%d", number)
				if item, err := client.ReadBackend(t.Context(), id, "lb-1"); err != nil || item.BackendId != id {
					t.Errorf("%s: got %v, %v", id, item, err)
				}
			}
		})
	}
	for _, number := range ids {
		queue <- number
	}
	close(queue)
	group.Wait()
	for _, call := range fake.Calls()[before:] {
		if strings.HasSuffix(call.Path, "/") {
			pages++
		} else {
			singles++
		}
	}
	return singles, pages
}

func upTo(count int) []int {
	numbers := make([]int, count)
	for number := range numbers {
		numbers[number] = number
	}
	return numbers
}

func TestRefreshTakesFewCalls(t *testing.T) {
	cases := map[string]struct {
		asked, total, workers int
		singles, pages        int
	}{
		"one":                               {1, 1, 10, 1, 0},
		"two":                               {2, 2, 10, 1, 1},
		"a page":                            {100, 100, 10, 1, 1},
		"four pages":                        {400, 400, 10, 1, 4},
		"one after another":                 {100, 100, 1, 1, 1},
		"few of a region that holds more":   {5, 5000, 10, 1, 1},
		"a hundred of a region of 50 pages": {49, 5000, 10, 1, 1},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				client, fake := newFake(t, region(test.total))
				client.productTypes.set("lb-1", "nlb")
				if singles, pages := refresh(t, client, fake, upTo(test.asked), test.workers); singles != test.singles || pages != test.pages {
					t.Errorf("%d single reads and %d pages, want %d and %d", singles, pages, test.singles, test.pages)
				}
			})
		})
	}
}

// A region may hold far more than the state: the objects of the state are then on any page.
func TestPagesNeverExceedTheReads(t *testing.T) {
	for _, asked := range []int{1, 2, 3, 10, 30, 49, 50, 51, 200} {
		synctest.Test(t, func(t *testing.T) {
			client, fake := newFake(t, region(5000))
			client.productTypes.set("lb-1", "nlb")
			numbers := make([]int, asked)
			for i := range numbers {
				numbers[i] = 4999 - 7*i
			}
			singles, pages := refresh(t, client, fake, numbers, 10)
			if pages > asked || singles > asked || asked < 50 && pages > 1 {
				t.Errorf("%d reads took %d single reads and %d pages", asked, singles, pages)
			}
		})
	}
}

func TestSnapshotsEnd(t *testing.T) {
	backends := func(client *Client, ctx context.Context) error { return client.DeleteBackend(ctx, "backend-9") }
	cases := map[string]struct {
		meanwhile func(client *Client, ctx context.Context) error
		calls     int
	}{
		"nothing happens":            {func(*Client, context.Context) error { return nil }, 0},
		"four minutes":               {func(*Client, context.Context) error { time.Sleep(4 * time.Minute); return nil }, 0},
		"six minutes":                {func(*Client, context.Context) error { time.Sleep(6 * time.Minute); return nil }, 2},
		"a write to the kind":        {backends, 2},
		"a write to another kind":    {func(client *Client, ctx context.Context) error { return client.DeleteListener(ctx, "listener-1") }, 0},
		"a write to a load balancer": {func(client *Client, ctx context.Context) error { return client.DeleteLoadBalancer(ctx, "lb-1") }, 2},
		"a write that may have failed": {func(client *Client, ctx context.Context) error {
			client.httpClient.Transport = http.RoundTripper(failingWrites{client.httpClient.Transport})
			if err := client.DeleteBackend(ctx, "backend-9"); err == nil {
				return fmt.Errorf("the write did not fail")
			}
			return nil
		}, 2},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				client, fake := newFake(t, region(20))
				client.productTypes.set("lb-1", "nlb")
				refresh(t, client, fake, upTo(20), 1)
				if err := test.meanwhile(client, t.Context()); err != nil {
					t.Fatal(err)
				}
				if singles, pages := refresh(t, client, fake, upTo(20), 1); singles+pages != test.calls {
					t.Errorf("%d single reads and %d pages, want %d calls", singles, pages, test.calls)
				}
			})
		})
	}
}

type failingWrites struct{ http.RoundTripper }

func (f failingWrites) RoundTrip(request *http.Request) (*http.Response, error) {
	if request.Method != http.MethodGet {
		return nil, fmt.Errorf("connection reset by peer")
	}
	return f.RoundTripper.RoundTrip(request)
}

// What a list lacks may have been made since, or the list may be wrong.
func TestAListIsNotTrustedForAnAbsence(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, fake := newFake(t, region(50))
		client.productTypes.set("lb-1", "nlb")
		refresh(t, client, fake, upTo(10), 10)
		fake.answer = region(60)
		if item, err := client.ReadBackend(t.Context(), "backend-55", "lb-1"); err != nil || item.BackendId != "backend-55" {
			t.Errorf("got %v, %v", item, err)
		}
		before := len(fake.Calls())
		if _, err := client.ReadBackend(t.Context(), "backend-99", "lb-1"); !IsNotFound(err) || len(fake.Calls())-before != 3 {
			t.Errorf("%d calls, %v", len(fake.Calls())-before, err)
		}
	})
}

// A list that cannot be read must not keep single reads from succeeding.
func TestSingleReadsReplaceAListThatFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		healthy := region(20)
		client, fake := newFake(t, func(call apiCall) reply {
			if strings.HasSuffix(call.Path, "/") {
				return refuse(403, "HTTP_FORBIDDEN", "no")(call)
			}
			return healthy(call)
		})
		client.productTypes.set("lb-1", "nlb")
		if singles, pages := refresh(t, client, fake, upTo(20), 10); singles != 20 || pages != 1 {
			t.Errorf("%d single reads and %d pages, want 20 and 1", singles, pages)
		}
	})
}

// The types of load balancers are learned from what is read, so that children can be taken from lists.
func TestTypesAreLearnedFromReads(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, fake := newFake(t, region(30))
		if singles, pages := refresh(t, client, fake, upTo(30), 1); singles != 2 || pages != 1 {
			t.Errorf("%d single reads and %d pages, want 2 and 1", singles, pages)
		}
	})
}

// setsRegion holds a number of sets: load balancer, target group, backend and listener, all of one number.
func setsRegion(total int) answerer {
	prefixes := map[string]string{"loadBalancers": "lb-", "targetGroups": "tg-", "backends": "backend-", "listeners": "listener-"}
	singular := map[string]string{"loadBalancers": "loadBalancer", "targetGroups": "targetGroup", "backends": "backend", "listeners": "listener"}
	item := func(plural, id string) map[string]any {
		owner := "lb-" + strings.TrimPrefix(id, prefixes[plural])
		return map[string]any{singular[plural] + "Id": id, "loadBalancerId": owner, "loadBalancerType": "alb", "type": "alb"}
	}
	return func(call apiCall) reply {
		time.Sleep(20 * time.Millisecond)
		parts := strings.Split(strings.TrimPrefix(call.Path, "/v1/regions/cn-north-1/"), "/")
		plural, id := parts[0], parts[1]
		switch {
		case strings.HasSuffix(id, ":describeTargets"):
			return result(map[string]any{"totalCount": 0})(call)
		case id != "":
			return result(map[string]any{singular[plural]: item(plural, id)})(call)
		}
		page, _ := strconv.Atoi(call.Query["pageNumber"][0])
		items := []any{}
		for number := (page - 1) * pageSize; number < min(page*pageSize, total); number++ {
			items = append(items, item(plural, prefixes[plural]+strconv.Itoa(number)))
		}
		return result(map[string]any{plural: items, "totalCount": total})(call)
	}
}

// The refresh of N sets costs their N lists of targets, the pages of the four kinds, and at most eight single reads.
func TestRefreshOfSets(t *testing.T) {
	for _, sets := range []int{1, 20, 100, 400} {
		for _, workers := range []int{1, 10} {
			t.Run(fmt.Sprintf("%d sets by %d workers", sets, workers), func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					client, fake := newFake(t, setsRegion(sets))
					queue := make(chan string)
					var group sync.WaitGroup
					for range workers {
						group.Go(func() {
							for number := range queue {
								ctx, owner := t.Context(), "lb-"+number
								_, loadBalancer := client.ReadLoadBalancer(ctx, owner, "alb")
								_, targetGroup := client.ReadTargetGroup(ctx, "tg-"+number, owner)
								_, targets := client.ReadTargets(ctx, "tg-"+number, owner)
								_, backend := client.ReadBackend(ctx, "backend-"+number, owner)
								_, listener := client.ReadListener(ctx, "listener-"+number, owner)
								if err := errors.Join(loadBalancer, targetGroup, targets, backend, listener); err != nil {
									t.Error(err)
								}
							}
						})
					}
					for _, number := range rand.Perm(sets) {
						queue <- strconv.Itoa(number)
					}
					close(queue)
					group.Wait()
					pages := (sets + pageSize - 1) / pageSize
					if got, most := len(fake.Calls()), sets+4*pages+8; got > most {
						t.Errorf("%d calls, want at most %d", got, most)
					}
				})
			})
		}
	}
}

package client

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"testing"
)

func numbered(count int) []string {
	ids := make([]string, count)
	for i := range ids {
		ids[i] = fmt.Sprintf("id-%03d", i)
	}
	return ids
}

// pageOf cuts a page out of the items, as the API does: a number past the end returns the last page again.
func pageOf(items []string, number, size int) Page[string] {
	last := max(1, (len(items)+size-1)/size)
	start := (min(number, last) - 1) * size
	return Page[string]{Items: items[start:min(start+size, len(items))], TotalCount: len(items)}
}

func itself(id string) string { return id }

func TestListAllReadsEveryPageOnce(t *testing.T) {
	for _, count := range []int{0, 1, 99, 100, 101, 250, 300} {
		t.Run(strconv.Itoa(count), func(t *testing.T) {
			items := numbered(count)
			reads := 0
			got, err := ListAll(t.Context(), "things", func(_ context.Context, number, size int) (Page[string], error) {
				reads++
				return pageOf(items, number, size), nil
			}, itself)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(got, items) {
				t.Errorf("got %d items, want %d", len(got), len(items))
			}
			if want := max(1, (count+99)/100); reads != want {
				t.Errorf("%d pages were read, want %d", reads, want)
			}
		})
	}
}

func TestListAllDropsRepetitions(t *testing.T) {
	pages := [][]string{{"a", "b"}, {"b", "c"}}
	got, err := ListAll(t.Context(), "things", func(_ context.Context, number, _ int) (Page[string], error) {
		return Page[string]{Items: pages[(number-1)%2], TotalCount: 3 + pageSize}, nil
	}, itself)
	mustContain(t, err, "listing things", "counts 103 of them but showed only 3")
	if got != nil {
		t.Errorf("got %v with an error", got)
	}
}

// An item moves from the second page to the first while the list is read: the second pass finds what was skipped.
func TestListAllReadsAgainWhenItemsMove(t *testing.T) {
	items := numbered(150)
	moved := append([]string{items[149]}, items[:149]...)
	reads := 0
	got, err := ListAll(t.Context(), "things", func(_ context.Context, number, size int) (Page[string], error) {
		reads++
		if reads == 2 {
			return pageOf(moved, number, size), nil
		}
		return pageOf(items, number, size), nil
	}, itself)
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(got)
	if !slices.Equal(got, items) || reads <= 2 {
		t.Errorf("got %d items in %d reads, want all 150", len(got), reads)
	}
}

func TestListAllFollowsAShrinkingList(t *testing.T) {
	reads := 0
	got, err := ListAll(t.Context(), "things", func(_ context.Context, number, size int) (Page[string], error) {
		reads++
		if reads == 1 {
			return pageOf(numbered(150), number, size), nil
		}
		return pageOf(numbered(100), number, size), nil
	}, itself)
	if err != nil || len(got) != 100 || reads != 2 {
		t.Errorf("got %d items in %d reads, %v; want 100 in 2", len(got), reads, err)
	}
}

func TestListAllReportsFailures(t *testing.T) {
	cause := errors.New("broken")
	_, err := ListAll(t.Context(), "things", func(context.Context, int, int) (Page[string], error) {
		return Page[string]{}, cause
	}, itself)
	mustContain(t, err, "listing things: broken")
	if !errors.Is(err, cause) {
		t.Error("the cause is lost")
	}
}

// The lists of children name the load balancer's type, because the API takes alb when it is missing; the type is read
// once and then remembered.
func TestChildListsFilterByTheTypeOfTheLoadBalancer(t *testing.T) {
	client, fake := newFake(t, func(call apiCall) reply {
		if call.Path == "/v1/regions/cn-north-1/loadBalancers/lb-1" {
			return result(loadBalancerInState(StateActive))(call)
		}
		return result(map[string]any{
			"totalCount":   1,
			"backends":     []any{map[string]any{"backendId": "backend-1", "backendName": "web"}},
			"listeners":    []any{map[string]any{"listenerId": "listener-1", "listenerName": "web"}},
			"targetGroups": []any{map[string]any{"targetGroupId": "tg-1", "targetGroupName": "web"}},
		})(call)
	})
	for range 2 {
		if backends, err := client.ListBackends(t.Context(), "lb-1", "web"); err != nil || len(backends) != 1 || backends[0].BackendId != "backend-1" {
			t.Errorf("backends are %v, %v", backends, err)
		}
		if listeners, err := client.ListListeners(t.Context(), "lb-1", "web"); err != nil || len(listeners) != 1 || listeners[0].ListenerId != "listener-1" {
			t.Errorf("listeners are %v, %v", listeners, err)
		}
		if groups, err := client.ListTargetGroups(t.Context(), "lb-1", "web"); err != nil || len(groups) != 1 || groups[0].TargetGroupId != "tg-1" {
			t.Errorf("target groups are %v, %v", groups, err)
		}
	}
	if got := fake.Count("GET /v1/regions/cn-north-1/loadBalancers/lb-1"); got != 1 {
		t.Errorf("the load balancer was read %d times, want once", got)
	}
	for path, nameFilter := range map[string]string{"backends": "backendNames", "listeners": "listenerNames", "targetGroups": "targetGroupNames"} {
		line := "GET /v1/regions/cn-north-1/" + path + "/"
		if fake.Count(line) != 2 {
			t.Errorf("%d calls of %s, want 2", fake.Count(line), line)
		}
		for _, call := range fake.Calls() {
			if call.String() != line {
				continue
			}
			want := url.Values{
				"pageNumber": {"1"}, "pageSize": {"100"},
				"filters.1.name": {"loadBalancerId"}, "filters.1.values.1": {"lb-1"},
				"filters.2.name": {"loadBalancerType"}, "filters.2.values.1": {"nlb"},
				"filters.3.name": {nameFilter}, "filters.3.values.1": {"web"},
			}
			if got := url.Values(call.Query).Encode(); got != want.Encode() {
				t.Errorf("query of %s is\n  %s\nwant\n  %s", line, got, want.Encode())
			}
		}
	}
}

func TestTheTypeOfANewLoadBalancerIsKnown(t *testing.T) {
	client, fake := newFake(t, result(map[string]any{"loadBalancerId": "lb-1"}))
	request := createRequest()
	request.Type = new("dnlb")
	if _, _, err := client.CreateLoadBalancer(t.Context(), request); err != nil {
		t.Fatal(err)
	}
	if _, err := client.ListBackends(t.Context(), "lb-1", ""); err != nil {
		t.Fatal(err)
	}
	calls := fake.Calls()
	if got := calls[len(calls)-1].Query["filters.2.values.1"]; len(calls) != 3 || !slices.Equal(got, []string{"dnlb"}) {
		t.Errorf("%d requests, the last one filters by type %v, want 3 and dnlb", len(calls), got)
	}
}

// A filter that the API ignores or reads as a pattern must not pass off other objects as those of the name.
func TestListsByNameHoldOnlyThatName(t *testing.T) {
	client, _ := newFake(t, result(map[string]any{
		"totalCount": 2,
		"loadBalancers": []any{
			map[string]any{"loadBalancerId": "lb-1", "loadBalancerName": "web"},
			map[string]any{"loadBalancerId": "lb-2", "loadBalancerName": "web2"},
		},
	}))
	items, err := client.ListLoadBalancers(t.Context(), "alb", "web")
	if err != nil || len(items) != 1 || items[0].LoadBalancerId != "lb-1" {
		t.Errorf("got %v, %v", items, err)
	}
	items, err = client.ListLoadBalancers(t.Context(), "alb", "")
	if err != nil || len(items) != 2 {
		t.Errorf("without a name: got %v, %v", items, err)
	}
}

func TestChildListOfAMissingLoadBalancer(t *testing.T) {
	client, _ := newFake(t, refuse(404, "NOT_FOUND", "no such load balancer"))
	_, err := client.ListBackends(t.Context(), "lb-1", "")
	if !IsNotFound(err) {
		t.Errorf("want NOT_FOUND, got %v", err)
	}
}

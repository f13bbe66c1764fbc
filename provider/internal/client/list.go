package client

import (
	"context"
	"fmt"

	common "github.com/jdcloud-api/jdcloud-sdk-go/services/common/models"
)

const (
	pageSize = 100
	// smallestPageSize is the least that the API takes.
	smallestPageSize = 10
	// maxListPasses bounds how often a list is read from its start when items moved between pages meanwhile.
	maxListPasses = 3
)

// Page is one page of a list.
type Page[Item any] struct {
	Items      []Item
	TotalCount int
	// RequestID is what JD Cloud's support asks for.
	RequestID string
}

// ListAll reads all pages of a list and returns each item once, in the order of first sight.
//
// read fetches the page with the number (from 1) at the size given; id tells items apart. A page number past the end
// returns the last page again, and the order may change between two calls: so ListAll stops on the total count, drops
// repetitions, and reads again from the start when items are missing. After three passes it gives up with an error,
// since a list with gaps would look like deleted objects.
func ListAll[Item any](ctx context.Context, what string, read func(ctx context.Context, number, size int) (Page[Item], error), id func(Item) string) ([]Item, error) {
	var items []Item
	seen := map[string]bool{}
	total := 0
	for range maxListPasses {
		for number := 1; ; number++ {
			page, err := read(ctx, number, pageSize)
			if err != nil {
				return nil, fmt.Errorf("listing %s: %w", what, err)
			}
			total = page.TotalCount
			for _, item := range page.Items {
				if key := id(item); !seen[key] {
					seen[key] = true
					items = append(items, item)
				}
			}
			if len(items) >= total {
				return items, nil
			}
			if number*pageSize >= total || len(page.Items) == 0 {
				break
			}
		}
	}
	return nil, fmt.Errorf("listing %s: the API counts %d of them but showed only %d, three times over; try again", what, total, len(items))
}

// filter asks for objects whose property is one of the values. Without operator the API compares for equality.
func filter(name string, values ...string) common.Filter {
	return common.Filter{Name: name, Values: values}
}

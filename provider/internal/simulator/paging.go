package simulator

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

const (
	defaultPageSize = 20
	smallestPage    = 10
	largestPage     = 100
)

// filter describes one filter of a list operation.
type filter struct {
	name string
	// many allows several values, any of which may match.
	many bool
	// like allows the operator like, with one value.
	like bool
	// fuzzy matches parts of a value whatever the operator.
	fuzzy bool
	oneOf []string
	// byDefault is the value that counts when the filter is not given.
	byDefault string
	// everything is the value that turns the filter off.
	everything string
}

// filterOn is a filter of a list of V, with the values of V that it compares. It is made by where or whereAny only, so
// that none goes without its accessor.
type filterOn[V any] struct {
	filter
	values func(*call, V) []string
}

// where is a filter on one value.
func where[V any](name string, value func(V) string) filterOn[V] {
	return whereAny(name, func(_ *call, v V) []string { return []string{value(v)} })
}

// whereAny is a filter on several values, one of which must match.
func whereAny[V any](name string, values func(*call, V) []string) filterOn[V] {
	return filterOn[V]{filter: filter{name: name}, values: values}
}

func (f filterOn[V]) many() filterOn[V]                    { f.filter.many = true; return f }
func (f filterOn[V]) like() filterOn[V]                    { f.filter.like = true; return f }
func (f filterOn[V]) fuzzy() filterOn[V]                   { f.filter.fuzzy = true; return f }
func (f filterOn[V]) of(values ...string) filterOn[V]      { f.oneOf = values; return f }
func (f filterOn[V]) unlessGiven(value string) filterOn[V] { f.byDefault = value; return f }
func (f filterOn[V]) off(value string) filterOn[V]         { f.everything = value; return f }

// listing describes a list operation.
type listing struct {
	filters []filter
	// sorts are the names that the list can be sorted by.
	sorts   []string
	tags    bool
	unpaged bool
	judge   judgement
}

// listOf lists the objects of a kind.
func listOf[T, V any](items string, k *kind[T], view func(*call, *T) V, filters ...filterOn[V]) *listing {
	return listFrom(items, func(c *call) (map[string]*T, *apiError) { return k.objects(c.state), nil }, view, filters...)
}

// listFrom lists the given objects that meet the filters. Pages are cut from one lasting order, so that every object is on
// exactly one page; the order within a response is shuffled on the way out.
func listFrom[T, V any](items string, objects func(*call) (map[string]*T, *apiError), view func(*call, *T) V, filters ...filterOn[V]) *listing {
	l := &listing{}
	accessors := map[string]func(*call, V) []string{}
	for _, f := range filters {
		l.filters = append(l.filters, f.filter)
		accessors[f.name] = f.values
	}
	l.judge = func(c *call) (change, *apiError) {
		found, failure := objects(c)
		if failure != nil {
			return nil, failure
		}
		views := make([]V, 0, len(found))
		for _, id := range slices.Sorted(maps.Keys(found)) {
			v := view(c, found[id])
			if !slices.ContainsFunc(c.query.conditions, func(wanted condition) bool { return !wanted.matches(accessors[wanted.name](c, v)) }) {
				views = append(views, v)
			}
		}
		return unchanged(result{items: page(views, c.query.pageNumber, c.query.pageSize), "totalCount": len(views)}), nil
	}
	return l
}

// byTags lets clients ask by tag; the objects that are listed must be chosen by the query's tags.
func (l *listing) byTags() *listing { l.tags = true; return l }

// sortedBy lets clients ask for an order; the objects that are listed must be put into it by the query's sorts.
func (l *listing) sortedBy(names ...string) *listing { l.sorts = names; return l }

// whole returns all items when no page size is given.
func (l *listing) whole() *listing { l.unpaged = true; return l }

// condition is one filter as the client gave it.
type condition struct {
	filter
	values    []string
	substring bool
}

// sorting is one part of the order that the client asked for.
type sorting struct {
	name       string
	descending bool
}

type tagCondition struct {
	key    string
	values []string
}

// query is a parsed query string.
type query struct {
	pageNumber, pageSize int
	conditions           []condition
	sorts                []sorting
	tags                 []tagCondition
	flags                map[string]bool
}

// parseQuery holds a query string against what the operation takes.
func parseQuery(raw string, op *operation) (*query, *apiError) {
	list, flags := op.list, op.flags
	values, err := url.ParseQuery(raw)
	if err != nil {
		return nil, invalid("Query string is malformed")
	}
	parsed := &query{pageNumber: 1, pageSize: defaultPageSize, flags: map[string]bool{}}
	if list != nil && list.unpaged {
		parsed.pageSize = 0
	}
	filters, sorts, tags := flattened{}, flattened{}, flattened{}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if len(values[name]) != 1 {
			return nil, invalid("Query parameter %s is given %d times", name, len(values[name]))
		}
		value := values[name][0]
		var failure *apiError
		switch {
		case slices.Contains(flags, name):
			failure = parsed.setFlag(name, value)
		case list != nil && name == "pageNumber":
			parsed.pageNumber, failure = pageArgument(name, value, 1, 1<<31-1)
		case list != nil && name == "pageSize":
			parsed.pageSize, failure = pageArgument(name, value, smallestPage, largestPage)
		case list != nil && len(op.filters) > 0 && strings.HasPrefix(name, "filters."):
			failure = filters.add(name, value, "name", "operator")
		case list != nil && len(list.sorts) > 0 && strings.HasPrefix(name, "sorts."):
			failure = sorts.add(name, value, "name", "direction")
		case list != nil && list.tags && strings.HasPrefix(name, "tags."):
			failure = tags.add(name, value, "key")
		case op.takes(name):
			failure = notSimulated("Query parameter %s of operation %s", name, op.name)
		default:
			failure = invalid("Query parameter %s is unknown", name)
		}
		if failure != nil {
			return nil, failure
		}
	}
	if list == nil {
		return parsed, nil
	}
	if failure := parsed.setConditions(op, filters); failure != nil {
		return nil, failure
	}
	if failure := parsed.setSorts(list, sorts); failure != nil {
		return nil, failure
	}
	return parsed, parsed.setTags(tags)
}

// takes says whether the SDK has a query parameter, which may be a list such as tags.1.key.
func (o *operation) takes(name string) bool {
	argument, _, _ := strings.Cut(name, ".")
	return (o.method == get || o.method == remove) && slices.Contains(o.arguments, argument)
}

func (q *query) setFlag(name, value string) *apiError {
	switch strings.ToLower(value) {
	case "true":
		q.flags[name] = true
	case "false":
	default:
		return unexpected(name, value, "true or false")
	}
	return nil
}

func pageArgument(name, value string, low, high int) (int, *apiError) {
	number, err := strconv.Atoi(value)
	if err != nil {
		return 0, unexpected(name, value, "an integer")
	}
	if number < low || number > high {
		if name == "pageNumber" {
			return 0, outOfRange("Request parameter %s is '%d', expected 1 or more", name, number)
		}
		return 0, outOfRange("Request parameter %s is '%d', expected %d to %d", name, number, low, high)
	}
	return number, nil
}

// flattened collects list arguments such as filters.1.name and filters.1.values.2.
type flattened map[int]*flatItem

type flatItem struct {
	fields map[string]string
	values map[int]string
}

func (f flattened) add(name, value string, fields ...string) *apiError {
	parts := strings.Split(name, ".")
	index, err := strconv.Atoi(parts[1])
	if err != nil || index < 1 || strconv.Itoa(index) != parts[1] {
		return invalid("Query parameter %s is malformed, lists count from 1", name)
	}
	item := f[index]
	if item == nil {
		item = &flatItem{map[string]string{}, map[int]string{}}
		f[index] = item
	}
	switch {
	case len(parts) == 3 && slices.Contains(fields, parts[2]):
		item.fields[parts[2]] = value
	case len(parts) == 4 && parts[2] == "values":
		at, err := strconv.Atoi(parts[3])
		if err != nil || at < 1 {
			return invalid("Query parameter %s is malformed, lists count from 1", name)
		}
		item.values[at] = value
	default:
		return invalid("Query parameter %s is unknown", name)
	}
	return nil
}

func (i *flatItem) ordered() []string {
	var values []string
	for _, at := range slices.Sorted(maps.Keys(i.values)) {
		values = append(values, i.values[at])
	}
	return values
}

func (q *query) setConditions(op *operation, given flattened) *apiError {
	filters := op.list.filters
	seen := map[string]bool{}
	for _, index := range slices.Sorted(maps.Keys(given)) {
		item := given[index]
		name := item.fields["name"]
		if name == "" {
			return missing(fmt.Sprintf("filters.%d.name", index))
		}
		at := slices.IndexFunc(filters, func(f filter) bool { return f.name == name })
		if at < 0 && slices.Contains(op.filters, name) {
			return notSimulated("Filter '%s' of operation %s", name, op.name)
		}
		if at < 0 {
			return invalid("Filter '%s' is unknown, expected one of [%s]", name, strings.Join(op.filters, ", "))
		}
		if seen[name] {
			return invalid("Filter '%s' is given twice", name)
		}
		seen[name] = true
		c := condition{filter: filters[at], values: item.ordered()}
		if failure := c.check(item.fields["operator"]); failure != nil {
			return failure
		}
		if c.everything == "" || c.values[0] != c.everything {
			q.conditions = append(q.conditions, c)
		}
	}
	for _, f := range filters {
		if !seen[f.name] && f.byDefault != "" && f.byDefault != f.everything {
			q.conditions = append(q.conditions, condition{filter: f, values: []string{f.byDefault}})
		}
	}
	return nil
}

// check judges the operator and the values of a filter.
func (c *condition) check(operator string) *apiError {
	c.substring = c.fuzzy
	switch operator {
	case "", "eq":
	case "like":
		if !c.like && !c.fuzzy {
			return invalid("Filter '%s' does not support operator 'like', expected eq", c.name)
		}
		if !c.fuzzy && len(c.values) > 1 {
			return invalid("Filter '%s' takes one value with operator 'like', got %d", c.name, len(c.values))
		}
		c.substring = true
	default:
		return invalid("Filter '%s' has operator '%s', expected one of [eq, like]", c.name, operator)
	}
	if len(c.values) == 0 {
		return invalid("Filter '%s' has no values", c.name)
	}
	if len(c.values) > 1 && !c.many {
		return invalid("Filter '%s' takes one value, got %d", c.name, len(c.values))
	}
	for _, value := range c.values {
		if len(c.oneOf) > 0 && !slices.Contains(c.oneOf, value) {
			return invalid("Filter '%s' is '%s', expected one of [%s]", c.name, value, strings.Join(c.oneOf, ", "))
		}
	}
	return nil
}

func (c *condition) matches(actual []string) bool {
	return slices.ContainsFunc(actual, func(has string) bool {
		return slices.ContainsFunc(c.values, func(wanted string) bool {
			return has == wanted || c.substring && strings.Contains(has, wanted)
		})
	})
}

func (q *query) setSorts(list *listing, given flattened) *apiError {
	for _, index := range slices.Sorted(maps.Keys(given)) {
		item := given[index]
		path := fmt.Sprintf("sorts.%d.", index)
		name, direction := item.fields["name"], either(item.fields["direction"], "desc")
		switch {
		case len(item.values) > 0:
			return invalid("Query parameter %svalues is unknown", path)
		case name == "":
			return missing(path + "name")
		case !slices.Contains(list.sorts, name):
			return unexpected(path+"name", name, "one of ["+strings.Join(list.sorts, ", ")+"]")
		case direction != "asc" && direction != "desc":
			return unexpected(path+"direction", direction, "one of [asc, desc]")
		case slices.ContainsFunc(q.sorts, func(by sorting) bool { return by.name == name }):
			return invalid("Query parameter sorts names %s twice", name)
		}
		q.sorts = append(q.sorts, sorting{name, direction == "desc"})
	}
	return nil
}

func (q *query) setTags(given flattened) *apiError {
	for _, index := range slices.Sorted(maps.Keys(given)) {
		key := given[index].fields["key"]
		if key == "" {
			return missing(fmt.Sprintf("tags.%d.key", index))
		}
		q.tags = append(q.tags, tagCondition{key, given[index].ordered()})
	}
	return nil
}

// wanted says whether an object with these tags is asked for: every condition must be met, any of its values will do.
func (q *query) wanted(tags []Tag) bool {
	for _, wanted := range q.tags {
		if !slices.ContainsFunc(tags, func(tag Tag) bool {
			return tag.Key == wanted.key && (len(wanted.values) == 0 || slices.Contains(wanted.values, tag.Value))
		}) {
			return false
		}
	}
	return true
}

// page cuts one page. A page number beyond the last page gives the last page again.
func page[T any](items []T, number, size int) []T {
	if size == 0 || len(items) == 0 {
		return items
	}
	last := (len(items) + size - 1) / size
	start := (min(number, last) - 1) * size
	return items[start:min(start+size, len(items))]
}

type result map[string]any

// arranged returns a response's JSON with the order of every list in it changed at random, unless the query asks for an order.
func (s *Simulator) arranged(answer any, asked *query) (json.RawMessage, error) {
	content, err := json.Marshal(answer)
	if err != nil {
		return nil, fmt.Errorf("encode response: %w", err)
	}
	if len(asked.sorts) > 0 {
		return content, nil
	}
	var tree any
	decoder := json.NewDecoder(strings.NewReader(string(content)))
	decoder.UseNumber()
	if err := decoder.Decode(&tree); err != nil {
		return nil, fmt.Errorf("encode response: %w", err)
	}
	s.shuffleTree(tree)
	return json.Marshal(tree)
}

func (s *Simulator) shuffleTree(tree any) {
	switch node := tree.(type) {
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(node)) {
			s.shuffleTree(node[name])
		}
	case []any:
		for _, item := range node {
			s.shuffleTree(item)
		}
		s.random.Shuffle(len(node), func(i, j int) { node[i], node[j] = node[j], node[i] })
	}
}

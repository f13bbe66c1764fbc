package provider

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/types"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

func entry(instance string, port, weight int) targetModel {
	return targetModel{
		Type: types.StringValue("vm"), InstanceID: types.StringValue(instance), IPAddress: types.StringNull(),
		Port: intValue(port), Weight: intValue(weight), TargetID: types.StringUnknown(),
	}
}

// known is a registered target of i-a1 with the default weight.
func known(id string, port int) targetModel {
	model := entry("i-a1", port, 10)
	model.TargetID = types.StringValue(id)
	return model
}

func TestMatchTargets(t *testing.T) {
	t.Parallel()
	before := targetEntries{"a": known("t1", 80), "b": known("t2", 81)}
	for name, test := range map[string]struct {
		wanted  targetEntries
		matched map[string]string
		strays  []string
	}{
		"nothing changes": {
			wanted:  targetEntries{"a": entry("i-a1", 80, 10), "b": entry("i-a1", 81, 10)},
			matched: map[string]string{"a": "t1", "b": "t2"},
		},
		"other keys for the same targets": {
			wanted:  targetEntries{"x": entry("i-a1", 81, 10), "y": entry("i-a1", 80, 10)},
			matched: map[string]string{"x": "t2", "y": "t1"},
		},
		"a port changes": {
			wanted:  targetEntries{"a": entry("i-a1", 80, 10), "b": entry("i-a1", 82, 10)},
			matched: map[string]string{"a": "t1", "b": "t2"},
		},
		"ports are exchanged": {
			wanted:  targetEntries{"a": entry("i-a1", 81, 10), "b": entry("i-a1", 80, 10)},
			matched: map[string]string{"a": "t2", "b": "t1"},
		},
		"ports move up": {
			wanted:  targetEntries{"a": entry("i-a1", 81, 10), "b": entry("i-a1", 82, 10)},
			matched: map[string]string{"a": "t2", "b": "t1"},
		},
		"the server changes": {
			wanted:  targetEntries{"a": entry("i-a2", 80, 10), "b": entry("i-a1", 81, 10)},
			matched: map[string]string{"b": "t2"},
			strays:  []string{"t1"},
		},
		"a server that is not known yet": {
			wanted:  targetEntries{"a": {Type: types.StringValue("vm"), InstanceID: types.StringUnknown(), Port: intValue(80)}},
			matched: map[string]string{},
			strays:  []string{"t1", "t2"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			matched, strays := matchTargets(test.wanted, before, registeredBefore(before))
			found := map[string]string{}
			for key, target := range matched {
				found[key] = target.TargetId
			}
			var left []string
			for _, target := range strays {
				left = append(left, target.TargetId)
			}
			if !maps.Equal(found, test.matched) || !slices.Equal(left, test.strays) {
				t.Errorf("matched %v with strays %v, expected %v with %v", found, left, test.matched, test.strays)
			}
		})
	}
}

// fakeGroup holds targets as the API does: no two with the same key.
type fakeGroup struct {
	t       *testing.T
	targets map[string]lb.Target
	next    int
}

func (g *fakeGroup) perform(changes targetChanges) {
	deregister := func() {
		for _, id := range changes.deregister {
			delete(g.targets, id)
		}
	}
	update := func() {
		for _, change := range changes.update {
			target := g.targets[change.TargetId]
			if change.Port != nil {
				target.Port = *change.Port
			}
			if change.Weight != nil {
				target.Weight = *change.Weight
			}
			g.targets[change.TargetId] = target
		}
	}
	register := func() {
		for _, spec := range changes.register {
			g.next++
			id := fmt.Sprintf("n%d", g.next)
			g.targets[id] = lb.Target{TargetId: id, Type: *spec.Type, InstanceId: *spec.InstanceId, Port: *spec.Port, Weight: *spec.Weight}
		}
	}
	for _, step := range []func(){register, update, deregister} {
		wasEmpty := len(g.targets) == 0
		step()
		g.check(wasEmpty || len(changes.register) == 0)
	}
}

func (g *fakeGroup) check(mayBeEmpty bool) {
	g.t.Helper()
	if len(g.targets) == 0 && !mayBeEmpty {
		g.t.Fatal("the group stood empty between two calls")
	}
	seen := map[client.TargetKey]bool{}
	for _, target := range g.targets {
		if key := client.KeyOfTarget(target); seen[key] {
			g.t.Fatalf("%v is registered twice", key)
		} else {
			seen[key] = true
		}
	}
}

// Whatever is wanted and whatever is there, one round of changes leads from one to the other.
func TestPlanTargetsLeadsToWhatIsWanted(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	randomEntries := func(prefix string) targetEntries {
		entries := targetEntries{}
		seen := map[client.TargetKey]bool{}
		for i := range random.IntN(6) {
			model := entry(fmt.Sprintf("i-%d", random.IntN(2)), random.IntN(4), random.IntN(2))
			if seen[model.key()] {
				continue
			}
			seen[model.key()] = true
			entries[fmt.Sprintf("%s%d", prefix, i)] = model
		}
		return entries
	}
	for range 2000 {
		group := &fakeGroup{t: t, targets: map[string]lb.Target{}}
		group.perform(planTargets(randomEntries("k"), nil, nil))
		registered := slices.Collect(maps.Values(group.targets))
		previous := readTargets(matchTargets(randomEntries("k"), nil, registered))

		wanted := randomEntries("k")
		matched, strays := matchTargets(wanted, previous, registered)
		group.perform(planTargets(wanted, matched, strays))

		matched, strays = matchTargets(wanted, previous, slices.Collect(maps.Values(group.targets)))
		left := planTargets(wanted, matched, strays)
		if len(matched) != len(wanted) || len(strays) > 0 || len(left.update)+len(left.register)+len(left.deregister) > 0 {
			t.Fatalf("wanted %v, got %v", wanted, group.targets)
		}
	}
}

func TestReadTargetsKeepsStraysApart(t *testing.T) {
	t.Parallel()
	stray := lb.Target{TargetId: "t9", Type: "vm", InstanceId: "i-a1", Port: 80}
	entries := readTargets(map[string]lb.Target{"i-a1:80": {TargetId: "t1", Type: "ip", IpAddress: "10.0.0.1"}}, []lb.Target{stray})
	if len(entries) != 2 || entries["i-a1:80/t9"].TargetID.ValueString() != "t9" {
		t.Errorf("got %v", entries)
	}
}

func TestDescribeLeftNamesEachDifference(t *testing.T) {
	t.Parallel()
	wanted := targetEntries{"a": entry("i-a1", 80, 10), "b": entry("i-a2", 0, 10)}
	matched := map[string]lb.Target{"a": {TargetId: "t1", Type: "vm", InstanceId: "i-a1", Port: 80, Weight: 5}}
	left := planTargets(wanted, matched, []lb.Target{{TargetId: "t2"}})
	const expected = `target "b" (i-a2) is not registered; target t1 has another port or weight; target t2 is still registered`
	if text := describeLeft(wanted, matched, left); text != expected {
		t.Errorf("got %q", text)
	}
}

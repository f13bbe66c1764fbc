package provider

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

// maxUnseenReads is how often what was just registered may be missing from the group's list: about half a minute.
const maxUnseenReads = 8

// groupChange brings a target group to what is wanted.
type groupChange struct {
	client        *client.Client
	targetGroupID string
	wanted        targetEntries
	// previous is the group as it was refreshed for the plan, and empty at a creation. No target that the plan did not
	// know is changed or removed.
	previous targetEntries
}

// groupContent is what a group holds: the wanted targets by the user's keys, and others.
type groupContent struct {
	matched map[string]lb.Target
	strays  []lb.Target
}

// run makes the changes. Targets that the plan did not know are left alone, and returned as strays.
func (g *groupChange) run(ctx context.Context) (groupContent, error) {
	if len(g.previous) > 0 {
		matched, strays := matchTargets(g.wanted, g.previous, registeredBefore(g.previous))
		changes := planTargets(g.wanted, matched, strays)
		if len(changes.register) == 0 {
			// The ids are known and the values are absolute: when the writes succeed there is nothing to read.
			err := g.write(ctx, changes, len(g.previous))
			if !client.IsNotFound(err) {
				return groupContent{matched: g.updated(matched)}, err
			}
		}
	}
	registered, err := g.list(ctx)
	if err != nil {
		return groupContent{}, err
	}
	matched, strays := matchTargets(g.wanted, g.previous, registered)
	if err := checkPlanned(g.wanted, matched); err != nil {
		return groupContent{}, err
	}
	removable, kept := g.divide(strays)
	changes := planTargets(g.wanted, matched, removable)
	if err := g.write(ctx, changes, len(registered)); err != nil {
		return groupContent{}, err
	}
	if len(changes.register) == 0 {
		return groupContent{matched: g.updated(matched), strays: kept}, nil
	}
	return g.await(client.Patient(ctx))
}

// divide tells the strays that the plan knew, and removes, from those that appeared since.
func (g *groupChange) divide(strays []lb.Target) (removable, kept []lb.Target) {
	known := g.previous.targetIDs()
	for _, stray := range strays {
		if isKnown(known, stray) {
			removable = append(removable, stray)
		} else {
			kept = append(kept, stray)
		}
	}
	return removable, kept
}

// updated is what matched targets are after their update.
func (g *groupChange) updated(matched map[string]lb.Target) map[string]lb.Target {
	result := map[string]lb.Target{}
	for key, target := range matched {
		target.Port = int(g.wanted[key].Port.ValueInt64())
		target.Weight = int(g.wanted[key].Weight.ValueInt64())
		result[key] = target
	}
	return result
}

// write registers first, updates, and deregisters last. Where the quota has no room for old and new together, a batch of
// the old ones makes room for each batch of the new ones.
//
// The quota differs by product and can be raised, so it is learned from its refusal. The group then gives up a batch, half
// of its targets at most, and never holds more than it did when it was refused. A second refusal ends the change.
func (g *groupChange) write(ctx context.Context, changes targetChanges, count int) error {
	register, deregister := changes.register, changes.deregister
	capacity := math.MaxInt
	for len(register) > 0 {
		if len(deregister) == 0 || count < capacity {
			batch := register[:min(len(register), client.TargetBatch)]
			if len(deregister) > 0 {
				batch = batch[:min(len(batch), capacity-count)]
			}
			err := g.client.RegisterTargets(ctx, g.targetGroupID, batch)
			if err == nil {
				count += len(batch)
				register = register[len(batch):]
				continue
			}
			if !client.IsQuota(err) || len(deregister) == 0 || capacity < math.MaxInt {
				return err
			}
			// JD Cloud does not document that a refused batch leaves nothing behind.
			registered, listErr := g.list(ctx)
			if listErr != nil {
				return fmt.Errorf("%w Looking for what was registered: %w", err, listErr)
			}
			register = client.Unregistered(register, registered)
			count, capacity = len(registered), len(registered)
			continue
		}
		freed := min(len(register), len(deregister), client.TargetBatch, max(1, count/2))
		if err := g.client.DeregisterTargets(ctx, g.targetGroupID, deregister[:freed]); err != nil {
			return err
		}
		count -= freed
		deregister = deregister[freed:]
	}
	if err := g.client.UpdateTargets(ctx, g.targetGroupID, changes.update); err != nil {
		return err
	}
	return g.client.DeregisterTargets(ctx, g.targetGroupID, deregister)
}

// list lists the group, which may have been created a moment ago and be unknown for some seconds.
func (g *groupChange) list(ctx context.Context) ([]lb.Target, error) {
	var registered []lb.Target
	reads := 0
	err := g.client.Wait(ctx, "target group "+g.targetGroupID+" to appear", func(ctx context.Context) (bool, error) {
		var err error
		registered, err = g.client.ListTargets(ctx, g.targetGroupID)
		reads++
		if client.IsNotFound(err) && reads < maxUnseenReads {
			return false, nil
		}
		return err == nil, err
	})
	return registered, err
}

// await reads the group until it shows all that is wanted: the API gives out ids only there, perhaps late. The group is
// known to exist, so no failure that may pass ends the wait before its time.
func (g *groupChange) await(ctx context.Context) (groupContent, error) {
	var content groupContent
	reads := 0
	err := g.client.Wait(ctx, "the targets of target group "+g.targetGroupID+" to appear", func(ctx context.Context) (bool, error) {
		registered, err := g.client.ListTargets(ctx, g.targetGroupID)
		if err != nil {
			return false, err
		}
		matched, strays := matchTargets(g.wanted, g.previous, registered)
		removable, kept := g.divide(strays)
		content = groupContent{matched, kept}
		left := planTargets(g.wanted, matched, removable)
		if len(left.register)+len(left.update)+len(left.deregister) == 0 {
			return true, nil
		}
		if reads++; reads < maxUnseenReads {
			return false, nil
		}
		return false, errors.New("the API accepted all changes, but the group still differs: " + describeLeft(g.wanted, matched, left))
	})
	return content, err
}

// checkPlanned finds targets that the plan counted on and that are gone since.
func checkPlanned(wanted targetEntries, matched map[string]lb.Target) error {
	var gone []string
	for _, key := range slices.Sorted(maps.Keys(wanted)) {
		planned := wanted[key].TargetID
		if given(planned) && matched[key].TargetId != planned.ValueString() {
			gone = append(gone, fmt.Sprintf("%q (%s)", key, planned.ValueString()))
		}
	}
	if len(gone) == 0 {
		return nil
	}
	return fmt.Errorf("targets were removed or registered again after the plan was made: %s; plan and apply again", strings.Join(gone, ", "))
}

func describeLeft(wanted targetEntries, matched map[string]lb.Target, left targetChanges) string {
	var parts []string
	for _, key := range slices.Sorted(maps.Keys(wanted)) {
		if _, registered := matched[key]; !registered {
			parts = append(parts, fmt.Sprintf("target %q (%s) is not registered", key, describeTarget(wanted[key].key())))
		}
	}
	for _, update := range left.update {
		parts = append(parts, "target "+update.TargetId+" has another port or weight")
	}
	for _, id := range left.deregister {
		parts = append(parts, "target "+id+" is still registered")
	}
	return strings.Join(parts, "; ")
}

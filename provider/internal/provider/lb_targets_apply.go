package provider

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

const (
	// maxUnseenReads is how often what was just registered may be missing from the group's list: about half a minute.
	maxUnseenReads = 8
	// maxQuotaTries is how often the quota may refuse what it has room for: about fifteen seconds.
	maxQuotaTries = 5
)

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
			err := g.write(ctx, changes)
			if !client.IsNotFound(err) {
				return groupContent{matched: g.updated(matched)}, err
			}
		}
	}
	registered, err := listTargets(ctx, g.client, g.targetGroupID)
	if err != nil {
		return groupContent{}, err
	}
	matched, strays := matchTargets(g.wanted, g.previous, registered)
	if err := checkPlanned(g.wanted, matched); err != nil {
		return groupContent{}, err
	}
	removable, kept := g.divide(strays)
	changes := planTargets(g.wanted, matched, removable)
	if err := g.write(ctx, changes); err != nil {
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

// write registers first, updates, and deregisters last. Where the quota has no room for old and new together, old ones make
// room for new ones.
func (g *groupChange) write(ctx context.Context, changes targetChanges) error {
	deregister := changes.deregister
	err := g.client.RegisterTargets(ctx, g.targetGroupID, changes.register)
	if client.IsQuota(err) && len(deregister) > 0 {
		deregister, err = g.replace(ctx, changes, err)
	}
	if err != nil {
		return err
	}
	if err := g.client.UpdateTargets(ctx, g.targetGroupID, changes.update); err != nil {
		return err
	}
	return g.client.DeregisterTargets(ctx, g.targetGroupID, deregister)
}

// replace registers what the quota has refused and returns which old targets are left to deregister.
//
// The quota differs by product and can be raised, so it is learned from its refusal: the group never holds more than it did
// then. One target makes room first, which shows whether that helps, and then a batch each time, half of the targets at most.
func (g *groupChange) replace(ctx context.Context, changes targetChanges, refusal error) (left []string, err error) {
	// JD Cloud does not document that a refused batch leaves nothing behind.
	registered, err := listTargets(ctx, g.client, g.targetGroupID)
	if err != nil {
		return nil, fmt.Errorf("%w Looking for what was registered: %w", refusal, err)
	}
	register, deregister := client.Unregistered(changes.register, registered), changes.deregister
	limit := 1
	for len(register) > 0 && len(deregister) > 0 {
		size := min(limit, len(register), len(deregister))
		if err := g.replaceBatch(ctx, registered, deregister[:size], register[:size]); err != nil {
			return nil, err
		}
		register, deregister = register[size:], deregister[size:]
		limit = min(client.TargetBatch, max(1, len(registered)/2))
	}
	return deregister, g.client.RegisterTargets(ctx, g.targetGroupID, register)
}

// replaceBatch replaces some of the registered targets by as many new ones. When those are refused it registers the old
// ones again, also after the context has ended: a change that fails leaves as many targets as it found.
func (g *groupChange) replaceBatch(ctx context.Context, registered []lb.Target, oldIDs []string, specs []lb.TargetSpec) error {
	if err := g.client.DeregisterTargets(ctx, g.targetGroupID, oldIDs); err != nil {
		return err
	}
	failure := g.registerInRoom(ctx, specs)
	if failure == nil {
		return nil
	}
	var old []lb.TargetSpec
	for _, target := range registered {
		if slices.Contains(oldIDs, target.TargetId) {
			old = append(old, readTarget(target).spec())
		}
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), exchangeTimeout)
	defer cancel()
	now, err := listTargets(ctx, g.client, g.targetGroupID)
	if err == nil {
		// A part of what was refused may be registered.
		old = old[:max(0, len(old)+len(client.Unregistered(specs, now))-len(specs))]
		err = g.registerInRoom(ctx, old)
	}
	if err != nil {
		return followedBy(failure, fmt.Sprintf("Targets that were deregistered to make room could not be registered again (%s): %v", strings.Join(describeSpecs(old), ", "), err))
	}
	return failure
}

// registerInRoom registers targets for which others were deregistered, which the quota may notice late.
func (g *groupChange) registerInRoom(ctx context.Context, specs []lb.TargetSpec) error {
	var failure error
	tries := 0
	_ = g.client.Wait(ctx, "room for targets", func(ctx context.Context) (bool, error) {
		if tries > 0 {
			registered, err := listTargets(ctx, g.client, g.targetGroupID)
			if err != nil {
				return false, err
			}
			specs = client.Unregistered(specs, registered)
		}
		failure = g.client.RegisterTargets(ctx, g.targetGroupID, specs)
		tries++
		return !client.IsQuota(failure) || tries == maxQuotaTries, nil
	})
	return failure // It says more than a later failure to list.
}

func describeSpecs(specs []lb.TargetSpec) []string {
	names := make([]string, 0, len(specs))
	for _, spec := range specs {
		names = append(names, describeTarget(client.KeyOfSpec(spec)))
	}
	return names
}

// listTargets lists a group, which may have been created a moment ago and be unknown for some seconds.
func listTargets(ctx context.Context, c *client.Client, targetGroupID string) ([]lb.Target, error) {
	var registered []lb.Target
	reads := 0
	err := c.Wait(ctx, "target group "+targetGroupID+" to appear", func(ctx context.Context) (bool, error) {
		var err error
		registered, err = c.ListTargets(ctx, targetGroupID)
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

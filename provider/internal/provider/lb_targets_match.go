package provider

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/hashicorp/terraform-plugin-framework/types"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

// targetEntries are the targets of a configuration or a state by the user's keys.
type targetEntries map[string]targetModel

// identified says whether type, instance or address, and port are known.
func (m targetModel) identified() bool {
	return !m.Type.IsUnknown() && !m.InstanceID.IsUnknown() && !m.IPAddress.IsUnknown() && !m.Port.IsUnknown()
}

// outsidePrivateRanges returns the keys of those targets whose address is known and outside the private ranges.
func (entries targetEntries) outsidePrivateRanges() []string {
	keys := slices.Sorted(maps.Keys(entries))
	return slices.DeleteFunc(keys, func(key string) bool {
		address := entries[key].IPAddress
		return !given(address) || inPrivateRanges(address.ValueString())
	})
}

// weightless returns the keys of those targets that are to get no requests.
func (entries targetEntries) weightless() []string {
	keys := slices.Sorted(maps.Keys(entries))
	return slices.DeleteFunc(keys, func(key string) bool {
		weight := entries[key].Weight
		return !given(weight) || weight.ValueInt64() != 0
	})
}

// targetIDs returns the ids that the entries have, sorted.
func (entries targetEntries) targetIDs() []string {
	var ids []string
	for _, entry := range entries {
		if given(entry.TargetID) {
			ids = append(ids, entry.TargetID.ValueString())
		}
	}
	slices.Sort(ids)
	return ids
}

func (m targetModel) key() client.TargetKey {
	return client.KeyOfSpec(m.spec())
}

func (m targetModel) spec() lb.TargetSpec {
	return lb.TargetSpec{
		Type:       stringPointer(m.Type),
		InstanceId: stringPointer(m.InstanceID),
		IpAddress:  stringPointer(m.IPAddress),
		Port:       intPointer(m.Port),
		Weight:     intPointer(m.Weight),
	}
}

func readTarget(target lb.Target) targetModel {
	key := client.KeyOfTarget(target)
	model := targetModel{
		Type:       types.StringValue(key.Type),
		InstanceID: types.StringNull(),
		IPAddress:  types.StringNull(),
		Port:       intValue(key.Port),
		Weight:     intValue(target.Weight),
		TargetID:   types.StringValue(target.TargetId),
	}
	if key.Type == "ip" {
		model.IPAddress = types.StringValue(key.Address)
	} else {
		model.InstanceID = types.StringValue(key.Address)
	}
	return model
}

// sameServer says whether two keys differ in the port at most: a port can be updated, the rest cannot.
func sameServer(a, b client.TargetKey) bool {
	return a.Type == b.Type && a.Address == b.Address
}

// matchTargets finds for each wanted target the registered one that it is, or can become by an update of port and
// weight. previous are the targets as last known, for their ids. Strays are registered but not wanted.
//
// An equal key decides first, whatever the user's key is; then the id that the entry had; then another of the previous
// registrations of the same server. The port of a target that was not known before is never changed: it serves somebody.
func matchTargets(wanted, previous targetEntries, registered []lb.Target) (matched map[string]lb.Target, strays []lb.Target) {
	matched = map[string]lb.Target{}
	strays = slices.Clone(registered)
	slices.SortFunc(strays, func(a, b lb.Target) int { return cmp.Compare(a.TargetId, b.TargetId) })
	known := previous.targetIDs()
	keys := slices.DeleteFunc(slices.Sorted(maps.Keys(wanted)), func(key string) bool { return !wanted[key].identified() })
	take := func(fits func(key string, target lb.Target) bool) {
		for _, key := range keys {
			if _, done := matched[key]; done {
				continue
			}
			index := slices.IndexFunc(strays, func(target lb.Target) bool { return fits(key, target) })
			if index >= 0 {
				matched[key] = strays[index]
				strays = slices.Delete(strays, index, index+1)
			}
		}
	}
	take(func(key string, target lb.Target) bool { return client.KeyOfTarget(target) == wanted[key].key() })
	take(func(key string, target lb.Target) bool {
		return sameServer(client.KeyOfTarget(target), wanted[key].key()) && previous[key].TargetID.ValueString() == target.TargetId
	})
	take(func(key string, target lb.Target) bool {
		return sameServer(client.KeyOfTarget(target), wanted[key].key()) && isKnown(known, target)
	})
	return matched, strays
}

// isKnown says whether a target is among those with the ids, which are sorted.
func isKnown(ids []string, target lb.Target) bool {
	_, known := slices.BinarySearch(ids, target.TargetId)
	return known
}

// targetChanges are the calls that bring a group to what is wanted.
type targetChanges struct {
	deregister []string
	update     []lb.TargetUpdateSpec
	register   []lb.TargetSpec
}

func planTargets(wanted targetEntries, matched map[string]lb.Target, strays []lb.Target) targetChanges {
	var changes targetChanges
	for _, stray := range strays {
		changes.deregister = append(changes.deregister, stray.TargetId)
	}
	for _, key := range slices.Sorted(maps.Keys(wanted)) {
		entry := wanted[key]
		target, registered := matched[key]
		if !registered {
			changes.register = append(changes.register, entry.spec())
			continue
		}
		update := lb.TargetUpdateSpec{TargetId: target.TargetId}
		if port := intPointer(entry.Port); port != nil && *port != target.Port {
			update.Port = port
		}
		if weight := intPointer(entry.Weight); weight != nil && *weight != target.Weight {
			update.Weight = weight
		}
		if update.Port != nil || update.Weight != nil {
			changes.update = append(changes.update, update)
		}
	}
	return changes
}

// readTargets returns the entries of a group as it is: those that match under their keys, the others under a key made
// of what they are.
func readTargets(matched map[string]lb.Target, strays []lb.Target) targetEntries {
	entries := targetEntries{}
	for key, target := range matched {
		entries[key] = readTarget(target)
	}
	for _, target := range strays {
		key := describeTarget(client.KeyOfTarget(target))
		if _, taken := entries[key]; taken {
			key += "/" + target.TargetId
		}
		entries[key] = readTarget(target)
	}
	return entries
}

// describeTarget is "i-a1:8080", or "i-a1" for a target on the backend's port.
func describeTarget(key client.TargetKey) string {
	if key.Port == 0 {
		return key.Address
	}
	return key.Address + ":" + strconv.Itoa(key.Port)
}

func describeTargets(targets []lb.Target) []string {
	names := make([]string, 0, len(targets))
	for _, target := range targets {
		names = append(names, fmt.Sprintf("%s (%s)", describeTarget(client.KeyOfTarget(target)), target.TargetId))
	}
	return names
}

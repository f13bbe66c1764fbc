package simulator

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strconv"
)

// agTarget is a member of an availability group as the target of one backend. Members come and go with the group, so
// nothing of them is kept but the weights that differ from the default one.
type agTarget struct {
	TargetID         string `json:"targetId"`
	TargetGroupID    string `json:"targetGroupId"`
	AgID             string `json:"agId"`
	Type             string `json:"type"`
	InstanceID       string `json:"instanceId"`
	Port             int    `json:"port"`
	Weight           int    `json:"weight"`
	PrivateIPAddress string `json:"privateIpAddress"`
	IPAddress        string `json:"ipAddress"`
}

// agTargets returns the members of the backend's availability group, in the order of their ids.
func (s *State) agTargets(backend *Backend) []*agTarget {
	var found []*agTarget
	for _, info := range backend.AgInfos {
		for _, member := range s.members(info.AgID) {
			found = append(found, &agTarget{
				TargetID: agTargetID(backend.BackendID, member.InstanceID), AgID: info.AgID, Type: targetVM, InstanceID: member.InstanceID,
				Weight: backend.weightOf(info, member.InstanceID), PrivateIPAddress: member.PrivateIPAddress, IPAddress: member.PrivateIPAddress,
			})
		}
	}
	slices.SortFunc(found, func(a, b *agTarget) int { return cmp.Compare(a.InstanceID, b.InstanceID) })
	return found
}

// agTargetID is the same for one member of one backend, always, and for no other.
func agTargetID(backendID, instanceID string) string {
	id, sum := []byte("target-"), sha256.Sum256([]byte(backendID+" "+instanceID))
	for _, number := range sum[:idLength] {
		id = append(id, idAlphabet[int(number)%len(idAlphabet)])
	}
	return string(id)
}

// weightOf is the weight of a member.
func (b *Backend) weightOf(info AgInfo, instanceID string) int {
	if weight, own := b.MemberWeights[instanceID]; own {
		return weight
	}
	return info.DefaultWeight
}

// agTargetsOfPath returns the members by a key that puts them into the order that the query asks for.
func agTargetsOfPath(c *call) (map[string]*agTarget, *apiError) {
	backend, failure := backends.find(c.state, c.path[backends.parameter])
	if failure != nil {
		return nil, failure
	}
	found := c.state.agTargets(backend)
	slices.SortStableFunc(found, func(a, b *agTarget) int {
		for _, by := range c.query.sorts {
			order := cmp.Compare(a.InstanceID, b.InstanceID) // No member has a time of creation.
			if by.name == "weight" {
				order = cmp.Compare(a.Weight, b.Weight)
			}
			if by.descending {
				order = -order
			}
			if order != 0 {
				return order
			}
		}
		return 0
	})
	ordered := map[string]*agTarget{}
	for i, target := range found {
		ordered[fmt.Sprintf("%06d", i)] = target
	}
	return ordered, nil
}

var agTargetList = listFrom("targets", agTargetsOfPath, func(_ *call, target *agTarget) agTarget { return *target },
	where("weight", func(v agTarget) string { return strconv.Itoa(v.Weight) }).many(),
	where("targetIds", func(v agTarget) string { return v.TargetID }).many(),
	where("instanceId", func(v agTarget) string { return v.InstanceID }),
	where("ipAddress", func(v agTarget) string { return v.IPAddress }),
).sortedBy("createdTime", "weight")

var updateAgTargetsFields = []field{
	list("targetUpdateSpecs", object("",
		text("targetId").need().follow(idRule),
		integer("weight").between(0, largestWeight),
	), 0).need().filled(),
}

type updateAgTargetsBody struct {
	TargetUpdateSpecs []struct {
		TargetID string `json:"targetId"`
		Weight   *int   `json:"weight"`
	} `json:"targetUpdateSpecs"`
}

func updateAgTargets(c *call, body updateAgTargetsBody) (change, *apiError) {
	if failure := c.judgeBatch("targetUpdateSpecs", len(body.TargetUpdateSpecs)); failure != nil {
		return nil, failure
	}
	backend, lb, failure := writable(c, backends)
	if failure != nil {
		return nil, failure
	}
	members := map[string]*agTarget{}
	for _, target := range c.state.agTargets(backend) {
		members[target.TargetID] = target
	}
	weights := maps.Clone(backend.MemberWeights)
	if weights == nil {
		weights = map[string]int{}
	}
	seen := map[string]bool{}
	replace := func() any {
		backend.MemberWeights = weights
		return result{}
	}
	for i, spec := range body.TargetUpdateSpecs {
		member := members[spec.TargetID]
		var failure *apiError
		switch {
		case member == nil:
			failure = notFound(targets.name, spec.TargetID)
		case seen[spec.TargetID]:
			failure = invalid("Request parameter targetUpdateSpecs names target '%s' twice", spec.TargetID)
		case spec.Weight != nil:
			failure = judgeWeight("targetUpdateSpecs["+strconv.Itoa(i)+"].weight", *spec.Weight, lb.Type)
		}
		if failure != nil {
			return c.partial(replace), failure
		}
		seen[spec.TargetID] = true
		if spec.Weight == nil {
			continue
		}
		weights[member.InstanceID] = *spec.Weight
		if *spec.Weight == backend.AgInfos[0].DefaultWeight {
			delete(weights, member.InstanceID)
		}
	}
	return replace, nil
}

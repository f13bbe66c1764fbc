package provider

import (
	"context"
	"errors"
	"fmt"

	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

// pendingTarget is a target to register.
type pendingTarget struct {
	client.Registration
	// listed says that the group was looked at before the target was sent for the first time: Others are known.
	listed bool
	// equal is the id of somebody else's target that is just like it; empty when there is none.
	equal string
	// repeated says that another attachment of the same run registers the same target.
	repeated bool
	// target is what was registered, once it is found.
	target lb.Target
	found  bool
}

// look finds the target in a list of the group.
func (p *pendingTarget) look(registered []lb.Target) {
	if !p.found && !p.repeated {
		p.target, p.found = p.FoundIn(registered)
	}
}

// register registers a target together with others that wait for the same group.
func (s *session) register(ctx context.Context, targetGroupID string, spec lb.TargetSpec) (lb.Target, error) {
	pending := &pendingTarget{Registration: client.Registration{Spec: spec}}
	err := s.turn(ctx, targetGroupID, s.locked, func(ctx context.Context, locked lockedWrite) error {
		return s.claims.registrations.write(ctx, targetGroupID, pending, locked, func(ctx context.Context, batch []*pendingTarget) []error {
			return s.registerAll(ctx, targetGroupID, batch)
		})
	})
	return pending.target, err
}

// update changes port and weight of a target, together with others.
func (s *session) update(ctx context.Context, targetGroupID string, update lb.TargetUpdateSpec) error {
	return s.turn(ctx, targetGroupID, s.locked, func(ctx context.Context, locked lockedWrite) error {
		return s.claims.updates.write(ctx, targetGroupID, update, locked, func(ctx context.Context, batch []lb.TargetUpdateSpec) []error {
			return s.client.UpdateEach(ctx, targetGroupID, batch)
		})
	})
}

// deregister removes a target together with others. One that is confirmed not to exist counts as removed.
func (s *session) deregister(ctx context.Context, targetGroupID, targetID string) error {
	err := s.turn(ctx, targetGroupID, s.lockedDelete, func(ctx context.Context, locked lockedWrite) error {
		return s.claims.deregistrations.write(ctx, targetGroupID, targetID, locked, func(ctx context.Context, batch []string) []error {
			return s.client.DeregisterEach(ctx, targetGroupID, batch)
		})
	})
	if client.IsNotFound(err) { // The group is confirmed not to exist.
		return nil
	}
	return err
}

// lockedWrite performs a write while nothing else in this process writes to the load balancer.
type lockedWrite = func(ctx context.Context, write func(ctx context.Context) error) error

// turn lets a write on a group take its turn on the load balancer.
func (s *session) turn(ctx context.Context, targetGroupID string, lock func(ctx context.Context, loadBalancerID string, write func(ctx context.Context) error) error,
	write func(ctx context.Context, locked lockedWrite) error,
) error {
	loadBalancerID, err := s.client.LoadBalancerOfTargetGroup(ctx, targetGroupID)
	if err != nil {
		return err
	}
	return write(ctx, func(ctx context.Context, inner func(ctx context.Context) error) error {
		return lock(ctx, loadBalancerID, inner)
	})
}

// registerAll registers targets and finds their ids, which the API does not give out. It returns an error for each.
func (s *session) registerAll(ctx context.Context, targetGroupID string, batch []*pendingTarget) []error {
	failures := make([]error, len(batch))
	registered, err := listTargets(ctx, s.client, targetGroupID)
	if err != nil {
		for i := range failures {
			failures[i] = err
		}
		return failures
	}
	register := func(indexes ...int) {
		registrations := make([]client.Registration, len(indexes))
		for position, i := range indexes {
			registrations[position] = batch[i].Registration
		}
		for position, err := range s.client.RegisterEach(ctx, targetGroupID, registrations) {
			failures[indexes[position]] = err
		}
	}
	var fresh, doubtful []int
	seen := map[client.TargetKey]bool{}
	for i, pending := range batch {
		key := client.KeyOfSpec(pending.Spec)
		pending.repeated = seen[key]
		seen[key] = true
		pending.compare(registered)
		switch {
		case pending.repeated:
			failures[i] = ruleDuplicateTarget.broken(fmt.Errorf("two attachments register target %s in target group %s: give one of them another port, or remove it", describeTarget(key), targetGroupID))
		case pending.found: // An earlier try has registered it.
		case pending.equal != "":
			doubtful = append(doubtful, i)
		default:
			fresh = append(fresh, i)
		}
	}
	register(fresh...)
	for _, i := range doubtful {
		register(i) // The API has the last word, and refuses it without the others.
	}
	s.readBack(ctx, targetGroupID, batch, failures)
	for i, pending := range batch {
		failures[i] = pending.outcome(targetGroupID, failures[i])
	}
	return failures
}

// compare looks at the group before the target is sent.
func (p *pendingTarget) compare(registered []lb.Target) {
	if p.listed {
		p.look(registered)
		return
	}
	p.listed = true
	for _, target := range registered {
		p.Others = append(p.Others, target.TargetId)
		if client.KeyOfTarget(target) == client.KeyOfSpec(p.Spec) {
			p.equal = target.TargetId
		}
	}
}

// readBack reads the group until it shows all that was accepted. When the context has ended it looks once more, so that
// nothing is forgotten that is registered.
func (s *session) readBack(ctx context.Context, targetGroupID string, batch []*pendingTarget, failures []error) {
	look := func(ctx context.Context) (complete bool, err error) {
		registered, err := s.client.ListTargets(ctx, targetGroupID)
		if err != nil {
			return false, err
		}
		complete = true
		for i, pending := range batch {
			pending.look(registered)
			complete = complete && (pending.found || failures[i] != nil)
		}
		return complete, nil
	}
	reads := 0
	err := s.client.Wait(client.Patient(ctx), "the targets of target group "+targetGroupID+" to appear", func(ctx context.Context) (bool, error) {
		complete, err := look(ctx)
		if reads++; err == nil && !complete && reads == maxUnseenReads {
			err = errors.New("the API accepted the registration, but the list of the group does not show the target")
		}
		return complete, err
	})
	if ctx.Err() != nil {
		borrowed, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastReadTimeout)
		defer cancel()
		_, _ = look(borrowed) // The first failure says more.
	}
	for i, pending := range batch {
		if failures[i] == nil && !pending.found {
			failures[i] = followedBy(err, unsavedAttachment)
		}
	}
}

// unsavedAttachment is what there is to do when it is not known whether a target is registered.
const unsavedAttachment = "Nothing was saved in the state. If the next apply finds the target registered, it names the id to import it by"

// outcome is the failure of a registration with what there is to do, or nil when the target is there.
func (p *pendingTarget) outcome(targetGroupID string, failure error) error {
	switch {
	case p.found || failure == nil:
		return nil
	case p.equal != "" && client.ClassOf(failure) == client.Invalid:
		return ruleDuplicateTarget.broken(followedBy(failure, fmt.Sprintf("Target group %s holds this target already, as %s, and an attachment does not take over what somebody else has registered. "+
			"To manage it here, import it: terraform import %s.<name> %s/%s", targetGroupID, p.equal, asAttachments, targetGroupID, p.equal)))
	case client.IsAmbiguous(failure):
		return followedBy(failure, unsavedAttachment)
	}
	return failure
}

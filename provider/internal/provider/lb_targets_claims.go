package provider

import (
	"fmt"
	"slices"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"
)

// claims is what the resources of one run know of each other's targets. The zero value is ready.
//
// With create_before_destroy a replaced resource registers (or takes over) targets of a group before its predecessor,
// which knows the same targets, is destroyed: what the successor owns must stay registered then. The same holds for a
// target that goes from the list of a group to an attachment or back.
type claims struct {
	mutex sync.Mutex
	// owned has an entry for each group whose targets were created in this run as one list: the ids of the targets.
	owned map[string][]string
	// attached has the ids of those targets of a group that attachments of this run keep.
	attached map[string][]string
	// planned says how the targets of a group are managed in this run.
	planned map[string]manner

	// Writes of attachments that wait for their turn.
	registrations   groupWrites[*pendingTarget]
	updates         groupWrites[lb.TargetUpdateSpec]
	deregistrations groupWrites[string]
}

// manner is a way to manage the targets of a group.
type manner string

const (
	asList        manner = "jdcloud_lb_target_group_targets"
	asAttachments manner = "jdcloud_lb_target_group_attachment"
)

// plan notes how the targets of a group are going to be managed, and refuses a second way.
func (c *claims) plan(targetGroupID types.String, by manner, diagnostics *diag.Diagnostics) {
	if c == nil || !given(targetGroupID) { // Not configured, or not known yet.
		return
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	other, known := c.planned[targetGroupID.ValueString()]
	if !known {
		insert(&c.planned, targetGroupID.ValueString(), by)
		return
	}
	if other != by {
		ruleOneOwner.refuse(diagnostics, path.Root("target_group_id"), "Targets managed in two ways",
			fmt.Sprintf("Target group %s has both a %s and a %s resource. The first one owns the whole list and would deregister what the second one has registered: "+
				"use only one of the two types for a target group.", targetGroupID.ValueString(), asList, asAttachments))
	}
}

// claim notes the targets of a list that was created in this run.
func (c *claims) claim(targetGroupID string, targetIDs []string) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	insert(&c.owned, targetGroupID, targetIDs)
}

// attach notes a target that an attachment keeps.
func (c *claims) attach(targetGroupID, targetID string) {
	if c == nil {
		return
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	insert(&c.attached, targetGroupID, append(c.attached[targetGroupID], targetID))
}

// release forgets the claim of a list on a group and returns the targets that have to stay registered.
func (c *claims) release(targetGroupID string) []string {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	targetIDs := slices.Concat(c.owned[targetGroupID], c.attached[targetGroupID])
	delete(c.owned, targetGroupID)
	return targetIDs
}

// isOwned says that a list which was created in this run has the target.
func (c *claims) isOwned(targetGroupID, targetID string) bool {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return slices.Contains(c.owned[targetGroupID], targetID)
}

// insert adds to a map that may not be there yet.
func insert[Value any](values *map[string]Value, key string, value Value) {
	if *values == nil {
		*values = map[string]Value{}
	}
	(*values)[key] = value
}

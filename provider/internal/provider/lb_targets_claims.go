package provider

import "sync"

// claims remembers which targets a resource created in this run owns. With create_before_destroy a replaced resource
// registers (or takes over) targets of a group before its predecessor, which knows the same targets, is destroyed:
// what the successor owns must stay registered then. The zero value is ready.
type claims struct {
	mutex sync.Mutex
	// owned has an entry for each group whose targets were created in this run: the ids of the targets.
	owned map[string][]string
}

func (c *claims) claim(targetGroupID string, targetIDs []string) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.owned == nil {
		c.owned = map[string][]string{}
	}
	c.owned[targetGroupID] = targetIDs
}

// release forgets the claim on a group and returns the targets that were claimed.
func (c *claims) release(targetGroupID string) []string {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	targetIDs := c.owned[targetGroupID]
	delete(c.owned, targetGroupID)
	return targetIDs
}

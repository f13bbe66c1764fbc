package simulator

const (
	healthy      = "healthy"
	unhealthy    = "unhealthy"
	healthNotSet = "N/A"
)

type targetHealth struct {
	TargetGroupID   string         `json:"targetGroupId"`
	AgID            string         `json:"agId"`
	InstanceID      string         `json:"instanceId"`
	Type            string         `json:"type"`
	Port            int            `json:"port"`
	Weight          int            `json:"weight"`
	Status          string         `json:"status"`
	IPAddress       string         `json:"ipAddress"`
	UnhealthyReason unhealthReason `json:"unhealthReason"`
}

type unhealthReason struct {
	Reason string `json:"reason"`
	Detail string `json:"detail"`
}

// healthOfPath tells of the targets of the backend that the path names. It tells that running machines and all plain addresses are healthy: the simulator sends no checks.
func healthOfPath(c *call) (map[string]*targetHealth, *apiError) {
	backend, failure := backends.find(c.state, c.path[backends.parameter])
	if failure != nil {
		return nil, failure
	}
	healths := map[string]*targetHealth{}
	for _, groupID := range backend.TargetGroupIDs {
		for _, target := range c.targetsOf(groupID) {
			health := &targetHealth{TargetGroupID: groupID, InstanceID: target.InstanceID, Type: target.Type, Port: target.Port, Weight: target.Weight, IPAddress: target.IPAddress}
			running := true
			if target.Type != targetIP {
				machine, failure := c.state.machine(target.Type, target.InstanceID)
				running = failure == nil && machine.running
			}
			health.judge(backend, running)
			healths[target.TargetID] = health
		}
	}
	for _, member := range c.state.agTargets(backend) {
		health := &targetHealth{AgID: member.AgID, InstanceID: member.InstanceID, Type: member.Type, Weight: member.Weight, IPAddress: member.IPAddress}
		health.judge(backend, c.state.Instances[member.InstanceID].Status == instanceRunning)
		healths[member.TargetID] = health
	}
	return healths, nil
}

var targetHealthList = listFrom("targetHealths", healthOfPath, func(_ *call, health *targetHealth) targetHealth { return *health }).whole()

// judge sets status and reason, and the port that checks go to.
func (h *targetHealth) judge(backend *Backend, running bool) {
	if h.Port == 0 {
		h.Port = backend.Port
	}
	if backend.HealthCheck.Port != 0 {
		h.Port = backend.HealthCheck.Port
	}
	switch {
	case backend.CloseHealthCheck:
		h.Status = healthNotSet
	case running:
		h.Status = healthy
	default:
		h.Status = unhealthy
		h.UnhealthyReason = unhealthReason{"CONNECT_TIMEOUT", "The instance does not run."}
	}
}

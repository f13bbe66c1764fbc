package simulator

// Assumptions turns single decisions of assumptions.md the other way. The zero value is what assumptions.md describes;
// the id in each comment is the one used there.
type Assumptions struct {
	// AllowDuplicateNames: listeners, backends and target groups of one load balancer may share a name (A-NAME-1).
	AllowDuplicateNames bool
	// UniqueLoadBalancerNames: a second load balancer of the same name is refused (A-NAME-2).
	UniqueLoadBalancerNames bool
	// AllowSamePortTCPAndUDP: a Tcp and a Udp listener of one load balancer may share a port (A-PORT-1).
	AllowSamePortTCPAndUDP bool
	// AllowDeleteOfReferencedTargetGroups: a target group that a backend uses can be deleted and is detached (A-USE-1).
	AllowDeleteOfReferencedTargetGroups bool
	// AssociateReplacesSecurityGroups: associateSecurityGroup replaces the set instead of adding to it (A-SG-1).
	AssociateReplacesSecurityGroups bool
	// RefuseTagsOnLoadBalancers: the resource tag service does not accept load balancers (A-TAG-1).
	RefuseTagsOnLoadBalancers bool
	// RefuseEmptyTargets: updateBackend refuses an empty targetGroupIds or agIds instead of detaching (A-CLEAR-1).
	RefuseEmptyTargets bool
	// PartialBatches: registerTargets and updateTargets keep the elements before the first bad one (A-BATCH-1).
	PartialBatches bool
	// MaxBatchSize is the most elements that one call on targets takes; 0 means no limit of its own (A-BATCH-2).
	MaxBatchSize int
	// ListZonesOfDNLB: a central dnlb reads back every zone of the region instead of none (A-AZ-1).
	ListZonesOfDNLB bool
	// EmbedTargets: describeTargetGroup and describeTargetGroups still list targets (A-TG-2).
	EmbedTargets bool
	// RequireTargetZone: alb and nlb refuse instances outside the load balancer's zones (A-AZ-2).
	RequireTargetZone bool
}

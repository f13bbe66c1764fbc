package simulator

// JD Cloud's names of the quotas that are enforced.
const (
	quotaLoadBalancer = "loadbalancer"
	quotaListener     = "listener"
	quotaBackend      = "backend"
	quotaTargetGroup  = "target_group"
	quotaTarget       = "target"

	quotaAvailabilityGroup = "ag"
)

// defaultQuotas holds JD Cloud's default quotas by load balancer type: load balancers per region; listeners, backends
// and target groups per load balancer; targets per target group. Availability groups, per region, have no such type.
var defaultQuotas = map[string]map[string]int{
	typeALB:  {quotaLoadBalancer: 5, quotaListener: 20, quotaBackend: 20, quotaTargetGroup: 20, quotaTarget: 100},
	typeNLB:  {quotaLoadBalancer: 5, quotaListener: 20, quotaBackend: 20, quotaTargetGroup: 20, quotaTarget: 100},
	typeDNLB: {quotaLoadBalancer: 100, quotaListener: 50, quotaBackend: 50, quotaTargetGroup: 50, quotaTarget: 1000},
	"":       {quotaAvailabilityGroup: 20},
}

func (s *Seed) quota(loadBalancerType, quota string) int {
	for _, changed := range s.Quotas {
		if changed.LoadBalancerType == loadBalancerType && changed.Type == quota {
			return changed.Limit
		}
	}
	return defaultQuotas[loadBalancerType][quota]
}

// judgeQuota refuses one more of what there is `count` of.
func (c *call) judgeQuota(loadBalancerType, quota string, count int) *apiError {
	if limit := c.sim.seed.quota(loadBalancerType, quota); count >= limit {
		return quotaExceeded(quota)
	}
	return nil
}

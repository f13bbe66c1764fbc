package simulator

import "fmt"

var elasticIPSpecField = object("elasticIp",
	integer("bandwidthMbps").need().between(1, 1000),
	text("provider").need(),
	chargeSpecField,
)

type elasticIPSpec struct {
	BandwidthMbps int        `json:"bandwidthMbps"`
	Provider      string     `json:"provider"`
	ChargeSpec    chargeSpec `json:"chargeSpec"`
}

const largestBandwidthByUsage = 200

// judge checks an address for a load balancer of the zone type. The lines of edge zones are not simulated: any name will do.
func (e *elasticIPSpec) judge(zoneType string) *apiError {
	if zoneType == zoneStandard && e.Provider != "bgp" && e.Provider != "no_bgp" {
		return unexpected("elasticIp.provider", e.Provider, "one of [bgp, no_bgp]")
	}
	if e.Provider == "" {
		return missing("elasticIp.provider")
	}
	if zoneType == zoneEdge && e.ChargeSpec.ChargeMode == chargeByUsage {
		return unexpected("elasticIp.chargeSpec.chargeMode", chargeByUsage, "one of [prepaid_by_duration, postpaid_by_duration] in an edge zone")
	}
	if failure := e.ChargeSpec.judgeTerms("elasticIp.chargeSpec"); failure != nil {
		return failure
	}
	if e.ChargeSpec.ChargeMode == chargeByUsage && e.BandwidthMbps > largestBandwidthByUsage {
		return outOfRange("Request parameter elasticIp.bandwidthMbps is '%d', expected 1 to %d with charge mode %s",
			e.BandwidthMbps, largestBandwidthByUsage, chargeByUsage)
	}
	return nil
}

func (c *call) buyElasticIP(spec *elasticIPSpec, zoneType string) *ElasticIP {
	address := &ElasticIP{
		ElasticIPID:   elasticIPs.newID(c, "fip"),
		BandwidthMbps: spec.BandwidthMbps, Provider: spec.Provider, IPType: zoneType,
		ChargeMode: either(spec.ChargeSpec.ChargeMode, chargeByDuration),
	}
	taken := map[string]bool{}
	for _, other := range c.state.ElasticIPs {
		taken[other.ElasticIPAddress] = true
	}
	for i := 1; address.ElasticIPAddress == "" || taken[address.ElasticIPAddress]; i++ {
		address.ElasticIPAddress = fmt.Sprintf("198.51.%d.%d", 100+i/250, 1+i%250)
	}
	c.state.ElasticIPs[address.ElasticIPID] = address
	return address
}

func (c *call) bind(lb *LoadBalancer, address *ElasticIP) {
	address.InstanceID, address.InstanceType = lb.LoadBalancerID, instanceTypeLB
	lb.PrivateIP.ElasticIPID, lb.PrivateIP.ElasticIPAddress = address.ElasticIPID, address.ElasticIPAddress
}

func unbind(lb *LoadBalancer, address *ElasticIP) {
	address.InstanceID, address.InstanceType = "", ""
	lb.PrivateIP.ElasticIPID, lb.PrivateIP.ElasticIPAddress = "", ""
}

// judgeDeletable refuses to delete a prepaid address, or one without charge data, together with its load balancer.
func judgeDeletable(address *ElasticIP) *apiError {
	if address.ChargeMode == chargePrepaid || address.ChargeMode == "" {
		return precondition("Elastic IP '%s' is prepaid or has no charge data and cannot be deleted together with its binding", address.ElasticIPID)
	}
	return nil
}

var associateElasticIPFields = []field{text("elasticIpId").need().follow(idRule)}

type elasticIPBody struct {
	ElasticIPID     string `json:"elasticIpId"`
	DeleteElasticIP bool   `json:"deleteElasticIp"`
}

// judge finds the load balancer and the address that both calls are about.
func (b elasticIPBody) judge(c *call) (*LoadBalancer, *ElasticIP, *apiError) {
	lb, failure := c.writableLoadBalancer(c.path["loadBalancerId"])
	if failure != nil {
		return nil, nil, failure
	}
	address, failure := elasticIPs.find(c.state, b.ElasticIPID)
	return lb, address, failure
}

func associateElasticIP(c *call, body elasticIPBody) (change, *apiError) {
	lb, address, failure := body.judge(c)
	if failure != nil {
		return nil, failure
	}
	if address.InstanceID != "" {
		return nil, precondition("Elastic IP '%s' is already associated with '%s'", address.ElasticIPID, address.InstanceID)
	}
	if lb.PrivateIP.ElasticIPID != "" {
		return nil, precondition("Load balancer '%s' already has elastic IP '%s'", lb.LoadBalancerID, lb.PrivateIP.ElasticIPID)
	}
	if address.IPType != lb.AzType {
		return nil, invalid("Elastic IP '%s' is of type %s, load balancer '%s' is %s", address.ElasticIPID, address.IPType, lb.LoadBalancerID, lb.AzType)
	}
	return func() any {
		c.bind(lb, address)
		return result{}
	}, nil
}

var disassociateElasticIPFields = []field{text("elasticIpId").need().follow(idRule), boolean("deleteElasticIp")}

func disassociateElasticIP(c *call, body elasticIPBody) (change, *apiError) {
	lb, address, failure := body.judge(c)
	if failure != nil {
		return nil, failure
	}
	if lb.PrivateIP.ElasticIPID != address.ElasticIPID {
		return nil, precondition("Elastic IP '%s' is not associated with load balancer '%s'", address.ElasticIPID, lb.LoadBalancerID)
	}
	if body.DeleteElasticIP {
		if failure := judgeDeletable(address); failure != nil {
			return nil, failure
		}
	}
	return func() any {
		if body.DeleteElasticIP {
			c.state.remove(elasticIPs, address.ElasticIPID)
		} else {
			unbind(lb, address)
		}
		return result{}
	}, nil
}

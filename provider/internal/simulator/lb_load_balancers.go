package simulator

// The load balancer products.
const (
	typeALB  = "alb"
	typeNLB  = "nlb"
	typeDNLB = "dnlb"
)

var loadBalancerTypes = []string{typeALB, typeNLB, typeDNLB}

// The states of a load balancer.
const (
	stateCreating     = "CREATING"
	stateActive       = "ACTIVE"
	stateDown         = "DOWN"
	stateDeleting     = "DELETING"
	stateStopping     = "STOPPING"
	stateStarting     = "STARTING"
	stateCreateFailed = "CREATE_FAILED"
	// transitionGone is not a state: the load balancer is removed.
	transitionGone = "GONE"
)

const maxSecurityGroups = 4

// LoadBalancer is a load balancer, with what JD Cloud shows of it and, after Tags, what it keeps to itself.
type LoadBalancer struct {
	loadBalancerView
	// DomainEnable is what updateLoadBalancer last set; JD Cloud does not show it.
	DomainEnable bool `json:"domainEnable"`
	// NodeAddresses are the subnet's addresses that the load balancer uses beside its VIP.
	NodeAddresses []string `json:"nodeAddresses"`
}

type loadBalancerView struct {
	LoadBalancerID            string            `json:"loadBalancerId"`
	LoadBalancerName          string            `json:"loadBalancerName"`
	SubnetID                  string            `json:"subnetId"`
	VpcID                     string            `json:"vpcId"`
	Type                      string            `json:"type"`
	State                     LoadBalancerState `json:"state"`
	Azs                       []string          `json:"azs"`
	SecurityGroupIDs          []string          `json:"securityGroupIds"`
	PrivateIP                 PrivateIPAddress  `json:"privateIp"`
	Charge                    Charge            `json:"charge"`
	Description               string            `json:"description"`
	DeleteProtection          bool              `json:"deleteProtection"`
	CreatedTime               string            `json:"createdTime"`
	AzType                    string            `json:"azType"`
	CustomizedConfigurationID string            `json:"customizedConfigurationId"`
	Tags                      []Tag             `json:"tags"`
}

// LoadBalancerState is a state and, for CREATE_FAILED, its reason.
type LoadBalancerState struct {
	Code   string `json:"code"`
	Reason string `json:"reason"`
}

// PrivateIPAddress is a load balancer's VIP and the elastic IP on it.
type PrivateIPAddress struct {
	PrivateIPAddress string `json:"privateIpAddress"`
	ElasticIPID      string `json:"elasticIpId"`
	ElasticIPAddress string `json:"elasticIpAddress"`
}

// Tag is a user's tag.
type Tag struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

// whereType is the filter that leaves nlb and dnlb out of every list that does not ask for them.
func whereType[V any](value func(V) string) filterOn[V] {
	return where("loadBalancerType", value).of(loadBalancerTypes...).unlessGiven(typeALB)
}

func (c *call) loadBalancerView(lb *LoadBalancer) loadBalancerView {
	view := lb.loadBalancerView
	if c.sim.options.Assumptions.ListZonesOfDNLB && lb.Type == typeDNLB && len(lb.Azs) == 0 {
		for _, zone := range c.state.Zones {
			if zone.Type == zoneStandard {
				view.Azs = append(view.Azs, zone.Name)
			}
		}
	}
	view.Azs, view.SecurityGroupIDs, view.Tags = present(view.Azs), present(view.SecurityGroupIDs), present(view.Tags)
	return view
}

// taggedLoadBalancers returns the load balancers that meet the query's conditions on tags.
func taggedLoadBalancers(c *call) (map[string]*LoadBalancer, *apiError) {
	tagged := map[string]*LoadBalancer{}
	for id, lb := range c.state.LoadBalancers {
		if c.query.wanted(lb.Tags) {
			tagged[id] = lb
		}
	}
	return tagged, nil
}

var loadBalancerList = listFrom("loadBalancers", taggedLoadBalancers, (*call).loadBalancerView,
	whereType(func(v loadBalancerView) string { return v.Type }),
	where("loadBalancerIds", func(v loadBalancerView) string { return v.LoadBalancerID }).many(),
	where("loadBalancerNames", func(v loadBalancerView) string { return v.LoadBalancerName }).many().like(),
	where("vpcId", func(v loadBalancerView) string { return v.VpcID }),
	where("azType", func(v loadBalancerView) string { return v.AzType }).of(anyType, zoneStandard, zoneEdge).off(anyType),
	whereAny("azs", edgeZones).many(),
	where("privateIpAddresses", func(v loadBalancerView) string { return v.PrivateIP.PrivateIPAddress }).many(),
	where("elasticIpAddress", func(v loadBalancerView) string { return v.PrivateIP.ElasticIPAddress }),
	whereAny("targetPrivateIpAddress", targetAddresses),
).byTags()

// edgeZones are the zones that the filter azs compares: it knows edge zones only.
func edgeZones(_ *call, v loadBalancerView) []string {
	if v.AzType != zoneEdge {
		return nil
	}
	return v.Azs
}

func targetAddresses(c *call, v loadBalancerView) []string {
	var addresses []string
	for _, target := range c.state.Targets {
		if group := c.state.TargetGroups[target.TargetGroupID]; group != nil && group.LoadBalancerID == v.LoadBalancerID {
			addresses = append(addresses, target.IPAddress)
		}
	}
	return addresses
}

var updateLoadBalancerFields = []field{
	text("loadBalancerName").follow(nameRule),
	text("action").of("Start", "Stop"),
	text("description").follow(descriptionRule),
	boolean("domainEnable"),
	boolean("deleteProtection"),
	text("privateIpAddress").follow(addressRule),
}

type updateLoadBalancerBody struct {
	LoadBalancerName *string `json:"loadBalancerName"`
	Action           string  `json:"action"`
	Description      *string `json:"description"`
	DomainEnable     *bool   `json:"domainEnable"`
	DeleteProtection *bool   `json:"deleteProtection"`
	PrivateIPAddress *string `json:"privateIpAddress"`
}

func updateLoadBalancer(c *call, body updateLoadBalancerBody) (change, *apiError) {
	lb, failure := c.writableLoadBalancer(c.path["loadBalancerId"])
	if failure != nil {
		return nil, failure
	}
	if body.LoadBalancerName != nil {
		if failure := c.judgeLoadBalancerName(lb, *body.LoadBalancerName); failure != nil {
			return nil, failure
		}
	}
	if body.Action == "Start" && lb.State.Code == stateDown && lb.Charge.ChargeStatus == chargeArrear {
		return nil, precondition("Load balancer '%s' was stopped because of arrears and cannot be started", lb.LoadBalancerID)
	}
	if chosen := body.PrivateIPAddress; chosen != nil && *chosen != lb.PrivateIP.PrivateIPAddress {
		subnet, failure := subnets.find(c.state, lb.SubnetID)
		if failure != nil {
			return nil, failure
		}
		if failure := c.state.addressPool(subnet).reserve("privateIpAddress", *chosen, subnet); failure != nil {
			return nil, failure
		}
	}
	return func() any {
		assign(&lb.PrivateIP.PrivateIPAddress, body.PrivateIPAddress)
		assign(&lb.LoadBalancerName, body.LoadBalancerName)
		assign(&lb.Description, body.Description)
		assign(&lb.DomainEnable, body.DomainEnable)
		assign(&lb.DeleteProtection, body.DeleteProtection)
		switch {
		case body.Action == "Start" && lb.State.Code == stateDown:
			c.sim.begin(lb, stateStarting, stateActive)
		case body.Action == "Stop" && lb.State.Code == stateActive:
			c.sim.begin(lb, stateStopping, stateDown)
		}
		return result{}
	}, nil
}

// judgeLoadBalancerName refuses a name that another load balancer than lb has, if names must be unique.
func (c *call) judgeLoadBalancerName(lb *LoadBalancer, name string) *apiError {
	if !c.sim.options.Assumptions.UniqueLoadBalancerNames {
		return nil
	}
	for _, other := range c.state.LoadBalancers {
		if other != lb && other.LoadBalancerName == name {
			return alreadyExists("'%s' is already exist", name)
		}
	}
	return nil
}

func deleteLoadBalancer(c *call) (change, *apiError) {
	lb, failure := loadBalancers.find(c.state, c.path["loadBalancerId"])
	if failure != nil {
		return nil, failure
	}
	switch lb.State.Code {
	case stateDeleting:
		return nothing, nil
	case stateCreating, stateStarting, stateStopping:
		return nil, c.busy(lb)
	}
	if lb.DeleteProtection {
		return nil, precondition("Load balancer '%s' has delete protection switched on", lb.LoadBalancerID)
	}
	address := c.state.ElasticIPs[lb.PrivateIP.ElasticIPID]
	deleteAddress := c.query.flags["deleteElasticIp"] && address != nil
	if deleteAddress {
		if failure := judgeDeletable(address); failure != nil {
			return nil, failure
		}
	}
	return func() any {
		switch {
		case deleteAddress:
			c.state.remove(elasticIPs, address.ElasticIPID)
		case address != nil:
			unbind(lb, address)
		}
		c.state.release(loadBalancers, lb.LoadBalancerID)
		c.sim.begin(lb, stateDeleting, transitionGone)
		return result{}
	}, nil
}

// writableLoadBalancer finds a load balancer that takes changes, of its own or of its children.
func (c *call) writableLoadBalancer(id string) (*LoadBalancer, *apiError) {
	lb, failure := loadBalancers.find(c.state, id)
	if failure != nil {
		return nil, failure
	}
	c.loadBalancerID = id
	if lb.State.Code != stateActive && lb.State.Code != stateDown {
		return nil, c.busy(lb)
	}
	return lb, nil
}

func (c *call) busy(lb *LoadBalancer) *apiError {
	return precondition("Load balancer '%s' is in state %s, expected ACTIVE or DOWN", lb.LoadBalancerID, lb.State.Code)
}

// begin puts a load balancer into a transient state, which ends by itself.
func (s *Simulator) begin(lb *LoadBalancer, transient, final string) {
	lb.State = LoadBalancerState{Code: transient}
	s.state.Schedule(Event{At: s.clock.Now().Add(s.options.ProvisioningDelay), Kind: EventLoadBalancerState, ID: lb.LoadBalancerID, State: final})
	s.settle()
}

func loadBalancerStateEnds(s *State, event Event) {
	lb := s.LoadBalancers[event.ID]
	switch {
	case lb == nil:
	case event.State == transitionGone:
		s.remove(loadBalancers, event.ID)
	default:
		lb.State = LoadBalancerState{Code: event.State, Reason: event.Reason}
	}
}

// failCreation lets a load balancer that is being created end in CREATE_FAILED.
func (s *State) failCreation(id, reason string) {
	lb := s.LoadBalancers[id]
	if event := s.planned(EventLoadBalancerState, id); event != nil {
		event.State, event.Reason = stateCreateFailed, reason
	} else if lb != nil {
		lb.State = LoadBalancerState{Code: stateCreateFailed, Reason: reason}
	}
}

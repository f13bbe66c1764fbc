package simulator

import (
	"fmt"
	"slices"
	"strings"
)

const (
	algorithmIPHash         = "IpHash"
	algorithmRoundRobin     = "RoundRobin"
	algorithmLeastConn      = "LeastConn"
	algorithmQuintupleHash  = "QuintupleHash"
	defaultStickyTimeout    = 300
	defaultDrainingSeconds  = 300
	defaultWeight           = 10
	largestWeight           = 100
	largestDrainingSeconds  = 3600
	largestStickyTimeout    = 3600
	largestCookieExpiration = 86400
)

var (
	backendProtocols = map[string][]string{
		typeALB:  {protocolHTTP, protocolTCP, protocolUDP},
		typeNLB:  {protocolTCP, protocolUDP},
		typeDNLB: {protocolTCP, protocolUDP},
	}
	// algorithms holds what each product offers, its default first.
	algorithms = map[string][]string{
		typeALB:  {algorithmRoundRobin, algorithmIPHash, algorithmLeastConn},
		typeNLB:  {algorithmRoundRobin, algorithmIPHash, algorithmLeastConn},
		typeDNLB: {algorithmIPHash, algorithmQuintupleHash},
	}
)

// Backend is a backend service, with what JD Cloud shows of it and what it keeps to itself.
type Backend struct {
	backendView
	// CloseHealthCheck says that health checks are switched off; JD Cloud does not show it.
	CloseHealthCheck bool `json:"closeHealthCheck"`
	// MemberWeights are the weights of members of the availability group, by instance, where they are not the default one.
	MemberWeights map[string]int `json:"memberWeights,omitempty"`
}

type backendView struct {
	BackendID                 string      `json:"backendId"`
	BackendName               string      `json:"backendName"`
	LoadBalancerID            string      `json:"loadBalancerId"`
	LoadBalancerType          string      `json:"loadBalancerType"`
	Protocol                  string      `json:"protocol"`
	Port                      int         `json:"port"`
	Algorithm                 string      `json:"algorithm"`
	TargetGroupIDs            []string    `json:"targetGroupIds"`
	AgIDs                     []string    `json:"agIds"`
	AgInfos                   []AgInfo    `json:"agInfos"`
	ProxyProtocol             bool        `json:"proxyProtocol"`
	Description               string      `json:"description"`
	ConnectionDrainingSeconds int         `json:"connectionDrainingSeconds"`
	SessionStickiness         bool        `json:"sessionStickiness"`
	SessionStickyTimeout      int         `json:"sessionStickyTimeout"`
	HTTPCookieExpireSeconds   int         `json:"httpCookieExpireSeconds"`
	HTTPForwardedProtocol     bool        `json:"httpForwardedProtocol"`
	HTTPForwardedPort         bool        `json:"httpForwardedPort"`
	HTTPForwardedHost         bool        `json:"httpForwardedHost"`
	HTTPForwardedVip          bool        `json:"httpForwardedVip"`
	HTTPForwardedClientPort   bool        `json:"httpForwardedClientPort"`
	HealthCheck               HealthCheck `json:"healthCheck"`
	CreatedTime               string      `json:"createdTime"`
}

// AgInfo is an availability group on a backend.
type AgInfo struct {
	AgID          string `json:"agId"`
	DefaultWeight int    `json:"defaultWeight"`
}

// backendSettings are the fields that creating and updating a backend share.
var backendSettings = []field{
	text("algorithm").of(algorithmIPHash, algorithmRoundRobin, algorithmLeastConn, algorithmQuintupleHash),
	list("targetGroupIds", text("").follow(idRule), 1),
	list("agIds", text("").follow(idRule), 1),
	list("agInfoSpec", object("", text("agId").need().follow(idRule), integer("defaultWeight").between(0, largestWeight)), 1),
	boolean("proxyProtocol"),
	text("description").follow(descriptionRule),
	boolean("sessionStickiness"),
	integer("sessionStickyTimeout").between(1, largestStickyTimeout),
	integer("connectionDrainingSeconds").between(0, largestDrainingSeconds),
	integer("httpCookieExpireSeconds").between(0, largestCookieExpiration),
	boolean("httpForwardedProtocol"),
	boolean("httpForwardedPort"),
	boolean("httpForwardedHost"),
	boolean("httpForwardedVip"),
	boolean("httpForwardedClientPort"),
}

var createBackendFields = append([]field{
	text("backendName").need().follow(nameRule),
	text("loadBalancerId").need().follow(idRule),
	text("protocol").need().of(backendProtocols[typeALB]...),
	integer("port").need().between(1, largestPort),
	healthCheckField.need(),
}, backendSettings...)

type backendBody struct {
	BackendName               *string          `json:"backendName"`
	LoadBalancerID            string           `json:"loadBalancerId"`
	Protocol                  string           `json:"protocol"`
	Port                      int              `json:"port"`
	HealthCheckSpec           *healthCheckBody `json:"healthCheckSpec"`
	Algorithm                 *string          `json:"algorithm"`
	TargetGroupIDs            []string         `json:"targetGroupIds"`
	AgIDs                     []string         `json:"agIds"`
	AgInfoSpec                []agInfoBody     `json:"agInfoSpec"`
	ProxyProtocol             *bool            `json:"proxyProtocol"`
	Description               *string          `json:"description"`
	SessionStickiness         *bool            `json:"sessionStickiness"`
	SessionStickyTimeout      *int             `json:"sessionStickyTimeout"`
	ConnectionDrainingSeconds *int             `json:"connectionDrainingSeconds"`
	HTTPCookieExpireSeconds   *int             `json:"httpCookieExpireSeconds"`
	HTTPForwardedProtocol     *bool            `json:"httpForwardedProtocol"`
	HTTPForwardedPort         *bool            `json:"httpForwardedPort"`
	HTTPForwardedHost         *bool            `json:"httpForwardedHost"`
	HTTPForwardedVip          *bool            `json:"httpForwardedVip"`
	HTTPForwardedClientPort   *bool            `json:"httpForwardedClientPort"`
	CloseHealthCheck          *bool            `json:"closeHealthCheck"`
}

type agInfoBody struct {
	AgID          string `json:"agId"`
	DefaultWeight *int   `json:"defaultWeight"`
}

func createBackend(c *call, body backendBody) (change, *apiError) {
	lb, failure := c.writableLoadBalancer(body.LoadBalancerID)
	if failure != nil {
		return nil, failure
	}
	if allowed := backendProtocols[lb.Type]; !slices.Contains(allowed, body.Protocol) {
		return nil, unexpected("protocol", body.Protocol, fmt.Sprintf("one of [%s] for type %s", strings.Join(allowed, ", "), lb.Type))
	}
	backend := &Backend{}
	backend.backendView = backendView{
		LoadBalancerID: lb.LoadBalancerID, LoadBalancerType: lb.Type, Protocol: body.Protocol, Port: body.Port,
		Algorithm: algorithms[lb.Type][0], TargetGroupIDs: []string{}, AgIDs: []string{}, AgInfos: []AgInfo{}, CreatedTime: c.createdTime(),
	}
	if lb.Type == typeNLB {
		backend.SessionStickyTimeout, backend.ConnectionDrainingSeconds = defaultStickyTimeout, defaultDrainingSeconds
	}
	if failure := c.applyBackend(backend, body, lb); failure != nil {
		return nil, failure
	}
	if failure := c.judgeQuota(lb.Type, quotaBackend, len(childrenOf(c, backends, lb.LoadBalancerID))); failure != nil {
		return nil, failure
	}
	return func() any {
		backend.BackendID = backends.newID(c, "backend")
		c.state.Backends[backend.BackendID] = backend
		return c.created("backendId", backend.BackendID)
	}, nil
}

// applyBackend judges what a body sets and writes it to the backend, which must be a copy or new.
func (c *call) applyBackend(backend *Backend, body backendBody, lb *LoadBalancer) *apiError {
	if body.BackendName != nil && !c.sim.options.Assumptions.AllowDuplicateNames {
		for _, other := range childrenOf(c, backends, lb.LoadBalancerID) {
			if other.BackendID != backend.BackendID && other.BackendName == *body.BackendName {
				return &apiError{409, statusBackendNameInUse, fmt.Sprintf("backend name '%s' is already exist", *body.BackendName)}
			}
		}
	}
	if failure := judgeBackendSettings(backend, body); failure != nil {
		return failure
	}
	if failure := c.applyTargets(backend, body, lb); failure != nil {
		return failure
	}
	if body.HealthCheckSpec != nil {
		check, failure := body.HealthCheckSpec.judge(lb.Type, backend.Protocol)
		if failure != nil {
			return failure
		}
		backend.HealthCheck = check
	}
	assign(&backend.BackendName, body.BackendName)
	assign(&backend.Algorithm, body.Algorithm)
	assign(&backend.ProxyProtocol, body.ProxyProtocol)
	assign(&backend.Description, body.Description)
	assign(&backend.SessionStickiness, body.SessionStickiness)
	assign(&backend.SessionStickyTimeout, body.SessionStickyTimeout)
	assign(&backend.ConnectionDrainingSeconds, body.ConnectionDrainingSeconds)
	assign(&backend.HTTPCookieExpireSeconds, body.HTTPCookieExpireSeconds)
	assign(&backend.HTTPForwardedProtocol, body.HTTPForwardedProtocol)
	assign(&backend.HTTPForwardedPort, body.HTTPForwardedPort)
	assign(&backend.HTTPForwardedHost, body.HTTPForwardedHost)
	assign(&backend.HTTPForwardedVip, body.HTTPForwardedVip)
	assign(&backend.HTTPForwardedClientPort, body.HTTPForwardedClientPort)
	assign(&backend.CloseHealthCheck, body.CloseHealthCheck)
	if backend.SessionStickiness && lb.Type == typeALB && backend.Algorithm != algorithmRoundRobin {
		return invalid("Request parameter sessionStickiness is supported by alb with algorithm RoundRobin only, not by %s", backend.Algorithm)
	}
	return nil
}

// judgeBackendSettings refuses settings that the backend's product or protocol does not have.
func judgeBackendSettings(backend *Backend, body backendBody) *apiError {
	kind, protocol := backend.LoadBalancerType, backend.Protocol
	if body.Algorithm != nil && !slices.Contains(algorithms[kind], *body.Algorithm) {
		return unexpected("algorithm", *body.Algorithm, fmt.Sprintf("one of [%s] for type %s", strings.Join(algorithms[kind], ", "), kind))
	}
	on := func(setting *bool) bool { return setting != nil && *setting }
	albHTTP := kind == typeALB && protocol == protocolHTTP
	for _, setting := range []struct {
		name  string
		given bool
		fits  bool
		where string
	}{
		{"sessionStickiness", on(body.SessionStickiness), albHTTP || kind == typeNLB, "alb with protocol Http and by nlb"},
		{"sessionStickyTimeout", body.SessionStickyTimeout != nil, kind == typeNLB, "nlb"},
		{"connectionDrainingSeconds", body.ConnectionDrainingSeconds != nil, kind == typeNLB, "nlb"},
		{"httpCookieExpireSeconds", body.HTTPCookieExpireSeconds != nil, albHTTP, "alb with protocol Http"},
		{"httpForwardedProtocol", on(body.HTTPForwardedProtocol), albHTTP, "alb with protocol Http"},
		{"httpForwardedPort", on(body.HTTPForwardedPort), albHTTP, "alb with protocol Http"},
		{"httpForwardedHost", on(body.HTTPForwardedHost), albHTTP, "alb with protocol Http"},
		{"httpForwardedVip", on(body.HTTPForwardedVip), albHTTP, "alb with protocol Http"},
		{"httpForwardedClientPort", on(body.HTTPForwardedClientPort), albHTTP, "alb with protocol Http"},
		{"proxyProtocol", on(body.ProxyProtocol), kind == typeALB && protocol != protocolHTTP, "alb with protocols Tcp and Udp"},
		{"closeHealthCheck", on(body.CloseHealthCheck), kind != typeNLB, "alb and dnlb"},
	} {
		if setting.given && !setting.fits {
			return invalid("Request parameter %s is supported by %s only, not by type %s with protocol %s", setting.name, setting.where, kind, protocol)
		}
	}
	return nil
}

// applyTargets sets where the backend sends its traffic. What is named replaces what was there; naming an empty list
// and nothing else detaches.
func (c *call) applyTargets(backend *Backend, body backendBody, lb *LoadBalancer) *apiError {
	infos := body.AgInfoSpec
	if len(infos) == 0 {
		for _, id := range body.AgIDs {
			infos = append(infos, agInfoBody{AgID: id})
		}
	}
	if len(body.TargetGroupIDs) > 0 && len(infos) > 0 {
		return invalid("Request parameters targetGroupIds and agIds exclude each other, expected at most one of them")
	}
	empty := body.TargetGroupIDs != nil && len(body.TargetGroupIDs) == 0 || len(infos) == 0 && (body.AgIDs != nil || body.AgInfoSpec != nil)
	if empty && c.sim.options.Assumptions.RefuseEmptyTargets && backend.BackendID != "" {
		return invalid("Request parameters targetGroupIds and agIds must not be empty")
	}
	switch {
	case len(body.TargetGroupIDs) > 0:
		group, failure := targetGroups.find(c.state, body.TargetGroupIDs[0])
		if failure != nil {
			return failure
		}
		if group.LoadBalancerID != lb.LoadBalancerID {
			return invalid("Target group '%s' belongs to load balancer '%s', the backend to '%s'", group.TargetGroupID, group.LoadBalancerID, lb.LoadBalancerID)
		}
		backend.TargetGroupIDs = body.TargetGroupIDs
		backend.setGroups()
	case len(infos) > 0:
		info, failure := c.judgeGroup(infos[0], lb)
		if failure != nil {
			return failure
		}
		weights, same := backend.MemberWeights, slices.Equal(backend.AgIDs, []string{info.AgID})
		backend.TargetGroupIDs = []string{}
		backend.setGroups(info)
		if same && !c.sim.options.Assumptions.ResetMemberWeights {
			backend.MemberWeights = weights
		}
	default:
		if body.TargetGroupIDs != nil {
			backend.TargetGroupIDs = []string{}
		}
		if body.AgIDs != nil || body.AgInfoSpec != nil {
			backend.setGroups()
		}
	}
	return nil
}

// setGroups sets the availability groups, whose members have the default weight.
func (b *Backend) setGroups(infos ...AgInfo) {
	b.AgIDs, b.AgInfos, b.MemberWeights = []string{}, []AgInfo{}, nil
	for _, info := range infos {
		b.AgIDs, b.AgInfos = append(b.AgIDs, info.AgID), append(b.AgInfos, info)
	}
}

// judgeGroup checks an availability group for a backend of lb.
func (c *call) judgeGroup(body agInfoBody, lb *LoadBalancer) (AgInfo, *apiError) {
	info := AgInfo{AgID: body.AgID, DefaultWeight: defaultWeight}
	assign(&info.DefaultWeight, body.DefaultWeight)
	group, failure := availabilityGroups.find(c.state, body.AgID)
	if failure != nil {
		return info, failure
	}
	if vpc := c.state.vpcOfGroup(group); vpc != "" && vpc != lb.VpcID {
		return info, invalid("Availability group '%s' is in vpc '%s', the load balancer is in vpc '%s'", body.AgID, vpc, lb.VpcID)
	}
	return info, judgeWeight("agInfoSpec.defaultWeight", info.DefaultWeight, lb.Type)
}

// judgeWeight refuses weight 0 outside alb.
func judgeWeight(path string, weight int, loadBalancerType string) *apiError {
	if weight == 0 && loadBalancerType != typeALB {
		return outOfRange("Request parameter %s is '0', expected 1 to %d for type %s", path, largestWeight, loadBalancerType)
	}
	return nil
}

var updateBackendFields = append([]field{
	text("backendName").follow(nameRule),
	healthCheckField,
	boolean("closeHealthCheck"),
}, backendSettings...)

func updateBackend(c *call, body backendBody) (change, *apiError) {
	backend, lb, failure := writable(c, backends)
	if failure != nil {
		return nil, failure
	}
	changed := *backend
	if failure := c.applyBackend(&changed, body, lb); failure != nil {
		return nil, failure
	}
	return func() any {
		*backend = changed
		return result{}
	}, nil
}

func viewOfBackend(_ *call, backend *Backend) backendView { return backend.backendView }

var backendList = listOf("backends", backends, viewOfBackend,
	where("backendIds", func(v backendView) string { return v.BackendID }).many(),
	where("backendNames", func(v backendView) string { return v.BackendName }).many(),
	where("loadBalancerId", func(v backendView) string { return v.LoadBalancerID }),
	whereAny("agId", func(_ *call, v backendView) []string { return v.AgIDs }),
	whereType(func(v backendView) string { return v.LoadBalancerType }),
	where("protocol", func(v backendView) string { return v.Protocol }).of(backendProtocols[typeALB]...),
)

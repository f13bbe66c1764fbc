package simulator

import (
	"fmt"
	"slices"
	"strings"
)

// The protocols of listeners and backends.
const (
	protocolHTTP  = "Http"
	protocolHTTPS = "Https"
	protocolTCP   = "Tcp"
	protocolTLS   = "Tls"
	protocolUDP   = "Udp"
)

const (
	listenerOn           = "On"
	listenerOff          = "Off"
	defaultHstsMaxAge    = 31536000
	largestHstsMaxAge    = 94608000
	largestIdleTime      = 86400
	smallestQPS          = 100
	largestQPS           = 500000
	smallestConnections  = 100
	largestConnections   = 5000000
	limitationOff        = -1
	largestPort          = 65535
	defaultIdleHTTP      = 60
	defaultIdleTCP       = 1800
	defaultIdleUDP       = 300
	listenerActionOnward = "Forward"
)

var (
	listenerProtocols = map[string][]string{
		typeALB:  {protocolHTTP, protocolHTTPS, protocolTCP, protocolTLS, protocolUDP},
		typeNLB:  {protocolTCP, protocolUDP},
		typeDNLB: {protocolTCP, protocolUDP},
	}
	// backendOf says which backend protocol a listener protocol needs.
	backendOf = map[string]string{
		protocolHTTP: protocolHTTP, protocolHTTPS: protocolHTTP,
		protocolTCP: protocolTCP, protocolTLS: protocolTCP, protocolUDP: protocolUDP,
	}
	defaultIdleTime = map[string]int{
		protocolHTTP: defaultIdleHTTP, protocolHTTPS: defaultIdleHTTP,
		protocolTCP: defaultIdleTCP, protocolTLS: defaultIdleTCP, protocolUDP: defaultIdleUDP,
	}
)

func usesTLS(protocol string) bool  { return protocol == protocolHTTPS || protocol == protocolTLS }
func usesHTTP(protocol string) bool { return protocol == protocolHTTP || protocol == protocolHTTPS }

// Listener is a listener, as JD Cloud shows it.
type Listener struct {
	ListenerID                string                     `json:"listenerId"`
	ListenerName              string                     `json:"listenerName"`
	Status                    string                     `json:"status"`
	LoadBalancerID            string                     `json:"loadBalancerId"`
	LoadBalancerType          string                     `json:"loadBalancerType"`
	Protocol                  string                     `json:"protocol"`
	HstsEnable                bool                       `json:"hstsEnable"`
	HstsMaxAge                int                        `json:"hstsMaxAge"`
	Port                      int                        `json:"port"`
	Action                    string                     `json:"action"`
	BackendID                 string                     `json:"backendId"`
	URLMapID                  string                     `json:"urlMapId"`
	ConnectionIdleTimeSeconds int                        `json:"connectionIdleTimeSeconds"`
	CertificateSpecs          []CertificateSpec          `json:"certificateSpecs"`
	Limitation                *Limitation                `json:"limitation,omitempty"`
	Description               string                     `json:"description"`
	CreatedTime               string                     `json:"createdTime"`
	ExtensionCertificateSpecs []extensionCertificateSpec `json:"extensionCertificateSpecs"`
	SecurityPolicyID          string                     `json:"securityPolicyId"`
}

// Limitation limits what a listener lets through; -1 turns a limit off.
type Limitation struct {
	QPS               *int `json:"qps,omitempty"`
	ActiveConnections *int `json:"activeConnections,omitempty"`
}

// extensionCertificateSpec is only here for the shape of the answer: the calls for them are not simulated.
type extensionCertificateSpec struct {
	CertificateID     string `json:"certificateId"`
	CertificateBindID string `json:"certificateBindId"`
	Domain            string `json:"domain"`
}

// listenerSettings are the fields that creating and updating a listener share.
var listenerSettings = []field{
	boolean("hstsEnable"),
	integer("hstsMaxAge").between(1, largestHstsMaxAge),
	text("urlMapId").follow(idRule),
	certificateSpecsField,
	object("limitation", integer("qps"), integer("activeConnections")),
	integer("connectionIdleTimeSeconds").between(1, largestIdleTime),
	text("description").follow(descriptionRule),
	text("securityPolicyId").follow(idRule),
}

var createListenerFields = append([]field{
	text("listenerName").need().follow(nameRule),
	text("protocol").need().of(listenerProtocols[typeALB]...),
	integer("port").need().between(1, largestPort),
	text("backendId").need().follow(idRule),
	text("loadBalancerId").need().follow(idRule),
	text("action").of(listenerActionOnward),
}, listenerSettings...)

type listenerBody struct {
	ListenerName              *string               `json:"listenerName"`
	Protocol                  string                `json:"protocol"`
	Port                      int                   `json:"port"`
	BackendID                 *string               `json:"backendId"`
	LoadBalancerID            string                `json:"loadBalancerId"`
	Status                    *string               `json:"status"`
	HstsEnable                *bool                 `json:"hstsEnable"`
	HstsMaxAge                *int                  `json:"hstsMaxAge"`
	URLMapID                  *string               `json:"urlMapId"`
	CertificateSpecs          []certificateSpecBody `json:"certificateSpecs"`
	Limitation                *Limitation           `json:"limitation"`
	ConnectionIdleTimeSeconds *int                  `json:"connectionIdleTimeSeconds"`
	Description               *string               `json:"description"`
	SecurityPolicyID          *string               `json:"securityPolicyId"`
}

func createListener(c *call, body listenerBody) (change, *apiError) {
	lb, failure := c.writableLoadBalancer(body.LoadBalancerID)
	if failure != nil {
		return nil, failure
	}
	if allowed := listenerProtocols[lb.Type]; !slices.Contains(allowed, body.Protocol) {
		return nil, unexpected("protocol", body.Protocol, fmt.Sprintf("one of [%s] for type %s", strings.Join(allowed, ", "), lb.Type))
	}
	listener := &Listener{
		Status: listenerOn, LoadBalancerID: lb.LoadBalancerID, LoadBalancerType: lb.Type, Protocol: body.Protocol, Port: body.Port,
		Action: listenerActionOnward, CreatedTime: c.createdTime(), ExtensionCertificateSpecs: []extensionCertificateSpec{},
	}
	if lb.Type != typeDNLB {
		listener.ConnectionIdleTimeSeconds = defaultIdleTime[body.Protocol]
	}
	if body.Protocol == protocolHTTPS {
		listener.HstsMaxAge = defaultHstsMaxAge
	}
	if listener.CertificateSpecs, failure = c.judgeCertificates(body.CertificateSpecs, body.Protocol); failure != nil {
		return nil, failure
	}
	body.CertificateSpecs = nil
	if failure := c.judgePort(listener); failure != nil {
		return nil, failure
	}
	if failure := c.applyListener(listener, body); failure != nil {
		return nil, failure
	}
	if failure := c.judgeQuota(lb.Type, quotaListener, len(childrenOf(c, listeners, lb.LoadBalancerID))); failure != nil {
		return nil, failure
	}
	return func() any {
		listener.ListenerID = listeners.newID(c, "listener")
		c.state.Listeners[listener.ListenerID] = listener
		return c.created("listenerId", listener.ListenerID)
	}, nil
}

// judgePort refuses a port that another listener of the load balancer has.
func (c *call) judgePort(listener *Listener) *apiError {
	for _, other := range childrenOf(c, listeners, listener.LoadBalancerID) {
		if other.Port != listener.Port {
			continue
		}
		pair := []string{listener.Protocol, other.Protocol}
		if c.sim.options.Assumptions.AllowSamePortTCPAndUDP && slices.Contains(pair, protocolTCP) && slices.Contains(pair, protocolUDP) {
			continue
		}
		return alreadyExists("'%d' is already exist", listener.Port)
	}
	return nil
}

// applyListener judges what a body sets and writes it to the listener, which must be a copy or new.
func (c *call) applyListener(listener *Listener, body listenerBody) *apiError {
	if body.ListenerName != nil {
		for _, other := range childrenOf(c, listeners, listener.LoadBalancerID) {
			if other.ListenerID != listener.ListenerID && other.ListenerName == *body.ListenerName && !c.sim.options.Assumptions.AllowDuplicateNames {
				return alreadyExists("'%s' is already exist", *body.ListenerName)
			}
		}
	}
	if failure := judgeListenerSettings(listener, body); failure != nil {
		return failure
	}
	if body.BackendID != nil {
		backend, failure := backends.find(c.state, *body.BackendID)
		if failure != nil {
			return failure
		}
		if backend.LoadBalancerID != listener.LoadBalancerID {
			return invalid("Backend '%s' belongs to load balancer '%s', the listener to '%s'", backend.BackendID, backend.LoadBalancerID, listener.LoadBalancerID)
		}
		if needed := backendOf[listener.Protocol]; backend.Protocol != needed {
			return invalid("Backend '%s' has protocol %s, a listener with protocol %s needs a backend with protocol %s",
				backend.BackendID, backend.Protocol, listener.Protocol, needed)
		}
	}
	if body.URLMapID != nil {
		return notFound("UrlMap", *body.URLMapID)
	}
	if body.SecurityPolicyID != nil {
		return notFound("SecurityPolicy", *body.SecurityPolicyID)
	}
	if body.CertificateSpecs != nil {
		specs, failure := c.judgeCertificates(body.CertificateSpecs, listener.Protocol)
		if failure != nil {
			return failure
		}
		listener.CertificateSpecs = specs
	}
	listener.Limitation = mergeLimitation(listener.Limitation, body.Limitation)
	assign(&listener.ListenerName, body.ListenerName)
	assign(&listener.Status, body.Status)
	assign(&listener.HstsEnable, body.HstsEnable)
	assign(&listener.HstsMaxAge, body.HstsMaxAge)
	assign(&listener.BackendID, body.BackendID)
	assign(&listener.ConnectionIdleTimeSeconds, body.ConnectionIdleTimeSeconds)
	assign(&listener.Description, body.Description)
	return nil
}

func mergeLimitation(current, change *Limitation) *Limitation {
	if change == nil || change.QPS == nil && change.ActiveConnections == nil {
		return current
	}
	merged := Limitation{}
	if current != nil {
		merged = *current
	}
	if change.QPS != nil {
		merged.QPS = change.QPS
	}
	if change.ActiveConnections != nil {
		merged.ActiveConnections = change.ActiveConnections
	}
	return &merged
}

// judgeListenerSettings refuses settings that the listener's product or protocol does not have.
func judgeListenerSettings(listener *Listener, body listenerBody) *apiError {
	protocol := listener.Protocol
	onlyFor := func(name, where string) *apiError {
		return invalid("Request parameter %s is supported by %s only, not by type %s with protocol %s", name, where, listener.LoadBalancerType, protocol)
	}
	switch {
	case protocol != protocolHTTPS && body.HstsEnable != nil && *body.HstsEnable:
		return onlyFor("hstsEnable", "alb with protocol Https")
	case protocol != protocolHTTPS && body.HstsMaxAge != nil:
		return onlyFor("hstsMaxAge", "alb with protocol Https")
	case !usesHTTP(protocol) && body.URLMapID != nil:
		return onlyFor("urlMapId", "alb with protocols Http and Https")
	case !usesTLS(protocol) && body.SecurityPolicyID != nil:
		return onlyFor("securityPolicyId", "alb with protocols Https and Tls")
	case listener.LoadBalancerType == typeDNLB && body.ConnectionIdleTimeSeconds != nil:
		return onlyFor("connectionIdleTimeSeconds", "alb and nlb")
	}
	if limits := body.Limitation; limits != nil {
		if failure := judgeLimit("limitation.qps", limits.QPS, smallestQPS, largestQPS); failure != nil {
			return failure
		}
		if failure := judgeLimit("limitation.activeConnections", limits.ActiveConnections, smallestConnections, largestConnections); failure != nil {
			return failure
		}
		if limits.QPS != nil && !usesHTTP(protocol) {
			return onlyFor("limitation.qps", "alb with protocols Http and Https")
		}
		if limits.ActiveConnections != nil && (listener.LoadBalancerType != typeALB || protocol == protocolUDP) {
			return onlyFor("limitation.activeConnections", "alb with protocols Http, Https, Tcp and Tls")
		}
	}
	return nil
}

func judgeLimit(path string, limit *int, low, high int) *apiError {
	if limit == nil || *limit == limitationOff || *limit >= low && *limit <= high {
		return nil
	}
	return outOfRange("Request parameter %s is '%d', expected -1 or %d to %d", path, *limit, low, high)
}

var updateListenerFields = append([]field{
	text("listenerName").follow(nameRule),
	text("status").of(listenerOn, listenerOff),
	text("backendId").follow(idRule),
}, listenerSettings...)

func updateListener(c *call, body listenerBody) (change, *apiError) {
	listener, _, failure := writable(c, listeners)
	if failure != nil {
		return nil, failure
	}
	changed := *listener
	if failure := c.applyListener(&changed, body); failure != nil {
		return nil, failure
	}
	return func() any {
		*listener = changed
		return result{}
	}, nil
}

func viewOfListener(_ *call, listener *Listener) Listener { return *listener }

var listenerList = listOf("listeners", listeners, viewOfListener,
	where("listenerNames", func(v Listener) string { return v.ListenerName }).many(),
	where("listenerIds", func(v Listener) string { return v.ListenerID }).many(),
	where("loadBalancerId", func(v Listener) string { return v.LoadBalancerID }),
	whereType(func(v Listener) string { return v.LoadBalancerType }),
)

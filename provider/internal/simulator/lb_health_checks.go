package simulator

import (
	"net/netip"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

const healthCheckICMP = "Icmp"

// HealthCheck is a backend's health check, as JD Cloud shows it.
type HealthCheck struct {
	Protocol                string   `json:"protocol"`
	HealthyThresholdCount   int      `json:"healthyThresholdCount"`
	UnhealthyThresholdCount int      `json:"unhealthyThresholdCount"`
	CheckTimeoutSeconds     int      `json:"checkTimeoutSeconds"`
	IntervalSeconds         int      `json:"intervalSeconds"`
	Port                    int      `json:"port"`
	HTTPVersion             string   `json:"httpVersion"`
	HTTPDomain              string   `json:"httpDomain"`
	HTTPPath                string   `json:"httpPath"`
	HTTPCode                []string `json:"httpCode"`
}

var healthCheckField = object("healthCheckSpec",
	text("protocol").need().of(protocolHTTP, protocolTCP, healthCheckICMP),
	integer("healthyThresholdCount").between(1, 5),
	integer("unhealthyThresholdCount").between(1, 5),
	integer("checkTimeoutSeconds").between(2, 60),
	integer("intervalSeconds").between(5, 300),
	integer("port").between(0, largestPort),
	text("httpVersion").of("HTTP1.0", "HTTP1.1"),
	text("httpDomain").follow(healthDomainRule),
	text("httpPath").follow(healthPathRule),
	list("httpCode", text("").follow(healthCodeRule), 0).filled(),
)

type healthCheckBody struct {
	Protocol                string   `json:"protocol"`
	HealthyThresholdCount   *int     `json:"healthyThresholdCount"`
	UnhealthyThresholdCount *int     `json:"unhealthyThresholdCount"`
	CheckTimeoutSeconds     *int     `json:"checkTimeoutSeconds"`
	IntervalSeconds         *int     `json:"intervalSeconds"`
	Port                    *int     `json:"port"`
	HTTPVersion             *string  `json:"httpVersion"`
	HTTPDomain              *string  `json:"httpDomain"`
	HTTPPath                *string  `json:"httpPath"`
	HTTPCode                []string `json:"httpCode"`
}

// judge checks a health check for a backend and returns it with the defaults of what it leaves out.
func (b *healthCheckBody) judge(loadBalancerType, backendProtocol string) (HealthCheck, *apiError) {
	check := HealthCheck{
		Protocol: b.Protocol, HealthyThresholdCount: 3, UnhealthyThresholdCount: 3, CheckTimeoutSeconds: 3, IntervalSeconds: 5, HTTPCode: []string{},
	}
	if loadBalancerType == typeDNLB && b.Protocol == protocolHTTP {
		return check, unexpected("healthCheckSpec.protocol", b.Protocol, "one of [Tcp, Icmp] for type dnlb")
	}
	if b.Protocol == healthCheckICMP && backendProtocol != protocolUDP {
		return check, unexpected("healthCheckSpec.protocol", b.Protocol, "another one: Icmp is for backends with protocol Udp, this one has "+backendProtocol)
	}
	if b.Protocol == healthCheckICMP && b.Port != nil && *b.Port != 0 {
		return check, invalid("Request parameter healthCheckSpec.port is not supported by protocol Icmp")
	}
	if b.Protocol == protocolHTTP {
		check.HTTPVersion, check.HTTPCode = "HTTP1.0", []string{"2xx", "3xx"}
	} else {
		for name, given := range map[string]bool{"httpVersion": b.HTTPVersion != nil, "httpDomain": b.HTTPDomain != nil, "httpPath": b.HTTPPath != nil, "httpCode": len(b.HTTPCode) > 0} {
			if given {
				return check, invalid("Request parameter healthCheckSpec.%s is supported by protocol Http only, not by %s", name, b.Protocol)
			}
		}
	}
	assign(&check.HealthyThresholdCount, b.HealthyThresholdCount)
	assign(&check.UnhealthyThresholdCount, b.UnhealthyThresholdCount)
	assign(&check.CheckTimeoutSeconds, b.CheckTimeoutSeconds)
	assign(&check.IntervalSeconds, b.IntervalSeconds)
	assign(&check.Port, b.Port)
	assign(&check.HTTPVersion, b.HTTPVersion)
	assign(&check.HTTPDomain, b.HTTPDomain)
	assign(&check.HTTPPath, b.HTTPPath)
	if len(b.HTTPCode) > 0 {
		check.HTTPCode = b.HTTPCode
	}
	return check, nil
}

var domainPattern = regexp.MustCompile(`^[A-Za-z0-9.-]*$`)

func healthDomainRule(domain string) string {
	if address, err := netip.ParseAddr(domain); err == nil && address.Zone() == "" {
		return ""
	}
	if len(domain) > 255 || !domainPattern.MatchString(domain) {
		return "an IP address or a domain of at most 255 letters, digits, '-' and '.'"
	}
	return ""
}

const healthPathCharacters = "-/.%?#&_;~!()*[]@^:',+=<>{}"

func healthPathRule(path string) string {
	const expectation = "a path of at most 1000 characters that begins with '/' and has letters, digits, Chinese characters, URL-encoded text and " + healthPathCharacters + " only"
	if !strings.HasPrefix(path, "/") || utf8.RuneCountInString(path) > 1000 {
		return expectation
	}
	for i, r := range path {
		switch {
		case r == '%':
			if len(path) < i+3 {
				return expectation
			}
			if _, err := strconv.ParseUint(path[i+1:i+3], 16, 8); err != nil {
				return expectation
			}
		case !isChinese(r) && !isASCIIWord(r) && !strings.ContainsRune(healthPathCharacters, r):
			return expectation
		}
	}
	return ""
}

var healthCodePattern = regexp.MustCompile(`^(?:[234]xx|([234]\d\d)(?:-([234]\d\d))?)$`)

func healthCodeRule(code string) string {
	const expectation = "a code from 200 to 499, a range such as 201-205, or one of 2xx, 3xx, 4xx"
	parts := healthCodePattern.FindStringSubmatch(code)
	if parts == nil || parts[2] != "" && parts[1] >= parts[2] {
		return expectation
	}
	return ""
}

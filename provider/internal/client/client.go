// Package client talks to the JD Cloud OpenAPI.
//
// The JD Cloud SDK gives request types, parameter building and signing. This package sends: with a context, with typed
// errors, with retries that sign every attempt anew, and without ever repeating a create whose outcome is unknown.
package client

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"time"
	"unicode"

	"github.com/jdcloud-api/jdcloud-sdk-go/core"
)

// Service is a JD Cloud service: the first label of its host name and the service in the scope of a signature.
type Service string

// The services that the provider talks to.
const (
	LoadBalancer      Service = "lb"
	AvailabilityGroup Service = "ag"
	VPC               Service = "vpc"
	VM                Service = "vm"
	ResourceTag       Service = "resourcetag"
)

// Services lists every service, in the order of the provider's documentation.
var Services = []Service{LoadBalancer, AvailabilityGroup, VPC, VM, ResourceTag}

const (
	defaultPollInterval   = time.Second
	defaultRequestTimeout = time.Minute
	dialTimeout           = 5 * time.Second
	tlsHandshakeTimeout   = 10 * time.Second
	idleTimeout           = 30 * time.Second
)

// Config is what New needs to know.
type Config struct {
	// AccessKey and SecretKey identify the account. Required.
	AccessKey, SecretKey string
	// SecurityToken accompanies temporary credentials (STS). Optional.
	SecurityToken string
	// Region is the region of every call, for example "cn-north-1". Required.
	Region string
	// Endpoint is one base URL for all services, for example "http://127.0.0.1:8080". Optional; the default is
	// https://<service>.jdcloud-api.com.
	Endpoint string
	// Endpoints are base URLs of single services; they win over Endpoint. Optional.
	Endpoints map[Service]string
	// MaxRequestsPerSecond limits the requests of this client over all services. 0 means no limit but the API's own,
	// which the client finds out from refusals.
	MaxRequestsPerSecond float64
	// PollInterval is the first pause between polls and between retries; pauses grow by half, up to ten times this
	// value. 0 means one second.
	PollInterval time.Duration
	// RequestTimeout limits one HTTP exchange. 0 means one minute.
	RequestTimeout time.Duration
	// UserAgent is sent with every request. Optional.
	UserAgent string
	// HTTPClient replaces the client's own HTTP client, in tests. Optional.
	HTTPClient *http.Client
}

// Client calls the JD Cloud OpenAPI in one region. It is safe for concurrent use.
type Client struct {
	region         string
	credential     core.Credential
	securityToken  string
	userAgent      string
	endpoints      map[Service]string
	httpClient     *http.Client
	pollInterval   time.Duration
	requestTimeout time.Duration
	throttle       *throttle
	loadBalancers  gate
	productTypes   memory
	snapshots      regionSnapshots
	// parents remembers the immutable load balancer of each object (id to id).
	parents memory
	// authenticated says that the credentials were accepted once.
	authenticated atomic.Bool
	// now is the time that signatures bear.
	now func() time.Time
}

// New checks the configuration and returns a client. It sends nothing. The error names each setting that is wrong.
func New(config Config) (*Client, error) {
	problems := []error{
		requireSetting("access_key", "JDCLOUD_ACCESS_KEY", config.AccessKey),
		requireSetting("secret_key", "JDCLOUD_SECRET_KEY", config.SecretKey),
		requireSetting("region", "JDCLOUD_REGION", config.Region),
		checkKey("access_key", "JDCLOUD_ACCESS_KEY", config.AccessKey),
		checkKey("secret_key", "JDCLOUD_SECRET_KEY", config.SecretKey),
		checkKey("security_token", "JDCLOUD_SECURITY_TOKEN", config.SecurityToken),
	}
	if config.Region != "" {
		if err := CheckID(config.Region); err != nil {
			problems = append(problems, fmt.Errorf("region (environment variable JDCLOUD_REGION) is not a region: %w", err))
		}
	}
	if config.MaxRequestsPerSecond < 0 {
		problems = append(problems, fmt.Errorf("max_requests_per_second is %v; give a number above 0, or 0 for no limit", config.MaxRequestsPerSecond))
	}
	if config.PollInterval < 0 {
		problems = append(problems, fmt.Errorf("poll_interval is %v; give a duration above 0, or leave it out for one second", config.PollInterval))
	}
	endpoints, endpointProblems := resolveEndpoints(config)
	if err := errors.Join(append(problems, endpointProblems...)...); err != nil {
		return nil, err
	}

	client := &Client{
		region:         config.Region,
		credential:     core.Credential{AccessKey: config.AccessKey, SecretKey: config.SecretKey},
		securityToken:  config.SecurityToken,
		userAgent:      config.UserAgent,
		endpoints:      endpoints,
		httpClient:     newHTTPClient(config.HTTPClient),
		pollInterval:   config.PollInterval,
		requestTimeout: config.RequestTimeout,
		throttle:       newThrottle(config.MaxRequestsPerSecond),
		now:            time.Now,
	}
	if client.pollInterval == 0 {
		client.pollInterval = defaultPollInterval
	}
	if client.requestTimeout == 0 {
		client.requestTimeout = defaultRequestTimeout
	}
	return client, nil
}

// Region is the region of every call.
func (c *Client) Region() string { return c.region }

func requireSetting(name, variable, value string) error {
	if value == "" {
		return fmt.Errorf("%s is missing; set it in the provider block or in the environment variable %s", name, variable)
	}
	return nil
}

// checkKey refuses what comes along when a key is copied or read from a file. It does not show the key.
func checkKey(name, variable, value string) error {
	hidden := func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }
	if strings.ContainsFunc(value, hidden) {
		return fmt.Errorf("%s (environment variable %s) has a blank, a line break or a control character in it; remove it", name, variable)
	}
	return nil
}

func resolveEndpoints(config Config) (map[Service]string, []error) {
	var problems []error
	endpoints := make(map[Service]string, len(Services))
	for _, service := range Services {
		endpoints[service] = "https://" + string(service) + ".jdcloud-api.com"
	}
	if config.Endpoint != "" {
		base, err := parseEndpoint(config.Endpoint)
		if err != nil {
			problems = append(problems, fmt.Errorf("endpoint (environment variable JDCLOUD_ENDPOINT) %w", err))
		}
		for _, service := range Services {
			endpoints[service] = base
		}
	}
	for service, value := range config.Endpoints {
		if _, known := endpoints[service]; !known {
			problems = append(problems, fmt.Errorf("endpoints has no service %q; the services are %v", service, Services))
			continue
		}
		base, err := parseEndpoint(value)
		if err != nil {
			problems = append(problems, fmt.Errorf("endpoints.%s %w", service, err))
		}
		endpoints[service] = base
	}
	return endpoints, problems
}

// parseEndpoint returns the base URL without its trailing slash.
func parseEndpoint(value string) (string, error) {
	parsed, err := url.Parse(value)
	wellFormed := err == nil && (parsed.Scheme == "http" || parsed.Scheme == "https") && parsed.Host != "" &&
		parsed.RawQuery == "" && parsed.Fragment == "" && parsed.User == nil
	if !wellFormed {
		return "", fmt.Errorf("is %q; give a base URL with its scheme, for example %q or %q", value, "https://lb.jdcloud-api.com", "http://127.0.0.1:8080")
	}
	return strings.TrimRight(value, "/"), nil
}

func newHTTPClient(given *http.Client) *http.Client {
	var httpClient http.Client
	if given != nil {
		httpClient = *given
	} else {
		httpClient.Transport = &http.Transport{
			Proxy:               http.ProxyFromEnvironment,
			DialContext:         (&net.Dialer{Timeout: dialTimeout}).DialContext,
			TLSHandshakeTimeout: tlsHandshakeTimeout,
			ForceAttemptHTTP2:   true,
			MaxIdleConnsPerHost: 16,
			IdleConnTimeout:     idleTimeout,
		}
	}
	// A redirect would carry the signature of another URL; it is reported as an answer that is not the API's.
	httpClient.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &httpClient
}

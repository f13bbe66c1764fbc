package simulator

import (
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
)

// judgeCaller lets only programs and people on this machine in, and no web page: neither one that sends requests to
// another origin, nor one whose own name is pointed at this machine.
func judgeCaller(r *http.Request) error {
	caller, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil || !caller.Addr().Unmap().IsLoopback() {
		return refused(http.StatusForbidden, "%s and the page at / are for callers on the simulator's own machine, the caller is %s", controlPrefix, r.RemoteAddr)
	}
	if !isLoopbackHost(r.Host) {
		return refused(http.StatusForbidden, "header Host is '%s', expected localhost, 127.0.0.1 or [::1]: a web page of that name may be behind the request", r.Host)
	}
	if origin := r.Header.Get("Origin"); origin != "" {
		if parsed, err := url.Parse(origin); err != nil || parsed.Scheme != "http" || !strings.EqualFold(parsed.Host, r.Host) {
			return refused(http.StatusForbidden, "header Origin is '%s': no web page may call this endpoint", origin)
		}
	}
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
		return refused(http.StatusForbidden, "header Sec-Fetch-Site is '%s': no web page may call this endpoint", site)
	}
	return nil
}

// isLoopbackHost says whether a Host header names this machine and nothing that a name server could point at it.
func isLoopbackHost(host string) bool {
	name := host
	if withoutPort, _, err := net.SplitHostPort(host); err == nil {
		name = withoutPort
	}
	if strings.EqualFold(name, "localhost") {
		return true
	}
	address, err := netip.ParseAddr(strings.Trim(name, "[]"))
	return err == nil && address.Unmap().IsLoopback()
}

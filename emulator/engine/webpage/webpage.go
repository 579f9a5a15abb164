// Package webpage tells requests of web pages, and the host names that no web
// page can point at this machine.
package webpage

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// signs are headers that browsers add to the requests of pages.
var signs = []string{"Origin", "Referer", "Sec-Fetch-Site", "Sec-Fetch-Mode", "Sec-Fetch-Dest"}

// Sent reports whether a browser says that it sent a request. To names without
// TLS browsers leave out most signs, but not their own name.
func Sent(r *http.Request) bool {
	for _, name := range signs {
		if r.Header.Get(name) != "" {
			return true
		}
	}
	return strings.HasPrefix(r.Header.Get("User-Agent"), "Mozilla/")
}

// Ours reports whether a Host header names this machine in a way that no name
// server can make a page of others use (DNS rebinding): an IP address, a name
// without a dot (localhost, services of compose), a name below localhost,
// host.docker.internal, or one of the given names.
func Ours(host string, names []string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.ToLower(strings.Trim(name, "[]"))
	if _, err := netip.ParseAddr(name); err == nil {
		return true
	}
	return name != "" && !strings.Contains(name, ".") || strings.HasSuffix(name, ".localhost") ||
		name == "host.docker.internal" ||
		slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, name) })
}

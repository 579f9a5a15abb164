package outgoing

import (
	"net"
	"net/url"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// seeded is a host that the world of a sandbox named when it was seeded.
type seeded struct{ address string }

// hosts are the hosts that worlds named. Clients can't add to them.
var hosts = sandbox.Define("outgoing host", func(s *seeded) string { return s.address })

// Tables returns the table of the hosts that the world of a sandbox may call
// because it was seeded with them.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{hosts} }

// AllowSeeded lets the rules of a sandbox call the hosts of URLs, with their
// ports, where these are on this machine. It is for what the operator seeds, never for what
// a client sends. Texts that are no absolute URL are passed over: nothing can
// be called by them.
func AllowSeeded(tx *sandbox.Tx, urls ...string) error {
	for _, text := range urls {
		u, err := url.Parse(text)
		if err != nil || u.Hostname() == "" {
			continue
		}
		port := u.Port()
		if port == "" {
			port = defaultPorts[u.Scheme]
		}
		if err := hosts.Put(tx, &seeded{strings.ToLower(net.JoinHostPort(u.Hostname(), port))}); err != nil {
			return err
		}
	}
	return nil
}

// Seeded returns the hosts, each with its port, that AllowSeeded was told.
func Seeded(tx *sandbox.Tx) []string {
	var out []string
	for row := range hosts.All(tx) {
		out = append(out, row.address)
	}
	return out
}

package system

import (
	"fmt"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// The version of the real server whose behaviour is emulated; clients may
// look at it.
const (
	Version   = "3.9.0-SNAPSHOT"
	Revision  = "e8a9cbd6a41a4256c78581f9e28f9399b8453a19"
	Timestamp = "2026-08-20 20:43:35"
)

// Routes are the routes of the server's own state.
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/version", rest.Unprivileged, version),
		rest.Get("/health", rest.Unprivileged, health),
	}
}

func version(*rest.Call, rest.None) (VersionInfo, error) {
	return VersionInfo{Version: Version, Revision: Revision, Timestamp: Timestamp}, nil
}

// health reports the two checks of the server, which the emulator can't fail
// (health.1): its database is its own memory.
func health(c *rest.Call, _ rest.None) (HealthStatus, error) {
	rows := 0
	for _, t := range c.Sandbox().Schema().Tables() {
		rows += t.Len(c.Tx)
	}
	return HealthStatus{
		ChecksPerformed: 2, OverallHealth: 100, Problems: []string{},
		DatabaseStatus: []DatabaseHealth{{
			Name:     "elements-emulator (in memory)",
			Metadata: fmt.Sprintf(`{"sandbox": %q, "rows": %d, "ok": 1.0}`, c.Sandbox().Name(), rows),
		}},
		DiscoveryHealthStatus: &DiscoveryHealth{Records: []string{}, KnownHosts: []string{c.Request.Host}},
	}, nil
}

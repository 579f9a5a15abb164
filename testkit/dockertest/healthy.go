package dockertest

import (
	"testing"
	"time"
)

const (
	patience = 60 * time.Second
	interval = 100 * time.Millisecond
)

// AwaitHealthy waits until a container's health check has passed. Where it
// does not pass the test ends.
func AwaitHealthy(tb testing.TB, container string) {
	tb.Helper()
	deadline := time.After(patience)
	ticker := time.NewTicker(interval) // Docker has no call that waits for it
	defer ticker.Stop()
	for {
		state := Docker(tb, "inspect", "--format", "{{.State.Status}} {{.State.Health.Status}}", container)
		if state == "running healthy" {
			return
		}
		if state != "running starting" {
			tb.Fatalf("the container is %s:\n%s", state, Docker(tb, "logs", container))
		}
		select {
		case <-ticker.C:
		case <-deadline:
			tb.Fatalf("the container is still %s:\n%s", state, Docker(tb, "logs", container))
		}
	}
}

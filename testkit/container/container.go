package container

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/testcontainers/testcontainers-go"
	"github.com/testcontainers/testcontainers-go/wait"
)

const (
	port         = "8080/tcp"
	healthPath   = "/api/rest/health"
	pollInterval = 20 * time.Millisecond
)

// Container is a running emulator.
type Container struct {
	testcontainers.Container
}

// Run starts an emulator and waits until it is healthy. The options come after
// the defaults and override them. Where the container is there although
// something failed, it is returned beside the error: terminate it in any case.
func Run(ctx context.Context, img string, opts ...testcontainers.ContainerCustomizer) (*Container, error) {
	all := []testcontainers.ContainerCustomizer{
		testcontainers.WithExposedPorts(port),
		setting("VAULT_KEYS", "pooled"), // as in-process
		testcontainers.WithWaitStrategy(
			wait.ForHTTP(healthPath).WithPort(port).WithStatusCodeMatcher(healthy).WithPollInterval(pollInterval),
		),
	}
	started, err := testcontainers.Run(ctx, img, append(all, opts...)...)
	var c *Container
	if started != nil {
		c = &Container{Container: started}
	}
	if err != nil {
		return c, fmt.Errorf("run elements: %w", err)
	}
	return c, nil
}

func healthy(status int) bool { return status == http.StatusOK }

// URL is the base URL of the emulator, without a trailing slash.
func (c *Container) URL(ctx context.Context) (string, error) {
	return c.PortEndpoint(ctx, port, "http")
}

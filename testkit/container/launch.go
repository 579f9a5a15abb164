package container

import (
	"context"
	"errors"

	"github.com/testcontainers/testcontainers-go"

	"github.com/NamazuStudios/elements-emulator/testkit"
)

// As a driver of database/sql does, the package makes itself known to those
// who import it for that.
func init() { testkit.Register(testkit.Container, launch) }

// host is the container that the tests of a binary share.
type host struct {
	container *Container
	url       string
}

// launch starts the host of the mode Container.
func launch(ctx context.Context, image string) (testkit.Host, error) {
	if image == "" {
		return nil, errors.New("the mode container needs an image: set " + testkit.EnvImage + ", or use WithImage")
	}
	c, err := Run(ctx, image)
	if err != nil {
		return nil, abandon(c, err)
	}
	url, err := c.URL(ctx)
	if err != nil {
		return nil, abandon(c, err)
	}
	return &host{c, url}, nil
}

// abandon ends a container that is of no use, if there is one.
func abandon(c *Container, err error) error {
	if c == nil {
		return err
	}
	return errors.Join(err, testcontainers.TerminateContainer(c))
}

// URL implements testkit.Host.
func (h *host) URL() string { return h.url }

// Close implements testkit.Host.
func (h *host) Close(context.Context) error { return testcontainers.TerminateContainer(h.container) }

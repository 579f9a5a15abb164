package testkit

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strings"

	"github.com/NamazuStudios/elements-emulator/fixtures"
)

// sandboxed is a sandbox of a host that tests share.
type sandboxed struct {
	url      string
	controls *Controls
	close    func(context.Context) error
}

// startSandbox makes a sandbox of a shared host.
func startSandbox(ctx context.Context, c *config) (*sandboxed, error) {
	asked, err := c.sandbox()
	if err != nil {
		return nil, err
	}
	host, err := hosts.acquire(ctx, c.mode, c.image)
	if err != nil {
		return nil, err
	}
	all := NewControls(host.URL(), nil)
	made, err := createFree(ctx, all, asked)
	if err != nil {
		all.CloseIdleConnections()
		return nil, errors.Join(err, hosts.release(ctx, host))
	}
	s := &sandboxed{url: made.URL, controls: all.At(made.URL)}
	s.close = once(func(ctx context.Context) error {
		err := all.DeleteSandbox(ctx, made.Name)
		all.CloseIdleConnections()
		return errors.Join(err, hosts.release(ctx, host))
	})
	return s, nil
}

// URL implements Instance.
func (s *sandboxed) URL() string { return s.url }

// Controls implements Instance.
func (s *sandboxed) Controls() (*Controls, bool) { return s.controls, true }

// Close implements Instance.
func (s *sandboxed) Close(ctx context.Context) error { return s.close(ctx) }

// sandbox is the sandbox that the options ask for. Mistakes in fixtures are
// found here, where files have names.
func (c *config) sandbox() (NewSandbox, error) {
	n := NewSandbox{Name: sandboxName(c.name), Seed: c.seed}
	if !c.start.IsZero() {
		n.Start = c.start.UTC().Format(instant)
	}
	if c.mail {
		n.Mail = MailOutbox
	}
	if len(c.sources) == 0 {
		return n, nil
	}
	if _, err := fixtures.Load(c.sources...); err != nil {
		return n, err
	}
	var err error
	n.Fixtures, err = fixtures.Join(c.sources...)
	return n, err
}

// createFree makes a sandbox under a name that is free: the one that is asked
// for, or that with a number, so that names depend on tests and nothing else.
func createFree(ctx context.Context, all *Controls, asked NewSandbox) (Sandbox, error) {
	base := asked.Name
	for n := 2; ; n++ {
		made, err := all.CreateSandbox(ctx, asked)
		if refused := (*Error)(nil); !errors.As(err, &refused) || refused.Status != http.StatusConflict || n > maxNamesakes {
			return made, err
		}
		asked.Name = fmt.Sprintf("%s-%d", base, n)
	}
}

// maxNamesakes is how many sandboxes of one name there may be.
const maxNamesakes = 1000

var notInName = regexp.MustCompile(`[^A-Za-z0-9._-]+`)

// sandboxName is the name of a sandbox for a test: the test's, as far as it can
// stand in a path.
func sandboxName(test string) string {
	const most = 80
	name := strings.Trim(notInName.ReplaceAllString(test, "-"), "-._")
	if len(name) > most {
		name = name[len(name)-most:]
	}
	if name = strings.TrimLeft(name, "-._"); name == "" {
		return "test"
	}
	return name
}

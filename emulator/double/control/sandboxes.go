package control

import (
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/double/tenant"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// maxIdle is the longest idle time that can be asked for.
const maxIdle = 30 * 24 * time.Hour

// Sandbox is a sandbox as clients see it.
type Sandbox struct {
	Name string `json:"name"`
	// URL is the base URL of its API, its control API and everything else.
	URL string `json:"url"`
	// Idle is the time without a request after which it is dropped; null for
	// never.
	Idle *string `json:"idle"`
}

// Sandboxes are all sandboxes.
type Sandboxes struct {
	Sandboxes []Sandbox `json:"sandboxes"`
}

func (s *scope) view(t *tenant.Tenant) Sandbox {
	v := Sandbox{Name: t.Name(), URL: s.url(t)}
	if idle := t.Idle(); idle > 0 {
		v.Idle = new(idle.String())
	}
	return v
}

func listSandboxes(c call, _ rest.None) (Sandboxes, error) {
	out := Sandboxes{Sandboxes: []Sandbox{}}
	for _, t := range c.server.registry.List() {
		out.Sandboxes = append(out.Sandboxes, c.view(t))
	}
	return out, nil
}

// NewSandbox asks for a sandbox. It is a fork of the seed, of what Sandbox and
// Snapshot name, or a world of its own.
type NewSandbox struct {
	// Name is drawn where it is empty.
	Name string `json:"name"`
	// Sandbox is the one to fork, as it is now.
	Sandbox string `json:"sandbox"`
	// Snapshot is the snapshot to fork: one of Sandbox, or of the sandbox that
	// the call is made on.
	Snapshot string `json:"snapshot"`
	// Fixtures is YAML with the world to begin with, in place of the
	// emulator's. Seed, Start (RFC 3339) and Mail replace the emulator's
	// settings; without fixtures its own world begins anew with them.
	Fixtures string   `json:"fixtures"`
	Seed     string   `json:"seed"`
	Start    string   `json:"start"`
	Mail     MailMode `json:"mail"`
	// Idle is the time without a request after which the sandbox is dropped;
	// "0s" for never, the emulator's setting where it is empty.
	Idle string `json:"idle"`
	// Replace lets it take the place of the one that has its name.
	Replace bool `json:"replace"`
}

type newSandboxIn struct {
	Body *NewSandbox `body:"plain"`
}

func createSandbox(c call, in newSandboxIn) (Sandbox, error) {
	asked := NewSandbox{}
	if in.Body != nil {
		asked = *in.Body
	}
	spec := tenant.Spec{Name: asked.Name, Replace: asked.Replace}
	if asked.Idle != "" {
		idle, err := rest.Duration("idle", asked.Idle, 0, maxIdle)
		if err != nil {
			return Sandbox{}, err
		}
		spec.Idle = &idle
	}
	var err error
	if spec.From, spec.Seed, err = c.beginning(&asked); err != nil {
		return Sandbox{}, err
	}
	t, err := c.server.registry.Create(spec)
	if err != nil {
		return Sandbox{}, err
	}
	return c.view(t), nil
}

// beginning returns the state that a new sandbox begins with and its seed; nil
// for the emulator's seed.
func (s *scope) beginning(asked *NewSandbox) (from, seed *sandbox.Snapshot, err error) {
	if asked.own() {
		from, err = s.begin(asked)
		return from, from, err
	}
	t := s.tenant
	if asked.Sandbox != "" {
		if t, err = s.server.registry.Get(asked.Sandbox); err != nil {
			return nil, nil, err
		}
	}
	switch {
	case asked.Snapshot != "":
		taken, err := t.Snapshot(asked.Snapshot)
		if err != nil {
			return nil, nil, err
		}
		return taken.State, t.OwnSeed(), nil
	case asked.Sandbox != "":
		return t.Sandbox().Snapshot(), t.OwnSeed(), nil
	default:
		return nil, nil, nil
	}
}

type nameIn struct {
	Name string `path:"name"`
}

func getSandbox(c call, in nameIn) (Sandbox, error) {
	t, err := c.server.registry.Get(in.Name)
	if err != nil {
		return Sandbox{}, err
	}
	return c.view(t), nil
}

func deleteSandbox(c call, in nameIn) (rest.None, error) {
	return rest.None{}, c.server.registry.Delete(in.Name)
}

package control

import (
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// World says how a world begins that is no fork. What is empty is as the
// emulator itself began.
type World struct {
	Fixtures string // YAML
	Seed     string
	Start    time.Time
	Mail     MailMode
}

// Worlds reads and writes worlds. They hold rows of all families, which this
// package does not know, so whoever makes a Server says how. Errors for the
// client are *rest.Error.
type Worlds interface {
	// Begin returns the state that a world begins with.
	Begin(w World) (*sandbox.Snapshot, error)
	// Add adds fixtures, YAML or JSON, to a sandbox: all of them, or none and an
	// error.
	Add(box *sandbox.Sandbox, yaml string) error
	// Export returns a sandbox as fixtures in YAML.
	Export(box *sandbox.Sandbox) ([]byte, error)
}

// own says whether a world of its own is asked for.
func (n *NewSandbox) own() bool {
	return n.Fixtures != "" || n.Seed != "" || n.Start != "" || n.Mail != ""
}

// begin is the state of a new world.
func (s *scope) begin(asked *NewSandbox) (*sandbox.Snapshot, error) {
	if asked.Sandbox != "" || asked.Snapshot != "" {
		return nil, rest.InvalidData("A sandbox is either a fork (sandbox, snapshot) or begins a world of its own (fixtures, seed, start, mail).")
	}
	w := World{Fixtures: asked.Fixtures, Seed: asked.Seed, Mail: asked.Mail}
	var err error
	if asked.Start != "" {
		if w.Start, err = parseInstant("start", asked.Start); err != nil {
			return nil, err
		}
	}
	return s.server.options.Worlds.Begin(w)
}

// parseInstant reads an instant in RFC 3339.
func parseInstant(name, text string) (time.Time, error) {
	at, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		return at, rest.InvalidParameter("%s is %q; write an instant in RFC 3339, like \"2030-01-31T12:00:00Z\".", name, rest.Excerpt(text))
	}
	return at, nil
}

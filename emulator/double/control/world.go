package control

import (
	"errors"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/fixtures"
)

// World says how a world begins that is no fork. What is empty is as the
// emulator itself began.
type World struct {
	Fixtures *fixtures.World
	Seed     string
	Start    time.Time
	Mail     MailMode
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
	w := World{Seed: asked.Seed, Mail: asked.Mail}
	var err error
	if asked.Start != "" {
		if w.Start, err = parseInstant("start", asked.Start); err != nil {
			return nil, err
		}
	}
	if asked.Fixtures != "" {
		if w.Fixtures, err = fixtures.Load(fixtures.Text("fixtures", asked.Fixtures)); err != nil {
			return nil, mistaken(err)
		}
	}
	begun, err := s.server.options.Begin(w)
	return begun, mistaken(err)
}

// parseInstant reads an instant in RFC 3339.
func parseInstant(name, text string) (time.Time, error) {
	at, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		return at, rest.InvalidParameter("%s is %q; write an instant in RFC 3339, like \"2030-01-31T12:00:00Z\".", name, short(text))
	}
	return at, nil
}

// mistaken is the 400 for mistakes in fixtures; other errors stay as they are.
func mistaken(err error) error {
	var mistakes *fixtures.Errors
	if !errors.As(err, &mistakes) {
		return err
	}
	failures := make([]string, len(mistakes.List))
	for i, m := range mistakes.List {
		failures[i] = m.Error()
	}
	return rest.Invalid(failures...)
}

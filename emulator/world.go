package emulator

import (
	"cmp"
	"errors"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/double/control"
	"github.com/NamazuStudios/elements-emulator/emulator/double/idp"
	"github.com/NamazuStudios/elements-emulator/emulator/double/tenant"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/outbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/fixtures"
)

// begin makes a sandbox that holds a world at its start, with the emulator's
// settings.
func (e *Emulator) begin(world *fixtures.World) (*sandbox.Sandbox, error) {
	return e.beginWith(world, e.options.Seed, e.options.Start, e.options.Mail)
}

func (e *Emulator) beginWith(world *fixtures.World, seed string, start time.Time, mail bool) (*sandbox.Sandbox, error) {
	box := sandbox.New(e.schema, tenant.Default, sandbox.NewSeed(seed), sandbox.NewClock(start))
	if err := world.Prepare(); err != nil {
		return nil, err
	}
	err := box.Update(func(tx *sandbox.Tx) error {
		if world.Bootstrap() {
			if err := bootstrap(tx); err != nil {
				return err
			}
		}
		if err := outbox.AcceptMail(tx, mail); err != nil {
			return err
		}
		if err := world.Apply(tx, e.options.Settings); err != nil || !e.options.IDP {
			return err
		}
		return idp.Bootstrap(tx)
	})
	return box, err
}

// Replace starts the default sandbox anew with another world, nil for a fresh
// one: what happened before is gone, clock and generators are back at their
// start. Sandboxes that are made from now on begin with it too; those that
// are there go on as they are. A world that breaks a rule is a *fixtures.Errors and changes
// nothing.
func (e *Emulator) Replace(world *fixtures.World) error {
	box, err := e.begin(world)
	if err != nil {
		return err
	}
	e.world.Store(world)
	e.sandboxes.Reseed(box.Snapshot())
	return nil
}

// Export is the world as it is now, as fixtures.
func (e *Emulator) Export() (yaml []byte, err error) { return worlds{e}.Export(e.Sandbox()) }

// worlds reads and writes worlds for the control API.
type worlds struct{ emulator *Emulator }

// Begin returns the state that a world begins with, which may differ from the
// emulator's own.
func (w worlds) Begin(asked control.World) (*sandbox.Snapshot, error) {
	e := w.emulator
	world, start, mail := e.world.Load(), asked.Start, e.options.Mail
	if asked.Fixtures != "" {
		var err error
		if world, err = fixtures.Load(fixtures.Text("fixtures", asked.Fixtures)); err != nil {
			return nil, mistaken(err)
		}
	}
	if start.IsZero() {
		start = e.options.Start
	}
	if asked.Mail != "" {
		mail = asked.Mail == control.MailOutbox
	}
	box, err := e.beginWith(world, cmp.Or(asked.Seed, e.options.Seed), start, mail)
	if err != nil {
		return nil, mistaken(err)
	}
	return box.Snapshot(), nil
}

// Add adds fixtures to a sandbox. Most fixtures refer to nothing that is there;
// only for others all rows are read.
func (w worlds) Add(box *sandbox.Sandbox, yaml string) error {
	source := fixtures.Text("body", yaml)
	world, unfit := fixtures.Load(source)
	if unfit != nil {
		// It takes long and holds nobody up; where something comes in between,
		// applying finds it out.
		unfit = box.View(func(tx *sandbox.Tx) (err error) {
			tx.Detach()
			world, err = fixtures.Extend(tx, source)
			return err
		})
	}
	if unfit != nil {
		return mistaken(unfit)
	}
	if err := world.Prepare(); err != nil {
		return err
	}
	return mistaken(box.Update(func(tx *sandbox.Tx) error { return world.Apply(tx, w.emulator.options.Settings) }))
}

// Export returns a sandbox as fixtures.
func (worlds) Export(box *sandbox.Sandbox) (yaml []byte, err error) {
	err = box.View(func(tx *sandbox.Tx) error {
		tx.Detach()
		yaml, err = fixtures.Export(tx)
		return err
	})
	return yaml, err
}

// mistaken returns the 400 for mistakes in fixtures; other errors stay as they
// are.
func mistaken(err error) error {
	var mistakes *fixtures.Errors
	if !errors.As(err, &mistakes) {
		return err
	}
	failures := make([]string, len(mistakes.List))
	for i, m := range mistakes.List {
		failures[i] = m.Error()
	}
	if rest := mistakes.Rest(); rest != "" {
		failures = append(failures, rest)
	}
	return rest.Invalid(failures...)
}

package emulator

import (
	"cmp"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/double/control"
	"github.com/NamazuStudios/elements-emulator/emulator/double/idp"
	"github.com/NamazuStudios/elements-emulator/emulator/double/tenant"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/outbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/fixtures"
)

// begin makes a sandbox that holds a world at its start, with the emulator's
// settings.
func (e *Emulator) begin(world *fixtures.World) (*sandbox.Sandbox, error) {
	return e.beginWith(world, e.options.Seed, e.options.Start, e.options.Mail)
}

// beginOther is the state that a world begins with which may differ from the
// emulator's own.
func (e *Emulator) beginOther(w control.World) (*sandbox.Snapshot, error) {
	world, start, mail := w.Fixtures, w.Start, e.options.Mail
	if world == nil {
		world = e.world.Load()
	}
	if start.IsZero() {
		start = e.options.Start
	}
	if w.Mail != "" {
		mail = w.Mail == control.MailOutbox
	}
	box, err := e.beginWith(world, cmp.Or(w.Seed, e.options.Seed), start, mail)
	if err != nil {
		return nil, err
	}
	return box.Snapshot(), nil
}

func (e *Emulator) beginWith(world *fixtures.World, seed string, start time.Time, mail bool) (*sandbox.Sandbox, error) {
	box := sandbox.New(e.schema, tenant.Default, sandbox.NewSeed(seed), sandbox.NewClock(start))
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
func (e *Emulator) Export() (yaml []byte, err error) {
	err = e.Sandbox().View(func(tx *sandbox.Tx) error {
		yaml, err = fixtures.Export(tx)
		return err
	})
	return yaml, err
}

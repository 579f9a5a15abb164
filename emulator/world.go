package emulator

import (
	"github.com/NamazuStudios/elements-emulator/emulator/outbox"
	"github.com/NamazuStudios/elements-emulator/emulator/sandbox"
	"github.com/NamazuStudios/elements-emulator/fixtures"
)

// begin makes a sandbox that holds a world at its start.
func (e *Emulator) begin(world *fixtures.World) (*sandbox.Sandbox, error) {
	box := sandbox.New(e.schema, "", sandbox.NewSeed(e.options.Seed), sandbox.NewClock(e.options.Start))
	err := box.Update(func(tx *sandbox.Tx) error {
		if world.Bootstrap() {
			if err := bootstrap(tx); err != nil {
				return err
			}
		}
		if err := outbox.AcceptMail(tx, e.options.Mail); err != nil {
			return err
		}
		return world.Apply(tx, e.options.Settings)
	})
	return box, err
}

// Replace starts the emulator's sandbox anew with another world, nil for a
// fresh one: what happened before is gone, clock and generators are back at
// their start. A world that breaks a rule is a *fixtures.Errors and changes
// nothing.
func (e *Emulator) Replace(world *fixtures.World) error {
	box, err := e.begin(world)
	if err != nil {
		return err
	}
	start := box.Snapshot()
	e.main.Restore(start)
	e.seed.Store(start)
	return nil
}

// Export is the world as it is now, as fixtures.
func (e *Emulator) Export() (yaml []byte, err error) {
	err = e.main.View(func(tx *sandbox.Tx) error {
		yaml, err = fixtures.Export(tx)
		return err
	})
	return yaml, err
}

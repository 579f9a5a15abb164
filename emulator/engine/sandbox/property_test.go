package sandbox_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// world is a sandbox, or a snapshot of one, beside its model.
type world struct {
	box  *sandbox.Sandbox
	snap *sandbox.Snapshot
	model
}

// machine drives several sandboxes at random.
type machine struct {
	worlds, snapshots []*world
}

const mostWorlds = 5

var (
	keys   = rapid.SampledFrom([]string{"a", "b", "c", "d", "e", "f"})
	names  = rapid.SampledFrom([]string{"", "n", "o", "p"})
	codes  = rapid.SampledFrom([]string{"", "c", "d", "e"})
	groups = rapid.SampledFrom([]string{"", "g", "h"})
	owners = rapid.SampledFrom([]string{"", "a", "b", "ann", "bob"})
	people = rapid.SampledFrom([]string{"ann", "bob", "cy"})
	delays = rapid.Int64Range(-3, 30)
)

// due draws a deadline: none, one in the past, one ahead.
func due(t *rapid.T, now int64) int64 {
	if rapid.Bool().Draw(t, "never") {
		return 0
	}
	return now + delays.Draw(t, "delay")
}

// TestAgainstAModel runs random transactions, failing ones, commits, forks,
// snapshots, restores and clock moves on several sandboxes.
func TestAgainstAModel(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := &machine{worlds: []*world{{box: newBox(sandbox.OnDue(accounts, expireAccount)), model: newModel()}}}
		m.snapshot(t)
		t.Repeat(map[string]func(*rapid.T){
			"transaction": m.transaction,
			"advance":     m.advance,
			"aside":       m.advanceAside,
			"snapshot":    m.snapshot,
			"restore":     m.restore,
			"fork":        m.fork,
			"":            m.check,
		})
	})
}

func (m *machine) pick(t *rapid.T) *world { return rapid.SampledFrom(m.worlds).Draw(t, "world") }

func (m *machine) advance(t *rapid.T) {
	w := m.pick(t)
	ms := rapid.Int64Range(0, 20).Draw(t, "ms")
	if _, err := w.box.Advance(time.Duration(ms) * time.Millisecond); err != nil {
		t.Fatal(err)
	}
	w.now += ms
	w.sweep()
}

// advanceAside advances a clock with a sweep aside, while transactions go on.
func (m *machine) advanceAside(t *rapid.T) {
	w := m.pick(t)
	ms := rapid.Int64Range(0, 20).Draw(t, "ms")
	w.sweep()
	w.box.AdvanceAside(ms, func() {
		for range rapid.IntRange(0, 4).Draw(t, "transactions") {
			m.transactionIn(t, w)
		}
	})
	w.now += ms
	w.sweep()
}

func (m *machine) snapshot(t *rapid.T) {
	w := m.pick(t)
	m.snapshots = append(m.snapshots, &world{snap: w.box.Snapshot(), model: w.clone()})
}

func (m *machine) restore(t *rapid.T) {
	w, from := m.pick(t), rapid.SampledFrom(m.snapshots).Draw(t, "snapshot")
	w.box.Restore(from.snap)
	w.model = from.clone()
}

func (m *machine) fork(t *rapid.T) {
	from := rapid.SampledFrom(m.snapshots).Draw(t, "snapshot")
	if len(m.worlds) == mostWorlds {
		m.worlds = m.worlds[1:]
	}
	name := rapid.SampledFrom([]string{"main", "x", "y"}).Draw(t, "name")
	m.worlds = append(m.worlds, &world{box: from.snap.Fork(name), model: from.clone()})
}

// check compares all sandboxes with their models.
func (m *machine) check(t *rapid.T) {
	for i, w := range m.worlds {
		w.sweep()
		err := w.box.View(func(tx *sandbox.Tx) error {
			if diff := w.diff(tx); diff != "" {
				return fmt.Errorf("sandbox %d (-want +got):\n%s", i, diff)
			}
			return errors.Join(things.CheckRoots(tx), accounts.CheckRoots(tx))
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// transaction runs some steps and ends well, with an error or with a panic.
func (m *machine) transaction(t *rapid.T) {
	m.transactionIn(t, m.pick(t))
}

func (m *machine) transactionIn(t *rapid.T, w *world) {
	w.sweep()
	kept := w.clone()
	end := rapid.SampledFrom([]string{"well", "well", "error", "panic"}).Draw(t, "end")
	recoverFailed(func() {
		_ = w.box.Update(func(tx *sandbox.Tx) error {
			for range rapid.IntRange(1, 6).Draw(t, "steps") {
				if w.step(t, tx) {
					kept = w.clone()
				}
			}
			if end == "panic" {
				panic(errFailed)
			}
			if end == "error" {
				return errFailed
			}
			return nil
		})
	})
	if t.Failed() {
		t.FailNow()
	}
	if end != "well" {
		kept.lastID = w.lastID // ids are not drawn again
		w.model = kept
	}
}

func recoverFailed(f func()) {
	defer func() {
		if reason := recover(); reason != nil && reason != any(errFailed) {
			panic(reason)
		}
	}()
	f()
}

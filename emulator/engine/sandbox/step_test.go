package sandbox_test

import (
	"errors"

	"pgregory.net/rapid"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// step writes to a sandbox and its model, and says whether it committed.
func (w *world) step(t *rapid.T, tx *sandbox.Tx) (committed bool) {
	switch rapid.SampledFrom([]string{"put", "put", "insert", "delete", "account", "id", "cascade", "commit"}).Draw(t, "step") {
	case "put":
		w.putThing(t, tx, false)
	case "insert":
		w.putThing(t, tx, true)
	case "delete":
		w.deleteThing(t, tx)
	case "account":
		row := account{ID: people.Draw(t, "id"), Due: due(t, w.now)}
		w.check(t, accounts.Put(tx, &row), "")
		w.accounts[row.ID] = row
		delete(w.due, row.ID)
	case "id":
		w.drawID(t, tx)
	case "cascade":
		owner := owners.Draw(t, "owner")
		sandbox.RemoveOwned(tx, owner)
		if owner != "" {
			w.removeOwned(owner)
		}
	case "commit":
		tx.Commit()
		return true
	}
	return false
}

func (w *world) putThing(t *rapid.T, tx *sandbox.Tx, insert bool) {
	row := thing{
		ID: keys.Draw(t, "id"), Name: names.Draw(t, "name"), Code: codes.Draw(t, "code"),
		Group: groups.Draw(t, "group"), Owner: owners.Draw(t, "owner"), Due: due(t, w.now),
	}
	write, taken := things.Put, w.taken(row)
	if insert {
		write = things.Insert
		if _, ok := w.things[row.ID]; ok {
			taken = "key"
		}
	}
	w.check(t, write(tx, &row), taken)
	if taken == "" {
		w.things[row.ID] = row
	}
}

func (w *world) deleteThing(t *rapid.T, tx *sandbox.Tx) {
	id := keys.Draw(t, "id")
	_, want := w.things[id]
	if got := things.Delete(tx, id); got != want {
		t.Errorf("delete %s: got %t", id, got)
	}
	delete(w.things, id)
}

func (w *world) drawID(t *rapid.T, tx *sandbox.Tx) {
	id := tx.NewID()
	if id <= w.lastID {
		t.Errorf("id %s after %s", id, w.lastID)
	}
	w.lastID = id
}

// check compares an error with the index that is taken.
func (w *world) check(t *rapid.T, err error, taken string) {
	var duplicate *sandbox.DuplicateError
	if errors.As(err, &duplicate) != (taken != "") || taken != "" && duplicate.Index != taken {
		t.Errorf("got error %v, want index %q taken", err, taken)
	}
}

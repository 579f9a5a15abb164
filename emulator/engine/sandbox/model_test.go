package sandbox_test

import (
	"cmp"
	"maps"
	"slices"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// model is what a sandbox should hold, in plain maps.
type model struct {
	now      int64
	things   map[string]thing
	accounts map[string]account
	// due is when an account comes up, where that is not its deadline.
	due    map[string]int64
	lastID string
}

func newModel() model {
	return model{now: after(0), things: map[string]thing{}, accounts: map[string]account{}, due: map[string]int64{}}
}

func (m model) clone() model {
	m.things, m.accounts, m.due = maps.Clone(m.things), maps.Clone(m.accounts), maps.Clone(m.due)
	return m
}

// taken is the index in which another thing has a key of this one, or "".
func (m model) taken(row thing) string {
	for _, field := range []struct {
		index string
		of    func(thing) string
	}{
		{"name", func(r thing) string { return r.Name }},
		{"code", func(r thing) string { return r.Code }},
	} {
		for _, other := range m.things {
			if other.ID != row.ID && field.of(row) != "" && field.of(other) == field.of(row) {
				return field.index
			}
		}
	}
	return ""
}

func (m model) removeOwned(owner string) {
	for id, row := range m.things {
		if _, ok := m.things[id]; ok && row.Owner == owner {
			delete(m.things, id)
			m.removeOwned(id)
		}
	}
}

// event is a row that comes up. At the same instant accounts are first, then
// keys decide.
type event struct {
	at   int64
	kind int // 0: account, 1: thing
	id   string
}

func (m model) events() (all []event) {
	for id, row := range m.things {
		all = append(all, event{row.Due, 1, id})
	}
	for id, row := range m.accounts {
		at, moved := m.due[id]
		if !moved {
			at = row.Due
		}
		all = append(all, event{at, 0, id})
	}
	return slices.DeleteFunc(all, func(e event) bool { return e.at == 0 || e.at > m.now })
}

// sweep removes what is due, in order. An account stays while it owns a thing
// that has a deadline; expireAccount is the rule.
func (m model) sweep() {
	for events := m.events(); len(events) > 0; events = m.events() {
		e := slices.MinFunc(events, func(a, b event) int {
			return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.kind, b.kind), cmp.Compare(a.id, b.id))
		})
		if e.kind == 1 {
			delete(m.things, e.id)
			continue
		}
		if last := m.lastOwned(e.id); last > m.now {
			m.due[e.id] = last
			continue
		}
		delete(m.accounts, e.id)
		delete(m.due, e.id)
		m.removeOwned(e.id)
	}
}

func (m model) lastOwned(owner string) (last int64) {
	for _, row := range m.things {
		if row.Owner == owner {
			last = max(last, row.Due)
		}
	}
	return last
}

// expireAccount is the rule of the model's sweep on a sandbox.
func expireAccount(tx *sandbox.Tx, row *account) int64 {
	last := int64(0)
	for owned := range byOwner.Each(tx, row.ID) {
		if owned.Due > tx.Now() {
			last = max(last, owned.Due)
		}
	}
	if last == 0 {
		sandbox.RemoveOwned(tx, row.ID)
		accounts.Delete(tx, row.ID)
	}
	return last
}

// diff is how a sandbox differs from its model.
func (m model) diff(tx *sandbox.Tx) string {
	byID := slices.SortedFunc(maps.Values(m.things), func(a, b thing) int { return cmp.Compare(a.ID, b.ID) })
	grouped := only(byID, func(r thing) bool { return r.Group != "" })
	slices.SortStableFunc(grouped, func(a, b thing) int { return cmp.Compare(a.Group, b.Group) })
	want := map[string]any{
		"now": m.now, "things": byID, "accounts": slices.Sorted(maps.Keys(m.accounts)),
		"groups": grouped, "group g": only(byID, func(r thing) bool { return r.Group == "g" }),
		"name n": only(byID, func(r thing) bool { return r.Name == "n" }),
		"code c": only(byID, func(r thing) bool { return r.Code == "c" }),
		"tail":   only(byID, func(r thing) bool { return r.ID >= "c" }),
	}
	var accountIDs []string
	for row := range accounts.All(tx) {
		accountIDs = append(accountIDs, row.ID)
	}
	got := map[string]any{
		"now": tx.Now(), "things": values(things.All(tx)), "accounts": accountIDs,
		"groups": values(byGroup.All(tx)), "group g": values(byGroup.Each(tx, "g")),
		"name n": values(byName.Each(tx, "n")), "code c": values(byCode.Each(tx, "c")),
		"tail": values(things.From(tx, "c")),
	}
	return gocmp.Diff(want, got)
}

func only(rows []thing, f func(thing) bool) (kept []thing) {
	for _, row := range rows {
		if f(row) {
			kept = append(kept, row)
		}
	}
	return kept
}

func values(rows func(func(*thing) bool)) (out []thing) {
	for row := range rows {
		out = append(out, *row)
	}
	return out
}

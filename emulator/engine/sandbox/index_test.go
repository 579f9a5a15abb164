package sandbox_test

import (
	"slices"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

func TestIndexReads(t *testing.T) {
	t.Parallel()
	s := newBox()
	put(t, s, thing{ID: "c", Group: "g"}, thing{ID: "a", Group: "h"}, thing{ID: "b", Group: "g"}, thing{ID: "d"})
	view(t, s, func(tx *sandbox.Tx) any {
		if got := keysOf(slices.Collect(byGroup.Each(tx, "g"))); !slices.Equal(got, []string{"b", "c"}) {
			t.Errorf("Each: %q", got)
		}
		if got := slices.Collect(byGroup.Each(tx, "")); got != nil {
			t.Errorf("Each of the empty key: %v", got)
		}
		if got := keysOf(slices.Collect(byGroup.All(tx))); !slices.Equal(got, []string{"b", "c", "a"}) {
			t.Errorf("All: %q", got)
		}
		if n := byGroup.Len(tx); n != 3 {
			t.Errorf("Len: %d", n)
		}
		if row, ok := byGroup.At(tx, 2); !ok || row.ID != "a" {
			t.Errorf("At: %v, %t", row, ok)
		}
		if row, ok := byGroup.At(tx, 3); ok || row != nil {
			t.Errorf("At beyond the end: %v, %t", row, ok)
		}
		if row, ok := byGroup.First(tx, "g"); !ok || row.ID != "b" {
			t.Errorf("First: %v, %t", row, ok)
		}
		if row, ok := byGroup.First(tx, "ga"); ok || row != nil {
			t.Errorf("First of none: %v, %t", row, ok)
		}
		return nil
	})
}

func TestRowsWithoutAUniqueKeyDoNotClash(t *testing.T) {
	t.Parallel()
	s := newBox()
	put(t, s, thing{ID: "a"}, thing{ID: "b"})
	if n := view(t, s, func(tx *sandbox.Tx) int { return byName.Len(tx) }); n != 0 {
		t.Errorf("%d rows without a name are in the index", n)
	}
}

func TestAnIndexIsOfOneTable(t *testing.T) {
	t.Parallel()
	mustPanic(t, func() {
		sandbox.Define("other", func(r *thing) string { return r.ID }, sandbox.With(byName))
	})
}

func TestASchemaIsChecked(t *testing.T) {
	t.Parallel()
	keep := func(*sandbox.Tx, *account) int64 { return 0 }
	stranger := sandbox.Define("stranger", func(r *account) string { return r.ID },
		sandbox.Deadline(func(r *account) int64 { return r.Due }))
	tests := map[string]func(){
		"a table twice": func() { sandbox.NewSchema([]sandbox.AnyTable{things, things}) },
		"OnDue of a table without a deadline": func() {
			newSchema(sandbox.OnDue(parts, func(*sandbox.Tx, *part) int64 { return 0 }))
		},
		"OnDue twice":                         func() { newSchema(sandbox.OnDue(accounts, keep), sandbox.OnDue(accounts, keep)) },
		"OnDue of a table outside the schema": func() { newSchema(sandbox.OnDue(stranger, keep)) },
		"a read of a table outside the schema": func() {
			_ = newBox().View(func(tx *sandbox.Tx) error { stranger.Len(tx); return nil })
		},
	}
	for name, mistake := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			mustPanic(t, mistake)
		})
	}
}

func TestASchemaListsItsTables(t *testing.T) {
	t.Parallel()
	s := newBox()
	put(t, s, thing{ID: "a"})
	view(t, s, func(tx *sandbox.Tx) any {
		got := map[string]int{}
		for _, table := range s.Schema().Tables() {
			got[table.Name()] = table.Len(tx)
		}
		if len(got) != 3 || got["thing"] != 1 || got["account"] != 0 {
			t.Errorf("got %v", got)
		}
		return nil
	})
}

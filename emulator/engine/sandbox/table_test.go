package sandbox_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

func TestTableReads(t *testing.T) {
	t.Parallel()
	s := newBox()
	put(t, s, thing{ID: "b"}, thing{ID: "a"}, thing{ID: "c"})
	view(t, s, func(tx *sandbox.Tx) any {
		if n := things.Len(tx); n != 3 {
			t.Errorf("Len: %d", n)
		}
		if row, ok := things.Get(tx, "b"); !ok || row.ID != "b" {
			t.Errorf("Get: %v, %t", row, ok)
		}
		if row, ok := things.Get(tx, "x"); ok || row != nil {
			t.Errorf("Get of none: %v, %t", row, ok)
		}
		if row, ok := things.At(tx, 2); !ok || row.ID != "c" {
			t.Errorf("At: %v, %t", row, ok)
		}
		if row, ok := things.At(tx, 3); ok || row != nil {
			t.Errorf("At beyond the end: %v, %t", row, ok)
		}
		if got := keysOf(slices.Collect(things.From(tx, "aa"))); !slices.Equal(got, []string{"b", "c"}) {
			t.Errorf("From: %q", got)
		}
		return nil
	})
	wantIDs(t, s, "a", "b", "c")
}

func TestReadingStopsWhenTold(t *testing.T) {
	t.Parallel()
	s := newBox()
	put(t, s, thing{ID: "a", Group: "g"}, thing{ID: "b", Group: "g"})
	view(t, s, func(tx *sandbox.Tx) any {
		read := 0
		for range things.All(tx) {
			read++
			break
		}
		for range byGroup.All(tx) {
			read++
			break
		}
		for range byGroup.Each(tx, "g") {
			read++
			break
		}
		if read != 3 {
			t.Errorf("read %d rows of 3", read)
		}
		return nil
	})
}

func TestInsertRefusesATakenKey(t *testing.T) {
	t.Parallel()
	s := newBox()
	put(t, s, thing{ID: "a", Name: "one", Code: "1"})
	tests := map[string]struct {
		row  thing
		want sandbox.DuplicateError
		text string
	}{
		"key":           {thing{ID: "a"}, sandbox.DuplicateError{Table: "thing", Index: "key", Key: "a"}, `thing with key "a" exists`},
		"first unique":  {thing{ID: "b", Name: "one"}, sandbox.DuplicateError{Table: "thing", Index: "name", Key: "one"}, `thing with name "one" exists`},
		"second unique": {thing{ID: "b", Name: "two", Code: "1"}, sandbox.DuplicateError{Table: "thing", Index: "code", Key: "1"}, `thing with code "1" exists`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := s.Update(func(tx *sandbox.Tx) error { return things.Insert(tx, &test.row) })
			var taken *sandbox.DuplicateError
			if !errors.As(err, &taken) || *taken != test.want || err.Error() != test.text {
				t.Fatalf("got %v", err)
			}
		})
	}
}

func TestARefusedWriteChangesNothing(t *testing.T) {
	t.Parallel()
	s := newBox()
	put(t, s, thing{ID: "a", Name: "one"}, thing{ID: "b", Name: "two", Code: "2"})
	update(t, s, func(tx *sandbox.Tx) {
		if err := things.Put(tx, &thing{ID: "b", Name: "one", Code: "3"}); err == nil {
			t.Error("a taken name was put")
		}
	})
	row := view(t, s, func(tx *sandbox.Tx) *thing {
		row, _ := byCode.First(tx, "2")
		return row
	})
	if row == nil || row.Name != "two" {
		t.Errorf("got %v", row)
	}
}

func TestPutReplaces(t *testing.T) {
	t.Parallel()
	s := newBox()
	put(t, s, thing{ID: "a", Name: "one", Group: "g"})
	put(t, s, thing{ID: "a", Name: "one", Group: "h", Code: "1"})
	put(t, s, thing{ID: "b", Name: "two", Group: "h"})
	view(t, s, func(tx *sandbox.Tx) any {
		if row, _ := things.Get(tx, "a"); row.Code != "1" {
			t.Errorf("Get: %v", row)
		}
		if row, _ := byName.First(tx, "one"); row == nil || row.Code != "1" {
			t.Errorf("First: %v", row)
		}
		if _, ok := byGroup.First(tx, "g"); ok {
			t.Error("the row is still found by its old group")
		}
		return nil
	})
}

func TestAFreedKeyCanBeTaken(t *testing.T) {
	t.Parallel()
	s := newBox()
	put(t, s, thing{ID: "a", Name: "one"})
	put(t, s, thing{ID: "a", Name: "two"}, thing{ID: "b", Name: "one"})
	update(t, s, func(tx *sandbox.Tx) { things.Delete(tx, "a") })
	put(t, s, thing{ID: "c", Name: "two"})
	wantIDs(t, s, "b", "c")
}

func TestDelete(t *testing.T) {
	t.Parallel()
	s := newBox()
	put(t, s, thing{ID: "a", Name: "one", Group: "g", Due: after(5)}, thing{ID: "b"})
	update(t, s, func(tx *sandbox.Tx) {
		if !things.Delete(tx, "a") {
			t.Error("the row was not there")
		}
		if things.Delete(tx, "a") {
			t.Error("the row was there twice")
		}
	})
	wantIDs(t, s, "b")
}

func TestAnEmptyKeyPanics(t *testing.T) {
	t.Parallel()
	s := newBox()
	mustPanic(t, func() { put(t, s, thing{Name: "one"}) })
	wantIDs(t, s)
}

package largeobject_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// start is the instant of all tests.
var start = time.UnixMilli(1_700_000_000_000)

// update runs f on a fresh sandbox.
func update(t *testing.T, f func(tx *sandbox.Tx)) {
	t.Helper()
	schema := sandbox.NewSchema(largeobject.Tables())
	box := sandbox.New(schema, "", sandbox.NewSeed("largeobject"), sandbox.NewClock(start).Freeze(start))
	if err := box.Update(func(tx *sandbox.Tx) error { f(tx); return nil }); err != nil {
		t.Fatal(err)
	}
}

func create(t *testing.T, tx *sandbox.Tx, c largeobject.Creation) *largeobject.Row {
	t.Helper()
	row, err := largeobject.Create(tx, c)
	if err != nil {
		t.Fatal(err)
	}
	return row
}

func jsonOf(t *testing.T, v any) string {
	t.Helper()
	data, err := wire.Encode(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// large_object.6
func TestNewObjectIsEmpty(t *testing.T) {
	t.Parallel()
	update(t, func(tx *sandbox.Tx) {
		row := create(t, tx, largeobject.Creation{ID: "0a", Path: "/x.bin"})
		want := `{"id":"0a","url":"http://h/cdn/object/0a","mimeType":null,"state":"EMPTY","lastModified":null}`
		if got := jsonOf(t, row.Reference("http://h")); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	})
}

// profile.34
func TestReferenceWithoutBaseHasNoURL(t *testing.T) {
	t.Parallel()
	update(t, func(tx *sandbox.Tx) {
		if got := create(t, tx, largeobject.Creation{}).Reference("").URL; got != nil {
			t.Errorf("got %s", *got)
		}
	})
}

// large_object.10
func TestUpdateKeepsWhatIsNotGiven(t *testing.T) {
	t.Parallel()
	update(t, func(tx *sandbox.Tx) {
		row := create(t, tx, largeobject.Creation{Path: "/x.bin", Owner: "p1"})
		png := "image/png"
		everybody := largeobject.Permissions{Read: largeobject.Subjects{Wildcard: true}}
		changed, err := largeobject.Update(tx, row, &png, everybody)
		if err != nil {
			t.Fatal(err)
		}
		want := *row
		want.MimeType, want.Access, want.LastModified = &png, everybody, start.UnixMilli()
		if diff := cmp.Diff(&want, changed); diff != "" {
			t.Error(diff)
		}
		if row.MimeType != nil {
			t.Error("the row was changed in place")
		}
	})
}

func TestObjectGoesWithItsOwner(t *testing.T) {
	t.Parallel()
	update(t, func(tx *sandbox.Tx) {
		create(t, tx, largeobject.Creation{Owner: "p1"})
		kept := create(t, tx, largeobject.Creation{Owner: "p2"})
		alone := create(t, tx, largeobject.Creation{})
		sandbox.RemoveOwned(tx, "p1")
		for _, row := range []*largeobject.Row{kept, alone} {
			if _, ok := largeobject.Objects.Get(tx, row.ID); !ok {
				t.Errorf("object of %q is gone", row.Owner)
			}
		}
		if n := largeobject.Objects.Len(tx); n != 2 {
			t.Errorf("%d objects are left, want 2", n)
		}
	})
}

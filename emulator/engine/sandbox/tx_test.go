package sandbox_test

import (
	"errors"
	"runtime"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// mess writes in every way.
func mess(t testing.TB, tx *sandbox.Tx) {
	t.Helper()
	err := errors.Join(
		things.Put(tx, &thing{ID: "a", Name: "three", Group: "h", Due: after(9)}),
		things.Insert(tx, &thing{ID: "c", Name: "one", Due: after(3)}),
		things.Put(tx, &thing{ID: "c", Code: "1"}),
		things.Insert(tx, &thing{ID: "d", Due: after(1)}),
	)
	if err != nil || !things.Delete(tx, "b") || !things.Delete(tx, "c") {
		t.Fatal("the mess failed", err)
	}
}

func TestAFailedTransactionLeavesNothing(t *testing.T) {
	t.Parallel()
	ends := map[string]func(s *sandbox.Sandbox, f func(tx *sandbox.Tx)){
		"error": func(s *sandbox.Sandbox, f func(tx *sandbox.Tx)) {
			err := s.Update(func(tx *sandbox.Tx) error { f(tx); return errFailed })
			if !errors.Is(err, errFailed) {
				t.Errorf("got %v", err)
			}
		},
		"panic": func(s *sandbox.Sandbox, f func(tx *sandbox.Tx)) {
			mustPanic(t, func() { _ = s.Update(func(tx *sandbox.Tx) error { f(tx); panic(errFailed) }) })
		},
		"goroutine that exits": func(s *sandbox.Sandbox, f func(tx *sandbox.Tx)) {
			done := make(chan struct{})
			go func() {
				defer close(done)
				_ = s.Update(func(tx *sandbox.Tx) error { f(tx); runtime.Goexit(); return nil })
			}()
			<-done
		},
	}
	for name, end := range ends {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newBox()
			put(t, s, thing{ID: "a", Name: "one", Group: "g", Due: after(5)}, thing{ID: "b", Name: "two", Due: after(7)})
			end(s, func(tx *sandbox.Tx) { mess(t, tx) })
			wantIDs(t, s, "a", "b")
			view(t, s, func(tx *sandbox.Tx) any {
				if row, _ := byName.First(tx, "one"); row == nil || row.ID != "a" || row.Group != "g" {
					t.Errorf("name: %v", row)
				}
				if byName.Len(tx) != 2 || byGroup.Len(tx) != 1 || byCode.Len(tx) != 0 {
					t.Error("an index kept something")
				}
				if a, b := things.QueuedAt(tx, "a"), things.QueuedAt(tx, "b"); a != after(5) || b != after(7) {
					t.Errorf("queued at %d and %d", a, b)
				}
				return nil
			})
		})
	}
}

func TestCommitKeepsWhatWasWrittenSoFar(t *testing.T) {
	t.Parallel()
	s := newBox()
	err := s.Update(func(tx *sandbox.Tx) error {
		_ = things.Insert(tx, &thing{ID: "a"})
		tx.Commit()
		_ = things.Insert(tx, &thing{ID: "b"})
		things.Delete(tx, "a")
		return errFailed
	})
	if !errors.Is(err, errFailed) {
		t.Fatal(err)
	}
	wantIDs(t, s, "a")
}

// A panic of a declaration's function must not leave a row that only some of
// the indexes know.
func TestAPanicInADeclarationLeavesNothing(t *testing.T) {
	t.Parallel()
	fragile := func(r *thing) string {
		if r.Name == "bad" {
			panic(r.Name)
		}
		return r.Name
	}
	first := sandbox.Many("group", func(r *thing) string { return r.Group })
	second := sandbox.Many("fragile", fragile)
	declarations := map[string]sandbox.Part[thing]{
		"index":    sandbox.With(first, second),
		"deadline": sandbox.Deadline(func(r *thing) int64 { return int64(len(fragile(r))) }),
	}
	for name, p := range declarations {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			table := sandbox.Define("fragile", func(r *thing) string { return r.ID }, p)
			s := sandbox.New(sandbox.NewSchema([]sandbox.AnyTable{table}), "", sandbox.NewSeed("test"), sandbox.NewClock(start))
			mustPanic(t, func() {
				_ = s.Update(func(tx *sandbox.Tx) error { return table.Put(tx, &thing{ID: "a", Name: "bad", Group: "g"}) })
			})
			err := s.View(func(tx *sandbox.Tx) error {
				if table.Len(tx) != 0 || name == "index" && first.Len(tx) != 0 {
					t.Error("something was written")
				}
				return table.CheckRoots(tx)
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
}

func TestAReadOnlyTransactionNeitherWritesNorDraws(t *testing.T) {
	t.Parallel()
	s := newBox()
	put(t, s, thing{ID: "a"})
	tests := map[string]func(tx *sandbox.Tx){
		"insert": func(tx *sandbox.Tx) { _ = things.Insert(tx, &thing{ID: "b"}) },
		"put":    func(tx *sandbox.Tx) { _ = things.Put(tx, &thing{ID: "a"}) },
		"delete": func(tx *sandbox.Tx) { things.Delete(tx, "a") },
		"id":     func(tx *sandbox.Tx) { tx.NewID() },
		"bytes":  func(tx *sandbox.Tx) { tx.RandomBytes(1) },
	}
	for name, f := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			mustPanic(t, func() { _ = s.View(func(tx *sandbox.Tx) error { f(tx); return nil }) })
		})
	}
}

func TestViewReturnsTheError(t *testing.T) {
	t.Parallel()
	if err := newBox().View(func(*sandbox.Tx) error { return errFailed }); !errors.Is(err, errFailed) {
		t.Errorf("got %v", err)
	}
}

func TestATransactionKnowsItsSandbox(t *testing.T) {
	t.Parallel()
	s := newBox()
	update(t, s, func(tx *sandbox.Tx) {
		if tx.Sandbox() != s || tx.Now() != after(0) {
			t.Errorf("%p at %d", tx.Sandbox(), tx.Now())
		}
	})
}

package savedata_test

import (
	"errors"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"unsafe"

	"github.com/NamazuStudios/elements-emulator/emulator/content/savedata"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

func newBox() *sandbox.Sandbox {
	return sandbox.New(sandbox.NewSchema(savedata.Tables()), "", sandbox.NewSeed("savedata"), sandbox.NewClock(time.UnixMilli(1)))
}

// The contents of a sandbox are bounded together. A write that does not fit
// loses nothing; one that makes room fits.
func TestContentsAreBounded(t *testing.T) {
	t.Parallel()
	const limit = 10
	err := newBox().Update(func(tx *sandbox.Tx) error {
		write := func(slot int, contents string) error {
			_, _, err := savedata.Save(tx, savedata.Row{Slot: slot, UserID: annID}, contents, limit)
			return err
		}
		if err := errors.Join(write(0, "12345"), write(1, "12345"), write(0, "54321")); err != nil {
			return err
		}
		var full *rest.Error
		if err := write(0, "123456"); !errors.As(err, &full) || full.Status != http.StatusInsufficientStorage {
			t.Errorf("past the bound: got %v", err)
		}
		if row, err := savedata.InSlot(tx, annID, 0); err != nil || row.Contents != "54321" {
			t.Errorf("got %+v, %v", row, err)
		}
		return errors.Join(write(0, ""), write(2, "12345"))
	})
	if err != nil {
		t.Error(err)
	}
}

// A body past the bound of all bodies is refused before it is read.
func TestBodyPastTheBound(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	save(t, api, ann, `{"userId":"`+annID+`","contents":"kept"}`)
	huge := strings.Repeat("x", int(rest.DefaultSettings().MaxBody))
	got := api.Call(ann, http.MethodPost, "/save_data", `{"userId":"`+annID+`","contents":"`+huge+`"}`)
	if got.Status != http.StatusRequestEntityTooLarge {
		t.Errorf("got %d %.200s", got.Status, got.Body)
	}
	var kept savedata.Document
	api.Get(ann, "/save_data/user/"+annID+"/0", &kept)
	if kept.Contents != "kept" {
		t.Errorf("got %+v", kept)
	}
}

// However many forks hold contents, these are kept once.
func TestForksShareContents(t *testing.T) {
	t.Parallel()
	box := newBox()
	contents := strings.Repeat("x", 1<<20)
	_ = box.Update(func(tx *sandbox.Tx) error {
		_, _, err := savedata.Save(tx, savedata.Row{UserID: annID}, contents, 1<<30)
		return err
	})
	snapshot := box.Snapshot()
	for range 10 {
		_ = snapshot.Fork("fork").Update(func(tx *sandbox.Tx) error {
			if _, _, err := savedata.Save(tx, savedata.Row{UserID: benID}, "other", 1<<30); err != nil {
				t.Error(err)
			}
			row, err := savedata.InSlot(tx, annID, 0)
			if err != nil || unsafe.StringData(row.Contents) != unsafe.StringData(contents) {
				t.Errorf("the contents were copied: %v", err)
			}
			return nil
		})
	}
}

// save_data.16, save_data.17: of two clients that write one slot at once, from
// the version that both have seen, one wins and the other learns of it; no
// write that was answered 200 is lost.
func TestTwoClientsWriteOneSlot(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	made := save(t, api, ann, `{"userId":"`+annID+`","contents":"0"}`)
	path := "/save_data/" + made.ID
	for round := range 50 {
		var seen savedata.Document
		api.Get(ann, path, &seen)
		var won atomic.Pointer[string]
		var wins, conflicts atomic.Int32
		var both sync.WaitGroup
		for _, client := range []string{"a", "b"} {
			both.Go(func() {
				contents := client + strings.Repeat(".", round)
				got := api.Call(ann, http.MethodPut, path, `{"version":"`+seen.Version+`","contents":"`+contents+`"}`)
				switch {
				case got.Status == http.StatusOK:
					wins.Add(1)
					won.Store(&contents)
				case got.Code() == "CONFLICT":
					conflicts.Add(1)
				default:
					t.Errorf("got %d %s", got.Status, got.Body)
				}
			})
		}
		both.Wait()
		api.Get(ann, path, &seen)
		if wins.Load() != 1 || conflicts.Load() != 1 || seen.Contents != *won.Load() {
			t.Fatalf("round %d: %d won, %d conflicts, kept %q", round, wins.Load(), conflicts.Load(), seen.Contents)
		}
	}
}

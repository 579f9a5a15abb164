package item_test

import (
	"net/http"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/ledger"
)

// item.25, ledger.13, ledger.14
func TestCatalogueWritesToTheLedger(t *testing.T) {
	t.Parallel()
	api, id := newAPI(t)
	made(t, api.Call(super, http.MethodPut, "/item/sword", `{`+sword+`}`))
	api.Call(super, http.MethodDelete, "/item/sword", "").Check(t, http.StatusNoContent, "", "")
	want := []ledger.Event{ledger.ItemDeleted, ledger.ItemUpdated, ledger.ItemCreated}
	api.Update(func(tx *sandbox.Tx) error {
		if n := ledger.Entries.Len(tx); n != len(want) {
			t.Fatalf("%d entries", n)
		}
		for i, event := range want {
			got, _ := ledger.Entries.At(tx, i)
			if *got != (ledger.Row{Key: got.Key, ID: got.ID, ItemID: id, UserID: "root", ActorID: "root", Event: event, Timestamp: tx.Now()}) {
				t.Errorf("got %+v", got)
			}
		}
		return nil
	})
}

package inventory_test

import (
	"fmt"
	"net/http"
	"slices"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/inventory"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/ledger"
)

// entriesOf are the stored entries about a user, the newest first.
func entriesOf(tx *sandbox.Tx, userID string) []*ledger.Row {
	return slices.DeleteFunc(slices.Collect(ledger.Entries.All(tx)), func(r *ledger.Row) bool { return r.UserID != userID })
}

// ledger.7, ledger.9, ledger.10, ledger.14, inventory.26
func TestWhatTheLedgerSays(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	id := made(t, api, annID, "coin", 5, 0).ID
	shown(t, api.Call(super, http.MethodPut, "/inventory/simple/"+id, `{"quantity":7}`))
	api.Call(super, http.MethodDelete, "/inventory/advanced/"+id, "").Check(t, http.StatusNoContent, "", "")
	var got []string
	for _, e := range entries(api, annID) {
		if *e.InventoryItemID != id || *e.ActorID != rootID || *e.ItemCategory != ledger.Fungible || e.ItemID != coinID {
			t.Errorf("got %+v", e)
		}
		got = append(got, fmt.Sprint(e.EventType, " ", number(e.QuantityBefore), " ", number(e.QuantityAfter)))
	}
	if want := []string{"DELETED - -", "QUANTITY_SET - 7", "CREATED 0 5"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func number(n *int) string {
	if n == nil {
		return "-"
	}
	return fmt.Sprint(*n)
}

// Whatever is done to a stack, the newest entry of the ledger that has a
// quantity says what the stack holds (ledger.7 to .10).
func TestInventoryAndLedgerAgree(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		api := newAPI(t)
		id := annID + coinID + "00000000"
		shown(t, api.Call(super, http.MethodPatch, "/inventory/simple/"+id, `{"userId":"","quantityDelta":1}`))
		for range rapid.IntRange(1, 20).Draw(rt, "calls") {
			n := rapid.Int32().Draw(rt, "number")
			switch rapid.SampledFrom([]string{http.MethodPatch, http.MethodPut, http.MethodDelete}).Draw(rt, "method") {
			case http.MethodPatch:
				api.Call(super, http.MethodPatch, "/inventory/advanced/"+id, fmt.Sprintf(`{"userId":"","quantityDelta":%d}`, n))
			case http.MethodPut:
				if n > 0 {
					shown(t, api.Call(super, http.MethodPut, "/inventory/simple/"+id, fmt.Sprintf(`{"quantity":%d}`, n)))
				}
			case http.MethodDelete:
				api.Call(super, http.MethodDelete, "/inventory/simple/"+id, "").Check(t, http.StatusNoContent, "", "")
				shown(t, api.Call(super, http.MethodPatch, "/inventory/simple/"+id, `{"userId":"","quantityDelta":1}`))
			}
			stack := shown(t, api.Call(ann, http.MethodGet, "/inventory/simple/"+id, ""))
			if newest := entries(api, annID)[0]; newest.QuantityAfter == nil || *newest.QuantityAfter != stack.Quantity {
				rt.Fatalf("the stack holds %d, the ledger says %s", stack.Quantity, number(newest.QuantityAfter))
			}
		}
	})
}

// inventory.25: changes at one time lose nothing.
func TestManyClientsAdjustOneStack(t *testing.T) {
	t.Parallel()
	const clients, times = 64, 20
	api := newAPI(t)
	id := annID + coinID + "00000000"
	var all sync.WaitGroup
	for range clients {
		all.Go(func() {
			for range times {
				api.Call(super, http.MethodPatch, "/inventory/simple/"+id, `{"userId":"","quantityDelta":1}`).Check(t, http.StatusOK, "", "")
			}
		})
	}
	all.Wait()
	if got := shown(t, api.Call(ann, http.MethodGet, "/inventory/simple/"+id, "")); got.Quantity != clients*times {
		t.Errorf("the stack holds %d, not %d", got.Quantity, clients*times)
	}
	if got := entries(api, annID); len(got) != clients*times {
		t.Errorf("the ledger has %d entries", len(got))
	}
	api.Update(func(tx *sandbox.Tx) error {
		if n := inventory.Stacks.Len(tx); n != 1 {
			t.Errorf("%d stacks", n)
		}
		return nil
	})
}

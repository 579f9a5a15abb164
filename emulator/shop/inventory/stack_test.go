package inventory_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/inventory"
)

// inventory.1, inventory.27
func TestIDs(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	for priority, slot := range map[int]string{0: "00000000", 1: "01000000", 127: "7f000000", 1 << 24: "00000001", 2147483647: "ffffff7f"} {
		if got := made(t, api, annID, "coin", 1, priority); got.ID != annID+coinID+slot || got.Priority != priority {
			t.Errorf("%d: got %+v", priority, got)
		}
	}
	for slot, found := range map[string]bool{"01000000": true, "7f000000": true, "00000001": true, "ffffff7f": false} {
		got := api.Call(ann, http.MethodGet, "/inventory/simple/"+strings.ToUpper(annID+coinID+slot), "")
		if found {
			got.Check(t, http.StatusOK, "", "")
		} else {
			got.Check(t, http.StatusNotFound, "NOT_FOUND", "inventory.27")
		}
	}
}

// inventory.27: what such an id makes has another one.
func TestAdjustingAnIDWithAHighByte(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	got := shown(t, api.Call(super, http.MethodPatch, "/inventory/simple/"+annID+coinID+"80000000", `{"userId":"","quantityDelta":2}`))
	if got.Priority != -128 || got.ID != annID+coinID+"80ffffff" {
		t.Fatalf("got %+v", got)
	}
	if again := shown(t, api.Call(ann, http.MethodGet, "/inventory/simple/"+got.ID, "")); again.Quantity != 2 {
		t.Errorf("got %+v", again)
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	coins := annID + coinID + "00000000"
	missing := benID + coinID + "00000000"
	for _, c := range []struct {
		name, method, path, body string
		status                   int
		code, defect             string
	}{
		{"taken", http.MethodPost, "simple", `{"userId":"` + annID + `","itemId":"coin","quantity":1}`, 409, "DUPLICATE", ""}, // inventory.4
		{"taken by id", http.MethodPost, "advanced", `{"userId":"` + annID + `","itemId":"` + coinID + `"}`, 409, "DUPLICATE", ""},
		{"unknown user", http.MethodPost, "simple", `{"userId":"zzz","itemId":"coin","quantity":1}`, 404, "NOT_FOUND", ""},                          // inventory.5
		{"unknown item", http.MethodPost, "simple", `{"userId":"` + annID + `","itemId":"zzz","quantity":1}`, 404, "NOT_FOUND", ""},                 // inventory.5
		{"blank item", http.MethodPost, "simple", `{"userId":"` + annID + `","itemId":" ","quantity":1}`, 404, "NOT_FOUND", ""},                     // inventory.5
		{"distinct item", http.MethodPost, "simple", `{"userId":"` + annID + `","itemId":"crown","quantity":1}`, 400, "INVALID_DATA", ""},           // inventory.6
		{"no category", http.MethodPost, "simple", `{"userId":"` + annID + `","itemId":"gem","quantity":1}`, 200, "", ""},                           // inventory.6
		{"simple 0", http.MethodPost, "simple", `{"userId":"` + annID + `","itemId":"gem","quantity":0}`, 400, "INVALID_DATA", ""},                  // inventory.8
		{"advanced 0", http.MethodPost, "advanced", `{"userId":"` + annID + `","itemId":"gem"}`, 200, "", ""},                                       // inventory.8
		{"negative slot", http.MethodPost, "advanced", `{"userId":"` + annID + `","itemId":"gem","priority":-1}`, 400, "INVALID_DATA", ""},          // inventory.8
		{"the largest", http.MethodPost, "simple", `{"userId":"` + annID + `","itemId":"gem","quantity":2147483647}`, 200, "", ""},                  // 32 bits
		{"beyond 32 bits", http.MethodPost, "simple", `{"userId":"` + annID + `","itemId":"gem","quantity":2147483648}`, 400, "", ""},               // 32 bits
		{"beyond 64 bits", http.MethodPost, "simple", `{"userId":"` + annID + `","itemId":"gem","quantity":9223372036854775808}`, 400, "", ""},      // 64 bits
		{"put 0", http.MethodPut, "advanced/" + coins, `{"quantity":0}`, 400, "INVALID_DATA", ""},                                                   // inventory.8
		{"patch without user", http.MethodPatch, "simple/" + coins, `{"quantityDelta":1}`, 400, "INVALID_DATA", ""},                                 // inventory.14
		{"patch malformed", http.MethodPatch, "simple/" + coins[1:], `{"userId":"","quantityDelta":1}`, 404, "NOT_FOUND", ""},                       // inventory.2
		{"put malformed", http.MethodPut, "simple/zzz", `{"quantity":1}`, 404, "NOT_FOUND", ""},                                                     // inventory.2
		{"get malformed", http.MethodGet, "advanced/" + coins[:54] + "zz", ``, 404, "NOT_FOUND", ""},                                                // inventory.2
		{"delete malformed", http.MethodDelete, "simple/" + coins + "00", ``, 404, "NOT_FOUND", ""},                                                 // inventory.2
		{"delete missing", http.MethodDelete, "simple/" + missing, ``, 404, "NOT_FOUND", ""},                                                        // inventory.15
		{"patch unknown item", http.MethodPatch, "simple/" + annID + benID + "00000000", `{"userId":"","quantityDelta":1}`, 404, "NOT_FOUND", ""},   // inventory.12
		{"patch unknown user", http.MethodPatch, "simple/" + coinID + coinID + "00000000", `{"userId":"","quantityDelta":1}`, 404, "NOT_FOUND", ""}, // inventory.12
		{"no body", http.MethodPost, "simple", ``, 400, "INVALID_DATA", ""},                                                                         // econ.12
		{"negative count", http.MethodGet, "advanced?count=-1", ``, 400, "INVALID_PARAMETER", ""},                                                   // inventory.24
		{"list of an unknown user", http.MethodGet, "advanced?userId=zzz", ``, 404, "NOT_FOUND", ""},                                                // inventory.21
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api := newAPI(t)
			made(t, api, annID, "coin", 5, 0)
			api.Call(super, c.method, "/inventory/"+c.path, c.body).Check(t, c.status, c.code, c.defect)
		})
	}
}

// inventory.11, inventory.12, inventory.13, inventory.29, ledger.8
func TestAdjust(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name                         string
		before, delta, after, claims int
		defect                       string
	}{
		{"up", 5, 3, 8, 5, ""},
		{"down", 5, -5, 0, 5, ""},
		{"below 0", 5, -10, 0, 10, ""},
		{"the largest", 5, 2147483642, 2147483647, 5, ""},
		{"beyond 32 bits", 5, 2147483643, 0, -2147483643, "inventory.29"},
		{"the smallest", 0, -2147483648, 0, -2147483648, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api := newAPI(t)
			id := made(t, api, annID, "coin", c.before, 0).ID
			got := api.Call(super, http.MethodPatch, "/inventory/simple/"+id, fmt.Sprintf(`{"userId":"x","quantityDelta":%d}`, c.delta))
			if got.Check(t, http.StatusOK, "", c.defect); shown(t, got).Quantity != c.after {
				t.Errorf("got %s", got.Body)
			}
			if e := entries(api, annID)[0]; *e.QuantityAfter != c.after || *e.QuantityBefore != c.claims {
				t.Errorf("the ledger says from %d to %d", *e.QuantityBefore, *e.QuantityAfter)
			}
		})
	}
}

// inventory.12, inventory.13
func TestAdjustMakesAStack(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	got := shown(t, api.Call(super, http.MethodPatch, "/inventory/advanced/"+annID+crownID+"02000000", `{"userId":"x","quantityDelta":-4}`))
	if got.Quantity != 0 || got.Priority != 2 || *got.User.ID != annID || got.Item.ID != crownID {
		t.Errorf("got %+v", got)
	}
}

// inventory.10: what a PUT to a missing stack leaves behind fails in every
// write.
func TestStackWithoutAnOwner(t *testing.T) {
	t.Parallel()
	id := "/inventory/simple/" + annID + coinID + "00000000"
	api := newAPI(t)
	api.Call(super, http.MethodPut, id, `{"quantity":3}`).Check(t, http.StatusInternalServerError, "UNKNOWN", "inventory.10")
	if got := shown(t, api.Call(ann, http.MethodGet, id, "")); got.User != nil || got.Item != nil || got.Quantity != 3 {
		t.Errorf("got %+v", got)
	}
	var page rest.Page[inventory.Item]
	if api.Get(ann, "/inventory/simple", &page); page.Total != 0 {
		t.Errorf("it is in a list")
	}
	if api.Get(ann, "/inventory/simple?search=quantity%3D3", &page); page.Total != 0 {
		t.Errorf("it is found")
	}
	api.Call(super, http.MethodPatch, id, `{"userId":"","quantityDelta":1}`).Check(t, http.StatusInternalServerError, "UNKNOWN", "inventory.10")
	if got := shown(t, api.Call(ann, http.MethodGet, id, "")); got.Quantity != 4 {
		t.Errorf("got %+v", got)
	}
	api.Call(super, http.MethodDelete, id, "").Check(t, http.StatusInternalServerError, "UNKNOWN", "inventory.10")
	api.Call(ann, http.MethodGet, id, "").Check(t, http.StatusNotFound, "NOT_FOUND", "")
	if got := entries(api, annID); len(got) != 0 {
		t.Errorf("the ledger says %+v", got)
	}
}

// inventory.17 to inventory.23, inventory.28
func TestLists(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	made(t, api, annID, "gem", 1, 0)
	made(t, api, annID, "coin", 9, 1)
	made(t, api, annID, "coin", 2, 0)
	made(t, api, annID, "coin", 3, 256)
	made(t, api, benID, "coin", 4, 0)
	made(t, api, rootID, "coin", 7, 0)
	for _, c := range []struct {
		by          rest.Caller
		query, want string
	}{
		{ann, "simple", "2 9 3 1"},
		{ann, "simple?userId=" + annID, "2 9 3 1"},
		{ann, "simple?userId=%20", "2 9 3 1"},
		{ann, "advanced?offset=1&count=2", "9 3"},
		{super, "advanced", "7"}, // inventory.20
		{super, "advanced?userId=" + annID, "2 9 3 1"},
		{super, "simple?userId=" + annID, "1"},
		{rest.Caller{Level: rest.User, UserID: benID}, "advanced?userId=" + annID, "1"},
		{ann, "simple?userId=" + strings.ToUpper(annID), "1"}, // the server compares texts
		{ann, "simple?search=quantity%3E2", "9 3"},
		{ann, "advanced?search=quantity%3E2%20", "9 3"},
		{ann, "simple?search=.name.item:gem", "1"},
		{ann, "simple?search=%28%28%28", "2 9 3 1"},                       // inventory.22
		{super, "advanced?userId=" + annID + "&search=quantity%3D9", "9"}, // inventory.19
		{super, "simple?userId=" + annID + "&search=quantity%3D9", "1"},   // inventory.18
		{ann, "simple?search=.ref.user:" + benID, "4"},                    // query.47
	} {
		var page rest.Page[inventory.Item]
		api.Get(c.by, "/inventory/"+c.query, &page)
		var quantities []string
		for _, i := range page.Objects {
			quantities = append(quantities, fmt.Sprint(i.Quantity))
		}
		if got := strings.Join(quantities, " "); got != c.want {
			t.Errorf("%s as %s: got %q, want %q", c.query, c.by.Level, got, c.want)
		}
	}
}

// What belongs to a user that is removed goes with it.
func TestStacksOfARemovedUser(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	made(t, api, annID, "coin", 1, 0)
	made(t, api, benID, "coin", 1, 0)
	api.Update(func(tx *sandbox.Tx) error {
		sandbox.RemoveOwned(tx, annID)
		if stacks, entries := inventory.Stacks.Len(tx), len(entriesOf(tx, annID)); stacks != 1 || entries != 0 {
			t.Errorf("left: %d stacks, %d entries", stacks, entries)
		}
		return nil
	})
}

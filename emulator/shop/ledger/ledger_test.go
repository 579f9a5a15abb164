package ledger_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/ledger"
)

var super = rest.Caller{Level: rest.Superuser, UserID: "root"}

// newAPI is an API with four entries, three of them about ann.
func newAPI(t *testing.T) *apitest.API {
	t.Helper()
	api := apitest.New(t, ledger.Routes(), ledger.Tables())
	api.Update(func(tx *sandbox.Tx) error {
		for _, row := range []ledger.Row{
			{ID: "1", Timestamp: 0, UserID: "ann", InventoryItemID: "a", Event: ledger.Created},
			{ID: "2", Timestamp: -1, UserID: "ann", InventoryItemID: "a", Event: ledger.Deleted},
			{ID: "3", Timestamp: 5, UserID: "ann", Event: ledger.ItemCreated},
			{ID: "4", Timestamp: 5, UserID: "ben", InventoryItemID: "a", Event: ledger.Created},
		} {
			if err := ledger.Insert(tx, row); err != nil {
				return err
			}
		}
		return nil
	})
	return api
}

// ledger.2, ledger.4, ledger.5, ledger.6, ledger.13
func TestList(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	for query, want := range map[string]string{
		"userId=ann":                            "3 1 2",
		"inventoryItemId=a":                     "4 1 2",
		"inventoryItemId=a&userId=ann":          "4 1 2",
		"inventoryItemId=%20&userId=ann":        "3 1 2",
		"userId=ann&eventType=CREATED":          "1",
		"userId=ann&from=0":                     "3 1",
		"userId=ann&to=0":                       "1 2",
		"userId=ann&from=-1&to=-1":              "2",
		"userId=ann&from=&to=&offset=1&count=1": "1",
		"userId=nobody":                         "",
		"inventoryItemId=A":                     "",
	} {
		var page rest.Page[ledger.Entry]
		api.Get(super, "/inventory/ledger?"+query, &page)
		var ids []string
		for _, e := range page.Objects {
			ids = append(ids, e.ID)
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("%s: got %q, want %q", query, got, want)
		}
	}
}

// ledger.1, ledger.3: what is asked for is checked before who asks.
func TestRefusals(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	ann := rest.Caller{Level: rest.User, UserID: "ann"}
	for _, c := range []struct {
		by     rest.Caller
		query  string
		status int
		code   string
	}{
		{super, "", http.StatusBadRequest, "INVALID_PARAMETER"},
		{ann, "?userId=%20", http.StatusBadRequest, "INVALID_PARAMETER"},
		{rest.Caller{}, "", http.StatusBadRequest, "INVALID_PARAMETER"},
		{super, "?userId=ann&offset=-1", http.StatusBadRequest, "INVALID_PARAMETER"},
		{ann, "?userId=ann", http.StatusForbidden, "FORBIDDEN"},
		{rest.Caller{}, "?userId=ann", http.StatusForbidden, "FORBIDDEN"},
		{super, "?userId=ann&eventType=created", http.StatusNotFound, "UNKNOWN"},
		{super, "?userId=ann&from=9223372036854775808", http.StatusNotFound, "UNKNOWN"},
	} {
		api.Call(c.by, http.MethodGet, "/inventory/ledger"+c.query, "").Check(t, c.status, c.code, "")
	}
}

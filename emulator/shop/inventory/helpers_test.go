package inventory_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/core/metadataspec"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/inventory"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/item"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/ledger"
)

// The ids of the world that newAPI makes.
const (
	annID, benID, rootID = "0a0000000000000000000001", "0a0000000000000000000002", "0a0000000000000000000009"
	coinID               = "0b0000000000000000000001"
	gemID                = "0b0000000000000000000002" // public
	crownID              = "0b0000000000000000000003" // distinct
)

var (
	ann   = rest.Caller{Level: rest.User, UserID: annID}
	super = rest.Caller{Level: rest.Superuser, UserID: rootID}
)

// newAPI is an API with the users ann, ben and root and three items.
func newAPI(t testing.TB) *apitest.API {
	t.Helper()
	api := apitest.New(t, append(inventory.Routes(), ledger.Routes()...), user.Tables(), application.Tables(), largeobject.Tables(),
		profile.Tables(), metadataspec.Tables(), item.Tables(), ledger.Tables(), inventory.Tables())
	api.Update(func(tx *sandbox.Tx) error {
		return errors.Join(
			addUser(tx, annID, "ann"), addUser(tx, benID, "ben"), addUser(tx, rootID, "root"),
			item.Items.Insert(tx, &item.Row{ID: coinID, Name: "coin", Category: item.Fungible, Tags: []string{}}),
			item.Items.Insert(tx, &item.Row{ID: gemID, Name: "gem", Tags: []string{}, PublicVisible: true}),
			item.Items.Insert(tx, &item.Row{ID: crownID, Name: "crown", Category: item.Distinct, Tags: []string{}}))
	})
	return api
}

func addUser(tx *sandbox.Tx, id, name string) error {
	_, err := user.Create(tx, user.Creation{ID: id, Name: name, Email: name + "@example.com", Level: rest.User})
	return err
}

// made makes a stack and returns it.
func made(t testing.TB, api *apitest.API, userID, itemName string, quantity, priority int) inventory.Item {
	t.Helper()
	body := fmt.Sprintf(`{"userId":%q,"itemId":%q,"quantity":%d,"priority":%d}`, userID, itemName, quantity, priority)
	return shown(t, api.Call(super, http.MethodPost, "/inventory/advanced", body))
}

// shown is the stack of an answer that must be a success.
func shown(t testing.TB, got apitest.Answer) (i inventory.Item) {
	t.Helper()
	if err := json.Unmarshal([]byte(got.Body), &i); err != nil || got.Status != http.StatusOK {
		t.Fatalf("got %d %s", got.Status, got.Body)
	}
	return i
}

// entries are the entries of the ledger about a user, the newest first.
func entries(api *apitest.API, userID string) []ledger.Entry {
	var page rest.Page[ledger.Entry]
	api.Get(super, "/inventory/ledger?count=0&userId="+userID, &page)
	return page.Objects
}

package reward_test

import (
	"errors"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/core/metadataspec"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/inventory"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/item"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/reward"
)

// The ids of the world that newAPI makes.
const (
	annID, benID = "0a0000000000000000000001", "0a0000000000000000000002"
	coinID       = "0b0000000000000000000001"
	crownID      = "0b0000000000000000000002" // distinct
)

var (
	ann   = rest.Caller{Level: rest.User, UserID: annID}
	ben   = rest.Caller{Level: rest.User, UserID: benID}
	super = rest.Caller{Level: rest.Superuser, UserID: "0a0000000000000000000009"}
)

// newAPI is an API with ann and ben, a fungible and a distinct item.
func newAPI(t *testing.T) *apitest.API {
	t.Helper()
	api := apitest.New(t, reward.Routes(), user.Tables(), metadataspec.Tables(), item.Tables(), inventory.Tables(), reward.Tables())
	api.Update(func(tx *sandbox.Tx) error {
		return errors.Join(addUser(tx, annID, "ann"), addUser(tx, benID, "ben"),
			item.Items.Insert(tx, &item.Row{ID: coinID, Name: "coin", Category: item.Fungible, Tags: []string{}}),
			item.Items.Insert(tx, &item.Row{ID: crownID, Name: "crown", Category: item.Distinct, Tags: []string{}}))
	})
	return api
}

func addUser(tx *sandbox.Tx, id, name string) error {
	_, err := user.Create(tx, user.Creation{ID: id, Name: name, Email: name + "@example.com", Level: rest.User})
	return err
}

// issue issues to ann what a grant says; where it says nothing, 5 coins.
func issue(t *testing.T, api *apitest.API, g reward.Grant) reward.Row {
	t.Helper()
	if g.Item == "" {
		g.Item = "coin"
	}
	if g.UserID == "" {
		g.UserID = annID
	}
	if g.Quantity == 0 {
		g.Quantity = 5
	}
	var row *reward.Row
	api.Update(func(tx *sandbox.Tx) (err error) {
		row, err = reward.Issue(tx, g)
		return err
	})
	return *row
}

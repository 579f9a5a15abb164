package configuration_test

import (
	"encoding/json"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/metadataspec"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/bundle"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/configuration"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/item"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/ledger"
)

var (
	super = rest.Caller{Level: rest.Superuser, UserID: "root"}
	user  = rest.Caller{Level: rest.User, UserID: "ann"}
)

const (
	chess = "0a0000000000000000000001"
	poker = "0a0000000000000000000002"
	root  = "/application/chess/configuration"
)

// newAPI is an API with the applications chess and poker.
func newAPI(t *testing.T) *apitest.API {
	t.Helper()
	routes := append(configuration.Routes(), bundle.Routes()...)
	routes = append(routes, item.Routes()...)
	api := apitest.New(t, routes, configuration.Tables(), bundle.Tables(), application.Tables(),
		item.Tables(), metadataspec.Tables(), ledger.Tables())
	api.Update(func(tx *sandbox.Tx) error {
		for id, name := range map[string]string{chess: "chess", poker: "poker"} {
			if _, err := application.Create(tx, id, &application.Request{Name: &name}); err != nil {
				return err
			}
		}
		return nil
	})
	return api
}

// create makes a configuration, or something else, and returns its id.
func create(t *testing.T, api *apitest.API, path, body string) string {
	t.Helper()
	got := api.Call(super, "POST", path, body)
	var made struct{ ID string }
	if err := json.Unmarshal([]byte(got.Body), &made); err != nil || made.ID == "" {
		t.Fatalf("POST %s: %d %s", path, got.Status, got.Body)
	}
	return made.ID
}

// addCoin makes the item coin.
func addCoin(t *testing.T, api *apitest.API) string {
	t.Helper()
	return create(t, api, "/item", `{"name":"coin","displayName":"Coin","description":"A coin","category":"FUNGIBLE"}`)
}

package savedata_test

import (
	"encoding/json"
	"errors"
	"net/http"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/content/savedata"
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// The ids of the world that newAPI makes.
const (
	annID, benID = "0a0000000000000000000001", "0a0000000000000000000002"
	rookID       = "0c0000000000000000000001" // ann's
	kingID       = "0c0000000000000000000002" // ben's
	unknownID    = "0c0000000000000000000009"
)

var (
	ann   = rest.Caller{Level: rest.User, UserID: annID}
	ben   = rest.Caller{Level: rest.User, UserID: benID}
	super = rest.Caller{Level: rest.Superuser, UserID: "0a0000000000000000000009"}
)

// newAPI is an API with ann and ben and their profiles Rook and King.
func newAPI(t *testing.T) *apitest.API {
	t.Helper()
	api := apitest.New(t, savedata.Routes(), user.Tables(), application.Tables(), largeobject.Tables(), profile.Tables(), savedata.Tables())
	api.Update(func(tx *sandbox.Tx) error {
		chess := "chess"
		_, err := application.Create(tx, "", &application.Request{Name: &chess})
		return errors.Join(err, addUser(tx, annID, "ann"), addUser(tx, benID, "ben"),
			addProfile(tx, rookID, annID, "Rook"), addProfile(tx, kingID, benID, "King"))
	})
	return api
}

func addUser(tx *sandbox.Tx, id, name string) error {
	_, err := user.Create(tx, user.Creation{ID: id, Name: name, Email: name + "@example.com", Level: rest.User})
	return err
}

func addProfile(tx *sandbox.Tx, id, userID, name string) error {
	_, err := profile.Create(tx, profile.Creation{ID: id, UserID: userID, Application: "chess", DisplayName: name})
	return err
}

// save is the document that a call made.
func save(t *testing.T, api *apitest.API, by rest.Caller, body string) savedata.Document {
	t.Helper()
	got := api.Call(by, http.MethodPost, "/save_data", body)
	var d savedata.Document
	if err := json.Unmarshal([]byte(got.Body), &d); err != nil || got.Status != http.StatusOK {
		t.Fatalf("%d %s", got.Status, got.Body)
	}
	return d
}

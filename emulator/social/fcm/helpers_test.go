package fcm_test

import (
	"encoding/json"
	"errors"
	"net/http"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/social/fcm"
)

const (
	path         = "/notification/fcm"
	annID, benID = "0a0000000000000000000001", "0a0000000000000000000002"
	rookID       = "0c0000000000000000000001" // ann's
	kingID       = "0c0000000000000000000002" // ben's
	goneID       = "0c0000000000000000000003" // ben's, deleted
	unknownID    = "0d0000000000000000000009"
)

// callers are who calls in the tests. Only rook and king have a current
// profile.
type callers struct{ anonymous, ann, rook, king, super rest.Caller }

// newAPI is an API with ann and ben and the profiles Rook, King and Gone.
func newAPI(t *testing.T) (*apitest.API, callers) {
	t.Helper()
	api := apitest.New(t, fcm.Routes(), user.Tables(), application.Tables(), largeobject.Tables(), profile.Tables(), fcm.Tables())
	by := callers{
		ann:   rest.Caller{Level: rest.User, UserID: annID},
		super: rest.Caller{Level: rest.Superuser, UserID: "0a0000000000000000000009"},
	}
	api.Update(func(tx *sandbox.Tx) error {
		chess, maxProfiles := "chess", 2
		_, err := application.Create(tx, "", &application.Request{Name: &chess, MaxProfiles: &maxProfiles})
		err = errors.Join(err, addUser(tx, annID, "ann"), addUser(tx, benID, "ben"),
			addProfile(tx, rookID, annID), addProfile(tx, kingID, benID), addProfile(tx, goneID, benID))
		by.rook, by.king = playing(tx, annID, rookID), playing(tx, benID, kingID)
		return err
	})
	return api, by
}

func addUser(tx *sandbox.Tx, id, name string) error {
	_, err := user.Create(tx, user.Creation{ID: id, Name: name, Level: rest.User})
	return err
}

func addProfile(tx *sandbox.Tx, id, userID string) error {
	row, err := profile.Create(tx, profile.Creation{ID: id, UserID: userID, Application: "chess"})
	if err != nil {
		return err
	}
	row.Active = id != goneID
	return profile.Profiles.Put(tx, row)
}

// playing is a user with a current profile.
func playing(tx *sandbox.Tx, userID, profileID string) rest.Caller {
	row, _ := profile.Profiles.Get(tx, profileID)
	return rest.Caller{Level: rest.User, UserID: userID, ProfileID: profileID, Profile: row}
}

// register registers a device for the current profile, which must succeed.
func register(t *testing.T, api *apitest.API, by rest.Caller, token string) string {
	t.Helper()
	got := api.Call(by, http.MethodPost, path, `{"registrationToken":"`+token+`"}`)
	var made fcm.Registration
	if err := json.Unmarshal([]byte(got.Body), &made); err != nil || made.ID == nil {
		t.Fatalf("%d %s", got.Status, got.Body)
	}
	return *made.ID
}

// stored is the row of a registration, or nil.
func stored(api *apitest.API, id string) (row *fcm.Row) {
	api.Update(func(tx *sandbox.Tx) error {
		row, _ = fcm.Registrations.Get(tx, id)
		return nil
	})
	return row
}

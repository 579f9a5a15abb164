package friend_test

import (
	"errors"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/social/friend"
)

// The users of the world that newAPI makes, in the order of their ids, and
// ben's profiles.
const (
	annID, benID, catID = "0a0000000000000000000001", "0a0000000000000000000002", "0a0000000000000000000003"
	rookID, goneID      = "0c0000000000000000000001", "0c0000000000000000000002"
)

var (
	ann   = rest.Caller{Level: rest.User, UserID: annID}
	ben   = rest.Caller{Level: rest.User, UserID: benID}
	cat   = rest.Caller{Level: rest.User, UserID: catID}
	super = rest.Caller{Level: rest.Superuser, UserID: "0a0000000000000000000009"}
)

// newAPI is an API with ann, ben and cat, of whom ben has the profiles Rook
// and Gone, which is deleted, and with these friendships.
func newAPI(t *testing.T, friendships ...friend.Row) *apitest.API {
	t.Helper()
	api := apitest.New(t, friend.Routes(), user.Tables(), application.Tables(), largeobject.Tables(), profile.Tables(), friend.Tables())
	api.Update(func(tx *sandbox.Tx) error {
		err := errors.Join(addUser(tx, annID, "ann"), addUser(tx, benID, "ben"), addUser(tx, catID, "cat"), addProfiles(tx))
		for _, row := range friendships {
			err = errors.Join(err, friend.Friendships.Insert(tx, &row))
		}
		return err
	})
	return api
}

func addUser(tx *sandbox.Tx, id, name string) error {
	_, err := user.Create(tx, user.Creation{ID: id, Name: name, Email: name + "@example.com", Level: rest.User})
	return err
}

func addProfiles(tx *sandbox.Tx) error {
	chess, maxProfiles := "chess", 2
	_, err := application.Create(tx, "", &application.Request{Name: &chess, MaxProfiles: &maxProfiles})
	if err != nil {
		return err
	}
	for id, name := range map[string]string{rookID: "Rook", goneID: "Gone"} {
		row, err := profile.Create(tx, profile.Creation{ID: id, UserID: benID, Application: chess, DisplayName: name})
		if err != nil {
			return err
		}
		row.Active = id != goneID
		if err := profile.Profiles.Put(tx, row); err != nil {
			return err
		}
	}
	return nil
}

// between is a friendship of ann and ben.
func between(annAccepted, benAccepted bool) friend.Row {
	return friend.Row{LesserID: annID, GreaterID: benID, LesserAccepted: annAccepted, GreaterAccepted: benAccepted}
}

// page is a page of friends.
type page struct {
	Total   int
	Objects []friend.Friend
}

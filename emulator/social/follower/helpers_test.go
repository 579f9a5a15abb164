package follower_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/social/follower"
)

// The ids of the world that newAPI makes.
const (
	annID, benID = "0a0000000000000000000001", "0a0000000000000000000002"
	rookID       = "0c0000000000000000000001" // ann's
	kingID       = "0c0000000000000000000002" // ben's
	goneID       = "0c0000000000000000000003" // ben's, deleted
	unknownID    = "0c0000000000000000000009"
)

var (
	ann   = rest.Caller{Level: rest.User, UserID: annID}
	super = rest.Caller{Level: rest.Superuser, UserID: "0a0000000000000000000009"}
)

// newAPI is an API with ann and ben, their profiles Rook, King and Gone, and
// the relations of these pairs: who follows, who is followed.
func newAPI(t *testing.T, pairs ...[2]string) *apitest.API {
	t.Helper()
	api := apitest.New(t, follower.Routes(), user.Tables(), application.Tables(), largeobject.Tables(), profile.Tables(), follower.Tables())
	api.Update(func(tx *sandbox.Tx) error {
		chess, maxProfiles := "chess", 2
		_, err := application.Create(tx, "", &application.Request{Name: &chess, MaxProfiles: &maxProfiles})
		err = errors.Join(err, addUser(tx, annID, "ann"), addUser(tx, benID, "ben"),
			addProfile(tx, rookID, annID, "Rook"), addProfile(tx, kingID, benID, "King"), addProfile(tx, goneID, benID, "Gone"))
		for _, p := range pairs {
			err = errors.Join(err, follower.Follows.Insert(tx, &follower.Row{FollowerID: p[0], FollowedID: p[1]}))
		}
		return err
	})
	return api
}

func addUser(tx *sandbox.Tx, id, name string) error {
	_, err := user.Create(tx, user.Creation{ID: id, Name: name, Email: name + "@example.com", Level: rest.User})
	return err
}

func addProfile(tx *sandbox.Tx, id, userID, name string) error {
	row, err := profile.Create(tx, profile.Creation{ID: id, UserID: userID, Application: "chess", DisplayName: name})
	if err != nil {
		return err
	}
	row.Active = id != goneID
	return profile.Profiles.Put(tx, row)
}

// names are the display names of profiles, with spaces between.
func names(profiles []profile.Profile) string {
	var names []string
	for _, p := range profiles {
		names = append(names, p.DisplayName)
	}
	return strings.Join(names, " ")
}

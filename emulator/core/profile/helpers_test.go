package profile_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// The ids of the world that newAPI makes.
const (
	annID, benID     = "0a0000000000000000000001", "0a0000000000000000000002"
	chessID, pokerID = "0b0000000000000000000001", "0b0000000000000000000002"
	rookID, pawnID   = "0c0000000000000000000001", "0c0000000000000000000002" // ann's, chess
	aceID            = "0c0000000000000000000003"                             // ann's, poker
	kingID           = "0c0000000000000000000004"                             // ben's, chess
)

var (
	super = rest.Caller{Level: rest.Superuser, UserID: "0a0000000000000000000009"}
	ann   = rest.Caller{Level: rest.User, UserID: annID}
	ben   = rest.Caller{Level: rest.User, UserID: benID}
)

// newAPI is an API with ann and ben, chess (three slots) and poker (one), and
// the profiles Rook, Pawn, Ace and King.
func newAPI(t testing.TB) *apitest.API {
	t.Helper()
	routes := append(profile.Routes(), selectRoute())
	api := apitest.New(t, routes, user.Tables(), application.Tables(), largeobject.Tables(), profile.Tables())
	api.Update(func(tx *sandbox.Tx) error {
		return errors.Join(
			addUser(tx, annID, "ann"), addUser(tx, benID, "ben"),
			addApplication(tx, chessID, "chess", 3), addApplication(tx, pokerID, "poker", 1),
			addProfile(tx, rookID, annID, chessID, "Rook"), addProfile(tx, pawnID, annID, chessID, "Pawn"),
			addProfile(tx, aceID, annID, pokerID, "Ace"), addProfile(tx, kingID, benID, chessID, "King"),
		)
	})
	return api
}

func addUser(tx *sandbox.Tx, id, name string) error {
	_, err := user.Create(tx, user.Creation{ID: id, Name: name, Email: name + "@example.com", Level: rest.User})
	return err
}

func addApplication(tx *sandbox.Tx, id, name string, maxProfiles int) error {
	_, err := application.Create(tx, id, &application.Request{Name: &name, MaxProfiles: &maxProfiles})
	return err
}

func addProfile(tx *sandbox.Tx, id, userID, app, name string) error {
	_, err := profile.Create(tx, profile.Creation{ID: id, UserID: userID, Application: app, DisplayName: name})
	return err
}

// crowd adds profiles p0, p1, ... of ann.
func crowd(api *apitest.API, rows int) {
	api.Update(func(tx *sandbox.Tx) error {
		for i := range rows {
			row := &profile.Row{ID: fmt.Sprintf("0d%022d", i), UserID: annID, ApplicationID: chessID, Active: true, DisplayName: fmt.Sprintf("p%d", i)}
			if err := profile.Profiles.Insert(tx, row); err != nil {
				return err
			}
		}
		return nil
	})
}

// change changes a profile, whatever the rules are.
func change(api *apitest.API, id string, f func(*profile.Row)) {
	api.Update(func(tx *sandbox.Tx) error {
		row, _ := profile.Profiles.Get(tx, id)
		changed := *row
		f(&changed)
		return profile.Profiles.Put(tx, &changed)
	})
}

// changeApplication replaces the settings of chess.
func changeApplication(api *apitest.API, req application.Request) {
	name := "chess"
	req.Name = &name
	api.Update(func(tx *sandbox.Tx) error {
		_, err := application.Update(tx, &req)
		return err
	})
}

func deleteProfile(api *apitest.API, id string) {
	change(api, id, func(r *profile.Row) { r.Active = false })
}

func deleteApplication(api *apitest.API, id string) {
	api.Update(func(tx *sandbox.Tx) error { return application.Delete(tx, id) })
}

// playing is a caller with a current profile.
func playing(api *apitest.API, by rest.Caller, id string) rest.Caller {
	api.Update(func(tx *sandbox.Tx) error {
		row, _ := profile.Profiles.Get(tx, id)
		by.ProfileID, by.Profile = id, row
		return nil
	})
	return by
}

// page is a page of profiles.
type page struct {
	Offset, Total int
	Objects       []profile.Profile
}

// names are the names on a page, with spaces between.
func (p page) names() string {
	var names []string
	for _, o := range p.Objects {
		names = append(names, o.DisplayName)
	}
	return strings.Join(names, " ")
}

// code is the code of an error of a rule.
func code(err error) rest.Code {
	var e *rest.Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

package oauth2_test

import (
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// newGame is an API with the user of the identity x-1 and his profiles One,
// Two and Three in the applications one, two and three.
func newGame(t *testing.T) (api *apitest.API, ids map[string]string) {
	t.Helper()
	api, v := newAPI(t), newValidator(t)
	addScheme(t, api, v, object{"responseIdMapping": "id"})
	owner := *made(t, signIn(t, api, nil)).User.ID
	ids = map[string]string{}
	api.Update(func(tx *sandbox.Tx) error {
		for app, name := range map[string]string{"one": "One", "two": "Two", "three": "Three"} {
			if _, err := application.Create(tx, "", &application.Request{Name: &app}); err != nil {
				return err
			}
			row, err := profile.Create(tx, profile.Creation{UserID: owner, Application: app, DisplayName: name})
			if err != nil {
				return err
			}
			ids[name] = row.ID
		}
		return nil
	})
	return api, ids
}

// auth_oauth2.10, auth_oauth2.13
func TestWhichProfileIsAttached(t *testing.T) {
	t.Parallel()
	const selector, app = "displayName:Two", "three"
	for _, c := range []struct {
		name    string
		request func(ids map[string]string) object
		want    string
	}{
		{"all three", func(ids map[string]string) object {
			return object{"profileId": ids["One"], "profileSelector": selector, "applicationNameOrId": app}
		}, "One"},
		{"selector and application", func(map[string]string) object {
			return object{"profileSelector": selector, "applicationNameOrId": app}
		}, "Two"},
		{"application", func(map[string]string) object { return object{"applicationNameOrId": app} }, "Three"},
		{"none", func(map[string]string) object { return nil }, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api, ids := newGame(t)
			s, got := made(t, signIn(t, api, c.request(ids))), ""
			if s.Profile != nil {
				got = s.Profile.DisplayName
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// The user is there although no profile could be attached (auth_oauth2.11,
// auth_oauth2.14).
func TestUserStaysWithoutAProfile(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		request object
		status  int
		code    string
		defect  bool
	}{
		{"unknown profile", object{"profileId": "zzz"}, http.StatusNotFound, "NOT_FOUND", false},
		{"profile would be made", object{"applicationNameOrId": "chess"}, http.StatusBadRequest, "INVALID_DATA", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api, v := newAPI(t), newValidator(t)
			addScheme(t, api, v, object{"responseIdMapping": "id"})
			api.Update(func(tx *sandbox.Tx) error {
				chess := "chess"
				_, err := application.Create(tx, "", &application.Request{Name: &chess})
				return err
			})
			got := signIn(t, api, c.request)
			if got.Status != c.status || got.Code() != c.code || slices.Contains(got.Defects, "auth_oauth2.14") != c.defect {
				t.Errorf("got %d %s %v", got.Status, got.Body, got.Defects)
			}
			api.Update(func(tx *sandbox.Tx) error {
				if _, ok := user.FindUID(tx, "idp", "x-1"); !ok {
					t.Error("there is no user of the identity")
				}
				return nil
			})
		})
	}
}

// auth_oauth2.15: every login makes a session of its own, for 48 hours.
func TestSessionsOfLogins(t *testing.T) {
	t.Parallel()
	api, v := newAPI(t), newValidator(t)
	addScheme(t, api, v, object{"responseIdMapping": "id"})
	first, second := signIn(t, api, nil), signIn(t, api, nil)
	if first.Body == second.Body {
		t.Error("the second session is the first")
	}
	if got, want := made(t, second).Expiry, apitest.Now.Add(48*time.Hour).UnixMilli(); got != want {
		t.Errorf("it expires at %d, want %d", got, want)
	}
}

// auth_oauth2.8: the scheme is among the linked accounts from the second
// login on.
func TestLinkedAccounts(t *testing.T) {
	t.Parallel()
	api, v := newAPI(t), newValidator(t)
	addScheme(t, api, v, object{"responseIdMapping": "id"})
	for i, want := range []bool{false, true} {
		accounts := made(t, signIn(t, api, nil)).User.LinkedAccounts
		if got := slices.Contains(accounts, "idp"); got != want {
			t.Errorf("login %d: linked accounts %q", i+1, accounts)
		}
	}
}

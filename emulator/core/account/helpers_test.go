package account_test

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
)

const unknownID = "0a00000000000000000000ff"

// world has the applications chess (two slots, a profile is made at sign-up),
// go (one slot, none is made) and full (no slot).
type world struct {
	*whole.Server
	t    *testing.T
	root whole.Session
}

func newWorld(t *testing.T) world {
	t.Helper()
	s := whole.New(t, emulator.Options{})
	w := world{s, t, s.Root()}
	for _, body := range []string{
		`{"name":"chess","maxProfiles":2,"autoCreateProfile":true}`,
		`{"name":"go","maxProfiles":1,"autoCreateProfile":false}`,
		`{"name":"full","maxProfiles":0,"autoCreateProfile":true}`,
	} {
		s.Must(w.root.Secret, http.MethodPost, "/application", body)
	}
	return w
}

// appID is the id of an application.
func (w world) appID(name string) string {
	w.t.Helper()
	var app struct{ ID string }
	whole.Read(w.t, w.Must(w.root.Secret, http.MethodGet, "/application/"+name, ""), &app)
	return app.ID
}

// madeUser is a new user as it is shown.
type madeUser struct {
	ID, Name, Email, Level, Password      string
	FirstName, LastName, PrimaryPhoneNb   *string
	FacebookID, FirebaseID, AppleSignInID *string
	Active                                bool
	LinkedAccounts                        []string
	Profiles                              []struct{ ID, DisplayName, ImageURL string }
}

func (w world) create(secret, path, body string) (made madeUser) {
	w.t.Helper()
	whole.Read(w.t, w.Must(secret, http.MethodPost, path, body), &made)
	return made
}

// profiles is the number of profiles of a user, by name or id.
func (w world) profiles(id string) int {
	w.t.Helper()
	var page struct{ Total int }
	whole.Read(w.t, w.Must(w.root.Secret, http.MethodGet, "/profile?user="+id, ""), &page)
	return page.Total
}

// listed is how often a user is listed, and what is linked to it.
func (w world) listed(u madeUser) string {
	w.t.Helper()
	var page struct {
		Total int `json:"total"`
	}
	whole.Read(w.t, w.Must(w.root.Secret, http.MethodGet, "/user?search=%5E"+u.Name+"$", ""), &page)
	var shown struct{ LinkedAccounts []string }
	whole.Read(w.t, w.Must(w.root.Secret, http.MethodGet, "/user/"+u.ID, ""), &shown)
	out, err := json.Marshal(map[string]any{"total": page.Total, "linked": shown.LinkedAccounts})
	if err != nil {
		w.t.Fatal(err)
	}
	return string(out)
}

// exists says whether there is a user with a name.
func (w world) exists(name string) bool {
	return w.Call(w.root.Secret, http.MethodGet, "/user/"+name, "").Status == http.StatusOK
}

func want(t *testing.T, got apitest.Answer, status int, code string) {
	t.Helper()
	if got.Status != status || got.Code() != code {
		t.Errorf("got %d %s, want %d %s", got.Status, got.Body, status, code)
	}
}

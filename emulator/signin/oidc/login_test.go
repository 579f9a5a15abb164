package oidc_test

import (
	"net/http"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/session"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

func TestTokensThatAreRefused(t *testing.T) {
	t.Parallel()
	now := apitest.Now.Unix()
	for _, c := range []struct {
		name   string
		claims claims
		status int
		code   string
	}{
		{"good at its last second", claims{"exp": now}, http.StatusOK, ""},
		{"expired by a second", claims{"exp": now - 1}, http.StatusForbidden, "FORBIDDEN"}, // auth_oidc.6
		{"no expiry", claims{"exp": nil}, http.StatusInternalServerError, "UNKNOWN"},
		{"not yet valid is not looked at", claims{"nbf": now + 1000}, http.StatusOK, ""}, // auth_oidc.3
		{"no subject", claims{"sub": nil}, http.StatusInternalServerError, "UNKNOWN"},
		{"blank subject", claims{"sub": " "}, http.StatusBadRequest, "INVALID_DATA"},
		{"blank email", claims{"email": " "}, http.StatusBadRequest, "INVALID_DATA"},
		{"unknown issuer", claims{"iss": "https://other.test"}, http.StatusForbidden, "FORBIDDEN"}, // auth_oidc.2
		{"name of the scheme as issuer", claims{"iss": "idp"}, http.StatusForbidden, "FORBIDDEN"},  // auth_oidc.3
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api := newAPI(t)
			addScheme(t, api, nil)
			if got := signIn(t, api, token(t, c.claims), nil); got.Status != c.status || got.Code() != c.code {
				t.Errorf("got %d %s", got.Status, got.Body)
			}
		})
	}
}

func TestTokenOnTheSandboxClock(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	addScheme(t, api, nil)
	jwt := token(t, nil)
	api.Advance(2 * 3600e9)
	if got := signIn(t, api, jwt, nil); got.Status != http.StatusForbidden {
		t.Errorf("got %d %s", got.Status, got.Body)
	}
}

// Every login fetches the keys; they replace the stored ones even where they
// verify nothing (auth_oidc.4).
func TestKeysAreFetchedAndReplaced(t *testing.T) {
	t.Parallel()
	api, p := newAPI(t), newProvider(t)
	addScheme(t, api, p.URL+"/keys")
	must(t, signIn(t, api, token(t, nil), nil))
	must(t, signIn(t, api, token(t, nil), nil))
	if got := p.fetched["/keys"]; got != 2 {
		t.Errorf("fetched %d times", got)
	}
	other := *rsaKey()
	p.set(func(p *provider) {
		rotated := jwk("k2", &other.PublicKey)
		rotated["n"] = "nAV9CnfKk8sif9g3H9a2kVuc6m-8OcWRKGviNMLiwnWBjcQnu70C5IABeRUK-blTPpBMvUDB6oFXdq3KFATPfm1OCwt6OebhuYkJ60FcqDU6130DcZ4C7J0nQowkfoIAfpLY3yD5QYLYj1KKiWVjIlpHN0SqlHeIXxHm2Xz9g8CSvPL-WOhY-I8T5E_EIGWbNmatjEm6DGFemo-L8MecYnZ8vGeFAFLI0DGJwzqDUwB_JttDXxbD5AcnSKrkwfk7PZlWJN8eR-4tGLBHiConbLoDadiOeev43x3Vc5O-JECVqdTs9bHMluDaFfJEvVIuzgV8q_Mx25_Q9xLHTEoeUw"
		p.keys = []map[string]any{rotated}
	})
	if got := signIn(t, api, token(t, nil), nil); got.Status != http.StatusForbidden {
		t.Errorf("got %d %s", got.Status, got.Body)
	}
	contains(t, api.Call(super, http.MethodGet, "/auth_scheme/oidc/idp", "").Body, `"kid":"k2"`)
}

func TestAnyFetchedKeyDoes(t *testing.T) {
	t.Parallel()
	api, p := newAPI(t), newProvider(t)
	addScheme(t, api, p.URL+"/keys")
	p.set(func(p *provider) { p.keys[0]["kid"] = "another" })
	if got := must(t, signIn(t, api, token(t, nil), nil)); !has(got.Defects, "auth_oidc.4") {
		t.Errorf("defects %q", got.Defects)
	}
}

// A status of the keys URL is passed on (errors.4).
func TestKeysThatAreNotThere(t *testing.T) {
	t.Parallel()
	api, p := newAPI(t), newProvider(t)
	addScheme(t, api, p.URL+"/nothing")
	if got := signIn(t, api, token(t, nil), nil); got.Status != http.StatusNotFound || got.Code() != "UNKNOWN" {
		t.Errorf("got %d %s", got.Status, got.Body)
	}
}

// A user who is found by the email gets the subject linked. What he lacks is
// shown from the claims, but only the names are kept (auth_oidc.7, .8).
func TestExistingUserByEmail(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	addScheme(t, api, nil)
	_, ann := addUser(t, api, "ann")
	got := must(t, signIn(t, api, token(t, claims{
		"email": ann.Email, "preferred_username": "annie", "given_name": "Ann", "family_name": "Lee",
	}), nil))
	shown := read[session.Creation](t, got).Session.User
	if *shown.ID != ann.ID || *shown.DisplayName != "annie" || *shown.FirstName != "Ann" || shown.LinkedAccountProfiles == nil {
		t.Errorf("shown %s", got.Body)
	}
	api.Update(func(tx *sandbox.Tx) error {
		kept, err := user.Get(tx, ann.ID)
		if err != nil {
			return err
		}
		if kept.FirstName != "Ann" || kept.LastName != "Lee" || kept.DisplayName != "" || kept.LinkedProfiles != nil {
			t.Errorf("kept %+v", kept)
		}
		uid, _ := user.FindUID(tx, "idp", "sub-1")
		if uid == nil || uid.UserID != ann.ID || uid.Status != user.Unverified {
			t.Errorf("identity %+v", uid)
		}
		return nil
	})
}

// Emails are compared as sent: another case is another user, with the same
// address (auth_oidc.7).
func TestEmailInAnotherCaseIsAnotherUser(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	addScheme(t, api, nil)
	_, ann := addUser(t, api, "ann")
	made := read[session.Creation](t, signIn(t, api, token(t, claims{"email": "ANN@example.com"}), nil)).Session.User
	if *made.ID == ann.ID || *made.Email != ann.Email {
		t.Errorf("got user %s with %s", *made.ID, *made.Email)
	}
}

// A name that breaks the rules keeps nobody from logging in, but is not kept
// (auth_oidc.8).
func TestBadNameOfAnExistingUser(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	addScheme(t, api, nil)
	first := read[session.Creation](t, signIn(t, api, token(t, nil), nil)).Session.User
	again := read[session.Creation](t, signIn(t, api, token(t, claims{"given_name": "-x"}), nil)).Session.User
	if *again.ID != *first.ID || *again.FirstName != "-x" {
		t.Errorf("shown %v", again)
	}
	third := read[session.Creation](t, signIn(t, api, token(t, nil), nil)).Session.User
	if third.FirstName != nil {
		t.Errorf("kept %q", *third.FirstName)
	}
}

func TestProfilesOfLogins(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	addScheme(t, api, nil)
	id := addApplication(t, api, "chess", 1, false)
	none := read[session.Creation](t, signIn(t, api, token(t, nil), "chess")).Session
	if none.Profile != nil || none.Application != nil {
		t.Errorf("autoCreateProfile is false, but there is %+v", none.Profile) // auth_oidc.11
	}
	made := read[session.Creation](t, signIn(t, api, token(t, claims{"aud": id}), nil)).Session
	if made.Profile == nil || *made.Application.ID != id {
		t.Fatalf("no profile for the audience") // auth_oidc.12, auth_oidc.14
	}
	api.Update(func(tx *sandbox.Tx) error { return profile.DeactivateAllOf(tx, *made.User.ID) })
	again := read[session.Creation](t, signIn(t, api, token(t, claims{"aud": "chess"}), nil)).Session
	if again.Profile == nil || again.Profile.ID != made.Profile.ID {
		t.Errorf("the profile was not activated again: %+v", again.Profile) // auth_oidc.12
	}
}

// The profile that is made for an application takes a slot, which is never
// released (auth_oidc.11, profile.18).
func TestSlotOfAnAutoCreatedProfile(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	addScheme(t, api, nil)
	addApplication(t, api, "chess", 1, true)
	made := read[session.Creation](t, signIn(t, api, token(t, nil), "chess")).Session
	api.Update(func(tx *sandbox.Tx) error { return profile.DeactivateAllOf(tx, *made.User.ID) })
	if got := signIn(t, api, token(t, nil), "chess"); got.Status != http.StatusBadRequest || got.Code() != "INVALID_DATA" {
		t.Errorf("got %d %s", got.Status, got.Body)
	}
}

func TestLink(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	addScheme(t, api, nil)
	ann, annRow := addUser(t, api, "ann")
	bea, beaRow := addUser(t, api, "bea")
	link := func(by rest.Caller, more claims) apitest.Answer {
		return api.Call(by, http.MethodPost, "/user/me/link/oidc", body(t, map[string]any{"jwt": token(t, more)}))
	}
	got := link(ann, claims{"email": beaRow.Email, "given_name": "Ann", "picture": "p"})
	made := read[session.Creation](t, got).Session.User
	if *made.ID != annRow.ID || made.FirstName != nil || made.LinkedAccountProfiles == nil || !has(got.Defects, "user_link.7") {
		t.Errorf("got %s %q", got.Body, got.Defects) // user_link.7, user_link.8
	}
	must(t, link(ann, nil)) // it is linked already
	if got := link(bea, nil); got.Status != http.StatusForbidden || got.Code() != "FORBIDDEN" {
		t.Errorf("another user's: %d %s", got.Status, got.Body)
	}
	api.Update(func(tx *sandbox.Tx) error {
		if uid, _ := user.FindUID(tx, user.EmailScheme, beaRow.Email); uid == nil || uid.UserID != beaRow.ID {
			t.Errorf("bea's email went to %+v", uid)
		}
		if kept, _ := user.Users.Get(tx, annRow.ID); !has(kept.Linked, "idp") || kept.LinkedProfiles != nil {
			t.Errorf("kept %+v", kept) // user_uid.3
		}
		return nil
	})
	if got := signIn(t, api, token(t, nil), nil); *read[session.Creation](t, got).Session.User.ID != annRow.ID {
		t.Errorf("the linked identity is %s", got.Body)
	}
}

func TestLinkWithoutAToken(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	ann, _ := addUser(t, api, "ann")
	for _, c := range []struct {
		name, body string
		status     int
	}{{"no body", "", http.StatusInternalServerError}, {"no jwt", "{}", http.StatusBadRequest}} {
		if got := api.Call(ann, http.MethodPost, "/user/me/link/oidc", c.body); got.Status != c.status {
			t.Errorf("%s: %d %s", c.name, got.Status, got.Body)
		}
	}
}

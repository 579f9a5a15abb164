package oidc_test

import (
	"net/http"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oidc"
)

// The session of a login in a browser has the profile of the application that
// the token's audience names, whatever that allows (oidc_session.13,
// auth_oidc.12). An audience of several names none.
func TestAudienceOfABrowserLogin(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name     string
		audience any
		profile  bool
	}{
		{"an application", "game", true},
		{"a list", []string{"game"}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api, p := newAPI(t), newProvider(t)
			addProvider(t, api, p, nil)
			addApplication(t, api, "game", 0, false)
			a := begin(t, api, rest.Caller{})
			back(t, api, p, a, claims{"aud": c.audience})
			done := read[oidc.StatusResponse](t, poll(api, a.id))
			if done.Session == nil {
				t.Fatalf("got %+v", done)
			}
			s := done.Session.Session
			if (s.Profile != nil) != c.profile || (s.Application != nil) != c.profile {
				t.Errorf("profile %+v of application %+v", s.Profile, s.Application)
			}
		})
	}
}

// A callback that comes again shows a failure and changes nothing
// (oidc_session.10); it never redirects (oidc_session.11).
func TestCallbackAgain(t *testing.T) {
	t.Parallel()
	api, p := newAPI(t), newProvider(t)
	addProvider(t, api, p, map[string]any{"successRedirectUrl": "https://game.test/ok", "errorRedirectUrl": "https://game.test/bad"})
	a := begin(t, api, rest.Caller{})
	back(t, api, p, a, nil)
	again := back(t, api, p, a, nil)
	if again.Status != http.StatusOK || again.Header.Get("Location") != "" {
		t.Errorf("again: %d %v", again.Status, again.Header)
	}
	contains(t, again.Body, "Login failed")
	if len(p.asked) != 1 {
		t.Errorf("the code was exchanged %d times", len(p.asked))
	}
	if done := read[oidc.StatusResponse](t, poll(api, a.id)); done.Status != oidc.StateComplete {
		t.Errorf("poll: %+v", done)
	}
}

// The provider says no (oidc_session.10): the login fails, and says so until
// it expires (oidc_session.5).
func TestCallbackWithAnError(t *testing.T) {
	t.Parallel()
	api, p := newAPI(t), newProvider(t)
	addProvider(t, api, p, nil)
	a := begin(t, api, rest.Caller{})
	got := api.Call(rest.Caller{}, http.MethodGet, "/oidc/idp/callback?error=access_denied&code=c0de&state="+a.state, "")
	contains(t, got.Body, "access_denied")
	if len(p.asked) != 0 {
		t.Errorf("the code was exchanged %d times", len(p.asked))
	}
	for range 2 {
		if done := read[oidc.StatusResponse](t, poll(api, a.id)); done.Status != oidc.StateFailed || *done.Reason != "Login was not completed" {
			t.Errorf("poll: %+v", done)
		}
	}
}

// An answer of the token endpoint without a token fails (oidc_session.12).
func TestTokenEndpointThatGivesNone(t *testing.T) {
	t.Parallel()
	for name, answer := range map[string]string{
		"no id_token":   `{"access_token":"x"}`,
		"null id_token": `{"id_token":null}`,
		"no JSON":       `<html>`,
		"no token":      `{"id_token":"x"}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			api, p := newAPI(t), newProvider(t)
			addProvider(t, api, p, nil)
			p.set(func(p *provider) { p.answer = answer })
			a := begin(t, api, rest.Caller{})
			contains(t, back(t, api, p, a, nil).Body, "Login failed")
			if done := read[oidc.StatusResponse](t, poll(api, a.id)); done.Status != oidc.StateFailed {
				t.Errorf("poll: %+v", done)
			}
		})
	}
}

// The login of a provider that is gone fails (oidc_session.10).
func TestCallbackOfADeletedProvider(t *testing.T) {
	t.Parallel()
	api, p := newAPI(t), newProvider(t)
	addProvider(t, api, p, nil)
	a := begin(t, api, rest.Caller{})
	var list struct{ Objects []struct{ ID string } }
	api.Get(super, "/auth_scheme/oidc_provider", &list)
	must(t, api.Call(super, http.MethodDelete, "/auth_scheme/oidc_provider/"+list.Objects[0].ID, ""))
	contains(t, back(t, api, p, a, nil).Body, "Login failed")
	if done := read[oidc.StatusResponse](t, poll(api, a.id)); done.Status != oidc.StateFailed {
		t.Errorf("poll: %+v", done)
	}
}

// oidc_session.8: a login that links is not to be confirmed before its token
// came, and a login that does not link never.
func TestConfirmTooEarlyOrForNothing(t *testing.T) {
	t.Parallel()
	api, p := newAPI(t), newProvider(t)
	addProvider(t, api, p, nil)
	ann, _ := addUser(t, api, "ann")
	early, plain := begin(t, api, ann), begin(t, api, rest.Caller{})
	back(t, api, p, plain, nil)
	for name, a := range map[string]begun{"early": early, "plain": plain} {
		if got := confirm(t, api, a, a.confirmToken); got.Status != http.StatusNotFound || got.Code() != "NOT_FOUND" {
			t.Errorf("%s: %d %s", name, got.Status, got.Body)
		}
	}
}

// oidc_session.3: seconds, on the sandbox's clock.
func TestExpiryOfALogin(t *testing.T) {
	t.Parallel()
	api, p := newAPI(t), newProvider(t)
	addProvider(t, api, p, nil)
	made := read[oidc.AttemptResponse](t, api.Call(rest.Caller{}, http.MethodPost, "/oidc/session", `{"provider":"idp"}`))
	if want := apitest.Now.Unix() + 300; *made.ExpiresAt != want {
		t.Errorf("expires at %d, want %d", *made.ExpiresAt, want)
	}
}

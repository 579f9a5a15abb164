package idp_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator"
)

// login goes the way of a login in a browser up to its end, which it returns.
func (s *server) login(provider, identity string) answer {
	s.t.Helper()
	begun := s.call(http.MethodPost, "/api/rest/oidc/session", object{"provider": provider})
	at, err := url.Parse(begun.text("authorizeUrl"))
	if err != nil {
		s.t.Fatal(err)
	}
	base := strings.TrimPrefix(s.base, "http://emulator.localhost")
	back := s.post(strings.TrimPrefix(at.Path, base)+"?"+at.RawQuery, url.Values{"identity": {identity}})
	s.send(httptest.NewRequest(http.MethodGet, back.header.Get("Location"), nil))
	return s.get("/api/rest/oidc/session/" + begun.text("id"))
}

// TestLogin logs in to the API with a provider of the same emulator, which
// nothing but the request's own Host leads to.
func TestLogin(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, below, provider string }{
		{"plain", "", "own"},
		{"Google", "", "google"},
		{"in a sandbox", "/sandbox/box", "own"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := start(t)
			s.control(http.MethodPost, "/sandboxes", object{"name": "box"})
			s.base += c.below
			end := s.login(c.provider, "sub-ann")
			if end.text("status") != "COMPLETE" || !strings.Contains(end.body, `"email":"ann@example.com"`) {
				t.Fatalf("%s", end.body)
			}
			session, _ := end.json()["session"].(object)
			secret, _ := session["sessionSecret"].(string)
			r := httptest.NewRequest(http.MethodGet, s.base+"/api/rest/user/me", nil)
			r.Header.Set("Elements-SessionSecret", secret)
			if a := s.send(r); a.text("email") != "ann@example.com" {
				t.Errorf("%d %s", a.status, a.body)
			}
		})
	}
}

// TestLoginFails: what the provider is told to do wrong ends the login.
func TestLoginFails(t *testing.T) {
	t.Parallel()
	for name, queued := range map[string]object{
		"expired":       {"endpoint": "token", "token": object{"expiresIn": "-1s"}},
		"audience":      {"endpoint": "token", "token": object{"claims": object{"aud": "other"}}},
		"nonce":         {"endpoint": "token", "token": object{"claims": object{"nonce": "other"}}},
		"key":           {"endpoint": "token", "token": object{"key": "unknown"}},
		"token":         {"endpoint": "token", "error": "invalid_grant"},
		"keys":          {"endpoint": "keys", "status": 500},
		"authorization": {"endpoint": "authorize", "error": "access_denied"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := start(t)
			s.control(http.MethodPost, "/idp/own/answers", queued)
			if end := s.login("own", "sub-ann"); end.text("status") != "FAILED" {
				t.Errorf("%s", end.body)
			}
		})
	}
}

// TestOAuth2Schemes logs in by what a provider says of a ticket or a token.
func TestOAuth2Schemes(t *testing.T) {
	t.Parallel()
	s := start(t)
	steam := s.mint("steam", object{"identity": "sub-bob"}).text("accessToken")
	discord := s.mint("discord", object{}).text("accessToken")
	for _, c := range []struct {
		name, scheme string
		sent         object
		status       int
	}{
		{"ticket", "ticket", object{"ticket": "14000000d3adbeef"}, http.StatusOK},
		{"minted ticket", "ticket", object{"ticket": steam}, http.StatusOK},
		{"wrong ticket", "ticket", object{"ticket": "1400"}, http.StatusForbidden},
		{"access token", "me", object{"Authorization": "Bearer " + discord}, http.StatusOK},
		{"token of another", "me", object{"Authorization": "Bearer " + steam}, http.StatusForbidden},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := s.call(http.MethodPost, "/api/rest/auth/oauth2", object{"schemeId": c.scheme, "requestParameters": c.sent})
			if a.status != c.status {
				t.Errorf("%d %s", a.status, a.body)
			}
		})
	}
	if a := s.get("/_idp/steam/ISteamUserAuth/AuthenticateUserTicket/v1?ticket=14000000d3adbeef"); a.status != http.StatusForbidden {
		t.Errorf("without a key: %d %s", a.status, a.body)
	}
}

// TestByOption: nothing is there unless it was asked for.
func TestByOption(t *testing.T) {
	t.Parallel()
	for on, status := range map[bool]int{false: http.StatusNotFound, true: http.StatusOK} {
		e, err := emulator.New(emulator.Options{IDP: on})
		if err != nil {
			t.Fatal(err)
		}
		s := &server{t: t, Emulator: e, base: "http://emulator.localhost"}
		form := asks("client_id", "anybody")
		if a := s.get("/_idp/idp/authorize?" + form.Encode()); a.status != status {
			t.Errorf("%v: %d %s", on, a.status, a.body)
		}
	}
}

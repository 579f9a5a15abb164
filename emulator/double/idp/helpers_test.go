package idp_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/fixtures"
)

// began is when the clocks of the tests' emulators begin.
var began = time.Date(2030, 1, 31, 12, 0, 0, 0, time.UTC)

// world has a provider of each kind that matters, each with the identity ann.
const world = `
identityProviders:
  - name: own
    identities: &people
      - subject: sub-ann
        ticket: 14000000d3adbeef
        claims: {name: Ann Lee, given_name: Ann, preferred_username: ann, email: ann@example.com, email_verified: true, locale: en, hd: lee.example}
      - subject: sub-bob
        claims: {email: "<bob>@example.com"}
    clients:
      - {id: game, secret: s3cret, redirectUris: ["http://game.test/back?x=1"]}
      - {id: app}
  - {name: open, algorithm: RS256, identities: *people}
  - {name: google, pose: google, algorithm: ES256, identities: *people}
  - {name: apple, pose: apple, algorithm: ES256, identities: *people}
  - {name: steam, pose: steam, identities: *people}
  - {name: discord, pose: discord, algorithm: ES256, identities: *people}
oidcAuthSchemes:
  - {name: google, issuer: "https://accounts.google.com", keysUrl: "${base}/_idp/google/jwks"}
oidcProviders:
  - {name: own, discoveryUrl: "${base}/_idp/own/.well-known/openid-configuration", clientId: app, clientSecret: unused, scopes: [openid, email, profile]}
  - {name: google, discoveryUrl: "${base}/_idp/google/.well-known/openid-configuration", clientId: any, clientSecret: any}
oauth2AuthSchemes:
  - name: ticket
    validationUrl: ${base}/_idp/steam/ISteamUserAuth/AuthenticateUserTicket/v1/
    headers: [{key: x-webapi-key, value: k}]
    params: [{key: appid, value: "480"}, {key: ticket, fromClient: true}]
    responseIdMapping: steamid
  - name: me
    validationUrl: ${base}/_idp/discord/users/@me
    headers: [{key: Authorization, fromClient: true}]
    responseIdMapping: id
`

// server is an emulator whose clock stands still, without a network.
type server struct {
	t testing.TB
	*emulator.Emulator
	base string
}

func start(t testing.TB) *server {
	t.Helper()
	loaded, err := fixtures.Load(fixtures.Text("world", world))
	if err != nil {
		t.Fatal(err)
	}
	e, err := emulator.New(emulator.Options{World: loaded, Start: began, Seed: t.Name()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close(context.Background()) })
	e.Sandbox().Freeze()
	return &server{t: t, Emulator: e, base: "http://emulator.localhost"}
}

// answer is an answer that was read.
type answer struct {
	t      testing.TB
	status int
	header http.Header
	body   string
}

func (s *server) send(r *http.Request) answer {
	s.t.Helper()
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return answer{s.t, w.Code, w.Header(), w.Body.String()}
}

func (s *server) get(path string) answer {
	s.t.Helper()
	return s.send(httptest.NewRequest(http.MethodGet, s.base+path, nil))
}

// post sends a form; headers come in pairs.
func (s *server) post(path string, form url.Values, header ...string) answer {
	s.t.Helper()
	r := httptest.NewRequest(http.MethodPost, s.base+path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	return s.send(r)
}

// call sends JSON.
func (s *server) call(method, path string, body any) answer {
	s.t.Helper()
	var content io.Reader
	if body != nil {
		data, err := json.Marshal(body)
		if err != nil {
			s.t.Fatal(err)
		}
		content = strings.NewReader(string(data))
	}
	r := httptest.NewRequest(method, s.base+path, content)
	r.Header.Set("Content-Type", "application/json")
	return s.send(r)
}

// control makes a call of the control API that must succeed.
func (s *server) control(method, path string, body any) answer {
	s.t.Helper()
	a := s.call(method, "/_emulator"+path, body)
	if a.status >= http.StatusBadRequest {
		s.t.Fatalf("%s %s: %d %s", method, path, a.status, a.body)
	}
	return a
}

// advance moves the clock.
func (s *server) advance(d time.Duration) {
	s.t.Helper()
	if _, err := s.Sandbox().Advance(d); err != nil {
		s.t.Fatal(err)
	}
}

type object = map[string]any

// json is the answer as an object.
func (a answer) json() object {
	a.t.Helper()
	var out object
	if err := json.Unmarshal([]byte(a.body), &out); err != nil {
		a.t.Fatalf("%d %q: %v", a.status, a.body, err)
	}
	return out
}

// text is a text of the answer.
func (a answer) text(key string) string {
	a.t.Helper()
	text, ok := a.json()[key].(string)
	if !ok {
		a.t.Fatalf("%d %s has no text %q", a.status, a.body, key)
	}
	return text
}

// to is where the answer sends a browser, with a parameter of its query.
func (a answer) to(parameter string) string {
	a.t.Helper()
	u, err := url.Parse(a.header.Get("Location"))
	if err != nil || a.status != http.StatusFound {
		a.t.Fatalf("%d %s: no redirect", a.status, a.body)
	}
	return u.Query().Get(parameter)
}

// asks are the parameters of a client that asks to sign somebody in.
func asks(more ...string) url.Values {
	form := url.Values{
		"response_type": {"code"}, "client_id": {"app"}, "redirect_uri": {"http://game.test/back"},
		"scope": {"openid email profile"}, "state": {"st&te"}, "nonce": {"n0nce"},
	}
	for i := 0; i+1 < len(more); i += 2 {
		form.Set(more[i], more[i+1])
		if more[i+1] == "" {
			form.Del(more[i])
		}
	}
	return form
}

// code signs ann in at a provider.
func (s *server) code(provider string, more ...string) string {
	s.t.Helper()
	form := asks(more...)
	form.Set("identity", "sub-ann")
	return s.post("/_idp/"+provider+"/authorize", form).to("code")
}

// redeem exchanges a code of the client app.
func (s *server) redeem(provider, code string, more ...string) answer {
	s.t.Helper()
	form := url.Values{"grant_type": {"authorization_code"}, "code": {code}, "client_id": {"app"}, "redirect_uri": {"http://game.test/back"}}
	for i := 0; i+1 < len(more); i += 2 {
		form.Set(more[i], more[i+1])
	}
	return s.post("/_idp/"+provider+"/token", form)
}

// claims are the claims of a token, unverified.
func claims(t testing.TB, jwt string) object {
	t.Helper()
	parts := strings.Split(jwt, ".")
	if len(parts) != 3 {
		t.Fatalf("%q is no token", jwt)
	}
	var out object
	if err := json.Unmarshal(decode(t, parts[1]), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

package oidc_test

import (
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/golang-jwt/jwt/v5"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/session"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oidc"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oidcprovider"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oidcscheme"
)

const issuer = "https://idp.test"

var super = rest.Caller{Level: rest.Superuser, UserID: "root"}

// rsaKey is one key for all tests: to make one takes long.
var rsaKey = sync.OnceValue(func() *rsa.PrivateKey {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err)
	}
	return key
})

func jwk(kid string, key *rsa.PublicKey) map[string]any {
	return map[string]any{
		"alg": "RS256", "kid": kid, "kty": "RSA", "use": "sig", "x5c": []string{"ignored"},
		"n": base64.RawURLEncoding.EncodeToString(key.N.Bytes()), "e": "AQAB",
	}
}

// provider is an identity provider on this machine.
type provider struct {
	*httptest.Server
	mu      sync.Mutex
	keys    []map[string]any
	idToken string
	answer  string // of the token endpoint, in place of the idToken
	status  int
	asked   []url.Values // the forms that the token endpoint got
	basic   string
	fetched map[string]int
}

func newProvider(t *testing.T) *provider {
	t.Helper()
	p := &provider{status: http.StatusOK, fetched: map[string]int{}, keys: []map[string]any{jwk("k1", &rsaKey().PublicKey)}}
	p.Server = httptest.NewServer(p)
	t.Cleanup(p.Close)
	return p
}

func (p *provider) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.fetched[r.URL.Path]++
	w.Header().Set("Content-Type", "application/json")
	answer := func(v any) { _ = json.NewEncoder(w).Encode(v) }
	switch r.URL.Path {
	case "/discovery":
		answer(map[string]any{
			"issuer": issuer, "authorization_endpoint": p.URL + "/authorize", "token_endpoint": p.URL + "/token", "jwks_uri": p.URL + "/keys",
		})
	case "/keys":
		answer(map[string]any{"keys": p.keys})
	case "/token":
		_ = r.ParseForm()
		p.asked = append(p.asked, r.PostForm)
		id, secret, _ := r.BasicAuth()
		p.basic = id + ":" + secret
		w.WriteHeader(p.status)
		if p.answer != "" {
			_, _ = io.WriteString(w, p.answer)
			return
		}
		answer(map[string]any{"id_token": p.idToken, "access_token": "unused"})
	default:
		http.NotFound(w, r)
	}
}

func (p *provider) set(f func(p *provider)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	f(p)
}

// claims of a token; later ones replace earlier ones.
type claims map[string]any

// token signs a token that is good at apitest.Now, unless the claims say
// otherwise. A nil claim is left out.
func token(t *testing.T, more claims) string {
	t.Helper()
	all := jwt.MapClaims{"iss": issuer, "sub": "sub-1", "exp": apitest.Now.Unix() + 3600}
	for name, value := range more {
		all[name] = value
		if value == nil {
			delete(all, name)
		}
	}
	made := jwt.NewWithClaims(jwt.SigningMethodRS256, all)
	made.Header["kid"] = "k1"
	text, err := made.SignedString(rsaKey())
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// newAPI is an API with the scheme "idp", whose key is stored.
func newAPI(t testing.TB) *apitest.API {
	t.Helper()
	routes := slices.Concat(oidc.Routes(), oidcprovider.Routes(), oidcscheme.Routes())
	return apitest.New(t, routes, user.Tables(), application.Tables(), largeobject.Tables(), profile.Tables(),
		session.Tables(), oidcscheme.Tables(), oidcprovider.Tables(), oidc.Tables())
}

func addScheme(t *testing.T, api *apitest.API, keysURL any) {
	t.Helper()
	keys := []any{}
	if keysURL == nil {
		key := jwk("k1", &rsaKey().PublicKey)
		delete(key, "x5c")
		keys = append(keys, key)
	}
	must(t, api.Call(super, http.MethodPost, "/auth_scheme/oidc", body(t, map[string]any{
		"name": "idp", "issuer": issuer, "keys": keys, "keysUrl": keysURL,
	})))
}

// addProvider adds the provider "idp", with more properties.
func addProvider(t *testing.T, api *apitest.API, p *provider, more map[string]any) {
	t.Helper()
	all := map[string]any{"name": "idp", "discoveryUrl": p.URL + "/discovery", "clientId": "game", "clientSecret": "s3cret"}
	for name, value := range more {
		all[name] = value
	}
	must(t, api.Call(super, http.MethodPost, "/auth_scheme/oidc_provider", body(t, all)))
}

func body(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// must ends the test where a call failed.
func must(t *testing.T, a apitest.Answer) apitest.Answer {
	t.Helper()
	if a.Status >= http.StatusBadRequest {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
	return a
}

func read[T any](t *testing.T, a apitest.Answer) (out T) {
	t.Helper()
	if err := json.Unmarshal([]byte(must(t, a).Body), &out); err != nil {
		t.Fatalf("%s: %v", a.Body, err)
	}
	return out
}

// signIn logs in with a token.
func signIn(t *testing.T, api *apitest.API, jwt string, app any) apitest.Answer {
	t.Helper()
	return api.Call(rest.Caller{}, http.MethodPost, "/auth/oidc", body(t, map[string]any{"jwt": jwt, "applicationNameOrId": app}))
}

func addUser(t *testing.T, api *apitest.API, name string) (rest.Caller, *user.Row) {
	t.Helper()
	var row *user.Row
	api.Update(func(tx *sandbox.Tx) (err error) {
		row, err = user.Create(tx, user.Creation{Name: name, Email: name + "@example.com", Level: rest.User, Password: "x"})
		return err
	})
	return rest.Caller{Level: rest.User, UserID: row.ID}, row
}

func addApplication(t *testing.T, api *apitest.API, name string, max int, auto bool) string {
	t.Helper()
	var id string
	api.Update(func(tx *sandbox.Tx) error {
		row, err := application.Create(tx, "", &application.Request{Name: &name, MaxProfiles: &max, AutoCreateProfile: &auto})
		if err == nil {
			id = row.ID
		}
		return err
	})
	return id
}

func has(texts []string, text string) bool { return slices.Contains(texts, text) }

func contains(t *testing.T, text, part string) {
	t.Helper()
	if !strings.Contains(text, part) {
		t.Errorf("%q does not hold %q", text, part)
	}
}

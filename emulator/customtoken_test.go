package emulator_test

import (
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
)

// customWorld is an emulator with a custom scheme for the audience "game",
// whose key it made itself.
type customWorld struct {
	*emulator.Emulator
	root string
	key  any
}

func newCustomWorld(t *testing.T) customWorld {
	t.Helper()
	e := whole.Start(t, emulator.Options{})
	w := customWorld{Emulator: e, root: superuser(t, e)}
	_, body := do(t, e, w.root, http.MethodPost, "/auth_scheme/custom",
		`{"audience":"game","algorithm":"RSA_512","userLevel":"USER","tags":[],"allowedIssuers":["me"]}`)
	var made struct{ PrivateKey string }
	if err := json.Unmarshal([]byte(body), &made); err != nil {
		t.Fatalf("%s: %v", body, err)
	}
	data, err := base64.StdEncoding.DecodeString(made.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	if w.key, err = x509.ParsePKCS8PrivateKey(data); err != nil {
		t.Fatal(err)
	}
	return w
}

// token signs a token that is good for an hour, unless the claims say
// otherwise. A nil claim is left out.
func (w customWorld) token(t *testing.T, more jwt.MapClaims) string {
	t.Helper()
	claims := jwt.MapClaims{
		"iss": "me", "aud": "game", "sub": "s", "exp": w.Sandbox().Now().Add(time.Hour).Unix(),
		"elm_atype": "custom", "elm_ukey": "name", "elm_usr": map[string]any{"name": "ann", "level": "USER"},
	}
	for name, value := range more {
		claims[name] = value
		if value == nil {
			delete(claims, name)
		}
	}
	text, err := jwt.NewWithClaims(jwt.SigningMethodRS512, claims).SignedString(w.key)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func (w customWorld) addUser(t *testing.T, name, level string) {
	t.Helper()
	status, body := do(t, w.Emulator, w.root, http.MethodPost, "/user",
		`{"name":"`+name+`","email":"`+name+`@example.com","password":"x","level":"`+level+`"}`)
	if status != http.StatusOK {
		t.Fatalf("%d %s", status, body)
	}
}

// The server looks for a user that is called NAME; where there is one, the
// token is his credential (custom_jwt.5).
func TestCustomTokenOfAUserCalledName(t *testing.T) {
	t.Parallel()
	w := newCustomWorld(t)
	w.addUser(t, "NAME", "USER")
	status, body := do(t, w.Emulator, w.token(t, nil), http.MethodGet, "/user/me", "")
	if status != http.StatusOK || !strings.Contains(body, `"name":"NAME"`) {
		t.Errorf("got %d %s", status, body)
	}
}

func TestCustomTokensThatAreRefused(t *testing.T) {
	t.Parallel()
	w := newCustomWorld(t)
	w.addUser(t, "NAME", "USER")
	now := w.Sandbox().Now()
	described := func(o map[string]any) jwt.MapClaims { return jwt.MapClaims{"elm_usr": o} }
	for _, c := range []struct {
		name   string
		claims jwt.MapClaims
		status int
	}{
		{"accepted", nil, http.StatusOK},
		{"one audience of several", jwt.MapClaims{"aud": []string{"other", "game"}}, http.StatusOK},
		{"expired", jwt.MapClaims{"exp": now.Add(-time.Second).Unix()}, http.StatusUnauthorized}, // custom_jwt.1
		{"ahead of its time", jwt.MapClaims{"nbf": now.Add(time.Minute).Unix()}, http.StatusForbidden},
		{"no expiry", jwt.MapClaims{"exp": nil}, http.StatusForbidden},
		{"no audience", jwt.MapClaims{"aud": nil}, http.StatusForbidden}, // custom_jwt.2
		{"other issuer", jwt.MapClaims{"iss": "you"}, http.StatusForbidden},
		{"no issuer", jwt.MapClaims{"iss": nil}, http.StatusForbidden}, // custom_jwt.3
		{"no subject", jwt.MapClaims{"sub": nil}, http.StatusForbidden},
		{"no type", jwt.MapClaims{"elm_atype": nil}, http.StatusForbidden},
		{"user is no object", jwt.MapClaims{"elm_usr": "ann"}, http.StatusForbidden},
		{"user without level", described(map[string]any{"name": "ann"}), http.StatusForbidden},
		{"user with a bad email", described(map[string]any{"email": "x", "level": "USER"}), http.StatusForbidden},
		{"user with what no user has", described(map[string]any{"level": "USER", "shoe": 43}), http.StatusInternalServerError},
		{"level above the scheme's", described(map[string]any{"level": "SUPERUSER"}), http.StatusForbidden}, // custom_jwt.4
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if status, body := do(t, w.Emulator, w.token(t, c.claims), http.MethodGet, "/user/me", ""); status != c.status {
				t.Errorf("got %d %s", status, body)
			}
		})
	}
}

// A scheme that allows no issuer accepts none.
func TestCustomSchemeWithoutIssuers(t *testing.T) {
	t.Parallel()
	w := newCustomWorld(t)
	_, list := do(t, w.Emulator, w.root, http.MethodGet, "/auth_scheme/custom", "")
	var page struct{ Objects []struct{ ID string } }
	if err := json.Unmarshal([]byte(list), &page); err != nil {
		t.Fatal(err)
	}
	status, body := do(t, w.Emulator, w.root, http.MethodPut, "/auth_scheme/custom/"+page.Objects[0].ID,
		`{"audience":"game","algorithm":"RSA_512","userLevel":"USER","tags":[],"allowedIssuers":[]}`)
	if status != http.StatusOK {
		t.Fatalf("%d %s", status, body)
	}
	if status, body := do(t, w.Emulator, w.token(t, nil), http.MethodGet, "/user/me", ""); status != http.StatusForbidden {
		t.Errorf("got %d %s", status, body)
	}
}

// Once the clock is past its expiry a token is over (custom_jwt.1).
func TestCustomTokenOnTheSandboxClock(t *testing.T) {
	t.Parallel()
	w := newCustomWorld(t)
	w.addUser(t, "NAME", "USER")
	text := w.token(t, nil)
	if _, err := w.Sandbox().Advance(2 * time.Hour); err != nil {
		t.Fatal(err)
	}
	if status, body := do(t, w.Emulator, text, http.MethodGet, "/user/me", ""); status != http.StatusUnauthorized {
		t.Errorf("got %d %s", status, body)
	}
}

// A token is one by its dots alone, even where it holds nothing (auth.15).
func TestEmptyTokenIsNoSession(t *testing.T) {
	t.Parallel()
	e := whole.Start(t, emulator.Options{})
	if status, body := do(t, e, "..", http.MethodGet, "/user/me", ""); status != http.StatusForbidden {
		t.Errorf("got %d %s", status, body)
	}
}

package customscheme_test

import (
	"net/http"
	"net/url"
	"slices"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/core/session"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

func use(api *apitest.API, token string) apitest.Answer {
	return api.Call(rest.Caller{}, http.MethodGet, "/whoami?token="+url.QueryEscape(token), "")
}

func TestClaims(t *testing.T) {
	t.Parallel()
	now := apitest.Now.Unix()
	usr := func(more object) object { return object{"elm_usr": more} }
	for _, c := range []struct {
		name   string
		claims object
		status int
		code   string
	}{
		{"good", nil, http.StatusOK, ""},
		{"expires now", object{"exp": now}, http.StatusOK, ""}, // custom_jwt.1
		{"expired", object{"exp": now - 1}, http.StatusUnauthorized, "UNAUTHORIZED"},
		{"expired, of no scheme", object{"exp": now - 1, "aud": "x"}, http.StatusUnauthorized, "UNAUTHORIZED"},
		{"no expiry", object{"exp": nil}, http.StatusForbidden, "FORBIDDEN"},
		{"valid from now", object{"nbf": now}, http.StatusOK, ""},
		{"not valid yet", object{"nbf": now + 1}, http.StatusForbidden, "FORBIDDEN"},
		{"issued in the future", object{"iat": now + 1000}, http.StatusOK, ""},                           // custom_jwt.1 names no iat
		{"another audience", object{"aud": "x"}, http.StatusForbidden, "FORBIDDEN"},                      // custom_jwt.2
		{"another issuer", object{"iss": "you"}, http.StatusForbidden, "FORBIDDEN"},                      // custom_jwt.2
		{"no issuer", object{"iss": nil}, http.StatusForbidden, "FORBIDDEN"},                             // custom_jwt.3
		{"another type", object{"elm_atype": "CUSTOM"}, http.StatusForbidden, "FORBIDDEN"},               // custom_jwt.3
		{"no subject", object{"sub": nil}, http.StatusForbidden, "FORBIDDEN"},                            // custom_jwt.3
		{"unknown key", object{"elm_ukey": "NAME"}, http.StatusForbidden, "FORBIDDEN"},                   // custom_jwt.3
		{"no user", object{"elm_usr": nil}, http.StatusInternalServerError, "UNKNOWN"},                   // custom_jwt.3
		{"user of a lower level", usr(object{"level": "UNPRIVILEGED"}), http.StatusOK, ""},               // custom_jwt.4
		{"user of a higher level", usr(object{"level": "SUPERUSER"}), http.StatusForbidden, "FORBIDDEN"}, // custom_jwt.4
		{"user EMAIL", object{"elm_ukey": "email"}, http.StatusForbidden, "FORBIDDEN"},                   // custom_jwt.5
		{"user EXTERNAL_USER_ID", object{"elm_ukey": "externalUserId"}, http.StatusForbidden, "FORBIDDEN"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api := newAPI(t)
			add(t, api, nil)
			got := use(api, sign(t, jwt.SigningMethodRS256, pairs()[0], c.claims))
			if got.Status != c.status || got.Code() != c.code {
				t.Errorf("got %d %s, want %d %s", got.Status, got.Body, c.status, c.code)
			}
			if bearer := got.Header.Get("WWW-Authenticate") == "Bearer"; bearer != (c.status == http.StatusUnauthorized) {
				t.Errorf("WWW-Authenticate %q with %d", got.Header.Get("WWW-Authenticate"), got.Status)
			}
		})
	}
}

// A token is judged by the sandbox's clock (custom_jwt.1).
func TestExpiryOnTheSandboxClock(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	add(t, api, nil)
	text := sign(t, jwt.SigningMethodRS256, pairs()[0], nil)
	for _, c := range []struct {
		later  time.Duration
		status int
	}{{0, http.StatusOK}, {time.Hour, http.StatusOK}, {time.Second, http.StatusUnauthorized}} {
		api.Advance(c.later)
		if got := use(api, text); got.Status != c.status {
			t.Errorf("after another %s: %d %s", c.later, got.Status, got.Body)
		}
	}
}

// The key and the algorithm must be the scheme's (custom_jwt.2).
func TestSignatures(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, algorithm string
		method          jwt.SigningMethod
		pair            int
		status          int
	}{
		{"RSA_256", "RSA_256", jwt.SigningMethodRS256, 0, http.StatusOK},
		{"RSA_384", "RSA_384", jwt.SigningMethodRS384, 0, http.StatusOK},
		{"RSA_512", "RSA_512", jwt.SigningMethodRS512, 0, http.StatusOK},
		{"another algorithm", "RSA_512", jwt.SigningMethodRS256, 0, http.StatusForbidden},
		{"another padding", "RSA_256", jwt.SigningMethodPS256, 0, http.StatusForbidden},
		{"another key", "RSA_256", jwt.SigningMethodRS256, 1, http.StatusForbidden},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api := newAPI(t)
			add(t, api, object{"algorithm": c.algorithm})
			if got := use(api, sign(t, c.method, pairs()[c.pair], nil)); got.Status != c.status {
				t.Errorf("got %d %s, want %d", got.Status, got.Body, c.status)
			}
		})
	}
}

// Of the schemes of several audiences the first one that fits is used: its
// level counts (custom_jwt.2, custom_jwt.4).
func TestFirstSchemeThatFits(t *testing.T) {
	t.Parallel()
	high := object{"elm_usr": object{"level": "SUPERUSER"}, "aud": []string{"second", "first"}}
	for _, c := range []struct {
		name   string
		first  object
		status int
	}{
		{"the older one fits", object{}, http.StatusForbidden},
		{"its issuers do not", object{"allowedIssuers": []string{"you"}}, http.StatusOK},
		{"its key does not", object{"publicKey": pairs()[1].Public}, http.StatusOK},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api := newAPI(t)
			c.first["audience"] = "first"
			add(t, api, c.first)
			add(t, api, object{"audience": "second", "userLevel": "SUPERUSER"})
			if got := use(api, sign(t, jwt.SigningMethodRS256, pairs()[0], high)); got.Status != c.status {
				t.Errorf("got %d %s, want %d", got.Status, got.Body, c.status)
			}
		})
	}
}

// custom_jwt.5, custom_jwt.6: the caller is the user called NAME, without a
// session and without a profile, and no session is stored.
func TestCallerOfAToken(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	add(t, api, nil)
	got := use(api, sign(t, jwt.SigningMethodRS256, pairs()[0], nil))
	caller := read[rest.Caller](t, got)
	if caller.Level != rest.User || caller.UserID == "" || caller.SessionID != "" || caller.ProfileID != "" {
		t.Errorf("got %+v", caller)
	}
	if !slices.Contains(got.Defects, "custom_jwt.5") {
		t.Errorf("defects %v", got.Defects)
	}
	api.Update(func(tx *sandbox.Tx) error {
		for row := range session.Sessions.All(tx) {
			t.Errorf("stored %+v", row)
		}
		return nil
	})
}

package oidc_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
)

// keysAt is the URL of a server that answers with a document, if it is asked
// for a media type.
func keysAt(t *testing.T, accept string, document any) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Accept") != accept {
			w.WriteHeader(http.StatusNotAcceptable)
			return
		}
		w.Header().Set("Content-Type", accept)
		_ = json.NewEncoder(w).Encode(document)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// Keys are asked for in the scheme's media type (05, OidcAuthScheme).
func TestMediaTypeOfKeys(t *testing.T) {
	t.Parallel()
	set := map[string]any{"keys": []any{jwk("k1", &rsaKey().PublicKey)}}
	for _, c := range []struct {
		name, accept string
		mediaType    any
		status       int
	}{
		{"default", "application/json", nil, http.StatusOK},
		{"of its own", "application/jwk-set+json", "application/jwk-set+json", http.StatusOK},
		{"another", "application/jwk-set+json", "application/json", http.StatusNotAcceptable}, // errors.4
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api := newAPI(t)
			must(t, api.Call(super, http.MethodPost, "/auth_scheme/oidc", body(t, map[string]any{
				"name": "idp", "issuer": issuer, "keys": []any{}, "keysUrl": keysAt(t, c.accept, set), "mediaType": c.mediaType,
			})))
			if got := signIn(t, api, token(t, nil), nil); got.Status != c.status {
				t.Errorf("got %d %s, want %d", got.Status, got.Body, c.status)
			}
		})
	}
}

// auth_oidc.4: a document without keys is a 500; an empty list is no error, but
// verifies nothing.
func TestDocumentsWithoutKeys(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		document any
		status   int
		code     string
	}{
		"nothing":    {map[string]any{}, http.StatusInternalServerError, "UNKNOWN"},
		"null":       {map[string]any{"keys": nil}, http.StatusInternalServerError, "UNKNOWN"},
		"no object":  {[]any{}, http.StatusInternalServerError, "UNKNOWN"},
		"empty list": {map[string]any{"keys": []any{}}, http.StatusForbidden, "FORBIDDEN"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			api := newAPI(t)
			addScheme(t, api, keysAt(t, "application/json", c.document))
			if got := signIn(t, api, token(t, nil), nil); got.Status != c.status || got.Code() != c.code {
				t.Errorf("got %d %s, want %d", got.Status, got.Body, c.status)
			}
		})
	}
}

// auth_oidc.4: the keys are checked before the expiry (auth_oidc.6), and a
// token of an unknown issuer fetches none (auth_oidc.2).
func TestWhenKeysAreFetched(t *testing.T) {
	t.Parallel()
	var fetched atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fetched.Add(1)
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(map[string]any{"keys": []any{jwk("k1", &rsaKey().PublicKey)}})
	}))
	t.Cleanup(server.Close)
	api := newAPI(t)
	addScheme(t, api, server.URL)
	for _, c := range []struct {
		name    string
		claims  claims
		fetched int32
	}{
		{"unknown issuer", claims{"iss": "https://other.test"}, 0},
		{"name of the scheme as issuer", claims{"iss": "idp"}, 0}, // auth_oidc.3
		{"expired", claims{"exp": 1}, 1},
	} {
		before := fetched.Load()
		if got := signIn(t, api, token(t, c.claims), nil); got.Status != http.StatusForbidden || fetched.Load()-before != c.fetched {
			t.Errorf("%s: %d %s, fetched %d times", c.name, got.Status, got.Body, fetched.Load()-before)
		}
	}
}

package oidcscheme_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/token"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oidcscheme"
)

const path = "/auth_scheme/oidc"

// newAPI is an API with the schemes one and two. The id is that of one.
func newAPI(t *testing.T) (api *apitest.API, id string) {
	t.Helper()
	api = apitest.New(t, oidcscheme.Routes(), oidcscheme.Tables())
	api.Update(func(tx *sandbox.Tx) error {
		for _, name := range []string{"two", "one"} {
			issuer := name + ".test"
			row, err := oidcscheme.Create(tx, &oidcscheme.Request{Name: &name, Issuer: &issuer, Keys: []token.JWK{}})
			if err != nil {
				return err
			}
			id = row.ID
		}
		return nil
	})
	return api, id
}

func TestAnswers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name               string
		by                 rest.Caller
		method, path, body string
		status             int
		code, defect       string
	}{
		{"user, invalid", rest.Caller{Level: rest.User, UserID: "ann"}, http.MethodPost, "", `{}`, http.StatusForbidden, "FORBIDDEN", ""},
		{"no keys", super, http.MethodPost, "", `{"name":"a","issuer":"i"}`, http.StatusBadRequest, "INVALID_DATA", ""},                           // oidc_scheme.1
		{"taken name", super, http.MethodPost, "", `{"name":"one","issuer":"i","keys":[]}`, http.StatusConflict, "DUPLICATE", ""},                 // oidc_scheme.2
		{"taken issuer", super, http.MethodPost, "", `{"name":"a","issuer":"one.test","keys":[]}`, http.StatusConflict, "DUPLICATE", ""},          // oidc_scheme.2
		{"renamed to a taken name", super, http.MethodPut, "/one", `{"name":"two","issuer":"i","keys":[]}`, http.StatusConflict, "DUPLICATE", ""}, // oidc_scheme.2
		{"by name with spaces", super, http.MethodGet, "/%20one%20", "", http.StatusOK, "", ""},
		{"anonymous with a blank name", rest.Caller{}, http.MethodGet, "/%20", "", http.StatusNotFound, "NOT_FOUND", ""},
		{"by issuer", super, http.MethodPut, "/one.test", `{"name":"one","issuer":"i","keys":[]}`, http.StatusOK, "", ""},
		{"by id in upper case", super, http.MethodGet, "/ID", "", http.StatusOK, "", ""},                                                          // json.6
		{"tags", super, http.MethodGet, "?tags=a", "", http.StatusInternalServerError, "UNKNOWN", "oidc_scheme.5"},                                // oidc_scheme.5
		{"unknown property of a key", super, http.MethodPost, "", `{"name":"a","issuer":"i","keys":[{"x5c":[]}]}`, http.StatusBadRequest, "", ""}, // oidc_scheme.6
		{"delete by name", super, http.MethodDelete, "/one", "", http.StatusNotFound, "NOT_FOUND", ""},                                            // oidc_scheme.4
		{"delete", super, http.MethodDelete, "/ID", "", http.StatusNoContent, "", ""},                                                             // oidc_scheme.4
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api, id := newAPI(t)
			got := api.Call(c.by, c.method, path+strings.Replace(c.path, "ID", strings.ToUpper(id), 1), c.body)
			got.Check(t, c.status, c.code, c.defect)
		})
	}
}

// A scheme is found by id, name and issuer; oidc_scheme.3: it never says when
// its keys were fetched.
func TestFind(t *testing.T) {
	t.Parallel()
	api, id := newAPI(t)
	api.Update(func(tx *sandbox.Tx) error {
		for _, text := range []string{id, strings.ToUpper(id), "one", "one.test"} {
			if row, err := oidcscheme.Find(tx, text); err != nil || row.ID != id {
				t.Errorf("%q: %v", text, err)
			}
		}
		kid := "k"
		return oidcscheme.SetKeys(tx, id, []token.JWK{{Kid: &kid}})
	})
	got := api.Call(super, http.MethodGet, path+"/"+id, "").Body
	if !strings.Contains(got, `"kid":"k"`) || !strings.HasSuffix(got, `"keysFetchedAt":null}`) {
		t.Errorf("got %s", got)
	}
}

// Keys that were fetched for a scheme that is gone go nowhere.
func TestSetKeysOfNoScheme(t *testing.T) {
	t.Parallel()
	api, id := newAPI(t)
	api.Update(func(tx *sandbox.Tx) error {
		if err := oidcscheme.Delete(tx, id); err != nil {
			return err
		}
		if err := oidcscheme.SetKeys(tx, id, nil); err != nil {
			t.Errorf("got %v", err)
		}
		if n := oidcscheme.Schemes.Len(tx); n != 1 {
			t.Errorf("%d schemes", n)
		}
		return nil
	})
}

package oidcscheme_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oidcscheme"
)

var super = rest.Caller{Level: rest.Superuser, UserID: "root"}

// What is sent and what reads back are not the same after a creation
// (oidc_scheme.6). An update answers what it has stored.
func TestEchoAndStored(t *testing.T) {
	t.Parallel()
	api := apitest.New(t, oidcscheme.Routes(), oidcscheme.Tables())
	const request = `{"name":"a","issuer":"i","keys":[],"mediaType":null}`
	for _, c := range []struct {
		method, path  string
		echoed, later string
	}{
		{http.MethodPost, "", `"keys":[],"keysUrl":null,"mediaType":null`, `"keys":null,"keysUrl":null,"mediaType":"application/json"`},
		{http.MethodPut, "/a", `"keys":[],"keysUrl":null,"mediaType":null`, `"keys":[],"keysUrl":null,"mediaType":null`},
	} {
		if got := api.Call(super, c.method, "/auth_scheme/oidc"+c.path, request); !strings.Contains(got.Body, c.echoed) {
			t.Errorf("%s: %s, want %s", c.method, got.Body, c.echoed)
		}
		if got := api.Call(super, http.MethodGet, "/auth_scheme/oidc/a", ""); !strings.Contains(got.Body, c.later) {
			t.Errorf("after %s: %s, want %s", c.method, got.Body, c.later)
		}
	}
}

// A text may be the name of one scheme and the issuer of another: the older
// one is meant.
func TestNameAndIssuerOfTwo(t *testing.T) {
	t.Parallel()
	api := apitest.New(t, oidcscheme.Routes(), oidcscheme.Tables())
	for _, request := range []string{
		`{"name":"first","issuer":"both","keys":[]}`, `{"name":"both","issuer":"second","keys":[]}`,
	} {
		if got := api.Call(super, http.MethodPost, "/auth_scheme/oidc", request); got.Status != http.StatusOK {
			t.Fatalf("%d %s", got.Status, got.Body)
		}
	}
	var got oidcscheme.Scheme
	api.Get(super, "/auth_scheme/oidc/both", &got)
	if got.Name != "first" {
		data, err := json.Marshal(got)
		t.Errorf("got %s, %v", data, err)
	}
}

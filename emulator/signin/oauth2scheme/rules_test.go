package oauth2scheme_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oauth2scheme"
)

var super = rest.Caller{Level: rest.Superuser, UserID: "root"}

// What reads back of empty and null properties (oauth2_scheme.7).
func TestEmptyAndNull(t *testing.T) {
	t.Parallel()
	api := apitest.New(t, oauth2scheme.Routes(), oauth2scheme.Tables())
	const request = `{"name":"a","validationUrl":"u","headers":[],"validStatusCodes":[],"bodyType":null}`
	for _, c := range []struct {
		method, path string
		later        []string
	}{
		{http.MethodPost, "", []string{`"headers":null`, `"validStatusCodes":[200]`, `"bodyType":null`}},
		{http.MethodPut, "/a", []string{`"headers":[]`, `"validStatusCodes":[]`, `"bodyType":null`}},
	} {
		if got := api.Call(super, c.method, "/auth_scheme/oauth2"+c.path, request); got.Status != http.StatusOK {
			t.Fatalf("%s: %d %s", c.method, got.Status, got.Body)
		}
		got := api.Call(super, http.MethodGet, "/auth_scheme/oauth2/a", "")
		for _, want := range c.later {
			if !strings.Contains(got.Body, want) {
				t.Errorf("after %s: %s, want %s", c.method, got.Body, want)
			}
		}
	}
}

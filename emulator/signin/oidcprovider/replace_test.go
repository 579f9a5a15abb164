package oidcprovider_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oidcprovider"
)

const path = "/auth_scheme/oidc_provider"

// add adds the provider "a" and returns its id.
func add(t *testing.T, api *apitest.API, url, more string) string {
	t.Helper()
	got := api.Call(super, http.MethodPost, path, request(url, more))
	var made oidcprovider.Response
	if err := json.Unmarshal([]byte(got.Body), &made); err != nil || got.Status != http.StatusOK {
		t.Fatalf("%d %s", got.Status, got.Body)
	}
	return made.Configuration.ID
}

// oidc_provider.4: everything is replaced but a secret that is left blank,
// and no answer shows the secret.
func TestReplace(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, secret, want string }{
		{"absent", ``, "s"},
		{"null", `,"clientSecret":null`, "s"},
		{"blank", `,"clientSecret":" "`, "s"},
		{"given", `,"clientSecret":"new"`, "new"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api, url := newAPI(t, "application/json", `{}`)
			id := add(t, api, url, `,"scopes":["openid"],"redirectUri":"https://game.test/","successRedirectUrl":"https://game.test/ok"`)
			got := api.Call(super, http.MethodPut, path+"/"+strings.ToUpper(id), `{"name":"b","discoveryUrl":"`+url+`","clientId":"d"`+c.secret+`}`)
			if got.Status != http.StatusOK || !strings.Contains(got.Body, `"clientSecret":null`) {
				t.Fatalf("%d %s", got.Status, got.Body)
			}
			method := oidcprovider.SecretBasic
			want := &oidcprovider.Row{ID: id, Name: "b", DiscoveryURL: url, ClientID: "d", ClientSecret: c.want, TokenEndpointAuthMethod: &method}
			api.Update(func(tx *sandbox.Tx) error {
				row, err := oidcprovider.Find(tx, id)
				if diff := cmp.Diff(want, row); diff != "" {
					t.Error(diff)
				}
				return err
			})
		})
	}
}

// oidc_provider.4: with a blank secret an unknown id is found out first, with
// a secret a bad URL.
func TestWhatAnUpdateLooksAtFirst(t *testing.T) {
	t.Parallel()
	for secret, status := range map[string]int{"": http.StatusNotFound, "s": http.StatusInternalServerError} {
		api, _ := newAPI(t, "application/json", `{}`)
		got := api.Call(super, http.MethodPut, path+"/zzz", `{"name":"b","discoveryUrl":"nowhere","clientId":"d","clientSecret":"`+secret+`"}`)
		if got.Status != status {
			t.Errorf("secret %q: got %d %s, want %d", secret, got.Status, got.Body, status)
		}
	}
}

// An id is trimmed; a blank one is a 404.
func TestSpacesInThePath(t *testing.T) {
	t.Parallel()
	api, url := newAPI(t, "application/json", `{}`)
	id := add(t, api, url, "")
	for place, status := range map[string]int{"%20" + id + "%20": http.StatusOK, "%20": http.StatusNotFound} {
		if got := api.Call(super, http.MethodGet, path+"/"+place, ""); got.Status != status {
			t.Errorf("%q: %d %s, want %d", place, got.Status, got.Body, status)
		}
	}
}

// A null method reads back as the default after a creation, as null after an
// update.
func TestNullMethod(t *testing.T) {
	t.Parallel()
	api, url := newAPI(t, "application/json", `{}`)
	body := request(url, `,"tokenEndpointAuthMethod":null`)
	id := add(t, api, url, `,"tokenEndpointAuthMethod":null`)
	for _, want := range []string{`"CLIENT_SECRET_BASIC"`, "null"} {
		if got := api.Call(super, http.MethodGet, path+"/"+id, ""); !strings.Contains(got.Body, `"tokenEndpointAuthMethod":`+want) {
			t.Errorf("got %s, want %s", got.Body, want)
		}
		api.Call(super, http.MethodPut, path+"/"+id, body)
	}
}

// oidc_provider.6: any name that is not blank does, and stands in the path of
// the redirect.
func TestNames(t *testing.T) {
	t.Parallel()
	for name, status := range map[string]int{"My Provider!": http.StatusOK, "A": http.StatusOK, " ": http.StatusBadRequest} {
		api, url := newAPI(t, "application/json", `{}`)
		got := api.Call(super, http.MethodPost, path, `{"name":"`+name+`","discoveryUrl":"`+url+`","clientId":"c","clientSecret":"s"}`)
		if got.Status != status {
			t.Errorf("%q: %d %s", name, got.Status, got.Body)
		}
		if want := `"redirectUri":"` + apitest.BaseURL + "/api/rest/oidc/" + name + `/callback"`; status == http.StatusOK && !strings.Contains(got.Body, want) {
			t.Errorf("%q: %s, want %s", name, got.Body, want)
		}
	}
}

// oidc_provider.5
func TestSchemeOutlivesItsProvider(t *testing.T) {
	t.Parallel()
	api, url := newAPI(t, "application/json", `{"issuer":"https://idp.test"}`)
	id := add(t, api, url, "")
	for i, want := range []int{http.StatusNoContent, http.StatusNotFound} {
		if got := api.Call(super, http.MethodDelete, path+"/"+id, ""); got.Status != want {
			t.Errorf("delete %d: %d %s", i+1, got.Status, got.Body)
		}
	}
	if got := api.Call(super, http.MethodGet, "/auth_scheme/oidc/a", ""); got.Status != http.StatusOK {
		t.Errorf("the scheme: %d %s", got.Status, got.Body)
	}
}

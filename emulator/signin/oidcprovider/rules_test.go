package oidcprovider_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oidcprovider"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oidcscheme"
)

var super = rest.Caller{Level: rest.Superuser, UserID: "root"}

// newAPI is an API, and the URL of a server that answers with a document.
func newAPI(t *testing.T, contentType, document string) (*apitest.API, string) {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", contentType)
		_, _ = io.WriteString(w, document)
	}))
	t.Cleanup(server.Close)
	routes := slices.Concat(oidcprovider.Routes(), oidcscheme.Routes())
	return apitest.New(t, routes, oidcprovider.Tables(), oidcscheme.Tables()), server.URL
}

func request(url, more string) string {
	return `{"name":"a","discoveryUrl":"` + url + `","clientId":"c","clientSecret":"s"` + more + `}`
}

func TestDiscoveryDocuments(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, contentType, document string
		status                      int
	}{
		{"nothing expected in it", "application/json", `{"version":1}`, http.StatusOK}, // oidc_provider.1
		{"octets", "application/octet-stream", `{}`, http.StatusOK},
		{"of another type", "text/html", `{}`, http.StatusInternalServerError},
		{"no JSON", "application/json", `<html>`, http.StatusInternalServerError},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api, url := newAPI(t, c.contentType, c.document)
			got := api.Call(super, http.MethodPost, "/auth_scheme/oidc_provider", request(url, ""))
			if got.Status != c.status || c.status == http.StatusOK && !strings.HasSuffix(got.Body, `"issuer":null,"authorizationEndpoint":null,"tokenEndpoint":null}`) {
				t.Errorf("got %d %s", got.Status, got.Body)
			}
		})
	}
}

// Parameters keep their order; numbers and booleans are texts (json.7).
func TestExtraAuthorizeParams(t *testing.T) {
	t.Parallel()
	api, url := newAPI(t, "application/json", `{}`)
	got := api.Call(super, http.MethodPost, "/auth_scheme/oidc_provider", request(url, `,"extraAuthorizeParams":{"z":"1","a":2,"m":true}`))
	if want := `"extraAuthorizeParams":{"z":"1","a":"2","m":"true"}`; !strings.Contains(got.Body, want) {
		t.Errorf("got %s, want %s", got.Body, want)
	}
	got = api.Call(super, http.MethodPost, "/auth_scheme/oidc_provider", request(url, `,"extraAuthorizeParams":{"z":{}}`))
	if got.Status != http.StatusBadRequest {
		t.Errorf("an object as a parameter: %d %s", got.Status, got.Body)
	}
}

// The scheme stays where the provider's name is taken (oidc_provider.3).
func TestSchemeStaysWithoutTheProvider(t *testing.T) {
	t.Parallel()
	api, url := newAPI(t, "application/json", `{"issuer":"https://idp.test"}`)
	first := request(url, "")
	for i, status := range []int{http.StatusOK, http.StatusConflict} {
		got := api.Call(super, http.MethodPost, "/auth_scheme/oidc_provider", first)
		if got.Status != status {
			t.Errorf("%d: got %d %s", i, got.Status, got.Body)
		}
		if got := api.Call(super, http.MethodGet, "/auth_scheme/oidc/a", ""); got.Status != http.StatusOK {
			t.Errorf("%d: the scheme: %d %s", i, got.Status, got.Body)
		}
	}
}

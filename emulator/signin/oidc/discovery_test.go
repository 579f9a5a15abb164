package oidc_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// A discovery document is used for an hour on the sandbox's clock, however it
// gets there (oidc_provider.1).
func TestDiscoveryIsFetchedAgainAfterAnHour(t *testing.T) {
	t.Parallel()
	api, p := newAPI(t), newProvider(t)
	addProvider(t, api, p, nil)
	for _, c := range []struct {
		later time.Duration
		want  int
	}{{time.Hour - time.Millisecond, 1}, {time.Millisecond, 2}, {30 * time.Minute, 2}} {
		api.Advance(c.later)
		begin(t, api, rest.Caller{})
		if got := p.fetched["/discovery"]; got != c.want {
			t.Errorf("after another %s: fetched %d times, want %d", c.later, got, c.want)
		}
	}
}

// A document that could not be fetched is not remembered (oidc_provider.1).
func TestFailedDiscoveryIsTriedAgain(t *testing.T) {
	t.Parallel()
	api, p := newAPI(t), newProvider(t)
	request := body(t, map[string]any{"name": "idp", "discoveryUrl": p.URL + "/none", "clientId": "game", "clientSecret": "s"})
	for want := 1; want <= 2; want++ {
		got := api.Call(super, http.MethodPost, "/auth_scheme/oidc_provider", request)
		if got.Status != http.StatusNotFound || got.Code() != "UNKNOWN" || p.fetched["/none"] != want {
			t.Errorf("try %d: %d %s, fetched %d times", want, got.Status, got.Body, p.fetched["/none"])
		}
	}
}

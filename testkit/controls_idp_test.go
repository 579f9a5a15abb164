package testkit_test

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/fixtures"
	"github.com/NamazuStudios/elements-emulator/testkit"
)

const brunoEmail = "bruno@castle-rush.example"

// demo is the world with an auth scheme and three identity providers.
func demo() testkit.Option { return testkit.WithFixtures(fixtures.Embedded("demo")) }

// signIn shows an identity token to the API.
func signIn(t *testing.T, s *testkit.Server, token string) (made testkit.SessionCreation, err error) {
	t.Helper()
	return made, s.API().Do(t.Context(), http.MethodPost, "/auth/oidc", map[string]string{"jwt": token}, &made)
}

func TestControlsMintTokens(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name   string
		change testkit.TokenChange
		status int // 0 for a session
	}{
		{"as it is", testkit.TokenChange{}, 0},
		{"another name", testkit.TokenChange{Claims: map[string]any{"name": "New"}}, 0},
		{"expired", testkit.TokenChange{ExpiresIn: "-1m"}, http.StatusForbidden},
		{"a key that nobody knows", testkit.TokenChange{Key: "unknown"}, http.StatusForbidden},
		{"another issuer", testkit.TokenChange{Claims: map[string]any{"iss": "https://other.test"}}, http.StatusForbidden},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			inModes(t, []testkit.Option{demo()}, func(t *testing.T, s *testkit.Server) {
				made, err := signIn(t, s, s.Tokens(t, "google", brunoEmail, c.change).IDToken)
				if c.status != 0 {
					wantStatus(t, err, c.status)
					return
				}
				if err != nil || made.Session.User.Email != brunoEmail {
					t.Errorf("got %+v, %v", made.Session.User, err)
				}
			})
		})
	}
}

func TestControlsIdentityProviders(t *testing.T) {
	t.Parallel()
	_, c := controls(t)
	want := testkit.IdentityProvider{
		Name: "mine", Pose: "plain", Issuer: "https://mine.test", Algorithm: "ES256",
		Identities: []testkit.Identity{{Subject: "ann", Ticket: "t", Claims: map[string]any{"email": "ann@example.com"}}},
		Clients:    []testkit.IdentityClient{{ID: "game", Secret: "hush", RedirectURIs: []string{"http://game.test/"}}},
	}
	added, err := c.AddIdentityProvider(t.Context(), want)
	if err != nil || added.URLs == nil || !strings.HasSuffix(added.URLs.Keys, "/_idp/mine/jwks") {
		t.Fatalf("got %+v, %v", added, err)
	}
	want.URLs = added.URLs
	found, err := c.IdentityProvider(t.Context(), "mine")
	again, errAgain := c.AddIdentityProvider(t.Context(), found)
	all, errAll := c.IdentityProviders(t.Context())
	for name, got := range map[string]testkit.IdentityProvider{"added": added, "found": found, "added again": again, "listed": all[0]} {
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	wantNone(t, err, errAgain, errAll, c.DeleteIdentityProvider(t.Context(), "mine"))
	_, err = c.IdentityProvider(t.Context(), "mine")
	wantStatus(t, err, http.StatusNotFound)
}

// TestControlsRotateKeys checks which key the API takes, and which not.
func TestControlsRotateKeys(t *testing.T) {
	t.Parallel()
	s, c := controls(t, demo())
	previous := func() error {
		_, err := signIn(t, s, s.Tokens(t, "google", brunoEmail, testkit.TokenChange{Key: "previous"}).IDToken)
		return err
	}
	wantNone(t, c.RotateKeys(t.Context(), "google", false), previous(), c.RotateKeys(t.Context(), "google", true))
	wantStatus(t, previous(), http.StatusForbidden)
}

func TestControlsIdentityAnswers(t *testing.T) {
	t.Parallel()
	s, c := controls(t, demo())
	ask := func() int {
		p, err := c.IdentityProvider(t.Context(), "castle")
		if err != nil {
			t.Fatal(err)
		}
		answer, err := s.Client().PostForm(strings.TrimSuffix(p.URLs.Keys, "/jwks")+"/token", url.Values{"grant_type": {"client_credentials"}})
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		return answer.StatusCode
	}
	s.QueueAnswer(t, "castle", testkit.IdentityAnswer{Endpoint: testkit.TokenEndpoint, Error: "slow_down", Status: http.StatusTooManyRequests})
	s.QueueAnswer(t, "castle", testkit.IdentityAnswer{Endpoint: testkit.TokenEndpoint, Status: http.StatusBadGateway, Body: "no"})
	got := []int{ask(), ask(), ask()}
	if diff := cmp.Diff([]int{http.StatusTooManyRequests, http.StatusBadGateway, http.StatusUnauthorized}, got); diff != "" {
		t.Error(diff)
	}
	var errs []string
	for _, r := range s.IdentityRequests(t, "castle") {
		errs = append(errs, string(r.Endpoint)+" "+r.Error)
	}
	if diff := cmp.Diff([]string{"token slow_down", "token ", "token invalid_client"}, errs); diff != "" {
		t.Error(diff)
	}
	wantNone(t, c.ClearIdentityRequests(t.Context(), "castle"))
	if left := s.IdentityRequests(t, "castle"); len(left) != 0 {
		t.Errorf("left are %+v", left)
	}
}

// TestControlsIdentityRefusals checks that an unknown provider and a bad answer
// are errors, not silence.
func TestControlsIdentityRefusals(t *testing.T) {
	t.Parallel()
	_, c := controls(t, demo())
	_, mint := c.MintTokens(t.Context(), "nobody", testkit.MintTokens{Identity: "ann"})
	_, asked := c.IdentityRequests(t.Context(), "nobody")
	cases := map[string]struct {
		err    error
		status int
	}{
		"mint":     {mint, http.StatusNotFound},
		"asked":    {asked, http.StatusNotFound},
		"rotate":   {c.RotateKeys(t.Context(), "nobody", false), http.StatusNotFound},
		"delete":   {c.DeleteIdentityProvider(t.Context(), "nobody"), http.StatusNotFound},
		"no reply": {c.QueueAnswer(t.Context(), "castle", testkit.IdentityAnswer{Endpoint: testkit.TokenEndpoint}), http.StatusBadRequest},
	}
	for name, k := range cases {
		if refused := (*testkit.Error)(nil); !errors.As(k.err, &refused) || refused.Status != k.status {
			t.Errorf("%s: got %v, want the status %d", name, k.err, k.status)
		}
	}
}

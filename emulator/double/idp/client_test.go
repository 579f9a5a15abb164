package idp_test

import (
	"context"
	"encoding/base64"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
	"golang.org/x/oauth2/clientcredentials"
)

func decode(t testing.TB, part string) []byte {
	t.Helper()
	data, err := base64.RawURLEncoding.DecodeString(part)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestRealClient signs in with a client library that knows nothing of the
// emulator.
func TestRealClient(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, provider, issuer, below, client, secret, back string }{
		{"confidential client", "own", "", "", "game", "s3cret", "http://game.test/back?x=1"},
		{"public client", "own", "", "", "app", "", "mygame://back"},
		{"RS256", "open", "", "", "whoever", "whatever", "http://game.test/back"},
		{"another issuer", "google", "https://accounts.google.com", "", "web", "s", "http://game.test/back"},
		{"in a sandbox", "own", "", "/sandbox/box", "app", "", "http://game.test/back"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := start(t)
			s.control(http.MethodPost, "/sandboxes", object{"name": "box"})
			site := httptest.NewServer(s)
			t.Cleanup(site.Close)
			url := site.URL + c.below + "/_idp/" + c.provider
			ctx, issuer := t.Context(), url
			if c.issuer != "" {
				ctx, issuer = oidc.InsecureIssuerURLContext(ctx, c.issuer), c.issuer
			}
			provider, err := oidc.NewProvider(ctx, url)
			if err != nil {
				t.Fatal(err)
			}
			config := &oauth2.Config{
				ClientID: c.client, ClientSecret: c.secret, RedirectURL: c.back, Endpoint: provider.Endpoint(),
				Scopes: []string{oidc.ScopeOpenID, "profile", "email"},
			}
			tokens := signIn(ctx, t, config)
			checkIdentity(ctx, t, provider, tokens, issuer, c.client)
			checkUserInfo(ctx, t, provider, config, tokens)
		})
	}
}

// signIn does what a person and the client do.
func signIn(ctx context.Context, t *testing.T, config *oauth2.Config) *oauth2.Token {
	t.Helper()
	verifier := oauth2.GenerateVerifier()
	at := config.AuthCodeURL("the state", oidc.Nonce("the nonce"), oauth2.S256ChallengeOption(verifier))
	browser := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := browser.PostForm(at, url.Values{"identity": {"ann@example.com"}})
	if err != nil {
		t.Fatal(err)
	}
	_ = res.Body.Close()
	back, err := url.Parse(res.Header.Get("Location"))
	to, _, _ := strings.Cut(config.RedirectURL, "?")
	if err != nil || !strings.HasPrefix(back.String(), to) || back.Query().Get("state") != "the state" {
		t.Fatalf("%s: sent to %q", res.Status, back)
	}
	tokens, err := config.Exchange(ctx, back.Query().Get("code"), oauth2.VerifierOption(verifier))
	if err != nil {
		t.Fatal(err)
	}
	return tokens
}

func checkIdentity(ctx context.Context, t *testing.T, p *oidc.Provider, tokens *oauth2.Token, issuer, client string) {
	t.Helper()
	raw, _ := tokens.Extra("id_token").(string)
	verifier := p.VerifierContext(ctx, &oidc.Config{ClientID: client, Now: func() time.Time { return began }})
	token, err := verifier.Verify(ctx, raw)
	if err != nil {
		t.Fatal(err)
	}
	if token.Issuer != issuer || token.Subject != "sub-ann" || token.Nonce != "the nonce" || !token.IssuedAt.Equal(began) {
		t.Errorf("got %+v", token)
	}
	if err := token.VerifyAccessToken(tokens.AccessToken); err != nil {
		t.Error(err)
	}
	var said struct {
		Email string `json:"email"`
		Name  string `json:"name"`
	}
	if err := token.Claims(&said); err != nil || said.Email != "ann@example.com" || said.Name != "Ann Lee" {
		t.Errorf("claims %+v, %v", said, err)
	}
}

func checkUserInfo(ctx context.Context, t *testing.T, p *oidc.Provider, config *oauth2.Config, tokens *oauth2.Token) {
	t.Helper()
	again, err := config.TokenSource(ctx, &oauth2.Token{RefreshToken: tokens.RefreshToken}).Token()
	if err != nil {
		t.Fatal(err)
	}
	for _, token := range []*oauth2.Token{tokens, again} {
		info, err := p.UserInfo(ctx, oauth2.StaticTokenSource(token))
		if err != nil || info.Subject != "sub-ann" || info.Email != "ann@example.com" || !info.EmailVerified {
			t.Errorf("got %+v, %v", info, err)
		}
	}
	if config.ClientSecret == "" {
		return
	}
	own := clientcredentials.Config{ClientID: config.ClientID, ClientSecret: config.ClientSecret, TokenURL: config.Endpoint.TokenURL}
	if token, err := own.Token(ctx); err != nil || token.AccessToken == "" || token.Extra("id_token") != nil {
		t.Errorf("client credentials: %v, %v", token, err)
	}
}

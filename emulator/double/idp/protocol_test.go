package idp_test

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

func TestSignInPage(t *testing.T) {
	t.Parallel()
	s := start(t)
	a := s.get("/_idp/own/authorize?" + asks("state", `"><script>`, "login_hint", "<bob>@example.com").Encode())
	for _, part := range []string{
		`<html lang="en">`, `value="sub-ann"`, "Ann Lee", "ann@example.com", "&lt;bob&gt;@example.com",
		`name="state" value="&#34;&gt;&lt;script&gt;"`, `name="cancel"`, `action="http://emulator.localhost/_idp/own/authorize"`,
	} {
		if !strings.Contains(a.body, part) {
			t.Errorf("the page lacks %s:\n%s", part, a.body)
		}
	}
	if a.status != http.StatusOK || strings.Contains(a.body, "<script>") || strings.Index(a.body, "sub-bob") > strings.Index(a.body, "sub-ann") {
		t.Errorf("%d\n%s", a.status, a.body)
	}
}

// TestAuthorizeRefusals: what can't be sent back is a page, all else goes
// back.
func TestAuthorizeRefusals(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, method string
		form         url.Values
		sentBack     string // empty for a page
	}{
		{"unknown client", http.MethodGet, asks("client_id", "other"), ""},
		{"no redirect_uri", http.MethodGet, asks("redirect_uri", ""), ""},
		{"relative redirect_uri", http.MethodGet, asks("redirect_uri", "/back"), ""},
		{"script", http.MethodGet, asks("redirect_uri", "javascript:alert(1)"), ""},
		{"what a browser made", http.MethodGet, asks("redirect_uri", "blob:http://game.test/1"), ""},
		{"a browser's file system", http.MethodGet, asks("redirect_uri", "FILESYSTEM:http://game.test/1"), ""},
		{"a page's source", http.MethodGet, asks("redirect_uri", "view-source:http://game.test/"), ""},
		{"about", http.MethodGet, asks("redirect_uri", "about:blank"), ""},
		{"redirect_uri of nobody", http.MethodGet, asks("client_id", "game"), ""},
		{"implicit flow", http.MethodGet, asks("response_type", "id_token"), "unsupported_response_type"},
		{"unknown challenge", http.MethodGet, asks("code_challenge", "x", "code_challenge_method", "S1"), "invalid_request"},
		{"no challenge", http.MethodGet, asks("code_challenge_method", "S256"), "invalid_request"},
		{"silent", http.MethodGet, asks("prompt", "none"), "login_required"},
		{"cancelled", http.MethodPost, asks("cancel", "yes"), "access_denied"},
		{"nobody", http.MethodPost, asks("identity", "zoe"), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := start(t)
			var a answer
			if c.method == http.MethodGet {
				a = s.get("/_idp/own/authorize?" + c.form.Encode())
			} else {
				a = s.post("/_idp/own/authorize", c.form)
			}
			if c.sentBack == "" {
				if a.status != http.StatusBadRequest || !strings.Contains(a.body, `role="alert"`) {
					t.Errorf("%d %s", a.status, a.body)
				}
				return
			}
			if a.to("error") != c.sentBack || a.to("state") != "st&te" || a.to("code") != "" {
				t.Errorf("sent to %s", a.header.Get("Location"))
			}
		})
	}
}

func TestCodes(t *testing.T) {
	t.Parallel()
	sum := sha256.Sum256([]byte("verifier"))
	s256 := []string{"code_challenge", base64.RawURLEncoding.EncodeToString(sum[:]), "code_challenge_method", "S256"}
	for _, c := range []struct {
		name         string
		asks, redeem []string
		later        time.Duration
		err          string
	}{
		{"good", nil, nil, 0, ""},
		{"S256", s256, []string{"code_verifier", "verifier"}, 0, ""},
		{"plain", []string{"code_challenge", "v"}, []string{"code_verifier", "v"}, 0, ""},
		{"wrong verifier", s256, []string{"code_verifier", "other"}, 0, "invalid_grant"},
		{"no verifier", s256, nil, 0, "invalid_grant"},
		{"no challenge", nil, []string{"code_verifier", "v"}, 0, "invalid_grant"},
		{"another redirect_uri", nil, []string{"redirect_uri", "http://other.test/"}, 0, "invalid_grant"},
		{"another code", nil, []string{"code", "x"}, 0, "invalid_grant"},
		{"expired", nil, nil, time.Minute, "invalid_grant"},
		{"unknown grant", nil, []string{"grant_type", "password"}, 0, "unsupported_grant_type"},
		{"unknown client", nil, []string{"client_id", "zoe"}, 0, "invalid_client"},
		{"client without secret", nil, []string{"client_id", "game"}, 0, "invalid_client"},
		{"client with wrong secret", nil, []string{"client_id", "game", "client_secret", "x"}, 0, "invalid_client"},
		{"another client", nil, []string{"client_id", "game", "client_secret", "s3cret"}, 0, "invalid_grant"},
		{"public client for itself", nil, []string{"grant_type", "client_credentials"}, 0, "unauthorized_client"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := start(t)
			code := s.code("own", c.asks...)
			s.advance(c.later)
			got := s.redeem("own", code, c.redeem...).json()
			if problem, _ := got["error"].(string); problem != c.err || (c.err == "") != (got["id_token"] != nil) {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestCodesAndRefreshTokensAreUsedOnce(t *testing.T) {
	t.Parallel()
	s := start(t)
	code := s.code("own")
	refresh := s.redeem("own", code).text("refresh_token")
	if got := s.redeem("own", code).text("error"); got != "invalid_grant" {
		t.Errorf("the code again: %s", got)
	}
	again := []string{"grant_type", "refresh_token", "refresh_token", refresh}
	s.advance(29 * 24 * time.Hour)
	if got := s.redeem("own", "", again...); got.text("access_token") == "" {
		t.Errorf("the refresh token: %s", got.body)
	}
	if got := s.redeem("own", "", again...).text("error"); got != "invalid_grant" {
		t.Errorf("the refresh token again: %s", got)
	}
}

func TestTokensExpire(t *testing.T) {
	t.Parallel()
	s := start(t)
	got := s.redeem("own", s.code("own"))
	bearer := []string{"Authorization", "Bearer " + got.text("access_token")}
	if a := s.post("/_idp/own/userinfo", nil, bearer...); a.text("sub") != "sub-ann" {
		t.Errorf("fresh: %s", a.body)
	}
	if a := s.post("/_idp/open/userinfo", nil, bearer...); a.status != http.StatusUnauthorized {
		t.Errorf("at another provider: %d", a.status)
	}
	s.advance(time.Hour)
	if a := s.post("/_idp/own/userinfo", nil, bearer...); a.status != http.StatusUnauthorized || a.text("error") != "invalid_token" {
		t.Errorf("an hour later: %d %s", a.status, a.body)
	}
	s.advance(30 * 24 * time.Hour)
	refresh := []string{"grant_type", "refresh_token", "refresh_token", got.text("refresh_token")}
	if a := s.redeem("own", "", refresh...); a.text("error") != "invalid_grant" {
		t.Errorf("a month later: %s", a.body)
	}
}

// TestClaims: what a token says depends on scope and pose.
func TestClaims(t *testing.T) {
	t.Parallel()
	s := start(t)
	for _, c := range []struct {
		name, provider, scope, issuer string
		has, lacks                    []string
	}{
		{"no scope", "own", "", s.base + "/_idp/own", []string{"email", "name", "hd", "nonce", "at_hash"}, []string{"azp"}},
		{"email", "own", "openid email", s.base + "/_idp/own", []string{"email", "email_verified", "hd"}, []string{"name", "locale"}},
		{"profile", "own", "openid profile", s.base + "/_idp/own", []string{"name", "given_name"}, []string{"email", "email_verified"}},
		{"Google", "google", "", "https://accounts.google.com", []string{"azp", "email", "name"}, []string{"nonce_supported"}},
		{"Apple", "apple", "", "https://appleid.apple.com", []string{"nonce_supported", "email"}, []string{"name", "given_name"}},
		{"Discord", "discord", "", "https://discord.com", []string{"email", "preferred_username"}, []string{"azp"}},
		{"Steam", "steam", "", "https://steamcommunity.com/openid", []string{"sub"}, []string{"azp"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := claims(t, s.redeem(c.provider, s.code(c.provider, "scope", c.scope)).text("id_token"))
			if got["iss"] != c.issuer || got["sub"] != "sub-ann" || got["aud"] != "app" {
				t.Errorf("got %v", got)
			}
			for _, name := range c.has {
				if got[name] == nil {
					t.Errorf("it lacks %s: %v", name, got)
				}
			}
			for _, name := range c.lacks {
				if got[name] != nil {
					t.Errorf("it has %s: %v", name, got)
				}
			}
		})
	}
	if got := s.redeem("own", s.code("own", "scope", "email")).json(); got["id_token"] != nil || got["access_token"] == nil {
		t.Errorf("without the scope openid: %v", got)
	}
}

func TestLogout(t *testing.T) {
	t.Parallel()
	s := start(t)
	if a := s.get("/_idp/own/logout"); a.status != http.StatusOK || !strings.Contains(a.body, "Signed out") {
		t.Errorf("%d %s", a.status, a.body)
	}
	if a := s.get("/_idp/own/logout?state=s&post_logout_redirect_uri=http://game.test/bye"); a.to("state") != "s" {
		t.Errorf("sent to %s", a.header.Get("Location"))
	}
	if a := s.get("/_idp/own/logout?post_logout_redirect_uri=javascript:1"); a.status != http.StatusBadRequest {
		t.Errorf("%d %s", a.status, a.body)
	}
}

func TestNothingThere(t *testing.T) {
	t.Parallel()
	s := start(t)
	for path, status := range map[string]int{
		"/_idp": 404, "/_idp/": 404, "/_idp/zoe/jwks": 404, "/_idp/own": 404, "/_idp/own/x": 404, "/_idp/own/token": 405,
	} {
		if a := s.get(path); a.status != status || a.text("error") == "" {
			t.Errorf("%s: %d %s", path, a.status, a.body)
		}
	}
}

// TestForksAndResets: codes and providers are state as any other.
func TestForksAndResets(t *testing.T) {
	t.Parallel()
	s := start(t)
	code := s.code("own")
	s.control(http.MethodPost, "/sandboxes", object{"name": "copy", "sandbox": "default"})
	box := *s
	box.base += "/sandbox/copy"
	for name, at := range map[string]*server{"the fork": &box, "the original": s} {
		if got := at.redeem("own", code); got.status != http.StatusOK {
			t.Errorf("%s: %s", name, got.body)
		}
	}
	s.control(http.MethodDelete, "/idp/own", nil)
	if a := box.get("/_idp/own/jwks"); a.status != http.StatusOK {
		t.Errorf("deleted in the fork, too: %s", a.body)
	}
	s.control(http.MethodPost, "/reset", nil)
	if a := s.get("/_idp/own/jwks"); a.status != http.StatusOK {
		t.Errorf("after a reset: %s", a.body)
	}
}

// A page of another site can't choose who signs in, nor that nobody does.
func TestAuthorizeFromAnotherSite(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, header, value string
		field               string
		status              int
	}{
		{"own page", "Sec-Fetch-Site", "same-origin", "identity", http.StatusFound},
		{"own page, by origin", "Origin", "http://emulator.localhost", "identity", http.StatusFound},
		{"another site", "Sec-Fetch-Site", "cross-site", "identity", http.StatusBadRequest},
		{"another origin", "Origin", "http://evil.example", "identity", http.StatusBadRequest},
		{"a hidden origin", "Origin", "null", "identity", http.StatusBadRequest},
		{"another site cancels", "Sec-Fetch-Site", "cross-site", "cancel", http.StatusBadRequest},
		{"another site asks", "Sec-Fetch-Site", "cross-site", "login_hint", http.StatusOK},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			a := start(t).post("/_idp/own/authorize", asks(c.field, "sub-ann"), c.header, c.value)
			if a.status != c.status {
				t.Errorf("%d %s", a.status, a.body)
			}
		})
	}
}

package idp_test

import (
	"net/http"
	"strings"
	"testing"
)

// mint gets the tokens for ann, or whoever the body names.
func (s *server) mint(provider string, body object) answer {
	s.t.Helper()
	if body["identity"] == nil {
		body["identity"] = "ann"
	}
	return s.control(http.MethodPost, "/idp/"+provider+"/tokens", body)
}

// TestMintedTokens shows minted tokens to the API.
func TestMintedTokens(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		body   object
		status int
	}{
		{"as it is", object{}, http.StatusOK},
		{"somebody new", object{"identity": "sub-zoe", "claims": object{"email": "zoe@example.com"}}, http.StatusOK},
		{"expires late", object{"expiresIn": "1h"}, http.StatusOK},
		{"expired", object{"expiresIn": "-1m"}, http.StatusForbidden},
		{"another issuer", object{"claims": object{"iss": "https://other.test"}}, http.StatusForbidden},
		{"no subject", object{"claims": object{"sub": nil}}, http.StatusInternalServerError},
		{"unknown key", object{"key": "unknown"}, http.StatusForbidden},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := start(t)
			jwt := s.mint("google", c.body).text("idToken")
			if a := s.call(http.MethodPost, "/api/rest/auth/oidc", object{"jwt": jwt}); a.status != c.status {
				t.Errorf("%d %s", a.status, a.body)
			}
		})
	}
}

func TestMintedClaims(t *testing.T) {
	t.Parallel()
	s := start(t)
	got := claims(t, s.mint("own", object{
		"audience": "other", "nonce": "n", "claims": object{"name": "New", "hd": nil, "extra": object{"deep": []int{1}}},
	}).text("idToken"))
	if got["aud"] != "other" || got["nonce"] != "n" || got["name"] != "New" || got["hd"] != nil || got["extra"] == nil {
		t.Errorf("got %v", got)
	}
	if got := claims(t, s.mint("own", object{}).text("idToken")); got["aud"] != "game" {
		t.Errorf("the audience is %v, not the first client", got["aud"])
	}
}

func TestRotation(t *testing.T) {
	t.Parallel()
	s := start(t)
	accepted := func(body object) bool {
		jwt := s.mint("google", body).text("idToken")
		return s.call(http.MethodPost, "/api/rest/auth/oidc", object{"jwt": jwt}).status == http.StatusOK
	}
	published := func() int { return strings.Count(s.get("/_idp/google/jwks").body, `"kid"`) }
	if a := s.call(http.MethodPost, "/_emulator/idp/google/tokens", object{"identity": "ann", "key": "previous"}); a.status != http.StatusBadRequest {
		t.Errorf("before any rotation: %d %s", a.status, a.body)
	}
	s.control(http.MethodPost, "/idp/google/rotate", nil)
	if published() != 2 || !accepted(object{}) || !accepted(object{"key": "previous"}) {
		t.Error("after a rotation both keys must do")
	}
	s.control(http.MethodPost, "/idp/google/rotate", object{"retire": true})
	if published() != 1 || !accepted(object{}) || accepted(object{"key": "previous"}) {
		t.Error("a retired key does")
	}
}

// TestQueuedAnswers: each stands in once, in the order of the queue.
func TestQueuedAnswers(t *testing.T) {
	t.Parallel()
	s := start(t)
	queue := func(body object) { s.control(http.MethodPost, "/idp/own/answers", body) }
	queue(object{"endpoint": "authorize", "error": "temporarily_unavailable"})
	queue(object{"endpoint": "token", "error": "slow_down", "status": 429})
	queue(object{"endpoint": "token", "status": 502, "contentType": "text/plain", "body": "no"})
	queue(object{"endpoint": "token", "token": object{"claims": object{"aud": "other"}, "expiresIn": "-5s"}})
	queue(object{"endpoint": "userinfo", "error": "invalid_token"})
	queue(object{"endpoint": "keys", "status": 200, "body": `{"keys":[]}`})
	if got := s.get("/_idp/own/authorize?" + asks().Encode()).to("error"); got != "temporarily_unavailable" {
		t.Errorf("authorize: %s", got)
	}
	code := s.code("own")
	if a := s.redeem("own", code); a.status != http.StatusTooManyRequests || a.text("error") != "slow_down" {
		t.Errorf("first: %d %s", a.status, a.body)
	}
	if a := s.redeem("own", code); a.status != http.StatusBadGateway || a.body != "no" || a.header.Get("Content-Type") != "text/plain" {
		t.Errorf("second: %d %s", a.status, a.body)
	}
	got := claims(t, s.redeem("own", code).text("id_token"))
	if got["aud"] != "other" || got["exp"] != float64(began.Unix()-5) {
		t.Errorf("third: %v", got)
	}
	if got := claims(t, s.redeem("own", s.code("own")).text("id_token")); got["aud"] != "app" {
		t.Errorf("fourth: %v", got)
	}
	if a := s.get("/_idp/own/userinfo"); a.status != http.StatusUnauthorized {
		t.Errorf("userinfo: %d", a.status)
	}
	if a := s.get("/_idp/own/jwks"); a.body != `{"keys":[]}` {
		t.Errorf("keys: %s", a.body)
	}
}

func TestWhatWasAsked(t *testing.T) {
	t.Parallel()
	s := start(t)
	s.redeem("own", s.code("own"), "client_id", "game", "client_secret", "a secret that nobody is to see whole")
	list, _ := s.control(http.MethodGet, "/idp/own/requests", nil).json()["requests"].([]any)
	if len(list) != 2 {
		t.Fatalf("got %v", list)
	}
	first, _ := list[0].(object)
	at, _ := first["at"].(string)
	second, _ := list[1].(object)
	if first["endpoint"] != "authorize" || first["client"] != "app" || first["status"] != float64(302) || !strings.HasPrefix(at, "2030-01-31T12:00:00") {
		t.Errorf("first %v", first)
	}
	if second["endpoint"] != "token" || second["clientAuth"] != "post" || second["error"] != "invalid_client" {
		t.Errorf("second %v", second)
	}
	shown, _ := second["parameters"].(object)["client_secret"].([]any)
	if len(shown) != 1 || shown[0] != "a secret…" {
		t.Errorf("the secret is %v", shown)
	}
	s.control(http.MethodDelete, "/idp/own/requests", nil)
	if a := s.control(http.MethodGet, "/idp/own/requests", nil); a.body != `{"requests":[]}` {
		t.Errorf("forgotten: %s", a.body)
	}
}

func TestProvidersAtRunTime(t *testing.T) {
	t.Parallel()
	s := start(t)
	made := s.control(http.MethodPost, "/idp", object{
		"name": "new", "pose": "discord", "issuer": "https://new.test",
		"identities": []object{{"subject": "zoe", "claims": object{"name": "Zoe"}}},
		"clients":    []object{{"id": "c", "redirectUris": []string{"http://c.test/"}}},
	})
	if made.text("issuer") != "https://new.test" || made.text("algorithm") != "RS256" {
		t.Errorf("made %s", made.body)
	}
	if a := s.control(http.MethodGet, "/idp/new", nil); a.body != made.body {
		t.Errorf("got %s, made %s", a.body, made.body)
	}
	s.control(http.MethodPost, "/idp", object{"name": "new"})
	if a := s.get("/_idp/new/.well-known/openid-configuration"); a.text("issuer") != s.base+"/_idp/new" {
		t.Errorf("replaced: %s", a.body)
	}
	if list, _ := s.control(http.MethodGet, "/idp", nil).json()["providers"].([]any); len(list) != 7 {
		t.Errorf("%d providers", len(list))
	}
}

func TestRefusedCalls(t *testing.T) {
	t.Parallel()
	s := start(t)
	for _, c := range []struct {
		name, method, path string
		body               object
		status             int
		says               string
	}{
		{"unknown provider", "GET", "/idp/zoe", nil, 404, "identityProviders"},
		{"unknown provider's tokens", "POST", "/idp/zoe/tokens", object{"identity": "a"}, 404, "zoe"},
		{"no identity", "POST", "/idp/own/tokens", object{}, 400, "identity"},
		{"no duration", "POST", "/idp/own/tokens", object{"identity": "a", "expiresIn": "soon"}, 400, "expiresIn"},
		{"unknown key", "POST", "/idp/own/tokens", object{"identity": "a", "key": "x"}, 400, ""},
		{"name in a path", "POST", "/idp", object{"name": "a/b"}, 400, "a/b"},
		{"unknown pose", "POST", "/idp", object{"name": "a", "pose": "x"}, 400, ""},
		{"no subject", "POST", "/idp", object{"name": "a", "identities": []object{{}}}, 400, "subject"},
		{"subject twice", "POST", "/idp", object{"name": "a", "identities": []object{{"subject": "s"}, {"subject": "s"}}}, 400, "twice"},
		{"no endpoint", "POST", "/idp/own/answers", object{"error": "x"}, 400, "endpoint"},
		{"no answer", "POST", "/idp/own/answers", object{"endpoint": "token"}, 400, "Say what"},
		{"token elsewhere", "POST", "/idp/own/answers", object{"endpoint": "keys", "token": object{}}, 400, "token"},
		{"no status", "POST", "/idp/own/answers", object{"endpoint": "keys", "status": 99}, 400, "status"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var body any
			if c.body != nil {
				body = c.body
			}
			if a := s.call(c.method, "/_emulator"+c.path, body); a.status != c.status || !strings.Contains(a.body, c.says) {
				t.Errorf("%d %s", a.status, a.body)
			}
		})
	}
}

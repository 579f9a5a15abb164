package idp_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
)

// Only the last requests of all providers are kept.
func TestOldRequestsAreForgotten(t *testing.T) {
	t.Parallel()
	const kept, more = 500, 3
	s := start(t)
	for i := range kept + more {
		s.get("/_idp/own/.well-known/openid-configuration?n=" + strconv.Itoa(i))
	}
	list, _ := s.control(http.MethodGet, "/idp/own/requests", nil).json()["requests"].([]any)
	if len(list) != kept {
		t.Fatalf("%d requests", len(list))
	}
	first, _ := list[0].(object)
	parameters, _ := first["parameters"].(object)
	if n, _ := parameters["n"].([]any); len(n) != 1 || n[0] != strconv.Itoa(more) {
		t.Errorf("the first one is %v", first)
	}
}

// The token that a client gets for itself is of the client, and comes without
// the rest (RFC 6749, 4.4.3).
func TestClientCredentials(t *testing.T) {
	t.Parallel()
	s := start(t)
	got := s.post("/_idp/own/token", url.Values{
		"grant_type": {"client_credentials"}, "client_id": {"game"}, "client_secret": {"s3cret"}, "scope": {"openid"},
	})
	if all := got.json(); all["id_token"] != nil || all["refresh_token"] != nil || all["token_type"] != "Bearer" {
		t.Errorf("got %v", all)
	}
	info := s.post("/_idp/own/userinfo", nil, "Authorization", "Bearer "+got.text("access_token"))
	if len(info.json()) != 1 || info.text("sub") != "game" {
		t.Errorf("user info: %s", info.body)
	}
}

// However often keys are rotated, a provider publishes the last few.
func TestOldKeysAreNotPublished(t *testing.T) {
	t.Parallel()
	s := start(t)
	for range 12 {
		s.control(http.MethodPost, "/idp/own/rotate", nil)
	}
	if n := strings.Count(s.get("/_idp/own/jwks").body, `"kid"`); n != 8 {
		t.Errorf("%d keys are published", n)
	}
}

// What is queued has a bound in bytes.
func TestQueuedAnswersAreBound(t *testing.T) {
	t.Parallel()
	s := start(t)
	for n := 0; ; n++ {
		a := s.call(http.MethodPost, "/_emulator/idp/own/answers", object{"endpoint": "token", "status": 500, "body": strings.Repeat("x", 3<<20)})
		if a.status == http.StatusServiceUnavailable {
			if n != 2 {
				t.Errorf("%d answers of 3 MiB are queued", n)
			}
			return
		}
		if n == 3 {
			t.Fatalf("there is no bound: %d %.200s", a.status, a.body)
		}
	}
}

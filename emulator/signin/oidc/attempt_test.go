package oidc_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oidc"
)

// begun is a login that was begun.
type begun struct {
	id, confirmToken, state, nonce string
	authorize                      url.Values
}

func begin(t *testing.T, api *apitest.API, by rest.Caller) begun {
	t.Helper()
	got := api.Call(by, http.MethodPost, "/oidc/session", `{"provider":"idp"}`)
	made := read[oidc.AttemptResponse](t, got)
	at, err := url.Parse(*made.AuthorizeURL)
	if err != nil || got.Status != http.StatusCreated {
		t.Fatalf("%d %s", got.Status, got.Body)
	}
	q := at.Query()
	return begun{id: *made.ID, confirmToken: *made.ConfirmToken, state: q.Get("state"), nonce: q.Get("nonce"), authorize: q}
}

// back brings the browser back from the provider, which gives a token with
// these claims for the code.
func back(t *testing.T, api *apitest.API, p *provider, a begun, more claims) apitest.Answer {
	t.Helper()
	all := claims{"aud": []string{"game"}, "nonce": a.nonce}
	for name, value := range more {
		all[name] = value
	}
	made := token(t, all)
	p.set(func(p *provider) { p.idToken = made })
	return api.Call(rest.Caller{}, http.MethodGet, "/oidc/idp/callback?code=c0de&state="+a.state, "")
}

func poll(api *apitest.API, id string) apitest.Answer {
	return api.Call(rest.Caller{}, http.MethodGet, "/oidc/session/"+id, "")
}

func confirm(t *testing.T, api *apitest.API, a begun, confirmToken string) apitest.Answer {
	t.Helper()
	return api.Call(rest.Caller{}, http.MethodPost, "/oidc/session/"+a.id+"/confirm", body(t, map[string]string{"confirmToken": confirmToken}))
}

func TestBrowserLogin(t *testing.T) {
	t.Parallel()
	api, p := newAPI(t), newProvider(t)
	addProvider(t, api, p, map[string]any{"scopes": []string{"openid", "email"}, "extraAuthorizeParams": map[string]any{"prompt": "a~b*"}})
	a := begin(t, api, rest.Caller{})
	for _, text := range []string{a.id, a.confirmToken, a.state, a.nonce} {
		if len(text) != 43 { // oidc_session.3
			t.Errorf("%q has %d characters", text, len(text))
		}
	}
	if got := a.authorize.Get("scope") + a.authorize.Get("prompt"); got != "openid emaila~b*" {
		t.Errorf("authorize with %v", a.authorize) // oidc_session.4
	}
	if got := back(t, api, p, a, nil); got.Status != http.StatusOK || !strings.Contains(got.Body, "Success") {
		t.Fatalf("callback: %d %s", got.Status, got.Body)
	}
	asked := p.asked[0] // oidc_session.12
	if asked.Get("grant_type") != "authorization_code" || asked.Get("code") != "c0de" || asked.Get("client_id") != "game" ||
		asked.Get("redirect_uri") != apitest.BaseURL+"/api/rest/oidc/idp/callback" || asked.Has("client_secret") || p.basic != "game:s3cret" {
		t.Errorf("asked for a token with %v, %s", asked, p.basic)
	}
	done := read[oidc.StatusResponse](t, poll(api, a.id))
	if done.Status != oidc.StateComplete || done.Session == nil || done.Session.SessionSecret == "" {
		t.Errorf("poll: %+v", done)
	}
	if got := poll(api, a.id); got.Status != http.StatusNotFound { // oidc_session.5
		t.Errorf("second poll: %d %s", got.Status, got.Body)
	}
}

// A null scope is kept, and written out to the provider.
func TestNullScope(t *testing.T) {
	t.Parallel()
	api, p := newAPI(t), newProvider(t)
	addProvider(t, api, p, map[string]any{"scopes": []any{"openid", nil}})
	if got := begin(t, api, rest.Caller{}).authorize.Get("scope"); got != "openid null" {
		t.Errorf("authorize with the scope %q", got)
	}
}

// The server keeps the extra parameters in a hash map, and sends the browser
// off with them in its order.
func TestExtraParametersInHashOrder(t *testing.T) {
	t.Parallel()
	api, p := newAPI(t), newProvider(t)
	addProvider(t, api, p, map[string]any{"extraAuthorizeParams": map[string]any{"city": "1", "zip": "2"}})
	got := api.Call(rest.Caller{}, http.MethodPost, "/oidc/session", `{"provider":"idp"}`)
	url := *read[oidc.AttemptResponse](t, got).AuthorizeURL
	if !strings.HasSuffix(url, "&zip=2&city=1") { // oidc_session.4
		t.Errorf("authorize at %s", url)
	}
}

func TestSecretInTheBody(t *testing.T) {
	t.Parallel()
	api, p := newAPI(t), newProvider(t)
	addProvider(t, api, p, map[string]any{"tokenEndpointAuthMethod": "CLIENT_SECRET_POST"})
	back(t, api, p, begin(t, api, rest.Caller{}), nil)
	if got := p.asked[0].Get("client_secret"); got != "s3cret" || p.basic != ":" { // oidc_session.12
		t.Errorf("secret %q, basic %q", got, p.basic)
	}
}

func TestBrowserLoginsThatFail(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		claims claims
		change func(p *provider)
	}{
		{"other audience", claims{"aud": "other"}, nil},
		{"other nonce", claims{"nonce": "other"}, nil},
		{"no nonce", claims{"nonce": nil}, nil},
		{"expired", claims{"exp": apitest.Now.Unix() - 1}, nil},
		{"other issuer", claims{"iss": "https://other.test"}, nil},
		{"name that no user can have", claims{"given_name": "-x"}, nil},
		{"token endpoint refuses", nil, func(p *provider) { p.status = http.StatusBadRequest }},
		{"status that is not 200", nil, func(p *provider) { p.status = http.StatusCreated }},
		{"no keys", nil, func(p *provider) { p.keys = nil }},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api, p := newAPI(t), newProvider(t)
			addProvider(t, api, p, map[string]any{"errorRedirectUrl": "https://game.test/bad"})
			if c.change != nil {
				p.set(c.change)
			}
			a := begin(t, api, rest.Caller{})
			got := back(t, api, p, a, c.claims)
			if want := "https://game.test/bad?code=c0de&state=" + a.state; got.Status != http.StatusFound || got.Header.Get("Location") != want {
				t.Errorf("callback: %d %q", got.Status, got.Header.Get("Location")) // oidc_session.11
			}
			if done := read[oidc.StatusResponse](t, poll(api, a.id)); done.Status != oidc.StateFailed || *done.Reason != "Login failed" {
				t.Errorf("poll: %+v", done) // oidc_session.10
			}
		})
	}
}

func TestSuccessRedirect(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, url, want string }{
		{"query is appended", "https://game.test/ok?x=1", "https://game.test/ok?x=1&code=c0de&state="},
		{"an app's own scheme", "game:done", "game:done?code=c0de&state="},
		{"on this server", "/done", apitest.BaseURL + "/done?code=c0de&state="},
		{"below the API", "done", apitest.BaseURL + "/api/rest/done?code=c0de&state="},
		{"no URI", "https://game.test/o k", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			api, p := newAPI(t), newProvider(t)
			addProvider(t, api, p, map[string]any{"successRedirectUrl": c.url})
			a := begin(t, api, rest.Caller{})
			got, want := back(t, api, p, a, nil), c.want
			if want != "" {
				want += a.state
			}
			if got.Header.Get("Location") != want { // oidc_session.11
				t.Errorf("%d to %q", got.Status, got.Header.Get("Location"))
			}
		})
	}
}

// A callback under another provider's name ends the login, and never
// redirects (oidc_session.11).
func TestCallbackUnderAnotherName(t *testing.T) {
	t.Parallel()
	api, p := newAPI(t), newProvider(t)
	addProvider(t, api, p, map[string]any{"errorRedirectUrl": "https://game.test/bad"})
	a := begin(t, api, rest.Caller{})
	got := api.Call(rest.Caller{}, http.MethodGet, "/oidc/other/callback?code=c&state="+a.state, "")
	if got.Status != http.StatusOK || got.Header.Get("Location") != "" {
		t.Errorf("callback: %d %v", got.Status, got.Header)
	}
	if done := read[oidc.StatusResponse](t, poll(api, a.id)); done.Status != oidc.StateFailed {
		t.Errorf("poll: %+v", done)
	}
}

func TestLoginsExpire(t *testing.T) {
	t.Parallel()
	api, p := newAPI(t), newProvider(t)
	addProvider(t, api, p, nil)
	a := begin(t, api, rest.Caller{})
	api.Advance(300 * time.Second)
	if got := poll(api, a.id); got.Status != http.StatusOK {
		t.Errorf("at its last instant: %d %s", got.Status, got.Body)
	}
	api.Advance(time.Millisecond)
	if got := poll(api, a.id); got.Status != http.StatusNotFound || got.Code() != "NOT_FOUND" { // oidc_session.6
		t.Errorf("poll: %d %s", got.Status, got.Body)
	}
	contains(t, back(t, api, p, a, nil).Body, "Login failed") // oidc_session.10
}

func TestLinkingLogin(t *testing.T) {
	t.Parallel()
	api, p := newAPI(t), newProvider(t)
	addProvider(t, api, p, nil)
	ann, row := addUser(t, api, "ann")
	a := begin(t, api, ann)
	contains(t, back(t, api, p, a, nil).Body, "Success")
	if got := poll(api, a.id); got.Status != http.StatusForbidden { // oidc_session.7
		t.Errorf("poll: %d %s", got.Status, got.Body)
	}
	if got := confirm(t, api, a, "wrong"); got.Status != http.StatusForbidden {
		t.Errorf("wrong token: %d %s", got.Status, got.Body)
	}
	done := read[oidc.StatusResponse](t, confirm(t, api, a, a.confirmToken)) // oidc_session.8
	if done.Status != oidc.StateComplete || *done.Session.Session.User.ID != row.ID {
		t.Errorf("confirm: %+v", done)
	}
	if got := confirm(t, api, a, a.confirmToken); got.Status != http.StatusNotFound {
		t.Errorf("second confirm: %d %s", got.Status, got.Body)
	}
	api.Update(func(tx *sandbox.Tx) error {
		if uid, ok := user.FindUID(tx, "idp", "sub-1"); !ok || uid.UserID != row.ID {
			t.Errorf("identity %+v", uid)
		}
		return nil
	})
}

// An identity of another user is refused, and the login used up
// (oidc_session.8).
func TestLinkingLoginOfAnother(t *testing.T) {
	t.Parallel()
	api, p := newAPI(t), newProvider(t)
	addProvider(t, api, p, nil)
	ann, _ := addUser(t, api, "ann")
	must(t, signIn(t, api, token(t, nil), nil))
	a := begin(t, api, ann)
	back(t, api, p, a, nil)
	for _, want := range []int{http.StatusForbidden, http.StatusNotFound} {
		if got := confirm(t, api, a, a.confirmToken); got.Status != want {
			t.Errorf("confirm: %d %s, want %d", got.Status, got.Body, want)
		}
	}
}

// Discovery documents are fetched once (oidc_provider.1), and the provider's
// scheme is made (oidc_provider.2).
func TestDiscoveryIsRemembered(t *testing.T) {
	t.Parallel()
	api, p := newAPI(t), newProvider(t)
	addProvider(t, api, p, nil)
	begin(t, api, rest.Caller{})
	begin(t, api, rest.Caller{})
	if got := p.fetched["/discovery"]; got != 1 {
		t.Errorf("fetched %d times", got)
	}
	contains(t, api.Call(super, http.MethodGet, "/auth_scheme/oidc/idp", "").Body, issuer)
}

func TestTokenInsteadOfALogin(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	addScheme(t, api, nil)
	got := api.Call(rest.Caller{}, http.MethodPost, "/oidc/session", body(t, map[string]string{"provider": "none", "idToken": token(t, nil)}))
	if made := read[oidc.AttemptResponse](t, got); got.Status != http.StatusOK || made.Session == nil || made.ID != nil {
		t.Errorf("got %d %s", got.Status, got.Body) // oidc_session.1
	}
}

// refused says whether the container may refuse a path with a segment: for
// what could be taken for the path's structure, and what is no text.
func refused(segment string) bool {
	return strings.Trim(segment, ".") == "" || strings.ContainsAny(segment, `/%\;`) || !utf8.ValidString(segment) ||
		strings.ContainsFunc(segment, unicode.IsControl)
}

// The page prints what it was given, escaped (oidc_session.11).
func FuzzCallback(f *testing.F) {
	api := newAPI(f)
	f.Add("idp", "code", "state", "error", true)
	f.Add("%", "", "", "", false)
	f.Add("idp", strings.Repeat("x", 9<<10), "", "", false)
	f.Add("<script>alert(1)</script>", "\"><img src=x>", "&lt;", "%s%d", false)
	get := func(path string) *httptest.ResponseRecorder { // a fuzz target must not use what was made for the fuzz test
		w := httptest.NewRecorder()
		api.ServeHTTP(w, httptest.NewRequest(http.MethodGet, apitest.BaseURL+rest.Root+path, nil))
		return w
	}
	marks := strings.Count(get("/oidc/x/callback").Body.String(), "<")
	f.Fuzz(func(t *testing.T, name, code, state, wrong string, withError bool) {
		query := url.Values{"code": {code}, "state": {state}}
		if withError {
			query.Set("error", wrong)
		}
		path := "/oidc/" + url.PathEscape(name) + "/callback?" + query.Encode()
		got := get(path)
		if got.Code != http.StatusOK && (refused(name) || len(path) > 7<<10) {
			return // by the container, before the page (http.12, http.13)
		}
		if got.Code != http.StatusOK || got.Header().Get("Content-Type") != "text/html" {
			t.Errorf("%d %v for %q", got.Code, got.Header(), query)
		}
		if n := strings.Count(got.Body.String(), "<"); n != marks {
			t.Errorf("%d instead of %d marks: %s", n, marks, got.Body)
		}
	})
}

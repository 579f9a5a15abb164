package emulator_test

import (
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
)

// do makes a call to an emulator below /api/rest and returns status and body.
func do(t *testing.T, e *emulator.Emulator, secret, method, path, body string) (int, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, e.URL()+"/api/rest"+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	if secret != "" {
		r.Header.Set("Elements-SessionSecret", secret)
	}
	client := &http.Client{Timeout: patience, Transport: &http.Transport{DisableKeepAlives: true}}
	res, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	data, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(data)
}

// superuser is the secret of a session of root.
func superuser(t *testing.T, e *emulator.Emulator) string {
	t.Helper()
	_, body := do(t, e, "", http.MethodPost, "/session", `{"userId":"root","password":"example"}`)
	var made struct{ SessionSecret string }
	if err := json.Unmarshal([]byte(body), &made); err != nil || made.SessionSecret == "" {
		t.Fatalf("log in: %s", body)
	}
	return made.SessionSecret
}

// Nothing leaves the machine: a scheme that points at an outside address
// fails with the contract's error, and says how to allow it (auth_oauth2.5,
// auth_oidc.4, oidc_provider.1).
func TestOutsideAddressesAreRefused(t *testing.T) {
	t.Parallel()
	const outside = "http://198.51.100.7/x" // reserved for documentation
	for _, c := range []struct{ name, schemePath, scheme, path, body string }{
		{
			"OAuth2", "/auth_scheme/oauth2", `{"name":"far","validationUrl":"` + outside + `"}`,
			"/auth/oauth2", `{"schemeId":"far","requestParameters":{"a":"b"}}`,
		},
		{
			"OIDC keys", "/auth_scheme/oidc", `{"name":"far","issuer":"far","keys":[],"keysUrl":"` + outside + `"}`,
			// {"kid":"k"} . {"iss":"far","sub":"s","exp":4102444800}
			"/auth/oidc", `{"jwt":"eyJraWQiOiJrIn0.eyJpc3MiOiJmYXIiLCJzdWIiOiJzIiwiZXhwIjo0MTAyNDQ0ODAwfQ.AA"}`,
		},
		{
			"OIDC provider", "", "",
			"/auth_scheme/oidc_provider", `{"name":"far","discoveryUrl":"` + outside + `","clientId":"c","clientSecret":"s"}`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			e := whole.Start(t, emulator.Options{})
			root := superuser(t, e)
			if c.schemePath != "" {
				if status, body := do(t, e, root, http.MethodPost, c.schemePath, c.scheme); status != http.StatusOK {
					t.Fatalf("scheme: %d %s", status, body)
				}
			}
			status, body := do(t, e, root, http.MethodPost, c.path, c.body)
			if status != http.StatusInternalServerError || !strings.Contains(body, `"UNKNOWN"`) || !strings.Contains(body, "--allow-outgoing=198.51.100.7") {
				t.Errorf("got %d %s", status, body)
			}
		})
	}
}

// serveAt is the URL of a server at an address of this machine.
func serveAt(t *testing.T, host string, h http.HandlerFunc) string {
	t.Helper()
	listener, err := net.Listen("tcp", net.JoinHostPort(host, "0"))
	if err != nil {
		t.Fatal(err)
	}
	server := &httptest.Server{Listener: listener, Config: &http.Server{Handler: h}}
	server.Start()
	t.Cleanup(server.Close)
	return server.URL
}

func known(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, `{"id":"x-1"}`) }

// A scheme that points at another host works where that host is allowed, and
// nowhere else (auth_oauth2.5).
func TestAllowedHostIsCalled(t *testing.T) {
	t.Parallel()
	host := apitest.OutsideAddress(t)
	url := serveAt(t, host, known)
	for _, c := range []struct {
		allowed string
		status  int
	}{{"", http.StatusInternalServerError}, {"198.51.100.7", http.StatusInternalServerError}, {host, http.StatusOK}} {
		e := whole.Start(t, emulator.Options{AllowOutgoing: []string{c.allowed}})
		do(t, e, superuser(t, e), http.MethodPost, "/auth_scheme/oauth2", `{"name":"far","validationUrl":"`+url+`","responseIdMapping":"id"}`)
		if status, body := do(t, e, "", http.MethodPost, "/auth/oauth2", `{"schemeId":"far","requestParameters":{"a":"b"}}`); status != c.status {
			t.Errorf("%q is allowed: %d %s", c.allowed, status, body)
		}
	}
}

// A server on this machine that may be called can't send the emulator away by
// a redirect.
func TestRedirectOfAValidationIsRefused(t *testing.T) {
	t.Parallel()
	url := serveAt(t, "127.0.0.1", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://198.51.100.7/x", http.StatusTemporaryRedirect)
	})
	e := whole.Start(t, emulator.Options{AllowOutgoing: []string{"127.0.0.1"}})
	do(t, e, superuser(t, e), http.MethodPost, "/auth_scheme/oauth2", `{"name":"far","validationUrl":"`+url+`","responseIdMapping":"id"}`)
	status, body := do(t, e, "", http.MethodPost, "/auth/oauth2", `{"schemeId":"far","requestParameters":{"a":"b"}}`)
	if status != http.StatusInternalServerError || !strings.Contains(body, "--allow-outgoing=198.51.100.7") {
		t.Errorf("got %d %s", status, body)
	}
}

// A provider whose token endpoint is outside ends the login (oidc_session.10,
// oidc_session.12).
func TestOutsideTokenEndpointFailsTheLogin(t *testing.T) {
	t.Parallel()
	url := serveAt(t, "127.0.0.1", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, `{"issuer":"i","authorization_endpoint":"http://game.test/","token_endpoint":"http://198.51.100.7/token"}`)
	})
	e := whole.Start(t, emulator.Options{AllowOutgoing: []string{"127.0.0.1"}})
	root := superuser(t, e)
	do(t, e, root, http.MethodPost, "/auth_scheme/oidc_provider", `{"name":"far","discoveryUrl":"`+url+`","clientId":"c","clientSecret":"s"}`)
	status, body := do(t, e, "", http.MethodPost, "/oidc/session", `{"provider":"far"}`)
	var begun struct{ ID, AuthorizeURL string }
	if err := json.Unmarshal([]byte(body), &begun); err != nil || status != http.StatusCreated {
		t.Fatalf("%d %s", status, body)
	}
	_, state, _ := strings.Cut(begun.AuthorizeURL, "&state=")
	state, _, _ = strings.Cut(state, "&")
	do(t, e, "", http.MethodGet, "/oidc/far/callback?code=c&state="+state, "")
	if status, body := do(t, e, "", http.MethodGet, "/oidc/session/"+begun.ID, ""); status != http.StatusOK || !strings.Contains(body, `"FAILED"`) {
		t.Errorf("got %d %s", status, body)
	}
}

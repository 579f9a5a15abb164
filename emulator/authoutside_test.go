package emulator_test

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator"
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
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
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
			e := start(t, emulator.Options{})
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

package emulator_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
)

// plant hides secrets in a request to an operation, wherever one may stand,
// and returns the request.
func plant(t *rapid.T, method, template string, named, shaped string) *http.Request {
	names := []string{
		"password", "newPassword", "pass_word", "sessionSecret", "client_secret", "token", "refresh-token", "jwt", "privateKey", "api_key",
		"credentials", "ticket", "code_verifier", "passphrase", "PASSWORD", "%70assword",
	}
	name := rapid.SampledFrom(names).Draw(t, "name")
	parameter := rapid.SampledFrom(append(names, "code", "state", "key")).Draw(t, "parameter")
	header := rapid.SampledFrom([]string{"X-Api-Key", "X-Auth-User", "X-Password", "X-Csrf", "Cookie", "Authorization", "Elements-Sessionsecret"}).Draw(t, "header")
	plain, _ := url.PathUnescape(name)
	body := rapid.SampledFrom([]string{
		`{"` + plain + `":"` + named + `"}`, `{"a":[{"` + plain + `":"` + named + `"}]}`, `{"` + plain + `":{"b":"` + named + `"}}`,
		`{"` + plain + `":"x ` + named + `&` + named, `{'` + plain + `':'` + named + ` x'}`, plain + "=" + named + "&a=b",
		"--B\r\nContent-Disposition: form-data; name=\"" + plain + "\"\r\n\r\n" + named + "\r\n--B--\r\n",
		`{"name":"` + shaped + `"}`, `{"url":"http://me:` + named + `@host/"}`, `{"` + plain + `":` + `"` + strings.ToUpper(shaped) + `"}`,
		`{"headers":[{"key":"x","value":"` + named + `"}]}`, `{"requestParameters":{"x":"` + named + `"}}`,
	}).Draw(t, "body")
	path := regexp.MustCompile(`\{[^}]*\}`).ReplaceAllString(template, rapid.SampledFrom([]string{shaped, "%" + fmt.Sprintf("%x", shaped[0]) + shaped[1:], "x;" + plain + "=" + named}).Draw(t, "segment"))
	r := httptest.NewRequest(method, apitest.BaseURL+"/api/rest"+path+"?"+parameter+"="+named+"&search="+shaped, strings.NewReader(body))
	r.Header.Set("Content-Type", rapid.SampledFrom([]string{"application/json", "multipart/form-data; boundary=B", "application/x-www-form-urlencoded"}).Draw(t, "type"))
	r.Header.Set(header, named)
	r.Header.Set("Referer", "http://localhost/back?code="+named+"&state="+named)
	r.Host = "localhost"
	return r
}

// Neither the log nor the journal shows a secret, whatever the operation and
// wherever it stands.
func TestSecretsAreCutShortEverywhere(t *testing.T) {
	t.Parallel()
	routes, err := emulator.Routes()
	if err != nil {
		t.Fatal(err)
	}
	log := &bytes.Buffer{} // the calls come one after another
	s := whole.New(t, emulator.Options{Log: slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug}))})
	rapid.Check(t, func(t *rapid.T) {
		log.Reset()
		route := rapid.SampledFrom(routes).Draw(t, "route")
		named := "hunter" + rapid.StringMatching(`[g-z]{8}`).Draw(t, "named")
		shaped := rapid.StringMatching(`[0-9a-f]{64}`).Draw(t, "shaped")
		s.Do(plant(t, route.Method, route.Path, named, shaped))
		seen := httptest.NewRequest(http.MethodGet, apitest.BaseURL+"/_emulator/journal?limit=1", nil)
		seen.Host = "localhost"
		got := s.Do(seen)
		if got.Status != http.StatusOK || !strings.Contains(got.Body, `"exchanges":[{`) {
			t.Fatalf("the journal: %d %s", got.Status, got.Body)
		}
		for where, text := range map[string]string{"journal": got.Body, "log": log.String()} {
			for _, secret := range []string{named, shaped, strings.ToUpper(shaped)} {
				if strings.Contains(text, secret) {
					t.Fatalf("%s %s: the %s shows %s: %s", route.Method, route.Path, where, secret, text)
				}
			}
		}
	})
}

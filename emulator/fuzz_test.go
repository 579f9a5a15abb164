package emulator_test

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
)

// bodyRoute is a route that takes a body, with who calls it.
type bodyRoute struct{ secret, method, path string }

// bodyRoutes are the routes of users, sessions and mock sessions that take a
// body.
func bodyRoutes(root, ann whole.Session) []bodyRoute {
	return []bodyRoute{
		{"", "POST", "/session"},
		{root.Secret, "POST", "/session"},
		{root.Secret, "POST", "/mock_session"},
		{"", "POST", "/mock_session"},
		{"", "POST", "/signup"},
		{"", "POST", "/signup/session"},
		{root.Secret, "POST", "/user"},
		{root.Secret, "PUT", "/user/" + ann.UserID},
		{ann.Secret, "PUT", "/user/" + ann.UserID},
		{ann.Secret, "PUT", "/user/" + ann.UserID + "/password"},
		{ann.Secret, "POST", "/user/me/email/verify"},
		{"", "POST", "/user/password/reset/request"},
		{"", "POST", "/user/password/reset/complete"},
		{ann.Secret, "POST", "/user/me/link/email-password"},
		{ann.Secret, "POST", "/user/me/link/username-password"},
	}
}

// bodies are seeds: what the routes take, and what they can't.
var bodies = []string{
	``, `null`, `{}`, `[]`, `"x"`, `1e400`, `{`, `{"a":1}`, "\xff", "{\"name\":\"\xff\"}", `{"name":"\ud800"}`, `{"name":"\u0000"}`,
	`{"userId":"root","password":"example"}`,
	`{"userId":"ann","password":"pw","profileSelector":"displayName:\"x\" OR ((("}`,
	`{"userId":"ann","password":"pw","profileId":"","applicationNameOrId":null}`,
	`{"userId":[],"password":{"a":"b"}}`,
	`{"lifetimeInSeconds":60}`, `{"lifetimeInSeconds":-1e9}`, `{"lifetimeInSeconds":"60 "}`, `{"lifetimeInSeconds":99999999999999999999}`,
	`{"application":{}}`, `{"application":{"id":"chess","attributes":{"a":[{}]}}}`, `{"application":{"id":""}}`,
	`{"name":"x","email":"x@y","password":"p","level":2,"firstName":"Ö","lastName":"d'A.","primaryPhoneNb":"+49 171 2345678"}`,
	`{"name":"ann","email":"ann@example.com","level":"USER","password":null}`,
	`{"profiles":[{"applicationId":"chess"},{"applicationId":"chess","displayName":"-"},null]}`,
	`{"profiles":null,"autoCreateProfileApplicationNameOrId":"chess"}`,
	`{"oldPassword":"pw","newPassword":"","profileId":"x"}`,
	`{"email":"ann@example.com"}`, `{"email":" "}`, `{"email":"ann@example.com","password":"x"}`,
	`{"token":"x","password":"y"}`, `{"username":"ann","password":""}`, `{"username":"` + strings.Repeat("x", 200) + `","password":"y"}`,
}

// FuzzBodies sends any body to the routes of users and sessions: it is never
// a 500, but for the defects of the real server that are copied on purpose.
func FuzzBodies(f *testing.F) {
	log := &bytes.Buffer{} // the calls come one after another
	s := whole.New(f, emulator.Options{Seed: "bodies", Mail: true, Log: slog.New(slog.NewTextHandler(log, nil))})
	root, ann := s.Root(), s.SignUp("ann")
	s.Must(root.Secret, http.MethodPost, "/application", `{"name":"chess","maxProfiles":2,"autoCreateProfile":true}`)
	routes := bodyRoutes(root, ann)
	for route := range routes {
		for _, body := range bodies {
			f.Add(uint8(route), []byte(body))
		}
	}
	world := s.Sandbox().Snapshot()
	f.Fuzz(func(t *testing.T, route uint8, body []byte) {
		s.Sandbox().Restore(world)
		log.Reset()
		to := routes[int(route)%len(routes)]
		got := s.Call(to.secret, to.method, to.path, string(body))
		if got.Status >= http.StatusInternalServerError && len(got.Defects) == 0 || strings.Contains(log.String(), "panic") {
			t.Errorf("%s %s %q: %d %s\n%s", to.method, to.path, body, got.Status, got.Body, log)
		}
		if isText := got.Header.Get("Content-Type") == "text/plain"; got.Status < 400 || isText && got.Status == http.StatusBadRequest { // json.2
			return
		}
		var e struct{ Code string }
		if err := json.Unmarshal([]byte(got.Body), &e); err != nil || e.Code == "" {
			t.Errorf("%s %s %q: %d %s is not in the envelope", to.method, to.path, body, got.Status, got.Body)
		}
	})
}

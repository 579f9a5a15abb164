package session_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// rows are the numbers of rows of all tables.
func rows(t *testing.T, s *whole.Server) map[string]int {
	t.Helper()
	counts := map[string]int{}
	if err := s.Sandbox().View(func(tx *sandbox.Tx) error {
		for _, table := range s.Sandbox().Schema().Tables() {
			counts[table.Name()] = table.Len(tx)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return counts
}

// With a mock user all that it owns goes: profiles with their images, linked
// accounts, sessions, tokens, followers, registrations. Nothing else does.
func TestMockUserTakesAllItOwns(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{Mail: true})
	root := s.Root()
	s.Must(root.Secret, http.MethodPost, "/application", `{"name":"chess"}`)
	ann := s.Begun(s.Must("", http.MethodPost, "/signup/session", `{"name":"ann","password":"pw","profiles":[{"applicationId":"chess"}]}`))
	before := rows(t, s)
	made := mock(s, root, `{"lifetimeInSeconds":60,"application":{"id":"chess"}}`)
	for _, c := range []struct{ path, body string }{
		{"/user/me/email/verify", `{"email":"more@example.com"}`},
		{"/user/password/reset/request", `{"email":"` + made.Name + `@example.com"}`},
		{"/follower/" + made.ProfileID, `{"followedId":"` + ann.ProfileID + `"}`},
		{"/notification/fcm", `{"registrationToken":"token","profile":{"id":"` + made.ProfileID + `"}}`},
	} {
		s.Must(made.Secret, http.MethodPost, c.path, c.body)
	}
	s.Must(made.Secret, http.MethodPut, "/profile/"+made.ProfileID+"/image", `{"mimeType":"image/png"}`) // profile.30
	s.Must(ann.Secret, http.MethodPost, "/follower/"+ann.ProfileID, `{"followedId":"`+made.ProfileID+`"}`)
	during := rows(t, s)
	s.Must("", http.MethodDelete, "/session/"+made.Secret, "")
	s.Advance(time.Minute)
	after := rows(t, s)
	for _, name := range []string{"user", "user uid", "profile", "large object", "follow", "FCM registration", "email verification token", "password reset token"} {
		if during[name] == before[name] {
			t.Errorf("%s: the mock user owned no row, of %v", name, during)
		}
	}
	for name, n := range after {
		if !strings.HasPrefix(name, "outbox") && n != before[name] {
			t.Errorf("%s: %d rows, before %d", name, n, before[name])
		}
	}
	if got := s.Call(root.Secret, http.MethodGet, "/profile/"+made.ProfileID, ""); got.Status != http.StatusNotFound {
		t.Errorf("its profile: %d %s", got.Status, got.Body)
	}
	// Its name and addresses are free again.
	s.Must("", http.MethodPost, "/signup", `{"name":"`+made.Name+`","email":"more@example.com"}`)
}

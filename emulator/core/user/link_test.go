package user_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

func linkEmail(s *whole.Server, by whole.Session, email, password string) apitest.Answer {
	return s.Call(by.Secret, http.MethodPost, "/user/me/link/email-password", `{"email":"`+email+`","password":"`+password+`"}`)
}

func linkName(s *whole.Server, by whole.Session, name, password string) apitest.Answer {
	return s.Call(by.Secret, http.MethodPost, "/user/me/link/username-password", `{"username":"`+name+`","password":"`+password+`"}`)
}

// user_link.3, user_link.5, user_link.8: a verified address lets its owner set
// a password.
func TestLinkVerifiedEmail(t *testing.T) {
	t.Parallel()
	s := withMail(t)
	for _, by := range []whole.Session{s.SignUp("ann"), s.Root()} {
		email := "more-" + by.Name + "@example.com"
		update(t, s, func(tx *sandbox.Tx) error { return user.Link(tx, by.UserID, user.EmailScheme, email, user.Verified) })
		before := s.Must(by.Secret, http.MethodGet, "/user/me", "").Body
		if got := linkEmail(s, by, " "+strings.ToUpper(email)+" ", "linked"); got.Status != 200 || got.Body != before {
			t.Errorf("got %d %s, want %s", got.Status, got.Body, before)
		}
		want(t, s.Call(by.Secret, http.MethodGet, "/user/me", ""), 403, "FORBIDDEN", "")
		if !canLogIn(s, by.Name, "linked") {
			t.Error("the linked password is not taken")
		}
		if canLogIn(s, email, "linked") {
			t.Error("the linked address logs in, though only the user's own does (session.1)")
		}
	}
}

// user_link.3
func TestLinkEmailRefuses(t *testing.T) {
	t.Parallel()
	s := withMail(t)
	ann, root := s.SignUp("ann"), s.Root()
	update(t, s, func(tx *sandbox.Tx) error {
		return user.Link(tx, root.UserID, user.EmailScheme, "his@example.com", user.Verified)
	})
	want(t, linkEmail(s, ann, "none@example.com", "x"), 404, "NOT_FOUND", "")
	want(t, linkEmail(s, ann, "his@example.com", "x"), 403, "FORBIDDEN", "another user")
	want(t, linkEmail(s, ann, "ann@example.com", "x"), 403, "FORBIDDEN", "not verified")
	verify(s, ann, "ann@example.com")
	want(t, linkEmail(s, ann, "ann@example.com", "x"), 403, "FORBIDDEN", "not verified") // pending is not enough
	want(t, linkEmail(s, root, "ann@example.com", "x"), 403, "FORBIDDEN", "another user")
	want(t, linkEmail(s, ann, " ", "x"), 400, "INVALID_DATA", "empty")
	if !canLogIn(s, "ann", "pw") {
		t.Error("the password was changed")
	}
}

// user_link.2: what is missing is a 500 once it is needed, and changes nothing.
func TestLinkWithoutValues(t *testing.T) {
	t.Parallel()
	s := withMail(t)
	ann, root := s.SignUp("ann"), s.Root()
	update(t, s, func(tx *sandbox.Tx) error {
		return user.Link(tx, ann.UserID, user.EmailScheme, "verified@example.com", user.Verified)
	})
	for _, c := range []struct {
		path, body string
		status     int
	}{
		{"email-password", `{}`, 500},
		{"email-password", `{"password":"x"}`, 500},
		{"email-password", `{"email":null,"password":null}`, 500},
		{"email-password", `{"email":"verified@example.com"}`, 500},
		{"email-password", `{"email":"none@example.com"}`, 404},
		{"email-password", `{"email":"ann@example.com"}`, 403}, // not verified
		{"email-password", `{"email":"` + root.Name + `@example.com"}`, 403},
		{"username-password", `{}`, 500},
		{"username-password", `{"password":"x"}`, 500},
		{"username-password", `{"username":"ann"}`, 500},
		{"username-password", `{"username":"ben"}`, 403},
	} {
		if got := s.Call(ann.Secret, http.MethodPost, "/user/me/link/"+c.path, c.body); got.Status != c.status {
			t.Errorf("%s %s: got %d %s, want %d", c.path, c.body, got.Status, got.Body, c.status)
		}
		want(t, s.Call("", http.MethodPost, "/user/me/link/"+c.path, c.body), 403, "FORBIDDEN", "") // user_link.1
	}
	if !canLogIn(s, "ann", "pw") {
		t.Error("the password was changed")
	}
}

// json.8: the server reads the body before it looks at who calls.
func TestLinkWithoutBody(t *testing.T) {
	t.Parallel()
	s := withMail(t)
	ann := s.SignUp("ann")
	for _, path := range []string{"email-password", "username-password"} {
		for _, body := range []string{"", "null", " "} {
			for _, secret := range []string{ann.Secret, ""} {
				want(t, s.Call(secret, http.MethodPost, "/user/me/link/"+path, body), 500, "UNKNOWN", "")
			}
		}
	}
}

// nameless is a user whose name was taken away, with a session.
func nameless(t *testing.T, s *whole.Server) whole.Session {
	t.Helper()
	who := s.SignUp("tmp")
	update(t, s, func(tx *sandbox.Tx) error {
		user.UIDs.Delete(tx, user.UIDKey(user.NameScheme, "tmp"))
		row, err := user.Get(tx, who.UserID)
		if err != nil {
			return err
		}
		changed := *row
		changed.Name, changed.Linked = "", []string{user.EmailScheme}
		return user.Users.Put(tx, &changed)
	})
	return who
}

// user_link.4: who has no name claims one.
func TestClaimName(t *testing.T) {
	t.Parallel()
	s := withMail(t)
	who := nameless(t, s)
	want(t, linkName(s, who, " neo ", "trinity"), 200, "",
		`"name":"neo","firstName":null,"lastName":null,"email":"tmp@example.com","primaryPhoneNb":null,"level":"USER",`+
			`"linkedAccounts":["dev.getelements.auth.scheme.email","dev.getelements.auth.scheme.name"]`)
	want(t, s.Call(who.Secret, http.MethodGet, "/user/me", ""), 403, "FORBIDDEN", "") // user_link.5
	if !canLogIn(s, "neo", "trinity") {
		t.Error("name and password are not taken")
	}
	if got := s.Call("", http.MethodPost, "/signup", `{"name":"neo"}`); got.Status != http.StatusConflict {
		t.Errorf("the name is still free: %d", got.Status)
	}
}

// user_link.4: the whole claim fails or none of it.
func TestClaimNameRefuses(t *testing.T) {
	t.Parallel()
	s := withMail(t)
	s.SignUp("ann")
	who := nameless(t, s)
	before := s.Must(who.Secret, http.MethodGet, "/user/me", "").Body
	want(t, linkName(s, who, "ann", "x"), 403, "FORBIDDEN", "taken")
	for _, name := range []string{"", " ", "two words", unknownID, strings.Repeat("x", 51)} {
		want(t, linkName(s, who, name, "x"), 400, "INVALID_DATA", "name: must match")
	}
	if after := s.Must(who.Secret, http.MethodGet, "/user/me", "").Body; after != before {
		t.Errorf("%s became %s", before, after)
	}
}

// user_link.4: a name is confirmed, never changed.
func TestConfirmName(t *testing.T) {
	t.Parallel()
	s := withMail(t)
	ann := s.SignUp("ann")
	for _, name := range []string{"Ann", "ben", "", "root"} {
		want(t, linkName(s, ann, name, "x"), 403, "FORBIDDEN", `\"ann\"`)
	}
	want(t, linkName(s, ann, "ann", ""), 200, "", `"name":"ann"`) // nothing is validated (user_link.2)
	if canLogIn(s, "ann", "pw") {
		t.Error("the old password is still taken")
	}
}

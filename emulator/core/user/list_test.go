package user_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
)

// world has root, ann, ben, and eve, who was deleted.
func world(t *testing.T) (s *whole.Server, root, ann whole.Session) {
	t.Helper()
	s = whole.New(t, emulator.Options{})
	root, ann = s.Root(), s.SignUp("ann")
	s.SignUp("ben")
	eve := s.SignUp("eve")
	s.Must(eve.Secret, http.MethodDelete, "/user/"+eve.UserID, "")
	return s, root, ann
}

// list is a page of users: offset, total and the names.
func list(t *testing.T, s *whole.Server, by whole.Session, query string) (offset, total int, names string) {
	t.Helper()
	var page struct {
		Offset, Total int
		Objects       []struct{ Name string }
	}
	whole.Read(t, s.Must(by.Secret, http.MethodGet, "/user?"+query, ""), &page)
	var all []string
	for _, o := range page.Objects {
		all = append(all, o.Name)
	}
	return page.Offset, page.Total, strings.Join(all, " ")
}

func TestListForSuperusers(t *testing.T) {
	t.Parallel()
	s, root, _ := world(t)
	for query, want := range map[string]struct {
		offset, total int
		names         string
	}{
		"":                          {0, 3, "root ann ben"}, // user.2: no husks; page.5
		"offset=1&count=1":          {1, 3, "ann"},
		"offset=3":                  {3, 3, ""}, // page.6
		"offset=2147483647":         {2147483647, 3, ""},
		"count=2147483647":          {0, 3, "root ann ben"},
		"count=0&offset=1":          {1, 3, "ann ben"},      // page.4
		"search=%20":                {0, 3, "root ann ben"}, // search.1
		"search=^[ab]":              {0, 2, "ann ben"},      // user.3
		"search=n$&offset=1":        {1, 2, "ben"},
		"search=nn@example":         {0, 1, "ann"}, // by email
		"search=ANN":                {0, 0, ""},
		"search=%20ann":             {0, 0, ""}, // it is not trimmed
		"search=(?i)ANN":            {0, 1, "ann"},
		"search=(.)\\1@":            {0, 1, "ann"}, // Java only: a back reference
		"search=a(?=nn)n%2B%2B":     {0, 1, "ann"}, // Java only: look-ahead, possessive
		"search=[a-z%26%26[^abr]]n": {0, 0, ""},    // an intersection of classes is none to PCRE
	} {
		if offset, total, names := list(t, s, root, query); offset != want.offset || total != want.total || names != want.names {
			t.Errorf("%s: got %d, %d, %s, want %v", query, offset, total, names, want)
		}
	}
}

// user.1
func TestListForUsers(t *testing.T) {
	t.Parallel()
	s, _, ann := world(t)
	for query, want := range map[string]string{
		"": "ann", "count=0": "ann", "search=ben": "ann", "search=(((": "ann", "offset=1": "", "offset=2147483647&search=ann": "",
	} {
		offset, total, names := list(t, s, ann, query)
		if offset != 0 || names != want || total != len(strings.Fields(want)) {
			t.Errorf("%s: got %d, %d, %s, want %s", query, offset, total, names, want)
		}
	}
}

func TestListRefuses(t *testing.T) {
	t.Parallel()
	s, root, _ := world(t)
	s.SignUp(strings.Repeat("a", 50))
	for _, c := range []struct {
		name, query string
		by          whole.Session
		status      int
		code, holds string
	}{
		{"anonymous", "", whole.Session{}, 403, "FORBIDDEN", `"message":null`},
		{"page.3 anonymous", "offset=-1", whole.Session{}, 400, "INVALID_PARAMETER", "-1"},
		{"page.3 count", "count=-2147483648", root, 400, "INVALID_PARAMETER", "-2147483648"},
		{"http.9 beyond int", "count=2147483648", root, 404, "UNKNOWN", "2147483648"},
		{"http.9 fraction", "offset=1.5", root, 404, "UNKNOWN", "1.5"},
		{"search.7 broken", "search=" + url.QueryEscape("((("), root, 500, "UNKNOWN", "((("},
		{"search.7 catastrophic", "search=" + url.QueryEscape(`(?=((\w+)+)+!)`), root, 500, "UNKNOWN", "takes too long"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			want(t, s.Call(c.by.Secret, http.MethodGet, "/user?"+c.query, ""), c.status, c.code, c.holds)
		})
	}
}

// page.8: the envelope has no count.
func TestEnvelopeOfAPage(t *testing.T) {
	t.Parallel()
	s, root, _ := world(t)
	got := s.Must(root.Secret, http.MethodGet, "/user?offset=9", "")
	if want := `{"offset":9,"total":3,"approximation":false,"objects":[]}`; got.Body != want {
		t.Errorf("got %s, want %s", got.Body, want)
	}
}

// http.14: "me" is no name, even if a user has it; user.4, user.5
func TestGetUser(t *testing.T) {
	t.Parallel()
	s, root, ann := world(t)
	s.SignUp("me")
	for _, c := range []struct {
		name, path  string
		by          whole.Session
		status      int
		code, holds string
	}{
		{"http.14 me", "/me", root, 200, "", `"root"`},
		{"auth.19 anonymous", "/me", whole.Session{}, 200, "", `{"id":null,"name":"","firstName":null,"lastName":null,"email":"","primaryPhoneNb":"","level":"UNPRIVILEGED","linkedAccounts":null`},
		{"user.4 by name", "/ann", root, 200, "", ann.UserID},
		{"user.4 by email", "/ann@example.com", root, 200, "", ann.UserID},
		{"user.4 by email in another case", "/Ann@example.com", root, 404, "NOT_FOUND", ""},
		{"user.4 blank", "/%20", root, 400, "INVALID_DATA", ""},
		{"user.5 own id", "/" + ann.UserID, ann, 200, "", `"ann"`},
		{"user.5 own name", "/ann", ann, 404, "NOT_FOUND", ""},
		{"user.5 another", "/root", ann, 404, "NOT_FOUND", ""},
		{"user.6 unknown", "/" + unknownID, root, 404, "NOT_FOUND", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			want(t, s.Call(c.by.Secret, http.MethodGet, "/user"+c.path, ""), c.status, c.code, c.holds)
		})
	}
}

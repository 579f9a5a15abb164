package emulator_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
)

// long has a user and a profile with names that regular expressions can be
// lost in.
func long(t *testing.T) (*whole.Server, whole.Session) {
	t.Helper()
	s := whole.New(t, emulator.Options{})
	root, name := s.Root(), strings.Repeat("a", 50)
	s.Must(root.Secret, http.MethodPost, "/application", `{"name":"chess"}`)
	s.Must("", http.MethodPost, "/signup", `{"name":"`+name+`","password":"pw","profiles":[{"applicationId":"chess","displayName":"`+name+`"}]}`)
	return s, root
}

// search asks a list that takes regular expressions.
func search(s *whole.Server, by whole.Session, path, text string) apitest.Answer {
	return s.Call(by.Secret, http.MethodGet, path+"?search="+url.QueryEscape(text), "")
}

// search.7: a regular expression that would take for ever is given up.
func TestCatastrophicSearch(t *testing.T) {
	t.Parallel()
	s, root := long(t)
	for _, path := range []string{"/user", "/profile"} {
		for _, text := range []string{`(a+)+\1b`, `(?=((a+)+)+b)`, `(?=a)((a*)*)*b`, `(?<=(a{1,50}){1,50})b`} {
			got := search(s, root, path, text)
			if got.Status != http.StatusInternalServerError || got.Code() != "UNKNOWN" || !slices.Contains(got.Defects, "search.7") {
				t.Errorf("%s %s: %d %.300s %v", path, text, got.Status, got.Body, got.Defects)
			}
		}
		for _, text := range []string{`(a+)+$`, `^(a|aa)+$`, `(a*)*b`} { // these only look dangerous
			if got := search(s, root, path, text); got.Status != http.StatusOK {
				t.Errorf("%s %s: %d %.300s", path, text, got.Status, got.Body)
			}
		}
	}
}

// Java checks the syntax and PCRE matches: what both have works, an
// intersection of classes is none to PCRE.
func TestJavaSearch(t *testing.T) {
	t.Parallel()
	s, root := long(t)
	for _, path := range []string{"/user", "/profile"} {
		for text, total := range map[string]int{
			`^(a)\1{48}a`: 1, `^(?!r)a`: 1, `(?<=a)a`: 1, `^[a-z&&[^b-z]]{50}$`: 0, `^a++$`: 1, `^a++a$`: 0, `\Qa+\E`: 0, `(?<x>a)\k<x>`: 1,
		} {
			var page struct{ Total int }
			got := search(s, root, path, text)
			if got.Status != http.StatusOK {
				t.Errorf("%s %s: %d %.300s", path, text, got.Status, got.Body)
				continue
			}
			whole.Read(t, got, &page)
			if page.Total != total {
				t.Errorf("%s %s: found %d, want %d", path, text, page.Total, total)
			}
		}
	}
}

// huge are texts of 100,000 characters and more.
func huge() map[string]string {
	return map[string]string{
		"letters":       strings.Repeat("a", 100_000),
		"parentheses":   strings.Repeat("(", 100_000),
		"nested terms":  strings.Repeat("(", 100_000) + "a:b" + strings.Repeat(")", 100_000),
		"many terms":    "displayName:x" + strings.Repeat(" OR displayName:x", 10_000),
		"NOTs":          strings.Repeat("NOT ", 25_000),
		"quotes":        strings.Repeat(`"`, 100_001),
		"brackets":      strings.Repeat("[", 100_000),
		"stars":         strings.Repeat("(a*)", 25_000),
		"more than all": strings.Repeat("(", 10<<20),
	}
}

// A query of 100,000 characters is refused before it is read where it stands
// in a URL (http.12), and is read or refused in a body.
func TestHugeQueries(t *testing.T) {
	t.Parallel()
	s, root := long(t)
	before := export(t, s)
	for name, text := range huge() {
		if len(text) <= 200_000 {
			for _, path := range []string{"/user", "/profile", "/application", "/verify"} {
				if got := search(s, root, path, text); got.Status != http.StatusRequestHeaderFieldsTooLarge {
					t.Errorf("%s %s: %d %.300s", name, path, got.Status, got.Body)
				}
			}
		}
		body, err := json.Marshal(map[string]string{"userId": strings.Repeat("a", 50), "password": "pw", "profileSelector": text})
		if err != nil {
			t.Fatal(err)
		}
		got := s.Call("", http.MethodPost, "/session", string(body))
		if got.Status != http.StatusNotFound && (got.Status != http.StatusInternalServerError || len(got.Defects) == 0) {
			t.Errorf("%s: %d %.300s", name, got.Status, got.Body)
		}
		if len(got.Body) > 5000 {
			t.Errorf("%s: the answer has %d bytes", name, len(got.Body))
		}
	}
	if export(t, s) != before {
		t.Error("the world was changed")
	}
}

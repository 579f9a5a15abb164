package emulator_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
)

// export is the world as it is, to see whether anything was harmed.
func export(t *testing.T, s *whole.Server) string {
	t.Helper()
	yaml, err := s.Export()
	if err != nil {
		t.Fatal(err)
	}
	return string(yaml)
}

// refused checks that an answer is an error that says what was wrong: in the
// envelope, or in plain text for a body that can't be read (json.2). A 500
// must be a defect that is copied on purpose.
func refused(t *testing.T, what string, got apitest.Answer) {
	t.Helper()
	plain := got.Status == http.StatusBadRequest && got.Header.Get("Content-Type") == "text/plain" && got.Body != ""
	switch {
	case got.Status < http.StatusBadRequest:
		t.Errorf("%s: it was taken: %d %.300s", what, got.Status, got.Body)
	case got.Status == http.StatusInternalServerError && len(got.Defects) == 0:
		t.Errorf("%s: a failure of our own: %d %.300s", what, got.Status, got.Body)
	case !plain && got.Code() == "":
		t.Errorf("%s: it is not in the envelope: %d %.300s", what, got.Status, got.Body)
	case len(got.Body) > 10_000:
		t.Errorf("%s: the message has %d bytes", what, len(got.Body))
	}
}

// A body may have 16 MiB, and not a byte more, whether or not its length was
// announced.
func TestBodiesOverTheLimit(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	const limit = 16 << 20
	login := `{"userId":"root","password":"example"}`
	for length, status := range map[int]int{limit: http.StatusOK, limit + 1: http.StatusRequestEntityTooLarge} {
		for _, announced := range []bool{true, false} {
			r := whole.Request("", http.MethodPost, "/session", login+strings.Repeat(" ", length-len(login)))
			if !announced {
				r.ContentLength = -1
			}
			got := s.Do(r)
			if got.Status != status {
				t.Errorf("%d bytes, announced %v: %d %s", length, announced, got.Status, got.Body)
			}
			if length > limit && (got.Code() != "UNKNOWN" || !strings.Contains(got.Body, "16777216")) {
				t.Errorf("the answer is %s", got.Body)
			}
		}
	}
}

// JSON that nests too deep is refused, in a property, in a free-form map, in
// an unknown property, closed or not.
func TestDeepJSON(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	root, before := s.Root(), ""
	before = export(t, s)
	lists := strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000)
	objects := strings.Repeat(`{"a":`, 10_000) + "1" + strings.Repeat("}", 10_000)
	for _, deep := range []string{lists, objects, strings.Repeat("[", 8<<20), strings.Repeat(`{"a":`, 3<<20)} {
		for path, property := range map[string]string{"/session": "userId", "/user": "nonsense", "/application": "attributes", "/profile": "metadata"} {
			refused(t, path, s.Call(root.Secret, http.MethodPost, path, `{"`+property+`":`+deep+`}`))
			refused(t, path, s.Call(root.Secret, http.MethodPost, path, deep))
		}
	}
	if export(t, s) != before {
		t.Error("the world was changed")
	}
}

// What is no UTF-8 is refused or replaced; answers are JSON all the same.
func TestInvalidUTF8(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	root := s.Root()
	before := export(t, s)
	for _, bad := range []string{"\xff", "a\xc0\xaf", "\xed\xa0\x80", "\xf0\x9f"} {
		for _, body := range []string{`{"name":"` + bad + `","level":"USER"}`, `{"` + bad + `":1}`, bad, `{"email":"` + bad + `@x","level":"USER"}`} {
			refused(t, body, s.Call(root.Secret, http.MethodPost, "/user", body))
		}
		escaped := url.QueryEscape(bad)
		if got := s.Call(root.Secret, http.MethodGet, "/user/"+escaped, ""); got.Status != http.StatusBadRequest { // the container's page
			t.Errorf("path %s: %d %.300s", escaped, got.Status, got.Body)
		}
		refused(t, "token "+escaped, s.Call("", http.MethodGet, "/verify?token="+escaped, ""))
		refused(t, "count "+escaped, s.Call(root.Secret, http.MethodGet, "/user?count="+escaped, ""))
		r := whole.Request("", http.MethodGet, "/user/me", "")
		r.Header["Elements-Sessionsecret"] = []string{bad}
		refused(t, "header "+escaped, s.Do(r))
		var page struct{ Total int }
		whole.Read(t, s.Must(root.Secret, http.MethodGet, "/user?search=x"+escaped, ""), &page)
		if page.Total != 0 {
			t.Errorf("%q is found %d times", bad, page.Total)
		}
	}
	if export(t, s) != before {
		t.Error("the world was changed")
	}
}

// badIDs are ids of wrong shapes, as they stand in a path.
var badIDs = []string{
	"x", "-1", "0", "null", "me%20", "6553f1008e7bbbebd600000", "6553f1008e7bbbebd60000011", "zzzzzzzzzzzzzzzzzzzzzzzz", "0a00000000000000000000ff",
	"%00", "%FF%FE", "%2e%2e%2f%2e%2e", "..%5c", "%22%3b--", "%7B%22$ne%22:1%7D", "%E2%82%AC", "%F0%9F%98%80", "${base}", strings.Repeat("f", 48), strings.Repeat("9", 4000),
}

// An id of any wrong shape is not found, or refused, on every route that has
// one, and harms nothing.
func TestBadIDs(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	root := s.Root()
	s.Must(root.Secret, http.MethodPost, "/application", `{"name":"chess"}`)
	routes, err := emulator.Routes()
	if err != nil {
		t.Fatal(err)
	}
	before := export(t, s)
	for _, route := range routes {
		if !route.Built || !strings.Contains(route.Path, "{") || route.Path == "/oidc/{provider}/callback" { // its page is always a 200
			continue
		}
		for _, id := range badIDs {
			call := route.Method + " " + fill(route.Path, id)
			got := s.Call(root.Secret, route.Method, fill(route.Path, id), "")
			if route.Method == http.MethodGet && got.Status == http.StatusOK && strings.Contains(got.Body, `"objects":[]`) {
				continue // a list of what belongs to nobody
			}
			if strings.Contains(got.Body, `"errorDetails":"`) {
				continue // a redemption that failed is a 200 that says why (reward.14)
			}
			// A copied defect says which it is.
			if (got.Status == http.StatusInternalServerError || got.Status < http.StatusBadRequest) && len(got.Defects) == 0 {
				t.Errorf("%s: %d %.300s", call, got.Status, got.Body)
			}
		}
	}
	if after := export(t, s); after != before {
		t.Errorf("the world was changed:\n%s\nto\n%s", before, after)
	}
}

// fill puts an id in place of all parameters of a path.
func fill(path, id string) string {
	segments := strings.Split(path, "/")
	for i := range segments {
		if strings.HasPrefix(segments[i], "{") {
			segments[i] = id
		}
	}
	return strings.Join(segments, "/")
}

// Paging values of any kind are taken or refused on every list, never a
// failure of our own.
func TestBadPaging(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	root := s.Root()
	routes, err := emulator.Routes()
	if err != nil {
		t.Fatal(err)
	}
	lists := 0
	for _, route := range routes {
		if !route.Built || route.Method != http.MethodGet || strings.Contains(route.Path, "{") {
			continue
		}
		if !strings.Contains(s.Call(root.Secret, http.MethodGet, route.Path, "").Body, `"objects":`) {
			continue
		}
		lists++
		for _, query := range []string{
			"offset=-1", "count=-1", "offset=-2147483648", "count=-2147483648", "offset=2147483647&count=2147483647", "offset=2147483647&count=0",
			"offset=2147483648", "count=-2147483649", "count=99999999999999999999999", "count=1e3", "count=0x10", "count=%2B5", "count=%205", "offset=NaN", "offset=1.5", "count[]=5", "count=5&count=x",
		} {
			got := s.Call(root.Secret, http.MethodGet, route.Path+"?"+query, "")
			if got.Status >= http.StatusInternalServerError && len(got.Defects) == 0 || got.Status != http.StatusOK && got.Code() == "" {
				t.Errorf("%s?%s: %d %.300s", route.Path, query, got.Status, got.Body)
			}
		}
	}
	if lists < 10 {
		t.Errorf("only %d lists were asked", lists)
	}
}

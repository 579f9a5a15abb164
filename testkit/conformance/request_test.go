package conformance

import (
	"context"
	"errors"
	"io"
	"maps"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// sent is what a server got of a request.
type sent struct {
	Line   string
	Header map[string]string
	Body   string
}

// recorder is a transport that keeps requests, with their headers as given.
type recorder struct{ header http.Header }

func (r *recorder) RoundTrip(q *http.Request) (*http.Response, error) {
	r.header = q.Header
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: http.NoBody}, nil
}

func TestRequests(t *testing.T) {
	t.Parallel()
	none := map[string]string{"Accept": "*/*", "Content-Type": "", "Content-Length": "", "Elements-SessionSecret": ""}
	header := func(pairs ...string) map[string]string {
		h := maps.Clone(none)
		for i := 0; i < len(pairs); i += 2 {
			h[pairs[i]] = pairs[i+1]
		}
		return h
	}
	for _, c := range []struct {
		name string
		step string
		want sent
	}{
		{"get by default", "path: /a", sent{"GET /a", header(), ""}},
		{"raw target", "path: '/a?search=((( x&b=%zz[]|\"'", sent{`GET /a?search=(((%20x&b=%zz[]|"`, header(), ""}},
		{"raw path", "path: '/a/%2F/(é)/../b'", sent{"GET /a/%2F/(é)/../b", header(), ""}},
		{"two slashes first", "path: '//a//b%2F?c=((&'", sent{"GET //a//b%2F?c=((&", header(), ""}},
		{"two slashes and no query", "path: '//a?'", sent{"GET //a?", header(), ""}},
		{"variable", "path: '/${superuser}/${nothing}'", sent{"GET /root/${nothing}", header(), ""}},
		{"head", "method: HEAD, path: /a", sent{"HEAD /a", header(), ""}},
		{"post without body", "method: POST, path: /a", sent{"POST /a", header("Content-Length", "0"), ""}},
		{"delete without body", "method: DELETE, path: /a", sent{"DELETE /a", header(), ""}},
		{
			"body", "method: POST, path: /a, body: {z: 1.0, a: ['${superpassword}', null, true, <&>], '${superuser}': {}}",
			sent{"POST /a", header("Content-Type", "application/json", "Content-Length", "51"), `{"z":1.0,"a":["example",null,true,"<&>"],"root":{}}`},
		},
		{
			"null body", "method: PUT, path: /a, body: null",
			sent{"PUT /a", header("Content-Type", "application/json", "Content-Length", "4"), "null"},
		},
		{
			"body with a type of its own", "method: POST, path: /a, headers: {content-type: x/y}, body: 1",
			sent{"POST /a", header("Content-Type", "x/y", "Content-Length", "1"), "1"},
		},
		{
			"raw", "method: POST, path: /a, raw: '{${superuser}', content_type: text/x",
			sent{"POST /a", header("Content-Type", "text/x", "Content-Length", "5"), "{root"},
		},
		{
			"empty raw", "method: POST, path: /a, raw: '', content_type: text/x",
			sent{"POST /a", header("Content-Type", "text/x", "Content-Length", "0"), ""},
		},
		{"accept", "path: /a, headers: {accept: a/b}", sent{"GET /a", header("Accept", "a/b"), ""}},
		{"as", "path: /a, as: superuser", sent{"GET /a", header("Elements-SessionSecret", "root"), ""}},
		{
			"as beats a header", "path: /a, as: superuser, headers: {elements-sessionsecret: x}",
			sent{"GET /a", header("Elements-SessionSecret", "root"), ""},
		},
		{"as nobody", "path: /a, as: nobody", sent{"GET /a", header("Elements-SessionSecret", "${nobody}"), ""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var got sent
			base := server(t, func(_ http.ResponseWriter, q *http.Request) {
				body, _ := io.ReadAll(q.Body)
				got = sent{q.Method + " " + q.RequestURI, map[string]string{}, string(body)}
				for name := range none {
					got.Header[name] = q.Header.Get(name)
				}
			})
			sc := scenario(t, "", "- {id: one, "+c.step+", response: {status: 200}}\n")
			want(t, Run(t.Context(), Target{BaseURL: base}, sc), "")
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestHeaderNamesAreSentAsGiven(t *testing.T) {
	t.Parallel()
	var r recorder
	sc := scenario(t, "", "- {id: one, path: /, headers: {x-ODD: '${superuser}'}, response: {status: 200}}\n")
	want(t, Run(t.Context(), Target{BaseURL: "http://server", Client: &http.Client{Transport: &r}}, sc), "")
	names := slices.Sorted(maps.Keys(r.header))
	if diff := cmp.Diff([]string{"Accept", "Accept-Encoding", "x-ODD"}, names); diff != "" {
		t.Error(diff)
	}
}

func TestRawTargetThatCannotBeSent(t *testing.T) {
	t.Parallel()
	sc := scenario(t, "", "- {id: one, path: '//a%zz', response: {status: 200}}\n")
	want(t, Run(t.Context(), Target{BaseURL: "http://server"}, sc), `path //a%zz: invalid URL escape "%zz"`)
}

func TestBaseURLWithAPath(t *testing.T) {
	t.Parallel()
	var got string
	base := server(t, func(_ http.ResponseWriter, q *http.Request) { got = q.RequestURI })
	sc := scenario(t, "", "- {id: one, path: '//a?b=${base}', response: {status: 200}}\n")
	want(t, Run(t.Context(), Target{BaseURL: base + "/sandbox/x/"}, sc), "")
	if expected := "/sandbox/x//a?b=" + base + "/sandbox/x"; got != expected {
		t.Errorf("sent %s, want %s", got, expected)
	}
}

func TestRedirectsAreNotFollowed(t *testing.T) {
	t.Parallel()
	base := server(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", "::not a URL")
		w.WriteHeader(http.StatusFound)
	})
	sc := scenario(t, "", "- {id: one, path: /, check_headers: [Location], response: {status: 302, headers: {Location: '::not a URL'}}}\n")
	want(t, Run(t.Context(), Target{BaseURL: base}, sc), "")
}

func TestAnswersAreNotAskedForCompressed(t *testing.T) {
	t.Parallel()
	base := server(t, func(w http.ResponseWriter, q *http.Request) {
		_, _ = io.WriteString(w, q.Header.Get("Accept-Encoding"))
	})
	sc := scenario(t, "", "- {id: one, path: /, response: {status: 200, body: identity}}\n")
	want(t, Run(t.Context(), Target{BaseURL: base, Client: &http.Client{}}, sc), "")
}

func TestVariablesOfATarget(t *testing.T) {
	t.Parallel()
	base := server(t, func(w http.ResponseWriter, q *http.Request) {
		_, _ = io.WriteString(w, q.Header.Get("X"))
	})
	sc := scenario(t, "", `
- {id: one, path: /, headers: {X: '${superuser}:${superpassword}:${testkey_n}:${testkey_x509}'}, response: {status: 200, body: '${superuser}:${superpassword}:${testkey_n}:${testkey_x509}'}}
- {id: two, path: /, headers: {X: '"${run}-${digits}"'}, response: {status: 200, body: '${run}-${digits}'}}
- {id: three, path: /, headers: {X: '{"a":"${run}","b":"d${digits}"}'}, match: {a: '^[0-9a-f]{10}$', b: '^d[0-9]{9}$'}, response: {status: 200, body: {a: <string>, b: <string>}}}
`)
	for _, s := range Run(t.Context(), Target{BaseURL: base, Superuser: "su", Password: "pw"}, sc).Steps {
		if s.Status != Passed {
			t.Errorf("%s", s)
		}
	}
}

func TestWait(t *testing.T) {
	t.Parallel()
	var moved time.Duration
	target := Target{
		BaseURL: server(t, answers("")),
		Wait:    func(_ context.Context, d time.Duration) error { moved += d; return nil },
	}
	sc := scenario(t, "", "- {id: one, path: /, wait_ms: 61000, response: {status: 200}}\n- {id: two, path: /, response: {status: 200}}\n")
	want(t, Run(t.Context(), target, sc), "")
	if moved != 61*time.Second {
		t.Errorf("waited %s, want 61s", moved)
	}
}

func TestWaitThatFails(t *testing.T) {
	t.Parallel()
	target := Target{
		BaseURL: server(t, answers("")),
		Wait:    func(context.Context, time.Duration) error { return errors.New("stuck") },
	}
	sc := scenario(t, "", "- {id: one, path: /, wait_ms: 10, response: {status: 200}}\n")
	want(t, Run(t.Context(), target, sc), "waiting 10ms: stuck")
}

func TestWaitWithoutAClockSleepsUntilTheContextEnds(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	sc := scenario(t, "", "- {id: one, path: /, wait_ms: 3600000, response: {status: 200}}\n")
	want(t, Run(ctx, Target{BaseURL: "http://server"}, sc), "waiting 1h0m0s: context canceled")
}

package conformance

import (
	"net/http"
	"testing"
)

func TestStatusTypeAndHeaders(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name     string
		checks   string
		response string
		problem  string
	}{
		{"status", "", "{status: 418}", ""},
		{"other status", "", "{status: 200, type: text/html}", "status: expected 200, got 418"},
		{"type", "", "{status: 418, type: text/plain}", ""},
		{"other type", "", "{status: 418, type: application/json}", "type: expected application/json, got text/plain"},
		{"header", "check_headers: [Allow]", "{status: 418, headers: {Allow: 'GET, PUT'}}", ""},
		{"header in lower case", "check_headers: [allow]", "{status: 418, headers: {allow: 'GET, PUT'}}", ""},
		{"other header", "check_headers: [Allow]", "{status: 418, headers: {Allow: GET}}", `header Allow: expected "GET", got "GET, PUT"`},
		{"header with a token", "check_headers: [Location]", "{status: 418, headers: {Location: '/x/<id>'}}", ""},
		{"header with a variable", "check_headers: [Location]", "{status: 418, headers: {Location: '${base}/x'}}", `header Location: expected "http://`},
		{"absent header", "check_headers: [Vary]", "{status: 418, headers: {Vary: null}}", ""},
		{"header that should be absent", "check_headers: [Allow]", "{status: 418, headers: {Allow: null}}", `header Allow: expected none, got "GET, PUT"`},
		{"missing header", "check_headers: [Vary]", "{status: 418, headers: {Vary: Origin}}", `header Vary: expected "Origin", got none`},
		{"header that is not checked", "", "{status: 418}", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			base := server(t, func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Add("Allow", "GET")
				w.Header().Add("Allow", "PUT")
				w.Header().Set("Location", "/x/1")
				w.Header().Set("Content-Type", "Text/Plain; charset=UTF-8")
				w.WriteHeader(http.StatusTeapot)
			})
			sc := scenario(t, "", "- id: one\n  path: /\n  "+c.checks+"\n  response: "+c.response+"\n")
			want(t, Run(t.Context(), Target{BaseURL: base}, sc), c.problem)
		})
	}
}

func TestNoAnswer(t *testing.T) {
	t.Parallel()
	sc := scenario(t, "", "- {id: one, path: /, response: {status: 200}}\n")
	base := server(t, func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	want(t, Run(t.Context(), Target{BaseURL: base}, sc), "no answer: ")
}

func TestBaseURLWithoutScheme(t *testing.T) {
	t.Parallel()
	sc := scenario(t, "", "- {id: one, path: /, response: {status: 200}}\n")
	want(t, Run(t.Context(), Target{BaseURL: "/api"}, sc), `base URL "/api": scheme and host are needed`)
}

func TestAWrongStatusCapturesNothing(t *testing.T) {
	t.Parallel()
	sc := scenario(t, "", `
- {id: one, path: /, capture: {a: a}, response: {status: 201, body: {a: <id>}}}
- {id: two, path: /, response: {status: 200, body: {a: '${a}'}}}
`)
	report := Run(t.Context(), Target{BaseURL: server(t, answers(`{"a":"x"}`))}, sc)
	report.Steps = report.Steps[1:]
	want(t, report, `a: expected "${a}", got "x"`)
}

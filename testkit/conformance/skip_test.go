package conformance

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const partly = `
- {id: make, method: POST, path: '/new?x=1', capture: {a: a}, response: {status: 200, body: {a: <id>}}}
- {id: use, rules: [r.1, r.2], path: '/old/${a}', response: {status: 200, body: {a: <id>}}}
- {id: other, path: '/old/${superuser}/${never}', response: {status: 200, body: {a: <id>}}}
`

func builtOld(_, path string) bool { return strings.HasPrefix(path, "/old") }

func statuses(r Report) []string {
	var out []string
	for _, s := range r.Steps {
		out = append(out, s.Step.ID+" "+string(s.Status))
	}
	return out
}

func TestSkipping(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		head  string
		steps string
		built func(method, path string) bool
		want  []string
	}{
		{"all built", "world: fresh\n", partly, nil, []string{"make passed", "use passed", "other passed"}},
		{"not built, and a capture is missing", "world: fresh\n", partly, builtOld, []string{"make skipped", "use failed", "other passed"}},
		{"only fresh scenarios run in part", "", partly, builtOld, []string{"make passed", "use passed", "other passed"}},
		{"method and path without query", "world: fresh\n", partly, func(method, path string) bool {
			return method+path != "POST/new"
		}, []string{"make skipped", "use failed", "other passed"}},
		{"neither is built", "world: fresh\n", partly, func(string, string) bool { return false }, []string{"make skipped", "use skipped", "other skipped"}},
		{
			"a capture made anew is missing", "world: fresh\n", `
- {id: first, path: /old, capture: {a: a}, response: {status: 200, body: {a: <id>}}}
- {id: anew, path: /new, capture: {a: a}, response: {status: 200, body: {a: <id>}}}
- {id: use, path: /old, as: a, response: {status: 200, body: {a: <id>}}}
`, builtOld, []string{"first passed", "anew skipped", "use failed"},
		},
		{
			"a capture of the step itself", "world: fresh\n", `
- {id: first, path: /new, capture: {a: a}, response: {status: 200, body: {a: <id>}}}
- {id: again, path: /old, capture: {a: a}, response: {status: 200, body: {a: '${a}'}}}
`, builtOld, []string{"first skipped", "again passed"},
		},
		{
			"a token of a skipped step", "world: fresh\n", `
- {id: first, path: /new, sign: {t: {claims: {}}}, response: {status: 200, body: {a: <id>}}}
- {id: use, path: /old, headers: {X: '${t}'}, response: {status: 200, body: {a: <id>}}}
- {id: own, path: /old, headers: {X: '${t}'}, sign: {t: {claims: {}}}, response: {status: 200, body: {a: <id>}}}
`, builtOld, []string{"first skipped", "use failed", "own passed"},
		},
		{
			"a capture in an expected body", "world: fresh\n", `
- {id: first, path: /new, capture: {a: a}, response: {status: 200, body: {a: <id>}}}
- {id: use, path: /old, response: {status: 200, body: {a: '${a}'}}}
`, builtOld, []string{"first skipped", "use failed"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			target := Target{BaseURL: server(t, answers(`{"a":"x"}`)), Built: c.built}
			report := Run(t.Context(), target, scenario(t, c.head, c.steps))
			if diff := cmp.Diff(c.want, statuses(report)); diff != "" {
				t.Errorf("%s\n%s", diff, report)
			}
		})
	}
}

func TestSkippedStepsSendNothing(t *testing.T) {
	t.Parallel()
	var paths []string
	base := server(t, func(w http.ResponseWriter, q *http.Request) {
		paths = append(paths, q.URL.Path)
		answers(`{"a":"x"}`)(w, q)
	})
	Run(t.Context(), Target{BaseURL: base, Built: builtOld}, scenario(t, "world: fresh\n", partly))
	if diff := cmp.Diff([]string{"/old/root/${never}"}, paths); diff != "" {
		t.Error(diff)
	}
}

func TestReport(t *testing.T) {
	t.Parallel()
	target := Target{BaseURL: server(t, answers(`{"a":1}`)), Built: builtOld}
	report := Run(t.Context(), target, scenario(t, "world: fresh\n", partly))
	expected := `test: 0 passed, 2 failed, 1 skipped of 3 steps
skipped: make (line 5) POST /new?x=1: POST /new is not built
failed: use (line 6) GET /old/${a} [r.1, r.2]
    not run: no earlier step captured ${a}
failed: other (line 7) GET /old/${superuser}/${never}
    a: expected "<id>", got 1`
	if diff := cmp.Diff(expected, report.String()); diff != "" {
		t.Error(diff)
	}
}

// fakeTB keeps what a test would print.
type fakeTB struct {
	ctx    context.Context
	errors []string
	logs   []string
}

func (f *fakeTB) Helper()                  {}
func (f *fakeTB) Context() context.Context { return f.ctx }
func (f *fakeTB) Logf(format string, args ...any) {
	f.logs = append(f.logs, fmt.Sprintf(format, args...))
}

func (f *fakeTB) Errorf(format string, args ...any) {
	f.errors = append(f.errors, fmt.Sprintf(format, args...))
}

func TestTest(t *testing.T) {
	t.Parallel()
	tb := &fakeTB{ctx: t.Context()}
	target := Target{BaseURL: server(t, answers(`{"a":"x"}`)), Built: builtOld}
	Test(tb, target, scenario(t, "world: fresh\n", partly))
	errors := []string{"failed: use (line 6) GET /old/${a} [r.1, r.2]\n    not run: no earlier step captured ${a}"}
	if diff := cmp.Diff(errors, tb.errors); diff != "" {
		t.Error(diff)
	}
	logs := []string{
		"skipped: make (line 5) POST /new?x=1: POST /new is not built",
		"test: 1 passed, 1 failed, 1 skipped of 3 steps",
	}
	if diff := cmp.Diff(logs, tb.logs); diff != "" {
		t.Error(diff)
	}
}

package testkit_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/testkit"
)

func TestPassingTestSaysNothing(t *testing.T) {
	t.Parallel()
	f := watch(t, func(tb testkit.TB) {
		s := testkit.RunT(tb)
		_ = s.API().Do(tb.Context(), http.MethodGet, "/no/such/thing", nil, nil)
		s.MockSession(tb)
	})
	if f.outcome != "" || len(f.lines) > 0 {
		t.Errorf("the test %s and logged:\n%s", f.outcome, f.log())
	}
}

func TestFailingTestShowsRequestsAndWorld(t *testing.T) {
	t.Parallel()
	for _, m := range modes {
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			f := watch(t, func(tb testkit.TB) {
				s := testkit.RunT(tb, append(m.options, testkit.WithYAML(world))...)
				_ = s.API().Do(tb.Context(), http.MethodGet, "/no/such/thing", nil, nil)
				_, _ = s.API().User(tb.Context(), "nobody")
				_, _ = s.API().Version(tb.Context())
				tb.Errorf("wrong")
			})
			for _, want := range []string{
				"GET /api/rest/no/such/thing: 404, matched no operation", "GET /api/rest/user/nobody: 403", "displayName: Ada the Great",
			} {
				if !strings.Contains(f.log(), want) {
					t.Errorf("no %q in:\n%s", want, f.log())
				}
			}
			if strings.Contains(f.log(), "/api/rest/version") {
				t.Errorf("a request that went well is shown:\n%s", f.log())
			}
		})
	}
}

func TestCheckCalledShowsNearMisses(t *testing.T) {
	t.Parallel()
	f := watch(t, func(tb testkit.TB) {
		s := testkit.RunT(tb)
		_, _ = s.API().Version(tb.Context())
		s.CheckCalled(tb, testkit.Expectation{Path: "/health"})
	})
	if f.outcome != "failed" {
		t.Fatalf("the outcome is %q", f.outcome)
	}
	for _, want := range []string{"Expected at least 1 call, found 0 calls.", "GET /api/rest/version: 200", "but: it has another path"} {
		if !strings.Contains(f.log(), want) {
			t.Errorf("no %q in:\n%s", want, f.log())
		}
	}
}

func TestWithLog(t *testing.T) {
	t.Parallel()
	for _, m := range modes {
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			f := watch(t, func(tb testkit.TB) {
				s := testkit.RunT(tb, append(m.options, testkit.WithLog())...)
				_, _ = s.API().Version(tb.Context())
			})
			if !strings.Contains(f.log(), "/api/rest/version") {
				t.Errorf("no request in the log:\n%s", f.log())
			}
		})
	}
}

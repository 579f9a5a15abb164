package conformance

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// scenario parses steps, given as the elements of a YAML list.
func scenario(t *testing.T, head, steps string) *Scenario {
	t.Helper()
	sc, err := parse("test.yaml", []byte("name: test\n"+head+"steps:\n"+steps))
	if err != nil {
		t.Fatal(err)
	}
	return sc
}

// server is a handler's URL, closed with the test.
func server(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

// answers is a handler that answers all requests with a JSON body.
func answers(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json; charset=UTF-8")
		_, _ = w.Write([]byte(body))
	}
}

// want checks that a report's only step passed, or failed for one reason that
// holds a text.
func want(t *testing.T, report Report, problem string) {
	t.Helper()
	s := report.Steps[0]
	if problem == "" {
		if s.Status != Passed {
			t.Errorf("got %s, want it passed", s)
		}
		return
	}
	if len(s.Problems) != 1 || !strings.Contains(s.Problems[0], problem) {
		t.Errorf("got %s, want the problem %q alone", s, problem)
	}
}

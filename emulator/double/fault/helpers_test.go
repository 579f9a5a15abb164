package fault_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"

	"go.uber.org/goleak"

	"github.com/NamazuStudios/elements-emulator/emulator/double/fault"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m)
}

// getVersion and putUser are the exchanges of two operations.
var (
	getVersion = request{http.MethodGet, "getVersion", "/version"}
	putUser    = request{http.MethodPut, "updateUser", "/user/{userId}"}
	unmatched  = request{http.MethodGet, "", ""}
)

// request is a call as faults see it: without credentials.
type request struct{ method, operation, path string }

// act lets faults act on a call, and returns what they answer.
func (q request) act(s *fault.Set) (*rest.Exchange, error) {
	x := &rest.Exchange{Operation: q.operation, Path: q.path}
	return x, s.Act(&rest.Call{Request: httptest.NewRequest(q.method, "/", nil)}, x, nil)
}

// hits says whether a fault acts on a call.
func (q request) hits(s *fault.Set) bool {
	x, _ := q.act(s)
	return len(x.Faults) > 0
}

// pattern shows on which of n calls a fault acts.
func pattern(s *fault.Set, n int) string {
	out := make([]byte, n)
	for i := range out {
		out[i] = '.'
		if getVersion.hits(s) {
			out[i] = '#'
		}
	}
	return string(out)
}

// deliver is what a client gets of a body once the faults have acted, and
// whether the connection is dropped on the way.
func deliver(x *rest.Exchange, body string) (w *httptest.ResponseRecorder, dropped bool) {
	w = httptest.NewRecorder()
	defer func() { dropped = recovered(recover()) }()
	x.Deliver(w, http.StatusOK, []byte(body))
	return w, false
}

func recovered(reason any) bool {
	if reason != nil && reason != http.ErrAbortHandler { //nolint:errorlint // net/http compares it so
		panic(reason)
	}
	return reason != nil
}

// newSet is a set of faults whose chances are the same at every run.
func newSet(t *testing.T, faults ...fault.Fault) *fault.Set {
	t.Helper()
	s := fault.NewSet([32]byte{1})
	if _, err := s.Add(faults...); err != nil {
		t.Fatal(err)
	}
	return s
}

// refusal is the error envelope of an error.
func refusal(err error) *rest.Error {
	var e *rest.Error
	if errors.As(err, &e) {
		return e
	}
	return &rest.Error{}
}

// failing is a fault that answers a status, on what a match chooses.
func failing(m fault.Match) fault.Fault {
	return fault.Fault{Match: m, Error: &fault.Error{Status: http.StatusTeapot}}
}

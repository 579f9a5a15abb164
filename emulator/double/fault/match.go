package fault

import (
	"net/http"
	"slices"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/nearest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Match says which calls a fault is for. What is empty is not looked at.
type Match struct {
	// Method is an HTTP method.
	Method string `json:"method"`
	// Operation is the id of an operation.
	Operation string `json:"operation"`
	// Path is the path of an operation: "/user/{userId}", with the names of
	// its parameters or others.
	Path string `json:"path"`
	// Caller is the id of a user or a profile, or "anonymous". The control API
	// takes a user's name or email too.
	Caller string `json:"caller"`
	// Frame chooses frames of websockets by where they go: "in" from the
	// client, "out" to it. Message chooses them by their type.
	Frame   string `json:"frame"`
	Message string `json:"message"`
	// Nth chooses the nth of the calls that all else fits: 1 is the next.
	Nth int `json:"nth"`
	// Probability, above 0 and up to 1, is how likely a call is chosen; always
	// where it is nil. What is drawn depends on the seed and the sandbox.
	Probability *float64 `json:"probability"`
}

var methods = []string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete}

// check says what is wrong with a match, and brings it into its usual form.
func (m *Match) check() error {
	m.Method = strings.ToUpper(m.Method)
	if m.Method != "" && !slices.Contains(methods, m.Method) {
		return rest.InvalidData("The method %q is none of %s.", m.Method, strings.Join(methods, ", "))
	}
	if m.Nth < 0 {
		return rest.InvalidData("nth is %d; the next call that fits is 1.", m.Nth)
	}
	if p := m.Probability; p != nil && !(*p > 0 && *p <= 1) {
		return rest.InvalidData("probability is %v; it must be above 0 and not above 1.", *p)
	}
	if err := m.checkOperation(); err != nil {
		return err
	}
	return m.checkPath()
}

func (m *Match) checkOperation() error {
	if m.Operation == "" {
		return nil
	}
	var ids []string
	for _, op := range rest.Known() {
		if op.ID == m.Operation {
			return nil
		}
		ids = append(ids, op.ID)
	}
	return rest.InvalidData("There is no operation %q%s.", m.Operation, nearest.Proposal(m.Operation, ids))
}

func (m *Match) checkPath() error {
	if m.Path == "" {
		return nil
	}
	m.Path = strings.TrimPrefix(m.Path, rest.Root)
	var paths []string
	for _, op := range rest.Known() {
		if rest.Shape(op.Path) == rest.Shape(m.Path) {
			return nil
		}
		paths = append(paths, op.Path)
	}
	return rest.InvalidData("No operation has the path %q%s. Write parameters in braces: /user/{userId}.", m.Path, nearest.Proposal(m.Path, paths))
}

// fits says whether a call is one that a fault is for, but for its number and
// chance.
func (m *Match) fits(method string, x *rest.Exchange, caller func() rest.Caller) bool {
	return (m.Method == "" || m.Method == method) &&
		(m.Operation == "" || m.Operation == x.Operation) &&
		(m.Path == "" || x.Path != "" && rest.Shape(m.Path) == rest.Shape(x.Path)) &&
		(m.Caller == "" || m.fitsCaller(caller()))
}

func (m *Match) fitsCaller(c rest.Caller) bool {
	if m.Caller == rest.AnonymousCaller {
		return c.Anonymous()
	}
	return c.Is(m.Caller) || c.ProfileID != "" && c.ProfileID == m.Caller
}

package emulator_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNothingReadsTheSystemClock checks that a system clock that jumps moves
// nothing. No test can make it jump, so this one looks at the code: the time
// of the system is read in few places, as an instant with its monotonic
// reading, of which nobody takes the date or the number (Unix, Year, ...), and
// which is compared with time.Since only.
func TestNothingReadsTheSystemClock(t *testing.T) {
	t.Parallel()
	allowed := map[string]int{
		"engine/sandbox/clock.go":   1, // the one clock
		"double/tenant/registry.go": 1, // idleness is counted from here
		"serve.go":                  1, // how long a request took
		"double/control/stream.go":  1, // a deadline of a connection, which the network counts
		"engine/rest/inflight.go":   1, // likewise
		"engine/rest/write.go":      1, // likewise
		"memory.go":                 1, // the time between two looks
	}
	found := map[string]int{}
	for _, path := range sources(t) {
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if outer, ok := n.(*ast.SelectorExpr); ok {
				if call, ok := outer.X.(*ast.CallExpr); ok && isNow(call.Fun) && outer.Sel.Name != "Add" {
					t.Errorf("%s: time.Now().%s is what the system clock says", set.Position(n.Pos()), outer.Sel.Name)
				}
				if isNow(outer) {
					found[filepath.ToSlash(path)]++
				}
			}
			return true
		})
	}
	for path, n := range found {
		if n > allowed[path] {
			t.Errorf("%s reads the system clock %d times; the sandbox's clock is the one to read (Tx.Now)", path, n)
		}
	}
	if len(found) != len(allowed) {
		t.Errorf("the system clock is read in %v", found)
	}
}

// isNow says whether an expression is time.Now.
func isNow(e ast.Expr) bool {
	s, ok := e.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	of, ok := s.X.(*ast.Ident)
	return ok && of.Name == "time" && s.Sel.Name == "Now"
}

// sources are the files of the emulator that are no tests.
func sources(t *testing.T) (paths []string) {
	t.Helper()
	err := fs.WalkDir(os.DirFS("."), ".", func(path string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

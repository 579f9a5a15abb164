package rest_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"testing"
)

// A family's rules may take a call, but they never read its HTTP request: what
// they need of it the routes hand to them (docs/architecture.md). The request
// of a call is c.Request, where c is a parameter of type *rest.Call.
func TestRulesReadNoRequest(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../../*/*/rules.go")
	if err != nil || len(files) < 10 {
		t.Fatalf("found %d files of rules: %v", len(files), err)
	}
	for _, file := range files {
		set := token.NewFileSet()
		parsed, err := parser.ParseFile(set, file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range parsed.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Body == nil {
				continue
			}
			calls := callsOf(f.Type)
			ast.Inspect(f.Body, func(n ast.Node) bool {
				if s, ok := n.(*ast.SelectorExpr); ok && s.Sel.Name == "Request" {
					if x, ok := s.X.(*ast.Ident); ok && calls[x.Name] {
						t.Errorf("%s: a rule reads the HTTP request", set.Position(n.Pos()))
					}
				}
				return true
			})
		}
	}
}

// callsOf are the names of a function's parameters of type *rest.Call.
func callsOf(f *ast.FuncType) map[string]bool {
	names := map[string]bool{}
	for _, p := range f.Params.List {
		star, ok := p.Type.(*ast.StarExpr)
		if !ok {
			continue
		}
		if s, ok := star.X.(*ast.SelectorExpr); !ok || s.Sel.Name != "Call" {
			continue
		}
		for _, n := range p.Names {
			names[n.Name] = true
		}
	}
	return names
}

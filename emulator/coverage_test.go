package emulator_test

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

var update = flag.Bool("update", false, "write the generated files anew")

// summary is the part of the README that is generated.
var summary = regexp.MustCompile(`(?s)<!-- coverage -->.*<!-- /coverage -->`)

// TestCoverage keeps docs/coverage.md and the README's summary true.
func TestCoverage(t *testing.T) {
	routes, err := emulator.Routes()
	if err != nil {
		t.Fatal(err)
	}
	routes = slices.DeleteFunc(routes, func(r rest.Described) bool { return r.Operation == "" })
	if want := len(rest.Operations()); len(routes) != want {
		t.Errorf("the table has %d operations, the real server %d", len(routes), want)
	}
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	if !summary.Match(readme) {
		t.Error("README.md has no place for the coverage")
	}
	generated(t, "../docs/coverage.md", coverageTable(routes))
	generated(t, "../README.md", summary.ReplaceAllLiteralString(string(readme), coverageSummary(routes)))
}

// generated checks that a file holds what it should, or writes it.
func generated(t *testing.T, file, want string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is stale; run: go test ./emulator -run TestCoverage -update", file)
	}
}

func coverageTable(routes []rest.Described) string {
	slices.SortFunc(routes, func(a, b rest.Described) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Method, b.Method))
	})
	var b strings.Builder
	b.WriteString("# Coverage\n\nEvery operation of the real server's REST API, below `/api/rest`. One that is not emulated answers 501\n" +
		"`NOT_IMPLEMENTED`. This page is generated from the route table; a test keeps it true.\n\n" +
		"| method | path | operation | emulated |\n|---|---|---|---|\n")
	for _, r := range routes {
		fmt.Fprintf(&b, "| %s | `%s` | %s | %s |\n", r.Method, r.Path, r.Operation, mark(r.Built))
	}
	return b.String()
}

func mark(built bool) string {
	if built {
		return "yes"
	}
	return "no (501)"
}

// coverageSummary counts the operations by the first part of their path.
func coverageSummary(routes []rest.Described) string {
	type count struct{ built, all int }
	counts := map[string]count{}
	total := count{}
	for _, r := range routes {
		family, _, _ := strings.Cut(strings.TrimPrefix(r.Path, "/"), "/")
		c := counts[family]
		c.all++
		total.all++
		if r.Built {
			c.built++
			total.built++
		}
		counts[family] = c
	}
	var names []string
	for name := range counts {
		names = append(names, name)
	}
	slices.Sort(names)
	var whole, partly, missing []string
	for _, name := range names {
		switch c := counts[name]; c.built {
		case c.all:
			whole = append(whole, "`"+name+"`")
		case 0:
			missing = append(missing, "`"+name+"`")
		default:
			partly = append(partly, fmt.Sprintf("`%s` (%d of %d)", name, c.built, c.all))
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "<!-- coverage -->\n%d of %d operations are emulated, by the first part of their path:\n\n", total.built, total.all)
	for _, line := range []struct {
		name  string
		paths []string
	}{{"whole", whole}, {"partly", partly}, {"not yet (501)", missing}} {
		if len(line.paths) > 0 {
			fmt.Fprintf(&b, "- %s: %s\n", line.name, strings.Join(line.paths, ", "))
		}
	}
	return b.String() + "<!-- /coverage -->"
}

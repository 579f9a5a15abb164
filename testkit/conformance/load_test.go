package conformance

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestEmbeddedScenariosAreWellFormed(t *testing.T) {
	t.Parallel()
	embeddedScenarios(t, func(t *testing.T, sc *Scenario) {
		if name := strings.TrimPrefix(t.Name(), "TestEmbeddedScenariosAreWellFormed/"); sc.Name != name {
			t.Errorf("the file %s holds the scenario %s", name, sc.Name)
		}
		if sc.About == "" {
			t.Error("about is empty")
		}
		if fresh := strings.HasPrefix(sc.Name, "fresh-"); sc.Fresh != fresh {
			t.Errorf("fresh is %t, its name says %t", sc.Fresh, fresh)
		}
		rule := regexp.MustCompile(`^[a-z_0-9]+\.\d+$`)
		for _, s := range sc.Steps {
			for _, r := range s.Rules {
				if !rule.MatchString(r) {
					t.Errorf("step %s: %q is no rule id", s.ID, r)
				}
			}
		}
	})
}

func TestNamesAreAllFiles(t *testing.T) {
	t.Parallel()
	files, err := fs.Glob(Scenarios(), "*")
	if err != nil {
		t.Fatal(err)
	}
	names := Names()
	if !slices.Contains(names, "session-login") {
		t.Errorf("session-login is not among %v", names)
	}
	for i := range names {
		names[i] += ".yaml"
	}
	if diff := cmp.Diff(files, names); diff != "" {
		t.Error(diff)
	}
}

func TestLoad(t *testing.T) {
	t.Parallel()
	fsys := fstest.MapFS{"own.yaml": {Data: []byte(`name: own
about: One's own
world: fresh
steps:
- {id: a, rules: [r.1], method: PUT, path: '/a?b=c', response: {status: 204}}
- {id: b, path: /b, response: {status: 200}}
`)}}
	sc, err := Load(fsys, "own")
	if err != nil {
		t.Fatal(err)
	}
	type step struct {
		ID     string
		Line   int
		Rules  []string
		Method string
		Path   string
	}
	type scenario struct {
		Name, About string
		Fresh       bool
		Steps       []step
	}
	got := scenario{Name: sc.Name, About: sc.About, Fresh: sc.Fresh}
	for _, s := range sc.Steps {
		got.Steps = append(got.Steps, step{s.ID, s.Line, s.Rules, s.Method, s.Path})
	}
	want := scenario{"own", "One's own", true, []step{
		{"a", 5, []string{"r.1"}, "PUT", "/a?b=c"},
		{"b", 6, nil, "GET", "/b"},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestLoadOfNothing(t *testing.T) {
	t.Parallel()
	if _, err := Load(Scenarios(), "nothing"); err == nil || !strings.Contains(err.Error(), "load scenario nothing: ") {
		t.Errorf("got %v", err)
	}
}

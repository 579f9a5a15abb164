package tenant_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/NamazuStudios/elements-emulator/emulator/double/tenant"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

func TestCreateFrom(t *testing.T) {
	t.Parallel()
	r := newRegistry(t, tenant.Options{})
	put(t, r.Main().Sandbox(), "early")
	taken, err := r.Main().Take("")
	if err != nil {
		t.Fatal(err)
	}
	put(t, r.Main().Sandbox(), "late")
	other := create(t, r, tenant.Spec{})
	put(t, other.Sandbox(), "other")
	cases := map[string]struct {
		from *sandbox.Snapshot
		want []string
	}{
		"the seed":            {nil, []string{"seed"}},
		"a snapshot":          {taken.State, []string{"early", "seed"}},
		"the default sandbox": {r.Main().Sandbox().Snapshot(), []string{"early", "late", "seed"}},
		"another sandbox":     {other.Sandbox().Snapshot(), []string{"other", "seed"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			made := create(t, r, tenant.Spec{From: c.from})
			if diff := cmp.Diff(c.want, held(t, made)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestForksAreApart(t *testing.T) {
	t.Parallel()
	r := newRegistry(t, tenant.Options{})
	a, b := create(t, r, tenant.Spec{}), create(t, r, tenant.Spec{})
	put(t, a.Sandbox(), "a")
	put(t, b.Sandbox(), "b")
	got := [][]string{held(t, a), held(t, b), held(t, r.Main())}
	if diff := cmp.Diff([][]string{{"a", "seed"}, {"b", "seed"}, {"seed"}}, got); diff != "" {
		t.Error(diff)
	}
}

func TestGeneratedNames(t *testing.T) {
	t.Parallel()
	r := newRegistry(t, tenant.Options{})
	create(t, r, tenant.Spec{Name: "sandbox-2"})
	for _, want := range []string{"sandbox-1", "sandbox-3", "sandbox-4"} {
		if got := create(t, r, tenant.Spec{}).Name(); got != want {
			t.Errorf("drew %q, want %q", got, want)
		}
	}
	if err := r.Delete("sandbox-4"); err != nil {
		t.Fatal(err)
	}
	// A name that comes again would bring the ids and secrets of its first
	// bearer with it.
	if got := create(t, r, tenant.Spec{}).Name(); got != "sandbox-5" {
		t.Errorf("drew %q, want one that was never there", got)
	}
}

func TestList(t *testing.T) {
	t.Parallel()
	r := newRegistry(t, tenant.Options{})
	for _, name := range []string{"b", "a", "z", "A"} {
		create(t, r, tenant.Spec{Name: name})
	}
	if diff := cmp.Diff([]string{"default", "A", "a", "b", "z"}, names(r.List())); diff != "" {
		t.Error(diff)
	}
}

func TestCreateRefuses(t *testing.T) {
	t.Parallel()
	r := newRegistry(t, tenant.Options{})
	create(t, r, tenant.Spec{Name: "taken"})
	cases := map[string]struct {
		spec tenant.Spec
		want rest.Code
	}{
		"a name that is taken":       {tenant.Spec{Name: "taken"}, rest.DuplicateCode},
		"the default one":            {tenant.Spec{Name: tenant.Default}, rest.DuplicateCode},
		"the default one, replaced":  {tenant.Spec{Name: tenant.Default, Replace: true}, rest.DuplicateCode},
		"a name with a slash":        {tenant.Spec{Name: "a/b"}, rest.InvalidDataCode},
		"a name that is too long":    {tenant.Spec{Name: strings.Repeat("x", 1000)}, rest.InvalidDataCode},
		"a name of dots":             {tenant.Spec{Name: ".."}, rest.InvalidDataCode},
		"a name with other letters":  {tenant.Spec{Name: "größe"}, rest.InvalidDataCode},
		"a name with a line's break": {tenant.Spec{Name: "a\nb"}, rest.InvalidDataCode},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := r.Create(c.spec); code(err) != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestReplace(t *testing.T) {
	t.Parallel()
	r := newRegistry(t, tenant.Options{})
	first := create(t, r, tenant.Spec{Name: "x", Replace: true})
	put(t, first.Sandbox(), "own")
	second := create(t, r, tenant.Spec{Name: "x", Replace: true})
	if code(first.Gone()) != rest.NotFoundCode || second.Gone() != nil {
		t.Errorf("gone: %v and %v, want the first one only", first.Gone(), second.Gone())
	}
	if diff := cmp.Diff([]string{"seed"}, held(t, second)); diff != "" {
		t.Error(diff)
	}
	if got, err := r.Get("x"); got != second {
		t.Errorf("the name has %v, %v, want the second one", got, err)
	}
}

func TestBound(t *testing.T) {
	t.Parallel()
	r := newRegistry(t, tenant.Options{Max: 2})
	create(t, r, tenant.Spec{Name: "a"})
	create(t, r, tenant.Spec{Name: "b"})
	if _, err := r.Create(tenant.Spec{}); code(err) != rest.OverloadCode || !strings.Contains(err.Error(), "--max-sandboxes") {
		t.Errorf("beyond the bound: %v", err)
	}
	create(t, r, tenant.Spec{Name: "a", Replace: true})
	if err := r.Delete("b"); err != nil {
		t.Fatal(err)
	}
	create(t, r, tenant.Spec{Name: "c"})
}

func TestDelete(t *testing.T) {
	t.Parallel()
	cases := map[string]rest.Code{"there": "", "unknown": rest.NotFoundCode, tenant.Default: rest.ConflictCode}
	for name, want := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRegistry(t, tenant.Options{})
			create(t, r, tenant.Spec{Name: "there"})
			if err := r.Delete(name); code(err) != want {
				t.Errorf("got %v, want the code %q", err, want)
			}
		})
	}
}

func TestDeleteInUse(t *testing.T) {
	t.Parallel()
	r := newRegistry(t, tenant.Options{})
	create(t, r, tenant.Spec{Name: "x"})
	used, err := r.Use("x")
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Delete("x"); err != nil {
		t.Fatal(err)
	}
	<-used.Deleted()
	if err := used.Enter(nil, nil); code(err) != rest.NotFoundCode {
		t.Errorf("a call that begins: %v", err)
	}
	if err := used.Gone(); code(err) != rest.NotFoundCode {
		t.Errorf("a call that ends: %v", err)
	}
	put(t, used.Sandbox(), "late") // what runs already finishes, on what nobody sees
	used.Release()
	if _, err := r.Use("x"); code(err) != rest.NotFoundCode {
		t.Errorf("the next use: %v", err)
	}
}

func TestReseed(t *testing.T) {
	t.Parallel()
	r := newRegistry(t, tenant.Options{})
	fork := create(t, r, tenant.Spec{Name: "fork"})
	put(t, fork.Sandbox(), "own")
	next := create(t, r, tenant.Spec{Name: "next"})
	put(t, next.Sandbox(), "new")
	r.Reseed(next.Sandbox().Snapshot())
	got := [][]string{held(t, r.Main()), held(t, fork), held(t, create(t, r, tenant.Spec{}))}
	if diff := cmp.Diff([][]string{{"new", "seed"}, {"own", "seed"}, {"new", "seed"}}, got); diff != "" {
		t.Error(diff)
	}
}

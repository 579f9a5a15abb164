package testkit_test

import (
	"fmt"
	"testing"

	"github.com/NamazuStudios/elements-emulator/testkit"
)

// TestManyParallelTests runs 500 tests at once in each mode, each with
// fixtures of its own under the names that all of them use.
func TestManyParallelTests(t *testing.T) {
	t.Parallel()
	const tests = 500
	for _, m := range modes {
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			for i := range tests {
				t.Run(fmt.Sprint(i), func(t *testing.T) {
					t.Parallel()
					seed := fmt.Sprintf("users: [{name: ada, password: secret, firstName: Ada%d}]", i)
					s := testkit.RunT(t, append(m.options, testkit.WithYAML(seed), testkit.WithSeed(fmt.Sprint(i)))...)
					seesNothingOfOthers(t, s, fmt.Sprintf("Ada%d", i))
				})
			}
		})
	}
}

func seesNothingOfOthers(t *testing.T, s *testkit.Server, name string) {
	t.Helper()
	s.MockSession(t)
	page, err := s.As(t, "root").Users(t.Context(), testkit.List{Count: 100})
	if err != nil || page.Total != 3 { // root, ada and the mock user
		t.Fatalf("got %+v, %v; want 3 users", page, err)
	}
	if me, err := s.Login(t, "ada", "secret").Me(t.Context()); err != nil || me.FirstName != name {
		t.Errorf("got %+v, %v; want %s", me, err, name)
	}
	if calls := s.Requests(t, testkit.Match{}); len(calls) != 4 {
		t.Errorf("the journal has %d exchanges, want 4", len(calls))
	}
}

package query_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/query/javaregex"
)

func TestRegexFindsAnywhere(t *testing.T) {
	t.Parallel()
	p, err := query.Regex("^Bay|@ex")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{"Bay 1": true, "ola@example.org": true, "bay": false} {
		if got, err := p.Find(text); got != want || err != nil {
			t.Errorf("%s: %v %v, want %v", text, got, err, want)
		}
	}
}

func TestRegexRefuses(t *testing.T) {
	t.Parallel()
	_, err := query.Regex("(((") // search.7
	var syntax *javaregex.SyntaxError
	if !errors.As(err, &syntax) {
		t.Errorf("got %v, want a SyntaxError", err)
	}
}

func TestRegexHasABudget(t *testing.T) {
	t.Parallel()
	p, err := query.Regex(`(a+)+\1b`)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Find(strings.Repeat("a", 60)); !errors.Is(err, javaregex.ErrTooCostly) {
		t.Errorf("got %v, want ErrTooCostly", err)
	}
}

// A linear program is charged too where it is large: a search over many rows
// ends. Small ones are not, however many rows there are.
func TestLargeLinearPrograms(t *testing.T) {
	t.Parallel()
	large, err := query.Regex(`(.{0,30}a){30}b`)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Repeat("user name ", 4)
	for n := 0; err == nil; n++ {
		if n == 10_000 {
			t.Fatal("it may go on for ever")
		}
		_, err = large.Find(text)
	}
	if !errors.Is(err, javaregex.ErrTooCostly) {
		t.Errorf("got %v, want ErrTooCostly", err)
	}
	small, err := query.Regex(`user.*x`)
	if err != nil {
		t.Fatal(err)
	}
	for range 100_000 {
		if _, err := small.Find(text); err != nil {
			t.Fatal(err)
		}
	}
}

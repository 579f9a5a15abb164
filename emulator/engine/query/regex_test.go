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

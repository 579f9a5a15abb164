package rest_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// The page of versions has a line for each difference, and no other.
func TestVersionsAreListed(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("../../../docs/versions.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range rest.Differences() {
		line := fmt.Sprintf("| %s | %s | %s |\n", d.Version, d.Rule, d.About)
		if !strings.Contains(string(page), line) {
			t.Errorf("docs/versions.md lacks %s", line)
		}
	}
	if got, want := strings.Count(string(page), "\n| "), 1+len(rest.Differences()); got != want {
		t.Errorf("docs/versions.md has %d lines in its table, not %d", got, want)
	}
}

type versioned struct {
	Name *string `json:"name"`
	New  *string `json:"new" since:"main"`
}

// A property that only a version has is unknown to the others (json.2).
func TestPropertyOfAVersion(t *testing.T) {
	t.Parallel()
	for version, want := range map[rest.Version]int{"": 400, rest.Recorded: 400, rest.Main: 200} {
		s := serve(t, func(s *rest.Settings) { s.Emulate = version })
		if got, _ := ask(t, s, "POST", rest.Root+"/versioned", `{"new":"x"}`); got.Status != want {
			t.Errorf("%q: %d %s", version, got.Status, got.Body)
		}
	}
}

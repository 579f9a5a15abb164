package emulator_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator"
	"github.com/NamazuStudios/elements-emulator/emulator/apitest/whole"
)

// explosion is a YAML text of a few hundred bytes that stands for 10^9 values.
func explosion() string {
	var text strings.Builder
	text.WriteString("applications:\n  - name: chess\n    attributes:\n      a0: &a0 [" + strings.Repeat("x, ", 9) + "x]\n")
	for i := range 8 {
		alias := fmt.Sprintf("*a%d", i)
		fmt.Fprintf(&text, "      a%d: &a%d [%s%s]\n", i+1, i+1, strings.Repeat(alias+", ", 9), alias)
	}
	return text.String()
}

// Fixtures that can't be are refused over HTTP too, with the place and what is
// wrong there, and nothing of them is kept.
func TestBadFixtures(t *testing.T) {
	t.Parallel()
	s := whole.New(t, emulator.Options{})
	before := export(t, s)
	for name, c := range map[string]struct{ yaml, says string }{
		"aliases that explode":      {explosion(), "aliases"},
		"an alias in itself":        {"applications:\n  - name: chess\n    attributes: &a\n      b: *a\n", "contains itself"},
		"unknown key":               {"users:\n  - {name: ann, shoes: 2}\n", "shoes"},
		"unknown kind":              {"usres: []\n", "users"},
		"dangling reference":        {"applications: [{name: chess}]\nprofiles:\n  - {user: nobody, application: chess}\n", "nobody"},
		"duplicate natural key":     {"users:\n  - {name: ann}\n  - {name: ann}\n", "ann"},
		"natural key that is there": {"users:\n  - {name: root}\n", "root"},
		"nested 10,000 deep":        {"users: " + strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000), ""},
		"not UTF-8":                 {"users: [{name: \"\xff\"}]", ""},
	} {
		r := httptest.NewRequest(http.MethodPost, "http://localhost/_emulator/fixtures", strings.NewReader(c.yaml))
		r.Header.Set("Content-Type", "application/yaml")
		got := s.Do(r)
		if got.Status != http.StatusBadRequest || got.Code() != "INVALID_DATA" || !strings.Contains(got.Body, c.says) || len(got.Body) > 5000 {
			t.Errorf("%s: %d %.500s", name, got.Status, got.Body)
		}
	}
	if export(t, s) != before {
		t.Error("something of them was kept")
	}
}

package query_test

import (
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
)

// TestFullText is query.60.
func TestFullText(t *testing.T) {
	t.Parallel()
	const text = "Daily quests for the Winter festival, played by two"
	for search, want := range map[string]bool{
		"winter":               true,
		"WINTER":               true,
		"wint":                 false,
		"quest":                true,
		"questing":             true,
		"festivals":            true,
		"dailies":              true,
		"plays":                true,
		"summer winter":        true,
		"summer":               false,
		"the":                  false,
		"winter -daily":        false,
		"winter -summer":       true,
		"-summer":              false,
		`"winter festival"`:    true,
		`"festival winter"`:    false,
		`"winter fest" summer`: true,
		`"summer fest" winter`: false,
		`daily "winter" "by"`:  true,
		`daily -"by two"`:      false,
		`daily -"by three"`:    true,
		"quest-like":           true,
		"":                     false,
		`"`:                    false,
		"-":                    false,
	} {
		if got := query.NewFullText(search).Matches(text); got != want {
			t.Errorf("search %s: %v, want %v", search, got, want)
		}
	}
}

func TestFullTextComparesStems(t *testing.T) {
	t.Parallel()
	for _, pair := range [][2]string{
		{"stop", "stopping"},
		{"time", "timed"},
		{"class", "classes"},
		{"party", "parties"},
		{"quick", "quickly"},
		{"bonus", "bonus"},
		{"week", "weeks"},
		{"bird's", "bird"},
		{"roll", "rolling"},
		{"ring", "rings"},
	} {
		if !query.NewFullText(pair[0]).Matches(pair[1]) || !query.NewFullText(pair[1]).Matches(pair[0]) {
			t.Errorf("%s and %s do not find each other", pair[0], pair[1])
		}
	}
}

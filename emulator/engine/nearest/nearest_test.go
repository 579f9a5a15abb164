package nearest_test

import (
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/nearest"
)

func TestOf(t *testing.T) {
	t.Parallel()
	known := []string{"listen", "log-level", "log-format", "fixtures", "seed"}
	tests := []struct{ name, text, want string }{
		{"one letter left out", "fixture", "fixtures"},
		{"two letters swapped", "lsiten", "listen"},
		{"another case", "LISTEN", "listen"},
		{"the nearer of two", "log-levle", "log-level"},
		{"nothing near", "database", ""},
		{"too short to say", "s", ""},
		{"nothing", "", ""},
		{"very long", strings.Repeat("fixtures", 1<<16), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := nearest.Of(tt.text, known); got != tt.want {
				t.Errorf("nearest to %.20q: got %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

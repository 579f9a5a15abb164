package sandbox_test

import (
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// json.6
func TestIsID(t *testing.T) {
	t.Parallel()
	tests := map[string]bool{
		"69a42a4065a8ef6c55000001":  true,
		"69A42A4065A8EF6C55000001":  true,
		"69a42a4065a8ef6c5500000":   false,
		"69a42a4065a8ef6c550000011": false,
		"69a42a4065a8ef6c5500000g":  false,
		"":                          false,
	}
	for text, want := range tests {
		if got := sandbox.IsID(text); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
}

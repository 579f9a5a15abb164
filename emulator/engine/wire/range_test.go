package wire_test

import (
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Numbers in free data are doubles where they are not whole, so those past
// their range are infinite (json.10).
func TestNumbersPastTheRangeOfADouble(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`{"n":1e400}`:                `{"n":"Infinity"}`,
		`{"n":-1.5E+309}`:            `{"n":"-Infinity"}`,
		`{"n":[1e-400]}`:             `{"n":[0.0]}`,
		`{"n":-1e-400}`:              `{"n":-0.0}`,
		`{"n":0e999}`:                `{"n":0e999}`,
		`{"n":1.50}`:                 `{"n":1.50}`,
		`{"n":1.7976931348623e308}`:  `{"n":1.7976931348623e308}`,
		`{"n":12345678901234567890}`: `{"n":12345678901234567890}`,
	} {
		var o *wire.Object
		if err := wire.Decode([]byte(text), &o); err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got, err := wire.Encode(o); err != nil || string(got) != want {
			t.Errorf("%s: %s %v, want %s", text, got, err, want)
		}
	}
}

package wire_test

import (
	"errors"
	"reflect"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// FuzzDecode checks that no text makes the decoder panic, and that what it
// reads can be written and read again with the same result.
func FuzzDecode(f *testing.F) {
	for _, text := range []string{
		`{"name":"a","count":"5","tags":["x",null],"profiles":[{"owner":{"free":{"a":[1.50,{}]}}}]}`,
		`{"level":1,"byLevel":{"USER":{"score":1e300}},"expiry":9e18,"metadata":{"k":1,"k":"\ud83d\n"}}`,
		"\xef\xbb\xbf [1e5,-0,\"\u2028\",{\"\":null}] ",
	} {
		f.Add([]byte(text))
	}
	d := wire.NewDecoder()
	f.Fuzz(func(t *testing.T, data []byte) {
		again[any](t, d, data, wire.Equal)
		again[user](t, d, data, func(a, b any) bool { return reflect.DeepEqual(a, b) })
	})
}

func again[T any](t *testing.T, d *wire.Decoder, data []byte, equal func(a, b any) bool) {
	t.Helper()
	var first, second T
	if err := d.Decode(data, &first); err != nil {
		fault, ok := errors.AsType[*wire.Error](err)
		if !ok || fault.Line < 1 || fault.Column < 1 || fault.Message == "" {
			t.Fatalf("%q: got %#v", data, err)
		}
		return
	}
	text := encode(t, first)
	if err := d.Decode([]byte(text), &second); err != nil {
		t.Fatalf("%q was written as %s, which is refused: %v", data, text, err)
	}
	if !equal(first, second) {
		t.Errorf("%q was written as %s, which is something else", data, text)
	}
}

package wire_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

func TestEqual(t *testing.T) {
	t.Parallel()
	for _, pair := range [][2]string{
		{`null`, `null`},
		{`true`, `true`},
		{`"a"`, `"\u0061"`},
		{`1`, `1.0`},
		{`1`, `10e-1`},
		{`-0`, `0.00`},
		{`0`, `0e99999999999999999999`},
		{`1200`, `1.2E3`},
		{`0.0012`, `1.2e-3`},
		{`1e99999999999999999999`, `10e99999999999999999998`},
		{`[1,[2]]`, `[1.0,[2.0]]`},
		{`{"a":1,"b":{"c":[]}}`, `{"b":{"c":[]},"a":1e0}`},
	} {
		if !wire.Equal(decode[any](t, pair[0]), decode[any](t, pair[1])) || !wire.Equal(decode[any](t, pair[1]), decode[any](t, pair[0])) {
			t.Errorf("%s and %s should be equal", pair[0], pair[1])
		}
	}
}

func TestNotEqual(t *testing.T) {
	t.Parallel()
	for _, pair := range [][2]string{
		{`null`, `false`},
		{`null`, `{}`},
		{`null`, `[]`},
		{`true`, `false`},
		{`true`, `"true"`},
		{`1`, `"1"`},
		{`1`, `true`},
		{`1`, `-1`},
		{`1`, `10`},
		{`9007199254740993`, `9007199254740992`},
		{`1e99999999999999999999`, `-1e99999999999999999998`},
		{`[1]`, `[1,2]`},
		{`[1,2]`, `[2,1]`},
		{`[]`, `{}`},
		{`{"a":1}`, `{"b":1}`},
		{`{"a":1}`, `{"a":2}`},
		{`{"a":null}`, `{"b":null}`},
		{`{"a":1}`, `{"a":1,"b":2}`},
	} {
		if wire.Equal(decode[any](t, pair[0]), decode[any](t, pair[1])) || wire.Equal(decode[any](t, pair[1]), decode[any](t, pair[0])) {
			t.Errorf("%s and %s should differ", pair[0], pair[1])
		}
	}
}

func TestANilObjectEqualsNull(t *testing.T) {
	t.Parallel()
	none := (*wire.Object)(nil)
	if !wire.Equal(none, nil) || !wire.Equal(nil, none) || !wire.Equal(none, none) {
		t.Error("a nil object differs from null")
	}
	if wire.Equal(none, wire.NewObject()) || wire.Equal(wire.NewObject(), none) || wire.Equal(none, false) {
		t.Error("a nil object equals a value")
	}
	if wire.Equal(1, 1) {
		t.Error("a value that no object holds was compared")
	}
}

func TestFloat(t *testing.T) {
	t.Parallel()
	if f, ok := wire.Float(json.Number("1.5e1")); f != 15 || !ok {
		t.Errorf("got %v, %v, want 15", f, ok)
	}
	for _, v := range []any{nil, "1", true, json.Number("1e999"), json.Number(strings.Repeat("9", 400))} {
		if f, ok := wire.Float(v); ok {
			t.Errorf("%v: got %v, want none", v, f)
		}
	}
}

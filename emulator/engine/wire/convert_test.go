package wire_test

import (
	"encoding/json"
	"math"
	"testing"
	"time"

	"gopkg.in/yaml.v3"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

func TestFromGo(t *testing.T) {
	t.Parallel()
	type named string
	day := time.Date(2026, 2, 3, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		v    any
		want string
	}{
		{nil, `null`},
		{map[string]any(nil), `null`},
		{[]int(nil), `null`},
		{map[string]int(nil), `null`},
		{(*wire.Object)(nil), `null`},
		{(*int)(nil), `null`},
		{map[string]any{"b": 1, "a": map[string]any{"d": []any{true}, "c": nil}}, `{"a":{"c":null,"d":[true]},"b":1}`},
		{map[any]any{2: "x", true: 1}, `{"2":"x","true":1}`},
		{map[named]int8{"k": -1}, `{"k":-1}`},
		{[]string{"a"}, `["a"]`},
		{[]wire.Member{{Key: "k", Value: "v"}}, `[{"Key":"k","Value":"v"}]`},
		{wire.NewObject(wire.Member{Key: "k", Value: "v"}), `{"k":"v"}`},
		{named("x"), `"x"`},
		{uint64(math.MaxUint64), `18446744073709551615`},
		{int64(math.MinInt64), `-9223372036854775808`},
		{json.Number("1.50"), `1.50`},
		{100.0, `100.0`},
		{float32(0.5), `0.5`},
		{wire.Double(1e7), `1.0E7`},
		{math.NaN(), `"NaN"`},
		{day, `"2026-02-03"`},
		{day.Add(1500 * time.Millisecond), `"2026-02-03T00:00:01.5Z"`},
		{json.RawMessage(`{"z":1,"a":2}`), `{"z":1,"a":2}`},
		{complex(1, 2), `"(1+2i)"`},
	} {
		if got := encode(t, wire.FromGo(c.v)); got != c.want {
			t.Errorf("%#v: got %s, want %s", c.v, got, c.want)
		}
	}
}

func TestNullIsPlainNil(t *testing.T) {
	t.Parallel()
	for _, v := range []any{map[string]any(nil), (*wire.Object)(nil), map[string]int(nil), []int(nil)} {
		if got := wire.FromGo(v); got != nil {
			t.Errorf("%#v: got %#v, want nil", v, got)
		}
	}
	if wire.FromMap(nil) != nil {
		t.Error("a nil map is no nil object")
	}
}

func TestFromDecodedYAML(t *testing.T) {
	t.Parallel()
	var m map[string]any
	if err := yaml.Unmarshal([]byte("b: {2: x, on: yes}\na: [1, 2.5, ~, 2026-02-03, 0x10]\n"), &m); err != nil {
		t.Fatal(err)
	}
	got := encode(t, wire.FromMap(m))
	if want := `{"a":[1,2.5,null,"2026-02-03",16],"b":{"2":"x","on":"yes"}}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

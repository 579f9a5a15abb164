package wire_test

import (
	"math"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

func TestEncodeWritesNullsAndNoHTMLEscapes(t *testing.T) {
	t.Parallel()
	v := struct {
		A *string
		B *wire.Object
		C string
		D []any
	}{C: "<&>é\u007f", D: []any{nil, []any(nil), (*wire.Object)(nil), true, wire.Double(3)}}
	want := `{"A":null,"B":null,"C":"<&>é` + "\u007f" + `","D":[null,null,null,true,3.0]}`
	if got := encode(t, v); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestObjectsAreWrittenAsJSON(t *testing.T) {
	t.Parallel()
	for want, v := range map[string]any{
		`"\b\f\n\r\t\u0000\u001F\"\\/<é` + "\u2028\u007f" + `"`: "\b\f\n\r\t\x00\x1f\"\\/<é\u2028\u007f",
		`"` + "\ufffd" + `"`: "\xff",
		`[null,{"b":2.50}]`:  []any{(*wire.Object)(nil), decode[any](t, `{"b":2.50}`)},
		`null`:               []any(nil),
		`1.0E7`:              wire.Double(1e7),
	} {
		if got := encode(t, wire.NewObject(wire.Member{Key: "k", Value: v})); got != `{"k":`+want+`}` {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestEncodeReportsWhatJSONCannotHold(t *testing.T) {
	t.Parallel()
	for _, v := range []any{make(chan int), math.NaN(), wire.NewObject(wire.Member{Value: []any{make(chan int)}})} {
		if text, err := wire.Encode(v); err == nil || !strings.HasPrefix(err.Error(), "wire: ") {
			t.Errorf("got %s, %v", text, err)
		}
	}
}

// econ.14
func TestDoublesAreWrittenAsJavaDoes(t *testing.T) {
	t.Parallel()
	for want, d := range map[string]wire.Double{
		"0.0":                     0,
		"-0.0":                    wire.Double(math.Copysign(0, -1)),
		"100.0":                   100,
		"-1.5":                    -1.5,
		"0.1":                     0.1,
		"0.001":                   0.001,
		"9.999E-4":                0.0009999,
		"1.0E-5":                  0.00001,
		"9999999.0":               9999999,
		"1.0E7":                   1e7,
		"1.2345678E8":             123456780,
		"-1.0E10":                 -1e10,
		"1.0E100":                 1e100,
		"1.7976931348623157E308":  math.MaxFloat64,
		"4.9E-324":                math.SmallestNonzeroFloat64,
		"2.2250738585072014E-308": 0x1p-1022,
		`"NaN"`:                   wire.Double(math.NaN()),
		`"Infinity"`:              wire.Double(math.Inf(1)),
		`"-Infinity"`:             wire.Double(math.Inf(-1)),
	} {
		if got := encode(t, d); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

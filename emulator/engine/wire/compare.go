package wire

import (
	"encoding/json"
	"math/big"
	"strconv"
	"strings"
)

// Float is the value of a json.Number; false for any other value and for a
// number too large for a double.
func Float(v any) (float64, bool) {
	n, ok := v.(json.Number)
	if !ok {
		return 0, false
	}
	f, err := strconv.ParseFloat(string(n), 64)
	return f, err == nil
}

// Equal compares two values that an Object may hold: numbers by value (1 and
// 1.0 are the same, at any size), arrays in order, objects whatever the order
// of their keys. A nil *Object equals nil.
func Equal(a, b any) bool {
	switch a := a.(type) {
	case nil:
		return isNull(b)
	case *Object:
		if a == nil {
			return isNull(b)
		}
		b, ok := b.(*Object)
		return ok && equalObjects(a, b)
	case []any:
		b, ok := b.([]any)
		return ok && equalArrays(a, b)
	case json.Number:
		b, ok := b.(json.Number)
		return ok && equalNumbers(string(a), string(b))
	case string:
		b, ok := b.(string)
		return ok && a == b
	case bool:
		b, ok := b.(bool)
		return ok && a == b
	}
	return false
}

func isNull(v any) bool {
	o, isObject := v.(*Object)
	return v == nil || isObject && o == nil
}

func equalObjects(a, b *Object) bool {
	if a.Len() != b.Len() || b == nil {
		return false
	}
	for _, m := range a.members {
		other, ok := b.Get(m.Key)
		if !ok || !Equal(m.Value, other) {
			return false
		}
	}
	return true
}

func equalArrays(a, b []any) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !Equal(a[i], b[i]) {
			return false
		}
	}
	return true
}

func equalNumbers(a, b string) bool {
	if a == b {
		return true
	}
	x, y := decimalOf(a), decimalOf(b)
	return x.digits == y.digits && x.negative == y.negative && x.exponent.Cmp(y.exponent) == 0
}

// decimal is a number in the one form that each value has: digits without
// zeros around them, times a power of ten. Unlike a float it loses nothing,
// and unlike a fraction it stays small for 1e999999999.
type decimal struct {
	negative bool
	digits   string
	exponent *big.Int
}

func decimalOf(text string) decimal {
	d := decimal{exponent: new(big.Int)}
	text, d.negative = strings.CutPrefix(text, "-")
	mantissa, exponent := text, "0"
	if i := strings.IndexAny(text, "eE"); i >= 0 {
		mantissa, exponent = text[:i], text[i+1:]
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	digits := strings.TrimLeft(whole+fraction, "0")
	d.digits = strings.TrimRight(digits, "0")
	if d.digits == "" {
		return decimal{exponent: d.exponent}
	}
	d.exponent.SetString(exponent, 10)
	shift := len(digits) - len(d.digits) - len(fraction)
	d.exponent.Add(d.exponent, big.NewInt(int64(shift)))
	return d
}

package wire

import (
	"math"
	"strconv"
	"strings"
)

// Double is a number that is written as Java writes a double (econ.14): 100
// as 100.0, and from ten million on as 1.0E7.
type Double float64

// MarshalJSON writes the number; NaN and the infinities are strings, as the
// real server writes them.
func (d Double) MarshalJSON() ([]byte, error) {
	if f := float64(d); math.IsNaN(f) || math.IsInf(f, 0) {
		return []byte(`"` + d.String() + `"`), nil
	}
	return []byte(d.String()), nil
}

// String is the number as Java writes it.
func (d Double) String() string {
	f := float64(d)
	switch {
	case math.IsNaN(f):
		return "NaN"
	case math.IsInf(f, 1):
		return "Infinity"
	case math.IsInf(f, -1):
		return "-Infinity"
	}
	return javaDouble(f)
}

// javaDouble is the text that Java makes of a finite double.
func javaDouble(f float64) string {
	size := math.Abs(f)
	if size == 0 || 1e-3 <= size && size < 1e7 {
		return withFraction(f, 'f')
	}
	mantissa, exponent, _ := strings.Cut(withFraction(f, 'E'), "E")
	sign, digits := exponent[:1], strings.TrimLeft(exponent[1:], "0")
	return mantissa + "E" + strings.TrimPrefix(sign, "+") + digits
}

// withFraction has as few digits as tell the number from its neighbours, but
// at least one behind the point.
func withFraction(f float64, format byte) string {
	text := strconv.FormatFloat(f, format, -1, 64)
	if strings.Contains(text, ".") {
		return text
	}
	return strconv.FormatFloat(f, format, 1, 64)
}

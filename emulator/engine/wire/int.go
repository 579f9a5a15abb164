package wire

import (
	"errors"
	"math"
	"reflect"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// intOf takes a quoted whole number too, and cuts a fraction off (json.7).
func intOf(bits int) binder {
	return func(s *scanner, v reflect.Value) (bool, *failure) {
		quoted := s.next() == '"'
		at, text, null, fail := s.numeric()
		if null || fail != nil {
			v.SetZero()
			return null, fail
		}
		n, err := ParseInt(text, bits)
		if errors.Is(err, strconv.ErrSyntax) && !quoted {
			n, err = truncated(text, bits)
		}
		switch {
		case errors.Is(err, strconv.ErrSyntax):
			return false, s.failAt(at, "%s is not a whole number", quote(text))
		case err != nil:
			low, high := limits(bits)
			return false, s.failAt(at, "%s is out of range: %d to %d", shorten(text), low, high)
		}
		v.SetInt(n)
		return false, nil
	}
}

// ParseInt reads a whole number of 32 or 64 bits as Java does: its digits may
// be those of any script (http.7a). The errors are those of strconv.
func ParseInt(text string, bits int) (int64, error) {
	n, err := strconv.ParseInt(text, 10, bits)
	if !errors.Is(err, strconv.ErrSyntax) {
		return n, err
	}
	return strconv.ParseInt(strings.Map(latinDigit, text), 10, bits)
}

// lastDigit is the last digit that Java's 16-bit characters can hold.
const lastDigit = 0xFFFF

// latinDigit is the decimal digit that is worth as much as a rune, or else the
// rune.
func latinDigit(r rune) rune {
	if r < utf8.RuneSelf || r > lastDigit {
		return r
	}
	for _, digits := range unicode.Nd.R16 { // whole rows of ten
		if low := rune(digits.Lo); low <= r && r <= rune(digits.Hi) {
			return '0' + (r-low)%10
		}
	}
	return r
}

func limits(bits int) (low, high int64) {
	return math.MinInt64 >> (64 - bits), math.MaxInt64 >> (64 - bits)
}

// truncated is a number with fraction or exponent as the whole number that
// Java makes of it.
func truncated(text string, bits int) (int64, error) {
	f, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return 0, err
	}
	low, high := limits(bits)
	if f < float64(low) || f > float64(high) {
		return 0, strconv.ErrRange
	}
	// The highest 64-bit number is no float: its nearest is one too large.
	if f == float64(high) {
		return high, nil
	}
	return int64(f), nil
}

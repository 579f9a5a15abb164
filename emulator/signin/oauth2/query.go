package oauth2

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// query writes the values into a query. What is percent-encoded already stays
// as it is; braces would be a variable of a URI template, which has no value
// (auth_oauth2.4).
func (v values) query() (string, error) {
	var b strings.Builder
	for _, key := range slices.Sorted(maps.Keys(v)) {
		value := v[key]
		if strings.ContainsAny(key+value, "{}") {
			return "", fmt.Errorf("the parameter %q has a variable in braces, which has no value", key)
		}
		if b.Len() > 0 {
			b.WriteByte('&')
		}
		encode(&b, key)
		b.WriteByte('=')
		encode(&b, value)
	}
	return b.String(), nil
}

// plainInQuery are the characters, beside letters and digits, that stand for
// themselves in a parameter.
const plainInQuery = "-._~!$'()*,;:@/?"

func encode(b *strings.Builder, text string) {
	for i := range len(text) {
		switch c := text[i]; {
		case isAlnum(c), strings.IndexByte(plainInQuery, c) >= 0, c == '%' && isEscape(text[i:]):
			b.WriteByte(c)
		case c == ' ':
			b.WriteByte('+')
		default:
			fmt.Fprintf(b, "%%%02X", c)
		}
	}
}

func isAlnum(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

func isEscape(text string) bool { return len(text) >= 3 && isHex(text[1]) && isHex(text[2]) }

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

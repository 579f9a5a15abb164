package rest

import (
	"net/url"
	"strings"
)

// queryValues are the parameters of a query string in their order.
// net/url's parser would drop what it does not like, such as a semicolon.
type queryValues []queryValue

type queryValue struct{ name, value string }

func parseQuery(raw string) queryValues {
	if raw == "" {
		return nil
	}
	var out queryValues
	for part := range strings.SplitSeq(raw, "&") {
		if part == "" {
			continue
		}
		name, value, _ := strings.Cut(part, "=")
		out = append(out, queryValue{unescape(name), unescape(value)})
	}
	return out
}

// unescape decodes a part of a query. A bad escape stays as it is, the others
// beside it are decoded.
func unescape(s string) string {
	if t, err := url.QueryUnescape(s); err == nil {
		return t
	}
	var b strings.Builder
	for s != "" {
		size := 1
		if s[0] == '%' && len(s) >= 3 {
			size = 3
		}
		t, err := url.QueryUnescape(s[:size])
		if err != nil {
			t, size = s[:1], 1
		}
		b.WriteString(t)
		s = s[size:]
	}
	return b.String()
}

func (q queryValues) has(name string) bool {
	for i := range q {
		if q[i].name == name {
			return true
		}
	}
	return false
}

func (q queryValues) get(name string) []string {
	var values []string
	for i := range q {
		if q[i].name == name {
			values = append(values, q[i].value)
		}
	}
	return values
}

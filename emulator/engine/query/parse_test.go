package query_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
)

func TestParse(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		// query.3, query.4: keywords and the space around them.
		"a:b and c:d":        `a:b AND c:d`,
		"a:b & c:d":          `a:b AND c:d`,
		"a:b or c:d":         `a:b OR c:d`,
		"a:b | c:d":          `a:b OR c:d`,
		"a : b  AND\tc:d":    `a:b AND c:d`,
		"a:b OR c:d AND e:f": `a:b OR c:d AND e:f`,
		// query.2: leading spaces only.
		"  a:b": `a:b`,
		// query.5, query.6: NOT.
		"NOT a:b":        `NOT a:b`,
		"NOTE:x":         `NOT E:x`,
		`"NOTE":x`:       `"NOTE":x`,
		`NOT"a":x`:       `NOT a:x`,
		"(NOT a:b)":      `NOT a:b`,
		"not:x":          `not:x`,
		"AND:x":          `AND:x`,
		"a:NOT":          `a:"NOT"`,
		"  NOT:x":        `"NOT":x`,
		"a:b OR NOT c:d": `a:b OR NOT c:d`,
		// query.8, query.9: quotes.
		`a:"b c	'd'"`:  `a:"b c	'd'"`,
		`a:'say "hi"'`: `a:'say "hi"'`,
		`'a b':c`:      `"a b":c`,
		// query.10 to query.13: numbers.
		"a = 1.":                `a = 1.`,
		"a=007":                 `a = 007`,
		"a>2147483647":          `a > 2147483647`,
		"a>=99999999999.0":      `a >= 99999999999.0`,
		"a != 3":                `a != 3`,
		"a:10":                  `a:10`,
		"a:99999999999":         `a:99999999999`,
		"a:10 TO 20":            `a:10 TO 20`,
		"a:10to20.5":            `a:10 TO 20.5`,
		"a:1tox":                `a:1tox`,
		"a:1.2.3":               `a:1.2.3`,
		"a>=1.2.3":              `a >= 1.2.3`,
		"a < 99999999999.0.1.2": `a < 99999999999.0.1.2`,
		// query.14: groups.
		"( a:b)":                `(a:b)`,
		"((a:b))":               `(a:b)`,
		"(a:b OR c:d) AND e:f":  `(a:b OR c:d) AND e:f`,
		"(a:b AND c:d) OR e:f":  `a:b AND c:d OR e:f`,
		"(a:b) AND c:d":         `(a:b) AND c:d`,
		"a:b AND (c:d AND e:f)": `a:b AND (c:d AND e:f)`,
		".ref.user:5f":          `.ref.user:5f`,
	} {
		if got := parse(t, text).String(); got != want {
			t.Errorf("Parse(%q) = %s, want %s", text, got, want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"",                    // query.1
		" ", "a:b ", "a", "-", // query.2
		"a:b And c:d", "not a:b", "a:b && c:d", "a:b || c:d", "! a:b", "a:b Or c:d", "a:1 To 2", // query.3
		"a:b&c:d", "a:bAND c:d", "a:b ANDc:d", "a:b OR", "OR a:b", "a:b\nAND c:d", // query.4
		"NOT (a:b)", "NOT(a:b)", "NOT NOT a:b", "NOT NOT(a:b)", "NOT:x", "  NOT a:b", "( NOT a:b)", // query.5
		"a:b-c", `a:"b-c"`, `a:"b@c.d"`, "a:b/c", "a:b*", "a:b,c", "ä:b", `a:"ä"`, "a:b Smith", // query.7
		`a:""`, `a:''`, `a:"b`, `a:"b\"c"`, `a:"b'`, // query.8
		"a = -5", "a = .5", "a = 2147483648", "a:1 TO 2147483648", "a:2147483648TO5", "a = 1e3", // query.10
		"a = b", `a = "b"`, "a:b TO c", "a:1 TO b", "a:1 TO", "a > b", "a = 1.2.3", "a:1.2.3 TO 4", // query.12
		"a > 1.2.", "a > 1.2.3.", "a != 1.2.3", "a > 1.2.3x", "a:1TO2x", // query.13
		"(a:b )", "( a:b )", "()", "(a:b", "a:b)", " (a:b)", "(a:b) ", "((a:b) )", // query.14
	} {
		_, err := query.Parse(text)
		var syntax *query.SyntaxError
		if !errors.As(err, &syntax) {
			t.Errorf("Parse(%q) = %v, want a SyntaxError", text, err)
		}
	}
}

func TestSyntaxErrorSaysWhere(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":           "not a query: at position 0, expected a field name or (",
		"a":          "not a query: at position 1, expected one of : = > >= < <=",
		"a:b-c":      "not a query: at position 3, expected the end of the query, or a space followed by AND or OR",
		"a = -5":     "not a query: at position 4, expected a number of at most 2147483647, without a sign",
		"a:b AND c:": "not a query: at position 10, expected a value of letters, digits, _ and . (spaces only in quotes)",
		"NOT (a:b)":  "not a query: at position 4, expected a field name after NOT",
		"(a:b )":     "not a query: at position 4, expected ) without a space before it",
	} {
		if _, err := query.Parse(text); err == nil || err.Error() != want {
			t.Errorf("Parse(%q) = %v, want %s", text, err, want)
		}
	}
}

func TestParseIsBounded(t *testing.T) {
	t.Parallel()
	const n = 100_000
	deep := strings.Repeat("(", 200) + "a:b" + strings.Repeat(")", 200)
	long := "a:b" + strings.Repeat(" OR a:b AND c:d", n/15)
	for name, text := range map[string]string{"deep": deep, "long": long, "word": "a:" + strings.Repeat("b", n), "digits": "a:" + strings.Repeat("1", n)} {
		if _, err := query.Parse(text); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, text := range map[string]string{
		"too deep": "(" + deep + ")",
		"open":     strings.Repeat("(", n),
		"closed":   strings.Repeat("(", n/2) + "a:b" + strings.Repeat(")", n/2),
		"lists":    strings.Repeat("(a:b OR ", n/8),
		"spaces":   strings.Repeat(" ", n),
		"quotes":   strings.Repeat(`"`, n),
		"nots":     strings.Repeat("NOT", n/3),
		"version":  "a > " + strings.Repeat("1.", n/2),
	} {
		if _, err := query.Parse(text); err == nil {
			t.Errorf("%s: want an error", name)
		}
	}
}

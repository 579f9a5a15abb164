package query_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
)

// letters are the fields of the generated queries; a document is a set of
// letters, and the term metadata.a:x says whether it has the letter a.
const letters = "abcd"

func document(has int) item {
	var members []any
	for i, letter := range letters {
		if has&(1<<i) != 0 {
			members = append(members, string(letter), "x")
		}
	}
	return item{id: "row", user: "u1", metadata: object(members...)}
}

// model is a generated query with its naive meaning.
type model struct {
	text  string
	holds func(has int) bool
}

func modelTerm(t *rapid.T) model {
	i := rapid.IntRange(0, len(letters)-1).Draw(t, "letter")
	return model{fmt.Sprintf("metadata.%c:x", letters[i]), func(has int) bool { return has&(1<<i) != 0 }}
}

func modelNot(t *rapid.T) model {
	m := modelTerm(t)
	return model{"NOT " + m.text, func(has int) bool { return !m.holds(has) }}
}

// modelAny is a query without the shapes that defects are about: an OR list
// begins with a plain term.
func modelAny(t *rapid.T, depth int) model {
	if depth == 0 {
		return rapid.SampledFrom([]func(*rapid.T) model{modelTerm, modelNot}).Draw(t, "term")(t)
	}
	members := rapid.IntRange(1, 3).Draw(t, "members")
	isOr := rapid.Bool().Draw(t, "or")
	var parts []model
	for i := range members {
		if isOr && i == 0 {
			parts = append(parts, modelTerm(t))
			continue
		}
		parts = append(parts, grouped(modelAny(t, depth-1)))
	}
	return joined(parts, isOr)
}

func grouped(m model) model {
	if strings.HasPrefix(m.text, "(") || strings.Contains(m.text, " ") {
		m.text = "(" + m.text + ")"
	}
	return m
}

func joined(parts []model, isOr bool) model {
	keyword := map[bool]string{true: " OR ", false: " AND "}[isOr]
	texts := make([]string, len(parts))
	for i, p := range parts {
		texts[i] = p.text
	}
	return model{strings.Join(texts, keyword), func(has int) bool {
		for _, p := range parts {
			if p.holds(has) == isOr {
				return isOr
			}
		}
		return !isOr
	}}
}

func TestListsMeanWhatTheySay(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := modelAny(t, rapid.IntRange(0, 3).Draw(t, "depth"))
		q, err := query.Parse(m.text)
		if err != nil {
			t.Fatalf("%s: %v", m.text, err)
		}
		f, err := query.Compile(q, itemType(), resolver(), owned("u1"))
		if err != nil {
			t.Fatalf("%s: %v", m.text, err)
		}
		if len(f.Defects()) > 0 {
			t.Fatalf("%s: defects %v", m.text, f.Defects())
		}
		for has := range 1 << len(letters) {
			row := document(has)
			if f.Matches(&row) != m.holds(has) {
				t.Fatalf("%s: %v on %b, want %v", m.text, !m.holds(has), has, m.holds(has))
			}
		}
	})
}

func TestRenderedQueryParsesToTheSame(t *testing.T) {
	t.Parallel()
	part := rapid.SampledFrom([]string{
		"a:b", "NOT a:b", "NOTa:b", "x = 1.", "x>=1.2.3", "x:1 TO 2", `"a b":'say "hi"'`, " AND ", " OR ", " & ", "|", "(", ")", " ", "a", ":",
	})
	rapid.Check(t, func(t *rapid.T) {
		roundTrip(t, strings.Join(rapid.SliceOfN(part, 1, 12).Draw(t, "parts"), ""))
	})
}

// roundTrip checks a text that may be a query.
func roundTrip(t interface{ Fatalf(string, ...any) }, text string) {
	q, err := query.Parse(text)
	if err != nil {
		return
	}
	canonical := q.String()
	again, err := query.Parse(canonical)
	if err != nil {
		t.Fatalf("%q renders as %q: %v", text, canonical, err)
	}
	if again.String() != canonical {
		t.Fatalf("%q renders as %q, then as %q", text, canonical, again.String())
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{"a:b", "NOT a:1 TO 2 OR (b > 1.2.3 AND c = 4)", `"a":'b "c"'`, "((a:b))", "NOTE:x"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		roundTrip(t, text)
		q, err := query.Parse(text)
		if err != nil {
			return
		}
		filter, err := query.Compile(q, itemType(), resolver(), owned("u1"))
		if err != nil {
			return
		}
		for _, row := range armoury() {
			filter.Matches(&row)
		}
	})
}

package query_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
)

// What is read as what, by which rule, and what to write instead.
func TestPrepare(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		search, readAs, rules, rewritten string
		outcome                          query.Outcome
	}{
		{"metadata.a:b", "metadata.a:b", "", "", query.Runs},
		{
			"metadata.a:b AND metadata.c:d OR metadata.e:f", "metadata.a:b AND metadata.c:d AND metadata.e:f", "query.42",
			"metadata.e:f OR metadata.a:b AND metadata.c:d", query.Runs,
		},
		{
			"(metadata.a:b AND metadata.c:d) OR (metadata.e:f AND metadata.g:h)",
			"metadata.a:b AND metadata.c:d AND metadata.e:f AND metadata.g:h", "query.42",
			".ref.nothing:0 OR metadata.a:b AND metadata.c:d OR metadata.e:f AND metadata.g:h", query.Runs,
		},
		{"NOT metadata.a:b OR metadata.c:d", "NOT metadata.a:b AND metadata.c:d", "query.42", "metadata.c:d OR NOT metadata.a:b", query.Runs},
		{
			"metadata.a:1 TO 2 OR metadata.b:c", "metadata.a >= 1 OR metadata.a <= 2 OR metadata.b:c", "query.44",
			"metadata.b:c OR metadata.a >= 1 AND metadata.a <= 2", query.Runs,
		},
		{"NOT metadata.a:1 TO 2", "NOT metadata.a <= 2", "query.45", ".ref.nothing:0 OR NOT metadata.a:1 TO 2", query.Runs},
		{
			"NOT metadata.a:1 TO 2 AND metadata.b:c", "NOT metadata.a >= 1 AND NOT metadata.a <= 2 AND metadata.b:c", "query.45",
			"(.ref.nothing:0 OR NOT metadata.a:1 TO 2) AND metadata.b:c", query.Runs,
		},
		{"NOTmetadata.a:b", "NOT metadata.a:b", "query.6", "", query.Runs},
		{"metadata.level:10", "metadata.level:10", "query.11", "metadata.level = 10", query.Runs},
		{"metadata.shop.name:x", "metadata.shop.name:x (matches nothing)", "query.32", "", query.Runs},
		{".ref.user:u2", ".ref.user:u2", "query.47", "", query.Runs},
		{"metadata.a != 3", "", "query.23", "NOT metadata.a = 3", query.Fails},
		{"metdata.a:b", "", "query.34", "metadata.a:b", query.Fails},
		{"user.id:u1", "", "query.33", ".ref.user:u1", query.Fails},
		{"user.email:x", "", "query.33", "", query.Fails},
		// What resembles a query.
		{"metadata.title:Frost Brand", "", "", `metadata.title:"Frost Brand"`, query.FallsBack},
		{"metadata.a:b && metadata.c:d", "", "", "metadata.a:b AND metadata.c:d", query.FallsBack},
		{"metadata.a:b and not metadata.c:d", "", "", "metadata.a:b AND NOT metadata.c:d", query.FallsBack},
		{"!metadata.c:d || metadata.a:b", "", "", "metadata.a:b OR NOT metadata.c:d", query.FallsBack},
		{"NOT (metadata.a:b OR metadata.c:d)", "", "", "NOT metadata.a:b AND NOT metadata.c:d", query.FallsBack},
		{
			"not (metadata.a:b and (metadata.c:d or metadata.e:f))", "", "",
			".ref.nothing:0 OR NOT metadata.a:b OR NOT metadata.c:d AND NOT metadata.e:f", query.FallsBack,
		},
		{"metadata.type = Sword", "", "", "metadata.type:Sword", query.FallsBack},
		{"metadata.level == 5", "", "", "metadata.level = 5", query.FallsBack},
		{"( metadata.a:b )", "", "", "(metadata.a:b)", query.FallsBack},
		{"metadata.a:b ", "", "", "metadata.a:b", query.FallsBack},
		{"metadata.a:b-c", "", "", "", query.FallsBack},
		{"metadata.level = -5", "", "", "", query.FallsBack},
		{"", "", "", "", query.FallsBack},
		{"AND", "", "", "", query.FallsBack},
		{"(((", "", "", "", query.FallsBack},
		{"metadata.a:", "", "", "", query.FallsBack},
	} {
		t.Run(c.search, func(t *testing.T) {
			t.Parallel()
			p := query.Prepare(c.search, itemType(), resolver(), owned("u1"), 5)
			var rules []string
			for _, q := range p.Quirks {
				rules = append(rules, q.Rule)
				if q.Text == "" {
					t.Errorf("%s is not explained", q.Rule)
				}
			}
			if p.Outcome != c.outcome || text(p.ReadAs) != c.readAs || strings.Join(rules, " ") != c.rules || text(p.Explanation.Rewritten) != c.rewritten {
				t.Errorf("got %s, read as %q by %v, instead %q; %s", p.Outcome, text(p.ReadAs), rules, text(p.Explanation.Rewritten), p.Reason)
			}
		})
	}
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// query.50, query.54: what the gate says of a query.
func TestPrepareSaysWhatTheGateDoes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		search   string
		rows     int
		accepted bool
	}{
		{"metadata.a:b", 5, false},
		{"metadata.a:b", 0, true},
		{"metadata.a:b AND .ref.item:i1", 5, true},
		{"metadata.a:b OR .ref.item:i1", 5, false},
	} {
		p := query.Prepare(c.search, itemType(), resolver(), query.Route[item]{}, c.rows)
		if p.Index.Accepted != c.accepted || (p.Filter != nil) != c.accepted || p.Index.Rows != c.rows {
			t.Errorf("%s of %d: got %+v", c.search, c.rows, p.Index)
		}
	}
}

func TestTokensAndTree(t *testing.T) {
	t.Parallel()
	p := query.Prepare(`NOT metadata.a:"b c" AND (metadata.n:1 TO 2 OR metadata.v >= 1.2.3)`, itemType(), resolver(), owned("u1"), 5)
	var kinds []string
	for _, token := range p.Tokens {
		kinds = append(kinds, string(token.Kind))
		if p.Search[token.At:token.At+len(token.Text)] != token.Text {
			t.Errorf("%+v stands elsewhere", token)
		}
	}
	const want = "not word operator quoted and open word operator word to word or word operator word close"
	if got := strings.Join(kinds, " "); got != want {
		t.Errorf("got %s", got)
	}
	tree := p.Tree
	if tree.Kind != "and" || len(tree.Members) != 2 || tree.Members[0].Kind != "not" || tree.Members[0].Members[0].Value != "b c" ||
		tree.Members[1].Kind != "or" || tree.Members[1].Members[0].To != "2" || tree.Members[1].Members[1].Kind != "version" {
		t.Errorf("got %+v", tree)
	}
}

// A rewritten query means what the text says, and has no quirk left.
func TestRewrittenMeansWhatTheTextSays(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := anyModel(t, rapid.IntRange(0, 3).Draw(t, "depth"))
		p := query.Prepare(m.text, itemType(), resolver(), owned("u1"), 5)
		f := p.Filter
		if p.Rewritten != nil {
			f = p.Rewritten
		}
		if f == nil || len(f.Defects()) > 0 {
			t.Fatalf("%s: rewritten as %s, defects left", m.text, text(p.Explanation.Rewritten))
		}
		for has := range 1 << len(letters) {
			row := document(has)
			if f.Matches(&row) != m.holds(has) {
				t.Fatalf("%s: rewritten as %q gives %v on %b", m.text, text(p.Explanation.Rewritten), !m.holds(has), has)
			}
		}
	})
}

// anyModel is a query of any shape, with what its text says.
func anyModel(t *rapid.T, depth int) model {
	if depth == 0 {
		return rapid.SampledFrom([]func(*rapid.T) model{modelTerm, modelNot}).Draw(t, "term")(t)
	}
	var parts []model
	for range rapid.IntRange(1, 3).Draw(t, "members") {
		parts = append(parts, grouped(anyModel(t, depth-1)))
	}
	return joined(parts, rapid.Bool().Draw(t, "or"))
}

// A query that is printed and parsed again has the same tree.
func TestPrintedQueryHasTheSameTree(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := anyModel(t, rapid.IntRange(0, 4).Draw(t, "depth"))
		q, err := query.Parse(m.text)
		if err != nil {
			t.Fatal(err)
		}
		again, err := query.Parse(q.String())
		if err != nil || !sameTree(q.Tree(), again.Tree()) {
			t.Fatalf("%s is printed as %s: %v", m.text, q, err)
		}
	})
}

func sameTree(a, b query.Tree) bool {
	return a.Kind == b.Kind && a.Field == b.Field && a.Operator == b.Operator && a.Value == b.Value && a.To == b.To &&
		slices.EqualFunc(a.Members, b.Members, sameTree)
}

func FuzzPrepare(f *testing.F) {
	for _, text := range []string{"a:b c", "NOT (a:b OR c = 4) && !d:'e f'", "a:1 TO", "((((", `"a`, "x == y | z", "!!!a:b"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p := query.Prepare(text, itemType(), resolver(), owned("u1"), 5)
		if p.Explanation.Rewritten == nil {
			return
		}
		if _, err := query.Parse(*p.Explanation.Rewritten); err != nil {
			t.Errorf("%q is rewritten as %q: %v", text, *p.Explanation.Rewritten, err)
		}
	})
}

package query_test

import (
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
)

func owners() []item {
	return []item{
		{id: "a", user: "u1", item: "i1", metadata: object("of", "tess")},
		{id: "b", user: "u2", item: "i1", metadata: object("of", "ulf")},
	}
}

// TestMerge is query.47: the last equality on a field at the top level wins.
func TestMerge(t *testing.T) {
	t.Parallel()
	before, after := owned("u1"), query.Route[item]{After: owned("u1").Before}
	listed := query.Route[item]{Before: []query.Condition[item]{{
		Field: "item", Operator: query.In, Holds: func(*item) bool { return false },
	}}}
	for _, c := range []struct {
		name, text string
		route      query.Route[item]
		want       string
	}{
		{"another owner replaces the route's", ".ref.user:u2", before, "b"},
		{"by name too", ".name.user:ulf", before, "b"},
		{"in parentheses too", "((.ref.user:u2))", before, "b"},
		{"not in a list", ".ref.user:u2 AND metadata.of:ulf", before, ""},
		{"not another operator", "user.name:ulf", before, ""},
		{"not a negation", "NOT .ref.user:u2", before, "a"},
		{"a later condition of the route wins", ".ref.user:u2", after, "a"},
		{"a name replaces a list of items", "item.name:Sword", listed, "a b"},
		{"an id does not replace a list of items", ".ref.item:i1", listed, ""},
		{"what cannot match does not replace", ".ref.user:zzz", before, ""},
	} {
		if got := found(compile(t, c.text, c.route), owners()); got != c.want {
			t.Errorf("%s: %s finds %q, want %q", c.name, c.text, got, c.want)
		}
	}
}

// TestGate is query.50 to query.54.
func TestGate(t *testing.T) {
	t.Parallel()
	none, own := query.Route[item]{}, owned("u1")
	late := query.Route[item]{After: own.Before}
	built := query.Route[item]{Indexed: []string{"metadata.x"}}
	for _, c := range []struct {
		text  string
		route query.Route[item]
		want  bool
	}{
		{"metadata.x:y", none, false},
		{"metadata.x:y", own, true},
		{"metadata.x:y", late, false},
		{"metadata.x:y", built, true},
		{"metadata.x:1 TO 2", built, true},
		{"NOT metadata.x = 1", built, true},
		{"metadata.x > 1.2.3", built, true},
		{".ref.user:u1", none, true},
		{".ref.user:u1 AND metadata.x:y", none, true},
		{".ref.user:u1 OR metadata.x:y", none, false},
		{".ref.user:u1 OR item.name:Sword", none, true},
		{".ref.nothing:x", none, true},
		{"_id:x", none, true},
		{"objectId = 1", none, true},
		{"metadata.x:y AND (metadata.a:b OR metadata.c:d)", none, false},
		{"metadata.x:y OR (.ref.user:u1 AND metadata.a:b)", none, false},
		{".ref.item:i1 OR (.ref.user:u1 AND metadata.a:b)", none, true},
	} {
		f := compile(t, c.text, c.route)
		if got := f.Usable(2); got != c.want {
			t.Errorf("%s: usable %v, want %v", c.text, got, c.want)
		}
		if !f.Usable(0) {
			t.Errorf("%s: not usable on an empty collection (query.54)", c.text)
		}
	}
}

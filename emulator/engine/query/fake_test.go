package query_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// item is a row of a fake collection like the distinct inventory.
type item struct {
	id       string
	user     string
	item     string
	metadata *wire.Object
}

// step is an embedded object of the fake item type.
type step struct {
	name  string
	count float64
}

var (
	users = query.Target{Collection: "user", Named: true}
	goods = query.Target{Collection: "item", Named: true}
	plans = query.Target{Collection: "plan"}
)

func itemType() *query.Type[item] {
	return query.NewType([]string{"item", "user", "profile"},
		query.Reference("user", users, func(i *item) string { return i.user }),
		query.Reference("profile", plans, func(*item) string { return "" }),
		query.Reference("item", goods, func(i *item) string { return i.item }),
		query.Map("metadata", func(i *item) *wire.Object { return i.metadata }),
	)
}

// names is a fake resolver: of each collection, the names by id, in order.
type names map[string][]named

type named struct{ id, name string }

func (n names) Exists(collection, id string) bool {
	return slices.ContainsFunc(n[collection], func(row named) bool { return row.id == id })
}

func (n names) ByName(collection, name string) (string, bool) {
	i := slices.IndexFunc(n[collection], func(row named) bool { return row.name == name })
	if i < 0 {
		return "", false
	}
	return n[collection][i].id, true
}

func (n names) NamesContaining(collection, text string) []string {
	var ids []string
	for _, row := range n[collection] {
		if strings.Contains(row.name, text) {
			ids = append(ids, row.id)
		}
	}
	return ids
}

func resolver() names {
	return names{
		"user": {{"u1", "tess"}, {"u2", "ulf"}},
		"item": {{"i1", "Sword_1"}, {"i2", "Shield_1"}},
		"plan": {{"p1", ""}},
	}
}

func object(members ...any) *wire.Object {
	made := make([]wire.Member, 0, len(members)/2)
	for i := 0; i < len(members); i += 2 {
		made = append(made, wire.Member{Key: members[i].(string), Value: members[i+1]})
	}
	return wire.NewObject(made...)
}

func num(s string) json.Number { return json.Number(s) }

// armoury is the collection of the recordings, all owned by one user.
func armoury() []item {
	return []item{
		{id: "sword", user: "u1", item: "i1", metadata: object(
			"type", "Sword", "level", num("5"), "rarity", "Common", "tags", []any{"melee", "one handed"},
			"stats", object("range", num("2.5")), "code", "10", "shiny", true)},
		{id: "brand", user: "u1", item: "i1", metadata: object(
			"type", "Sword", "level", num("12"), "rarity", "Legendary", "title", "Frost Brand",
			"stats", object("range", num("3")), "code", "010", "ver", "1.2.3")},
		{id: "shield", user: "u1", item: "i2", metadata: object(
			"type", "Shield", "level", num("20"), "rarity", "Legendary", "tags", []any{"heavy"},
			"stats", object("range", num("0")), "code", num("10"))},
		{id: "buckler", user: "u1", item: "i2", metadata: object(
			"type", "Shield", "level", num("12.5"), "title", "Say 'hi'", "ver", "1.10.0")},
		{id: "junk", user: "u1", item: "i1", metadata: object(
			"type", "sword", "rarity", nil, "title", `say "hi"`)},
	}
}

// owned is the route's condition on the owner.
func owned(by string) query.Route[item] {
	return query.Route[item]{Before: []query.Condition[item]{{
		Field: "user", Operator: query.Equal, Holds: func(i *item) bool { return i.user == by },
	}}}
}

func parse(t *testing.T, text string) *query.Query {
	t.Helper()
	q, err := query.Parse(text)
	if err != nil {
		t.Fatalf("Parse(%q): %v", text, err)
	}
	return q
}

func compile(t *testing.T, text string, route query.Route[item]) *query.Filter[item] {
	t.Helper()
	f, err := query.Compile(parse(t, text), itemType(), resolver(), route)
	if err != nil {
		t.Fatalf("Compile(%q): %v", text, err)
	}
	return f
}

// found gives the ids of the rows that match, with spaces between.
func found(f *query.Filter[item], rows []item) string {
	var ids []string
	for i := range rows {
		if f.Matches(&rows[i]) {
			ids = append(ids, rows[i].id)
		}
	}
	return strings.Join(ids, " ")
}

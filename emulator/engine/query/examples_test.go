package query_test

import (
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// player is a document for the table of examples in the contract.
type player struct {
	id          string
	user        string
	application string
	displayName string
	version     string
	score       float64
	metadata    *wire.Object
}

const exampleUser = "5f00000000000000000000aa"

func playerType() *query.Type[player] {
	games := query.Target{Collection: "application", Named: true}
	return query.NewType([]string{"user", "displayName"},
		query.Reference("user", users, func(p *player) string { return p.user }),
		query.Reference("application", games, func(p *player) string { return p.application }),
		query.Text("displayName", func(p *player) string { return p.displayName }),
		query.Text("version", func(p *player) string { return p.version }),
		query.Number("score", func(p *player) float64 { return p.score }),
		query.Map("metadata", func(p *player) *wire.Object { return p.metadata }),
	)
}

func players() []player {
	return []player{
		{"1", exampleUser, "g1", "Bob", "1.2.3", 101, object("a", "b", "c", "d", "level", num("10"), "type", "Sword", "rarity", "Legendary", "vip", num("1"))},
		{"2", "u2", "g2", "Jack Ryan 1984", "1.2.10", 100, object("a", "b", "e", "f", "level", "10", "type", "Sword", "E", "x")},
		{"3", "u2", "g1", `say "hi"`, "0.9.0", 1.5, object("a", num("9"), "c", "d", "e", "f", "g", "h", "level", num("20"), "NOTE", "x")},
		{"4", "u2", "g1", "bob", "1.2.4", 0, object("a", "b", "c", "d", "e", "f", "g", "h")},
	}
}

func TestExamples(t *testing.T) {
	t.Parallel()
	found := names{
		"user":        {{exampleUser, "bob"}, {"u2", "jack"}},
		"application": {{"g1", "MYGAME"}, {"g2", "game2"}},
	}
	const unparsable, unsupported = "unparsable", "unsupported"
	for i, c := range []struct{ text, want string }{
		{`displayName:Bob`, "1"},
		{`displayName:"Jack Ryan 1984"`, "2"},
		{`displayName:'say "hi"'`, "3"},
		{`displayName : Bob`, "1"},
		{`displayName:Bob Smith`, unparsable},
		{`displayName:bob-smith`, unparsable},
		{`score>100`, "1"},
		{`score >= 1.5`, "1 2 3"},
		{`score = -5`, unparsable},
		{`score != 3`, unsupported},
		{`metadata.level:10 TO 20`, "1 3"},
		{`metadata.level:10to20`, "1 3"},
		{`metadata.level:10`, "2"},
		{`metadata.level = 10`, "1"},
		{`metadata.type:Sword AND metadata.rarity:Legendary`, "1"},
		{`metadata.type:Sword AND metadata.level:10 TO 20`, "1"},
		{`metadata.a:b & metadata.c:d`, "1 4"},
		{`metadata.a:b && metadata.c:d`, unparsable},
		{`metadata.a:b OR metadata.c:d AND metadata.e:f`, "1 2 3 4"},
		{`metadata.a:b AND metadata.c:d OR metadata.e:f`, "4"},
		{`metadata.e:f OR metadata.a:b AND metadata.c:d`, "1 2 3 4"},
		{`(metadata.a:b OR metadata.c:d) AND metadata.e:f`, "2 3 4"},
		{`(metadata.a:b AND metadata.c:d) OR (metadata.e:f AND metadata.g:h)`, "4"},
		{`NOT metadata.c:d`, "2"},
		{`NOT metadata.a:b AND metadata.c:d`, "3"},
		{`metadata.a:b OR NOT metadata.e:f`, "1 2 4"},
		{`NOT metadata.e:f OR metadata.a:b`, "1"},
		{`NOT (metadata.a:b OR metadata.c:d)`, unparsable},
		{`.ref.user:` + exampleUser, "1"},
		{`.name.application:MYGAME`, "1 3 4"},
		{`application.name:game`, "2"},
		{`.ref.user:` + exampleUser + ` AND metadata.vip = 1`, "1"},
		{`user.email:x`, unsupported},
		{`NOTmetadata.E:x`, "1 3 4"},
		{`version >= 1.2.3`, "1 4"},
		{`version:1.2.3`, "1"},
		{`( metadata.a:b )`, unparsable},
		{`metadata.a:1 TO 2 OR metadata.c:x`, "3"},
	} {
		got := evaluate(c.text, found)
		if got != c.want {
			t.Errorf("example %d: %s gives %q, want %q", i+1, c.text, got, c.want)
		}
	}
}

func evaluate(text string, found names) string {
	q, err := query.Parse(text)
	if err != nil {
		return "unparsable"
	}
	f, err := query.Compile(q, playerType(), found, query.Route[player]{})
	if err != nil {
		return "unsupported"
	}
	out := ""
	for _, p := range players() {
		if f.Matches(&p) {
			out = join(out, p.id)
		}
	}
	return out
}

func join(before, id string) string {
	if before == "" {
		return id
	}
	return before + " " + id
}

package query_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// mission is a row with a property of every kind.
type mission struct {
	id       string
	name     string
	note     *string
	count    float64
	tags     []string
	owners   []string
	first    *step
	steps    []step
	metadata *wire.Object
}

func missionType() *query.Type[mission] {
	steps := query.NewType(nil,
		query.Text("name", func(s *step) string { return s.name }),
		query.Number("count", func(s *step) float64 { return s.count }),
	)
	unnamed := query.NewType(nil, query.Number("count", func(s *step) float64 { return s.count }))
	return query.NewType([]string{"name", "tags", "steps"},
		query.Text("name", func(m *mission) string { return m.name }),
		query.OptionalText("note", func(m *mission) *string { return m.note }),
		query.Number("count", func(m *mission) float64 { return m.count }),
		query.Opaque[mission]("created"),
		query.Texts("tags", func(m *mission) []string { return m.tags }),
		query.References("owners", users, func(m *mission) []string { return m.owners }),
		query.Embedded("first", steps, func(m *mission) *step { return m.first }),
		query.Embedded("bare", unnamed, func(m *mission) *step { return m.first }),
		query.EmbeddedList("steps", steps, func(m *mission) []step { return m.steps }),
		query.Map("metadata", func(m *mission) *wire.Object { return m.metadata }),
	)
}

func missions() []mission {
	note := "new"
	return []mission{
		{
			id: "hunt", name: "hunt_1", note: &note, count: 3, tags: []string{"a", "b"}, owners: []string{"u1", "u2"},
			first: &step{"track", 1}, steps: []step{{"track", 1}, {"catch", 2}},
			metadata: object("list", []any{object("k", "v"), []any{"deep"}, num("7")}, "big", num("1e400"), "not", num("x")),
		},
		{id: "rest", name: "rest_hunt"},
	}
}

func foundMissions(t *testing.T, text string) string {
	t.Helper()
	f, err := query.Compile(parse(t, text), missionType(), resolver(), query.Route[mission]{})
	if err != nil {
		t.Fatalf("Compile(%q): %v", text, err)
	}
	var ids []string
	for _, m := range missions() {
		if f.Matches(&m) {
			ids = append(ids, m.id)
		}
	}
	return strings.Join(ids, " ")
}

func TestKindsOfProperties(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ rule, text, want string }{
		{"query.31", "name:hunt", "hunt rest"},
		{"query.31", "name:HUNT", ""},
		{"query.31", ".name:rest", "rest"},
		{"query.20", "name.:hunt_1", "hunt"},
		{"query.20", "note:new", "hunt"},
		{"query.25", "NOT note:new", "rest"},
		{"query.21", "count = 3.0", "hunt"},
		{"query.21", "count < 1", "rest"},
		{"query.20", "count:3", ""},
		{"query.21", "created > 0", ""},
		{"query.21", "NOT created = 0", "hunt rest"},
		{"query.24", "tags:b", "hunt"},
		{"query.24", "tags.0:a", "hunt"},
		{"query.24", "tags.0:b", ""},
		{"query.34", "note.0:new", ""},
		{"query.34", "NOT note.0:new", "hunt rest"},
		{"query.29", "owners.name:ul", "hunt"},
		{"query.29", "owners.name:nobody", ""},
		{"query.20", "owners:u1", ""},
		{"query.30", "first.name:rac", "hunt"},
		{"query.30", "first.name:RAC", ""},
		{"query.30", "steps.name:atc", "hunt"},
		{"query.30", "NOT steps.name:atc", "rest"},
		{"query.30", "bare.name:x", ""},
		{"query.33", "first.count = 1", "hunt"},
		{"query.33", "steps.count = 2", "hunt"},
		{"query.33", "steps.1.count = 2", "hunt"},
		{"query.33", "steps.0.count = 2", ""},
		{"query.20", "steps:x", ""},
		{"query.33", "metadata.list.k:v", "hunt"},
		{"query.33", "metadata.list.0.k:v", "hunt"},
		{"query.24", "metadata.list.1:deep", "hunt"},
		{"query.24", "metadata.list:deep", ""},
		{"query.24", "metadata.list = 7", "hunt"},
		{"query.33", "metadata.list.k.z:v", ""},
		{"query.21", "metadata.big > 1", "hunt"},
		{"query.21", "metadata.not < 1", ""},
	} {
		if got := foundMissions(t, c.text); got != c.want {
			t.Errorf("%s: %s finds %q, want %q", c.rule, c.text, got, c.want)
		}
	}
}

func TestPathsThatAreRefused(t *testing.T) {
	t.Parallel()
	for text, rule := range map[string]string{
		"note.x:y":        "query.34",
		"note.0.x:y":      "query.34",
		"tags.0.0:a":      "query.34",
		"tags.x:y":        "query.34",
		"tags.0.x:y":      "query.34",
		"first.other:y":   "query.34",
		"steps.other = 1": "query.34",
		"owners.email:y":  "query.33",
		".ref.owners:u1":  "query.27",
		".ref.note:u1":    "query.27",
		"note.name:x":     "query.32",
		"tags.name:x":     "query.32",
	} {
		_, err := query.Compile(parse(t, text), missionType(), resolver(), query.Route[mission]{})
		var unsupported *query.UnsupportedError
		if !errors.As(err, &unsupported) || unsupported.Rule != rule {
			t.Errorf("%s: %v, want %s", text, err, rule)
		}
	}
}

func TestIndexesOfEmbeddedNames(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{"steps.name:x": true, "first.name:x": false, "name:x": true, "owners.name:tess": false} {
		f, err := query.Compile(parse(t, text), missionType(), resolver(), query.Route[mission]{})
		if err != nil {
			t.Fatal(err)
		}
		if got := f.Usable(1); got != want {
			t.Errorf("%s: usable %v, want %v (query.51)", text, got, want)
		}
	}
}

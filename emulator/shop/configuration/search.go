package configuration

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

const applications = "application"

// stored is how the server stores configurations, for queries (query.52).
var stored = query.NewType(
	[]string{"name", "parent", "type"},
	query.Text("name", func(r *Row) string { return r.Name }),
	query.Text("type", func(r *Row) string { return *r.Type.class() }),
	query.OptionalText("description", func(r *Row) *string { return r.Description }),
	query.Reference("parent", query.Target{Collection: applications, Named: true}, func(r *Row) string { return r.ApplicationID }),
).WithSubtypes(special()...)

// filter returns what a search among the configurations of an application lets
// through (appconfig.3). A text that is no query, and a query that would look
// at all rows, is searched for in the descriptions (query.60).
func filter(c *rest.Call, applicationID, text string) (rest.Filter[Row], error) {
	ofApplication := query.Condition[Row]{
		Field: "parent", Operator: query.Equal, Holds: func(r *Row) bool { return r.ApplicationID == applicationID },
	}
	named := query.Condition[Row]{Field: "name", Operator: query.Exists, Holds: func(*Row) bool { return true }}
	return rest.Search[Row]{
		Type: stored, Resolver: resolver{c.Tx}, Route: query.Route[Row]{After: []query.Condition[Row]{named, ofApplication}},
		Rows: Configurations.Len(c.Tx), Fallback: described,
	}.Filter(c, text)
}

// described lets configurations through by the words of their descriptions.
func described(text string) (rest.Filter[Row], error) {
	words := query.NewFullText(strings.TrimSpace(text))
	return rest.Where(func(r *Row) bool { return r.Description != nil && words.Matches(*r.Description) }), nil
}

// resolver finds what configurations refer to: applications.
type resolver struct{ tx *sandbox.Tx }

// Exists says whether there is an application with an id (query.27).
func (r resolver) Exists(_, id string) bool {
	_, found := application.Applications.Get(r.tx, id)
	return found
}

// ByName is the id of the application with a name (query.28).
func (r resolver) ByName(_, name string) (string, bool) {
	row, ok := application.ByName.First(r.tx, name)
	if !ok {
		return "", false
	}
	return row.ID, true
}

// NamesContaining are the ids of the applications whose name contains a text
// (query.29).
func (r resolver) NamesContaining(_, text string) []string {
	var ids []string
	for row := range application.ByName.All(r.tx) {
		if strings.Contains(row.Name, text) {
			ids = append(ids, row.ID)
		}
	}
	return ids
}

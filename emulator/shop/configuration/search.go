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

// search is how the search of the list of an application is understood
// (appconfig.3). A text that is no query, and a query that would look
// at all rows, is searched for in the descriptions (query.60).
func search(c *rest.Call, applicationID string) rest.Search[Row] {
	ofApplication := query.Condition[Row]{
		Field: "parent", Operator: query.Equal, Holds: func(r *Row) bool { return r.ApplicationID == applicationID },
	}
	named := query.Condition[Row]{Field: "name", Operator: query.Exists, Holds: func(*Row) bool { return true }}
	return rest.Search[Row]{
		Type: stored, Resolver: resolver{c.Tx}, Route: query.Route[Row]{After: []query.Condition[Row]{named, ofApplication}},
		Rows: Configurations.Len(c.Tx), Fallback: described,
		Otherwise: "words that are searched for in the descriptions of all applications' configurations: any word, every \"phrase\", no -word",
	}
}

// Searches are the lists of this family whose search can be explained.
func Searches() []rest.Searchable {
	return []rest.Searchable{rest.NewSearchable("configuration", "/application/{applicationNameOrId}/configuration",
		"the name or the id of the application",
		func(c *rest.Call, within string) (rest.Search[Row], error) {
			app, err := application.Find(c.Tx, within)
			if err != nil {
				return rest.Search[Row]{}, err
			}
			return search(c, app.ID), nil
		}, Configurations.All, func(r *Row) string { return r.ID })}
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

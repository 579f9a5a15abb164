package deployment

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// stored is how the server stores deployments, for queries.
var stored = query.NewType([]string{"application"},
	query.Text("state", func(r *Row) string { return string(r.State) }),
	query.Number("version", func(r *Row) float64 { return float64(r.Version) }),
	query.Reference("application", query.Target{Collection: "application", Named: true}, func(r *Row) string { return r.ApplicationID }),
	query.Reference("elm", query.Target{Collection: "large_object"}, func(r *Row) string { return r.ELMID }),
)

// filter returns what a search lets through: all where it is no query that can
// be used (element_deployment.13).
func filter(c *rest.Call, text string) (rest.Filter[Row], error) {
	if text == "" {
		return nil, nil
	}
	return rest.Search[Row]{
		Type: stored, Resolver: resolver{c.Tx}, Rows: Deployments.Len(c.Tx),
		Fallback: func(string) (rest.Filter[Row], error) { return nil, nil },
	}.Filter(c, text)
}

// resolver finds the applications that deployments refer to.
type resolver struct{ tx *sandbox.Tx }

// Exists says whether there is an application with an id (query.27).
func (r resolver) Exists(_, id string) bool {
	_, found := application.Applications.Get(r.tx, id)
	return found
}

// NamesContaining are the ids of the applications whose name contains a text
// (query.29).
func (r resolver) NamesContaining(_, text string) []string {
	var ids []string
	for row := range application.Applications.All(r.tx) {
		if strings.Contains(row.Name, text) {
			ids = append(ids, row.ID)
		}
	}
	return ids
}

// ByName is the id of the application with a name (query.28).
func (r resolver) ByName(_, name string) (string, bool) {
	row, ok := application.ByName.First(r.tx, name)
	if !ok {
		return "", false
	}
	return row.ID, true
}

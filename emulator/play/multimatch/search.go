package multimatch

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/configuration"
)

// The collections to which matches refer.
const (
	applications   = "application"
	configurations = "application configuration"
	profiles       = "profile"
)

// storedIn returns how the server stores matches, for queries (query.52).
func storedIn(tx *sandbox.Tx) *query.Type[Row] {
	return query.NewType(
		[]string{"joinCode", "created", "expiry", "profiles"},
		query.Opaque[Row]("joinCode"),
		query.Text("status", func(r *Row) string { return string(r.Status) }),
		query.Reference("application", query.Target{Collection: applications, Named: true}, func(r *Row) string {
			queue, ok := r.queue(tx)
			if !ok {
				return ""
			}
			return queue.ApplicationID
		}),
		query.Reference("configuration", query.Target{Collection: configurations, Named: true}, func(r *Row) string { return r.ConfigurationID }),
		query.Map("metadata", func(r *Row) *wire.Object { return r.Metadata }),
		query.Opaque[Row]("created"),
		query.Opaque[Row]("expiry"),
		query.References("profiles", query.Target{Collection: profiles}, func(r *Row) []string { return r.Players }),
	)
}

// filter returns what a search lets through, expired matches too. There is no
// text index, so what is no query fails (multi_match.14, query.60).
func filter(c *rest.Call, text string) (rest.Filter[Row], error) {
	found, err := search(c).Filter(c, text)
	if err == nil {
		c.Defect("multi_match.14")
	}
	return found, err
}

func search(c *rest.Call) rest.Search[Row] {
	return rest.Search[Row]{
		Type: storedIn(c.Tx), Resolver: resolver{c.Tx}, Rows: Matches.Len(c.Tx), Otherwise: "a text search",
		Fallback: func(text string) (rest.Filter[Row], error) {
			return nil, rest.Unknown("The search %q is no query that an index helps with, and multi matches have no text index.", text).By("multi_match.14")
		},
	}
}

// Searches are the lists of this family whose search can be explained.
func Searches() []rest.Searchable {
	return []rest.Searchable{rest.NewSearchable("multi_match", "/multi_match", "",
		func(c *rest.Call, _ string) (rest.Search[Row], error) { return search(c), nil },
		Matches.All, func(r *Row) string { return r.ID })}
}

// resolver finds what matches refer to.
type resolver struct{ tx *sandbox.Tx }

// Exists says whether there is a row with an id (query.27).
func (r resolver) Exists(collection, id string) (found bool) {
	switch collection {
	case applications:
		_, found = application.Applications.Get(r.tx, id)
	case configurations:
		_, found = configuration.Configurations.Get(r.tx, id)
	case profiles:
		_, found = profile.Profiles.Get(r.tx, id)
	}
	return found
}

// ByName is the id of the first row with a name (query.28).
func (r resolver) ByName(collection, name string) (string, bool) {
	ids := r.named(collection, func(n string) bool { return n == name })
	if len(ids) == 0 {
		return "", false
	}
	return ids[0], true
}

// NamesContaining are the ids of the rows whose name contains a text
// (query.29).
func (r resolver) NamesContaining(collection, text string) []string {
	return r.named(collection, func(n string) bool { return strings.Contains(n, text) })
}

func (r resolver) named(collection string, fits func(name string) bool) (ids []string) {
	switch collection {
	case applications:
		for row := range application.ByName.All(r.tx) {
			if fits(row.Name) {
				ids = append(ids, row.ID)
			}
		}
	case configurations:
		for row := range configuration.Configurations.All(r.tx) {
			if fits(row.Name) {
				ids = append(ids, row.ID)
			}
		}
	}
	return ids
}

package profile

import (
	"iter"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// The names by which queries know users and profiles.
const (
	UserCollection = "user"
	Collection     = "profile"
)

// The other collections to which profiles refer.
const (
	applications = "application"
	largeObjects = "large object"
)

// Resolver finds profiles and what they refer to, for queries.
func Resolver(tx *sandbox.Tx) query.Resolver { return resolver{tx} }

// resolver finds what profiles refer to.
type resolver struct{ tx *sandbox.Tx }

// Exists says whether there is a row with an id (query.27).
func (r resolver) Exists(collection, id string) (found bool) {
	switch collection {
	case UserCollection:
		_, found = user.Users.Get(r.tx, id)
	case Collection:
		_, found = Profiles.Get(r.tx, id)
	case applications:
		_, found = application.Applications.Get(r.tx, id)
	case largeObjects:
		_, found = largeobject.Objects.Get(r.tx, id)
	}
	return found
}

// ByName is the id of the first row with a name (query.28).
func (r resolver) ByName(collection, name string) (string, bool) {
	switch collection {
	case UserCollection:
		if row, ok := user.ByName.First(r.tx, name); ok {
			return row.ID, true
		}
	case applications:
		if row, ok := application.ByName.First(r.tx, name); ok {
			return row.ID, true
		}
	}
	return "", false
}

// NamesContaining are the ids of the rows whose name contains a text
// (query.29).
func (r resolver) NamesContaining(collection, text string) []string {
	switch collection {
	case UserCollection:
		return containing(user.ByName.All(r.tx), text, func(u *user.Row) (string, string) { return u.ID, u.Name })
	case applications:
		return containing(application.ByName.All(r.tx), text, func(a *application.Row) (string, string) { return a.ID, a.Name })
	default:
		return nil
	}
}

func containing[R any](rows iter.Seq[*R], text string, of func(*R) (id, name string)) []string {
	var ids []string
	for row := range rows {
		if id, name := of(row); strings.Contains(name, text) {
			ids = append(ids, id)
		}
	}
	return ids
}

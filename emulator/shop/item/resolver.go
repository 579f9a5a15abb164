package item

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Collection is the name by which queries know the items.
const Collection = "item"

// Resolver finds items, users and profiles for queries.
func Resolver(tx *sandbox.Tx) query.Resolver { return resolver{profile.Resolver(tx), tx} }

type resolver struct {
	query.Resolver
	tx *sandbox.Tx
}

// Exists says whether there is a row with an id (query.27).
func (r resolver) Exists(collection, id string) bool {
	if collection != Collection {
		return r.Resolver.Exists(collection, id)
	}
	_, found := Items.Get(r.tx, id)
	return found
}

// ByName is the id of the first row with a name (query.28).
func (r resolver) ByName(collection, name string) (string, bool) {
	if collection != Collection {
		return r.Resolver.ByName(collection, name)
	}
	row, found := ByName.First(r.tx, name)
	if !found {
		return "", false
	}
	return row.ID, true
}

// NamesContaining are the ids of the rows whose name contains a text
// (query.29).
func (r resolver) NamesContaining(collection, text string) []string {
	if collection != Collection {
		return r.Resolver.NamesContaining(collection, text)
	}
	var ids []string
	for row := range ByName.All(r.tx) {
		if strings.Contains(row.Name, text) {
			ids = append(ids, row.ID)
		}
	}
	return ids
}

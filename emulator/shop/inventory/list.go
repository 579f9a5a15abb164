package inventory

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/item"
)

// listIn are the parameters of both lists (inventory.24).
type listIn struct {
	rest.Paging
	UserID string `query:"userId"`
	Search string `query:"search"`
}

// stored is how the server stores stacks, for queries (query.52).
var stored = query.NewType(
	[]string{"version", "item", "user"},
	query.Opaque[Row]("version"),
	query.Reference("item", query.Target{Collection: item.Collection, Named: true}, (*Row).ItemID),
	query.Reference("user", query.Target{Collection: profile.UserCollection, Named: true}, (*Row).UserID),
	query.Number("quantity", func(r *Row) float64 { return float64(r.Quantity) }),
	query.Opaque[Row]("rewardIssuanceUuids"),
)

func listSimple(c *rest.Call, in listIn) (rest.Page[Item], error) { return list(c, in, false) }

func listAdvanced(c *rest.Call, in listIn) (rest.Page[Item], error) {
	in.Search = wire.Trim(in.Search) // inventory.22
	return list(c, in, c.Caller.Level.AtLeast(rest.Superuser))
}

// list is a page of a user's stacks, the caller's without one. Those of others
// are all shown where everything is, and else only those whose items are
// public, whatever the search (inventory.17 to .23, inventory.28).
func list(c *rest.Call, in listIn, everything bool) (rest.Page[Item], error) {
	ownerID := c.Caller.UserID
	own := strings.TrimSpace(in.UserID) == "" || c.Caller.Is(in.UserID)
	if !own {
		owner, err := user.Get(c.Tx, in.UserID)
		if err != nil {
			return rest.Page[Item]{}, err
		}
		ownerID = owner.ID
	}
	rows := byOwner.Each(c.Tx, ownerID)
	if !own && !everything {
		return rest.PageOf(c, in.LaxPaging, rows, rest.Where(isPublic(c)), view(c))
	}
	if in.Search == "" {
		return rest.PageOf(c, in.LaxPaging, rows, nil, view(c))
	}
	// A query can reach the stacks of others (query.47).
	found, filter, err := search(c, ownerID).Select(c, Stacks.All(c.Tx), in.Search)
	switch {
	case err != nil:
		return rest.Page[Item]{}, err
	case filter == nil:
		return rest.PageOf(c, in.LaxPaging, rows, nil, view(c))
	default:
		return rest.PageOf(c, in.LaxPaging, found, owned(filter), view(c))
	}
}

func isPublic(c *rest.Call) func(*Row) bool {
	return func(r *Row) bool {
		good, ok := item.Items.Get(c.Tx, r.ItemID())
		return ok && good.PublicVisible
	}
}

// search is how the search of a user's list is understood. A text that is
// ignored has no filter (inventory.22).
func search(c *rest.Call, ownerID string) rest.Search[Row] {
	ofUser := query.Condition[Row]{
		Field: "user", Operator: query.Equal, Holds: func(r *Row) bool { return r.UserID() == ownerID }, Keys: []string{ownerID},
	}
	return rest.Search[Row]{
		Type: stored, Resolver: item.Resolver(c.Tx), Rows: Stacks.Len(c.Tx), Route: query.Route[Row]{Before: []query.Condition[Row]{ofUser}},
		Indexes:  map[string]*sandbox.Index[Row]{"user": byOwner},
		Fallback: func(string) (rest.Filter[Row], error) { return nil, nil }, Otherwise: "no search: all stacks of the user",
	}
}

// owned lets only stacks through that are in somebody's list.
func owned(filter rest.Filter[Row]) rest.Filter[Row] {
	return func(r *Row) (bool, error) {
		if r.Ownerless {
			return false, nil
		}
		return filter(r)
	}
}

// Searches are the lists of this family whose search can be explained.
func Searches() []rest.Searchable {
	return []rest.Searchable{rest.NewSearchable("inventory", "/inventory/advanced", "the id of the user",
		func(c *rest.Call, within string) (rest.Search[Row], error) {
			owner, err := user.Get(c.Tx, within)
			if err != nil {
				return rest.Search[Row]{}, err
			}
			s := search(c, owner.ID)
			s.Fallback = func(string) (rest.Filter[Row], error) {
				return rest.Where(func(r *Row) bool { return r.UserID() == owner.ID && !r.Ownerless }), nil
			}
			return s, nil
		}, Stacks.All, func(r *Row) string { return r.Key })}
}

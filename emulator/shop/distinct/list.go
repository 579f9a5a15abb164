package distinct

import (
	"iter"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/content/index"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/item"
)

// listIn are the parameters of the list (distinct.21).
type listIn struct {
	rest.Paging
	UserID    string `query:"userId"`
	ProfileID string `query:"profileId"`
	Search    string `query:"search"`
}

// stored is how the server stores distinct items, for queries (query.52).
var stored = query.NewType(
	[]string{"item", "user", "profile"},
	query.Reference("user", query.Target{Collection: profile.UserCollection, Named: true}, func(r *Row) string { return r.UserID }),
	query.Reference("profile", query.Target{Collection: profile.Collection}, func(r *Row) string { return r.ProfileID }),
	query.Reference("item", query.Target{Collection: item.Collection, Named: true}, func(r *Row) string { return r.ItemID }),
	query.Map("metadata", func(r *Row) *wire.Object { return r.Metadata }),
)

// list is the page of items that a caller may see (distinct.14 to .20).
func list(c *rest.Call, in listIn) (rest.Page[Item], error) {
	wanted, ok, err := in.selection(c)
	if err != nil || !ok {
		return rest.EmptyPage[Item](), err
	}
	search := wire.Trim(in.Search)
	if search == "" {
		return rest.PageOf(c, in.LaxPaging, wanted.rows(c), rest.Where(wanted.has), view(c))
	}
	// A query can reach the items of others (query.47).
	rows, filter, err := wanted.search(c).Select(c, Items.All(c.Tx), search)
	if err != nil || filter == nil {
		return rest.EmptyPage[Item](), err // distinct.20
	}
	return rest.PageOf(c, in.LaxPaging, rows, filter, view(c))
}

// selection is which items are listed. What is empty selects all.
type selection struct {
	userID, profileID string
	public            func(*Row) bool // nil: others too
}

// selection reads the parameters. Where it is not ok, the answer is the empty
// page (distinct.18, distinct.19).
func (in listIn) selection(c *rest.Call) (s selection, ok bool, err error) {
	of, _ := profile.FindActive(c.Tx, in.ProfileID)
	own := blank(in.UserID) || c.Caller.Is(in.UserID)
	if of != nil {
		effective := c.Caller.UserID
		if !own {
			row, err := user.Get(c.Tx, in.UserID)
			if err != nil {
				return s, false, err
			}
			effective = row.ID
		}
		if of.UserID != effective {
			return s, false, nil
		}
		s.profileID = of.ID
	} else if !blank(in.ProfileID) {
		return s, false, nil
	}
	return s, s.restrict(c, in.UserID, own), nil
}

// restrict selects the items of the user that is asked for: a USER's own ones,
// or of another's only those that are public (distinct.14 to .17).
func (s *selection) restrict(c *rest.Call, userID string, own bool) bool {
	super := c.Caller.Level.AtLeast(rest.Superuser)
	switch {
	case blank(userID) && super:
		return true
	case own:
		s.userID = c.Caller.UserID
		return true
	}
	row, err := user.Get(c.Tx, userID)
	if err != nil {
		return false
	}
	s.userID = row.ID
	if !super {
		s.public = func(r *Row) bool { return isPublic(c.Tx, r) }
	}
	return true
}

// rows are those among which the selection is, in the order of their ids.
func (s selection) rows(c *rest.Call) iter.Seq[*Row] {
	switch {
	case s.profileID != "":
		return byProfile.Each(c.Tx, s.profileID)
	case s.userID != "":
		return byUser.Each(c.Tx, s.userID)
	default:
		return Items.All(c.Tx)
	}
}

// has says whether an item is in the selection.
func (s selection) has(r *Row) bool {
	switch {
	case s.userID != "" && r.UserID != s.userID:
		return false
	case s.profileID != "" && r.ProfileID != s.profileID:
		return false
	default:
		return s.public == nil || s.public(r)
	}
}

// search is how the search of the list is understood. A text that can't be used
// has no filter (distinct.20).
func (s selection) search(c *rest.Call) rest.Search[Row] {
	var before []query.Condition[Row]
	add := func(field string, operator query.Operator, holds func(*Row) bool, keys ...string) {
		before = append(before, query.Condition[Row]{Field: field, Operator: operator, Holds: holds, Keys: keys})
	}
	if s.userID != "" {
		add("user", query.Equal, func(r *Row) bool { return r.UserID == s.userID }, s.userID)
	}
	if s.profileID != "" {
		add("profile", query.Equal, func(r *Row) bool { return r.ProfileID == s.profileID }, s.profileID)
	}
	if s.public != nil {
		add("item", query.In, s.public)
	}
	return rest.Search[Row]{
		Type: stored, Resolver: item.Resolver(c.Tx), Rows: Items.Len(c.Tx),
		Route:    query.Route[Row]{Before: before, Indexed: index.Built(c.Tx, index.DistinctInventoryItem)},
		Indexes:  map[string]*sandbox.Index[Row]{"user": byUser, "profile": byProfile},
		Fallback: func(string) (rest.Filter[Row], error) { return nil, nil }, Otherwise: "nothing: an empty page",
	}
}

// Searches are the lists of this family whose search can be explained: that of
// a superuser, who sees everybody's.
func Searches() []rest.Searchable {
	return []rest.Searchable{rest.NewSearchable("distinct", "/inventory/distinct", "",
		func(c *rest.Call, _ string) (rest.Search[Row], error) {
			s := selection{}.search(c)
			s.Fallback = func(string) (rest.Filter[Row], error) { return rest.Where(func(*Row) bool { return false }), nil }
			return s, nil
		}, Items.All, func(r *Row) string { return r.ID })}
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }

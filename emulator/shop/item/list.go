package item

import (
	"slices"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// listIn are the parameters of the list. Its paging is not looked at
// (item.22).
type listIn struct {
	rest.LaxPaging
	Tags     []string `query:"tags"`
	Category string   `query:"category"`
	Search   string   `query:"search"`
}

// list is a page of the items that are not deleted, for everybody (item.17 to
// .23).
func list(c *rest.Call, in listIn) (rest.Page[Item], error) {
	if wire.Blank(in.Category) && wire.Blank(in.Search) && in.Tags == nil {
		return rest.PageOfAll(c, in.LaxPaging, byLive, view(c))
	}
	if !wire.Blank(in.Category) && !slices.Contains(Category("").Constants(), in.Category) {
		return rest.EmptyPage[Item](), nil // item.19
	}
	filter, err := in.filter()
	if err != nil {
		return rest.Page[Item]{}, err
	}
	return rest.PageOf(c, in.LaxPaging, byLive.All(c.Tx), filter, view(c))
}

// filter lets through what all of the parameters do (item.21).
func (in listIn) filter() (rest.Filter[Row], error) {
	if wire.Blank(in.Search) {
		return rest.Where(in.has), nil
	}
	pattern, err := query.Regex(in.Search)
	if err != nil {
		return nil, rest.Unknown("The search %q is no regular expression: %v", in.Search, err).By("item.20")
	}
	named := rest.MatchesAny(pattern, func(r *Row) []string { return []string{r.Name} })
	return func(r *Row) (bool, error) {
		if !in.has(r) {
			return false, nil
		}
		return named(r)
	}, nil
}

// has says whether a row is of the category and has one of the tags (item.18,
// item.19).
func (in listIn) has(r *Row) bool {
	if !wire.Blank(in.Category) && r.Category != Category(in.Category) {
		return false
	}
	return in.Tags == nil || slices.ContainsFunc(in.Tags, func(tag string) bool { return slices.Contains(r.Tags, tag) })
}

package mission

import (
	"slices"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// listIn are the parameters of the list. A search makes the tags without
// effect (mission.12).
type listIn struct {
	rest.Paging
	Tags   []string `query:"tags"`
	Search string   `query:"search"`
}

// list is a page of the missions that are not deleted (mission.11 to .13). A
// page on which a spoilt one stands can't be shown (mission.17).
func list(c *rest.Call, in listIn) (rest.Page[Mission], error) {
	var failed error
	view := func(r *Row) Mission {
		shown, err := r.View(c.Tx)
		if err != nil {
			failed = err
		}
		return shown
	}
	filter, err := in.filter(c)
	if err != nil {
		return rest.Page[Mission]{}, err
	}
	page, err := rest.PageOf(c, in.LaxPaging, byLive.All(c.Tx), filter, view)
	if err == nil {
		err = failed
	}
	return page, err
}

func (in listIn) filter(c *rest.Call) (rest.Filter[Row], error) {
	if strings.TrimSpace(in.Search) != "" {
		return rest.Search[Row]{
			Type: stored, Rows: Missions.Len(c.Tx), Fallback: entitled,
			Route: query.Route[Row]{After: []query.Condition[Row]{{
				Field: "name", Operator: query.Exists, Holds: func(r *Row) bool { return !r.Deleted() },
			}}},
		}.Filter(c, in.Search)
	}
	if in.Tags == nil {
		return nil, nil
	}
	return rest.Where(func(r *Row) bool {
		return slices.ContainsFunc(in.Tags, func(tag string) bool { return slices.Contains(r.Tags, tag) })
	}), nil
}

// stored is how the server stores missions, for queries (query.52).
var stored = query.NewType(
	[]string{"name"},
	query.OptionalText("name", func(r *Row) *string { return r.Name }),
	query.Text("displayName", func(r *Row) string { return r.DisplayName }),
	query.Text("description", func(r *Row) string { return r.Description }),
	query.Map("metadata", func(r *Row) *wire.Object { return r.Metadata }),
)

// entitled lets missions through by the words of their titles.
func entitled(text string) (rest.Filter[Row], error) {
	words := query.NewFullText(strings.TrimSpace(text))
	return rest.Where(func(r *Row) bool { return words.Matches(r.DisplayName) }), nil
}

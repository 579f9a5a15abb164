package bundle

import (
	"iter"
	"slices"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// listIn are the parameters of the list. Blank ones say nothing
// (product_bundle.2).
type listIn struct {
	Application string   `query:"applicationNameOrId"`
	Schema      string   `query:"schema"`
	ProductID   string   `query:"productId"`
	Tags        []string `query:"tag"`
	rest.LaxPaging
}

func list(c *rest.Call, in listIn) (rest.Page[Bundle], error) {
	rows := Bundles.All(c.Tx)
	if !wire.Blank(in.Application) {
		app, err := application.Find(c.Tx, in.Application)
		if err != nil {
			return rest.EmptyPage[Bundle](), nil
		}
		rows = byApplication.Each(c.Tx, app.ID)
	}
	in.Tags = slices.DeleteFunc(in.Tags, wire.Blank)
	in.noteCase(c, rows)
	return rest.PageOf(c, in.LaxPaging, rows, rest.Where(in.has), (*Row).View)
}

// has says whether a bundle is in the list.
func (in listIn) has(r *Row) bool {
	if !wire.Blank(in.ProductID) && !strings.Contains(r.ProductID, in.ProductID) {
		return false
	}
	return in.hasOtherwise(r)
}

// hasOtherwise says whether a bundle is in the list but for its product.
func (in listIn) hasOtherwise(r *Row) bool {
	if !wire.Blank(in.Schema) && r.Schema != in.Schema {
		return false
	}
	wanted := func(tag *string) bool { return tag != nil && slices.Contains(in.Tags, *tag) }
	return len(in.Tags) == 0 || slices.ContainsFunc(r.Tags, wanted)
}

// noteCase notes where the server meant to find more: its search for products
// looks at the case (econ.26).
func (in listIn) noteCase(c *rest.Call, rows iter.Seq[*Row]) {
	if wire.Blank(in.ProductID) {
		return
	}
	part := strings.ToLower(in.ProductID)
	for row := range rows {
		if strings.Contains(strings.ToLower(row.ProductID), part) && in.hasOtherwise(row) && !in.has(row) {
			c.Defect("econ.26")
			return
		}
	}
}

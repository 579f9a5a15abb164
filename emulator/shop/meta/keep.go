package meta

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/receipt"
)

// keep keeps a receipt, without a user and without a time, and returns what is
// stored of its purchase (meta.3, meta.4).
func keep(tx *sandbox.Tx, schema string, r *Receipt) (stored Receipt, err error) {
	body, err := receipt.Body(r)
	if err != nil {
		return stored, err
	}
	row, err := receipt.Keep(tx, receipt.Row{TransactionID: r.PurchaseID, Schema: &schema, Body: body})
	if err != nil {
		return stored, err
	}
	return stored, row.Read(&stored)
}

// create keeps a receipt without asking the store (meta.3).
func create(schema string) func(*rest.Call, receiptIn) (Receipt, error) {
	return func(c *rest.Call, in receiptIn) (Receipt, error) { return keep(c.Tx, schema, in.Body) }
}

// list is what the caller's receipts of a store hold. Its offset is 0 and its
// total that of the page; what the routes of the stores keep is nobody's, and
// never in it (meta.4, meta.5).
func list(schema string) func(*rest.Call, rest.LaxPaging) (rest.Page[Receipt], error) {
	return func(c *rest.Call, in rest.LaxPaging) (rest.Page[Receipt], error) {
		rows, err := receipt.OfUser(c, in, c.Caller.UserID, schema)
		if err != nil {
			return rest.Page[Receipt]{}, err
		}
		c.Defect("meta.4")
		page := rest.EmptyPage[Receipt]()
		for _, row := range rows.Objects {
			var one Receipt
			if err := row.Read(&one); err != nil {
				return rest.Page[Receipt]{}, err
			}
			page.Objects = append(page.Objects, one)
		}
		page.Total = len(page.Objects)
		return page, nil
	}
}

type idIn struct {
	ID string `path:"id"`
}

// get never finds anything: the server looks for null, whatever the path says
// (meta.2).
func get(*rest.Call, idIn) (Receipt, error) {
	return Receipt{}, rest.NotFound("Unable to find receipt with an id of null").By("meta.2")
}

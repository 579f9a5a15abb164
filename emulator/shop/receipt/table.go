package receipt

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Row is a receipt as it is stored.
type Row struct {
	ID                    string
	TransactionID, Schema *string
	// UserID is empty for those of Meta's stores (meta.4).
	UserID       string
	PurchaseTime int64
	Body         *wire.Object
}

// The indexes of the receipts. A blank transaction is never found (receipt.3).
var (
	byUser        = sandbox.Many("user", func(r *Row) string { return r.UserID })
	byTransaction = sandbox.Many("schema and transaction", func(r *Row) string { return transaction(r.Schema, r.TransactionID) })
)

func transaction(schema, id *string) string {
	switch {
	case id == nil || strings.TrimSpace(*id) == "":
		return ""
	case schema == nil:
		return "\x00" + *id
	default:
		return "=" + *schema + "\x00" + *id
	}
}

// Receipts are all receipts.
var Receipts = sandbox.Define("receipt", func(r *Row) string { return r.ID }, sandbox.OwnedBy(byUser), sandbox.With(byTransaction))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Receipts} }

package receipt

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Find is the receipt with an id (receipt.5).
func Find(tx *sandbox.Tx, id string) (*Row, error) {
	row, ok := Receipts.Get(tx, strings.ToLower(id))
	if !ok {
		return nil, rest.NotFound("Receipt %q not found.", id)
	}
	return row, nil
}

// Keep adds a receipt, or returns the stored one of its schema and transaction
// as it is (receipt.2, receipt.3). The id is set. An empty body is shown once and
// not stored, as the server's database keeps no empty objects.
func Keep(tx *sandbox.Tx, row Row) (*Row, error) {
	if key := transaction(row.Schema, row.TransactionID); key != "" {
		if existing, ok := byTransaction.First(tx, key); ok {
			return existing, nil
		}
	}
	row.ID = tx.NewID()
	stored := row
	if row.Body != nil && len(row.Body.Members()) == 0 {
		stored.Body = nil
	}
	return &row, Receipts.Insert(tx, &stored)
}

// Create adds a receipt that a client describes (receipt.1 to .4).
func Create(tx *sandbox.Tx, req *CreateRequest) (*Row, error) {
	userID := wire.Or(req.UserID, "")
	buyer, err := user.Get(tx, userID)
	if err != nil {
		return nil, rest.NotFound("User with id %s not found.", userID)
	}
	if key := transaction(req.Schema, req.OriginalTransactionID); key != "" {
		if existing, ok := byTransaction.First(tx, key); ok {
			return existing, nil
		}
	}
	body, err := parse(req.Body)
	if err != nil {
		return nil, err
	}
	return Keep(tx, Row{
		TransactionID: req.OriginalTransactionID, Schema: req.Schema, UserID: buyer.ID, PurchaseTime: req.PurchaseTime, Body: body,
	})
}

// Delete removes a receipt, and nothing that came of it (receipt.10).
func Delete(tx *sandbox.Tx, id string) error {
	row, err := Find(tx, id)
	if err != nil {
		return err
	}
	Receipts.Delete(tx, row.ID)
	return nil
}

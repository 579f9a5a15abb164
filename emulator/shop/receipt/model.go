// Package receipt is the receipts of purchases: what a store said of them.
package receipt

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Receipt is a receipt as clients see it (16, Receipt).
type Receipt struct {
	ID                    string     `json:"id"`
	OriginalTransactionID *string    `json:"originalTransactionId"`
	Schema                *string    `json:"schema"`
	User                  *user.User `json:"user"`
	// PurchaseTime is in ms since the epoch.
	PurchaseTime int64 `json:"purchaseTime"`
	// Body is the text of a JSON object.
	Body *string `json:"body"`
}

// CreateRequest makes a receipt (16, CreateReceiptRequest).
type CreateRequest struct {
	OriginalTransactionID *string `json:"originalTransactionId"`
	Schema                *string `json:"schema"`
	UserID                *string `json:"userId"`
	PurchaseTime          int64   `json:"purchaseTime"`
	// Body is the text of a JSON object, or null.
	Body *string `json:"body"`
}

// View is the row as clients see it.
func (r *Row) View(tx *sandbox.Tx) Receipt {
	out := Receipt{ID: r.ID, OriginalTransactionID: r.TransactionID, Schema: r.Schema, PurchaseTime: r.PurchaseTime}
	if buyer, ok := user.Users.Get(tx, r.UserID); ok {
		view := buyer.View()
		out.User = &view
	}
	if r.Body != nil {
		body := text(r.Body)
		out.Body = &body
	}
	return out
}

package reward

import (
	"encoding/hex"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// The places of the parts of an id, in hex digits. The slot of the quantity is
// never filled (reward.1).
const (
	idDigits     = 24
	emptySlot    = "00000000"
	contextStart = 2*idDigits + len(emptySlot)
)

// ID is the id of an issuance: of user and item, both in lower case, and the
// context (reward.1). Issuances are in the order of their ids (reward.8).
func ID(userID, itemID, context string) string {
	return userID + itemID + emptySlot + hex.EncodeToString([]byte(context))
}

// Row is an issuance as it is stored.
type Row struct {
	// ID is made by the function ID: it holds user, item and context.
	ID       string
	State    State
	Quantity int
	Context  string
	Type     Type
	Source   *string
	Metadata *wire.Object
	Tags     []string
	// Expires is the instant, in ms since the epoch, at which the issuance is
	// gone; 0 for never.
	Expires int64
	UUID    string
}

// UserID is the id of the beneficiary.
func (r *Row) UserID() string { return r.ID[:idDigits] }

// ItemID is the id of the item.
func (r *Row) ItemID() string { return r.ID[idDigits : 2*idDigits] }

// byUser has the issuances of a user in the order of their ids.
var byUser = sandbox.Many("user", (*Row).UserID)

// Issuances are all issuances. Expired ones are gone at their instant; the
// real server's database takes up to a minute (reward.21).
var Issuances = sandbox.Define("reward issuance", func(r *Row) string { return r.ID },
	sandbox.OwnedBy(byUser),
	sandbox.Deadline(func(r *Row) int64 { return r.Expires }))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Issuances} }

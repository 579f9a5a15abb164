// Package reward is reward issuances: items that users were promised and may
// redeem.
package reward

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/inventory"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/item"
)

// State is where an issuance is in its life.
type State string

// The states.
const (
	Issued   State = "ISSUED"
	Redeemed State = "REDEEMED"
)

// Constants are the states in the order of their ordinals (json.4).
func (State) Constants() []string { return []string{string(Issued), string(Redeemed)} }

// Type says whether an issuance stays when it is redeemed.
type Type string

// The types.
const (
	// NonPersistent ones are removed when they are redeemed, so that the same
	// context can be issued again (reward.4).
	NonPersistent Type = "NON_PERSISTENT"
	// Persistent ones stay and block their context for ever (reward.3).
	Persistent Type = "PERSISTENT"
)

// Constants are the types in the order of their ordinals (json.4).
func (Type) Constants() []string { return []string{string(NonPersistent), string(Persistent)} }

// Issuance is an issuance as clients see it (14, RewardIssuance).
type Issuance struct {
	ID           string       `json:"id"`
	User         *user.User   `json:"user" schema:"required"`
	State        State        `json:"state" schema:"required"`
	Item         *item.Item   `json:"item"`
	ItemQuantity int          `json:"itemQuantity"`
	Context      string       `json:"context"`
	Type         Type         `json:"type"`
	Source       *string      `json:"source"`
	Metadata     *wire.Object `json:"metadata"`
	Tags         []string     `json:"tags"`
	// ExpirationTimestamp is in ms since the epoch.
	ExpirationTimestamp *int64 `json:"expirationTimestamp"`
	UUID                string `json:"uuid"`
}

// Redemption is what became of an issuance that somebody wanted to redeem
// (14, RewardIssuanceRedemptionResult). ErrorDetails is null on success
// (reward.18).
type Redemption struct {
	RewardIssuanceID *string `json:"rewardIssuanceId"`
	// RewardIssuance is null for an issuance that is gone (reward.13).
	RewardIssuance *Issuance       `json:"rewardIssuance"`
	InventoryItem  *inventory.Item `json:"inventoryItem"`
	ErrorDetails   *string         `json:"errorDetails"`
}

// View is the row as clients see it.
func (r *Row) View(tx *sandbox.Tx) Issuance {
	i := Issuance{
		ID: r.ID, State: r.State, ItemQuantity: r.Quantity, Context: r.Context, Type: r.Type,
		Source: r.Source, Metadata: r.Metadata, Tags: r.Tags, UUID: r.UUID,
	}
	if r.Expires != 0 {
		i.ExpirationTimestamp = &r.Expires
	}
	if owner, ok := user.Users.Get(tx, r.UserID()); ok {
		view := owner.View()
		i.User = &view
	}
	if good, ok := item.Items.Get(tx, r.ItemID()); ok {
		view := good.View(tx)
		i.Item = &view
	}
	return i
}

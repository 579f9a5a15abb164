// Package bundle emulates product bundles: what a product of a store gives to
// its buyer. Its rules are in the contract file 16-receipts-products.md.
package bundle

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Bundle is a product bundle as clients see it (03, ProductBundle).
type Bundle struct {
	ID *string `json:"id" check:"insert:null"`
	// Schema is the store's name in reverse DNS notation.
	Schema *string `json:"schema" check:"notnull"`
	// Application is a copy of the owning application as it was sent; only its
	// id counts (product_bundle.6).
	Application *application.Application `json:"application"`
	ProductID   *string                  `json:"productId" check:"notnull"`
	DisplayName *string                  `json:"displayName"`
	Description *string                  `json:"description"`
	// Rewards and Tags may hold null, which is kept.
	Rewards  []*Reward    `json:"productBundleRewards" check:"valid"`
	Metadata *wire.Object `json:"metadata"`
	Display  bool         `json:"display"`
	Tags     []*string    `json:"tags"`
}

// SchemaName is its name in the OpenAPI document.
func (Bundle) SchemaName() string { return "ProductBundle" }

// Reward is a part of what a bundle gives (03, ProductBundleReward).
type Reward struct {
	// ItemID is the id or the name of an item. It is not looked up before
	// somebody buys the bundle (product_bundle.8).
	ItemID *string `json:"itemId" check:"notnull"`
	// Quantity is 1 where it is null.
	Quantity *int `json:"quantity"`
}

// SchemaName is its name in the OpenAPI document.
func (Reward) SchemaName() string { return "ProductBundleReward" }

// View is the row as clients see it.
func (r *Row) View() Bundle {
	return Bundle{
		ID: &r.ID, Schema: &r.Schema, Application: r.Application, ProductID: &r.ProductID, DisplayName: r.DisplayName,
		Description: r.Description, Rewards: r.Rewards, Metadata: r.Metadata, Display: r.Display, Tags: r.Tags,
	}
}

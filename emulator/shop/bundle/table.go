package bundle

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Row is a bundle as it is stored.
type Row struct {
	ID, Schema, ProductID string
	// Application is the copy of the owning application, or nil.
	Application              *application.Application
	DisplayName, Description *string
	Rewards                  []*Reward
	Metadata                 *wire.Object
	Display                  bool
	Tags                     []*string
}

// ApplicationID is the id of the owning application, or empty.
func (r *Row) ApplicationID() string {
	if r.Application == nil || r.Application.ID == nil {
		return ""
	}
	return *r.Application.ID
}

// The indexes of the bundles. byKey compares the whole copy of the
// application, as the server does (product_bundle.7).
var (
	byKey         = sandbox.Unique("application, schema and productId", key)
	byApplication = sandbox.Many("application", (*Row).ApplicationID)
)

func key(r *Row) string {
	copied, err := wire.Encode(r.Application)
	if err != nil {
		panic(err) // it was decoded from JSON
	}
	return string(copied) + "\x00" + r.Schema + "\x00" + r.ProductID
}

// Bundles are all bundles.
var Bundles = sandbox.Define("product bundle", func(r *Row) string { return r.ID }, sandbox.With(byKey, byApplication))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Bundles} }

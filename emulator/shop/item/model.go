// Package item emulates items: the digital goods of a server's catalogue. Its
// rules are in the contract file 10-items.md.
package item

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/metadataspec"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Category is the kind of inventory that an item is kept in.
type Category string

// The categories.
const (
	Fungible Category = "FUNGIBLE"
	Distinct Category = "DISTINCT"
)

// Constants are the categories in the order of their ordinals (json.4).
func (Category) Constants() []string { return []string{string(Fungible), string(Distinct)} }

// Item is an item as clients see it, and as it stands inside other objects
// (10, Item). A deleted one has no name (item.9).
type Item struct {
	ID            string             `json:"id"`
	Name          *string            `json:"name" schema:"required,pattern=whole_word"`
	Tags          []string           `json:"tags"`
	DisplayName   string             `json:"displayName" schema:"required"`
	Description   string             `json:"description" schema:"required"`
	Category      Category           `json:"category" schema:"required"`
	MetadataSpec  *metadataspec.Spec `json:"metadataSpec"`
	Metadata      *wire.Object       `json:"metadata"`
	PublicVisible bool               `json:"publicVisible"`
}

// CreateRequest makes an item (10, CreateItemRequest).
type CreateRequest struct {
	Name        *string   `json:"name" check:"notnull,pattern=whole_word"`
	DisplayName *string   `json:"displayName" check:"notnull"`
	Description *string   `json:"description" check:"notnull"`
	Category    *Category `json:"category" check:"notnull"`
	Tags        []string  `json:"tags"`
	// MetadataSpecID is an id or a name.
	MetadataSpecID *string      `json:"metadataSpecId"`
	Metadata       *wire.Object `json:"metadata"`
	PublicVisible  bool         `json:"publicVisible"`
	// MetadataSpec is another name of MetadataSpecID, of which the server
	// knows no reader: a text, not a spec as in UpdateRequest.
	MetadataSpec *string `json:"metadataSpec" schema:"writeonly"`
}

// specNamed is the id or the name of the spec, or nil.
func (r *CreateRequest) specNamed() *string {
	if r.MetadataSpec != nil {
		return r.MetadataSpec
	}
	return r.MetadataSpecID
}

// UpdateRequest replaces an item (10, UpdateItemRequest).
type UpdateRequest struct {
	Name        *string  `json:"name" check:"notnull,pattern=whole_word"`
	DisplayName *string  `json:"displayName" check:"notnull"`
	Description *string  `json:"description" check:"notnull"`
	Tags        []string `json:"tags"`
	// MetadataSpec is the spec, of which only the id counts; it may be a name.
	MetadataSpec  *metadataspec.Spec `json:"metadataSpec"`
	Metadata      *wire.Object       `json:"metadata"`
	PublicVisible *bool              `json:"publicVisible"`
}

// View is the row as clients see it, deleted or not. Its spec is shown even
// where that one is deleted (metadata_spec.14).
func (r *Row) View(tx *sandbox.Tx) Item {
	i := Item{
		ID: r.ID, Tags: r.Tags, DisplayName: r.DisplayName, Description: r.Description,
		Category: r.Category, Metadata: r.Metadata, PublicVisible: r.PublicVisible,
	}
	if !r.Deleted() {
		i.Name = &r.Name
	}
	if spec, ok := metadataspec.Specs.Get(tx, r.SpecID); ok {
		view := spec.View()
		i.MetadataSpec = &view
	}
	return i
}

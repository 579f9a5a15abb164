// Package metadata is metadata: named objects of free form, such as a message
// of the day, that a level of callers may read.
package metadata

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/metadataspec"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Metadata is an object as clients see it (22, Metadata).
type Metadata struct {
	ID           string             `json:"id"`
	Name         string             `json:"name" schema:"pattern=no_white_space"`
	Metadata     *wire.Object       `json:"metadata"`
	MetadataSpec *metadataspec.Spec `json:"metadataSpec"`
	AccessLevel  rest.Level         `json:"accessLevel"`
}

// Request makes an object (22, CreateMetadataRequest). Of the spec only the id
// counts; nothing is checked against it (metadata.10).
type Request struct {
	Name         *string            `json:"name" check:"notnull,pattern=no_white_space"`
	Metadata     *wire.Object       `json:"metadata"`
	MetadataSpec *metadataspec.Spec `json:"metadataSpec"`
	AccessLevel  *rest.Level        `json:"accessLevel"`
}

// UpdateRequest replaces an object (22, UpdateMetadataRequest).
type UpdateRequest struct {
	Name         *string            `json:"name" check:"pattern=no_white_space"`
	Metadata     *wire.Object       `json:"metadata"`
	MetadataSpec *metadataspec.Spec `json:"metadataSpec"`
	AccessLevel  *rest.Level        `json:"accessLevel"`
}

// View is the row as clients see it. A spec that was never there fails, at any
// level (metadata.11).
func (r *Row) View(tx *sandbox.Tx) (Metadata, error) {
	m := Metadata{ID: r.ID, Name: r.Name, Metadata: r.Metadata, AccessLevel: r.Level}
	if r.SpecID == "" {
		return m, nil
	}
	spec, ok := metadataspec.Specs.Get(tx, r.SpecID)
	if !ok {
		return m, rest.Unknown("Metadata %s refers to the spec %s, which was never there. An update without a spec repairs it.",
			r.ID, r.SpecID).By("metadata.11")
	}
	view := spec.View()
	m.MetadataSpec = &view
	return m, nil
}

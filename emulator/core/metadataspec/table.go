package metadataspec

import "github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"

// Row is a spec as it is stored.
type Row struct {
	ID string
	// Name may be the empty text; nil of a deleted spec.
	Name *string
	Type Type
	// Properties are the fields in order, shared and never changed; nil where
	// an empty list was not kept (metadata_spec.24).
	Properties []Property
}

// Deleted says whether the spec is deleted (metadata_spec.14).
func (r *Row) Deleted() bool { return r.Name == nil }

// The indexes of the specs that are not deleted: by name, and, under the one
// key "live", in the order of their ids.
var (
	byName = sandbox.Unique("name", func(r *Row) string {
		if r.Deleted() {
			return ""
		}
		return nameKey(*r.Name)
	})
	byLive = sandbox.Many("live", func(r *Row) string {
		if r.Deleted() {
			return ""
		}
		return "live"
	})
)

// nameKey is the key of a name, which is never empty.
func nameKey(name string) string { return "=" + name }

// Specs are all specs, deleted ones included.
var Specs = sandbox.Define("metadata spec", func(r *Row) string { return r.ID }, sandbox.With(byName, byLive))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Specs} }

package metadata

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Row is an object as it is stored.
type Row struct {
	ID string
	// Name is empty of a deleted object (metadata.13).
	Name     string
	Metadata *wire.Object // never nil
	// SpecID is the id of the spec, or empty. There may be no such spec
	// (metadata.11).
	SpecID string
	// Level is the least level that may read it.
	Level rest.Level
}

// Deleted says whether the object is deleted.
func (r *Row) Deleted() bool { return r.Name == "" }

// ReadableBy says whether a level of callers may read the object (metadata.1).
func (r *Row) ReadableBy(level rest.Level) bool { return !r.Deleted() && level.AtLeast(r.Level) }

var byName = sandbox.Unique("name", func(r *Row) string { return r.Name })

// Those that a level may read are in an index of their own each, in the order
// of their ids, so that any page of a list is found at once.
var (
	byPublic = readable(rest.Unprivileged)
	byUser   = readable(rest.User)
	byAll    = readable(rest.Superuser)
)

func readable(level rest.Level) *sandbox.Index[Row] {
	return sandbox.Many("readable by "+string(level), func(r *Row) string {
		if !r.ReadableBy(level) {
			return ""
		}
		return "readable"
	})
}

// Readable are the objects that a level of callers may read, in the order of
// their ids (metadata.16).
func Readable(level rest.Level) *sandbox.Index[Row] {
	switch {
	case level.AtLeast(rest.Superuser):
		return byAll
	case level.AtLeast(rest.User):
		return byUser
	default:
		return byPublic
	}
}

// Objects are all objects, deleted ones included.
var Objects = sandbox.Define("metadata", func(r *Row) string { return r.ID }, sandbox.With(byName, byPublic, byUser, byAll))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Objects} }

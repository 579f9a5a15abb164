package largeobject

import "github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"

// Row is an object as it is stored.
type Row struct {
	ID, Path string
	// MimeType is nil until it is set.
	MimeType *string
	Access   Permissions
	State    State
	// Contents are shared and never changed; nil while the object has none.
	Contents []byte
	// LastModified is in ms since the epoch; 0 if never.
	LastModified int64
	// OriginalFilename is the name that came with the contents; nil for none.
	OriginalFilename *string
	// URLStored says whether lists show the URL (large_object.7).
	URLStored bool
	// Owner is the id of the row that the object goes away with, or empty.
	Owner string
}

// Permissions are who may read, write and delete an object.
type Permissions struct {
	Read, Write, Delete Subjects
}

// Subjects are who may do something with an object. They are shared and never
// changed.
type Subjects struct {
	// Wildcard is everybody.
	Wildcard            bool
	UserIDs, ProfileIDs []string
}

// Objects are all objects.
var Objects = sandbox.Define("large object", func(r *Row) string { return r.ID },
	sandbox.OwnedBy(sandbox.Many("owner", func(r *Row) string { return r.Owner })),
	sandbox.Weighed(func(r *Row) int64 { return int64(len(r.Contents)) }))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Objects} }

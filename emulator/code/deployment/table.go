package deployment

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Row is a deployment as it is stored.
type Row struct {
	ID string
	// ApplicationID is empty for the whole server.
	ApplicationID string
	// ELMID is the id of the large object of the uploaded archive.
	ELMID string
	Paths
	Contents
	State   State
	Version int64
}

// ELM is the object of the uploaded archive, if it is still there.
func (r *Row) ELM(tx *sandbox.Tx) (*largeobject.Row, bool) {
	return largeobject.Objects.Get(tx, r.ELMID)
}

// Deployments are all deployments.
var Deployments = sandbox.Define("element deployment", func(r *Row) string { return r.ID })

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Deployments} }

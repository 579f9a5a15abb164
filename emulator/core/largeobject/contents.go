package largeobject

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Write gives an object contents in place of what it had (large_object.13,
// large_object.14). A file name is kept, and with it the URL (large_object.7);
// without one, nil, the earlier one stays. The data must not be changed
// afterwards. Limit is the size in bytes that all contents of a sandbox may
// have together.
func Write(tx *sandbox.Tx, row *Row, data []byte, fileName *string, limit int64) (*Row, error) {
	if used := Objects.Weight(tx) - int64(len(row.Contents)); used+int64(len(data)) > limit {
		return nil, rest.Full("The large objects of a sandbox may have %d bytes together; %d are taken and %d more do not fit. Delete some, or raise the limit.",
			limit, used, len(data))
	}
	changed := *row
	changed.Contents, changed.State, changed.LastModified = data, Uploaded, tx.Now()
	if changed.Contents == nil {
		changed.Contents = []byte{}
	}
	if fileName != nil {
		changed.OriginalFilename, changed.URLStored = fileName, true
	}
	return &changed, Objects.Put(tx, &changed)
}

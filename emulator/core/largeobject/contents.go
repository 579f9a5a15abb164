package largeobject

import (
	"net/http"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Write gives an object contents in place of what it had (large_object.13,
// large_object.14). A file name is kept, and with it the URL (large_object.7);
// without one, nil, the earlier one stays. The data must not be changed
// afterwards. Limit is the size in bytes that all contents of a sandbox may
// have together.
func Write(tx *sandbox.Tx, row *Row, data []byte, fileName *string, limit int64) (*Row, error) {
	if used := used(tx) - int64(len(row.Contents)); used+int64(len(data)) > limit {
		return nil, full("The large objects of a sandbox may have %d bytes together; %d are taken and %d more do not fit. Delete some, or raise the limit.",
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

// full is the error of a sandbox that takes no more contents.
func full(format string, args ...any) error {
	err := rest.Unknown(format, args...)
	err.Status = http.StatusInsufficientStorage
	return err
}

// used is the size in bytes of all contents.
func used(tx *sandbox.Tx) int64 {
	sum := int64(0)
	for row := range Objects.All(tx) {
		sum += int64(len(row.Contents))
	}
	return sum
}

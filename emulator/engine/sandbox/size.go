package sandbox

// What a row takes up, about: itself and its entries in trees.
const (
	rowSize     = 320
	postingSize = 48
)

// Size is about how many bytes of memory the rows of a sandbox take up, with
// what they weigh (see Weighed). Rows that are shared with forks count in each.
func Size(tx *Tx) (bytes int64) {
	for slot := range tx.sandbox.schema.tables {
		r := tx.read(slot)
		bytes += int64(r.rows.Len())*rowSize + r.weight
		for _, x := range r.indexes {
			bytes += int64(x.Len()) * postingSize
		}
	}
	return bytes
}

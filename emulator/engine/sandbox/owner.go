package sandbox

import "slices"

// RemoveOwned removes all rows that belong to an owner, and what belongs to
// those in turn. The owner's own row is the caller's to remove.
func RemoveOwned(tx *Tx, owner string) {
	for _, t := range tx.sandbox.schema.tables {
		if !t.hasOwner() || t.Len(tx) == 0 {
			continue
		}
		keys := t.removeOwned(tx, owner)
		if t.ownsNothing() {
			continue
		}
		for _, key := range keys {
			RemoveOwned(tx, key)
		}
	}
}

// removeOwned removes the table's rows of an owner and returns their keys.
func (t *Table[R]) removeOwned(tx *Tx, owner string) []string {
	var keys []string
	for _, x := range t.owners {
		for _, row := range slices.Collect(x.Each(tx, owner)) {
			key := t.key(row)
			if t.Delete(tx, key) {
				keys = append(keys, key)
			}
		}
	}
	return keys
}

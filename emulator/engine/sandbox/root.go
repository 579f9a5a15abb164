package sandbox

import (
	"sync"

	"github.com/tidwall/btree"
)

// root is what one sandbox holds of one table. Once it is shared, nobody
// writes it any more. It holds rows of any type: trees of each type of their
// own would multiply the binary and the time to compile it.
type root struct {
	// copying guards the trees while they are copied: a copy marks its
	// original, which other sandboxes may be copying too. Readers don't look
	// at that mark.
	copying sync.Mutex
	rows    *btree.BTreeG[entry]
	indexes []*btree.BTreeG[posting]
	due     *btree.BTreeG[dueEntry] // nil where the table has no deadline
	weight  int64                   // the sum of the weights of all rows
}

// entry is a row (a *R of its table) in key order, with the instant under
// which it is queued.
type entry struct {
	key string
	row any
	due int64
}

func lessEntry(a, b entry) bool { return a.key < b.key }

// as is the row as its table knows it; nil for none.
func as[R any](row any) *R {
	r, _ := row.(*R)
	return r
}

// fork is a copy that shares every node until it is written.
func (r *root) fork() *root {
	r.copying.Lock()
	defer r.copying.Unlock()
	c := &root{rows: r.rows.Copy(), indexes: make([]*btree.BTreeG[posting], len(r.indexes)), weight: r.weight}
	for i, x := range r.indexes {
		c.indexes[i] = x.Copy()
	}
	if r.due != nil {
		c.due = r.due.Copy()
	}
	return c
}

package sandbox

import (
	"sync"

	"github.com/tidwall/btree"
)

// root is what one sandbox holds of one table. Once it is shared, nobody
// writes it any more.
type root[R any] struct {
	// copying guards the trees while they are copied: a copy marks its
	// original, which other sandboxes may be copying too. Readers don't look
	// at that mark.
	copying sync.Mutex
	rows    *btree.BTreeG[entry[R]]
	indexes []*btree.BTreeG[posting[R]]
	due     *btree.BTreeG[dueEntry] // nil where the table has no deadline
}

type anyRoot interface {
	fork() anyRoot
	nextDue() int64
}

// entry is a row in key order, with the instant under which it is queued.
type entry[R any] struct {
	key string
	row *R
	due int64
}

func lessEntry[R any](a, b entry[R]) bool { return a.key < b.key }

// fork is a copy that shares every node until it is written.
func (r *root[R]) fork() anyRoot {
	r.copying.Lock()
	defer r.copying.Unlock()
	c := &root[R]{rows: r.rows.Copy(), indexes: make([]*btree.BTreeG[posting[R]], len(r.indexes))}
	for i, x := range r.indexes {
		c.indexes[i] = x.Copy()
	}
	if r.due != nil {
		c.due = r.due.Copy()
	}
	return c
}

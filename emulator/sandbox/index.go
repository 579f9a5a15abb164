package sandbox

import (
	"fmt"
	"iter"

	"github.com/tidwall/btree"
)

// Index finds rows by something else than their key.
type Index[R any] struct {
	name   string
	of     func(*R) string
	unique bool
	table  *Table[R]
	place  int
}

// Unique declares an index in which no two rows have the same key. A row
// whose key is empty is not in it.
func Unique[R any](name string, of func(*R) string) *Index[R] {
	return &Index[R]{name: name, of: of, unique: true}
}

// Many declares an index in which rows may have the same key; those are in
// the order of their table key. A row whose key is empty is not in it.
func Many[R any](name string, of func(*R) string) *Index[R] {
	return &Index[R]{name: name, of: of}
}

// DuplicateError says that a key is taken.
type DuplicateError struct {
	Table, Index, Key string
}

func (e *DuplicateError) Error() string {
	return fmt.Sprintf("%s with %s %q exists", e.Table, e.Index, e.Key)
}

// posting is a row in the order of an index. Without a row it comes before
// all rows of its key.
type posting[R any] struct {
	key string
	row *R
}

func lessPosting[R any](key func(*R) string) func(a, b posting[R]) bool {
	return func(a, b posting[R]) bool {
		if a.key != b.key {
			return a.key < b.key
		}
		if a.row == nil || b.row == nil {
			return a.row == nil && b.row != nil
		}
		return key(a.row) < key(b.row)
	}
}

// First is the first row with a key.
func (x *Index[R]) First(tx *Tx, key string) (*R, bool) {
	for row := range x.Each(tx, key) {
		return row, true
	}
	return nil, false
}

// Each are the rows with a key, in the order of their table key. The table
// must not be written while they are read; collect them first.
func (x *Index[R]) Each(tx *Tx, key string) iter.Seq[*R] {
	tree := x.tree(tx)
	return func(yield func(*R) bool) {
		tree.Ascend(posting[R]{key: key}, func(p posting[R]) bool { return p.key == key && yield(p.row) })
	}
}

// All are all rows of the index, in its order.
func (x *Index[R]) All(tx *Tx) iter.Seq[*R] {
	tree := x.tree(tx)
	return func(yield func(*R) bool) {
		tree.Scan(func(p posting[R]) bool { return yield(p.row) })
	}
}

// Len is the number of rows in the index.
func (x *Index[R]) Len(tx *Tx) int { return x.tree(tx).Len() }

// At is the row at a place in the order of the index, counted from 0.
func (x *Index[R]) At(tx *Tx, place int) (*R, bool) {
	p, ok := x.tree(tx).GetAt(place)
	return p.row, ok
}

func (x *Index[R]) tree(tx *Tx) *btree.BTreeG[posting[R]] { return x.table.read(tx).indexes[x.place] }

func (x *Index[R]) bind(t *Table[R], place int) {
	if x.table != nil {
		panic(fmt.Sprintf("sandbox: index %s is in two tables", x.name))
	}
	x.table, x.place = t, place
}

// free says whether the row's key can be taken by the row.
func (x *Index[R]) free(tx *Tx, row *R) error {
	key := x.of(row)
	if !x.unique || key == "" {
		return nil
	}
	other, taken := x.First(tx, key)
	if !taken || x.table.key(other) == x.table.key(row) {
		return nil
	}
	return &DuplicateError{Table: x.table.name, Index: x.name, Key: key}
}

func (x *Index[R]) move(tree *btree.BTreeG[posting[R]], old, row *R) {
	if old != nil {
		if key := x.of(old); key != "" && (row == nil || x.of(row) != key) {
			tree.Delete(posting[R]{key: key, row: old})
		}
	}
	if row != nil {
		if key := x.of(row); key != "" {
			tree.Set(posting[R]{key: key, row: row})
		}
	}
}

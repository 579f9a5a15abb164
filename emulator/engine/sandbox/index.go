package sandbox

import (
	"fmt"
	"iter"
	"slices"
	"strings"

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
type posting struct {
	key string
	row any
}

func lessPosting(key func(row any) string) func(a, b posting) bool {
	return func(a, b posting) bool {
		if order := strings.Compare(a.key, b.key); order != 0 {
			return order < 0
		}
		if a.row == nil || b.row == nil {
			return a.row == nil && b.row != nil
		}
		return key(a.row) < key(b.row)
	}
}

// First is the first row with a key.
func (x *Index[R]) First(tx *Tx, key string) (*R, bool) {
	row := as[R](first(x.tree(tx), key))
	return row, row != nil
}

func first(tree *btree.BTreeG[posting], key string) (row any) {
	tree.Ascend(posting{key: key}, func(p posting) bool {
		if p.key == key {
			row = p.row
		}
		return false
	})
	return row
}

// Each are the rows with a key, in the order of their table key. The table
// must not be written while they are read; collect them first.
func (x *Index[R]) Each(tx *Tx, key string) iter.Seq[*R] {
	tree := x.tree(tx)
	return func(yield func(*R) bool) {
		tree.Ascend(posting{key: key}, func(p posting) bool { return p.key == key && yield(as[R](p.row)) })
	}
}

// EachOf are the rows with any of some keys, each once, in the order of their
// table key. The table must not be written while they are read.
func (x *Index[R]) EachOf(tx *Tx, keys []string) iter.Seq[*R] {
	if len(keys) == 1 {
		return x.Each(tx, keys[0])
	}
	return func(yield func(*R) bool) {
		var rows []*R
		for _, key := range slices.Compact(slices.Sorted(slices.Values(keys))) {
			rows = slices.AppendSeq(rows, x.Each(tx, key))
		}
		slices.SortFunc(rows, func(a, b *R) int { return strings.Compare(x.table.key(a), x.table.key(b)) })
		for _, row := range rows {
			if !yield(row) {
				return
			}
		}
	}
}

// All are all rows of the index, in its order. The table must not be written
// while they are read; collect them first.
func (x *Index[R]) All(tx *Tx) iter.Seq[*R] {
	tree := x.tree(tx)
	return func(yield func(*R) bool) {
		tree.Scan(func(p posting) bool { return yield(as[R](p.row)) })
	}
}

// Len is the number of rows in the index.
func (x *Index[R]) Len(tx *Tx) int { return x.tree(tx).Len() }

// At is the row at a place in the order of the index, counted from 0.
func (x *Index[R]) At(tx *Tx, place int) (*R, bool) {
	p, ok := x.tree(tx).GetAt(place)
	return as[R](p.row), ok
}

func (x *Index[R]) tree(tx *Tx) *btree.BTreeG[posting] { return x.table.read(tx).indexes[x.place] }

func (x *Index[R]) bind(t *Table[R], place int) {
	if x.table != nil {
		panic(fmt.Sprintf("sandbox: index %s is in two tables", x.name))
	}
	x.table, x.place = t, place
}

// free says whether row, which replaces old or nil, may have its key.
func (x *Index[R]) free(tree *btree.BTreeG[posting], old, row *R) bool {
	key := x.of(row)
	if !x.unique || key == "" || old != nil && x.of(old) == key {
		return true
	}
	return first(tree, key) == nil
}

// move makes row stand where old stood; either may be nil.
func (x *Index[R]) move(tree *btree.BTreeG[posting], old, row *R) {
	var before, after string
	if old != nil {
		before = x.of(old)
	}
	if row != nil {
		after = x.of(row)
	}
	if before != "" && before != after {
		tree.Delete(posting{key: before, row: old})
	}
	if after != "" {
		tree.Set(posting{key: after, row: row})
	}
}

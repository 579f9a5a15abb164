// Package sandbox holds one isolated state of the backend: tables, a clock
// and generators. It knows no resource. Everything is copy-on-write, so that
// a fork or a snapshot costs the same whatever the world's size.
package sandbox

import (
	"iter"

	"github.com/tidwall/btree"
)

// Table declares a kind of row: its key, its indexes, its deadline. It holds
// no rows itself (a sandbox does) and never changes, so it may be shared.
type Table[R any] struct {
	name     string
	key      func(*R) string
	indexes  []*Index[R]
	owners   []*Index[R]
	deadline func(*R) int64
	weigh    func(*R) int64
	leaf     bool
}

// Part is a part of a table's declaration.
type Part[R any] func(*Table[R])

// Define declares a table. The key of a row is unique, not empty, and decides
// the order of the rows. Rows are never changed in place: a change is a new
// row put over the old one. All functions of a declaration depend on nothing
// but the row.
func Define[R any](name string, key func(*R) string, parts ...Part[R]) *Table[R] {
	t := &Table[R]{name: name, key: key}
	for _, p := range parts {
		p(t)
	}
	return t
}

// With adds indexes.
func With[R any](indexes ...*Index[R]) Part[R] {
	return func(t *Table[R]) {
		for _, x := range indexes {
			x.bind(t, len(t.indexes))
			t.indexes = append(t.indexes, x)
		}
	}
}

// OwnedBy adds indexes whose key is the key of the row's owner: where the
// owner is removed with RemoveOwned, so is the row.
func OwnedBy[R any](indexes ...*Index[R]) Part[R] {
	return func(t *Table[R]) {
		With(indexes...)(t)
		t.owners = append(t.owners, indexes...)
	}
}

// Deadline gives rows an instant (ms since the epoch; 0 for never) at which
// they are due. It may move later without cost.
func Deadline[R any](f func(*R) int64) Part[R] {
	return func(t *Table[R]) { t.deadline = f }
}

// Weighed gives rows a weight, such as the size of their contents: the table
// keeps the sum, so that a bound costs nothing to look at.
func Weighed[R any](f func(*R) int64) Part[R] {
	return func(t *Table[R]) { t.weigh = f }
}

// OwnsNothing says that no row is owned by one of this table, so that nobody
// looks for such rows when one goes.
func OwnsNothing[R any]() Part[R] {
	return func(t *Table[R]) { t.leaf = true }
}

// Name is the table's name.
func (t *Table[R]) Name() string { return t.name }

// Len is the number of rows.
func (t *Table[R]) Len(tx *Tx) int { return t.read(tx).rows.Len() }

// Weight is the sum of the weights of all rows; 0 without Weighed.
func (t *Table[R]) Weight(tx *Tx) int64 { return t.read(tx).weight }

// Get is the row with a key.
func (t *Table[R]) Get(tx *Tx, key string) (*R, bool) {
	e, ok := t.read(tx).rows.Get(entry{key: key})
	return as[R](e.row), ok
}

// At is the row at a place in key order, counted from 0.
func (t *Table[R]) At(tx *Tx, place int) (*R, bool) {
	e, ok := t.read(tx).rows.GetAt(place)
	return as[R](e.row), ok
}

// All are the rows in key order. The table must not be written while they are
// read; collect them first.
func (t *Table[R]) All(tx *Tx) iter.Seq[*R] { return t.From(tx, "") }

// From are the rows whose key is not less than a key, in key order. The table
// must not be written while they are read; collect them first.
func (t *Table[R]) From(tx *Tx, key string) iter.Seq[*R] {
	rows := t.read(tx).rows
	return func(yield func(*R) bool) {
		rows.Ascend(entry{key: key}, func(e entry) bool { return yield(as[R](e.row)) })
	}
}

func (t *Table[R]) read(tx *Tx) *root  { return tx.read(tx.sandbox.schema.slot(t)) }
func (t *Table[R]) write(tx *Tx) *root { return tx.write(tx.sandbox.schema.slot(t)) }
func (t *Table[R]) hasOwner() bool     { return len(t.owners) > 0 }
func (t *Table[R]) ownsNothing() bool  { return t.leaf }
func (t *Table[R]) hasDeadline() bool  { return t.deadline != nil }

func (t *Table[R]) newRoot() *root {
	options := btree.Options{NoLocks: true}
	r := &root{rows: btree.NewBTreeGOptions(lessEntry, options)}
	for range t.indexes {
		r.indexes = append(r.indexes, btree.NewBTreeGOptions(lessPosting(func(row any) string { return t.key(as[R](row)) }), options))
	}
	if t.deadline != nil {
		r.due = btree.NewBTreeGOptions(lessDue, options)
	}
	return r
}

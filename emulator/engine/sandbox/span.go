package sandbox

import (
	"iter"
	"sort"
)

// Span is the rows of an index whose keys lie from one key up to, but without,
// another. It can be read from any place at a cost that grows with the
// logarithm of the index only.
type Span[R any] struct {
	index    *Index[R]
	from, to string
}

// Span is the rows whose keys are not less than from and less than to.
func (x *Index[R]) Span(from, to string) Span[R] { return Span[R]{x, from, to} }

// Before returns the number of rows of the index whose key is less than a key.
func (x *Index[R]) Before(tx *Tx, key string) int {
	tree := x.tree(tx)
	return sort.Search(tree.Len(), func(place int) bool {
		p, _ := tree.GetAt(place)
		return p.key >= key
	})
}

// Len returns the number of rows.
func (s Span[R]) Len(tx *Tx) int {
	return max(0, s.index.Before(tx, s.to)-s.index.Before(tx, s.from))
}

// At returns the row at a place in the order of the index, counted from 0;
// false behind the last one.
func (s Span[R]) At(tx *Tx, place int) (*R, bool) {
	for row := range s.From(tx, place) {
		return row, true
	}
	return nil, false
}

// From returns the rows from a place on. The table must not be written while
// they are read; collect them first.
func (s Span[R]) From(tx *Tx, place int) iter.Seq[*R] {
	tree := s.index.tree(tx)
	return func(yield func(*R) bool) {
		at := s.index.Before(tx, s.from)
		if place < 0 || place >= tree.Len()-at {
			return
		}
		first, _ := tree.GetAt(at + place)
		tree.Ascend(first, func(p posting) bool { return p.key < s.to && yield(as[R](p.row)) })
	}
}

package sandbox

import "fmt"

// Schema is the list of tables that a sandbox holds, with what happens to
// their rows when they are due. It is made once and shared by all sandboxes.
type Schema struct {
	tables []AnyTable
	slots  map[AnyTable]int
	timed  []int // the slots of the tables with a deadline
	due    []dueFunc
}

// AnyTable is a *Table of any row type.
type AnyTable interface {
	// Name is the table's name, for messages and summaries.
	Name() string
	// Len is the number of rows.
	Len(tx *Tx) int

	newRoot() *root
	removeOwned(tx *Tx, owner string) []string
	expire(tx *Tx, onDue dueFunc) bool
	hasOwner() bool
	ownsNothing() bool
	has(tx *Tx, key string) bool
	bring(tx, from *Tx, key string)
	ownersOf(tx *Tx, key string) []string
	owned(tx *Tx, owner string) []string
	hasDeadline() bool
}

type dueFunc func(tx *Tx, row any) int64

// Option adds to a schema.
type Option func(*Schema)

// OnDue says what happens when a row of a table is due. The function removes
// or changes the row and returns 0, or returns the later instant (ms since
// the epoch) at which the row is really due. A row that it leaves with a
// deadline that has passed is not due again before it is put again. Without
// a function a due row is deleted.
func OnDue[R any](t *Table[R], f func(tx *Tx, row *R) int64) Option {
	return func(s *Schema) {
		slot := s.slot(t)
		if t.deadline == nil || s.due[slot] != nil {
			panic(fmt.Sprintf("sandbox: table %s needs a deadline and one OnDue at most", t.name))
		}
		s.due[slot] = func(tx *Tx, row any) int64 { return f(tx, row.(*R)) }
	}
}

// NewSchema makes a schema of tables. A table that comes twice is a mistake
// of the programmer and panics, and so is an OnDue that fits no table.
func NewSchema(tables []AnyTable, options ...Option) *Schema {
	s := &Schema{tables: tables, slots: make(map[AnyTable]int, len(tables)), due: make([]dueFunc, len(tables))}
	for i, t := range tables {
		if _, twice := s.slots[t]; twice {
			panic(fmt.Sprintf("sandbox: table %s is in the schema twice", t.Name()))
		}
		s.slots[t] = i
		if t.hasDeadline() {
			s.timed = append(s.timed, i)
		}
	}
	for _, o := range options {
		o(s)
	}
	return s
}

// Tables are the schema's tables in order.
func (s *Schema) Tables() []AnyTable { return s.tables }

func (s *Schema) slot(t AnyTable) int {
	slot, ok := s.slots[t]
	if !ok {
		panic(fmt.Sprintf("sandbox: table %s is not in the schema", t.Name()))
	}
	return slot
}

package rest

import (
	"iter"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/query"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Page is one page of a list (pagination, Pagination).
type Page[T any] struct {
	Offset        int  `json:"offset"`
	Total         int  `json:"total"`
	Approximation bool `json:"approximation"`
	Objects       []T  `json:"objects"`
}

// EmptyPage is the answer of a filter that matches nothing (page.7).
func EmptyPage[T any]() Page[T] { return Page[T]{Objects: []T{}} }

// Paging are the parameters of a list that refuses negative ones (page.1,
// page.3). Embed it in the input of a route.
type Paging struct {
	LaxPaging
}

// Check refuses negative values (page.3).
func (p Paging) Check() error {
	if p.Offset < 0 {
		return InvalidParameter("Offset must have positive value, not %d.", p.Offset)
	}
	if p.Count < 0 {
		return InvalidParameter("Count must have positive value, not %d.", p.Count)
	}
	return nil
}

// LaxPaging are the parameters of a list that does not look at them: a
// negative count acts as its absolute value and escapes the cap, a negative
// offset fails in the database (page.3).
type LaxPaging struct {
	Offset int `query:"offset" default:"0"`
	Count  int `query:"count" default:"20"`
}

// limit is the greatest number of elements; negative is none (page.2, page.4).
func (p LaxPaging) limit(c *Call) int {
	switch {
	case p.Count == 0:
		c.Defect("page.4")
		return -1
	case p.Count < 0:
		c.Defect("page.3")
		return -p.Count
	default:
		return min(p.Count, c.Settings.MaxResults)
	}
}

func (p LaxPaging) valid() error {
	if p.Offset < 0 {
		return Unknown("The database refuses the negative offset %d.", p.Offset).By("page.3")
	}
	return nil
}

// Filter says whether a row belongs to a list. Its error ends the call.
type Filter[R any] func(*R) (bool, error)

// Where is a filter that can't fail.
func Where[R any](f func(*R) bool) Filter[R] {
	return func(row *R) (bool, error) { return f(row), nil }
}

// MatchesAny is a filter by a regular expression that is found in any of a
// row's texts. An expression that takes too long is a 500 (search.7).
func MatchesAny[R any](pattern *query.Pattern, texts func(*R) []string) Filter[R] {
	return func(row *R) (bool, error) {
		for _, text := range texts(row) {
			found, err := pattern.Find(text)
			if err != nil {
				return false, Unknown("The search takes too long: %v", err).By("search.7")
			}
			if found {
				return true, nil
			}
		}
		return false, nil
	}
}

// PageOf returns a page of the rows that a filter lets through, in their order.
// A nil filter lets all through. Use PageOfAll where there is nothing to filter
// or count.
func PageOf[R, T any](c *Call, p LaxPaging, rows iter.Seq[*R], filter Filter[R], view func(*R) T) (Page[T], error) {
	if err := p.valid(); err != nil {
		return Page[T]{}, err
	}
	page := Page[T]{Offset: p.Offset, Objects: []T{}}
	limit := p.limit(c)
	scanned := 0
	for row := range rows {
		if err := c.scan(scanned); err != nil {
			return Page[T]{}, err
		}
		scanned++
		if filter != nil {
			switch in, err := filter(row); {
			case err != nil:
				return Page[T]{}, err
			case !in:
				continue
			}
		}
		if page.Total >= p.Offset && (limit < 0 || len(page.Objects) < limit) {
			page.Objects = append(page.Objects, view(row))
		}
		page.Total++
	}
	return page, nil
}

const (
	// longScan is the number of rows after which a scan lets go of the lock.
	longScan = 128
	// lookEvery is the number of rows between two looks for the client.
	lookEvery = 512
)

// scan is told how many rows a list has read. A long list holds nobody up, and
// ends when its client leaves.
func (c *Call) scan(rows int) error {
	if rows == longScan {
		c.Detach()
	}
	if rows%lookEvery == lookEvery-1 && c.Request != nil && c.Context().Err() != nil {
		return Unknown("The client left.").Because(c.Context().Err())
	}
	return nil
}

// Ordered is a set of rows that can be read from any place: a table or an
// index of a sandbox.
type Ordered[R any] interface {
	// Len returns the number of rows.
	Len(tx *sandbox.Tx) int
	// At returns the row at a place, counted from 0; false behind the last one.
	At(tx *sandbox.Tx, place int) (*R, bool)
}

// PageOfAll returns a page of all rows of a table or index. It reads only the
// rows of the page, so its cost does not depend on the size of the set.
func PageOfAll[R, T any](c *Call, p LaxPaging, rows Ordered[R], view func(*R) T) (Page[T], error) {
	if err := p.valid(); err != nil {
		return Page[T]{}, err
	}
	page := Page[T]{Offset: p.Offset, Total: rows.Len(c.Tx), Objects: []T{}}
	limit := p.limit(c)
	for place := p.Offset; limit < 0 || len(page.Objects) < limit; place++ {
		if err := c.scan(place - p.Offset); err != nil {
			return Page[T]{}, err
		}
		row, ok := rows.At(c.Tx, place)
		if !ok {
			break
		}
		page.Objects = append(page.Objects, view(row))
	}
	return page, nil
}

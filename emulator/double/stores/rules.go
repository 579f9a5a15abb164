package stores

import (
	"cmp"
	"fmt"
	"math"
	"strconv"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// MaxText is the length up to which the texts of a purchase go.
const MaxText = 500

// Check says what is wrong with a purchase.
func (r *Row) Check() error {
	for _, of := range []struct {
		name, value string
		constants   []string
	}{
		{"store", string(r.Store), r.Store.Constants()},
		{"state", string(r.State), r.State.Constants()},
		{"environment", string(r.Environment), r.Environment.Constants()},
	} {
		if !known(of.value, of.constants) {
			return rest.InvalidData("%s is %q; it can be one of %q.", of.name, rest.Excerpt(of.value), of.constants)
		}
	}
	if r.Product == "" {
		return rest.InvalidData("product must name what is bought.")
	}
	for _, of := range []struct{ name, value string }{
		{"product", r.Product}, {"app", r.App}, {"buyer", r.Buyer}, {"order", r.Order}, {"token", r.Token},
	} {
		if len(of.value) > MaxText {
			return rest.InvalidData("%s has %d bytes; it can have %d.", of.name, len(of.value), MaxText)
		}
	}
	if r.Quantity < 1 || r.Quantity > math.MaxInt32 {
		return rest.InvalidData("quantity is %d; it must lie between 1 and %d.", r.Quantity, math.MaxInt32)
	}
	return nil
}

// Buy stores a purchase. What is left out is filled in: an order and a token
// are drawn, one is bought, now and in production. An order that the store has
// is a 409.
func Buy(tx *sandbox.Tx, asked Row) (*Row, error) {
	row := asked
	row.Quantity = cmp.Or(row.Quantity, 1)
	row.State = cmp.Or(row.State, Purchased)
	row.Environment = cmp.Or(row.Environment, Production)
	if err := row.Check(); err != nil {
		return nil, err
	}
	row.ID = cmp.Or(row.ID, tx.NewID())
	row.Order = cmp.Or(row.Order, newOrder(tx, row.Store))
	row.Token = cmp.Or(row.Token, tx.RandomString(40, letters))
	row.Bought = cmp.Or(row.Bought, tx.Now())
	row.Changed = cmp.Or(row.Changed, row.Bought)
	if _, ok := ByOrder.First(tx, place(row.Store, row.Order)); ok {
		return nil, rest.Duplicate("The store %s has an order %s.", row.Store, row.Order)
	}
	if _, ok := byToken.First(tx, place(row.Store, row.Token)); ok {
		return nil, rest.Duplicate("The store %s has a purchase with this token.", row.Store)
	}
	return &row, Purchases.Insert(tx, &row)
}

const letters = "abcdefghijklmnopqrstuvwxyz"

// newOrder is an order id as the store writes them.
func newOrder(tx *sandbox.Tx, s Store) string {
	const digits = "0123456789"
	draw := func(n int) string { return tx.RandomString(n, digits) }
	if s == Google {
		return fmt.Sprintf("GPA.%s-%s-%s-%s", draw(4), draw(4), draw(4), draw(5))
	}
	return "2" + draw(15)
}

// Find is the purchase of a store with an order.
func Find(tx *sandbox.Tx, s Store, order string) (*Row, error) {
	if row, ok := ByOrder.First(tx, place(s, order)); ok {
		return row, nil
	}
	return nil, rest.NotFound("The store %s has no order %q. Make a purchase with POST /_emulator/stores/%s/purchases.", s, rest.Excerpt(order), s)
}

// Change is what may become of a purchase.
type Change string

// The changes.
const (
	Settle  Change = "settle"
	Refund  Change = "refund"
	Cancel  Change = "cancel"
	Consume Change = "consume"
	Expire  Change = "expire"
)

// Constants are all changes.
func (Change) Constants() []string {
	return []string{string(Settle), string(Refund), string(Cancel), string(Consume), string(Expire)}
}

// becomes is the state that a change leads to, and the states that it may come
// from.
func (c Change) becomes() (to State, from []State) {
	switch c {
	case Settle:
		return Purchased, []State{Pending}
	case Refund:
		return Refunded, []State{Purchased, Consumed}
	case Cancel:
		return Cancelled, []State{Pending, Purchased}
	case Consume:
		return Consumed, []State{Purchased}
	default:
		return Expired, []State{Pending, Purchased, Consumed}
	}
}

// Apply changes a purchase. One that is as it is to be stays so; one that can
// no longer become so is a 409.
func Apply(tx *sandbox.Tx, row *Row, c Change) (*Row, error) {
	if !known(string(c), c.Constants()) {
		return nil, rest.NotFound("A purchase can't %s; it can be one of %q.", strconv.Quote(rest.Excerpt(string(c))), c.Constants())
	}
	to, from := c.becomes()
	if row.State == to {
		return row, nil
	}
	for _, state := range from {
		if row.State == state {
			changed := *row
			changed.State, changed.Changed = to, tx.Now()
			return &changed, Purchases.Put(tx, &changed)
		}
	}
	return nil, rest.Conflict("The order %s is %s; it can't become %s.", row.Order, row.State, to)
}

// queueAnswer lets an answer stand in for the next one of a store.
func queueAnswer(tx *sandbox.Tx, a Answer) error {
	switch {
	case a.Status < 200 || a.Status > 599:
		return rest.InvalidData("status is %d; it must lie between 200 and 599.", a.Status)
	case len(a.Body) > maxAnswer:
		return rest.InvalidData("body has %d bytes; it can have %d.", len(a.Body), maxAnswer)
	case answers.Len(tx) >= maxQueued:
		return rest.Overload("The stores of the sandbox have %d answers queued, which is as much as they can have.", maxQueued)
	}
	a.ID = tx.NewID()
	return answers.Insert(tx, &a)
}

package query

import (
	"encoding/json"
	"strconv"
)

// term gives the conditions of a term without its NOT: two for a range, one
// for any other.
func (c *compiler[R]) term(t *term) ([]condition[R], error) {
	conditions, err := c.bare(t)
	for i := range conditions {
		conditions[i].text = t.said(i)
		if conditions[i].keys != nil && len(conditions[i].keys) == 0 {
			conditions[i].text += " (matches nothing)"
		}
	}
	return conditions, err
}

// said is what one condition of a term says: of a range there are two.
func (t *term) said(i int) string {
	one := *t
	one.negated = false
	if t.kind == rangeTerm {
		one.kind = numericTerm
		one.op, one.value = ">=", t.value
		if i > 0 {
			one.op, one.value = "<=", t.high
		}
	}
	return render(&one)
}

func (c *compiler[R]) bare(t *term) ([]condition[R], error) {
	switch t.kind {
	case stringTerm:
		one, err := c.text(t)
		return []condition[R]{one}, err
	case versionTerm:
		one, err := c.compare(t.field, t.op, func(value any) bool { return compareText(value, t.op, t.value) })
		return []condition[R]{one}, err
	case rangeTerm:
		return c.between(t)
	}
	if t.op == "!=" {
		return nil, &UnsupportedError{
			Rule:    "query.23",
			Message: "field " + t.field + ": != is not supported; use NOT " + t.field + " = " + t.value,
		}
	}
	one, err := c.number(t.field, t.op, t.value)
	return []condition[R]{one}, err
}

func (c *compiler[R]) between(t *term) ([]condition[R], error) {
	low, err := c.number(t.field, ">=", t.value)
	if err != nil {
		return nil, err
	}
	high, err := c.number(t.field, "<=", t.high)
	return []condition[R]{low, high}, err
}

func (c *compiler[R]) number(field, op, literal string) (condition[R], error) {
	// A literal too large for a double is infinite here as there.
	limit, _ := strconv.ParseFloat(literal, 64)
	if c.of.timed(field) {
		c.remark("query.21")
	}
	return c.compare(field, op, func(value any) bool {
		n, ok := numeric(value)
		return ok && compares(n, op, limit)
	})
}

// compare is a condition that some value at the path satisfies a comparison:
// of an array, any element (query.24).
func (c *compiler[R]) compare(field, op string, satisfies func(value any) bool) (condition[R], error) {
	stored, read, err := c.of.path(field)
	if err != nil {
		return condition[R]{}, err
	}
	c.asked(stored)
	one := c.condition(stored, operatorOf(op), some(read, satisfies))
	if c.of.valueOf(field) == opaqueValue {
		one.keys = []string{} // no value satisfies it
	}
	return one, nil
}

func some[R any](read values[R], satisfies func(value any) bool) func(row *R) bool {
	return func(row *R) bool {
		found := false
		read(row, func(value any) { found = found || satisfies(value) })
		return found
	}
}

func operatorOf(op string) Operator {
	switch op {
	case ">":
		return "$gt"
	case ">=":
		return "$gte"
	case "<":
		return "$lt"
	case "<=":
		return "$lte"
	}
	return Equal
}

// numeric gives a stored number of any type; text is none (query.21).
func numeric(value any) (float64, bool) {
	switch n := value.(type) {
	case float64:
		return n, true
	case json.Number:
		// Out of range gives an infinity, which compares right.
		f, err := strconv.ParseFloat(n.String(), 64)
		return f, err == nil || f != 0
	}
	return 0, false
}

func compareText(value any, op, limit string) bool {
	s, ok := value.(string)
	return ok && compares(s, op, limit)
}

func compares[T float64 | string](value T, op string, limit T) bool {
	switch op {
	case ">":
		return value > limit
	case ">=":
		return value >= limit
	case "<":
		return value < limit
	case "<=":
		return value <= limit
	}
	return value == limit
}

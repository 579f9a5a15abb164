package conformance

import (
	"encoding/json"
	"math/big"
	"strings"
)

// same tells whether two values are equal: numbers by value, objects whatever
// the order of their keys.
func same(a, b any) bool {
	switch a := a.(type) {
	case json.Number:
		b, ok := b.(json.Number)
		return ok && sameNumber(a, b)
	case []any:
		b, ok := b.([]any)
		return ok && sameList(a, b)
	case object:
		b, ok := b.(object)
		return ok && sameObject(a, b)
	}
	return a == b
}

func sameList(a, b []any) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !same(a[i], b[i]) {
			return false
		}
	}
	return true
}

func sameObject(a, b object) bool {
	if len(a) != len(b) {
		return false
	}
	for _, m := range a {
		v, ok := b.get(m.key)
		if !ok || !same(m.value, v) {
			return false
		}
	}
	return true
}

func sameNumber(a, b json.Number) bool {
	if a == b {
		return true
	}
	x, y := rational(a), rational(b)
	return x != nil && y != nil && x.Cmp(y) == 0
}

// rational is the value of a number: exact for an integer, that of the nearest
// double for any other. It is nil where no double is near.
func rational(n json.Number) *big.Rat {
	if isInteger(n) {
		i, ok := new(big.Int).SetString(n.String(), 10)
		if !ok {
			return nil
		}
		return new(big.Rat).SetInt(i)
	}
	f, err := n.Float64()
	if err != nil {
		return nil
	}
	return new(big.Rat).SetFloat64(f)
}

// isInteger tells whether a number is written as an integer.
func isInteger(n json.Number) bool { return !strings.ContainsAny(n.String(), ".eE") }

package conformance

import (
	"slices"
	"strings"
)

// freeForm tells whether a key holds a free-form map, whose keys keep the
// order in which they were sent, here and below.
func freeForm(key string) bool {
	switch key {
	case "metadata", "attributes", "jsonKey", "linkedAccountProfiles", "extraAuthorizeParams", "encryption":
		return true
	}
	return false
}

// order checks that the keys which both objects have stand in the same order.
// Missing and unexpected ones are problems of their own.
func (c *comparison) order(at place, want, got object) {
	if !c.keyOrder || at.free {
		return
	}
	w, g := common(want, got), common(got, want)
	if !slices.Equal(w, g) {
		c.problem(at, "expected the keys in the order %s, got %s", strings.Join(w, ", "), strings.Join(g, ", "))
	}
}

// common are the keys of an object that another one has too.
func common(o, other object) []string {
	var keys []string
	for _, m := range o {
		if other.index(m.key) >= 0 {
			keys = append(keys, m.key)
		}
	}
	return keys
}

package wire

import "strings"

// Trim cuts off what Java's trim does: the space and the control characters
// before it, but no other white space, such as a no-break space.
func Trim(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return r <= ' ' })
}

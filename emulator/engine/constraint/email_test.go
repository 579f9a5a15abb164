package constraint

import (
	"strings"
	"testing"
)

func TestWellFormedEmail(t *testing.T) {
	t.Parallel()
	label63 := strings.Repeat("a", 63)
	well := []string{
		"", "a@b", "A.B+c@example.com", "é@münchen.de", `"a b"@c`, `"@"@c`, `"\\"@c`, `"\""@c`, `a."b c".d@e`,
		"a@x--y.z", "a@b_c", "a@[1.2.3.4]", "a@[999.0.0.1]", "a@[IPv6:::1]", "a@[IPv6:2001:db8::1]",
		strings.Repeat("a", 64) + "@b", "a@" + label63, "a@" + strings.Repeat(label63+".", 3) + label63,
	}
	for _, s := range well {
		if !wellFormedEmail(s) {
			t.Errorf("%q is not well-formed", s)
		}
	}
	ill := []string{
		"a", "@", "a@", "@b", ".a@b", "a.@b", "a..b@c", "a b@c", "a@b c", "a@b.", "a@.b", "a@b..c", "a@-b", "a@b-",
		`"a@b`, `"\"@b`, `""@b`, "a\n@b", "a@b\n", "a@b\u2028", "a@[1.2.3]", "a@[1.2.3.4", "a@[1234.1.1.1]",
		"a@[IPv6:1.2.3.4]", "a@[IPv6:::1", "\U0001F600@b",
		strings.Repeat("a", 65) + "@b", "a@" + label63 + "a", "a@" + strings.Repeat(label63+".", 4) + "b",
	}
	for _, s := range ill {
		if wellFormedEmail(s) {
			t.Errorf("%q is well-formed", s)
		}
	}
}

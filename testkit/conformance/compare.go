package conformance

import (
	"fmt"
	"slices"
	"time"
)

// comparison compares an answer's body with the recorded one and gathers the
// problems.
type comparison struct {
	ignore    map[string]bool
	unordered map[string]bool
	keyOrder  bool // check the order of keys too
	now       func() (time.Time, error)
	problems  []string
}

// place is where in a body a comparison stands.
type place struct {
	path string
	free bool // inside a free-form map
}

func (p place) key(key string) place {
	path := key
	if p.path != "" {
		path = p.path + "." + key
	}
	return place{path, p.free || freeForm(key)}
}

func (p place) element(i int) place {
	return place{fmt.Sprintf("%s[%d]", p.path, i), p.free}
}

func (p place) String() string {
	if p.path == "" {
		return "body"
	}
	return p.path
}

func (c *comparison) problem(at place, format string, args ...any) {
	c.problems = append(c.problems, at.String()+": "+fmt.Sprintf(format, args...))
}

func (c *comparison) value(at place, want, got any) {
	if c.ignore[at.path] {
		return
	}
	switch want := want.(type) {
	case string:
		c.text(at, want, got)
	case object:
		c.object(at, want, got)
	case []any:
		c.list(at, want, got)
	default:
		if !same(want, got) {
			c.problem(at, "expected %s, got %s", show(want), show(got))
		}
	}
}

func (c *comparison) text(at place, want string, got any) {
	if offset, ok := nearOffset(want); ok {
		c.near(at, offset, got)
		return
	}
	if want == "<time>" {
		if !isTime(got) {
			c.problem(at, "expected a time in ms, got %s", show(got))
		}
		return
	}
	if s, ok := got.(string); !ok || !matchText(want, s) {
		c.problem(at, "expected %s, got %s", show(want), show(got))
	}
}

func (c *comparison) near(at place, offset time.Duration, got any) {
	now, err := c.now()
	if err != nil {
		c.problem(at, "the server's clock cannot be read: %v", err)
		return
	}
	want := now.Add(offset)
	if !isNear(got, want) {
		c.problem(at, "expected a time within %s of %d (now %+d s), got %s",
			nearTolerance, want.UnixMilli(), int(offset.Seconds()), show(got))
	}
}

func (c *comparison) object(at place, want object, got any) {
	have, ok := got.(object)
	if !ok {
		c.problem(at, "expected an object, got %s", show(got))
		return
	}
	for _, m := range want {
		p := at.key(m.key)
		v, ok := have.get(m.key)
		if !ok {
			if !c.ignore[p.path] {
				c.problem(p, "missing, expected %s", show(m.value))
			}
			continue
		}
		c.value(p, m.value, v)
	}
	for _, m := range have {
		p := at.key(m.key)
		if want.index(m.key) < 0 && !c.ignore[p.path] {
			c.problem(p, "unexpected, got %s", show(m.value))
		}
	}
	c.order(at, want, have)
}

func (c *comparison) list(at place, want []any, got any) {
	have, ok := got.([]any)
	if !ok {
		c.problem(at, "expected a list, got %s", show(got))
		return
	}
	if len(want) != len(have) {
		c.problem(at, "expected %d elements, got %d", len(want), len(have))
	}
	if c.unordered[at.path] {
		c.multiset(at, want, have)
		return
	}
	for i := range min(len(want), len(have)) {
		c.value(at.element(i), want[i], have[i])
	}
}

// multiset pairs each expected element with the first one left that is like it.
func (c *comparison) multiset(at place, want, have []any) {
	left := slices.Clone(have)
	for i, w := range want {
		p := at.element(i)
		j := slices.IndexFunc(left, func(h any) bool { return c.alike(p, w, h) })
		if j < 0 {
			c.problem(at, "no element like %s", show(w))
			continue
		}
		c.value(p, w, left[j]) // for the order of its keys
		left = slices.Delete(left, j, j+1)
	}
}

// alike compares without a trace, and whatever the order of keys.
func (c *comparison) alike(at place, want, got any) bool {
	probe := comparison{ignore: c.ignore, unordered: c.unordered, now: c.now}
	probe.value(at, want, got)
	return len(probe.problems) == 0
}

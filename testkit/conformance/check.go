package conformance

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"time"
)

// check compares an answer with the recorded one and captures from it.
func (r *run) check(ctx context.Context, s *Step, a *answer) []string {
	if a.status != s.expected.status {
		return []string{fmt.Sprintf("status: expected %d, got %d: %s", s.expected.status, a.status, show(a.body))}
	}
	// Captures count in what this very step expects.
	r.take(s.checks.captures, a.body)
	var problems []string
	if want := s.expected.mediaType; want != "" && want != a.mediaType {
		problems = append(problems, fmt.Sprintf("type: expected %s, got %s", want, orDefault(a.mediaType, "none")))
	}
	problems = append(problems, r.matchProblems(s.checks.match, a.body)...)
	problems = append(problems, equalProblems(s.checks.equal, a.body)...)
	problems = append(problems, r.headerProblems(s.expected.headers, a)...)
	return append(problems, r.bodyProblems(ctx, s, a.body)...)
}

// take captures what is there; what is not leaves its variable as it was.
func (r *run) take(captures []capture, body any) {
	for _, c := range captures {
		v, ok := dig(body, c.path)
		if !ok {
			continue
		}
		if c.pattern != nil {
			text, _ := v.(string)
			groups := c.pattern.FindStringSubmatch(text)
			if groups == nil {
				continue
			}
			v = groups[1]
		}
		r.vars[c.name] = v
	}
}

func (r *run) matchProblems(rules []pair, body any) []string {
	var problems []string
	for _, m := range rules {
		v, ok := dig(body, m.name)
		if !ok {
			problems = append(problems, fmt.Sprintf("%s: missing, expected a match of %s", m.name, m.value))
			continue
		}
		text, isText := v.(string)
		pattern, err := regexp.Compile(r.vars.text(m.value))
		if !isText || err != nil || !pattern.MatchString(text) {
			problems = append(problems, fmt.Sprintf("%s: expected a match of %s, got %s", m.name, m.value, show(v)))
		}
	}
	return problems
}

func equalProblems(pairs [][2]string, body any) []string {
	var problems []string
	for _, p := range pairs {
		a, okA := dig(body, p[0])
		b, okB := dig(body, p[1])
		switch {
		case !okA || !okB:
			problems = append(problems, fmt.Sprintf("%s: expected the value of %s, one of them is missing", p[0], p[1]))
		case !same(a, b):
			problems = append(problems, fmt.Sprintf("%s: expected the value of %s, which is %s, got %s", p[0], p[1], show(b), show(a)))
		}
	}
	return problems
}

func (r *run) headerProblems(headers []expectedHeader, a *answer) []string {
	var problems []string
	for _, h := range headers {
		values := a.header.Values(h.name)
		got := strings.Join(values, ", ")
		switch {
		case h.value == nil && len(values) > 0:
			problems = append(problems, fmt.Sprintf("header %s: expected none, got %q", h.name, got))
		case h.value == nil:
		case len(values) == 0:
			problems = append(problems, fmt.Sprintf("header %s: expected %q, got none", h.name, r.vars.text(*h.value)))
		case !matchText(r.vars.text(*h.value), got):
			problems = append(problems, fmt.Sprintf("header %s: expected %q, got %q", h.name, r.vars.text(*h.value), got))
		}
	}
	return problems
}

func (r *run) bodyProblems(ctx context.Context, s *Step, body any) []string {
	if s.expected.body == nil {
		// Even where the body is ignored: none was recorded.
		if body == nil {
			return nil
		}
		return []string{"body: expected none, got " + show(body)}
	}
	c := comparison{
		ignore:    s.checks.ignore,
		unordered: s.checks.unordered,
		keyOrder:  true,
		now:       func() (time.Time, error) { return r.now(ctx) },
	}
	c.value(place{}, r.vars.value(s.expected.body), body)
	return c.problems
}

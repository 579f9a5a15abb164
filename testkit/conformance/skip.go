package conformance

import "strings"

// built tells whether a step's operation is there. Only fresh scenarios, which
// touch every family of operations, run in part.
func (r *run) built(s *Step) bool {
	if !r.fresh || r.target.Built == nil {
		return true
	}
	return r.target.Built(s.Method, pathOnly(r.path(s)))
}

func pathOnly(target string) string {
	path, _, _ := strings.Cut(target, "?")
	return path
}

// missing are the variables of a step that earlier steps should have made and
// did not. In a scenario that runs as a whole they stay as written instead.
func (r *run) missing(s *Step) []string {
	if !r.fresh {
		return nil
	}
	missing := names{}
	for name := range s.references() {
		if _, made := r.vars[name]; !made && r.declared[name] {
			missing[name] = true
		}
	}
	return missing.sorted()
}

// declare notes what a step makes, whether or not it did.
func (r *run) declare(s *Step) {
	for _, name := range s.makes() {
		r.declared[name] = true
	}
}

// forget drops what a step that did not run would have made anew.
func (r *run) forget(s *Step) {
	for _, name := range s.makes() {
		delete(r.vars, name)
	}
}

// makes are the names of a step's captures and tokens.
func (s *Step) makes() []string {
	var out []string
	for _, t := range s.request.tokens {
		out = append(out, t.name)
	}
	for _, c := range s.checks.captures {
		out = append(out, c.name)
	}
	return out
}

// references are the variables that a step needs from elsewhere. Its tokens
// count in its request already, its captures in what it expects.
func (s *Step) references() names {
	n := names{}
	for _, m := range s.checks.match {
		n.add(m.value)
	}
	for _, h := range s.expected.headers {
		if h.value != nil {
			n.add(*h.value)
		}
	}
	n.add(s.expected.body)
	for _, c := range s.checks.captures {
		delete(n, c.name)
	}
	n.add(s.Path)
	n.add(s.request.raw)
	n.add(s.request.body)
	for _, h := range s.request.headers {
		n.add(h.value)
	}
	if s.request.as != "" {
		n[s.request.as] = true
	}
	for _, t := range s.request.tokens {
		delete(n, t.name)
	}
	for _, t := range s.request.tokens {
		n.add(t.header)
		n.add(t.claims)
	}
	return n
}

// Unbuilt is the first operation that a scenario needs and the server does not
// have, as method and path; empty where it has all. Scenarios of a fresh world
// touch every family and leave such steps out, so they need none.
func (s *Scenario) Unbuilt(built func(method, path string) bool) string {
	if s.Fresh {
		return ""
	}
	for _, step := range s.Steps {
		if path := pathOnly(step.Path); !built(step.Method, path) {
			return step.Method + " " + path
		}
	}
	return ""
}

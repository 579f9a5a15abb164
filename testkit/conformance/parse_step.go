package conformance

import (
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"gopkg.in/yaml.v3"
)

func (r *reader) step(n *yaml.Node) Step {
	s := Step{Line: n.Line, Method: http.MethodGet}
	known := map[string]func(*yaml.Node){
		"id":       func(n *yaml.Node) { s.ID = r.text(n, "id") },
		"rules":    func(n *yaml.Node) { s.Rules = r.texts(n, "rules") },
		"method":   func(n *yaml.Node) { s.Method = r.text(n, "method") },
		"path":     func(n *yaml.Node) { s.Path = r.text(n, "path") },
		"response": func(n *yaml.Node) { s.expected = r.expected(n) },
	}
	r.requestFields(&s.request, known)
	r.checkFields(&s.checks, known)
	r.fields(n, "the step", known)
	if n.Kind == yaml.MappingNode {
		r.complete(n, s)
	}
	return s
}

// complete reports what a step lacks, and what does not go together.
func (r *reader) complete(n *yaml.Node, s Step) {
	label := "step " + s.ID
	if s.ID == "" {
		label = "a step"
	}
	problem := func(bad bool, text string) {
		if bad {
			r.errorf(n, "%s: %s", label, text)
		}
	}
	problem(s.ID == "", "there is no id")
	problem(!strings.HasPrefix(s.Path, "/"), "path must begin with /")
	problem(s.expected.status == 0, "there is no response with a status")
	problem(s.request.hasBody && s.request.hasRaw, "body and raw exclude each other")
	problem(s.request.contentType != "" && !s.request.hasRaw, "content_type needs raw")

	recorded := make([]string, 0, len(s.expected.headers))
	for _, h := range s.expected.headers {
		recorded = append(recorded, h.name)
	}
	slices.Sort(recorded)
	checked := slices.Sorted(slices.Values(s.checks.headers))
	problem(!slices.Equal(recorded, checked), "check_headers and the headers of the response are not the same")
}

func (r *reader) requestFields(q *request, known map[string]func(*yaml.Node)) {
	known["as"] = func(n *yaml.Node) { q.as = r.text(n, "as") }
	known["headers"] = func(n *yaml.Node) { q.headers = r.textPairs(n, "headers") }
	known["body"] = func(n *yaml.Node) { q.body, q.hasBody = r.value(n), true }
	known["raw"] = func(n *yaml.Node) { q.raw, q.hasRaw = r.text(n, "raw"), true }
	known["content_type"] = func(n *yaml.Node) { q.contentType = r.text(n, "content_type") }
	known["wait_ms"] = func(n *yaml.Node) {
		q.wait = time.Duration(r.integer(n, "wait_ms")) * time.Millisecond
	}
	known["sign"] = func(n *yaml.Node) {
		r.pairs(n, "sign", func(key, value *yaml.Node) { q.tokens = append(q.tokens, r.token(key.Value, value)) })
	}
}

func (r *reader) token(name string, n *yaml.Node) token {
	t := token{name: name}
	r.fields(n, "sign."+name, map[string]func(*yaml.Node){
		"header": func(n *yaml.Node) { t.header = r.object(n, "header") },
		"claims": func(n *yaml.Node) { t.claims = r.object(n, "claims") },
	})
	return t
}

func (r *reader) checkFields(c *checks, known map[string]func(*yaml.Node)) {
	known["capture"] = func(n *yaml.Node) {
		r.pairs(n, "capture", func(key, value *yaml.Node) { c.captures = append(c.captures, r.capture(key, value)) })
	}
	known["ignore"] = func(n *yaml.Node) { c.ignore = r.paths(n, "ignore") }
	known["unordered"] = func(n *yaml.Node) { c.unordered = r.paths(n, "unordered") }
	known["equal"] = func(n *yaml.Node) {
		r.elements(n, "equal", func(n *yaml.Node) { c.equal = append(c.equal, r.equal(n)) })
	}
	known["match"] = func(n *yaml.Node) { c.match = r.match(n) }
	known["check_headers"] = func(n *yaml.Node) { c.headers = r.texts(n, "check_headers") }
	// near and random are notes of the recorder: they are checked, not kept.
	known["near"] = func(n *yaml.Node) {
		r.pairs(n, "near", func(key, value *yaml.Node) {
			r.path(key, key.Value)
			r.integer(value, "near."+key.Value)
		})
	}
	known["random"] = func(n *yaml.Node) { r.paths(n, "random") }
}

func (r *reader) path(n *yaml.Node, path string) {
	if err := checkPath(path); err != nil {
		r.errorf(n, "%v", err)
	}
}

// paths reads body paths; an empty one is the whole body.
func (r *reader) paths(n *yaml.Node, what string) map[string]bool {
	out := map[string]bool{}
	r.elements(n, what, func(n *yaml.Node) {
		path := r.text(n, what)
		if path != "" {
			r.path(n, path)
		}
		out[path] = true
	})
	return out
}

func (r *reader) capture(key, n *yaml.Node) capture {
	path, pattern, found := strings.Cut(r.text(n, "capture."+key.Value), " ~ ")
	r.path(n, path)
	c := capture{name: key.Value, path: path}
	if !found {
		return c
	}
	c.pattern = r.pattern(n, pattern)
	if c.pattern != nil && c.pattern.NumSubexp() == 0 {
		r.errorf(n, "the pattern %q has no group to capture", pattern)
	}
	return c
}

func (r *reader) equal(n *yaml.Node) [2]string {
	paths := r.texts(n, "equal")
	if len(paths) != 2 {
		r.errorf(n, "equal must hold pairs of paths")
		return [2]string{}
	}
	r.path(n, paths[0])
	r.path(n, paths[1])
	return [2]string{paths[0], paths[1]}
}

func (r *reader) match(n *yaml.Node) []pair {
	out := r.textPairs(n, "match")
	for _, p := range out {
		r.path(n, p.name)
		r.pattern(n, variable.ReplaceAllString(p.value, "x"))
	}
	return out
}

func (r *reader) pattern(n *yaml.Node, pattern string) *regexp.Regexp {
	re, err := regexp.Compile(pattern)
	if err != nil {
		r.errorf(n, "%v", err)
	}
	return re
}

func (r *reader) expected(n *yaml.Node) expected {
	var e expected
	r.fields(n, "the response", map[string]func(*yaml.Node){
		"status": func(n *yaml.Node) { e.status = r.status(n) },
		"type":   func(n *yaml.Node) { e.mediaType = r.text(n, "type") },
		"body":   func(n *yaml.Node) { e.body = r.value(n) },
		"headers": func(n *yaml.Node) {
			r.pairs(n, "headers", func(key, value *yaml.Node) { e.headers = append(e.headers, r.header(key, value)) })
		},
	})
	return e
}

func (r *reader) status(n *yaml.Node) int {
	status, err := strconv.Atoi(n.Value)
	if err != nil || status < 100 || status > 599 {
		r.errorf(n, "status must be a number from 100 to 599")
		return -1 // given, though wrongly: one error is enough
	}
	return status
}

func (r *reader) header(key, n *yaml.Node) expectedHeader {
	if n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" {
		return expectedHeader{name: key.Value}
	}
	text := r.text(n, "headers."+key.Value)
	return expectedHeader{name: key.Value, value: &text}
}

package conformance

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// reader reads YAML nodes and gathers what is wrong with them.
type reader struct {
	file string
	errs []error
}

func (r *reader) errorf(n *yaml.Node, format string, args ...any) {
	r.errs = append(r.errs, fmt.Errorf("%s:%d: %s", r.file, n.Line, fmt.Sprintf(format, args...)))
}

func (r *reader) err() error { return errors.Join(r.errs...) }

// pairs calls f for each key of a mapping, in order.
func (r *reader) pairs(n *yaml.Node, what string, f func(key, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		r.errorf(n, "%s must be a mapping", what)
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		switch {
		case key.Kind != yaml.ScalarNode:
			r.errorf(key, "%s has a key that is not a text", what)
		case seen[key.Value]:
			r.errorf(key, "%s has the key %q twice", what, key.Value)
		default:
			seen[key.Value] = true
			f(key, n.Content[i+1])
		}
	}
}

// fields reads a mapping with known keys.
func (r *reader) fields(n *yaml.Node, what string, known map[string]func(*yaml.Node)) {
	r.pairs(n, what, func(key, value *yaml.Node) {
		read, ok := known[key.Value]
		if !ok {
			names := slices.Sorted(maps.Keys(known))
			r.errorf(key, "%s has the unknown key %q; known are %s", what, key.Value, strings.Join(names, ", "))
			return
		}
		read(value)
	})
}

func (r *reader) elements(n *yaml.Node, what string, f func(*yaml.Node)) {
	if n.Kind != yaml.SequenceNode {
		r.errorf(n, "%s must be a list", what)
		return
	}
	for _, e := range n.Content {
		f(e)
	}
}

func (r *reader) text(n *yaml.Node, what string) string {
	if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!str" {
		r.errorf(n, "%s must be a text", what)
		return ""
	}
	return n.Value
}

func (r *reader) texts(n *yaml.Node, what string) []string {
	var out []string
	r.elements(n, what, func(e *yaml.Node) { out = append(out, r.text(e, what)) })
	return out
}

func (r *reader) integer(n *yaml.Node, what string) int {
	i, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || err != nil {
		r.errorf(n, "%s must be a whole number", what)
	}
	return i
}

func (r *reader) textPairs(n *yaml.Node, what string) []pair {
	var out []pair
	r.pairs(n, what, func(key, value *yaml.Node) {
		out = append(out, pair{key.Value, r.text(value, what+"."+key.Value)})
	})
	return out
}

// value reads any node as a JSON value.
func (r *reader) value(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		return r.object(n, "body")
	case yaml.SequenceNode:
		list := []any{}
		for _, e := range n.Content {
			list = append(list, r.value(e))
		}
		return list
	case yaml.ScalarNode:
		return r.scalar(n)
	}
	r.errorf(n, "aliases are not supported")
	return nil
}

func (r *reader) object(n *yaml.Node, what string) object {
	o := object{}
	r.pairs(n, what, func(key, value *yaml.Node) {
		o = append(o, member{key.Value, r.value(value)})
	})
	return o
}

func (r *reader) scalar(n *yaml.Node) any {
	switch n.ShortTag() {
	case "!!null":
		return nil
	case "!!str":
		return n.Value
	case "!!bool":
		return strings.EqualFold(n.Value, "true")
	case "!!int", "!!float":
		return r.number(n)
	}
	r.errorf(n, "%q is a %s, which JSON does not have; quote it", n.Value, n.ShortTag())
	return nil
}

// number keeps the way a number is written, which a server may tell apart.
func (r *reader) number(n *yaml.Node) any {
	if json.Valid([]byte(n.Value)) {
		return json.Number(n.Value)
	}
	var v any
	err := n.Decode(&v)
	b, jsonErr := json.Marshal(v)
	if err != nil || jsonErr != nil {
		r.errorf(n, "%q is not a JSON number", n.Value)
		return nil
	}
	return json.Number(b)
}

package conformance

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
)

var variable = regexp.MustCompile(`\$\{([A-Za-z0-9_.]+)\}`)

// variables are the values that ${name} stands for.
type variables map[string]any

// value replaces the variables of a value. A text that is just a variable
// becomes its value, whatever the type.
func (vars variables) value(v any) any {
	switch v := v.(type) {
	case string:
		if m := variable.FindStringSubmatch(v); m != nil && m[0] == v {
			if x, ok := vars[m[1]]; ok {
				return x
			}
			return v
		}
		return vars.text(v)
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = vars.value(v[i])
		}
		return out
	case object:
		out := make(object, 0, len(v))
		for _, m := range v {
			out = out.with(vars.text(m.key), vars.value(m.value))
		}
		return out
	}
	return v
}

// text replaces the variables inside a text.
func (vars variables) text(s string) string {
	return variable.ReplaceAllStringFunc(s, func(ref string) string {
		v, ok := vars[ref[2:len(ref)-1]]
		if !ok {
			return ref
		}
		return inText(v)
	})
}

func inText(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	}
	return show(v)
}

// names are the variables that a value refers to.
type names map[string]bool

func (n names) add(v any) {
	switch v := v.(type) {
	case string:
		for _, m := range variable.FindAllStringSubmatch(v, -1) {
			n[m[1]] = true
		}
	case []any:
		for _, x := range v {
			n.add(x)
		}
	case object:
		for _, m := range v {
			n.add(m.key)
			n.add(m.value)
		}
	}
}

func (n names) sorted() []string { return slices.Sorted(maps.Keys(n)) }

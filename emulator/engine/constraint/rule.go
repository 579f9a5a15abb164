package constraint

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// rule is one word of a tag.
type rule struct {
	groups []Group // none: always
	text   string
	holds  func(reflect.Value) bool
}

// newRule reads one word for values of a type. Text replaces the standard one
// of a rule about a value.
func newRule(word, text string, t reflect.Type) (rule, error) {
	in, word, err := splitGroups(word)
	if err != nil {
		return rule{}, err
	}
	name, of, _ := strings.Cut(word, "=")
	r, err := presence(name, t)
	if r == nil && err == nil {
		r, err = aboutValue(name, of, t)
		if r != nil && text != "" {
			r.text = text
		}
	}
	if err != nil {
		return rule{}, err
	}
	r.groups = in
	return *r, nil
}

func splitGroups(word string) ([]Group, string, error) {
	names, rest, limited := strings.Cut(word, ":")
	if !limited {
		return nil, word, nil
	}
	var in []Group
	for name := range strings.SplitSeq(names, "|") {
		if !slices.Contains(groups, Group(name)) {
			return nil, "", fmt.Errorf("unknown group %q, known are %q", name, groups)
		}
		in = append(in, Group(name))
	}
	return in, rest, nil
}

// presence are the rules that fail or pass by null. It is nil, nil for another
// word.
func presence(name string, t reflect.Type) (*rule, error) {
	switch name {
	case "notnull", "null":
		if !nullable(t) {
			return nil, fmt.Errorf("%s is for what can be null, not for %s", name, t)
		}
		if name == "null" {
			return &rule{text: "must be null", holds: isNull}, nil
		}
		return &rule{text: "must not be null", holds: func(v reflect.Value) bool { return !isNull(v) }}, nil
	case "notblank":
		if behind(t).Kind() != reflect.String {
			return nil, fmt.Errorf("notblank is for strings, not for %s", t)
		}
		return &rule{text: "must not be blank", holds: notBlank}, nil
	}
	return nil, nil
}

func notBlank(v reflect.Value) bool {
	v, ok := content(v)
	// As Java's trim: everything up to the space.
	return ok && strings.ContainsFunc(v.String(), func(r rune) bool { return r > ' ' })
}

func onString(ok func(string) bool) func(reflect.Value) bool {
	return passNull(func(v reflect.Value) bool { return ok(v.String()) })
}

func passNull(ok func(reflect.Value) bool) func(reflect.Value) bool {
	return func(v reflect.Value) bool {
		v, found := content(v)
		return !found || ok(v)
	}
}

// content is the value behind a pointer. It is not ok for null.
func content(v reflect.Value) (reflect.Value, bool) {
	if isNull(v) {
		return v, false
	}
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	return v, true
}

func isNull(v reflect.Value) bool { return nullable(v.Type()) && v.IsNil() }

func nullable(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Interface:
		return true
	}
	return false
}

// behind is the type behind a pointer, if it is one.
func behind(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}

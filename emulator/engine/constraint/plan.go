package constraint

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// plan is what the tags of a struct say. A mistake in one of them takes the
// place of its fields.
type plan struct {
	fields  []field
	mistake error
}

type field struct {
	index   []int
	name    string // in JSON
	kind    reflect.Type
	rules   []rule
	each    []rule // for the elements
	cascade bool
}

func newPlan(t reflect.Type) *plan {
	p := &plan{}
	for _, f := range reflect.VisibleFields(t) {
		tag, tagged := f.Tag.Lookup("check")
		text, texted := f.Tag.Lookup("checktext")
		if !tagged && !texted {
			continue
		}
		planned, err := newField(f, tag, text)
		if err != nil {
			return &plan{mistake: fmt.Errorf("%s.%s: %w", t, f.Name, err)}
		}
		p.fields = append(p.fields, planned)
	}
	return p
}

func newField(f reflect.StructField, tag, text string) (field, error) {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	if name == "" || name == "-" || !f.IsExported() {
		return field{}, fmt.Errorf("check tag %q on a field that has no JSON name", tag)
	}
	planned := field{index: f.Index, name: name, kind: f.Type}
	words := strings.Split(tag, ",")
	for _, word := range words {
		if err := planned.add(strings.TrimSpace(word), text); err != nil {
			return field{}, fmt.Errorf("check tag %q: %w", tag, err)
		}
	}
	if text != "" && !slices.ContainsFunc(planned.rules, func(r rule) bool { return r.text == text }) {
		return field{}, fmt.Errorf("checktext %q: check tag %q has no min, size, email or pattern to give it to", text, tag)
	}
	return planned, nil
}

func (f *field) add(word, text string) error {
	if word == "valid" {
		if held(f.kind).Kind() != reflect.Struct && held(f.kind).Kind() != reflect.Interface {
			return fmt.Errorf("valid is for models, not for %s", f.kind)
		}
		f.cascade = true
		return nil
	}
	if of, ok := strings.CutPrefix(word, "each="); ok {
		return f.addEach(of)
	}
	r, err := newRule(word, text, f.kind)
	if err != nil {
		return err
	}
	f.rules = append(f.rules, r)
	return nil
}

func (f *field) addEach(word string) error {
	list := f.kind
	if list.Kind() == reflect.Pointer {
		list = list.Elem()
	}
	if list.Kind() != reflect.Slice {
		return fmt.Errorf("each is for lists, not for %s", f.kind)
	}
	r, err := newRule(word, "", list.Elem())
	if err != nil {
		return err
	}
	f.each = append(f.each, r)
	return nil
}

// held is the type at the end of pointers, slices and maps.
func held(t reflect.Type) reflect.Type {
	for {
		switch t.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
			t = t.Elem()
		default:
			return t
		}
	}
}

// sortedKeys makes the order of failures stable.
func sortedKeys(m reflect.Value) []reflect.Value {
	keys := m.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int {
		return cmp.Compare(fmt.Sprint(a.Interface()), fmt.Sprint(b.Interface()))
	})
	return keys
}

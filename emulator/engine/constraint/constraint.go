// Package constraint checks wire models as the real server's bean validation
// does, with its standard texts (errors.2, errors.3).
//
// The rules of a field stand in its `check` tag, separated by commas:
//
//	notnull, null         pointers, slices, maps and interfaces
//	notblank              strings: null and "" and only spaces fail
//	true, false           booleans
//	min=60                numbers
//	size=1..25, size=1..  strings, slices and maps
//	email                 strings: a well-formed address
//	pattern=username      strings: see Pattern for the names
//	valid                 checks what the field holds, with the same groups
//	each=notnull          a rule for the elements of a slice
//
// Null passes every rule but notnull and notblank. A word may be limited to
// groups, as in `check:"create|insert:null,update:notnull,pattern=email"`; a
// word without groups always holds. A `checktext` tag replaces the text of the
// field's rules about a value (min, size, email, pattern).
package constraint

import (
	"reflect"
	"slices"
	"sync"
)

// Group is a situation in which a model is checked, such as its creation.
type Group string

// The groups of the real server's models. Insert and Create are both about
// something new: which of them a service names differs from model to model.
const (
	Create   Group = "create"
	Insert   Group = "insert"
	Read     Group = "read"
	Update   Group = "update"
	Generate Group = "generate"
	Import   Group = "import"
)

var groups = []Group{Create, Insert, Read, Update, Generate, Import}

// Checker checks values by their tags. It is safe for concurrent use.
type Checker struct {
	plans sync.Map // reflect.Type of a struct to *plan
}

// New makes a Checker.
func New() *Checker { return &Checker{} }

// Prepare reads the tags of a type and of all that it refers to by `valid`, so
// that a mistake in a tag shows when a route is registered, not when it is
// called. Anything but a struct, a pointer to one, or a slice or map of them
// has no tags.
func (c *Checker) Prepare(t reflect.Type) error { return c.prepare(t, map[reflect.Type]bool{}) }

func (c *Checker) prepare(t reflect.Type, seen map[reflect.Type]bool) error {
	t = held(t)
	if t.Kind() != reflect.Struct || seen[t] {
		return nil
	}
	seen[t] = true
	p := c.plan(t)
	if p.mistake != nil {
		return p.mistake
	}
	for _, f := range p.fields {
		if !f.cascade {
			continue
		}
		if err := c.prepare(f.kind, seen); err != nil {
			return err
		}
	}
	return nil
}

// Check is what is wrong with a model in these groups, in the order of its
// fields: `field: text` (errors.2), where field is the last part of the path.
// Null is not wrong. A mistake in a tag of a type that was not prepared is told
// as a failure.
func (c *Checker) Check(v any, in ...Group) []string {
	run := &run{checker: c, groups: in}
	run.value(reflect.ValueOf(v))
	return run.failures
}

func (c *Checker) plan(t reflect.Type) *plan {
	if p, ok := c.plans.Load(t); ok {
		return p.(*plan)
	}
	p, _ := c.plans.LoadOrStore(t, newPlan(t))
	return p.(*plan)
}

// run is one check of one model.
type run struct {
	checker  *Checker
	groups   []Group
	failures []string
}

// value checks a struct, or the structs that a pointer, slice or map holds.
func (r *run) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		r.value(v.Elem())
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			r.value(v.Index(i))
		}
	case reflect.Map:
		for _, key := range sortedKeys(v) {
			r.value(v.MapIndex(key))
		}
	case reflect.Struct:
		r.fields(v)
	}
}

func (r *run) fields(v reflect.Value) {
	p := r.checker.plan(v.Type())
	if p.mistake != nil {
		r.failures = append(r.failures, p.mistake.Error())
		return
	}
	for _, f := range p.fields {
		value, err := v.FieldByIndexErr(f.index)
		if err != nil {
			continue // It belongs to an embedded model that is null.
		}
		r.apply(f.name, f.rules, value)
		if len(f.each) > 0 {
			r.elements(f.each, value)
		}
		if f.cascade {
			r.value(value)
		}
	}
}

func (r *run) elements(rules []rule, list reflect.Value) {
	if list.Kind() == reflect.Pointer {
		list = list.Elem()
	}
	if !list.IsValid() {
		return
	}
	for i := range list.Len() {
		r.apply("<list element>", rules, list.Index(i))
	}
}

func (r *run) apply(name string, rules []rule, v reflect.Value) {
	for _, rule := range rules {
		if r.active(rule) && !rule.holds(v) {
			r.failures = append(r.failures, name+": "+rule.text)
		}
	}
}

func (r *run) active(rule rule) bool {
	return len(rule.groups) == 0 || slices.ContainsFunc(rule.groups, func(g Group) bool {
		return slices.Contains(r.groups, g)
	})
}

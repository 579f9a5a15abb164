package wire

import (
	"reflect"
	"slices"
	"strings"
)

// structPlan is how a struct is filled.
type structPlan struct {
	fields []field
	byName map[string]int
}

type field struct {
	name  string
	index []int
	bind  binder
}

// level is a struct whose fields belong to the plan: the type itself, or one
// embedded in it.
type level struct {
	t     reflect.Type
	index []int
}

func (b *builder) structOf(t reflect.Type) *structPlan {
	if known := b.structs[t]; known != nil {
		return known
	}
	p := &structPlan{byName: map[string]int{}}
	b.structs[t] = p
	seen := map[reflect.Type]bool{t: true}
	for levels := []level{{t: t}}; len(levels) > 0; {
		levels = b.addFields(p, levels, seen)
	}
	return p
}

// addFields adds the fields of all structs of one depth, and gives those of
// the next: of one name the outer field counts, as when encoding.
func (b *builder) addFields(p *structPlan, levels []level, seen map[reflect.Type]bool) []level {
	var deeper []level
	outer := len(p.fields)
	for _, l := range levels {
		for i := range l.t.NumField() {
			f := l.t.Field(i)
			f.Index = slices.Concat(l.index, []int{i})
			if inner := b.embedded(f); inner != nil {
				if !seen[inner] {
					seen[inner] = true
					deeper = append(deeper, level{t: inner, index: f.Index})
				}
				continue
			}
			b.addField(p, f, outer)
		}
	}
	return deeper
}

func (b *builder) addField(p *structPlan, f reflect.StructField, outer int) {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	if !f.IsExported() || f.Tag.Get("json") == "-" {
		return
	}
	if version := f.Tag.Get("since"); version != "" && !slices.Contains(b.since, version) {
		return
	}
	if name == "" {
		name = f.Name
	}
	if i, taken := p.byName[name]; taken {
		if i >= outer {
			b.unsupported("two fields of one struct are named %q", name)
		}
		return
	}
	p.byName[name] = len(p.fields)
	p.fields = append(p.fields, field{name: name, index: f.Index})
	at := len(p.fields) - 1
	// Set afterwards: making it may come back to this very plan.
	p.fields[at].bind = b.of(f.Type)
}

// embedded is the struct type that a field embeds, nil for an ordinary field.
func (b *builder) embedded(f reflect.StructField) reflect.Type {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	if !f.Anonymous || name != "" {
		return nil
	}
	t := f.Type
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return nil
	}
	if f.Type != t && !f.IsExported() {
		b.unsupported("the embedded pointer %s must be exported", f.Name)
	}
	return t
}

func (p *structPlan) names() []string {
	names := make([]string, len(p.fields))
	for i := range p.fields {
		names[i] = p.fields[i].name
	}
	return names
}

// in is the field's place in a struct; embedded pointers on the way are made.
func (f *field) in(v reflect.Value) reflect.Value {
	for i, at := range f.index {
		if i > 0 && v.Kind() == reflect.Pointer {
			if v.IsNil() {
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
		v = v.Field(at)
	}
	return v
}

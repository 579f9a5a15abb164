package openapi

import (
	"path"
	"reflect"
	"slices"
	"strings"
)

// Style is how a document tells of types.
type Style int

// The styles.
const (
	// Precise is what goes over the wire: what may be null says so, and so does
	// what may be anything.
	Precise Style = iota
	// Declared is what the real server's generator makes of its Java types: as
	// the `schema` and `check` tags say, with their patterns and bounds, and
	// nothing is said of null.
	Declared
)

// Types collects the named types that a document refers to.
type Types struct {
	style Style
	named Map[Schema]
	names map[reflect.Type]string
	// defined are the types whose schemas stand under names that others may
	// have too; unknown are the names of schemas that say nothing.
	defined map[string]reflect.Type
	unknown map[string]bool
}

// NewTypes makes a collection without any types.
func NewTypes(style Style) *Types {
	return &Types{style: style, names: map[reflect.Type]string{}, defined: map[string]reflect.Type{}, unknown: map[string]bool{}}
}

// Named are the schemas of the named types, by name.
func (t *Types) Named() Map[Schema] { return t.named }

// Name gives a type its name, unless it has one. Other types are named after
// themselves, or as a method SchemaName of theirs says. Of several types of one
// name the first is the one whose schema is shown.
func (t *Types) Name(of reflect.Type, name string) {
	if _, ok := t.names[of]; !ok {
		t.names[of] = name
	}
	if _, ok := t.defined[name]; !ok {
		t.defined[name] = of
	}
}

// Ref refers to the schema of a name. Where no type was given the name, the
// schema says nothing.
func (t *Types) Ref(name string) Schema {
	of, ok := t.defined[name]
	switch {
	case ok:
		t.add(name, of)
	case t.named.values[name].Type == "":
		t.named.Set(name, Schema{Type: "object"})
		t.unknown[name] = true
	}
	return Schema{Ref: "#/components/schemas/" + name}
}

// AddSchema adds a schema that no Go type has.
func (t *Types) AddSchema(name string, s Schema) { t.named.Set(name, s) }

func (t *Types) add(name string, of reflect.Type) {
	if _, ok := t.named.Get(name); ok && !t.unknown[name] {
		return
	}
	delete(t.unknown, name)
	t.named.Set(name, Schema{}) // for types that refer to themselves
	t.named.Set(name, t.object(of))
}

// name is the name of a struct type, whose schema is made when it is first
// asked for.
func (t *Types) name(of reflect.Type) string {
	name, ok := t.names[of]
	if !ok {
		name = ownName(of)
		if _, taken := t.named.Get(name); taken && !t.unknown[name] && t.style != Declared {
			name = upper(path.Base(of.PkgPath())) + name
		}
		t.Name(of, name)
	}
	return name
}

func ownName(of reflect.Type) string {
	if n, ok := reflect.Zero(of).Interface().(interface{ SchemaName() string }); ok {
		return n.SchemaName()
	}
	name, _, _ := strings.Cut(of.Name(), "[")
	if name == "" {
		return "Object"
	}
	return upper(name)
}

func upper(name string) string { return strings.ToUpper(name[:1]) + name[1:] }

func (t *Types) object(of reflect.Type) Schema {
	s := Schema{Type: "object"}
	for f := range fieldsOf(of) {
		name := jsonName(f)
		if !f.IsExported() || name == "" || f.Tag.Get("schema") == "-" {
			continue
		}
		if t.style == Declared {
			name = shownName(f, name)
		}
		s.Properties.Set(name, t.field(f))
		if t.style == Declared && t.required(f) {
			s.Required = append(s.Required, name)
		}
	}
	slices.Sort(s.Required)
	return s
}

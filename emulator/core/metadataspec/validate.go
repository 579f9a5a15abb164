package metadataspec

import (
	"fmt"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/constraint"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

const notNull = ": must not be null"

// nullElement is the type of a property that is null in its list: no client
// can send it.
const nullElement Type = "\x00"

// Null makes the property one that was null in a list of JSON.
func (p *Property) Null() {
	of := nullElement
	*p = Property{Type: &of}
}

// HoldsNull says whether a list of the spec holds null, on which the server
// fails (metadata_spec.24).
func (s *Spec) HoldsNull() bool { return holdsNull(s.Properties) }

func holdsNull(list []Property) bool {
	for i := range list {
		if of := list[i].Type; of != nil && *of == nullElement || holdsNull(list[i].Properties) {
			return true
		}
	}
	return false
}

// NullProperty is the error for a spec that HoldsNull.
func NullProperty() error {
	return rest.Unknown("No property of a metadata spec may be null.").By("metadata_spec.24")
}

// check returns what is wrong with a request, or nil.
func (r *Request) check() error {
	if holdsNull(r.Properties) {
		return NullProperty()
	}
	if failures := r.failures(); len(failures) > 0 {
		return rest.Invalid(failures...)
	}
	return nil
}

// failures are what is wrong with a request, as `field: text`
// (metadata_spec.4 to .10, errors.2).
func (r *Request) failures() []string { return r.failuresAt("") }

// failuresAt are the failures of a request that stands inside another object.
// Place is the last part of its path.
func (r *Request) failuresAt(place string) []string {
	var out []string
	if r.Name == nil {
		out = append(out, "name"+notNull)
	}
	if r.Type == nil {
		out = append(out, "type"+notNull)
	}
	if r.Properties == nil {
		out = append(out, "properties"+notNull)
	}
	out = append(out, containerFailures(place, r.Type, r.Properties)...)
	return append(out, listFailures(r.Properties)...)
}

func listFailures(list []Property) []string {
	var out []string
	for i := range list {
		out = append(out, list[i].failures(fmt.Sprintf("properties[%d]", i))...)
	}
	return out
}

// failures are what is wrong with a property and those in it
// (metadata_spec.10). Place is the last part of its path.
func (p *Property) failures(place string) []string {
	var out []string
	switch {
	case p.Name == nil:
		out = append(out, "name"+notNull)
	case !constraint.Matches(constraint.Word, *p.Name):
		out = append(out, "name: "+constraint.Text(constraint.Word))
	}
	if p.DisplayName == nil {
		out = append(out, "displayName"+notNull)
	}
	if p.Type == nil {
		out = append(out, "type"+notNull)
	}
	out = append(out, containerFailures(place, p.Type, p.Properties)...)
	return append(out, listFailures(p.Properties)...)
}

// containerFailures are the two messages about a container whose properties
// don't suit its type (metadata_spec.6, metadata_spec.7). Double names pass
// (metadata_spec.9).
func containerFailures(place string, of *Type, list []Property) []string {
	reason := ""
	switch {
	case of == nil:
	case *of == Array && len(list) != 1:
		reason = "tabs: 'properties' must have exactly one element for ARRAY type fields."
	case *of == Object && list == nil:
		reason = "tabs: 'properties' must not be null for OBJECT type fields."
	}
	if reason == "" {
		return nil
	}
	return []string{reason, place + ": Invalid properties field."}
}

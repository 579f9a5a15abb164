package metadataspec

import "github.com/NamazuStudios/elements-emulator/emulator/engine/wire"

// EditorSchema is what an editor of metadata needs (22, EditorSchema). Data
// are the default values, null unless the root is an object.
type EditorSchema struct {
	Data   *wire.Object   `json:"data" schema:"type=object"`
	Schema JSONSchema     `json:"schema"`
	Layout []EditorLayout `json:"layout"`
}

// EditorLayout is a line of an editor. Key is a dotted path.
type EditorLayout struct {
	Key         string  `json:"key"`
	Title       *string `json:"title"`
	Placeholder *string `json:"placeholder"`
}

// EditorSchema is the row for an editor (metadata_spec.21, metadata_spec.22).
// It fails as JSONSchema does, and where any object in the spec had an empty
// list (metadata_spec.24).
func (r *Row) EditorSchema(base string) (EditorSchema, error) {
	if lost(r.Properties) {
		return EditorSchema{}, r.noSchema()
	}
	schema, err := r.JSONSchema(base)
	if err != nil {
		return EditorSchema{}, err
	}
	e := EditorSchema{Schema: schema, Layout: appendLayout([]EditorLayout{}, "", r.Properties)}
	if r.Type == Object {
		e.Data = defaults(r.Properties)
	}
	return e, nil
}

// defaults are the default values of a list (metadata_spec.21).
func defaults(list []Property) *wire.Object {
	var members []wire.Member
	for i := range list {
		p := &list[i]
		switch {
		case *p.Type == Object:
			members = append(members, wire.Member{Key: *p.Name, Value: defaults(p.Properties)})
		case p.DefaultValue != nil:
			members = append(members, wire.Member{Key: *p.Name, Value: p.DefaultValue})
		}
	}
	return wire.NewHashOrdered(members...)
}

// appendLayout adds the lines of a list, depth first (metadata_spec.22).
func appendLayout(layout []EditorLayout, above string, list []Property) []EditorLayout {
	for i := range list {
		p := &list[i]
		if *p.Type == Array {
			continue
		}
		layout = append(layout, EditorLayout{Key: above + *p.Name, Title: p.DisplayName, Placeholder: p.Placeholder})
		layout = appendLayout(layout, above+*p.Name+".", p.Properties)
	}
	return layout
}

// Package metadataspec emulates metadata specs: descriptions of what the
// metadata of other objects should look like. Nothing is checked against them
// (item.6, metadata.10). Its rules are in the contract file 22-metadata.md.
package metadataspec

// Type is what a field of a spec holds (22, MetadataSpecPropertyType).
type Type string

// The types of fields.
const (
	String  Type = "STRING"
	Number  Type = "NUMBER"
	Boolean Type = "BOOLEAN"
	Array   Type = "ARRAY"
	Enum    Type = "ENUM"
	Object  Type = "OBJECT"
	Tags    Type = "TAGS"
)

// Constants are the types in the order of their ordinals (json.4).
func (Type) Constants() []string {
	return []string{string(String), string(Number), string(Boolean), string(Array), string(Enum), string(Object), string(Tags)}
}

// Spec is a metadata spec as clients see it (22, MetadataSpec). A deleted one
// has no name (metadata_spec.14).
type Spec struct {
	ID         *string    `json:"id"`
	Name       *string    `json:"name" schema:"required"`
	Type       *Type      `json:"type" schema:"required"`
	Properties []Property `json:"properties" schema:"required"`
}

// Property is a field of a spec (22, MetadataSpecProperty).
type Property struct {
	Name         *string    `json:"name" schema:"required,pattern=word"`
	DisplayName  *string    `json:"displayName" schema:"required"`
	Type         *Type      `json:"type" schema:"required"`
	Required     bool       `json:"required"`
	Placeholder  *string    `json:"placeholder"`
	DefaultValue any        `json:"defaultValue"`
	Properties   []Property `json:"properties"`
}

// SchemaName is its name in the OpenAPI document.
func (Property) SchemaName() string { return "MetadataSpecProperty" }

// Request makes or replaces a spec (22, CreateMetadataSpecRequest and
// UpdateMetadataSpecRequest).
type Request struct {
	Name       *string    `json:"name"`
	Type       *Type      `json:"type"`
	Properties []Property `json:"properties" schema:"required"`
}

// View is the row as clients see it, deleted or not.
func (r *Row) View() Spec {
	return Spec{ID: &r.ID, Name: r.Name, Type: &r.Type, Properties: r.Properties}
}

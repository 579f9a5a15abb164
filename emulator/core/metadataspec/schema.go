package metadataspec

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// JSONSchema is a spec as a JSON Schema (22, JsonSchema). The properties are
// JSONSchemaProperty by name.
type JSONSchema struct {
	ID          string       `json:"$id" schema:"name=get$id"`
	Schema      string       `json:"$schema" schema:"name=get$schema"`
	Title       string       `json:"title"`
	Description string       `json:"description"`
	Type        Type         `json:"type" schema:"type=string"`
	Properties  *wire.Object `json:"properties" schema:"ref=JsonSchemaProperty"`
	Required    []string     `json:"required"`
}

// JSONSchemaProperty is a property of a JSON Schema (22, JsonSchemaProperty).
type JSONSchemaProperty struct {
	Type        string       `json:"type"`
	Title       *string      `json:"title"`
	Description *string      `json:"description"`
	Properties  *wire.Object `json:"properties" schema:"ref=JsonSchemaProperty"`
	Required    []string     `json:"required"`
}

// SchemaName is its name in the OpenAPI document.
func (JSONSchemaProperty) SchemaName() string { return "JsonSchemaProperty" }

// schemaTypes are the types in the words of JSON Schema (metadata_spec.18).
var schemaTypes = map[Type]string{
	String: "string", Number: "number", Boolean: "boolean", Array: "array", Object: "object", Tags: "array", Enum: "string",
}

// JSONSchema is the row as a JSON Schema (metadata_spec.16 to .20). Its $id
// lies below base, the root of the API. A spec with double names or with an
// empty list at its root has none (metadata_spec.9, metadata_spec.24).
func (r *Row) JSONSchema(base string) (JSONSchema, error) {
	if r.Properties == nil {
		return JSONSchema{}, r.noSchema()
	}
	if doubled, ok := doubleName(r.Properties); ok {
		return JSONSchema{}, rest.Unknown("Metadata spec %q has the property %q twice, so there is no schema of it.", *r.Name, doubled).By("metadata_spec.9")
	}
	return JSONSchema{
		ID:     base + "/metadata_spec/" + r.ID + "/schema.json",
		Schema: "https://json-schema.org/draft/2020-12/schema",
		Title:  *r.Name, Description: *r.Name, Type: r.Type,
		Properties: schemaProperties(r.Properties), Required: required(r.Properties),
	}, nil
}

// noSchema is the error for an empty list of properties, which was not kept.
func (r *Row) noSchema() error {
	return rest.Unknown("Metadata spec %q was made with an empty list of properties, so there is no schema of it.", *r.Name).By("metadata_spec.24")
}

// lost says whether an object in a list had an empty list that was not kept
// (metadata_spec.24).
func lost(list []Property) bool {
	for i := range list {
		if *list[i].Type == Object && list[i].Properties == nil || lost(list[i].Properties) {
			return true
		}
	}
	return false
}

// doubleName is a name that comes twice in a list or in one below it.
func doubleName(list []Property) (string, bool) {
	seen := make(map[string]bool, len(list))
	for i := range list {
		if seen[*list[i].Name] {
			return *list[i].Name, true
		}
		seen[*list[i].Name] = true
		if name, ok := doubleName(list[i].Properties); ok {
			return name, true
		}
	}
	return "", false
}

func schemaProperties(list []Property) *wire.Object {
	members := make([]wire.Member, len(list))
	for i := range list {
		members[i] = wire.Member{Key: *list[i].Name, Value: list[i].schema()}
	}
	return wire.NewHashOrdered(members...)
}

// schema is a property in a JSON Schema (metadata_spec.18, metadata_spec.19).
func (p *Property) schema() JSONSchemaProperty {
	s := JSONSchemaProperty{Type: schemaTypes[*p.Type], Title: p.DisplayName, Description: p.DisplayName}
	if p.Properties != nil {
		s.Properties, s.Required = schemaProperties(p.Properties), required(p.Properties)
	}
	return s
}

// required are the names of the required properties (metadata_spec.20).
func required(list []Property) []string {
	names := []string{}
	for i := range list {
		if list[i].Required {
			names = append(names, *list[i].Name)
		}
	}
	return names
}

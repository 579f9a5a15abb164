package sku

import "github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"

// Row is a schema as it is stored.
type Row struct{ ID, Schema string }

// bySchema finds a schema by its text, which may be empty.
var bySchema = sandbox.Unique("schema", func(r *Row) string { return indexed(r.Schema) })

func indexed(schema string) string { return "schema " + schema }

// Schemas are all schemas.
var Schemas = sandbox.Define("product SKU schema", func(r *Row) string { return r.ID }, sandbox.With(bySchema))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Schemas} }

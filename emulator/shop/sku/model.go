// Package sku is the schemas of products: the names of the stores whose
// products can be bought. They are informational: bundles and receipts take
// any schema (skuschema.7).
package sku

// Schema is a schema as clients see it (03, ProductSkuSchema). In requests the
// id is ignored (skuschema.3).
type Schema struct {
	ID *string `json:"id"`
	// Schema is the store's name in reverse DNS notation.
	Schema *string `json:"schema"`
}

// View is the row as clients see it.
func (r *Row) View() Schema { return Schema{ID: &r.ID, Schema: &r.Schema} }

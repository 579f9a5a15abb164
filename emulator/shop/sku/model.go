// Package sku emulates the schemas of product SKUs: the names of the stores
// whose products can be bought. Bundles and receipts take any schema, listed
// here or not (skuschema.7). Its rules are in the contract file 16-receipts-
// products.md.
package sku

// Schema is a schema as clients see it (03, ProductSkuSchema). In requests the
// id is ignored (skuschema.3).
type Schema struct {
	ID *string `json:"id"`
	// Schema is the store's name in reverse DNS notation.
	Schema *string `json:"schema" schema:"required"`
}

// View is the row as clients see it.
func (r *Row) View() Schema { return Schema{ID: &r.ID, Schema: &r.Schema} }

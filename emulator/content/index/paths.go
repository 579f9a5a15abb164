package index

import (
	"slices"

	"github.com/NamazuStudios/elements-emulator/emulator/content/metadata"
	"github.com/NamazuStudios/elements-emulator/emulator/core/metadataspec"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/item"
)

// paths are the paths that indexes are wanted on: those of all specs in use,
// each once (index.3, index.4).
func paths(tx *sandbox.Tx, of Type) []string {
	var all []string
	known := map[string]bool{}
	add := func(specID string) {
		if known[specID] {
			return
		}
		known[specID] = true
		spec, ok := metadataspec.Specs.Get(tx, specID)
		if !ok {
			return
		}
		for _, path := range below("metadata", spec.Properties) {
			if !slices.Contains(all, path) {
				all = append(all, path)
			}
		}
	}
	if of == Metadata {
		for row := range metadata.Readable(rest.Superuser).All(tx) {
			add(row.SpecID)
		}
		return all
	}
	for row := range item.Items.All(tx) {
		if row.Category == item.Distinct && !row.Deleted() {
			add(row.SpecID)
		}
	}
	return all
}

// below are the paths of properties, each before what is nested in it.
func below(path string, properties []metadataspec.Property) []string {
	var all []string
	for _, p := range properties {
		at := path + "." + *p.Name
		all = append(append(all, at), below(at, p.Properties)...)
	}
	return all
}

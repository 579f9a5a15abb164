// Package inspector reads archives of elements (ELM): zips with a folder for
// each element.
package inspector

import "github.com/NamazuStudios/elements-emulator/emulator/engine/wire"

// Record is an element in an archive (26, ElementPathRecordMetadata). The lists
// are paths below that of the element.
type Record struct {
	Path       string       `json:"path"`
	API        []string     `json:"api"`
	SPI        []string     `json:"spi"`
	Lib        []string     `json:"lib"`
	Classpath  []string     `json:"classpath"`
	Attributes *wire.Object `json:"attributes"`
	Manifest   Manifest     `json:"manifest"`
}

// SchemaName is its name in the OpenAPI document.
func (Record) SchemaName() string { return "ElementPathRecordMetadata" }

// Manifest is what an element says of itself (26).
type Manifest struct {
	Version     Version  `json:"version"`
	BuiltinSPIs []string `json:"builtinSpis"`
}

// SchemaName is its name in the OpenAPI document.
func (Manifest) SchemaName() string { return "ElementManifestMetadata" }

// Version is the version of an element; each part is UNKNOWN where the
// manifest does not have it.
type Version struct {
	Version   string `json:"version"`
	Revision  string `json:"revision"`
	Timestamp string `json:"timestamp"`
}

// SchemaName is its name in the OpenAPI document.
func (Version) SchemaName() string { return "SystemVersion" }

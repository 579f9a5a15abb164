package documents

import (
	"bytes"

	"gopkg.in/yaml.v3"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/openapi"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

func asJSON(doc *openapi.Document) ([]byte, error) { return wire.Encode(doc) }

// asYAML writes the same document as YAML: JSON is read as the YAML that it
// is, which keeps the order of its members.
func asYAML(doc *openapi.Document) ([]byte, error) {
	data, err := asJSON(doc)
	if err != nil {
		return nil, err
	}
	var root yaml.Node
	if err := yaml.Unmarshal(data, &root); err != nil {
		return nil, err
	}
	plain(&root)
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(&root); err != nil {
		return nil, err
	}
	return b.Bytes(), e.Close()
}

// plain takes the look of JSON from a node.
func plain(n *yaml.Node) {
	n.Style = 0
	for _, inner := range n.Content {
		plain(inner)
	}
}

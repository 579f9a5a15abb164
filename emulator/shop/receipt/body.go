package receipt

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// parse reads a body. One that is no JSON is a 400, JSON that is no object a
// 500 (receipt.4).
func parse(body *string) (*wire.Object, error) {
	if body == nil {
		return nil, nil
	}
	var value any
	if err := json.Unmarshal([]byte(*body), &value); err != nil {
		return nil, rest.InvalidData("Unable to convert receipt body to JSON: %v", err)
	}
	if _, ok := value.(map[string]any); !ok {
		return nil, rest.Unknown("The body of a receipt must be a JSON object.").By("receipt.4")
	}
	var object *wire.Object
	if err := wire.Decode([]byte(*body), &object); err != nil {
		return nil, rest.InvalidData("Unable to convert receipt body to JSON: %v", err)
	}
	return object, nil
}

// Body is a value, which JSON makes an object of, as the body of a receipt.
func Body(v any) (*wire.Object, error) {
	data, err := wire.Encode(v)
	if err != nil {
		return nil, err
	}
	var object *wire.Object
	return object, wire.Decode(data, &object)
}

// Read reads the body of a receipt into a value. One that has something else is
// a 500.
func (r *Row) Read(into any) error {
	if r.Body == nil {
		return rest.Unknown("Receipt %s has no body.", r.ID)
	}
	data, err := wire.Encode(r.Body)
	if err == nil {
		err = wire.Decode(data, into)
	}
	if err != nil {
		return rest.Unknown("The body of receipt %s is of another kind: %v", r.ID, err)
	}
	return nil
}

// text is a body as the server prints it: with a space after each colon and
// comma (receipt.4).
func text(value any) string {
	switch v := value.(type) {
	case *wire.Object:
		parts := make([]string, v.Len())
		for i, m := range v.Members() {
			parts[i] = text(m.Key) + ": " + text(m.Value)
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case []any:
		parts := make([]string, len(v))
		for i, element := range v {
			parts[i] = text(element)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	default:
		data, err := wire.Encode(v)
		if err != nil {
			return fmt.Sprint(v)
		}
		return string(data)
	}
}

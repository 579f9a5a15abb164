package purchase

import (
	"encoding/json"
	"strings"
)

// Text is a text in the answer of a store; a number or a truth value is read as
// one too, as Java's readers do.
type Text string

// UnmarshalJSON reads a plain value.
func (t *Text) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		return json.Unmarshal(data, (*string)(t))
	}
	if text := string(data); text != "null" {
		if strings.HasPrefix(text, "{") || strings.HasPrefix(text, "[") {
			return &json.UnmarshalTypeError{Value: "object"}
		}
		*t = Text(text)
	}
	return nil
}

func decode(data []byte, into any) error { return json.Unmarshal(data, into) }

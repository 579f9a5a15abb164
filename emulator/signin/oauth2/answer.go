package oauth2

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/outgoing"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oauth2scheme"
)

// answer is what the other server said.
type answer struct {
	status int
	body   any // nil for a blank one
}

// read reads an answer: its body must begin with JSON, whatever its status, and
// what follows is ignored (auth_oauth2.5).
func read(a outgoing.Answer) (answer, error) {
	out := answer{status: a.Status}
	if len(bytes.TrimSpace(a.Body)) == 0 {
		return out, nil
	}
	if err := wire.DecodeFirst(a.Body, &out.body); err != nil {
		return out, rest.Unknown("The answer of the validation URL, with status %d, is no JSON: %v.", a.Status, err)
	}
	return out, nil
}

// check says whether the answer makes what the client sent good
// (auth_oauth2.6).
func (a answer) check(scheme *oauth2scheme.Row) error {
	if codes := wire.Values(scheme.ValidStatusCodes); !slices.Contains(codes, a.status) {
		return rest.Forbidden("The validation URL answered with status %d; the scheme accepts %v.", a.status, codes)
	}
	key := wire.Or(scheme.ResponseValidMapping, "")
	if strings.TrimSpace(key) == "" {
		return nil
	}
	value, found := find(a.body, key)
	if !found {
		return missing(key)
	}
	if !good(value, scheme.ResponseValidExpectedValue) {
		return rest.Forbidden("The validation URL's answer has %q: %s, which the scheme does not accept.", key, textOf(value))
	}
	return nil
}

func good(value any, expected *string) bool {
	if value == nil {
		return false
	}
	if expected != nil {
		return textOf(value) == *expected
	}
	if yes, ok := value.(bool); ok {
		return yes
	}
	return strings.TrimSpace(textOf(value)) != ""
}

// userID is the external id that the answer names (auth_oauth2.7).
func (a answer) userID(scheme *oauth2scheme.Row) (string, error) {
	key := wire.Or(scheme.ResponseIDMapping, "")
	if strings.TrimSpace(key) == "" {
		return "", rest.Forbidden("The scheme %q says neither by responseIdMapping nor by userId what the external id is.", scheme.Name)
	}
	value, found := find(a.body, key)
	if !found || value == nil {
		return "", missing(key)
	}
	return textOf(value), nil
}

func missing(key string) error {
	return rest.Forbidden("The validation URL's answer has no %q.", key)
}

// find is the first value of a key anywhere: an object's own keys come before
// those of what it holds.
func find(in any, key string) (value any, found bool) {
	switch v := in.(type) {
	case *wire.Object:
		if value, found = v.Get(key); found {
			return value, true
		}
		for _, m := range v.Members() {
			if value, found = find(m.Value, key); found {
				return value, true
			}
		}
	case []any:
		for _, element := range v {
			if value, found = find(element, key); found {
				return value, true
			}
		}
	}
	return nil, false
}

// textOf is a value as text; that of an object or a list is empty.
func textOf(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	case bool:
		return strconv.FormatBool(v)
	default:
		return ""
	}
}

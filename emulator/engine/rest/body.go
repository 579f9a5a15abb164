package rest

import (
	"bytes"
	"net/http"
	"reflect"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// fill fills the body field of an input.
func (b *binding) fill(in reflect.Value, r *http.Request, data []byte, decoder *wire.Decoder) error {
	if b.body == nil || len(data) == 0 && b.body.mode != bodyMultipart {
		return nil
	}
	body := in.FieldByIndex(b.body.index)
	switch b.body.mode {
	case bodyRaw:
		body.SetBytes(data)
		return nil
	case bodyMultipart:
		parts, err := readMultipart(r, data)
		body.Set(reflect.ValueOf(parts))
		return err
	default:
		return fillJSON(body, data, decoder)
	}
}

// fillJSON reads a JSON body. One that can't be read as what the route takes
// is a 400 in plain text (json.2, json.3). White space alone is no body
// (json.8).
func fillJSON(body reflect.Value, data []byte, decoder *wire.Decoder) error {
	if len(bytes.Trim(data, " \t\r\n")) == 0 {
		return nil
	}
	setDefaults(body)
	if err := decoder.Decode(data, body.Addr().Interface()); err != nil {
		return framework(http.StatusBadRequest, "%v", err).In(Text)
	}
	return nil
}

// setDefaults lets a body start with the defaults of its type, if it has any.
func setDefaults(body reflect.Value) {
	if body.Kind() != reflect.Pointer {
		return
	}
	fresh := reflect.New(body.Type().Elem())
	if of, ok := fresh.Interface().(interface{ Defaults() }); ok {
		of.Defaults()
		body.Set(fresh)
	}
}

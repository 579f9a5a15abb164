package rest

import (
	"bytes"
	"mime"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// fill fills the body field of an input.
func (b *binding) fill(in reflect.Value, r *http.Request, data []byte, decoder *wire.Decoder) error {
	if b.body == nil || len(data) == 0 {
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

// acceptable checks the media types of a request against a route that
// consumes and produces JSON (http.8).
func acceptable(r *http.Request, takesBody bool, data []byte) error {
	if takesBody {
		if err := consumable(r, data); err != nil {
			return err
		}
	}
	for _, accept := range r.Header["Accept"] {
		if !acceptsJSON(accept) {
			return framework(http.StatusNotAcceptable, "HTTP 406 Not Acceptable: only %s is served, not %q.", jsonType, accept)
		}
	}
	return nil
}

func consumable(r *http.Request, data []byte) error {
	given := r.Header.Get("Content-Type")
	if given == "" {
		if len(data) == 0 {
			return nil
		}
		return framework(http.StatusUnsupportedMediaType, "HTTP 415 Unsupported Media Type: the body has no Content-Type; send %s.", jsonType)
	}
	if given == jsonType {
		return nil
	}
	media, _, err := mime.ParseMediaType(given)
	if err != nil || !matchesJSON(media) {
		return framework(http.StatusUnsupportedMediaType, "HTTP 415 Unsupported Media Type: %q; send %s.", given, jsonType)
	}
	return nil
}

// consumes checks the media type of a body against those that a route takes.
func consumes(r *http.Request, types []string, data []byte) error {
	media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if len(data) == 0 || err == nil && slices.Contains(types, media) {
		return nil
	}
	return framework(http.StatusUnsupportedMediaType, "The Content-Type is %q; send %s.",
		r.Header.Get("Content-Type"), strings.Join(types, " or "))
}

func acceptsJSON(accept string) bool {
	if accept == "" || accept == "*/*" || accept == jsonType {
		return true
	}
	for part := range strings.SplitSeq(accept, ",") {
		media, params, err := mime.ParseMediaType(strings.TrimSpace(part))
		if err == nil && matchesJSON(media) && strings.Trim(params["q"], "0.") != "" || err == nil && matchesJSON(media) && params["q"] == "" {
			return true
		}
	}
	return false
}

func matchesJSON(media string) bool {
	return media == jsonType || media == "application/*" || media == "*/*" || media == "*"
}

package rest

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"reflect"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/wire"
)

// readBody reads a request's body, up to the limit.
func readBody(r *http.Request, limit int64) ([]byte, error) {
	if r.Body == nil || r.Body == http.NoBody {
		return nil, nil
	}
	data, err := io.ReadAll(http.MaxBytesReader(nil, r.Body, limit))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return nil, framework(http.StatusRequestEntityTooLarge, "The body is larger than %d bytes.", limit).In(Envelope)
	case err != nil:
		return nil, framework(http.StatusBadRequest, "The body could not be read to its end.").Because(err).In(Envelope)
	}
	return data, nil
}

// json fills the body field of an input. A body that can't be read as what
// the route takes is a 400 in plain text (json.2, json.3).
func (b *binding) json(in reflect.Value, data []byte, decoder *wire.Decoder) error {
	if b.body == nil || len(data) == 0 {
		return nil
	}
	if b.body.mode == "raw" {
		in.FieldByIndex(b.body.index).SetBytes(data)
		return nil
	}
	if err := decoder.Decode(data, in.FieldByIndex(b.body.index).Addr().Interface()); err != nil {
		return framework(http.StatusBadRequest, "%v", err).In(Text)
	}
	return nil
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

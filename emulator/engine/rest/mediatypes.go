package rest

import (
	"net/http"
	"slices"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/header"
)

// checkMediaTypes refuses a request whose Content-Type or Accept can't be
// read, before anything else is looked at (http.7a).
func checkMediaTypes(h http.Header) error {
	types := h["Content-Type"]
	if len(types) > 1 {
		return badHeader("There is more than one Content-Type: %q.", types)
	}
	if len(types) == 1 && types[0] != jsonType && types[0] != "" {
		if _, err := header.ParseMediaType(types[0]); err != nil {
			return badHeader("The Content-Type %q is no media type.", types[0])
		}
	}
	if accept := h["Accept"]; !acceptsAnything(accept) {
		if _, err := header.ParseAccept(strings.Join(accept, ",")); err != nil {
			return badHeader("The Accept %q is no list of media types.", accept)
		}
	}
	return nil
}

func badHeader(format string, args ...any) *Error {
	return framework(http.StatusBadRequest, format, args...).In(HTML)
}

// acceptsAnything reports whether the values of Accept need no closer look:
// they are what most clients send.
func acceptsAnything(values []string) bool {
	return len(values) == 0 || len(values) == 1 && (values[0] == "" || values[0] == "*/*" || values[0] == jsonType)
}

// acceptable checks the media types of a request against a route that
// consumes and produces JSON (http.8), or may answer with another type that it
// offers. A body without any type is refused
// last, as it is only seen when it is read (errors.1).
func acceptable(r *http.Request, consumed []string, data []byte, offers string) error {
	if err := consumable(r, consumed); err != nil {
		return err
	}
	offered := offers != "" && quality(r, offers) > 0
	if accept := r.Header["Accept"]; !offered && !acceptsJSON(accept) {
		return framework(http.StatusNotAcceptable, "HTTP 406 Not Acceptable: only %s is served, not %q.", jsonType, strings.Join(accept, ", "))
	}
	if consumed != nil && len(data) > 0 && r.Header.Get("Content-Type") == "" {
		return framework(http.StatusUnsupportedMediaType, "HTTP 415 Unsupported Media Type: the body has no Content-Type; send %s.", consumed[0]).In(Envelope)
	}
	return nil
}

// consumable checks the type of a body, if it has one, against those that a
// route takes; nil are those of a route that takes no body.
func consumable(r *http.Request, types []string) error {
	given := r.Header.Get("Content-Type")
	if types == nil || given == "" || given == types[0] {
		return nil
	}
	media, err := header.ParseMediaType(given)
	if err == nil && slices.ContainsFunc(types, media.Is) {
		return nil
	}
	return framework(http.StatusUnsupportedMediaType, "HTTP 415 Unsupported Media Type: %q; send %s.", given, types[0])
}

// consumes checks the media type of a body against those that a route takes
// which is no route of JSON.
func consumes(r *http.Request, types []string, data []byte) error {
	media, err := header.ParseMediaType(r.Header.Get("Content-Type"))
	if len(data) == 0 || err == nil && slices.Contains(types, media.Name()) {
		return nil
	}
	return framework(http.StatusUnsupportedMediaType, "The Content-Type is %q; send %s.",
		r.Header.Get("Content-Type"), strings.Join(types, " or "))
}

// acceptsJSON reports whether a client takes JSON, by the values of Accept.
func acceptsJSON(values []string) bool {
	if acceptsAnything(values) {
		return true
	}
	accepted, err := header.ParseAccept(strings.Join(values, ","))
	return err == nil && (len(accepted) == 0 || slices.ContainsFunc(accepted, func(a header.Accepted) bool {
		return a.Quality > 0 && a.Is(jsonType)
	}))
}

// acceptsOnlyJSON reports whether a client takes JSON, and not because it
// takes anything.
func acceptsOnlyJSON(values []string) bool {
	text := strings.Join(values, ",")
	return text != "" && !strings.Contains(text, "*/*") && acceptsJSON(values)
}

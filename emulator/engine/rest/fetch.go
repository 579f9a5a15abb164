package rest

import (
	"encoding/json"
	"net/http"
	"net/url"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/outgoing"
)

// FetchJSON reads a JSON document of another server (Outbound routes only).
// Properties that the value does not have are ignored. A status that is no
// success is passed on with the code UNKNOWN (errors.4); a server that can't
// be reached, or that answers something else, is a 500 UNKNOWN.
func (c *Call) FetchJSON(address, accept string, into any) error {
	if u, err := url.Parse(address); err != nil || u.Scheme == "" || u.Host == "" {
		return Unknown("%q is no absolute URL.", address)
	}
	r, err := http.NewRequestWithContext(c.Context(), http.MethodGet, address, nil)
	if err != nil {
		return Unknown("%q can't be called: %v.", address, err)
	}
	r.Header.Set("Accept", accept)
	answer, err := outgoing.Do(c.Outgoing(), r)
	switch {
	case err != nil:
		return Unknown("%v.", err)
	case answer.Status >= http.StatusMultipleChoices:
		return &Error{Status: answer.Status, Code: UnknownCode, Message: "GET " + address + " was answered " + http.StatusText(answer.Status) + "."}
	case !answer.JSON():
		return Unknown("GET %s was answered with %q, not with JSON.", address, answer.ContentType)
	}
	if err := json.Unmarshal(answer.Body, into); err != nil {
		return Unknown("GET %s was answered with something that can't be read.", address).Because(err)
	}
	return nil
}

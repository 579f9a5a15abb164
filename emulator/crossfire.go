package emulator

import (
	"net/http"
	"net/url"

	"github.com/NamazuStudios/elements-emulator/emulator/play/crossfire"
)

// atPrefix brings a request for the matchmaking websocket to the path that its
// route has: the settings may name another one.
func (e *Emulator) atPrefix(r *http.Request) *http.Request {
	prefix := e.options.Settings.CrossfirePrefix
	if prefix == crossfire.DefaultPrefix || r.URL.Path != crossfire.Root+"/"+prefix+"/match" {
		return r
	}
	c := *r
	c.URL = new(url.URL)
	*c.URL = *r.URL
	c.URL.Path, c.URL.RawPath = crossfire.Root+crossfire.Path, ""
	return &c
}

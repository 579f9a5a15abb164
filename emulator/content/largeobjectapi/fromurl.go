package largeobjectapi

import (
	"net/http"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/outgoing"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

type fromURLIn struct {
	Body *FromURLRequest `body:"late"`
}

// postFromURL makes an object of what is at a URL, whatever the status there
// (large_object.20).
func postFromURL(c *rest.Call, in fromURLIn) (made LargeObject, err error) {
	r, err := http.NewRequestWithContext(c.Context(), http.MethodGet, *in.Body.FileURL, http.NoBody)
	if err != nil {
		return LargeObject{}, rest.Unknown("%q can't be called: %v.", *in.Body.FileURL, err)
	}
	answer, err := outgoing.Do(c.Outgoing(), r)
	if err != nil {
		return LargeObject{}, rest.Unknown("%v.", err)
	}
	err = c.Update(func(tx *sandbox.Tx) error {
		made, err = withContents(tx, c, &in.Body.Request, answer.Body)
		return err
	})
	c.Defect("large_object.18")
	return made, err
}

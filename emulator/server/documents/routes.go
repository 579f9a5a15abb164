package documents

import (
	"bytes"
	"net/http"
	"sync"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/openapi"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Routes are the routes of the documents.
func Routes() []rest.Route {
	d := &documents{}
	return []rest.Route{
		rest.Get("/openapi.json", rest.Unprivileged, d.json, rest.Hidden, rest.Produces("application/json")),
		rest.Get("/openapi.yaml", rest.Unprivileged, d.yaml, rest.Hidden, rest.Produces("application/yaml")),
	}
}

// documents are the documents of one table, each built when it is first asked
// for: a start must not wait for them.
type documents struct {
	texts [4]text
}

// text is a document that is the same for everybody but for the URL of its
// server.
type text struct {
	once         sync.Once
	head, behind []byte
	err          error
}

type input struct {
	// Strict asks for the document that openapi.Precise makes.
	Strict string `query:"strict"`
}

func (in input) style() openapi.Style {
	if in.Strict == "true" {
		return openapi.Precise
	}
	return openapi.Declared
}

func (d *documents) json(c *rest.Call, in input) (rest.Response, error) {
	return d.answer(c, in, "openapi.json", "application/json", asJSON)
}

func (d *documents) yaml(c *rest.Call, in input) (rest.Response, error) {
	return d.answer(c, in, "openapi.yaml", "application/yaml", asYAML)
}

// here stands for the URL of the server in a document that is kept.
const here = "http://server.invalid/api"

// answer is a document whose server is where the client came by (docs.1,
// docs.5).
func (d *documents) answer(c *rest.Call, in input, name, mediaType string, write func(*openapi.Document) ([]byte, error)) (rest.Response, error) {
	place := int(in.style())
	if mediaType == "application/yaml" {
		place += 2
	}
	t := &d.texts[place]
	t.once.Do(func() {
		var whole []byte
		whole, t.err = write(core(c.Routes(), in.style(), here))
		t.head, t.behind, _ = bytes.Cut(whole, []byte(here))
	})
	if t.err != nil {
		return rest.Response{}, t.err
	}
	return rest.Response{
		Status: http.StatusOK, ContentType: mediaType,
		Header: http.Header{"Content-Disposition": {`inline; filename="` + name + `"`}},
		Body:   bytes.Join([][]byte{t.head, t.behind}, []byte(c.BaseURL()+rest.Root)),
	}, nil
}

package control

import (
	"net/http"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/openapi"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// about is what the document of the control API says of itself.
var about = openapi.Info{
	Title:       "Elements emulator: control API",
	Description: "What a test can do to an emulator of Namazu Elements. The same paths below /sandbox/{name} are about that sandbox.",
	Version:     "1",
}

func getOpenAPI(c call, _ rest.None) (rest.Response, error) {
	doc := openapi.New(about, c.server.rest.Table.Describe())
	doc.Servers = []openapi.Server{{URL: c.url(c.tenant) + Root}}
	data, err := wire.Encode(doc)
	return rest.Response{Status: http.StatusOK, ContentType: jsonType, Body: data}, err
}

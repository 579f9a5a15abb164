// Package documents is what the server says of its own API: the OpenAPI
// documents.
package documents

import (
	"slices"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/openapi"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/server/system"
)

// usualAnswers are the statuses of an operation in the order of the real
// server's document (docs.3).
var usualAnswers = []string{"default", "500", "404", "501", "503", "401", "400", "409", "403"}

// core is the document of the REST API as the real server serves it, made from
// the routes that answer it. Where the style is openapi.Precise it tells what
// goes over the wire, and paths that differ in the names of their parameters
// only are one, as OpenAPI demands.
func core(routes []rest.Described, style openapi.Style, server string) *openapi.Document {
	doc := &openapi.Document{
		OpenAPI: "3.0.1",
		Info: openapi.Info{
			Title: "Namazu Elements", Description: about, Version: system.Version,
			Contact: &openapi.Contact{Name: "Namazu Studios", URL: "https://namazustudios.com", Email: "info@namazustudios.com"},
		},
		External: &openapi.External{
			Description: "Please see the Namazu Elements Manual for more information.", URL: "https://namazustudios.com/docs",
		},
		Servers:  []openapi.Server{{URL: server, Description: "Elements Core API"}},
		Security: []map[string][]string{{"auth_bearer": {}}, {"session_secret": {}}},
		Tags:     []openapi.Tag{{Name: tag, Description: about}},
	}
	w := newWriter(routes, style)
	for _, op := range rest.Operations() {
		w.add(doc, op)
	}
	w.types.Ref(unshown)
	w.addLibrary()
	doc.Components.Schemas = w.schemas()
	doc.Components.Security.Set("auth_bearer", openapi.SecurityScheme{Type: "apiKey", Name: "Authorization", In: "header"})
	doc.Components.Security.Set("session_secret", openapi.SecurityScheme{Type: "apiKey", Name: "Elements-SessionSecret", In: "header"})
	return doc
}

const (
	tag   = "ElementsCore"
	about = "Namazu Elements Core APIs"
)

// writer writes the operations of a document.
type writer struct {
	style  openapi.Style
	types  *openapi.Types
	routes map[string]rest.Described // by operation
	paths  map[string]string         // the path in the document, by shape
}

func newWriter(routes []rest.Described, style openapi.Style) *writer {
	w := &writer{style: style, types: openapi.NewTypes(style), routes: map[string]rest.Described{}, paths: map[string]string{}}
	for _, r := range routes {
		if r.Built && r.Operation != "" {
			w.routes[r.Operation] = r
		}
	}
	nameTypes(w.types, w.routes)
	return w
}

func (w *writer) add(doc *openapi.Document, op rest.Operation) {
	path := w.path(op.Path)
	item, _ := doc.Paths.Get(path)
	item.Set(strings.ToLower(op.Method), w.operation(op, path))
	doc.Paths.Set(path, item)
}

// path is the path of an operation in the document.
func (w *writer) path(path string) string {
	if w.style != openapi.Precise {
		return path
	}
	shape := rest.Shape(path)
	if w.paths[shape] == "" {
		w.paths[shape] = path
	}
	return w.paths[shape]
}

func (w *writer) operation(op rest.Operation, path string) openapi.Operation {
	out := openapi.Operation{
		Tags: []string{tag}, ID: op.ID, Parameters: w.parameters(op, path), Deprecated: op.Deprecated,
		Responses: w.responses(op),
	}
	switch {
	case op.Takes != "":
		out.Body = &openapi.Body{Content: openapi.Content(w.consumes(op), w.schema(op.Takes))}
	case op.Consumes == multipart:
		out.Body = &openapi.Body{Content: openapi.Content(multipart, w.form(op.ID))}
	}
	return out
}

// consumes is the media type of a body. The real document says of some that
// anything goes, which is JSON.
func (w *writer) consumes(op rest.Operation) string {
	if w.style == openapi.Precise && op.Consumes == "*/*" {
		return "application/json"
	}
	return op.Consumes
}

// gives is the body of success. A precise document has none where the server
// sends none, and a text where the real one has the schema of a table.
func (w *writer) gives(op rest.Operation) openapi.Map[openapi.Media] {
	if w.style != openapi.Precise || op.Produces == "application/json" && op.Gives != "" {
		return openapi.Content(op.Produces, w.schema(op.Gives))
	}
	switch op.Produces {
	case "application/json", "*/*":
		return openapi.Map[openapi.Media]{}
	case "application/octet-stream":
		return openapi.Content(op.Produces, &openapi.Schema{Type: "string", Format: "binary"})
	default:
		return openapi.Content(op.Produces, &openapi.Schema{Type: "string"})
	}
}

// parameters are those of the path, then those of the query.
func (w *writer) parameters(op rest.Operation, path string) []openapi.Parameter {
	var list, query []openapi.Parameter
	kinds := map[string]openapi.Schema{}
	route, built := w.routes[op.ID]
	if built {
		for _, p := range w.types.Parameters(route.In) {
			if p.In == "query" {
				query = append(query, p)
				continue
			}
			kinds[p.Name] = p.Schema
		}
	}
	own := rest.Parameters(route.Path)
	for i, name := range rest.Parameters(path) {
		p := openapi.Parameter{Name: name, In: "path", Required: true, Schema: openapi.Schema{Type: "string"}}
		if built && kinds[own[i]].Type != "" {
			p.Schema = kinds[own[i]]
		}
		list = append(list, p)
	}
	return append(list, query...)
}

func (w *writer) responses(op rest.Operation) openapi.Map[openapi.Response] {
	answers := op.Answers
	if answers == nil {
		answers = usualAnswers
	}
	failed := openapi.Content("application/json", w.schema("ErrorResponse"))
	var all openapi.Map[openapi.Response]
	for _, status := range answers {
		r := openapi.Response{Description: status}
		switch {
		case status == "default":
			r.Content = w.gives(op)
		case !slices.Contains([]string{"200", "201"}, status):
			r.Content = failed
		}
		all.Set(status, r)
	}
	return all
}

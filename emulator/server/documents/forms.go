package documents

import (
	"reflect"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/openapi"
)

const multipart = "multipart/form-data"

// forms are the parts of the bodies of multipart operations. The real server's
// document describes some of them by the classes of its HTTP library, which
// say nothing to a client but have names in generated ones.
var forms = map[string][]part{
	"createMultipartLargeObject": {{"object", reflect.TypeFor[formDataBodyPart](), ""}, {"metadata", nil, "CreateLargeObjectRequest"}},
	"updateLargeObjectContents":  {{"file", reflect.TypeFor[formDataContentDisposition](), ""}},
	"inspectUploadedElm":         {{"elm", reflect.TypeFor[any](), ""}},
}

// part is a part of a form: of a type or of a schema that an operation names.
type part struct {
	name string
	of   reflect.Type
	ref  string
}

// form is the schema of the body of a multipart operation.
func (w *writer) form(operation string) *openapi.Schema {
	s := &openapi.Schema{Type: "object"}
	for _, p := range forms[operation] {
		switch {
		case p.ref != "":
			s.Properties.Set(p.name, *w.schema(p.ref))
		case w.style == openapi.Precise:
			s.Properties.Set(p.name, openapi.Schema{Type: "string", Format: "binary"})
		default:
			s.Properties.Set(p.name, w.types.Of(p.of))
		}
	}
	return s
}

// addLibrary adds two schemas of that library which nothing refers to.
func (w *writer) addLibrary() {
	if w.style == openapi.Precise {
		return
	}
	for name, of := range map[string]reflect.Type{
		"MultivaluedMapStringParameterizedHeader": reflect.TypeFor[parameterizedHeaders](),
		"MultivaluedMapStringString":              reflect.TypeFor[headers](),
	} {
		s := w.types.Of(of)
		s.Properties.Set("empty", openapi.Schema{Type: "boolean"})
		w.types.AddSchema(name, s)
	}
}

// The classes of the real server's HTTP library. Only documents know them.
type (
	formDataBodyPart struct {
		bodyPartHead
		Name                       string                      `json:"name"`
		Value                      string                      `json:"value"`
		Content                    any                         `json:"content"`
		FileName                   string                      `json:"fileName"`
		FormDataContentDisposition *formDataContentDisposition `json:"formDataContentDisposition"`
		Simple                     bool                        `json:"simple"`
		ParameterizedHeaders       parameterizedHeaders        `json:"parameterizedHeaders"`
	}
	bodyPart struct {
		bodyPartHead
		ParameterizedHeaders parameterizedHeaders `json:"parameterizedHeaders"`
	}
	multiPart struct {
		bodyPartHead
		BodyParts            []bodyPart           `json:"bodyParts"`
		ParameterizedHeaders parameterizedHeaders `json:"parameterizedHeaders"`
	}
	bodyPartHead struct {
		ContentDisposition *contentDisposition `json:"contentDisposition"`
		Entity             any                 `json:"entity"`
		Headers            headers             `json:"headers"`
		MediaType          *mediaType          `json:"mediaType"`
		MessageBodyWorkers *messageBodyWorkers `json:"messageBodyWorkers"`
		Parent             *multiPart          `json:"parent"`
		Providers          *providers          `json:"providers"`
	}
	contentDisposition struct {
		Type             string            `json:"type"`
		Parameters       map[string]string `json:"parameters"`
		FileName         string            `json:"fileName"`
		CreationDate     string            `json:"creationDate" schema:"format=date-time"`
		ModificationDate string            `json:"modificationDate" schema:"format=date-time"`
		ReadDate         string            `json:"readDate" schema:"format=date-time"`
		Size             int64             `json:"size"`
	}
	formDataContentDisposition struct {
		contentDisposition
		Name string `json:"name"`
	}
	mediaType struct {
		Type            string            `json:"type"`
		Subtype         string            `json:"subtype"`
		Parameters      map[string]string `json:"parameters"`
		WildcardType    bool              `json:"wildcardType"`
		WildcardSubtype bool              `json:"wildcardSubtype"`
	}
	parameterizedHeader struct {
		Value      string            `json:"value"`
		Parameters map[string]string `json:"parameters"`
	}
	messageBodyWorkers struct{}
	providers          struct{}

	headers              map[string][]string
	parameterizedHeaders map[string][]parameterizedHeader
)

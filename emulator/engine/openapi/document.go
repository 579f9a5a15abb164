// Package openapi writes the OpenAPI 3.0 document of a table of routes, from
// the same Go types that serve them.
package openapi

// Document is an OpenAPI document.
type Document struct {
	OpenAPI    string                `json:"openapi"`
	Info       Info                  `json:"info"`
	External   *External             `json:"externalDocs,omitempty"`
	Servers    []Server              `json:"servers"`
	Security   []map[string][]string `json:"security,omitempty"`
	Tags       []Tag                 `json:"tags,omitempty"`
	Paths      Map[Path]             `json:"paths"`
	Components Components            `json:"components"`
}

// Info says what the document is about.
type Info struct {
	Title       string   `json:"title"`
	Description string   `json:"description"`
	Contact     *Contact `json:"contact,omitempty"`
	Version     string   `json:"version"`
}

// Contact is whom to ask about an API.
type Contact struct {
	Name  string `json:"name"`
	URL   string `json:"url"`
	Email string `json:"email"`
}

// External is where to read more.
type External struct {
	Description string `json:"description"`
	URL         string `json:"url"`
}

// Server is where the API is.
type Server struct {
	URL         string `json:"url"`
	Description string `json:"description,omitempty"`
}

// Tag is a name under which operations are shown together.
type Tag struct {
	Name        string `json:"name"`
	Description string `json:"description"`
}

// Path are the operations of a path, by method in lower case.
type Path = Map[Operation]

// Components are what the operations refer to.
type Components struct {
	Schemas  Map[Schema]         `json:"schemas"`
	Security Map[SecurityScheme] `json:"securitySchemes,omitzero"`
}

// SecurityScheme is a way to say who calls.
type SecurityScheme struct {
	Type string `json:"type"`
	Name string `json:"name"`
	In   string `json:"in"`
}

// Operation is one operation.
type Operation struct {
	Tags       []string      `json:"tags,omitempty"`
	Summary    string        `json:"summary,omitempty"`
	ID         string        `json:"operationId"`
	Parameters []Parameter   `json:"parameters,omitempty"`
	Body       *Body         `json:"requestBody,omitempty"`
	Responses  Map[Response] `json:"responses"`
	Deprecated bool          `json:"deprecated,omitempty"`
}

// Parameter is a parameter of a path or a query.
type Parameter struct {
	Name     string `json:"name"`
	In       string `json:"in"`
	Required bool   `json:"required,omitempty"`
	Schema   Schema `json:"schema"`
}

// Body is the body of a request.
type Body struct {
	Content Map[Media] `json:"content"`
}

// Response is an answer.
type Response struct {
	Content     Map[Media] `json:"content,omitzero"`
	Description string     `json:"description"`
}

// Media is a body of one media type; without a schema it may be anything.
type Media struct {
	Schema *Schema `json:"schema,omitempty"`
}

// Content is a body of one media type.
func Content(mediaType string, schema *Schema) Map[Media] {
	var content Map[Media]
	content.Set(mediaType, Media{Schema: schema})
	return content
}

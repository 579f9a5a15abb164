// Package oauth2scheme emulates OAuth2 auth schemes: which request to another
// server validates what a client sends. Its rules are in the contract file
// 05-auth-schemes.md.
package oauth2scheme

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Method is the HTTP method of the request that validates.
type Method string

// The methods.
const (
	Get  Method = "GET"
	Post Method = "POST"
)

// Constants are the methods in the order of their ordinals.
func (Method) Constants() []string { return []string{string(Get), string(Post)} }

// BodyType is how the body of a POST is written.
type BodyType string

// The types of bodies.
const (
	NoBody   BodyType = "NONE"
	FormBody BodyType = "FORM_URL_ENCODED"
	JSONBody BodyType = "JSON"
)

// Constants are the types in the order of their ordinals.
func (BodyType) Constants() []string {
	return []string{string(NoBody), string(FormBody), string(JSONBody)}
}

// KeyValue is a part of the request that validates (05,
// OAuth2RequestKeyValue).
type KeyValue struct {
	Key   *string `json:"key"`
	Value *string `json:"value"`
	// FromClient takes the value from what the client sends.
	FromClient bool `json:"fromClient"`
	// UserID makes the value that the client sends the user's external id.
	UserID bool `json:"userId"`
}

// SchemaName is its name in the OpenAPI document.
func (KeyValue) SchemaName() string { return "OAuth2RequestKeyValue" }

// Scheme is a scheme as clients see it (05, OAuth2AuthScheme).
type Scheme struct {
	ID                         string     `json:"id"`
	Name                       string     `json:"name" schema:"required"`
	ValidationURL              string     `json:"validationUrl" schema:"required"`
	Headers                    []KeyValue `json:"headers"`
	Params                     []KeyValue `json:"params"`
	Body                       []KeyValue `json:"body"`
	ResponseIDMapping          *string    `json:"responseIdMapping"`
	ResponseValidMapping       *string    `json:"responseValidMapping"`
	ResponseValidExpectedValue *string    `json:"responseValidExpectedValue"`
	ValidStatusCodes           []*int     `json:"validStatusCodes"`
	Method                     Method     `json:"method" schema:"required"`
	BodyType                   *BodyType  `json:"bodyType"`
}

// Request makes or replaces a scheme (05, OAuth2AuthSchemeRequest).
type Request struct {
	Name                       *string     `json:"name" check:"notnull"`
	ValidationURL              *string     `json:"validationUrl" check:"notnull"`
	Headers                    []*KeyValue `json:"headers"`
	Params                     []*KeyValue `json:"params"`
	Body                       []*KeyValue `json:"body"`
	ResponseIDMapping          *string     `json:"responseIdMapping"`
	ResponseValidMapping       *string     `json:"responseValidMapping"`
	ResponseValidExpectedValue *string     `json:"responseValidExpectedValue"`
	ValidStatusCodes           []*int      `json:"validStatusCodes"`
	Method                     *Method     `json:"method" check:"notnull"`
	BodyType                   *BodyType   `json:"bodyType"`
}

// UnmarshalJSON reads a request; what is absent has its default.
func (r *Request) UnmarshalJSON(data []byte) error {
	type plain Request
	method, bodyType := Get, NoBody
	filled := plain{Method: &method, BodyType: &bodyType}
	if err := wire.Decode(data, &filled); err != nil {
		return err
	}
	*r = Request(filled)
	return nil
}

// Response is a scheme that was made or replaced (05).
type Response struct {
	Scheme Scheme `json:"scheme"`
}

// View is the row as clients see it; secrets are in clear (oauth2_scheme.4).
func (r *Row) View(c *rest.Call) Scheme {
	s := r.Scheme
	s.ValidationURL = c.Expand(s.ValidationURL)
	return s
}

package rest

import (
	"net/http"
	"reflect"
)

// Route is one line of a resource's route table: method, path, access level
// and the function that does it. Decoding, validation, access, transaction,
// errors and encoding are the same for all and happen once, here.
type Route struct {
	// Method and Path are as in the OpenAPI document: "/user/{userId}".
	Method, Path string
	// Access is the least level of the caller.
	Access Level
	// Status is the status of success: 200, 201 or 204.
	Status int
	// In and Out are the types of the function's input and output.
	In, Out reflect.Type

	id, about string
	root      string // see At
	outbound  bool
	quiet     bool
	quietAnon bool
	quietUser bool
	writes    bool
	open      bool
	hidden    bool
	produces  string
	offers    string // see Offers
	consumes  []string
	refuse    func(*Call) *Error
	newIn     func() any
	invoke    func(c *Call, in any) (any, error)
}

// None is the output of a route that answers 204 without a body (http.3), or
// the input of one without parameters.
type None struct{}

// Option changes a route.
type Option func(*Route)

// Created makes the status of success 201 (http.4).
func Created(r *Route) { r.Status = http.StatusCreated }

// Outbound marks a route whose function makes calls to the outside: it runs
// in no transaction and opens its own.
func Outbound(r *Route) { r.outbound = true }

// Writes marks a GET that changes something.
func Writes(r *Route) { r.writes = true }

// Hidden leaves a route out of the OpenAPI document.
func Hidden(r *Route) { r.hidden = true }

// Open leaves the credentials of a request to the route's own function: no
// session is resolved, and none slides.
func Open(r *Route) { r.open = true }

// Quiet makes the 403 for a caller below the access level carry no message,
// as the server does for some routes (auth.17).
func Quiet(r *Route) { r.quiet = true }

// QuietToAnonymous is Quiet for callers without credentials only.
func QuietToAnonymous(r *Route) { r.quietAnon = true }

// QuietToUsers is Quiet for callers with credentials only.
func QuietToUsers(r *Route) { r.quietUser = true }

// Produces says that a route answers with another media type than JSON; it
// then answers whatever the request accepts.
func Produces(mediaType string) Option { return func(r *Route) { r.produces = mediaType } }

// Consumes says that a route takes a body of these media types, which its
// input gets as it came: in a []byte field tagged `body:"raw"`.
func Consumes(mediaTypes ...string) Option {
	return func(r *Route) { r.consumes = mediaTypes }
}

// Named gives an id and a one-line description to a route that is no
// operation of the real server's document.
func Named(id, about string) Option {
	return func(r *Route) { r.id, r.about = id, about }
}

// At puts a route below another root of the server than Root ("/cdn",
// "/app/rest"). It is no operation of the real server's document, so it needs an
// id from Named.
func At(root string) Option { return func(r *Route) { r.root = root } }

// Refuse replaces the 403 for a caller below the access level, and comes
// before anything that is wrong with the parameters or the body. The function
// may return nil for the usual error.
func Refuse(f func(*Call) *Error) Option { return func(r *Route) { r.refuse = f } }

// Handle makes a route. The last parameter of its path may take the rest of
// the path, one segment or more: "/static/{file...}". In is a struct: fields
// tagged `path:"name"` and `query:"name"` (with `default:"20"`) take
// parameters, one tagged `body:"..."`
// takes the JSON body as a pointer, nil where there is none. The body tag is
// "check" (validated before the access level is looked at, errors.8), "late"
// (validated after), "plain" (not validated), "raw" (see Consumes) or "multipart" (see Multipart);
// "check=create" names the group of constraints. A body whose type has a method
// Defaults() starts with what it sets: absent properties keep it, null ones
// don't. An In with a method Check() error is checked after
// the body and before the access level.
func Handle[In, Out any](method, path string, access Level, f func(*Call, In) (Out, error), options ...Option) Route {
	r := Route{
		Method: method, Path: path, Access: access, Status: http.StatusOK,
		In: reflect.TypeFor[In](), Out: reflect.TypeFor[Out](),
		newIn:  func() any { return new(In) },
		invoke: func(c *Call, in any) (any, error) { return f(c, *in.(*In)) },
	}
	if o, ok := any(*new(Out)).(offered); ok {
		r.Out = o.json()
	}
	if r.Out == reflect.TypeFor[None]() {
		r.Status = http.StatusNoContent
	}
	for _, o := range options {
		o(&r)
	}
	return r
}

// Get is a route for GET and HEAD. Its function runs in a read-only
// transaction.
func Get[In, Out any](path string, access Level, f func(*Call, In) (Out, error), options ...Option) Route {
	return Handle(http.MethodGet, path, access, f, options...)
}

// Post is a route for POST.
func Post[In, Out any](path string, access Level, f func(*Call, In) (Out, error), options ...Option) Route {
	return Handle(http.MethodPost, path, access, f, options...)
}

// Put is a route for PUT.
func Put[In, Out any](path string, access Level, f func(*Call, In) (Out, error), options ...Option) Route {
	return Handle(http.MethodPut, path, access, f, options...)
}

// Patch is a route for PATCH.
func Patch[In, Out any](path string, access Level, f func(*Call, In) (Out, error), options ...Option) Route {
	return Handle(http.MethodPatch, path, access, f, options...)
}

// Delete is a route for DELETE.
func Delete[In, Out any](path string, access Level, f func(*Call, In) (Out, error), options ...Option) Route {
	return Handle(http.MethodDelete, path, access, f, options...)
}

// Response is an output that is not JSON.
type Response struct {
	Status      int
	ContentType string // empty: no Content-Type
	Header      http.Header
	Body        []byte
}

// Stream is an output that the route writes itself and that may last: it ends
// with the call's context.
type Stream func(w http.ResponseWriter)

func (r Route) readOnly() bool { return r.Method == http.MethodGet && !r.writes }

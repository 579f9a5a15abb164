package idp

import (
	"errors"
	"io"
	"net/http"
	"net/url"
	"slices"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/redact"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// maxForm is the size in bytes up to which a form is read.
const maxForm = 1 << 20

// Server answers for the providers of all sandboxes of an emulator. It is safe
// for concurrent use.
type Server struct{ keys *keyring }

// New makes a server without keys.
func New() *Server { return &Server{keys: &keyring{keys: map[keyName]*madeKey{}}} }

// providerCall is a request to a provider.
type providerCall struct {
	server   *Server
	box      *sandbox.Sandbox
	base     string // of the sandbox, as the client knows it
	provider *Row
	request  *http.Request
	// form holds the parameters of the query and of the form.
	form url.Values
	note *Asked
	// changed is how the next identity token is to differ; nil for not at all.
	changed *Token
}

// reply is what is answered.
type reply struct {
	status      int
	header      http.Header
	contentType string
	body        []byte
}

// ServeHTTP answers a request whose path Serves. The exchange is filled on the
// way, but for the bodies, which are full of secrets.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request, x *rest.Exchange) {
	allowAnyOrigin(w.Header())
	if r.Method == http.MethodOptions {
		s.write(w, x, reply{status: http.StatusNoContent})
		return
	}
	name, to, ok := routeOf(r.URL.Path)
	if !ok {
		s.fail(w, x, failure(http.StatusNotFound, "not_found", "There is nothing at %s.", r.URL.Path))
		return
	}
	x.Operation, x.Path = "idp "+string(to.endpoint), Root+"/{provider}"+to.path
	v := &providerCall{server: s, box: x.Sandbox, base: x.BaseURL, request: r}
	err := v.box.View(func(tx *sandbox.Tx) (err error) {
		v.provider, err = Find(tx, name)
		return err
	})
	if err != nil {
		s.fail(w, x, failure(http.StatusNotFound, "not_found", "%s", asRest(err).Message))
		return
	}
	answer := v.serve(w, to)
	v.keep(answer)
	s.write(w, x, answer)
}

// serve answers a request to an endpoint.
func (v *providerCall) serve(w http.ResponseWriter, to route) reply {
	v.note = &Asked{Provider: v.provider.ID, Endpoint: to.endpoint, Method: v.request.Method}
	method := v.request.Method
	if method == http.MethodHead { // net/http leaves out the body
		method = http.MethodGet
	}
	if !slices.Contains(to.methods, method) {
		return v.failed(failure(http.StatusMethodNotAllowed, "invalid_request", "%s has no %s.", to.path, method))
	}
	v.request.Body = http.MaxBytesReader(w, v.request.Body, maxForm)
	if err := v.request.ParseForm(); err != nil {
		return v.failed(failure(http.StatusBadRequest, "invalid_request", "The parameters can't be read: %v.", err))
	}
	_, _ = io.Copy(io.Discard, v.request.Body) // what is no form is not looked at
	v.form = v.request.Form
	if out, ok := v.queued(to.endpoint); ok {
		return out
	}
	out, err := to.answer(v)
	if err != nil {
		return v.failed(err)
	}
	return out
}

// keep notes what was asked.
func (v *providerCall) keep(answer reply) {
	v.note.Status, v.note.Parameters = answer.status, url.Values{}
	for name, values := range v.form {
		for _, value := range values {
			v.note.Parameters.Add(name, redact.Value(name, value))
		}
	}
	if v.note.Client == "" {
		v.note.Client = v.form.Get("client_id")
	}
	_ = v.box.Update(func(tx *sandbox.Tx) error {
		if _, ok := Providers.Get(tx, v.provider.ID); !ok {
			return nil // it was deleted meanwhile
		}
		v.note.ID, v.note.At = tx.NewID(), tx.Now()
		if oldest, ok := asked.At(tx, 0); ok && asked.Len(tx) >= maxAsked {
			asked.Delete(tx, oldest.ID)
		}
		return asked.Insert(tx, v.note)
	})
}

func (s *Server) write(w http.ResponseWriter, x *rest.Exchange, a reply) {
	h := w.Header()
	for name, values := range a.header {
		h[name] = values
	}
	if a.contentType != "" {
		h.Set("Content-Type", a.contentType)
	}
	h.Set("X-Content-Type-Options", "nosniff")
	x.Status = a.status
	w.WriteHeader(a.status)
	_, _ = w.Write(a.body)
}

func (s *Server) fail(w http.ResponseWriter, x *rest.Exchange, err *protocolError) {
	s.write(w, x, err.reply())
}

// allowAnyOrigin lets web games call a provider.
func allowAnyOrigin(h http.Header) {
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Access-Control-Allow-Headers", "Authorization, Content-Type")
	h.Set("Access-Control-Allow-Methods", "GET, POST")
}

// failed is the answer for an error, which is noted.
func (v *providerCall) failed(err error) reply {
	e, ok := errors.AsType[*protocolError](err)
	if !ok {
		e = failure(http.StatusInternalServerError, "server_error", "%v", err)
	}
	v.note.Error = e.code
	return e.reply()
}

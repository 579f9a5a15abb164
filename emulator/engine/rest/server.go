package rest

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"reflect"

	"github.com/gin-gonic/gin"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/keypair"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/outgoing"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/redact"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Server answers the API on the sandbox that an Exchange names.
type Server struct {
	Table    *Table
	Settings *Settings
	Log      *slog.Logger
	// Authenticate turns the credentials of a request into call.Caller. What
	// it writes stays, whatever becomes of the call. A server without it runs its
	// routes in no transaction.
	Authenticate func(call *Call) error
	// InFlight bounds the bodies of all requests together; nil for no bound.
	InFlight *InFlight
	// Outgoing guards the calls that rules make to other servers.
	Outgoing *outgoing.Guard
	// StandIn returns what answers a call of a sandbox in place of the server
	// that it goes to; nil where nothing does. It may be nil.
	StandIn func(box *sandbox.Sandbox, r *http.Request) http.Handler
	// KeyPairs is the pool of RSA key pairs; nil where each is made when it is
	// needed.
	KeyPairs *keypair.Pool
}

// ServeHTTP answers any request as the real server would. The exchange is
// filled on the way.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request, x *Exchange) {
	defer s.rescue(w, x)
	if path := r.URL.Path; !s.Table.Serves(path) {
		s.Fail(w, x, outside(path))
		return
	}
	r, err := s.prepare(w, r)
	if err != nil {
		s.Fail(w, x, err)
		return
	}
	if r.Method == http.MethodOptions {
		s.options(w, r, x)
		return
	}
	s.route(w, r, x)
}

// ServeRoutes answers a request by the routes of the table alone, without what
// only the real server does before: no limits of the header, no CORS, no
// OPTIONS, no method override.
func (s *Server) ServeRoutes(w http.ResponseWriter, r *http.Request, x *Exchange) {
	defer s.rescue(w, x)
	if r.Method == http.MethodHead { // net/http leaves out the body
		c := *r
		c.Method = http.MethodGet
		r = &c
	}
	s.route(w, withPath(r), x)
}

func (s *Server) route(w http.ResponseWriter, r *http.Request, x *Exchange) {
	sv := &serving{Exchange: x, ResponseWriter: w, server: s}
	defer func() { s.InFlight.give(sv.taken) }()
	s.Table.engine.ServeHTTP(sv, r)
}

// rescue answers after a panic. One that is meant to drop the connection goes
// on.
func (s *Server) rescue(w http.ResponseWriter, x *Exchange) {
	reason := recover()
	if reason == nil {
		return
	}
	if reason == http.ErrAbortHandler { //nolint:errorlint // net/http compares it so
		panic(reason)
	}
	s.Fail(w, x, recovered(s.Log, reason))
}

// serve is the handler of every route.
func (e *compiledRoute) serve(g *gin.Context) {
	sv := servingOf(g)
	sv.Operation, sv.Path = e.operation, e.Path
	call := sv.call(g.Request)
	in := e.newIn()
	early := e.bind(call, sv, reflect.ValueOf(in).Elem(), segmentsFrom(g))
	out, err := sv.answer(e, call, in, early)
	if err != nil {
		sv.server.Fail(g.Writer, sv.Exchange, err)
		return
	}
	sv.server.respond(g.Writer, e, sv.Exchange, out)
}

// answer makes the call, unless the gate is shut.
func (sv *serving) answer(e *compiledRoute, call *Call, in any, early error) (any, error) {
	if err := sv.passGate(call); err != nil {
		return nil, err
	}
	out, err := sv.server.run(e, call, in, early)
	if gone := sv.gone(); gone != nil {
		return nil, gone
	}
	return out, err
}

// bind reads a request's body and parameters before any lock is taken. Its
// error is answered after the credentials have been looked at.
func (e *compiledRoute) bind(call *Call, sv *serving, in reflect.Value, segment func(int) string) error {
	data, err := sv.bodyOf(e, call)
	if err != nil {
		return err
	}
	if e.binding.json() {
		data = wire.UTF8(data)
	}
	sv.RequestBody = data
	if !e.built {
		return nil
	}
	if err := e.negotiate(call.Request, data); err != nil {
		return err
	}
	table, query := sv.server.Table, parseQuery(call.Request.URL.RawQuery)
	if err := table.parameters(e, in, segment, query); err != nil {
		return err
	}
	if err := e.binding.fill(in, call.Request, data, table.decoderFor(sv.server.Settings)); err != nil {
		return err
	}
	if err := e.check(in, bodyCheck, table); err != nil {
		return err
	}
	if c, ok := in.Addr().Interface().(interface{ Check() error }); ok {
		return c.Check()
	}
	return nil
}

// maxBody is the size in bytes above which a body is refused.
func (e *compiledRoute) maxBody(s *Settings) int64 {
	if e.binding.multipart() {
		return s.MaxUpload
	}
	return s.MaxBody
}

// negotiate checks the media types of a request (http.8).
func (e *compiledRoute) negotiate(r *http.Request, data []byte) error {
	if e.consumes != nil {
		return consumes(r, e.consumes, data)
	}
	if e.produces != "" {
		return nil
	}
	switch {
	case e.binding.multipart():
		return acceptable(r, multipartTypes, data, "")
	case e.binding.body != nil:
		return acceptable(r, jsonTypes, data, e.offers)
	}
	return acceptable(r, nil, data, e.offers)
}

var (
	jsonTypes      = []string{jsonType}
	multipartTypes = []string{multipartType}
)

// parameters fills the parameters of an input.
func (t *Table) parameters(e *compiledRoute, in reflect.Value, segment func(int) string, query queryValues) error {
	bad := e.binding.params(in, segment, query)
	if t.dialect != nil {
		return e.binding.speak(t.dialect, bad, query)
	}
	if bad != nil {
		return bad.error()
	}
	return nil
}

// check validates the body where it is to be validated at this point.
func (e *compiledRoute) check(in reflect.Value, mode bodyMode, t *Table) error {
	b := e.binding.body
	if b == nil || b.mode != mode {
		return nil
	}
	body := in.FieldByIndex(b.index)
	if body.IsNil() {
		return InvalidData("Received null instance.") // json.8
	}
	if failures := t.checker.Check(body.Interface(), b.group); len(failures) > 0 {
		return Invalid(failures...)
	}
	return nil
}

// run makes the call: credentials, access level, rule.
func (s *Server) run(e *compiledRoute, call *Call, in any, early error) (out any, err error) {
	if s.Authenticate == nil {
		if early != nil {
			return nil, early
		}
		return e.invoke(call, in)
	}
	transact := call.box.Update
	if e.readOnly() && !hasCredentials(call.Request) {
		transact = call.box.View
	}
	call.reads = e.readOnly()
	err = transact(func(tx *sandbox.Tx) error {
		call.Tx = tx
		if err := s.admit(e, call, in, early); err != nil || e.outbound {
			return err
		}
		out, err = e.invoke(call, in)
		return err
	})
	if err != nil || !e.outbound {
		return out, err
	}
	call.Tx = nil
	return e.invoke(call, in)
}

// identify finds out who calls. What the credentials did is kept.
func (s *Server) identify(call *Call) error {
	call.Caller.Level = Unprivileged
	err := s.Authenticate(call)
	call.Tx.Commit()
	call.exchange.Caller = call.Caller
	return err
}

// admit lets a call through to its rule, or returns why not.
func (s *Server) admit(e *compiledRoute, call *Call, in any, early error) error {
	call.Caller.Level = Unprivileged
	if !e.open {
		if err := s.identify(call); err != nil {
			return err
		}
	}
	below := !call.Caller.Level.AtLeast(e.Access)
	if below && e.refuse != nil {
		if err := e.refuse(call); err != nil {
			return err
		}
	}
	if early != nil {
		return early
	}
	if below {
		return e.refusal(call)
	}
	return e.check(reflect.ValueOf(in).Elem(), bodyLate, s.Table)
}

func (e *compiledRoute) refusal(call *Call) error {
	err := Forbidden("%s %s needs level %s; the caller has %s.", e.Method, e.Path, e.Access, call.Caller.Level)
	if call.Caller.UserID == "" {
		err.Message = fmt.Sprintf("Log in first: %s %s needs level %s.", e.Method, e.Path, e.Access)
	}
	err.Silent = e.quiet || e.quietAnon && call.Caller.Anonymous() || e.quietUser && !call.Caller.Anonymous()
	return err
}

// serveNoRoute answers what no route matches (http.6, http.7).
func (t *Table) serveNoRoute(g *gin.Context) {
	sv := servingOf(g)
	call := sv.call(g.Request)
	early := t.missing(g.Request)
	if data, err := sv.readBody(g.Request, smallBody); err == nil {
		sv.RequestBody = data
	}
	missing := &compiledRoute{Route: Route{Method: g.Request.Method, writes: true}}
	_, err := sv.answer(missing, call, nil, early)
	sv.server.Fail(g.Writer, sv.Exchange, err)
}

// missing is the error for a path or method that is not there.
func (t *Table) missing(r *http.Request) error {
	methods := t.allowed(r.URL.Path)
	if methods == nil {
		return framework(http.StatusNotFound, "HTTP 404 Not Found: there is nothing at %s.", r.URL.Path)
	}
	e := framework(http.StatusMethodNotAllowed, "HTTP 405 Method Not Allowed: %s has no %s.", r.URL.Path, r.Method)
	e.Header = http.Header{"Allow": {allowHeader(methods, false)}}
	return e
}

// respond writes the answer of a rule.
func (s *Server) respond(w http.ResponseWriter, e *compiledRoute, x *Exchange, out any) {
	note(w, x)
	if o, ok := out.(offered); ok {
		out = o.chosen()
	}
	switch v := out.(type) {
	case Stream:
		x.Status = http.StatusOK
		v(w)
	case None:
		x.write(w, e.Status, "", nil)
	case Response:
		for name, values := range v.Header {
			w.Header()[name] = values
		}
		x.write(w, v.Status, v.ContentType, v.Body)
	default:
		if isNull(out) {
			x.write(w, http.StatusNoContent, "", nil)
			return
		}
		x.write(w, e.statusOf(out), jsonType, mustEncode(out))
	}
}

// isNull reports whether a rule answered null, for which the server sends 204
// (http.3).
func isNull(out any) bool {
	v := reflect.ValueOf(out)
	return v.Kind() == reflect.Pointer && v.IsNil()
}

// Fail writes an error and logs what the client does not see.
func (s *Server) Fail(w http.ResponseWriter, x *Exchange, err error) {
	e := asError(err)
	if d := s.Table.dialect; d != nil {
		e = d.Error(e)
	}
	x.Err = e
	if e.Defect != "" {
		x.defect(e.Defect)
	}
	note(w, x)
	if (e.Silent || e.Cause != nil) && s.Log.Enabled(context.Background(), slog.LevelInfo) {
		s.Log.Info("refused", "operation", x.Operation, "status", e.Status, "reason", redact.Text(e.Error()))
	}
	x.writeError(w, e)
}

func note(w http.ResponseWriter, x *Exchange) {
	if notes := x.notes(); len(notes) > 0 {
		w.Header()[NoteHeader] = notes
	}
}

package rest

import (
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/constraint"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Root is where the API lives on a server (http.1).
const Root = "/api/rest"

// Table is the compiled list of all routes. It never changes and may serve
// any number of servers.
type Table struct {
	root     string
	dialect  Dialect // nil for the real server's
	routes   []*compiledRoute
	known    map[string]*compiledRoute // by method and shape of the path
	paths    []*pathMethods
	shapes   map[string]*pathMethods
	engine   *gin.Engine
	decoders map[Version]*wire.Decoder
	checker  *constraint.Checker
}

// compiledRoute is a route with what was worked out of it once.
type compiledRoute struct {
	Route
	operation string
	binding   *binding
	built     bool
}

// pathMethods is a path with its methods.
type pathMethods struct {
	segments []string
	methods  []string
}

// Compile makes a table of the routes of the resources. Every operation that
// has no route answers 501.
func Compile(routes []Route) (*Table, error) {
	t := newTable(Root)
	ops := Operations()
	ids := make(map[string]string, len(ops))
	for _, op := range ops {
		ids[shape(op.Method, op.Path)] = op.ID
	}
	for _, r := range routes {
		if err := t.add(r, ids); err != nil {
			return nil, fmt.Errorf("route %s %s: %w", r.Method, r.Path, err)
		}
	}
	t.addUnbuilt(append(ops, hidden...))
	return t, t.compileEngine()
}

// CompileAt makes a table of routes below another root, which are no
// operations of the real server: each has its id from Named. It answers what is
// wrong with a request in a dialect of its own.
func CompileAt(root string, dialect Dialect, routes []Route) (*Table, error) {
	t := newTable(root)
	t.dialect = dialect
	for _, r := range routes {
		if err := t.add(r, map[string]string{shape(r.Method, r.Path): r.id}); err != nil {
			return nil, fmt.Errorf("route %s %s: %w", r.Method, r.Path, err)
		}
	}
	return t, t.compileEngine()
}

func newTable(root string) *Table {
	return &Table{
		root: root, known: map[string]*compiledRoute{}, shapes: map[string]*pathMethods{},
		decoders: newDecoders(), checker: constraint.New(),
	}
}

func (t *Table) add(r Route, ids map[string]string) error {
	b, err := newBinding(r.In, r.Path)
	if err != nil {
		return err
	}
	if r.root != "" {
		return t.append(&compiledRoute{Route: r, operation: r.id, binding: b, built: true})
	}
	e := &compiledRoute{Route: r, operation: ids[shape(r.Method, r.Path)], binding: b, built: true}
	if e.operation == "" && !r.hidden {
		return fmt.Errorf("the OpenAPI document has no such operation")
	}
	return t.append(e)
}

// Prepare reads the constraints of every body, which otherwise happens when a
// body is first checked: its error is a mistake in the tags of a model. It is
// for tests; a server that waited for it would start later.
func (t *Table) Prepare() error {
	for _, e := range t.routes {
		if e.binding.body == nil {
			continue
		}
		if err := t.checker.Prepare(e.In.FieldByIndex(e.binding.body.index).Type); err != nil {
			return fmt.Errorf("route %s %s: %w", e.Method, e.Path, err)
		}
	}
	return nil
}

func (t *Table) append(e *compiledRoute) error {
	if e.root == "" {
		e.root = t.root
	}
	key := shape(e.Method, e.root+e.Path)
	if t.known[key] != nil {
		return fmt.Errorf("it is there twice")
	}
	t.known[key] = e
	t.routes = append(t.routes, e)
	path := shape("", e.root+e.Path)
	if t.shapes[path] == nil {
		t.shapes[path] = &pathMethods{segments: segmentsOf(path)}
		t.paths = append(t.paths, t.shapes[path])
	}
	t.shapes[path].methods = append(t.shapes[path].methods, e.Method)
	return nil
}

// shape is a method and a path without the names of its parameters.
func shape(method, path string) string {
	var b strings.Builder
	b.Grow(len(method) + len(path))
	b.WriteString(method)
	for rest, more := path, true; more; {
		var segment string
		segment, rest, more = strings.Cut(rest, "/")
		switch {
		case isTail(segment):
			segment = tail
		case strings.HasPrefix(segment, "{"):
			segment = "{}"
		}
		b.WriteString(segment)
		if more {
			b.WriteByte('/')
		}
	}
	return b.String()
}

// tail is the shape of a parameter that takes the rest of a path, as {file...}
// does.
const tail = "{...}"

func isTail(segment string) bool { return strings.HasSuffix(segment, "...}") }

// Shape is a path with the names of its parameters left out.
func Shape(path string) string { return shape("", path) }

func segmentsOf(path string) []string { return strings.Split(strings.TrimPrefix(path, "/"), "/") }

// addUnbuilt makes every operation that has no route answer 501.
func (t *Table) addUnbuilt(ops []Operation) {
	for _, op := range ops {
		if t.known[shape(op.Method, t.root+op.Path)] != nil {
			continue
		}
		r := Handle(op.Method, op.Path, Unprivileged, func(*Call, None) (None, error) {
			return None{}, NotImplemented("The emulator does not emulate %s %s%s yet.", op.Method, Root, op.Path)
		})
		// It can't be there twice: it was just looked up.
		_ = t.append(&compiledRoute{Route: r, operation: op.ID, binding: &binding{}})
	}
}

// compileEngine registers the routes with gin. Parameters are named by their
// place, for gin refuses two names at one place. What else it refuses, such as
// a route beside one that takes the rest of the path, is the error.
func (t *Table) compileEngine() (err error) {
	defer func() {
		if reason := recover(); reason != nil {
			err = fmt.Errorf("the routes do not go together: %v", reason)
		}
	}()
	quietly(t.register)
	return nil
}

func (t *Table) register() {
	engine := gin.New()
	engine.RedirectTrailingSlash = false
	engine.UseRawPath = true
	engine.UnescapePathValues = false // gin would take a plus for a space; see segmentsFrom
	for _, e := range t.routes {
		engine.Handle(e.Method, e.root+positional(e.Path), e.serve)
	}
	engine.NoRoute(t.serveNoRoute)
	t.engine = engine
}

func positional(path string) string {
	segments := strings.Split(path, "/")
	n := 0
	for i, s := range segments {
		if !strings.HasPrefix(s, "{") {
			continue
		}
		kind := ":"
		if isTail(s) {
			kind = "*"
		}
		segments[i] = kind + strconv.Itoa(n)
		n++
	}
	return strings.Join(segments, "/")
}

// Serves reports whether the server's whole path belongs to the table: it is
// the root or below it, or a route has it that is At another root.
func (t *Table) Serves(path string) bool {
	return below(t.root, path) || t.allowed(strings.TrimSuffix(path, "/")) != nil
}

// outside returns the error for a path that the table does not serve.
func outside(path string) error {
	for _, root := range customRoots {
		if below(root, path) {
			return NotFound("No custom element is mounted at %s: the emulator runs no Java.", path).In(HTML)
		}
	}
	return NotFound("There is nothing at %s; the API is below %s, and / says where other things are.", path, Root).In(HTML)
}

func below(root, path string) bool { return path == root || strings.HasPrefix(path, root+"/") }

// allowed are the methods of a path, or none where it is unknown.
func (t *Table) allowed(path string) []string {
	segments := segmentsOf(path)
	var methods []string
	for _, p := range t.paths {
		if !p.matches(segments) {
			continue
		}
		for _, m := range p.methods {
			if !slices.Contains(methods, m) {
				methods = append(methods, m)
			}
		}
	}
	return methods
}

func (p *pathMethods) matches(segments []string) bool {
	own := p.segments
	if last := len(own) - 1; own[last] == tail && len(segments) > len(own) {
		segments = segments[:len(own)]
	}
	if len(segments) != len(own) {
		return false
	}
	for i, s := range own {
		if s != segments[i] && !strings.HasPrefix(s, "{") {
			return false
		}
	}
	return true
}

// Described is a route of the table, for documents and listings.
type Described struct {
	Operation string
	// About is what Named says of the route.
	About        string
	Method, Path string
	Access       Level
	// Built says whether the operation is emulated; others answer 501.
	Built   bool
	Hidden  bool
	Status  int
	In, Out reflect.Type
	// Consumes and Produces are the media types of bodies that are not JSON.
	Consumes []string
	Produces string
	// Offers is the media type besides JSON; see rest.Offers.
	Offers string
}

// Body is the type of the body that the route takes, or nil.
func (d Described) Body() reflect.Type {
	b, err := newBinding(d.In, d.Path)
	if err != nil || b.body == nil {
		return nil
	}
	return d.In.FieldByIndex(b.body.index).Type
}

// Describe lists all routes below the table's root, built or not.
func (t *Table) Describe() []Described {
	out := make([]Described, 0, len(t.routes))
	for _, e := range t.routes {
		if e.root != t.root {
			continue
		}
		d := Described{
			Operation: e.operation, About: e.about, Method: e.Method, Path: e.Path, Access: e.Access,
			Built: e.built, Hidden: e.hidden, Status: e.Status, In: e.In, Out: e.Out,
			Consumes: e.consumes, Produces: e.produces, Offers: e.offers,
		}
		if e.binding.multipart() {
			d.Consumes = []string{multipartType}
		}
		out = append(out, d)
	}
	return out
}

// Built says whether the operation that a request with a whole path would
// reach is emulated.
func (t *Table) Built(method, path string) bool {
	segments := segmentsOf(path)
	for _, e := range t.routes {
		p := pathMethods{segments: segmentsOf(shape("", e.root+e.Path))}
		if p.matches(segments) && (e.Method == method || method == http.MethodHead && e.Method == http.MethodGet) {
			return e.built
		}
	}
	return true
}

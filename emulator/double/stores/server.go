package stores

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Root is where clients of the stores' own APIs reach them: below it come the
// host of the store and the path there.
const Root = "/_stores"

// Serves says whether a path below a sandbox is that of a store.
func Serves(path string) bool { return path == Root || strings.HasPrefix(path, Root+"/") }

// maxBody is the size in bytes up to which a request is read.
const maxBody = 16 << 20

// Known is what the configurations of a sandbox's applications say.
type Known interface {
	// GoogleKeys are the private keys, in PEM, of the service accounts with an
	// email.
	GoogleKeys(tx *sandbox.Tx, email string) []string
	// Secret says whether a store's application has a secret: that of Meta's
	// application, or Steam's publisher key.
	Secret(tx *sandbox.Tx, s Store, app, secret string) bool
}

// Server answers for the stores of all sandboxes of an emulator. It is safe
// for concurrent use.
type Server struct {
	known  Known
	always bool
}

// New makes a server. With always the stores of every sandbox are open, else
// those of sandboxes that have a purchase.
func New(known Known, always bool) *Server { return &Server{known: known, always: always} }

// hosts are the stores by the names of their servers.
func hosts() map[string]Store {
	return map[string]Store{
		productionHost: Apple, sandboxHost: Apple,
		googleTokenHost: Google, googlePublisherHost: Google,
		"graph.facebook.com":        Facebook,
		"graph.oculus.com":          Oculus,
		"partner.steam-api.com":     Steam,
		"partner.steam-api.com:443": Steam,
	}
}

// open says whether the stores of a sandbox answer.
func (s *Server) open(box *sandbox.Sandbox) (open bool) {
	if s.always {
		return true
	}
	_ = box.View(func(tx *sandbox.Tx) error {
		open = Purchases.Len(tx) > 0
		return nil
	})
	return open
}

// StandIn returns what answers a call of a sandbox to a store; nil where the
// call goes elsewhere, or the stores are not open.
func (s *Server) StandIn(box *sandbox.Sandbox, r *http.Request) http.Handler {
	store, ok := hosts()[r.URL.Hostname()]
	if !ok || r.URL.Scheme != "https" || !s.open(box) {
		return nil
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.answer(w, box, store, r) })
}

// ServeHTTP answers a request whose path Serves.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request, x *rest.Exchange) {
	host, path, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, Root+"/"), "/")
	store, ok := hosts()[host]
	x.Operation, x.Path = "store "+string(store), Root+"/{host}/{path}"
	if !ok || !s.open(x.Sandbox) {
		x.Operation, x.Status = "store", http.StatusNotFound
		w.WriteHeader(x.Status)
		return
	}
	inner := r.Clone(r.Context())
	inner.URL = &url.URL{Scheme: "https", Host: host, Path: "/" + path, RawQuery: r.URL.RawQuery}
	x.Status = s.answer(w, x.Sandbox, store, inner)
}

// storeCall is a request to a store, read whole.
type storeCall struct {
	server  *Server
	tx      *sandbox.Tx
	host    string
	path    []string // segments
	body    []byte
	form    url.Values // of the query and the form
	request *http.Request
}

// reply is what a store answers: a value as JSON, or a text.
type reply struct {
	status int
	value  any
	text   string
}

func ok(value any) reply { return reply{status: http.StatusOK, value: value} }

// answer answers a request from the rows, in one transaction, and notes it.
func (s *Server) answer(w http.ResponseWriter, box *sandbox.Sandbox, store Store, r *http.Request) int {
	body, err := io.ReadAll(io.LimitReader(r.Body, maxBody))
	if err != nil {
		w.WriteHeader(http.StatusBadRequest)
		return http.StatusBadRequest
	}
	v := &storeCall{server: s, host: r.URL.Hostname(), body: body, form: r.URL.Query(), request: r}
	v.path = strings.Split(strings.Trim(r.URL.Path, "/"), "/")
	if strings.HasPrefix(r.Header.Get("Content-Type"), "application/x-www-form-urlencoded") {
		sent, _ := url.ParseQuery(string(body)) // what can't be read is missing
		for name, values := range sent {
			v.form[name] = values
		}
	}
	var out reply
	if err := box.Update(func(tx *sandbox.Tx) error {
		v.tx = tx
		out = v.of(store)
		return v.keep(store, out.status)
	}); err != nil {
		out = reply{status: http.StatusInternalServerError}
	}
	return out.write(w)
}

// of is the answer of a store: the next that is queued, or the usual.
func (v *storeCall) of(store Store) reply {
	if queued, found := answersOf.First(v.tx, string(store)); found {
		answers.Delete(v.tx, queued.ID)
		return reply{status: queued.Status, text: queued.Body}
	}
	switch store {
	case Apple:
		return v.apple()
	case Google:
		return v.google()
	case Steam:
		return v.steam()
	default:
		return v.meta(store)
	}
}

// keep notes what was asked, without the query, which has secrets in it.
func (v *storeCall) keep(store Store, status int) error {
	if oldest, found := asked.At(v.tx, 0); found && asked.Len(v.tx) >= maxAsked {
		asked.Delete(v.tx, oldest.ID)
	}
	path := "/" + strings.Join(v.path, "/")
	return asked.Insert(v.tx, &Asked{
		ID: v.tx.NewID(), Store: store, At: v.tx.Now(), Method: v.request.Method, Status: status,
		Path: v.host + path[:min(len(path), maxPath)],
	})
}

func (a reply) write(w http.ResponseWriter) int {
	data := []byte(a.text)
	if a.value != nil {
		data, _ = json.Marshal(a.value) // plain maps and structs
	}
	w.Header().Set("Content-Type", "application/json; charset=UTF-8")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(a.status)
	_, _ = w.Write(data)
	return a.status
}

package outgoing

import (
	"bytes"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// defaultPorts are the ports that URLs may leave out, by scheme.
var defaultPorts = map[string]string{"http": "80", "https": "443"}

// sameAuthority says whether a URL leads to a host. The default port of the
// URL's scheme may be left out on either side.
func sameAuthority(u *url.URL, host string) bool {
	if host == "" || u.Host == "" {
		return false
	}
	port := defaultPorts[u.Scheme]
	return port != "" && withPort(u.Host, port) == withPort(host, port)
}

func withPort(authority, port string) string {
	authority = strings.ToLower(authority)
	if _, _, err := net.SplitHostPort(authority); err == nil {
		return authority
	}
	return net.JoinHostPort(strings.Trim(authority, "[]"), port)
}

// inProcess lets a handler answer calls, such as the emulator those to itself:
// that works where its own address does not lead back to it, as behind a mapped
// port.
func inProcess(h http.Handler) func(*http.Request) (*http.Response, error) {
	return func(r *http.Request) (*http.Response, error) { return answerWith(h, r) }
}

func answerWith(h http.Handler, r *http.Request) (*http.Response, error) {
	in := r.Clone(r.Context())
	in.RequestURI, in.RemoteAddr = r.URL.RequestURI(), "127.0.0.1:0"
	if in.Host == "" {
		in.Host = r.URL.Host
	}
	// URLs in the answer are to begin as the URL of the call does.
	in.Header.Set("X-Forwarded-Proto", r.URL.Scheme)
	if in.Body == nil {
		in.Body = http.NoBody
	}
	defer func() { _ = in.Body.Close() }()
	w := &recorder{header: http.Header{}}
	if err := serve(h, w, in); err != nil {
		return nil, err
	}
	return w.response(r), r.Context().Err()
}

// serve is the answer of a handler. One that drops the connection is an error
// of the call, as it is over a network.
func serve(h http.Handler, w http.ResponseWriter, r *http.Request) (err error) {
	defer func() {
		switch reason := recover(); reason {
		case nil:
		case http.ErrAbortHandler:
			err = io.ErrUnexpectedEOF
		default:
			panic(reason)
		}
	}()
	h.ServeHTTP(w, r)
	return nil
}

// recorder keeps an answer.
type recorder struct {
	header http.Header
	status int
	sent   http.Header // the header as it was when the status was written
	body   bytes.Buffer
}

func (w *recorder) Header() http.Header { return w.header }

func (w *recorder) WriteHeader(status int) {
	if w.status == 0 {
		w.status, w.sent = status, w.header.Clone()
	}
}

func (w *recorder) Write(p []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	if w.body.Len()+len(p) > MaxBody {
		return 0, errTooLarge
	}
	return w.body.Write(p)
}

// Flush makes the recorder an http.Flusher; there is nothing to do.
func (w *recorder) Flush() { w.WriteHeader(http.StatusOK) }

func (w *recorder) response(r *http.Request) *http.Response {
	w.WriteHeader(http.StatusOK)
	return &http.Response{
		Status: strconv.Itoa(w.status) + " " + http.StatusText(w.status), StatusCode: w.status,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: w.sent, Request: r,
		Body: io.NopCloser(&w.body), ContentLength: int64(w.body.Len()),
	}
}

package conformance

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// answerTimeout is how long a server may take where the client says nothing.
const answerTimeout = 30 * time.Second

// answer is what a server sent. A nil body is no body.
type answer struct {
	status    int
	mediaType string
	header    http.Header
	body      any
}

// call sends a step's request and reads the answer.
func (r *run) call(ctx context.Context, s *Step) (*answer, error) {
	timeout := r.client.Timeout
	if timeout == 0 {
		timeout = answerTimeout
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	req, err := r.newRequest(ctx, s)
	if err != nil {
		return nil, err
	}
	// Not client.Do, which would follow redirects and keep cookies.
	resp, err := r.transport().RoundTrip(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	mediaType, _, _ := strings.Cut(resp.Header.Get("Content-Type"), ";")
	return &answer{
		status:    resp.StatusCode,
		mediaType: strings.ToLower(strings.TrimSpace(mediaType)),
		header:    resp.Header,
		body:      parseBody(data),
	}, nil
}

func (r *run) transport() http.RoundTripper {
	if r.client.Transport == nil {
		return http.DefaultTransport
	}
	return r.client.Transport
}

func (r *run) newRequest(ctx context.Context, s *Step) (*http.Request, error) {
	body, contentType, err := r.body(s.request)
	if err != nil {
		return nil, err
	}
	target, err := r.requestURL(s)
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, s.Method, r.base, body)
	if err != nil {
		return nil, err
	}
	req.URL = target
	for _, h := range s.request.headers {
		setHeader(req.Header, r.vars.text(h.name), r.vars.text(h.value))
	}
	switch {
	case s.request.hasRaw && contentType != "":
		setHeader(req.Header, "Content-Type", contentType)
	case s.request.hasBody:
		defaultHeader(req.Header, "Content-Type", contentType)
	}
	if s.request.as != "" {
		setHeader(req.Header, "Elements-SessionSecret", r.vars.text("${"+s.request.as+"}"))
	}
	defaultHeader(req.Header, "Accept", "*/*")
	// Keeps the transport from asking for gzip.
	defaultHeader(req.Header, "Accept-Encoding", "identity")
	return req, nil
}

// body is a request's body with its media type; a nil reader is no body.
func (r *run) body(q request) (io.Reader, string, error) {
	if q.hasRaw {
		return strings.NewReader(r.vars.text(q.raw)), q.contentType, nil
	}
	if !q.hasBody {
		return nil, "", nil
	}
	data, err := encode(r.vars.value(q.body))
	return bytes.NewReader(data), "application/json", err
}

// requestURL is the URL whose request line has the path as written.
func (r *run) requestURL(s *Step) (*url.URL, error) {
	u, err := url.Parse(r.base)
	if err != nil {
		return nil, fmt.Errorf("base URL: %w", err)
	}
	if u.Scheme == "" || u.Host == "" {
		return nil, fmt.Errorf("base URL %q: scheme and host are needed", r.base)
	}
	raw := u.EscapedPath() + r.path(s)
	u = &url.URL{Scheme: u.Scheme, Host: u.Host, Opaque: raw}
	if strings.HasPrefix(raw, "//") {
		// An opaque part with two slashes would be sent as an absolute URL.
		u.Opaque = ""
		path, query, _ := strings.Cut(raw, "?")
		u.RawPath, u.RawQuery = path, query
		u.ForceQuery = strings.HasSuffix(raw, "?")
		u.Path, err = url.PathUnescape(path)
	}
	if err == nil && u.RequestURI() != raw {
		err = errors.New("it cannot be sent as written")
	}
	if err != nil {
		return nil, fmt.Errorf("path %s: %w", raw, err)
	}
	return u, nil
}

// path is a step's path with its variables replaced and only spaces encoded.
func (r *run) path(s *Step) string {
	return strings.ReplaceAll(r.vars.text(s.Path), " ", "%20")
}

// setHeader sets a header under its name as given.
func setHeader(h http.Header, name, value string) {
	for k := range h {
		if strings.EqualFold(k, name) {
			delete(h, k)
		}
	}
	h[name] = []string{value}
}

func defaultHeader(h http.Header, name, value string) {
	for k := range h {
		if strings.EqualFold(k, name) {
			return
		}
	}
	h[name] = []string{value}
}

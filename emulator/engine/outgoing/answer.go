package outgoing

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
)

// Answer is what another server answered, read whole.
type Answer struct {
	Status      int
	ContentType string
	Body        []byte
}

// Do makes a call and reads its answer, whatever its status. The error says
// what was called and why it failed.
func Do(client *http.Client, r *http.Request) (Answer, error) {
	res, err := client.Do(r)
	if err != nil {
		return Answer{}, fmt.Errorf("%s %s: %w", r.Method, r.URL.Redacted(), reason(err))
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		return Answer{}, fmt.Errorf("read the answer to %s %s: %w", r.Method, r.URL.Redacted(), err)
	}
	return Answer{Status: res.StatusCode, ContentType: res.Header.Get("Content-Type"), Body: body}, nil
}

// reason is an error without the method and URL that net/http puts before it.
func reason(err error) error {
	if outer, ok := errors.AsType[*url.Error](err); ok {
		return outer.Err
	}
	return err
}

// JSON says whether the answer's media type is read as JSON: that of none,
// and octets, are.
func (a Answer) JSON() bool {
	media, _, err := mime.ParseMediaType(a.ContentType)
	if a.ContentType == "" || media == "application/octet-stream" {
		return true
	}
	_, subtype, _ := strings.Cut(media, "/")
	return err == nil && (subtype == "json" || strings.HasSuffix(subtype, "+json"))
}

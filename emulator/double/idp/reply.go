package idp

import (
	"fmt"
	"net/http"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

const jsonType = "application/json"

// protocolError is an error as OAuth2 writes it (RFC 6749, 5.2).
type protocolError struct {
	status      int
	code        string
	description string
	header      http.Header
}

func (e *protocolError) Error() string { return e.code + ": " + e.description }

func failure(status int, code, format string, args ...any) *protocolError {
	return &protocolError{status: status, code: code, description: fmt.Sprintf(format, args...)}
}

// refused is a 400.
func refused(code, format string, args ...any) *protocolError {
	return failure(http.StatusBadRequest, code, format, args...)
}

func (e *protocolError) reply() reply {
	r := object(
		wire.Member{Key: "error", Value: e.code},
		wire.Member{Key: "error_description", Value: e.description},
	)
	r.status = e.status
	for name, values := range e.header {
		r.header[name] = values
	}
	return r
}

// object is a JSON answer that nobody may keep.
func object(members ...wire.Member) reply {
	body, _ := wire.NewObject(members...).MarshalJSON() // of values that JSON has
	return reply{
		status: http.StatusOK, contentType: jsonType, body: body,
		header: http.Header{"Cache-Control": {"no-store"}},
	}
}

// queued is the answer that was queued for an endpoint, if there is one that
// stands in for its own.
func (v *providerCall) queued(at Endpoint) (reply, bool) {
	q := v.unqueue(at)
	switch {
	case q == nil:
		return reply{}, false
	case q.Token != nil:
		v.changed = q.Token
		return reply{}, false
	case q.Error != "":
		return v.queuedError(at, q), true
	}
	contentType := q.ContentType
	if contentType == "" {
		contentType = jsonType
	}
	return reply{status: q.Status, contentType: contentType, body: []byte(q.Body)}, true
}

// queuedError is a queued error: sent back by the browser where there is one.
func (v *providerCall) queuedError(at Endpoint, q *Answer) reply {
	e := failure(q.Status, q.Error, "%s", q.Description)
	v.note.Error = e.code
	if e.status == 0 && at == AuthorizeEndpoint && goodRedirect(v.form.Get("redirect_uri")) {
		return v.sendBack(e)
	}
	if e.status == 0 {
		e.status = http.StatusBadRequest
		if at == UserInfoEndpoint {
			e.status = http.StatusUnauthorized
		}
	}
	return e.reply()
}

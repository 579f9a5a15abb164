package rest

import (
	"errors"
	"html"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

const (
	jsonType = "application/json"
	htmlType = "text/html;charset=iso-8859-1"
	// pagePolicy lets a page show text and nothing else.
	pagePolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

// errorBody is the error envelope (errors, ErrorResponse).
type errorBody struct {
	Code    Code    `json:"code"`
	Message *string `json:"message"`
}

// validationErrorBody is the envelope of a failed validation (errors,
// ValidationErrorResponse).
type validationErrorBody struct {
	errorBody
	Failures []string `json:"validationFailureMessages"`
}

// asError makes an *Error of any error.
func asError(err error) *Error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return Unknown("The emulator failed: %v", err).Because(err)
}

// recovered makes an error of a panic and logs it with its stack.
func recovered(log *slog.Logger, reason any) *Error {
	log.Error("panic", "reason", reason, "stack", string(debug.Stack()))
	return Unknown("The emulator failed unexpectedly; the log says where.")
}

// writeError is the one place that turns an error into a response.
func (x *Exchange) writeError(w http.ResponseWriter, e *Error) {
	for name, values := range e.Header {
		w.Header()[name] = values
	}
	switch e.Form {
	case Bare:
		x.write(w, e.Status, "", nil)
	case Text:
		x.write(w, e.Status, "text/plain", []byte(e.Message))
	case Verbatim:
		x.write(w, e.Status, e.Header.Get("Content-Type"), []byte(e.Message))
	case HTML:
		x.write(w, e.Status, htmlType, errorPage(e))
	case Framework:
		x.write(w, e.Status, "", mustEncode(e.body()))
	default:
		x.write(w, e.Status, jsonType, mustEncode(e.body()))
	}
}

func (e *Error) body() any {
	if e.Body != nil {
		return e.Body
	}
	body := errorBody{Code: e.Code, Message: &e.Message}
	if e.Silent {
		body.Message = nil
	}
	if e.Failures != nil {
		return validationErrorBody{errorBody: body, Failures: e.Failures}
	}
	return body
}

func errorPage(e *Error) []byte {
	status := strconv.Itoa(e.Status) + " " + http.StatusText(e.Status)
	return []byte("<!DOCTYPE html>\n<html><head><title>" + status + "</title></head>\n<body><h1>" + status +
		"</h1>\n<p>" + html.EscapeString(e.Message) + "</p></body></html>\n")
}

// mustEncode encodes a value of the emulator's own types, which can't fail.
func mustEncode(v any) []byte {
	data, err := wire.Encode(v)
	if err != nil {
		panic(err)
	}
	return data
}

// harden keeps browsers from running anything in an answer, which shares its
// origin with the control API: no type is guessed, and pages run no scripts.
// A rule that serves a page with more than text sets a policy of its own.
func harden(h http.Header, contentType string) {
	h["X-Content-Type-Options"] = []string{"nosniff"}
	if strings.HasPrefix(contentType, "text/html") && h["Content-Security-Policy"] == nil {
		h["Content-Security-Policy"] = []string{pagePolicy}
	}
}

const (
	// longAnswer is the size in bytes above which an answer may fill the buffers
	// of a connection whose client does not read.
	longAnswer = 16 << 10
	// slowReader is how long such an answer may take.
	slowReader = time.Minute
)

// write writes a response whole. An empty type leaves the header out.
func (x *Exchange) write(w http.ResponseWriter, status int, contentType string, body []byte) {
	h := w.Header()
	if contentType == "" {
		h["Content-Type"] = nil // else net/http would guess one
	} else {
		h["Content-Type"] = []string{contentType}
	}
	if contentType != jsonType {
		harden(h, contentType)
	}
	if status != http.StatusNoContent && status != http.StatusNotModified {
		h["Content-Length"] = []string{strconv.Itoa(len(body))}
	}
	x.Status, x.ResponseBody = status, body
	if x.Deliver != nil {
		x.Deliver(w, status, body)
		return
	}
	w.WriteHeader(status)
	if len(body) <= longAnswer {
		_, _ = w.Write(body) // a client that is gone is no error of ours
		return
	}
	control := http.NewResponseController(w)
	_ = control.SetWriteDeadline(time.Now().Add(slowReader))
	_, _ = w.Write(body)
	_ = control.SetWriteDeadline(time.Time{})
}

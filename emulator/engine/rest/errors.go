package rest

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
)

// Code is the machine-readable code of an error (errors, code table).
type Code string

// The codes that the server sends.
const (
	NotFoundCode               Code = "NOT_FOUND"
	ForbiddenCode              Code = "FORBIDDEN"
	UnauthorizedCode           Code = "UNAUTHORIZED"
	InvalidParameterCode       Code = "INVALID_PARAMETER"
	InvalidDataCode            Code = "INVALID_DATA"
	DuplicateCode              Code = "DUPLICATE"
	ConflictCode               Code = "CONFLICT"
	OverloadCode               Code = "OVERLOAD"
	NotImplementedCode         Code = "NOT_IMPLEMENTED"
	UnhealthyCode              Code = "UNHEALTHY"
	UnknownCode                Code = "UNKNOWN"
	ExternalResourceFailedCode Code = "EXTERNAL_RESOURCE_FAILED"
)

// codes are all codes of the contract with the status that goes with them.
var codes = []struct {
	code   Code
	status int
}{
	{NotFoundCode, http.StatusNotFound},
	{ForbiddenCode, http.StatusForbidden},
	{UnauthorizedCode, http.StatusUnauthorized},
	{InvalidDataCode, http.StatusBadRequest},
	{InvalidParameterCode, http.StatusBadRequest},
	{DuplicateCode, http.StatusConflict},
	{ConflictCode, http.StatusConflict},
	{OverloadCode, http.StatusServiceUnavailable},
	{NotImplementedCode, http.StatusNotImplemented},
	{UnknownCode, http.StatusInternalServerError},
	{UnhealthyCode, http.StatusInternalServerError},
	{ExternalResourceFailedCode, http.StatusInternalServerError},
}

// Codes are the names of all codes of the contract.
func Codes() []string {
	names := make([]string, len(codes))
	for i, c := range codes {
		names[i] = string(c.code)
	}
	return names
}

// StatusOf is the status that goes with a code, 0 for an unknown one.
func StatusOf(code Code) int {
	for _, c := range codes {
		if c.code == code {
			return c.status
		}
	}
	return 0
}

// CodeOf is the code that goes with a status, UNKNOWN where none does.
func CodeOf(status int) Code {
	for _, c := range codes {
		if c.status == status {
			return c.code
		}
	}
	return UnknownCode
}

// Form is how an error is written.
type Form int

// The forms of errors.
const (
	// Envelope is the JSON object with code and message (errors.1).
	Envelope Form = iota
	// Framework is the envelope without a Content-Type: what the server says
	// before a resource is entered (errors.1).
	Framework
	// Text is a plain-text message: a body that can't be read (json.2).
	Text
	// HTML is the container's HTML page.
	HTML
	// Bare is a status without a body.
	Bare
	// Verbatim is the message itself, under the Content-Type in the error's
	// header.
	Verbatim
)

// Error is the one error type of the emulator. Rules return it; everything
// else that reaches the edge is a 500 UNKNOWN, logged with its reason.
type Error struct {
	Status  int
	Code    Code
	Message string
	// Silent errors carry `message: null`; the message goes to the log and the
	// journal only.
	Silent bool
	// Failures are the messages of a failed validation (errors.2).
	Failures []string
	Form     Form
	Header   http.Header
	// Body replaces code and message with an object of its own.
	Body any
	// Defect is the rule of the real server's defect that made the error.
	Defect string
	// Cause is what lies beneath; it is logged, never sent.
	Cause error
}

func (e *Error) Error() string {
	if e.Cause != nil {
		return fmt.Sprintf("%s: %v", e.Message, e.Cause)
	}
	return e.Message
}

// Unwrap is the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Quiet is the error with `message: null`.
func (e *Error) Quiet() *Error {
	e.Silent = true
	return e
}

// Quieted returns an error with its message left out; one that is no *Error,
// or nil, as it is.
func Quieted(err error) error {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Quiet()
	}
	return err
}

// By marks the error as a defect of the real server that is copied.
func (e *Error) By(rule string) *Error {
	e.Defect = rule
	return e
}

// Because adds a cause, which is logged.
func (e *Error) Because(cause error) *Error {
	e.Cause = cause
	return e
}

// In changes how the error is written.
func (e *Error) In(form Form) *Error {
	e.Form = form
	return e
}

func newError(status int, code Code, format string, args []any) *Error {
	return &Error{Status: status, Code: code, Message: message(format, args)}
}

// NotFound is a 404 NOT_FOUND.
func NotFound(format string, args ...any) *Error {
	return newError(http.StatusNotFound, NotFoundCode, format, args)
}

// Forbidden is a 403 FORBIDDEN.
func Forbidden(format string, args ...any) *Error {
	return newError(http.StatusForbidden, ForbiddenCode, format, args)
}

// Unauthorized is a 401 UNAUTHORIZED with its WWW-Authenticate header.
func Unauthorized(format string, args ...any) *Error {
	e := newError(http.StatusUnauthorized, UnauthorizedCode, format, args)
	e.Header = http.Header{"Www-Authenticate": {"Bearer"}}
	return e
}

// InvalidData is a 400 INVALID_DATA.
func InvalidData(format string, args ...any) *Error {
	return newError(http.StatusBadRequest, InvalidDataCode, format, args)
}

// InvalidParameter is a 400 INVALID_PARAMETER.
func InvalidParameter(format string, args ...any) *Error {
	return newError(http.StatusBadRequest, InvalidParameterCode, format, args)
}

// Duplicate is a 409 DUPLICATE.
func Duplicate(format string, args ...any) *Error {
	return newError(http.StatusConflict, DuplicateCode, format, args)
}

// Overload is a 503 OVERLOAD.
func Overload(format string, args ...any) *Error {
	return newError(http.StatusServiceUnavailable, OverloadCode, format, args)
}

// Conflict is a 409 CONFLICT.
func Conflict(format string, args ...any) *Error {
	return newError(http.StatusConflict, ConflictCode, format, args)
}

// NotImplemented is a 501 NOT_IMPLEMENTED.
func NotImplemented(format string, args ...any) *Error {
	return newError(http.StatusNotImplemented, NotImplementedCode, format, args)
}

// Unknown is a 500 UNKNOWN: what the real server answers where it fails.
func Unknown(format string, args ...any) *Error {
	return newError(http.StatusInternalServerError, UnknownCode, format, args)
}

// Full is the 507 of a sandbox that takes no more contents: a bound of the
// emulator's own.
func Full(format string, args ...any) *Error {
	return newError(http.StatusInsufficientStorage, UnknownCode, format, args)
}

// Invalid is the 400 INVALID_DATA of a failed validation (errors.2). The
// failures are `field: text`.
func Invalid(failures ...string) *Error {
	e := InvalidData("")
	e.Message, e.Failures = "Validation failed: "+strings.Join(failures, "; "), failures
	return e
}

// framework is an error of the HTTP layer (errors.4).
func framework(status int, format string, args ...any) *Error {
	return newError(status, UnknownCode, format, args).In(Framework)
}

package fault

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/nearest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Error is an answer in place of the rule's: the API's error envelope with a
// code and a message, or any body.
type Error struct {
	// Status is the HTTP status; the one that goes with the code where it is 0.
	Status int `json:"status"`
	// Code is a code of the API; the one that goes with the status where it is
	// empty.
	Code string `json:"code"`
	// Message is that of the envelope.
	Message string `json:"message"`
	// Body is sent as it is, in place of the envelope, under ContentType.
	Body        *string `json:"body"`
	ContentType string  `json:"contentType"`
}

func (e *Error) set() bool { return e != nil }

func (e *Error) check() error {
	if e.Body != nil {
		return e.checkRaw()
	}
	if e.ContentType != "" {
		return rest.InvalidData("error.contentType goes with error.body.")
	}
	if e.Code != "" && rest.StatusOf(rest.Code(e.Code)) == 0 {
		return e.unknownCode()
	}
	if e.Status == 0 && e.Code == "" {
		return rest.InvalidData("The error needs a status or a code.")
	}
	if e.Status != 0 && (e.Status < 400 || e.Status > 599) {
		return rest.InvalidData("error.status is %d; an error has a status from 400 to 599.", e.Status)
	}
	return nil
}

func (e *Error) unknownCode() error {
	codes := rest.Codes()
	if near := nearest.Of(e.Code, codes); near != "" {
		return rest.InvalidData("error.code is %q; did you mean %s?", e.Code, near)
	}
	return rest.InvalidData("error.code is %q; codes are %s.", e.Code, strings.Join(codes, ", "))
}

func (e *Error) checkRaw() error {
	if e.Code != "" || e.Message != "" {
		return rest.InvalidData("error.body replaces code and message; leave them out.")
	}
	if e.Status < 200 || e.Status > 599 || slices.Contains([]int{http.StatusNoContent, http.StatusNotModified}, e.Status) {
		return rest.InvalidData("error.status is %d; with a body it must be from 200 to 599 and not 204 or 304.", e.Status)
	}
	if strings.ContainsAny(e.ContentType, "\r\n") {
		return rest.InvalidData("error.contentType must be one line.")
	}
	return nil
}

func (e *Error) act(in *incident) error {
	if e.Body != nil {
		out := &rest.Error{Status: e.Status, Code: rest.UnknownCode, Message: *e.Body}
		if e.ContentType != "" {
			out.Header = http.Header{"Content-Type": {e.ContentType}}
		}
		return out.In(rest.Verbatim)
	}
	out := &rest.Error{Status: e.Status, Code: rest.Code(e.Code), Message: e.Message}
	if out.Status == 0 {
		out.Status = rest.StatusOf(out.Code)
	}
	if out.Code == "" {
		out.Code = rest.CodeOf(out.Status)
	}
	if out.Message == "" {
		out.Message = fmt.Sprintf("The fault %s answers %d.", in.exchange.Faults[len(in.exchange.Faults)-1], out.Status)
	}
	return out
}

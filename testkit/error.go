package testkit

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Error is an answer with a status of 400 or above. Find it with errors.As.
type Error struct {
	Method, Path string
	Status       int
	// Code, Message and Failures are those of the API's error envelope; empty
	// where the answer has none.
	Code     string
	Message  string
	Failures []string
	// Body is the whole answer.
	Body []byte
}

func newError(method, path string, status int, body []byte) *Error {
	e := &Error{Method: method, Path: path, Status: status, Body: body}
	var envelope struct {
		Code     string   `json:"code"`
		Message  string   `json:"message"`
		Failures []string `json:"validationFailureMessages"`
	}
	if json.Unmarshal(body, &envelope) == nil {
		e.Code, e.Message, e.Failures = envelope.Code, envelope.Message, envelope.Failures
	}
	return e
}

// Error implements error.
func (e *Error) Error() string {
	parts := []string{fmt.Sprintf("%s %s: %d", e.Method, e.Path, e.Status)}
	for _, part := range append([]string{e.Code, e.Message}, e.Failures...) {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) == 1 && len(e.Body) > 0 {
		parts = append(parts, shorten(string(e.Body), 200))
	}
	return strings.Join(parts, ": ")
}

// shorten cuts a text, and says so.
func shorten(text string, most int) string {
	if len(text) <= most {
		return text
	}
	return fmt.Sprintf("%s… (%d bytes more)", strings.ToValidUTF8(text[:most], ""), len(text)-most)
}

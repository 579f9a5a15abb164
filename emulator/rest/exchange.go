package rest

import (
	"slices"

	"github.com/NamazuStudios/elements-emulator/emulator/sandbox"
)

// NoteHeader carries the rules of the real server's defects that an answer
// copies.
const NoteHeader = "Elements-Emulator-Note"

// Exchange is one request and its answer, as the layers around the resources
// see it. It is filled on the way in and complete when the server returns.
type Exchange struct {
	Sandbox *sandbox.Sandbox
	// BaseURL is the URL under which the client reached the sandbox.
	BaseURL string
	// Operation is the id of the operation in the OpenAPI document; empty
	// where no operation matched.
	Operation string
	// Path is the template of the matched path below Root.
	Path string
	// Caller is who called, once the credentials are known.
	Caller Caller
	// RequestBody is the body as it was read.
	RequestBody []byte
	// Defects are the rules of the defects that the answer copies.
	Defects []string
	// Err is the error that was answered, with its reason.
	Err *Error
}

func (x *Exchange) defect(rule string) {
	if !slices.Contains(x.Defects, rule) {
		x.Defects = append(x.Defects, rule)
	}
}

package rest

import (
	"net/http"
	"slices"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// NoteHeader carries the rules of the real server's defects that an answer
// copies, and other rules that decided it, each with what was made of the
// request where that can be said: "query.42; read as: ...".
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
	// Status and ResponseBody are what was answered. Status is 0 where the
	// connection was dropped instead. The body is never changed afterwards.
	Status       int
	ResponseBody []byte
	// Faults are the names of the faults that acted.
	Faults []string
	// Gate stands before the rules; nil for none.
	Gate Gate
	// Keeper keeps account of what outlasts a call on the sandbox, such as
	// websockets (socket.Keeper); nil for none.
	Keeper any
	// Deliver writes the answer in another way than at once and whole: status
	// and body, once the header is set. nil for the usual way.
	Deliver func(w http.ResponseWriter, status int, body []byte)

	explained []explained // see Call.Note
}

// Gate stands between the route of a request and its rule.
type Gate interface {
	// Enter is called once the route is known and the body is read, before any
	// lock is taken. It may wait, and it may set Deliver. Its error is
	// answered, and then no rule is run.
	Enter(c *Call, x *Exchange) error
	// Gone is the error of a sandbox that was deleted meanwhile, or nil.
	Gone() error
}

// passGate asks the gate, if there is one.
func (x *Exchange) passGate(c *Call) error {
	if x.Gate == nil {
		return nil
	}
	return x.Gate.Enter(c, x)
}

// gone is the error of a sandbox that was deleted meanwhile, or nil.
func (x *Exchange) gone() error {
	if x.Gate == nil {
		return nil
	}
	return x.Gate.Gone()
}

func (x *Exchange) defect(rule string) {
	if !slices.Contains(x.Defects, rule) {
		x.Defects = append(x.Defects, rule)
	}
}

package rest

import (
	_ "embed"
	"strings"
)

//go:embed operations.txt
var operationList string

// Operation is one operation of the real server's OpenAPI document.
type Operation struct {
	ID           string
	Method, Path string
	// Takes and Gives are the names of the schemas of the bodies in the
	// document, "[]Name" for a list; empty where it names none.
	Takes, Gives string
	// Consumes and Produces are their media types.
	Consumes, Produces string
	// Answers are the statuses in the document's order, nil for those that most
	// operations have. "default" stands for success.
	Answers    []string
	Deprecated bool
}

// Operations are all operations of the real server's document, in its order.
// Each line of the list has method, path and id, and then in any order what is
// not as usual: takes=, gives=, consumes=, produces=, answers=, deprecated.
func Operations() []Operation {
	var ops []Operation
	for line := range strings.Lines(operationList) {
		f := strings.Fields(line)
		op := Operation{Method: f[0], Path: f[1], ID: f[2], Consumes: jsonType, Produces: jsonType}
		for _, word := range f[3:] {
			op.add(word)
		}
		ops = append(ops, op)
	}
	return ops
}

// Known are all operations that faults and the journal know by name: those of
// the document, and the websockets.
func Known() []Operation {
	return append(Operations(), Operation{ID: "crossfire", Method: "GET", Path: "/crossfire/match"})
}

// customRoots are the roots of what a game adds to a server (http.2). Nothing
// is mounted there.
var customRoots = []string{"/app/rest", "/app/ws", "/app/ui", "/app/static"}

func (op *Operation) add(word string) {
	name, value, _ := strings.Cut(word, "=")
	switch name {
	case "takes":
		op.Takes = value
	case "gives":
		op.Gives = value
	case "consumes":
		op.Consumes = value
	case "produces":
		op.Produces = value
	case "answers":
		op.Answers = strings.Split(value, ",")
	case "deprecated":
		op.Deprecated = true
	}
}

// hidden are the operations that the real server has but does not document
// (docs.4).
var hidden = []Operation{
	{Method: "GET", Path: "/match"},
	{Method: "POST", Path: "/match"},
	{Method: "GET", Path: "/match/{matchId}"},
	{Method: "DELETE", Path: "/match/{matchId}"},
	{Method: "GET", Path: "/openapi.json"},
	{Method: "GET", Path: "/openapi.yaml"},
}

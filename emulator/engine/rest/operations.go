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
}

// Operations are all operations of the real server's document, in its order.
func Operations() []Operation {
	var ops []Operation
	for line := range strings.Lines(operationList) {
		f := strings.Fields(line)
		ops = append(ops, Operation{Method: f[0], Path: f[1], ID: f[2]})
	}
	return ops
}

// unbuiltRoots are the roots of the real server besides Root (http.2) below
// which the emulator does not answer everything: what no route matches there is
// a 501. A root whose routes answer all that the server has leaves this list.
var unbuiltRoots = []string{"/app/rest", "/app/ws", "/cdn", "/doc", "/admin"}

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

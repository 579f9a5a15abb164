package rest

import (
	"bufio"
	"net"
	"net/http"

	"github.com/gin-gonic/gin"
)

// serving is what a handler of the table needs to know of a request. It goes
// through gin as the writer of the answer: a value in the request's context
// would cost a copy of the request.
type serving struct {
	*Exchange
	http.ResponseWriter
	server *Server
	taken  int64 // bytes of its body that are in flight
}

// servingOf is the serving that was handed to gin.
func servingOf(g *gin.Context) *serving {
	sv, _ := g.Writer.(interface{ Unwrap() http.ResponseWriter }).Unwrap().(*serving)
	return sv
}

// Unwrap is for http.ResponseController.
func (sv *serving) Unwrap() http.ResponseWriter { return sv.ResponseWriter }

// Flush makes it an http.Flusher, which gin asks for.
func (sv *serving) Flush() { _ = http.NewResponseController(sv.ResponseWriter).Flush() }

// Hijack makes it an http.Hijacker, which gin asks for: a Stream may take the
// connection over.
func (sv *serving) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	return http.NewResponseController(sv.ResponseWriter).Hijack()
}

func (sv *serving) call(r *http.Request) *Call {
	return &Call{Request: r, Settings: sv.server.Settings, Log: sv.server.Log, exchange: sv.Exchange, server: sv.server, box: sv.Sandbox}
}

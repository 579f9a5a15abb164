package emulator

import (
	"bytes"
	"net"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// strict is a listener whose connections answer a request that can't be read,
// such as one with a malformed escape in its path, with the real server's HTML
// page. net/http answers such a request by itself, before any handler is asked.
type strict struct{ net.Listener }

// Accept waits for the next connection.
func (l strict) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &strictConn{c}, nil
}

// strictConn is a connection of a strict listener.
type strictConn struct{ net.Conn }

// refusal is what net/http's own answers to unreadable requests have in common
// behind their status line: no handler's answer begins so, as it has a Date.
var refusal = []byte("\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n")

// badRequest is the status line of those answers that are about the request
// line, the headers' syntax and the host.
var badRequest = []byte("HTTP/1.1 400 ")

// Write writes, but puts the server's page in the place of net/http's answer
// to an unreadable request. net/http writes that answer at once.
func (c *strictConn) Write(data []byte) (int, error) {
	if !bytes.HasPrefix(data, badRequest) {
		return c.Conn.Write(data)
	}
	line := bytes.IndexByte(data, '\r')
	if line < 0 || !bytes.HasPrefix(data[line:], refusal) {
		return c.Conn.Write(data)
	}
	reason := bytes.TrimPrefix(data[line+len(refusal):], []byte("400 Bad Request"))
	if _, err := c.Conn.Write(rest.BadMessage(string(bytes.TrimPrefix(reason, []byte(": "))))); err != nil {
		return 0, err
	}
	return len(data), nil
}

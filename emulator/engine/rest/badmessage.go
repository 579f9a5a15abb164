package rest

import (
	"fmt"
	"net/http"
)

// BadMessage is the whole answer, status line included, to a request that
// can't be read as HTTP: the container's HTML page, after which the connection
// is closed. An empty reason stands for the request line.
func BadMessage(reason string) []byte {
	if reason == "" {
		reason = "the request line or a header is malformed, such as a % in the path without two hexadecimal digits"
	}
	body := errorPage(framework(http.StatusBadRequest, "Bad request: %s.", reason))
	header := "HTTP/1.1 400 Bad Request\r\nContent-Type: " + htmlType + "\r\n" +
		"Content-Security-Policy: " + pagePolicy + "\r\nX-Content-Type-Options: nosniff\r\n"
	return fmt.Appendf(nil, "%sContent-Length: %d\r\nConnection: close\r\n\r\n%s", header, len(body), body)
}

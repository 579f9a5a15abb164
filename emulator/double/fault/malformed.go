package fault

import (
	"net/http"
	"strconv"
)

// Malformed says whether the body of an answer is garbled.
type Malformed bool

func (m Malformed) set() bool { return bool(m) }

func (Malformed) check() error { return nil }

// act changes the body; an answer without one stays as it is.
func (Malformed) act(in *incident) error {
	in.exchange.Deliver = func(w http.ResponseWriter, status int, body []byte) {
		if len(body) > 0 {
			body = garble(body)
			w.Header().Set("Content-Length", strconv.Itoa(len(body)))
		}
		in.exchange.ResponseBody = body
		w.WriteHeader(status)
		_, _ = w.Write(body)
	}
	return nil
}

// garble leaves out the last byte and adds what no JSON text ends with.
func garble(body []byte) []byte {
	garbled := append([]byte(nil), body[:len(body)-1]...)
	return append(garbled, ",\n"...)
}

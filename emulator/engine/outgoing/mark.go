package outgoing

import (
	"net/http"
	"strconv"
)

// Header marks the calls that an emulator makes by itself. It is set on every
// one of them, redirects included, after all headers that a client could name.
// Its value says how deep calls of the emulator to itself are nested: one that
// ends in itself must not go on for ever.
const Header = "Elements-Emulator-Outgoing"

// Made reports whether an emulator made a request by itself, on behalf of a
// client that must not reach through it what it could not reach alone.
func Made(r *http.Request) bool { return r.Header[Header] != nil }

// depthOf returns how many calls of the emulator led to a request.
func depthOf(r *http.Request) int {
	depth, err := strconv.Atoi(r.Header.Get(Header))
	if err != nil && Made(r) {
		return maxDepth
	}
	return max(depth, 0)
}

// mark returns a copy of a request that Made recognizes.
func mark(r *http.Request, depth int) *http.Request {
	marked := r.Clone(r.Context())
	marked.Header[Header] = []string{strconv.Itoa(depth)}
	return marked
}

package fault

import (
	"net/http"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// BytesPerSecond is how fast the body of an answer is sent.
type BytesPerSecond int

// slowStep is the time between two parts of a slow body, where they have more
// than a byte.
const slowStep = 50 * time.Millisecond

func (b BytesPerSecond) set() bool { return b != 0 }

func (b BytesPerSecond) check() error {
	if b < 0 {
		return rest.InvalidData("bytesPerSecond is %d; it must be 1 or more.", int(b))
	}
	return nil
}

func (b BytesPerSecond) act(in *incident) error {
	size := max(1, int(int64(b)*int64(slowStep)/int64(time.Second)))
	pause := time.Duration(int64(size) * int64(time.Second) / int64(b))
	in.exchange.Deliver = func(w http.ResponseWriter, status int, body []byte) {
		w.WriteHeader(status)
		for len(body) > 0 && !in.over() {
			in.wait(pause)
			n := min(size, len(body))
			_, _ = w.Write(body[:n])
			_ = http.NewResponseController(w).Flush()
			body = body[n:]
		}
		if len(body) > 0 {
			hangUp()
		}
	}
	return nil
}

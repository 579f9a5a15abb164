package journal

import (
	"sync"
	"weak"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// shown remembers an entry as text without secrets for as long as somebody
// reads it, so that many followers cost the work of one.
type shown struct {
	mu   sync.Mutex
	text weak.Pointer[[]byte]
}

// JSON is View in JSON. It must not be changed.
func (e *Entry) JSON(secrets bool) ([]byte, error) {
	if secrets {
		return wire.Encode(e.View(true))
	}
	e.text.mu.Lock()
	defer e.text.mu.Unlock()
	if text := e.text.text.Value(); text != nil {
		return *text, nil
	}
	text, err := wire.Encode(e.View(false))
	if err == nil {
		e.text.text = weak.Make(&text)
	}
	return text, err
}

package journal

import (
	"encoding/base64"
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/redact"
)

// Exchange is an entry as it is shown.
type Exchange struct {
	ID int64 `json:"id"`
	// At is on the sandbox's clock; DurationMs is in real time.
	At         time.Time `json:"at"`
	DurationMs float64   `json:"durationMs"`
	Method     string    `json:"method"`
	// Path is below the sandbox, Query without the question mark.
	Path  string `json:"path"`
	Query string `json:"query"`
	// Operation and Template are null where no operation matched, and
	// Unmatched is true.
	Operation *string `json:"operation"`
	Template  *string `json:"template"`
	Unmatched bool    `json:"unmatched"`
	Caller    Caller  `json:"caller"`
	// Status is 0 where the connection was dropped.
	Status        int               `json:"status"`
	RequestHeader map[string]string `json:"requestHeader"`
	Request       Body              `json:"request"`
	Response      Body              `json:"response"`
	// Defects are rules of the real server's defects, Faults are names.
	Defects []string `json:"defects"`
	Faults  []string `json:"faults"`
	Reason  string   `json:"reason"`
	// Frame is null but for what came over a websocket ("in") or went ("out");
	// Message is the type of that message. CloseCode is null but where the
	// websocket ended.
	Frame     *string `json:"frame"`
	Message   *string `json:"message"`
	CloseCode *int    `json:"closeCode"`
}

// Caller is who called. What is not known is empty.
type Caller struct {
	Level     string `json:"level"`
	UserID    string `json:"userId"`
	ProfileID string `json:"profileId"`
}

// Body is a body as text. One that is Binary is shown in base64, and only
// with its secrets. Size is its whole length in bytes; a long one is cut.
type Body struct {
	Text   string `json:"text"`
	Binary bool   `json:"binary"`
	Size   int    `json:"size"`
	Cut    bool   `json:"cut"`
}

// View shows an entry, with its secrets cut short or whole.
func (e *Entry) View(secrets bool) Exchange {
	x := Exchange{
		ID: e.ID, At: time.UnixMilli(e.At).UTC(), DurationMs: float64(e.Took.Microseconds()) / 1000,
		Method: e.Method, Path: e.Path, Query: e.Query, Unmatched: !e.Matched(),
		Caller: Caller{Level: e.Level, UserID: e.UserID, ProfileID: e.ProfileID}, Status: e.Status,
		Request: body(e.Request, e.RequestSize, secrets), Response: body(e.Response, e.ResponseSize, secrets),
		RequestHeader: header(e.Header, secrets), Defects: list(e.Defects), Faults: list(e.Faults), Reason: e.Reason,
	}
	if e.Matched() {
		x.Operation, x.Template = &e.Operation, &e.Template
	}
	if e.Frame != "" {
		x.Frame, x.Message = &e.Frame, &e.Message
	}
	if e.CloseCode != 0 {
		x.CloseCode = &e.CloseCode
	}
	if !secrets {
		x.Path, x.Query, x.Reason = redact.Path(e.Path), redact.Query(e.Query), redact.Text(e.Reason)
	}
	return x
}

func list(names []string) []string { return append([]string{}, names...) }

func body(data []byte, size int, secrets bool) Body {
	b := Body{Size: size, Cut: size > len(data)}
	switch {
	case !utf8.Valid(whole(data, b.Cut)):
		b.Binary = true
		if secrets {
			b.Text = base64.StdEncoding.EncodeToString(data)
		}
	case secrets:
		b.Text = string(data)
	default:
		b.Text = redact.Body(data)
	}
	return b
}

// whole is a text without the character that was cut in two at its end.
func whole(data []byte, cut bool) []byte {
	for n := 1; cut && n < utf8.UTFMax && n <= len(data); n++ {
		if tail := data[len(data)-n:]; utf8.RuneStart(tail[0]) && !utf8.FullRune(tail) {
			return data[:len(data)-n]
		}
	}
	return data
}

func header(h http.Header, secrets bool) map[string]string {
	out := make(map[string]string, len(h))
	for name, values := range h {
		text := strings.Join(values, ", ")
		if !secrets {
			text = redact.Header(name, text)
		}
		out[name] = text
	}
	return out
}

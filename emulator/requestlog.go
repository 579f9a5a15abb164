package emulator

import (
	"log/slog"
	"net/http"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/redact"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// requestLevel is the level at which each request is logged.
const requestLevel = slog.LevelDebug

// log logs an answered request in one line. Secrets are cut short, and no
// header or body is logged.
func (e *Emulator) log(r *http.Request, x *rest.Exchange, took time.Duration) {
	if !e.options.Log.Enabled(r.Context(), requestLevel) {
		return
	}
	attributes := []slog.Attr{
		slog.String("method", r.Method),
		slog.String("path", redact.Path(r.URL.Path)),
		slog.String("operation", x.Operation),
		slog.Int("status", x.Status),
		slog.Duration("took", took),
	}
	if r.URL.RawQuery != "" {
		attributes = append(attributes, slog.String("query", redact.Query(r.URL.RawQuery)))
	}
	if x.Caller.UserID != "" {
		attributes = append(attributes, slog.String("user", x.Caller.UserID))
	}
	e.options.Log.LogAttrs(r.Context(), requestLevel, "request", attributes...)
}

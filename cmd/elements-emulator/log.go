package main

import (
	"io"
	"log/slog"
)

// newLog makes the log that the flags ask for.
func newLog(w io.Writer, c *config) *slog.Logger {
	options := &slog.HandlerOptions{Level: c.level}
	if c.json {
		return slog.New(slog.NewJSONHandler(w, options))
	}
	return slog.New(slog.NewTextHandler(w, options))
}

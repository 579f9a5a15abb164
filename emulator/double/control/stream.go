package control

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/double/journal"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

const (
	// heartbeat is the time between two signs of life of a quiet stream.
	heartbeat = 15 * time.Second
	// patience is how long a reader of a stream may not read before the stream
	// is given up.
	patience = 10 * time.Second
)

type streamIn struct {
	filterIn
	After string `query:"after"`
}

// streamJournal sends exchanges as they happen: those that come from now on,
// or those behind an id, which a client that connects again sends as
// Last-Event-ID.
func streamJournal(c call, in streamIn) (rest.Stream, error) {
	f, secrets, err := c.filter(in.filterIn)
	if err != nil {
		return nil, err
	}
	if last := c.Request.Header.Get("Last-Event-ID"); last != "" && in.After == "" {
		in.After = last
	}
	_, newest := c.tenant.Journal().After(0)
	after, err := number("after", in.After, int(newest), 0, 1<<62)
	if err != nil {
		return nil, err
	}
	follow := c.tenant.Journal().Follow(f, int64(after))
	return func(w http.ResponseWriter) {
		ctx, cancel := c.until()
		defer cancel()
		s := &stream{w: w, control: http.NewResponseController(w), secrets: secrets}
		s.run(ctx, follow)
	}, nil
}

// stream writes server-sent events.
type stream struct {
	w       http.ResponseWriter
	control *http.ResponseController
	secrets bool
}

// run writes until the context ends or the reader does not read any more.
func (s *stream) run(ctx context.Context, follow *journal.Follow) {
	s.w.Header().Set("Content-Type", streamType)
	s.w.WriteHeader(http.StatusOK)
	alive := time.NewTicker(heartbeat)
	defer alive.Stop()
	err := s.write(": the journal from here on\n\n")
	for err == nil {
		entries, missed, more := follow.Next()
		if err = s.send(ctx, entries, missed); err != nil {
			return
		}
		select {
		case <-more:
		case <-alive.C:
			err = s.write(": still there\n\n")
		case <-ctx.Done():
			return
		}
	}
}

// send writes exchanges, and before them how many were missed.
func (s *stream) send(ctx context.Context, entries []*journal.Entry, missed int64) error {
	if missed > 0 {
		if err := s.write(fmt.Sprintf("event: missed\ndata: {\"missed\":%d}\n\n", missed)); err != nil {
			return err
		}
	}
	for _, e := range entries {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		data, err := e.JSON(s.secrets)
		if err != nil {
			return err
		}
		if err := s.write(fmt.Sprintf("id: %d\nevent: exchange\ndata: %s\n\n", e.ID, data)); err != nil {
			return err
		}
	}
	return nil
}

// write sends a text at once. A reader that does not read must not hold the
// stream for ever, so there is a deadline in real time.
func (s *stream) write(text string) error {
	// A connection that knows no deadlines has none.
	_ = s.control.SetWriteDeadline(time.Now().Add(patience))
	if _, err := s.w.Write([]byte(text)); err != nil {
		return err
	}
	return s.control.Flush()
}

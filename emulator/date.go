package emulator

import (
	"net/http"
	"sync/atomic"
	"time"
)

// dates writes instants as the Date header has them. It remembers the last
// second that it wrote, since most answers fall into the same one.
type dates struct {
	last atomic.Pointer[datedSecond]
}

type datedSecond struct {
	second int64
	text   string
}

func (d *dates) text(at time.Time) string {
	second := at.Unix()
	if last := d.last.Load(); last != nil && last.second == second {
		return last.text
	}
	written := &datedSecond{second, at.UTC().Format(http.TimeFormat)}
	d.last.Store(written)
	return written.text
}

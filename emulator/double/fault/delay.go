package fault

import (
	"strings"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// maxDelay is the longest delay.
const maxDelay = 10 * time.Minute

// Delay is a duration, "200ms", or a range of durations, "50ms..2s".
type Delay string

func (d Delay) set() bool { return d != "" }

func (d Delay) check() error {
	_, _, err := d.bounds()
	return err
}

func (d Delay) act(in *incident) error {
	from, to, err := d.bounds()
	if err != nil {
		return err
	}
	in.wait(from + time.Duration(in.chance()*float64(to-from)))
	return nil
}

// bounds are the least and the greatest delay.
func (d Delay) bounds() (from, to time.Duration, err error) {
	low, high, ranged := strings.Cut(string(d), "..")
	if !ranged {
		high = low
	}
	from, errFrom := time.ParseDuration(strings.TrimSpace(low))
	to, errTo := time.ParseDuration(strings.TrimSpace(high))
	if errFrom != nil || errTo != nil || from < 0 || from > to || to > maxDelay {
		return 0, 0, rest.InvalidData("The delay %q must be a duration like \"200ms\" or a range like \"50ms..2s\", of %s at most.", string(d), maxDelay)
	}
	return from, to, nil
}

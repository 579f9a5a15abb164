// Package fault breaks the network of a sandbox on purpose: it delays,
// refuses, drops and garbles answers. Each kind of fault is a small file
// behind the one interface effect.
package fault

import (
	"fmt"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/plain"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Fault is one rule of what is to go wrong and when. It has exactly one of
// Delay, Error, Drop, BytesPerSecond, Malformed, Frames and Cut.
type Fault struct {
	// Name tells faults apart; one is drawn where it is empty. A fault
	// replaces the one that had its name.
	Name  string `json:"name"`
	Match Match  `json:"match"`
	// Times is how often the fault acts before it is spent; 0 is for ever.
	Times int `json:"times"`

	// Delay holds the request up before anything is done: "200ms", or a range
	// to draw from, "50ms..2s".
	Delay Delay `json:"delay"`
	// Error is answered in place of what the rule would answer.
	Error *Error `json:"error"`
	// Drop closes the connection: before anything is done, or in the middle of
	// the answer.
	Drop Drop `json:"drop"`
	// BytesPerSecond slows the body of the answer down.
	BytesPerSecond BytesPerSecond `json:"bytesPerSecond"`
	// Malformed makes the body of the answer something that no JSON parser
	// accepts.
	Malformed Malformed `json:"malformed"`
	// Frames and Cut are for websockets; so is Delay where the match names
	// frames. Frames loses or reorders them, or ends the connection in silence.
	Frames Frames `json:"frames"`
	// Cut breaks the connection so long after the frame: "0s", "1s..5s".
	Cut Cut `json:"cut"`
}

// effect is what a fault does.
type effect interface {
	// set says whether the fault has this effect.
	set() bool
	// check says what is wrong with how it is described.
	check() error
	// act is called before the rule, with no lock held. It may wait, change
	// how the answer is delivered, or return the error to answer.
	act(in *incident) error
}

func (f *Fault) effects() []effect {
	return []effect{f.Delay, f.Error, f.Drop, f.BytesPerSecond, f.Malformed, f.Frames, f.Cut}
}

// effect is the one effect of a fault.
func (f *Fault) effect() (effect, error) {
	var chosen effect
	for _, e := range f.effects() {
		if !e.set() {
			continue
		}
		if chosen != nil {
			return nil, errOneEffect
		}
		chosen = e
	}
	if chosen == nil {
		return nil, errOneEffect
	}
	return chosen, chosen.check()
}

var errOneEffect = rest.InvalidData("A fault has exactly one of delay, error, drop, bytesPerSecond, malformed, frames and cut; send a fault for each.")

// check says what is wrong with a fault.
func (f *Fault) check() error {
	if f.Name != "" {
		if err := plain.CheckName("fault", f.Name); err != nil {
			return err
		}
	}
	if f.Times < 0 {
		return rest.InvalidData("times is %d; it is how often the fault acts, or 0 for ever.", f.Times)
	}
	if f.Times > 0 && f.Match.Nth > 0 {
		return rest.InvalidData("nth chooses one call; leave times out.")
	}
	if _, err := f.effect(); err != nil {
		return fmt.Errorf("fault: %w", err)
	}
	if err := f.checkFrames(); err != nil {
		return err
	}
	return f.Match.check()
}

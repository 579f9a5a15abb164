package fault

import (
	"strings"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/socket"
)

// Frames says what becomes of the frames of a websocket.
type Frames string

// What may become of a frame, and of the socket with it.
const (
	// FramesDrop loses the frame.
	FramesDrop Frames = "drop"
	// FramesReorder lets the next frame in the same direction pass first.
	FramesReorder Frames = "reorder"
	// FramesStall stops reading from the client, whose sending fills up.
	FramesStall Frames = "stall"
	// FramesHalfOpen loses this frame and all that follow, both ways, while the
	// connection stays open.
	FramesHalfOpen Frames = "half-open"
)

func (f Frames) set() bool { return f != "" }

func (f Frames) check() error {
	switch f {
	case FramesDrop, FramesReorder, FramesStall, FramesHalfOpen:
		return nil
	}
	return rest.InvalidData("frames is %q; it can be drop, reorder, stall or half-open.", string(f))
}

// act does nothing: calls have no frames.
func (Frames) act(*incident) error { return nil }

// Cut breaks the connection of a websocket so long after the frame: "0s" at
// once, or a range to draw from, "1s..5s".
type Cut string

func (c Cut) set() bool           { return c != "" }
func (c Cut) check() error        { return Delay(c).check() }
func (Cut) act(*incident) error   { return nil }
func (m *Match) ofFrames() bool   { return m.Frame != "" || m.Message != "" }
func (c *counted) ofFrames() bool { return c.Match.ofFrames() || c.Frames.set() || c.Cut.set() }
func (d Delay) draw(at float64) time.Duration {
	from, to, _ := d.bounds() // which were checked
	return from + time.Duration(at*float64(to-from))
}

// The directions of frames.
const (
	frameIn  = "in"
	frameOut = "out"
)

// checkFrames says what is wrong with what a fault does to frames.
func (f *Fault) checkFrames() error {
	switch f.Match.Frame {
	case "", frameIn, frameOut:
	default:
		return rest.InvalidData("match.frame is %q; it is in (from the client), out (to the client), or left out for both.", f.Match.Frame)
	}
	if f.Match.ofFrames() && !f.Frames.set() && !f.Cut.set() && !f.Delay.set() {
		return rest.InvalidData("match.frame and match.message choose frames of websockets; with them a fault has delay, frames or cut.")
	}
	if (f.Match.ofFrames() || f.Frames.set() || f.Cut.set()) && f.Match.Method != "" {
		return rest.InvalidData("Frames of websockets have no method; leave match.method out.")
	}
	return nil
}

// Frame is a frame of a websocket as faults see it.
type Frame struct {
	Operation, Path string
	Out             bool
	// Message is the type of the message.
	Message string
	Caller  rest.Caller
}

func (m *Match) fitsFrame(f *Frame) bool {
	return (m.Operation == "" || m.Operation == f.Operation) &&
		(m.Path == "" || rest.Shape(m.Path) == rest.Shape(f.Path)) &&
		(m.Frame == "" || (m.Frame == frameOut) == f.Out) &&
		(m.Message == "" || strings.EqualFold(m.Message, f.Message)) &&
		(m.Caller == "" || m.fitsCaller(f.Caller))
}

// Frame says what the faults that fit make of a frame: all their delays
// together, and what the others do.
func (s *Set) Frame(f Frame) (fate socket.Fate) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.faults {
		if !c.ofFrames() || !c.Match.fitsFrame(&f) {
			continue
		}
		c.calls++
		if !s.hits(c) {
			continue
		}
		c.hits++
		fate.Faults = append(fate.Faults, c.Name)
		switch {
		case c.Delay.set():
			fate.Delay += c.Delay.draw(s.chance.Float64())
		case c.Cut.set():
			fate.Cut, fate.CutAfter = true, Delay(c.Cut).draw(s.chance.Float64())
		case c.Frames == FramesDrop:
			fate.Drop = true
		case c.Frames == FramesReorder:
			fate.Swap = true
		case c.Frames == FramesStall:
			fate.Stall = true
		default:
			fate.HalfOpen = true
		}
	}
	return fate
}

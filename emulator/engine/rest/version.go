package rest

import "github.com/NamazuStudios/elements-emulator/emulator/engine/wire"

// Version is a line of the real server that can be emulated.
type Version string

// The versions.
const (
	// Recorded is the line of the recordings and the contract, and the default:
	// the empty version is this one, too.
	Recorded Version = "3.9"
	// Main is what the real server's repository has got since.
	Main Version = "main"
)

// Versions are all versions, the default first.
func Versions() []Version { return []Version{Recorded, Main} }

// Difference is something in which a version is not like Recorded.
type Difference struct {
	Version Version
	// Rule is the rule of the contract that the version changes.
	Rule string
	// About says what is different, in a sentence.
	About string
}

// Differences are all differences, declared here and nowhere else. A property
// of a body that only a version has carries its name in the tag `since` of its
// field, so that other versions refuse it.
func Differences() []Difference {
	return []Difference{
		{Main, "oidc_session.3", "POST /oidc/session takes applicationNameOrId: the session that the login ends with gets the user's profile there, as with POST /auth/oidc."},
	}
}

// newDecoders are the decoders of bodies, by version.
func newDecoders() map[Version]*wire.Decoder {
	return map[Version]*wire.Decoder{Recorded: wire.NewDecoder(), Main: wire.NewDecoder(string(Main))}
}

// decoderFor is the decoder of bodies for the emulated version.
func (t *Table) decoderFor(s *Settings) *wire.Decoder {
	if d, ok := t.decoders[s.Emulate]; ok {
		return d
	}
	return t.decoders[Recorded]
}

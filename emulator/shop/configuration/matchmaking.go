package configuration

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Queue returns what a matchmaking configuration says of its matches. The
// settings are shared and never changed. It is false for other types.
func (r *Row) Queue() (*MatchmakingSettings, bool) {
	s, ok := r.Settings.(*MatchmakingSettings)
	return s, ok
}

// MatchmakingView returns a matchmaking configuration as clients see it. It
// panics for other types.
func (r *Row) MatchmakingView(tx *sandbox.Tx) MatchmakingApplicationConfiguration {
	return matchmaking().join(r.View(tx), r.Settings)
}

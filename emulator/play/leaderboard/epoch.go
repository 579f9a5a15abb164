package leaderboard

import "github.com/NamazuStudios/elements-emulator/emulator/engine/rest"

// EpochAt is the beginning of the epoch to which an instant belongs, both in
// ms since the epoch; 0 of an ALL_TIME leaderboard (score.12, score.13). It is
// not started before the first epoch (rank.8). An interval of 0 makes it fail
// (leaderboard.4).
func (r *Row) EpochAt(ms int64) (epoch int64, started bool, err error) {
	switch {
	case r.TimeStrategy == AllTime:
		return 0, true, nil
	case ms < r.FirstEpoch:
		return 0, false, nil
	case r.EpochInterval == 0:
		return 0, false, rest.Unknown("The epochs of leaderboard %s have a length of 0.", r.Name).By("leaderboard.4")
	default:
		past := ms - r.FirstEpoch
		return ms - past%r.EpochInterval, true, nil
	}
}

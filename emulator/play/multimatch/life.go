package multimatch

import (
	"slices"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/shop/configuration"
)

// Start adds an open match of a configuration without players (crossfire.23).
func Start(tx *sandbox.Tx, queue *configuration.Row) (*Row, error) {
	row := newRow(tx, queue)
	return row, Matches.Insert(tx, row)
}

// Candidate is the match that a profile may be put into: of the open ones of a
// configuration in which it is not yet the oldest, or nil (multi_match.26).
func Candidate(tx *sandbox.Tx, queue *configuration.Row, profileID string) *Row {
	var oldest *Row
	for row := range byOpen.Each(tx, queue.ID) {
		if row.Live(tx.Now()) && !row.Has(profileID) && (oldest == nil || row.Created < oldest.Created) {
			oldest = row
		}
	}
	return oldest
}

// Add puts a profile into a match (multi_match.20).
func Add(tx *sandbox.Tx, id, profileID string) (*Row, error) {
	row, err := Find(tx, id)
	if err != nil {
		return nil, err
	}
	if _, err := profile.FindActive(tx, profileID); err != nil {
		return nil, err
	}
	places := row.places(tx)
	switch {
	case row.Status != Open:
		return nil, row.wrongPhase(Open)
	case len(row.Players) >= places:
		return nil, rest.InvalidData("Maximum number of profiles reached for multi-match: %s", row.ID)
	case row.Has(profileID):
		return nil, rest.Duplicate("Profile %s is in match %s already.", profileID, row.ID)
	}
	changed := *row
	changed.Players = append(slices.Clone(row.Players), profileID)
	if len(changed.Players) >= places {
		changed.Status = Full
	}
	return &changed, Matches.Put(tx, &changed)
}

// places is how many players fit into a match.
func (r *Row) places(tx *sandbox.Tx) int {
	if queue, ok := r.queue(tx); ok {
		settings, _ := queue.Queue()
		return settings.MaxProfiles
	}
	return 0
}

// Remove takes a profile out of a match (multi_match.21).
func Remove(tx *sandbox.Tx, id, profileID string) (*Row, error) {
	row, err := Find(tx, id)
	if err != nil {
		return nil, err
	}
	at := slices.Index(row.Players, profileID)
	switch {
	case at < 0:
		return nil, rest.NotFound("Profile %s is not in match %s.", profileID, row.ID)
	case row.Status == Ended:
		return nil, row.wrongPhase(Open, Full, Closed)
	}
	changed := *row
	changed.Players = slices.Delete(slices.Clone(row.Players), at, at+1)
	if row.Status == Full {
		changed.Status = Open
	}
	return &changed, Matches.Put(tx, &changed)
}

// Reopen makes a closed match open, even a full one (multi_match.22).
func Reopen(tx *sandbox.Tx, id string) error {
	return change(tx, id, []Status{Closed}, func(row *Row) { row.Status = Open })
}

// Close makes an open or full match closed (multi_match.23).
func Close(tx *sandbox.Tx, id string) error {
	return change(tx, id, []Status{Open, Full}, func(row *Row) { row.Status = Closed })
}

// End ends a match; it is still shown for a while (multi_match.24).
func End(tx *sandbox.Tx, id string) error {
	return change(tx, id, []Status{Open, Full, Closed}, func(row *Row) {
		linger := configuration.DefaultMatchmaking().LingerSeconds
		if queue, ok := row.queue(tx); ok {
			settings, _ := queue.Queue()
			linger = settings.LingerSeconds
		}
		row.Status, row.Expires = Ended, tx.Now()+int64(linger)*1000
	})
}

// Refresh lets a match live from now on (multi_match.25).
func Refresh(tx *sandbox.Tx, id string) error {
	return change(tx, id, []Status{Open, Full, Closed}, func(row *Row) {
		if queue, ok := row.queue(tx); ok {
			row.Expires = lifeFrom(tx, queue)
		}
	})
}

// change changes a match that has one of some statuses, expired or not.
func change(tx *sandbox.Tx, id string, from []Status, f func(*Row)) error {
	row, err := stored(tx, id)
	if err != nil {
		return err
	}
	if !slices.Contains(from, row.Status) {
		return row.wrongPhase(from...)
	}
	changed := *row
	f(&changed)
	return Matches.Put(tx, &changed)
}

func (r *Row) wrongPhase(want ...Status) *rest.Error {
	return rest.InvalidData("Match %s is %s; it must be one of %v.", r.ID, r.Status, want)
}

package journal

import "context"

// Wait waits until a filter has chosen a number of exchanges, or until the
// context ends. It returns how many it has chosen: those that are in the
// journal and those that come meanwhile.
func (j *Journal) Wait(ctx context.Context, f Filter, count int) int {
	chosen, seen := 0, int64(0)
	for {
		entries, more := j.next(seen)
		for _, e := range entries {
			seen = e.ID
			if f.Fits(e) {
				chosen++
			}
		}
		if chosen >= count || ctx.Err() != nil {
			return chosen
		}
		select {
		case <-more:
		case <-ctx.Done():
		}
	}
}

// Follow is a reader of a journal. It holds nothing but its place, so that a
// slow one costs nothing: what it did not read in time is gone.
type Follow struct {
	journal *Journal
	filter  Filter
	seen    int64
}

// Follow makes a reader that begins behind an id.
func (j *Journal) Follow(f Filter, after int64) *Follow {
	return &Follow{journal: j, filter: f, seen: after}
}

// Next are the chosen exchanges since the last call and how many of any kind
// were missed, and a channel that is closed once there is more.
func (f *Follow) Next() (chosen []*Entry, missed int64, more <-chan struct{}) {
	entries, more := f.journal.next(f.seen)
	if len(entries) > 0 {
		missed = entries[0].ID - f.seen - 1
		f.seen = entries[len(entries)-1].ID
	}
	for _, e := range entries {
		if f.filter.Fits(e) {
			chosen = append(chosen, e)
		}
	}
	return chosen, missed, more
}

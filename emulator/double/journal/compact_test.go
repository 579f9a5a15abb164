package journal

import "testing"

// A full journal uses the room of what it let go again: it does not grow with
// the calls, and shows the newest in their order.
func TestRingIsCompacted(t *testing.T) {
	t.Parallel()
	j := New(Limits{Entries: 4, Bytes: 1 << 20})
	for i := range 1000 {
		j.Record(&Entry{})
		if len(j.ring) > 2*j.limits.Entries+1 {
			t.Fatalf("after %d calls the ring has %d places for %d entries", i+1, len(j.ring), j.limits.Entries)
		}
	}
	found := j.Find(Filter{}, 0)
	if len(found) != 4 || found[0].ID != 997 || found[3].ID != 1000 {
		t.Errorf("kept are %d entries, from %d", len(found), found[0].ID)
	}
}

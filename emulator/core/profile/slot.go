package profile

import "github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"

// Slot is a place for a profile that a user has taken in an application. It
// is never released (profile.18).
type Slot struct {
	UserID, ApplicationID, ProfileID string
	// Index is the number of slots that were taken before.
	Index int
}

func slotPlace(userID, applicationID string) string { return userID + " " + applicationID }

// SlotsByPlace finds the slots of a user in an application, in no particular
// order.
var SlotsByPlace = sandbox.Many("place", func(s *Slot) string { return slotPlace(s.UserID, s.ApplicationID) })

// Slots are all slots; a slot's key is the profile that took it.
var Slots = sandbox.Define("profile slot", func(s *Slot) string { return s.ProfileID },
	sandbox.OwnedBy(sandbox.Many("user", func(s *Slot) string { return s.UserID })), sandbox.With(SlotsByPlace), sandbox.OwnsNothing[Slot]())

// slotsTaken is the number of slots that a user has taken in an application,
// whatever became of the profiles (profile.17, profile.18).
func slotsTaken(tx *sandbox.Tx, userID, applicationID string) int {
	taken := 0
	for range SlotsByPlace.Each(tx, slotPlace(userID, applicationID)) {
		taken++
	}
	return taken
}

// TakeSlot makes a profile take the slot of an index (profile.20).
func TakeSlot(tx *sandbox.Tx, row *Row, index int) error {
	return Slots.Insert(tx, &Slot{UserID: row.UserID, ApplicationID: row.ApplicationID, ProfileID: row.ID, Index: index})
}

// Primary is the active profile in a user's first slot of an application
// (profile.20).
func Primary(tx *sandbox.Tx, userID, applicationID string) (*Row, bool) {
	for slot := range SlotsByPlace.Each(tx, slotPlace(userID, applicationID)) {
		if slot.Index != 0 {
			continue
		}
		row, err := FindActive(tx, slot.ProfileID)
		return row, err == nil
	}
	return nil, false
}

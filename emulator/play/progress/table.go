package progress

import "github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"

// idDigits is the number of hex digits of the ids that an id is made of.
const idDigits = 24

// ID is the id of a profile's progress in a mission (progress.1).
func ID(profileID, missionID string) string { return profileID + missionID }

// Row is a progress as it is stored.
type Row struct {
	// ID is made by the function ID: it holds profile and mission.
	ID                  string
	Sequence, Remaining int
	// Tags are those that the mission had when the progress was last begun
	// (progress.9).
	Tags []string
	// Managed progress was begun by a schedule.
	Managed               bool
	ScheduleIDs, EventIDs []string
	// IssuanceIDs are what was issued for it, there or not any more.
	IssuanceIDs []string
}

// ProfileID is the id of the profile.
func (r *Row) ProfileID() string { return r.ID[:idDigits] }

// MissionID is the id of the mission.
func (r *Row) MissionID() string { return r.ID[idDigits:] }

// ByProfile has the progress of each profile in the order of the ids.
var ByProfile = sandbox.Many("profile", (*Row).ProfileID)

// Progresses are all progress, in the order of profile and mission
// (progress.11).
var Progresses = sandbox.Define("progress", func(r *Row) string { return r.ID }, sandbox.OwnedBy(ByProfile))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Progresses} }

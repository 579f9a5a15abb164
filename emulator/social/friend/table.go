package friend

import (
	"iter"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Row is a friendship: two users, the lesser id first, and who of them has
// accepted it (friend.1).
type Row struct {
	LesserID, GreaterID             string
	LesserAccepted, GreaterAccepted bool
}

// version begins the id of a friendship (friend.5).
const version = "00"

// ID is the id of a friendship between two users (friend.5).
func ID(userID, otherID string) string {
	return version + min(userID, otherID) + max(userID, otherID)
}

var (
	byLesser  = sandbox.Many("lesser user", func(r *Row) string { return r.LesserID })
	byGreater = sandbox.Many("greater user", func(r *Row) string { return r.GreaterID })
)

// Friendships are all friendships.
var Friendships = sandbox.Define("friendship", func(r *Row) string { return ID(r.LesserID, r.GreaterID) },
	sandbox.OwnedBy(byLesser, byGreater))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Friendships} }

// alive says whether somebody has accepted. The server looks at no others.
func (r *Row) alive() bool { return r.LesserAccepted || r.GreaterAccepted }

// of are the friendships of a user, in the order of their ids: those in which
// he is the greater come first.
func of(tx *sandbox.Tx, userID string) iter.Seq[*Row] {
	return func(yield func(*Row) bool) {
		for _, rows := range []iter.Seq[*Row]{byGreater.Each(tx, userID), byLesser.Each(tx, userID)} {
			for row := range rows {
				if row.alive() && !yield(row) {
					return
				}
			}
		}
	}
}

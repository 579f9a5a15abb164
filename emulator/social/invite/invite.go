// Package invite emulates finding users by their phone numbers. Nothing is sent
// (invite.2). Its rules are in the contract file 04-social.md.
package invite

import (
	"maps"
	"slices"

	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/phone"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// maxMatches is the greatest number of users, and of profiles of each
// (invite.5).
const maxMatches = 5

// Request asks who has these numbers (04, InviteViaPhonesRequest). It is not
// checked to have any (invite.1).
type Request struct {
	PhoneNumbers []*string `json:"phoneNumbers"`
}

// Response are the users that were found (04, InviteViaPhonesResponse).
type Response struct {
	Matched []Match `json:"matched"`
}

// Match is a user with his active profiles (04, PhoneMatchedInvitation).
type Match struct {
	PhoneNumber string   `json:"phoneNumber"`
	ProfileIDs  []string `json:"profileIds"`
}

// SchemaName is its name in the OpenAPI document.
func (Match) SchemaName() string { return "PhoneMatchedInvitation" }

// Routes are the routes of invitations.
func Routes() []rest.Route {
	return []rest.Route{rest.Post("/invite", rest.User, post)}
}

type postIn struct {
	rest.LaxPaging
	Body *Request `body:"check"`
}

func post(c *rest.Call, in postIn) (Response, error) {
	if in.Body.PhoneNumbers == nil {
		return Response{}, rest.Unknown("phoneNumbers must be a list.").By("invite.1")
	}
	return Response{Matched: Find(c.Tx, in.Body.PhoneNumbers)}, nil
}

// Find are the first users, by id, that have one of the numbers (invite.3 to
// .7). A number that is nil is skipped.
func Find(tx *sandbox.Tx, numbers []*string) []Match {
	owners := map[string]*user.Row{}
	for _, number := range numbers {
		if number == nil {
			continue
		}
		normal, ok := phone.Normalize(*number)
		if !ok || normal == "" {
			continue
		}
		for owner := range user.ByPhone.Each(tx, normal) {
			owners[owner.ID] = owner
		}
	}
	matches := []Match{}
	for _, id := range slices.Sorted(maps.Keys(owners)) {
		if len(matches) == maxMatches {
			break
		}
		matches = append(matches, Match{PhoneNumber: owners[id].Phone, ProfileIDs: profileIDs(tx, id)})
	}
	return matches
}

func profileIDs(tx *sandbox.Tx, userID string) []string {
	ids := []string{}
	for p := range profile.ByUser.Each(tx, userID) {
		if p.Active && len(ids) < maxMatches {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

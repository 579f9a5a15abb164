package invite_test

import (
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/outbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/social/invite"
)

const (
	annID    = "0a0000000000000000000001"
	annPhone = "+4915123456789"
)

var ann = rest.Caller{Level: rest.User, UserID: annID}

func newAPI(t *testing.T) *apitest.API {
	t.Helper()
	return apitest.New(t, invite.Routes(), user.Tables(), application.Tables(), largeobject.Tables(), profile.Tables(), outbox.Tables())
}

func addUser(tx *sandbox.Tx, id, number string) error {
	_, err := user.Create(tx, user.Creation{ID: id, Level: rest.User, Phone: number})
	return err
}

// newAPIOfAnn has ann, with a telephone.
func newAPIOfAnn(t *testing.T) *apitest.API {
	t.Helper()
	api := newAPI(t)
	api.Update(func(tx *sandbox.Tx) error { return addUser(tx, annID, annPhone) })
	return api
}

// found are the matches of numbers; an empty text is null.
func found(api *apitest.API, numbers ...string) (matches []invite.Match) {
	asked := make([]*string, len(numbers))
	for i := range numbers {
		if numbers[i] != "" {
			asked[i] = &numbers[i]
		}
	}
	api.Update(func(tx *sandbox.Tx) error {
		matches = invite.Find(tx, asked)
		return nil
	})
	return matches
}

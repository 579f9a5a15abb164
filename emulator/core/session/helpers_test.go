package session_test

import (
	"testing"

	"github.com/NamazuStudios/elements-emulator/emulator/apitest"
	"github.com/NamazuStudios/elements-emulator/emulator/core/application"
	"github.com/NamazuStudios/elements-emulator/emulator/core/largeobject"
	"github.com/NamazuStudios/elements-emulator/emulator/core/profile"
	"github.com/NamazuStudios/elements-emulator/emulator/core/session"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// newBox is an empty sandbox whose clock stands still, with the tables that
// sessions need.
func newBox() *sandbox.Sandbox {
	var tables []sandbox.AnyTable
	for _, of := range [][]sandbox.AnyTable{
		user.Tables(), application.Tables(), largeobject.Tables(), profile.Tables(), session.Tables(),
	} {
		tables = append(tables, of...)
	}
	schema := sandbox.NewSchema(tables, sandbox.OnDue(user.Users, session.ExpireMockUser))
	return sandbox.New(schema, "", sandbox.NewSeed("session"), sandbox.NewClock(apitest.Now).Freeze(apitest.Now))
}

func mustUpdate(t *testing.T, box *sandbox.Sandbox, f func(tx *sandbox.Tx) error) {
	t.Helper()
	if err := box.Update(f); err != nil {
		t.Fatal(err)
	}
}

// Package elements_test is the smallest suite in Go. It runs as it is against
// an emulator in its own process, one in a container, or a real server.
package elements_test

import (
	"os"
	"testing"

	"github.com/NamazuStudios/elements-emulator/testkit"
	_ "github.com/NamazuStudios/elements-emulator/testkit/container"
)

func TestMain(m *testing.M) { os.Exit(testkit.Main(m)) }

func TestMockSession(t *testing.T) {
	t.Parallel()
	server := testkit.RunT(t)
	player := server.MockSession(t)
	me, err := player.Me(t.Context())
	if err != nil || me.ID != player.Info.User.ID {
		t.Errorf("got %+v, %v", me, err)
	}
}

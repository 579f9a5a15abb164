package user

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// The superuser that every fresh world has (defaults.1).
const (
	RootName     = "root"
	RootEmail    = "root@example.com"
	RootPassword = "example"
)

// Bootstrap adds the superuser of a fresh world (bootstrap.1).
func Bootstrap(tx *sandbox.Tx) error {
	_, err := Create(tx, Creation{
		ID: sandbox.BootID("user", RootName), Name: RootName, Email: RootEmail,
		Level: rest.Superuser, Password: RootPassword,
	})
	return err
}

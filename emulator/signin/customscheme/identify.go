package customscheme

import (
	"github.com/NamazuStudios/elements-emulator/emulator/core/session"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Identify sets the caller of a request by its credentials of any sort: a
// session secret, or a token of a custom auth scheme in its place.
func Identify(c *rest.Call) error {
	return session.Credentials{Token: Authenticate}.Authenticate(c)
}

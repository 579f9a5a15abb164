package rest

import (
	"errors"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Taken makes a 409 of a key that is taken, and leaves any other error as it
// is. what is what the key is of, as in "An OIDC provider".
func Taken(what string, err error) error {
	var taken *sandbox.DuplicateError
	if errors.As(err, &taken) {
		return Duplicate("%s with the %s %q exists.", what, taken.Index, taken.Key)
	}
	return err
}

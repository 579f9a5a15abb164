package vault

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/constraint"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/keypair"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// NotFound is the 404 for a vault that is not there.
func NotFound(id string) *rest.Error { return rest.NotFound("Vault %q not found.", id).Quiet() }

// Find is the vault with an id.
func Find(tx *sandbox.Tx, id string) (*Row, error) {
	if row, ok := Vaults.Get(tx, strings.ToLower(id)); ok {
		return row, nil
	}
	return nil, NotFound(id)
}

// Visible is the vault with an id, where a caller may see it (vault.7).
func Visible(tx *sandbox.Tx, by rest.Caller, id string) (*Row, error) {
	row, err := Find(tx, id)
	if err == nil && !by.Level.AtLeast(rest.Superuser) && !by.Is(row.UserID) {
		return nil, NotFound(id)
	}
	return row, err
}

// Insert adds a vault. Its key is no other vault's from then on.
func Insert(tx *sandbox.Tx, row *Row) error {
	if err := use(tx, row.Key.PublicKey); err != nil {
		return err
	}
	return Vaults.Insert(tx, row)
}

func use(tx *sandbox.Tx, publicKey string) error {
	return usedKeys.Put(tx, &used{publicKey})
}

// reserve is the first pair that no vault of the sandbox has or had, from now
// on used; nil for none.
func reserve(tx *sandbox.Tx, pairs []*keypair.Pair) (*keypair.Pair, error) {
	for _, pair := range pairs {
		if _, taken := usedKeys.Get(tx, pair.Public); !taken {
			return pair, use(tx, pair.Public)
		}
	}
	return nil, nil
}

// own fills in the owner that a USER may leave out, and checks a request
// (vault.5, vault.11). The user in a request of a USER is himself.
func own[R any](by rest.Caller, req *R, userID **string) error {
	if !by.Level.AtLeast(rest.Superuser) {
		if *userID != nil && **userID != by.UserID {
			return rest.InvalidData("User %s can't have vaults for user %q.", by.UserID, **userID)
		}
		*userID = &by.UserID
	}
	if failures := constraint.New().Check(req); len(failures) > 0 {
		return rest.Invalid(failures...)
	}
	return nil
}

// owner is the user that a request names.
func owner(tx *sandbox.Tx, id string) (*user.Row, error) {
	row, err := user.Get(tx, id)
	if err != nil {
		return nil, rest.InvalidData("User %q not found.", id).Quiet()
	}
	return row, nil
}

// passphrase is a passphrase without what surrounds it, empty for none
// (vault.2).
func passphrase(given *string) string {
	text := wire.Trim(wire.Or(given, ""))
	if wire.Blank(text) {
		return ""
	}
	return text
}

// changeable is the vault that a caller may change (vault.11).
func changeable(tx *sandbox.Tx, by rest.Caller, id string) (*Row, error) {
	row, err := Find(tx, id)
	if err == nil && !by.Level.AtLeast(rest.Superuser) && !by.Is(row.UserID) {
		return nil, rest.InvalidData("Vault %s is another user's.", row.ID)
	}
	return row, err
}

// relock says whether a change of passphrases encrypts a key anew (vault.8,
// vault.9).
func (k Key) relock(old, new string) (bool, error) {
	if k.Encrypted() && (old == "") != (new == "") {
		return false, rest.InvalidData("A new passphrase takes the old one, too: give both \"passphrase\" and \"newPassphrase\", or neither.")
	}
	return new != "", nil
}

// locked is a key under a new passphrase, with the same pair (vault.8,
// vault.9).
func (k Key) locked(old, new string, with lock) (Key, error) {
	if k.Encrypted() {
		var err error
		if k, err = k.Open(old); err != nil {
			return Key{}, rest.InvalidData("Incorrect passphrase.")
		}
	}
	return k.Encrypt(new, with.salt, with.iv)
}

// Delete removes a vault with its wallets (vault.13).
func Delete(tx *sandbox.Tx, by rest.Caller, id string) error {
	row, err := Visible(tx, by, id)
	if err != nil {
		return err
	}
	sandbox.RemoveOwned(tx, row.ID)
	Vaults.Delete(tx, row.ID)
	return nil
}

package vault

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/keypair"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// makeKey is the key of a new vault (vault.1 to .3). What takes long, making
// the pair and the key of a passphrase, happens in no transaction.
func makeKey(c *rest.Call, req *CreateRequest) (Key, error) {
	pair, with, err := takePair(c, *req.UserID)
	if err != nil {
		return Key{}, err
	}
	key := NewKey(pair, wire.Or(req.Algorithm, DefaultAlgorithm))
	if p := passphrase(req.Passphrase); p != "" {
		return key.Encrypt(p, with.salt, with.iv)
	}
	return key, nil
}

// takePair is a pair for a vault of a user, from the emulator's pool as long as
// that has one that the sandbox has not used.
func takePair(c *rest.Call, userID string) (*keypair.Pair, lock, error) {
	for {
		var (
			pair *keypair.Pair
			with lock
		)
		ready := c.KeyPairs().Ready()
		err := c.Update(func(tx *sandbox.Tx) error {
			if _, err := owner(tx, userID); err != nil {
				return err
			}
			with = drawLock(tx)
			var err error
			pair, err = reserve(tx, ready)
			return err
		})
		if err != nil || pair != nil {
			return pair, with, err
		}
		more, err := c.KeyPairs().Grow(c.Context(), len(ready))
		if err != nil {
			return nil, lock{}, err
		}
		if !more {
			pair, err = keypair.Generate()
			return pair, with, err
		}
	}
}

package vault

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// change is a request to change a vault.
type change struct {
	call     *rest.Call
	id       string
	req      *UpdateRequest
	old, new string // passphrases
}

// run changes the vault. Keys are encrypted in no transaction; where the
// vault's key has changed meanwhile, that is done again.
func (ch change) run() (Vault, error) {
	for {
		before, with, err := ch.read()
		if err != nil {
			return Vault{}, err
		}
		key := before
		if with != nil {
			if key, err = before.locked(ch.old, ch.new, *with); err != nil {
				return Vault{}, err
			}
		}
		out, done, err := ch.write(before, key)
		if done || err != nil {
			return out, err
		}
	}
}

// read is the key that the vault has, with what to encrypt it anew; nil where
// it stays as it is.
func (ch change) read() (before Key, with *lock, err error) {
	err = ch.call.Update(func(tx *sandbox.Tx) error {
		row, err := ch.changed(tx)
		if err != nil {
			return err
		}
		before = row.Key
		anew, err := before.relock(ch.old, ch.new)
		if anew {
			drawn := drawLock(tx)
			with = &drawn
		}
		return err
	})
	return before, with, err
}

// write puts a key in the place of another. It is not done where the vault has
// a third one by now.
func (ch change) write(before, key Key) (out Vault, done bool, err error) {
	err = ch.call.Update(func(tx *sandbox.Tx) error {
		row, err := ch.changed(tx)
		if err != nil || row.Key != before {
			return err
		}
		row.Key, done = key, true
		out = shown(ch.call.In(tx))(row)
		return Vaults.Put(tx, row)
	})
	return out, done, err
}

// changed is a copy of the vault as the request changes it, but for its key
// (vault.11, vault.12).
func (ch change) changed(tx *sandbox.Tx) (*Row, error) {
	row, err := changeable(tx, ch.call.Caller, ch.id)
	if err != nil {
		return nil, err
	}
	of, err := owner(tx, *ch.req.UserID)
	if err != nil {
		return nil, err
	}
	changed := *row
	changed.UserID, changed.DisplayName = of.ID, *ch.req.DisplayName
	return &changed, nil
}

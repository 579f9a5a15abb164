package smartcontract

import (
	"errors"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/chain/vault"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/constraint"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// NotFound is the 404 for a contract that is not there.
func NotFound(id string) *rest.Error {
	return rest.NotFound("There is no smart contract with the id %q; a name does not do here.", id).Quiet()
}

// unreadable is the error for a contract that was made without addresses.
func unreadable(r *Row) *rest.Error {
	return rest.Unknown("Smart contract %s has no addresses.", r.ID).By("smart_contract.10")
}

// Find is the contract with an id (smart_contract.4).
func Find(tx *sandbox.Tx, id string) (*Row, error) {
	row, ok := Contracts.Get(tx, strings.ToLower(id))
	switch {
	case !ok:
		return nil, NotFound(id)
	case !row.Readable():
		return nil, unreadable(row)
	default:
		return row, nil
	}
}

// Create makes a contract. It answers with addresses where it keeps none
// (smart_contract.10).
func Create(tx *sandbox.Tx, req *Request) (*Row, error) {
	row := &Row{ID: tx.NewID(), DisplayName: *req.DisplayName}
	if err := row.replace(tx, req); err != nil {
		return nil, err
	}
	stored := *row
	if len(stored.Addresses) == 0 {
		stored.Addresses = nil
	}
	err := Contracts.Insert(tx, &stored)
	if taken := (*sandbox.DuplicateError)(nil); errors.As(err, &taken) {
		return nil, rest.Unknown("A smart contract with the name %q exists.", row.Name).By("smart_contract.3")
	}
	return row, err
}

// Update replaces all of a contract but its id (smart_contract.5).
func Update(tx *sandbox.Tx, id string, req *Request) (*Row, error) {
	row, err := Find(tx, id)
	if err != nil {
		return nil, err
	}
	changed := *row
	if err := changed.replace(tx, req); err != nil {
		return nil, err
	}
	changed.DisplayName = wire.Trim(*req.DisplayName)
	return &changed, rest.Taken("A smart contract", Contracts.Put(tx, &changed)) // smart_contract.3
}

func (r *Row) replace(tx *sandbox.Tx, req *Request) error {
	in, err := vault.Find(tx, *req.VaultID)
	switch {
	case err != nil:
		return rest.InvalidData("Vault %q not found.", *req.VaultID).Quiet() // smart_contract.2
	case !constraint.Matches(constraint.WholeWord, *req.Name):
		return rest.Invalid("name: " + constraint.Text(constraint.WholeWord))
	}
	r.Name, r.Vault, r.Metadata = *req.Name, *in, req.Metadata
	r.Addresses = make(Addresses, len(req.Addresses))
	for n, address := range req.Addresses {
		if address == nil {
			return rest.InvalidData("addresses: %s is null; say {\"address\": ...}.", n)
		}
		r.Addresses[n] = *address
	}
	return nil
}

// Delete removes a contract. One that can't be read is removed, too, and the
// answer is an error all the same (smart_contract.9, smart_contract.10).
func Delete(tx *sandbox.Tx, id string) error {
	row, ok := Contracts.Get(tx, strings.ToLower(id))
	if !ok {
		return NotFound(id)
	}
	Contracts.Delete(tx, row.ID)
	if !row.Readable() {
		tx.Commit()
		return unreadable(row)
	}
	return nil
}

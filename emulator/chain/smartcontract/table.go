package smartcontract

import (
	"github.com/NamazuStudios/elements-emulator/emulator/chain/vault"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Row is a contract as it is stored.
type Row struct {
	ID, Name, DisplayName string
	// Addresses are shared and never changed; nil of a contract that was made
	// with none and can't be read (smart_contract.10).
	Addresses Addresses
	// Vault is the vault as it was when the contract was written
	// (smart_contract.7).
	Vault    vault.Row
	Metadata *wire.Object
}

// Readable says whether the server can read the contract (smart_contract.10).
func (r *Row) Readable() bool { return r.Addresses != nil }

var byName = sandbox.Unique("name", func(r *Row) string { return r.Name })

// Contracts are all contracts.
var Contracts = sandbox.Define("smart contract", func(r *Row) string { return r.ID }, sandbox.With(byName))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Contracts} }

// Package smartcontract emulates smart contracts: where a contract is on which
// chains, and the vault that pays for calls of it. Its rules are in the contract
// file 27-blockchain.md.
package smartcontract

import (
	"bytes"
	"slices"

	"github.com/NamazuStudios/elements-emulator/emulator/chain/network"
	"github.com/NamazuStudios/elements-emulator/emulator/chain/vault"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Contract is a smart contract as clients see it (27, SmartContract).
type Contract struct {
	ID          string       `json:"id"`
	Name        string       `json:"name" schema:"required,pattern=whole_word"`
	DisplayName string       `json:"displayName" schema:"required"`
	Addresses   Addresses    `json:"addresses" schema:"required"`
	Vault       vault.Vault  `json:"vault" schema:"required"`
	Metadata    *wire.Object `json:"metadata"`
}

// Addresses are the addresses of a contract by network.
type Addresses map[network.Network]SmartContractAddress

// SmartContractAddress is where a contract is (27, SmartContractAddress).
type SmartContractAddress struct {
	Address *string `json:"address"`
}

// Request makes or replaces a contract (27, CreateSmartContractRequest and
// UpdateSmartContractRequest).
type Request struct {
	Name        *string                                   `json:"name" check:"notnull,pattern=no_white_space"`
	DisplayName *string                                   `json:"displayName" check:"notnull"`
	Addresses   map[network.Network]*SmartContractAddress `json:"addresses" check:"notnull"`
	VaultID     *string                                   `json:"vaultId" check:"notnull"`
	Metadata    *wire.Object                              `json:"metadata"`
}

// MarshalJSON writes the last network first. The server's order differs from
// start to start; this one was seen.
func (a Addresses) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	out.WriteByte('{')
	for i, n := range slices.Backward(a.networks()) {
		if i < len(a)-1 {
			out.WriteByte(',')
		}
		value, err := wire.Encode(a[n])
		if err != nil {
			return nil, err
		}
		out.WriteString(`"` + string(n) + `":`)
		out.Write(value)
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

// networks are the networks in the order of their ordinals.
func (a Addresses) networks() []network.Network {
	var out []network.Network
	for n := range a {
		out = append(out, n)
	}
	slices.SortFunc(out, network.Compare)
	return out
}

// View is the row as clients see it. It must be readable.
func (r *Row) View(tx *sandbox.Tx) Contract {
	return Contract{
		ID: r.ID, Name: r.Name, DisplayName: r.DisplayName, Addresses: r.Addresses,
		Vault: r.Vault.View(tx), Metadata: r.Metadata,
	}
}

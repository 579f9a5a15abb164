// Package wallet emulates wallets: accounts on block chains, whose private keys
// are encrypted by the key of the vault they are in. Its rules are in the
// contract file 27-blockchain.md.
package wallet

import (
	"github.com/NamazuStudios/elements-emulator/emulator/chain/network"
	"github.com/NamazuStudios/elements-emulator/emulator/chain/vault"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Wallet is a wallet as clients see it (27, Wallet).
type Wallet struct {
	ID               string            `json:"id"`
	User             *user.User        `json:"user" schema:"required"`
	Vault            *vault.Vault      `json:"vault" schema:"required"`
	DisplayName      string            `json:"displayName" schema:"required"`
	API              network.API       `json:"api" schema:"required"`
	Networks         []network.Network `json:"networks" schema:"required,size=1..2147483647"`
	PreferredAccount int               `json:"preferredAccount" schema:"min=0"`
	Accounts         []WalletAccount   `json:"accounts" schema:"required,size=1..2147483647"`
}

// WalletAccount is an account (27, WalletAccount). PrivateKey is in lower-case hex,
// encrypted by the public key of the vault (wallet.2).
type WalletAccount struct {
	Address    string `json:"address" schema:"required"`
	PrivateKey string `json:"privateKey"`
	Encrypted  bool   `json:"encrypted"`
}

// CreateRequest makes a wallet (27, CreateWalletRequest).
type CreateRequest struct {
	DisplayName      *string                       `json:"displayName" check:"notnull"`
	API              *network.API                  `json:"api" check:"notnull"`
	Networks         []*network.Network            `json:"networks" check:"notnull"`
	PreferredAccount int                           `json:"preferredAccount" check:"min=0"`
	Accounts         []*CreateWalletRequestAccount `json:"accounts" check:"notnull,size=1..25"`
}

// CreateWalletRequestAccount is an account to generate or to import; null is one to generate
// (27, CreateWalletRequestAccount). Without a private key it is a receive-only
// account, which fails (wallet.3).
type CreateWalletRequestAccount struct {
	Generate   bool    `json:"generate"`
	Address    *string `json:"address"`
	PrivateKey *string `json:"privateKey"`
}

// UpdateRequest changes a wallet (27, UpdateWalletRequest).
type UpdateRequest struct {
	DisplayName      *string            `json:"displayName"`
	PreferredAccount int                `json:"preferredAccount" check:"min=1"`
	Networks         []*network.Network `json:"networks" check:"notnull,size=1..2147483647"`
}

// View is the row as clients see it.
func (r *Row) View(tx *sandbox.Tx) Wallet {
	w := Wallet{
		ID: r.ID, DisplayName: r.DisplayName, API: r.API, Networks: r.Networks,
		PreferredAccount: r.PreferredAccount, Accounts: make([]WalletAccount, len(r.Accounts)),
	}
	for i, a := range r.Accounts {
		w.Accounts[i] = WalletAccount{Address: a.Address, PrivateKey: a.EncryptedKey, Encrypted: true}
	}
	if owner, ok := user.Users.Get(tx, r.UserID); ok {
		view := owner.View()
		w.User = &view
	}
	if in, ok := vault.Vaults.Get(tx, r.VaultID); ok {
		view := in.View(tx)
		w.Vault = &view
	}
	return w
}

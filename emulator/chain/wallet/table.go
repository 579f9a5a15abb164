package wallet

import (
	"github.com/NamazuStudios/elements-emulator/emulator/chain/network"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Row is a wallet as it is stored.
type Row struct {
	ID string
	// UserID is who had the vault when the wallet was made (vault.12).
	UserID, VaultID string
	DisplayName     string
	API             network.API
	// Networks are shared and never changed, as are the accounts.
	Networks         []network.Network
	PreferredAccount int
	Accounts         []StoredAccount
}

// StoredAccount is an account whose private key is encrypted, in lower-case
// hex.
type StoredAccount struct{ Address, EncryptedKey string }

// The indexes of the wallets.
var (
	ByUser  = sandbox.Many("user", func(r *Row) string { return r.UserID })
	ByVault = sandbox.Many("vault", func(r *Row) string { return r.VaultID })
)

// Wallets are all wallets. They go with their vault (vault.13).
var Wallets = sandbox.Define("wallet", func(r *Row) string { return r.ID }, sandbox.OwnedBy(ByUser, ByVault))

// Tables are the tables of this family.
func Tables() []sandbox.AnyTable { return []sandbox.AnyTable{Wallets} }

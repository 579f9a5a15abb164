package wallet

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/chain/network"
	"github.com/NamazuStudios/elements-emulator/emulator/chain/vault"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/constraint"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// NotFound is the 404 for a wallet that is not there.
func NotFound(id string) *rest.Error { return rest.NotFound("Wallet %q not found.", id).Quiet() }

// Find is the wallet with an id.
func Find(tx *sandbox.Tx, id string) (*Row, error) {
	if row, ok := Wallets.Get(tx, strings.ToLower(id)); ok {
		return row, nil
	}
	return nil, NotFound(id)
}

// Within is the wallet with an id in a vault that a caller may see (wallet.9).
func Within(tx *sandbox.Tx, by rest.Caller, vaultID, id string) (*Row, error) {
	in, err := vault.Visible(tx, by, vaultID)
	if err != nil {
		return nil, err
	}
	row, err := Find(tx, id)
	if err == nil && row.VaultID != in.ID {
		return nil, NotFound(id)
	}
	return row, err
}

// Delete removes a wallet through its vault (wallet.17).
func Delete(tx *sandbox.Tx, by rest.Caller, vaultID, id string) error {
	row, err := Within(tx, by, vaultID, id)
	if err != nil {
		return err
	}
	Wallets.Delete(tx, row.ID)
	return nil
}

// Create makes a wallet in a vault (wallet.1 to .8).
func Create(tx *sandbox.Tx, by rest.Caller, vaultID string, req *CreateRequest) (*Row, error) {
	if err := mayUse(tx, by, vaultID); err != nil {
		return nil, err
	}
	if err := valid(req); err != nil {
		return nil, err
	}
	networks, err := allOf(*req.API, req.Networks)
	if err != nil {
		return nil, err
	}
	in, err := target(tx, vaultID)
	if err != nil {
		return nil, err
	}
	accounts, err := createAccounts(tx, in, req)
	if err != nil {
		return nil, err
	}
	if len(networks) == 0 {
		return nil, rest.Invalid("networks: size must be between 1 and 2147483647")
	}
	row := &Row{
		ID: tx.NewID(), UserID: in.UserID, VaultID: in.ID, DisplayName: *req.DisplayName, API: *req.API,
		Networks: networks, PreferredAccount: req.PreferredAccount, Accounts: accounts,
	}
	return row, Wallets.Insert(tx, row)
}

// mayUse refuses the vaults of others to a USER (wallet.9).
func mayUse(tx *sandbox.Tx, by rest.Caller, vaultID string) error {
	if by.Level.AtLeast(rest.Superuser) {
		return nil
	}
	_, err := vault.Visible(tx, by, vaultID)
	return err
}

// target is the vault of a request that writes (wallet.9).
func target(tx *sandbox.Tx, vaultID string) (*vault.Row, error) {
	in, err := vault.Find(tx, vaultID)
	if err != nil {
		return nil, rest.InvalidData("Vault %q not found.", vaultID)
	}
	return in, nil
}

// valid checks a request.
func valid[R any](req *R) error {
	if req == nil {
		return rest.InvalidData("Received null instance.")
	}
	if failures := constraint.New().Check(req); len(failures) > 0 {
		return rest.Invalid(failures...)
	}
	return nil
}

// allOf are the networks of a request, all of a protocol (wallet.1).
func allOf(api network.API, list []*network.Network) ([]network.Network, error) {
	for _, n := range list {
		if n == nil || n.API() != api {
			return nil, rest.InvalidData("%s is no network of %s; these are: %v.", wire.Or(n, "null"), api, network.Of(api)).Quiet()
		}
	}
	return wire.Values(list), nil
}

// createAccounts are the accounts of a request, their keys encrypted (wallet.2
// to .5). All are made before the first one is encrypted.
func createAccounts(tx *sandbox.Tx, in *vault.Row, req *CreateRequest) ([]StoredAccount, error) {
	accounts, keys := make([]StoredAccount, len(req.Accounts)), make([]*string, len(req.Accounts))
	for i, of := range req.Accounts {
		var err error
		if accounts[i].Address, keys[i], err = account(tx, *req.API, of); err != nil {
			return nil, err
		}
	}
	for i, key := range keys {
		if key == nil {
			return nil, rest.Unknown("Account %d has no private key.", i).By("wallet.3")
		}
		var err error
		if accounts[i].EncryptedKey, err = Encrypt(in.Key.PublicKey, *key); err != nil {
			return nil, rest.Unknown("The private key of account %d does not fit: %d bytes.", i, len(*key)).By("vault.1").Because(err)
		}
	}
	return accounts, nil
}

// Update changes a wallet and moves it into the vault (wallet.10 to .12).
func Update(tx *sandbox.Tx, by rest.Caller, vaultID, id string, req *UpdateRequest) (*Row, error) {
	if err := mayUse(tx, by, vaultID); err != nil {
		return nil, err
	}
	if err := valid(req); err != nil {
		return nil, first(req, err)
	}
	row, err := Find(tx, id)
	if err != nil {
		return nil, err
	}
	networks, err := allOf(row.API, req.Networks)
	if err != nil {
		return nil, err
	}
	in, err := target(tx, vaultID)
	switch {
	case err != nil:
		return nil, err
	case req.DisplayName == nil:
		return nil, rest.Invalid("displayName: must not be null")
	case in.UserID != row.UserID:
		return nil, rest.InvalidData("The wallet is user %s's, and the vault is user %s's.", row.UserID, in.UserID)
	}
	changed := *row
	changed.VaultID, changed.DisplayName = in.ID, wire.Trim(*req.DisplayName)
	changed.Networks, changed.PreferredAccount = networks, req.PreferredAccount
	return &changed, Wallets.Put(tx, &changed)
}

// first marks the error for the first account, which can't be preferred again
// (wallet.10).
func first(req *UpdateRequest, err error) error {
	if e, ok := err.(*rest.Error); ok && req != nil && req.PreferredAccount == 0 { //nolint:errorlint // valid returns it as it is
		return e.By("wallet.10")
	}
	return err
}

package wallet

import (
	"slices"

	"github.com/NamazuStudios/elements-emulator/emulator/chain/network"
	"github.com/NamazuStudios/elements-emulator/emulator/chain/vault"
	"github.com/NamazuStudios/elements-emulator/emulator/core/user"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Routes are the routes of wallets, in their vault and without it.
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/blockchain/omni/vault/{vaultId}/wallet", rest.User, list),
		rest.Post("/blockchain/omni/vault/{vaultId}/wallet", rest.User, post),
		rest.Get("/blockchain/omni/vault/{vaultId}/wallet/{walletId}", rest.User, get),
		rest.Put("/blockchain/omni/vault/{vaultId}/wallet/{walletId}", rest.User, put),
		rest.Delete("/blockchain/omni/vault/{vaultId}/wallet/{walletId}", rest.User, remove),
		rest.Get("/blockchain/omni/wallet/{walletId}", rest.User, getAlone),
	}
}

func shown(c *rest.Call) func(*Row) Wallet {
	return func(r *Row) Wallet {
		if in, ok := vault.Vaults.Get(c.Tx, r.VaultID); ok {
			vault.Shown(c, in)
		}
		return r.View(c.Tx)
	}
}

type listIn struct {
	rest.LaxPaging
	UserID   string            `query:"userId"`
	API      *network.API      `query:"api"`
	Networks []network.Network `query:"network"`
	VaultID  string            `path:"vaultId"`
}

// list is the page of the wallets in a vault (wallet.13, wallet.14).
func list(c *rest.Call, in listIn) (rest.Page[Wallet], error) {
	super := c.Caller.Level.AtLeast(rest.Superuser)
	if !super && in.UserID != "" && !c.Caller.Is(in.UserID) {
		return rest.EmptyPage[Wallet](), nil
	}
	of, err := vault.Visible(c.Tx, c.Caller, in.VaultID)
	switch {
	case err != nil && super: // wallet.9
		return rest.EmptyPage[Wallet](), nil //nolint:nilerr // so does the server
	case err != nil:
		return rest.Page[Wallet]{}, err
	case !super:
		in.UserID = c.Caller.UserID
	}
	if !wire.Blank(in.UserID) {
		owner, err := user.Get(c.Tx, in.UserID)
		if err != nil {
			return rest.EmptyPage[Wallet](), nil //nolint:nilerr // so does the server
		}
		in.UserID = owner.ID
	}
	return rest.PageOf(c, in.LaxPaging, ByVault.Each(c.Tx, of.ID), rest.Where(in.has), shown(c))
}

// has says whether a wallet passes all filters.
func (in listIn) has(r *Row) bool {
	if !wire.Blank(in.UserID) && r.UserID != in.UserID || in.API != nil && r.API != *in.API {
		return false
	}
	for _, n := range in.Networks {
		if !slices.Contains(r.Networks, n) {
			return false
		}
	}
	return true
}

type idIn struct {
	VaultID string `path:"vaultId"`
	ID      string `path:"walletId"`
}

func get(c *rest.Call, in idIn) (Wallet, error) {
	return rest.Show(shown(c))(Within(c.Tx, c.Caller, in.VaultID, in.ID))
}

func remove(c *rest.Call, in idIn) (rest.None, error) {
	return rest.None{}, Delete(c.Tx, c.Caller, in.VaultID, in.ID)
}

type aloneIn struct {
	ID string `path:"walletId"`
}

// getAlone needs no vault (wallet.18).
func getAlone(c *rest.Call, in aloneIn) (Wallet, error) {
	row, err := Find(c.Tx, wire.Trim(in.ID))
	if err == nil && !c.Caller.Level.AtLeast(rest.Superuser) && !c.Caller.Is(row.UserID) {
		err = NotFound(in.ID)
	}
	return rest.Show(shown(c))(row, err)
}

type postIn struct {
	VaultID string         `path:"vaultId"`
	Body    *CreateRequest `body:"plain"`
}

func post(c *rest.Call, in postIn) (Wallet, error) {
	row, err := Create(c.Tx, c.Caller, in.VaultID, in.Body)
	return written(c, row, err)
}

type putIn struct {
	VaultID string         `path:"vaultId"`
	ID      string         `path:"walletId"`
	Body    *UpdateRequest `body:"plain"`
}

func put(c *rest.Call, in putIn) (Wallet, error) {
	before, _ := Find(c.Tx, in.ID)
	row, err := Update(c.Tx, c.Caller, in.VaultID, in.ID, in.Body)
	if err == nil && before.VaultID != row.VaultID {
		c.Defect("wallet.11")
	}
	return written(c, row, err)
}

// written notes a preferred account that is not there (wallet.7).
func written(c *rest.Call, row *Row, err error) (Wallet, error) {
	if err == nil && row.PreferredAccount >= len(row.Accounts) {
		c.Defect("wallet.7")
	}
	return rest.Show(shown(c))(row, err)
}

package vault

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Routes are the routes of vaults.
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/blockchain/omni/vault", rest.User, list),
		rest.Get("/blockchain/omni/vault/{vaultId}", rest.User, get),
		rest.Post("/blockchain/omni/vault", rest.User, post, rest.Outbound),
		rest.Put("/blockchain/omni/vault/{vaultId}", rest.User, put, rest.Outbound),
		rest.Delete("/blockchain/omni/vault/{vaultId}", rest.User, remove),
	}
}

// Shown notes that an answer holds the private key of a vault, where it does
// (vault.4).
func Shown(c *rest.Call, row *Row) {
	if !row.Key.Encrypted() {
		c.Defect("vault.4")
	}
}

func shown(c *rest.Call) func(*Row) Vault {
	return func(r *Row) Vault {
		Shown(c, r)
		return r.View(c.Tx)
	}
}

type listIn struct {
	rest.LaxPaging
	UserID string `query:"userId"`
}

// list is the page of the vaults of a user, or for superusers of all (vault.6).
func list(c *rest.Call, in listIn) (rest.Page[Vault], error) {
	super := c.Caller.Level.AtLeast(rest.Superuser)
	switch {
	case super && wire.Blank(in.UserID):
		return rest.PageOfAll(c, in.LaxPaging, Vaults, shown(c))
	case !super && in.UserID != "" && !c.Caller.Is(in.UserID):
		return rest.EmptyPage[Vault](), nil
	case !super:
		in.UserID = c.Caller.UserID
	}
	of, err := owner(c.Tx, in.UserID)
	if err != nil {
		return rest.EmptyPage[Vault](), nil //nolint:nilerr // vault.6
	}
	return rest.PageOf(c, in.LaxPaging, ByUser.Each(c.Tx, of.ID), nil, shown(c))
}

type idIn struct {
	ID string `path:"vaultId"`
}

func get(c *rest.Call, in idIn) (Vault, error) {
	return rest.Show(shown(c))(Visible(c.Tx, c.Caller, wire.Trim(in.ID)))
}

func remove(c *rest.Call, in idIn) (rest.None, error) {
	return rest.None{}, Delete(c.Tx, c.Caller, in.ID)
}

type postIn struct {
	Body *CreateRequest `body:"plain"`
}

func post(c *rest.Call, in postIn) (out Vault, err error) {
	if in.Body == nil {
		return Vault{}, noBody(c.Caller)
	}
	if err := own(c.Caller, in.Body, &in.Body.UserID); err != nil {
		return Vault{}, err
	}
	if in.Body.Algorithm != nil {
		c.Defect("vault.1")
	}
	key, err := makeKey(c, in.Body)
	if err != nil {
		return Vault{}, err
	}
	return out, c.Update(func(tx *sandbox.Tx) error {
		of, err := owner(tx, *in.Body.UserID)
		if err != nil {
			return err
		}
		row := &Row{ID: tx.NewID(), UserID: of.ID, DisplayName: *in.Body.DisplayName, Key: key}
		out = shown(c.In(tx))(row)
		if key.Encrypted() { // read back, it is in another order
			out.Key.Encryption = wire.NewObject(key.encryption()...)
		}
		return Insert(tx, row)
	})
}

// noBody is the error for a body that is missing, which the server looks into
// for the owner where a USER calls.
func noBody(by rest.Caller) error {
	if by.Level.AtLeast(rest.Superuser) {
		return rest.InvalidData("Received null instance.")
	}
	return rest.Unknown("A body must be given.").By("json.8")
}

type putIn struct {
	ID   string         `path:"vaultId"`
	Body *UpdateRequest `body:"plain"`
}

func put(c *rest.Call, in putIn) (Vault, error) {
	if in.Body == nil {
		return Vault{}, noBody(c.Caller)
	}
	if err := own(c.Caller, in.Body, &in.Body.UserID); err != nil {
		return Vault{}, err
	}
	return change{c, in.ID, in.Body, passphrase(in.Body.Passphrase), passphrase(in.Body.NewPassphrase)}.run()
}

package smartcontract

import (
	"github.com/NamazuStudios/elements-emulator/emulator/chain/network"
	"github.com/NamazuStudios/elements-emulator/emulator/chain/vault"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// Routes are the routes of smart contracts (smart_contract.1).
func Routes() []rest.Route {
	return []rest.Route{
		rest.Get("/blockchain/omni/smart_contract", rest.Superuser, list),
		rest.Get("/blockchain/omni/smart_contract/{contractId}", rest.Superuser, get),
		rest.Post("/blockchain/omni/smart_contract", rest.Superuser, post),
		rest.Put("/blockchain/omni/smart_contract/{contractId}", rest.Superuser, put),
		rest.Delete("/blockchain/omni/smart_contract/{contractId}", rest.Superuser, remove),
	}
}

// shown notes what is odd about an answer: a vault that has changed since
// (smart_contract.7).
func shown(c *rest.Call) func(*Row) Contract {
	return func(r *Row) Contract {
		vault.Shown(c, &r.Vault)
		if now, err := vault.Find(c.Tx, r.Vault.ID); err != nil || *now != r.Vault {
			c.Defect("smart_contract.7")
		}
		return r.View(c.Tx)
	}
}

type listIn struct {
	rest.LaxPaging
	API      *network.API      `query:"api"`
	Networks []network.Network `query:"network"`
}

// list is the page of the contracts, which fails where one of them can't be
// read (smart_contract.6, smart_contract.10).
func list(c *rest.Call, in listIn) (rest.Page[Contract], error) {
	var broken *Row
	page, err := rest.PageOf(c, in.LaxPaging, Contracts.All(c.Tx), in.filter(c), func(r *Row) Contract {
		if !r.Readable() {
			broken = r
			return Contract{}
		}
		return shown(c)(r)
	})
	if err == nil && broken != nil {
		return rest.Page[Contract]{}, unreadable(broken)
	}
	return page, err
}

// filter lets through the contracts with an address on a network of a
// protocol; a filter by networks lets none through (smart_contract.6).
func (in listIn) filter(c *rest.Call) rest.Filter[Row] {
	if len(in.Networks) > 0 {
		c.Defect("smart_contract.6")
		return rest.Where(func(*Row) bool { return false })
	}
	return rest.Where(func(r *Row) bool {
		for n := range r.Addresses {
			if in.API == nil || n.API() == *in.API {
				return true
			}
		}
		return in.API == nil
	})
}

type idIn struct {
	ID string `path:"contractId"`
}

func get(c *rest.Call, in idIn) (Contract, error) {
	return rest.Show(shown(c))(Find(c.Tx, in.ID))
}

type postIn struct {
	Body *Request `body:"late"`
}

func post(c *rest.Call, in postIn) (Contract, error) {
	row, err := Create(c.Tx, in.Body)
	if err == nil && len(row.Addresses) == 0 {
		c.Defect("smart_contract.10")
	}
	return rest.Show(shown(c))(row, err)
}

type putIn struct {
	ID   string   `path:"contractId"`
	Body *Request `body:"late"`
}

func put(c *rest.Call, in putIn) (Contract, error) {
	return rest.Show(shown(c))(Update(c.Tx, in.ID, in.Body))
}

func remove(c *rest.Call, in idIn) (rest.None, error) { return rest.None{}, Delete(c.Tx, in.ID) }

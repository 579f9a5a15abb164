package customscheme

import (
	"slices"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Find is the scheme with an id.
func Find(tx *sandbox.Tx, id string) (*Row, error) {
	if row, ok := Schemes.Get(tx, strings.ToLower(id)); ok {
		return row, nil
	}
	return nil, rest.NotFound("There is no custom auth scheme with the id %q.", id)
}

// tagged lets schemes with any of the tags through; all without tags
// (custom_scheme.7).
func tagged(tags []string) rest.Filter[Row] {
	if len(tags) == 0 {
		return nil
	}
	return rest.Where(func(r *Row) bool {
		return slices.ContainsFunc(r.Tags, func(tag *string) bool { return tag != nil && slices.Contains(tags, *tag) })
	})
}

// Create adds a scheme with a public key as ReadKey takes it. Empty lists are
// not stored: they read back as null.
func Create(tx *sandbox.Tx, req *Request, publicKey string) (*Row, error) {
	row := &Row{ID: tx.NewID()}
	row.replace(req, publicKey)
	stored := *row
	stored.Tags, stored.AllowedIssuers = wire.NotEmpty(row.Tags), wire.NotEmpty(row.AllowedIssuers)
	return row, duplicate(Schemes.Insert(tx, &stored))
}

// Update replaces all of a scheme but its id; the key where one is given
// (custom_scheme.5).
func Update(tx *sandbox.Tx, id string, req *Request, publicKey string) (*Row, error) {
	row, err := Find(tx, id)
	if err != nil {
		return nil, err
	}
	changed := *row
	if publicKey == "" {
		publicKey = row.PublicKey
	}
	changed.replace(req, publicKey)
	return &changed, duplicate(Schemes.Put(tx, &changed))
}

// Delete removes a scheme (custom_scheme.8).
func Delete(tx *sandbox.Tx, id string) error {
	row, err := Find(tx, id)
	if err != nil {
		return err
	}
	Schemes.Delete(tx, row.ID)
	return nil
}

func (r *Row) replace(req *Request, publicKey string) {
	r.Audience, r.PublicKey = *req.Audience, publicKey
	r.Algorithm, r.UserLevel = *req.Algorithm, *req.UserLevel
	r.Tags, r.AllowedIssuers = req.Tags, req.AllowedIssuers
}

// duplicate makes a 409 of a taken audience (custom_scheme.4).
func duplicate(err error) error { return rest.Taken("A custom auth scheme", err) }

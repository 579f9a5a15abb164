package oidcscheme

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/token"
)

// Find is the scheme with an id, a name or an issuer: 24 hex digits are an id
// only. Of two with such a name and such an issuer it is the older one.
func Find(tx *sandbox.Tx, text string) (*Row, error) {
	row, ok := find(tx, text)
	if !ok {
		return nil, rest.NotFound("There is no OIDC auth scheme with the id, name or issuer %q.", text).Quiet()
	}
	return row, nil
}

func find(tx *sandbox.Tx, text string) (*Row, bool) {
	if sandbox.IsID(text) {
		return Schemes.Get(tx, strings.ToLower(text))
	}
	named, isName := ByName.First(tx, text)
	issuing, isIssuer := ByIssuer.First(tx, text)
	if !isName || isIssuer && issuing.ID < named.ID {
		return issuing, isIssuer
	}
	return named, true
}

// Create adds a scheme. What it returns is what was sent. Nothing is stored of
// an empty list of keys, which reads back as null, and of a null media type,
// which reads back as the default (oidc_scheme.6).
func Create(tx *sandbox.Tx, req *Request) (*Row, error) {
	row := &Row{ID: tx.NewID()}
	row.replace(req)
	stored := *row
	if len(row.Keys) == 0 {
		stored.Keys = nil
	}
	if row.MediaType == nil {
		mediaType := DefaultMediaType
		stored.MediaType = &mediaType
	}
	return row, duplicate(Schemes.Insert(tx, &stored))
}

// Update replaces all of a scheme but its id (oidc_scheme.3). Unlike Create it
// stores what is empty and what is null.
func Update(tx *sandbox.Tx, text string, req *Request) (*Row, error) {
	row, err := Find(tx, text)
	if err != nil {
		return nil, err
	}
	changed := *row
	changed.replace(req)
	return &changed, duplicate(Schemes.Put(tx, &changed))
}

// SetKeys replaces the keys of a scheme by those that were fetched. A scheme
// that is gone is no error.
func SetKeys(tx *sandbox.Tx, id string, keys []token.JWK) error {
	row, ok := Schemes.Get(tx, id)
	if !ok {
		return nil
	}
	changed := *row
	changed.Keys = keys
	return Schemes.Put(tx, &changed)
}

// Delete removes the scheme with an id; nothing else does (oidc_scheme.4).
func Delete(tx *sandbox.Tx, id string) error {
	if !Schemes.Delete(tx, strings.ToLower(id)) {
		return rest.NotFound("There is no OIDC auth scheme with the id %q; a name or issuer does not do here.", id)
	}
	return nil
}

func (r *Row) replace(req *Request) {
	r.Name, r.Issuer, r.Keys = *req.Name, *req.Issuer, req.Keys
	r.KeysURL, r.MediaType = req.KeysURL, req.MediaType
}

// duplicate makes a 409 of a taken name or issuer (oidc_scheme.2).
func duplicate(err error) error { return rest.Taken("An OIDC auth scheme", err) }

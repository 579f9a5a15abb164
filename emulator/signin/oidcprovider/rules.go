package oidcprovider

import (
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// Find is the provider with an id.
func Find(tx *sandbox.Tx, id string) (*Row, error) {
	if row, ok := Providers.Get(tx, strings.ToLower(id)); ok {
		return row, nil
	}
	return nil, rest.NotFound("There is no OIDC provider with the id %q; a name does not do here.", id)
}

// Redirect is where the provider sends the browser back to: by default the
// callback of the emulator itself, as the client reached it.
func (r *Row) Redirect(c *rest.Call) string {
	if r.RedirectURI != "" {
		return c.Expand(r.RedirectURI)
	}
	return c.BaseURL() + rest.Root + "/oidc/" + r.Name + "/callback"
}

// Create adds a provider. Empty lists are not stored, nor is a null method:
// they read back as null and as the default.
func Create(tx *sandbox.Tx, req *Request) (*Row, error) {
	row := &Row{ID: tx.NewID()}
	row.replace(req)
	stored := *row
	if stored.TokenEndpointAuthMethod == nil {
		method := SecretBasic
		stored.TokenEndpointAuthMethod = &method
	}
	if len(stored.Scopes) == 0 {
		stored.Scopes = nil
	}
	if len(stored.ExtraAuthorizeParams) == 0 {
		stored.ExtraAuthorizeParams = nil
	}
	return row, duplicate(Providers.Insert(tx, &stored))
}

// Update replaces all of a provider but its id; the secret where one is given
// (oidc_provider.4). Unlike Create it stores what is empty and what is null.
func Update(tx *sandbox.Tx, id string, req *Request) (*Row, error) {
	row, err := Find(tx, id)
	if err != nil {
		return nil, err
	}
	changed := *row
	changed.replace(req)
	return &changed, duplicate(Providers.Put(tx, &changed))
}

// Delete removes a provider; the scheme of its issuer stays (oidc_provider.5).
func Delete(tx *sandbox.Tx, id string) error {
	row, err := Find(tx, id)
	if err != nil {
		return err
	}
	Providers.Delete(tx, row.ID)
	return nil
}

func (r *Row) replace(req *Request) {
	r.Name, r.DiscoveryURL, r.ClientID = *req.Name, *req.DiscoveryURL, *req.ClientID
	r.Scopes, r.ExtraAuthorizeParams = req.Scopes, req.ExtraAuthorizeParams
	r.TokenEndpointAuthMethod = req.TokenEndpointAuthMethod
	r.SuccessRedirectURL, r.ErrorRedirectURL = req.SuccessRedirectURL, req.ErrorRedirectURL
	if !wire.Blank(wire.Or(req.ClientSecret, "")) {
		r.ClientSecret = *req.ClientSecret
	}
	r.RedirectURI = ""
	if !wire.Blank(wire.Or(req.RedirectURI, "")) {
		r.RedirectURI = *req.RedirectURI
	}
}

// duplicate makes a 409 of a taken name (oidc_provider.3).
func duplicate(err error) error { return rest.Taken("An OIDC provider", err) }

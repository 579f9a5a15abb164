package oidcprovider

import (
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/token"
	"github.com/NamazuStudios/elements-emulator/emulator/signin/oidcscheme"
)

// discoveryLife is how long a discovery document is used before it is fetched
// again, on the sandbox's clock (oidc_provider.1).
const discoveryLife = time.Hour

// Discovery is what a discovery document says; null where it does not
// (oidc_provider.1).
type Discovery struct {
	Issuer                *string `json:"issuer"`
	AuthorizationEndpoint *string `json:"authorization_endpoint"`
	TokenEndpoint         *string `json:"token_endpoint"`
	KeysURL               *string `json:"jwks_uri"`
}

// Discover reads the discovery document at a URL, or remembers having done it
// within the last hour (Outbound routes only).
func Discover(c *rest.Call, url string) (*Discovery, error) {
	url = c.Expand(url)
	if known := remembered(c, url); known != nil {
		return known, nil
	}
	d := new(Discovery)
	if err := c.FetchJSON(url, "application/json", d); err != nil {
		return nil, err
	}
	return d, c.Update(func(tx *sandbox.Tx) error {
		return discoveries.Put(tx, &discovered{url: url, document: d, until: tx.Now() + discoveryLife.Milliseconds()})
	})
}

func remembered(c *rest.Call, url string) (d *Discovery) {
	_ = c.View(func(tx *sandbox.Tx) error {
		if row, ok := discoveries.Get(tx, url); ok {
			d = row.document
		}
		return nil
	})
	return d
}

// Scheme is the scheme of the discovered issuer. Where there is none it is
// made, under a name (oidc_provider.2). A document without an issuer has none:
// the server then uses any deleted scheme in its store.
func (d *Discovery) Scheme(tx *sandbox.Tx, name string) (*oidcscheme.Row, error) {
	if d.Issuer == nil {
		return nil, rest.Forbidden("The discovery document names no issuer.")
	}
	if row, err := oidcscheme.Find(tx, *d.Issuer); err == nil {
		return row, nil
	}
	mediaType := oidcscheme.DefaultMediaType
	return oidcscheme.Create(tx, &oidcscheme.Request{
		Name: &name, Issuer: d.Issuer, Keys: []token.JWK{}, KeysURL: d.KeysURL, MediaType: &mediaType,
	})
}

// provide makes sure that there is a scheme for the discovered issuer. It
// stays, whatever becomes of the provider (oidc_provider.3).
func (d *Discovery) provide(tx *sandbox.Tx, name string) error {
	if d.Issuer == nil {
		return nil
	}
	if _, err := d.Scheme(tx, name); err != nil {
		return err
	}
	tx.Commit()
	return nil
}

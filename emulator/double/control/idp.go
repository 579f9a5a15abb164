package control

import (
	"github.com/NamazuStudios/elements-emulator/emulator/double/idp"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// IdentityProvider is a built-in identity provider.
type IdentityProvider struct {
	Name string   `json:"name"`
	Pose idp.Pose `json:"pose"`
	// Issuer is that in its tokens: the pose's, or its URL, where none is
	// given.
	Issuer     string        `json:"issuer"`
	Algorithm  idp.Algorithm `json:"algorithm"`
	Identities []IDPIdentity `json:"identities"`
	Clients    []IDPClient   `json:"clients"`
	URLs       *IDPURLs      `json:"urls"`
}

// IDPURLs are where a provider is reached. They are not read.
type IDPURLs struct {
	Discovery string `json:"discovery"`
	Keys      string `json:"keys"`
	UserInfo  string `json:"userInfo"`
	// Ticket validates tickets as Steam does.
	Ticket string `json:"ticket"`
}

// IDPIdentity is somebody who can sign in.
type IDPIdentity struct {
	Subject string       `json:"subject"`
	Ticket  string       `json:"ticket"`
	Claims  *wire.Object `json:"claims"`
}

// IDPClient is a program that may use a provider. Without any, every client
// may.
type IDPClient struct {
	ID           string   `json:"id"`
	Secret       string   `json:"secret"`
	RedirectURIs []string `json:"redirectUris"`
}

// IdentityProviders are all providers of a sandbox.
type IdentityProviders struct {
	Providers []IdentityProvider `json:"providers"`
}

func viewIDP(c call, row *idp.Row) IdentityProvider {
	base := c.url(c.tenant)
	out := IdentityProvider{
		Name: row.Name, Pose: row.Pose, Issuer: row.IssuerAt(base), Algorithm: row.SignedWith(),
		Identities: []IDPIdentity{}, Clients: []IDPClient{},
		URLs: &IDPURLs{row.DiscoveryURL(base), row.KeysURL(base), row.UserInfoURL(base), row.TicketURL(base)},
	}
	for _, i := range row.Identities {
		out.Identities = append(out.Identities, IDPIdentity{i.Subject, i.Ticket, i.Claims})
	}
	for _, cl := range row.Clients {
		out.Clients = append(out.Clients, IDPClient{cl.ID, cl.Secret, append([]string{}, cl.RedirectURIs...)})
	}
	return out
}

func (p *IdentityProvider) row() *idp.Row {
	row := &idp.Row{Name: p.Name, Pose: p.Pose, Issuer: p.Issuer, Algorithm: p.Algorithm}
	for _, i := range p.Identities {
		row.Identities = append(row.Identities, idp.Identity{Subject: i.Subject, Ticket: i.Ticket, Claims: i.Claims})
	}
	for _, c := range p.Clients {
		row.Clients = append(row.Clients, idp.Client{ID: c.ID, Secret: c.Secret, RedirectURIs: c.RedirectURIs})
	}
	return row
}

func listIDPs(c call, _ rest.None) (IdentityProviders, error) {
	out := IdentityProviders{Providers: []IdentityProvider{}}
	err := c.tenant.Sandbox().View(func(tx *sandbox.Tx) error {
		for row := range idp.ByName.All(tx) {
			out.Providers = append(out.Providers, viewIDP(c, row))
		}
		return nil
	})
	return out, err
}

func getIDP(c call, in nameIn) (out IdentityProvider, err error) {
	err = c.tenant.Sandbox().View(func(tx *sandbox.Tx) error {
		row, err := idp.Find(tx, in.Name)
		if err == nil {
			out = viewIDP(c, row)
		}
		return err
	})
	return out, err
}

type idpIn struct {
	Body *IdentityProvider `body:"check"`
}

func putIDP(c call, in idpIn) (out IdentityProvider, err error) {
	err = c.tenant.Sandbox().Update(func(tx *sandbox.Tx) error {
		row, err := idp.Put(tx, in.Body.row())
		if err == nil {
			out = viewIDP(c, row)
		}
		return err
	})
	return out, err
}

func deleteIDP(c call, in nameIn) (rest.None, error) {
	return rest.None{}, c.tenant.Sandbox().Update(func(tx *sandbox.Tx) error { return idp.Delete(tx, in.Name) })
}

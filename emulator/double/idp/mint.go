package idp

import (
	"cmp"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/sandbox"
)

// Mint says which tokens a test wants.
type Mint struct {
	// Subject is a subject, an email or a user name of an identity; one that
	// the provider does not know is a subject.
	Subject string
	// Audience is the client that the tokens are for, by default the
	// provider's first one.
	Audience, Nonce string
	// Scope is all that the provider knows where it is empty.
	Scope string
	Token
}

// Minted are the tokens that were asked for. The access token is also good as
// a ticket.
type Minted struct {
	IdentityToken, AccessToken string
}

// Mint makes tokens as if somebody had signed in. Base is the base URL of the
// sandbox.
func (s *Server) Mint(box *sandbox.Sandbox, base, provider string, m Mint) (Minted, error) {
	var row *Row
	access := &grant{Purpose: accessGrant, Client: m.Audience, Scope: cmp.Or(m.Scope, defaultScope)}
	identity := Identity{Subject: m.Subject}
	err := box.Update(func(tx *sandbox.Tx) (err error) {
		if row, err = Find(tx, provider); err != nil {
			return err
		}
		if known, ok := row.identity(m.Subject); ok {
			identity = known
		}
		if m.Audience == "" && len(row.Clients) > 0 {
			access.Client = row.Clients[0].ID
		}
		access.Subject, access.SignedIn = identity.Subject, tx.Now()
		return issue(tx, row, access, tokenLife)
	})
	if err != nil {
		return Minted{}, err
	}
	signed, err := s.Sign(row, IdentityToken{
		Issuer: row.IssuerAt(base), Identity: identity, Audience: access.Client, Nonce: m.Nonce, Scope: access.Scope,
		Access: access.Value, Now: access.SignedIn, SignedIn: access.SignedIn,
	}, &m.Token)
	return Minted{signed, access.Value}, err
}

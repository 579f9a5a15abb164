package oidc

import (
	"github.com/NamazuStudios/elements-emulator/emulator/engine/token"
	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// profileClaims are the claims that are kept with a linked account
// (auth_oidc.9).
var profileClaims = [...]string{
	"name", "given_name", "family_name", "middle_name", "nickname", "preferred_username", "profile",
	"picture", "website", "gender", "birthdate", "zoneinfo", "locale", "updated_at",
}

// identity is what a token says of somebody under a scheme.
type identity struct {
	scheme string
	// subject is the external id; hasSubject is false where there is none.
	subject    string
	hasSubject bool
	email      string
	claims     *wire.Object // nil where there are none
}

func identityOf(scheme string, t *token.Token) identity {
	i := identity{scheme: scheme}
	i.subject, i.hasSubject = t.Text("sub")
	i.email, _ = t.Text("email")
	var members []wire.Member
	for _, name := range profileClaims {
		if value, _ := t.Text(name); value != "" {
			members = append(members, wire.Member{Key: name, Value: value})
		}
	}
	if len(members) > 0 {
		i.claims = wire.NewObject(members...)
	}
	return i
}

// claim is a text among the kept claims, or empty.
func (i identity) claim(name string) string {
	v, _ := i.claims.Get(name)
	text, _ := v.(string)
	return text
}

// profiles are a user's linked profiles with this identity's claims among
// them, where it has any.
func (i identity) profiles(known *wire.Object) *wire.Object {
	if i.claims == nil {
		return known
	}
	members := append([]wire.Member{}, known.Members()...)
	return wire.NewObject(append(members, wire.Member{Key: i.scheme, Value: i.claims})...)
}

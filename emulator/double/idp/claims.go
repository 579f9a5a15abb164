package idp

import (
	"crypto/sha256"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// The scopes that mean something.
const (
	openidScope  = "openid"
	profileScope = "profile"
	emailScope   = "email"
)

// defaultScope is the scope of a client that asks for none.
const defaultScope = openidScope + " " + profileScope + " " + emailScope

// profileClaims are shown for the scope profile only.
var profileClaims = []string{
	"name", "given_name", "family_name", "middle_name", "nickname", "preferred_username", "profile",
	"picture", "website", "gender", "birthdate", "zoneinfo", "locale", "updated_at",
}

func hasScope(scopes, scope string) bool { return slices.Contains(strings.Fields(scopes), scope) }

// claimsFor are the claims of an identity that scopes let a client see.
func (i Identity) claimsFor(scopes string) []wire.Member {
	var out []wire.Member
	for _, m := range i.Claims.Members() {
		switch {
		case slices.Contains(profileClaims, m.Key) && !hasScope(scopes, profileScope):
		case (m.Key == "email" || m.Key == "email_verified") && !hasScope(scopes, emailScope):
		default:
			out = append(out, m)
		}
	}
	return out
}

// IdentityToken is what an identity token is to say.
type IdentityToken struct {
	Issuer string
	// Identity need not be one of the provider's.
	Identity               Identity
	Audience, Nonce, Scope string
	// Access is the access token that it comes with, or empty.
	Access string
	// Now and SignedIn are instants in ms since the epoch.
	Now, SignedIn int64
}

// claims are the claims of a token, in the way of a pose.
func (t IdentityToken) claims(p Pose) []wire.Member {
	out := []wire.Member{
		{Key: "iss", Value: t.Issuer},
		{Key: "sub", Value: t.Identity.Subject},
		{Key: "aud", Value: t.Audience},
		{Key: "iat", Value: seconds(t.Now)},
		{Key: "exp", Value: seconds(t.Now + tokenLife.Milliseconds())},
		{Key: "auth_time", Value: seconds(t.SignedIn)},
	}
	add := func(key string, value any) { out = append(out, wire.Member{Key: key, Value: value}) }
	if t.Nonce != "" {
		add("nonce", t.Nonce)
	}
	if t.Access != "" {
		sum := sha256.Sum256([]byte(t.Access))
		add("at_hash", encode(sum[:len(sum)/2]))
	}
	switch p {
	case Google:
		add("azp", t.Audience)
	case Apple:
		add("nonce_supported", true)
	}
	for _, m := range t.Identity.claimsFor(t.Scope) {
		// Apple's tokens say no names: an app gets them with its first sign-in.
		if p != Apple || !slices.Contains(profileClaims, m.Key) {
			out = append(out, m)
		}
	}
	return out
}

// apply changes claims as a Token says.
func (t *Token) apply(claims []wire.Member, now int64) []wire.Member {
	if t == nil {
		return claims
	}
	if t.Expires != nil {
		claims = append(claims, wire.Member{Key: "exp", Value: seconds(now + t.Expires.Milliseconds())})
	}
	claims = append(claims, t.Claims.Members()...)
	merged := wire.NewObject(claims...).Members()
	var out []wire.Member
	for _, m := range merged {
		if m.Value != nil {
			out = append(out, m)
		}
	}
	return out
}

// key is the key that a Token asks for.
func (t *Token) key() Key {
	if t == nil {
		return CurrentKey
	}
	return t.Key
}

func seconds(ms int64) json.Number {
	return json.Number(strconv.FormatInt(time.UnixMilli(ms).Unix(), 10))
}

// sign makes a token of claims.
func (k *key) sign(claims []wire.Member) (string, error) {
	header, err := wire.Encode(map[string]string{"alg": k.method.Alg(), "typ": "JWT", "kid": k.id})
	if err != nil {
		return "", err
	}
	body, err := wire.NewObject(claims...).MarshalJSON()
	if err != nil {
		return "", err
	}
	signed := encode(header) + "." + encode(body)
	signature, err := k.method.Sign(signed, k.secret)
	return signed + "." + encode(signature), err
}

// Sign makes an identity token of a provider. A nil change leaves it as it
// is. It may take long, so call it outside of transactions.
func (s *Server) Sign(r *Row, t IdentityToken, change *Token) (string, error) {
	generation, err := r.generation(change.key())
	if err != nil {
		return "", err
	}
	k, err := s.keys.get(r, generation)
	if err != nil {
		return "", err
	}
	return k.sign(change.apply(t.claims(r.Pose), t.Now))
}

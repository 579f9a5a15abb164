// Package customscheme emulates custom auth schemes: the schemes themselves,
// and the check of their tokens, which are credentials on any route. Its rules
// are in the contract file 05-auth-schemes.md.
package customscheme

import "github.com/NamazuStudios/elements-emulator/emulator/engine/rest"

// Algorithm is how the tokens of a scheme are signed.
type Algorithm string

// The algorithms.
const (
	RSA256 Algorithm = "RSA_256"
	RSA384 Algorithm = "RSA_384"
	RSA512 Algorithm = "RSA_512"
)

// Constants are the algorithms in the order of their ordinals.
func (Algorithm) Constants() []string {
	return []string{string(RSA256), string(RSA384), string(RSA512)}
}

// Scheme is a scheme as clients see it (05, AuthScheme). The key is the
// base64 of an X.509 public key. Lists may be null, see Create, and hold null.
type Scheme struct {
	ID             string     `json:"id"`
	Audience       string     `json:"audience" schema:"required"`
	PublicKey      string     `json:"publicKey" schema:"required,pattern=base64"`
	Algorithm      Algorithm  `json:"algorithm" schema:"required"`
	UserLevel      rest.Level `json:"userLevel" schema:"required"`
	Tags           []*string  `json:"tags" schema:"required"`
	AllowedIssuers []*string  `json:"allowedIssuers" schema:"required"`
}

// Request makes or replaces a scheme (05, CreateAuthSchemeRequest).
type Request struct {
	Audience       *string     `json:"audience" check:"notnull"`
	PublicKey      *string     `json:"publicKey" check:"pattern=base64"`
	Algorithm      *Algorithm  `json:"algorithm" check:"notnull"`
	UserLevel      *rest.Level `json:"userLevel" check:"notnull"`
	Tags           []*string   `json:"tags" check:"notnull"`
	AllowedIssuers []*string   `json:"allowedIssuers" check:"notnull"`
}

// UpdateRequest replaces a scheme (05, UpdateAuthSchemeRequest).
type UpdateRequest struct {
	Request
	Regenerate bool `json:"regenerate"`
}

// Response is a scheme with its keys. The private key, the base64 of PKCS #8,
// is there only when it was just generated (custom_scheme.2).
type Response struct {
	Scheme     Scheme  `json:"scheme" schema:"required"`
	PublicKey  string  `json:"publicKey" schema:"required"`
	PrivateKey *string `json:"privateKey"`
}

// View is the row as clients see it.
func (r *Row) View() Scheme {
	return Scheme{
		ID: r.ID, Audience: r.Audience, PublicKey: r.PublicKey, Algorithm: r.Algorithm,
		UserLevel: r.UserLevel, Tags: r.Tags, AllowedIssuers: r.AllowedIssuers,
	}
}

package token

import (
	"crypto"
	"errors"
	"fmt"

	"github.com/golang-jwt/jwt/v5"
)

// ErrSignature says that a signature is not that of a key.
var ErrSignature = errors.New("the signature does not fit")

// Verify checks the signature with a key and an algorithm: RS256, RS384,
// RS512, ES256, ES384 or ES512. The algorithm is the key's own; the header's
// is not looked at, as in the real server. A signature that does not fit gives
// ErrSignature, any other error is about key or algorithm.
func (t *Token) Verify(algorithm string, key crypto.PublicKey) error {
	method := jwt.GetSigningMethod(algorithm)
	switch method.(type) {
	case *jwt.SigningMethodRSA, *jwt.SigningMethodECDSA:
	default:
		return fmt.Errorf("the algorithm %q is not among RS256, RS384, RS512, ES256, ES384, ES512", algorithm)
	}
	err := method.Verify(t.signed, t.signature, key)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, jwt.ErrInvalidKeyType), errors.Is(err, jwt.ErrHashUnavailable):
		return fmt.Errorf("the key is not one for %s", algorithm)
	default:
		return ErrSignature
	}
}

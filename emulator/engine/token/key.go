package token

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"errors"
	"fmt"
	"math/big"
	"strings"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/wire"
)

// JWK is a public key as clients and providers write it (05, JWK).
type JWK struct {
	Alg *string `json:"alg"`
	Kid *string `json:"kid"`
	Kty *string `json:"kty"`
	Use *string `json:"use"`
	E   *string `json:"e"`
	N   *string `json:"n"`
	Crv *string `json:"crv"`
	X   *string `json:"x"`
	Y   *string `json:"y"`
}

// Verify checks the signature of a token with the key. A signature that does
// not fit gives ErrSignature, any other error is about the key (auth_oidc.5).
func (k JWK) Verify(t *Token) error {
	key, err := k.public()
	if err != nil {
		return err
	}
	if k.Alg == nil {
		return errors.New("the key has no alg")
	}
	return t.Verify(*k.Alg, key)
}

// Is says whether the key has an id; a key without one is that of a token
// without one.
func (k JWK) Is(id string, has bool) bool {
	if k.Kid == nil || !has {
		return k.Kid == nil && !has
	}
	return *k.Kid == id
}

func (k JWK) public() (crypto.PublicKey, error) {
	switch kty := wire.Or(k.Kty, ""); strings.ToUpper(kty) {
	case "RSA":
		return k.rsa()
	case "EC":
		return k.ec()
	default:
		return nil, fmt.Errorf("the kty %q of the key is neither RSA nor EC", kty)
	}
}

func (k JWK) rsa() (*rsa.PublicKey, error) {
	n, err := number("n", k.N)
	if err != nil {
		return nil, err
	}
	e, err := number("e", k.E)
	if err != nil {
		return nil, err
	}
	if !e.IsInt64() || e.Int64() > 1<<31-1 {
		return nil, errors.New("the e of the key is too large")
	}
	return &rsa.PublicKey{N: n, E: int(e.Int64())}, nil
}

func (k JWK) ec() (*ecdsa.PublicKey, error) {
	curve := map[string]elliptic.Curve{"P-256": elliptic.P256(), "P-384": elliptic.P384(), "P-521": elliptic.P521()}[wire.Or(k.Crv, "")]
	if curve == nil {
		return nil, fmt.Errorf("the crv %q of the key is not among P-256, P-384, P-521", wire.Or(k.Crv, ""))
	}
	x, err := number("x", k.X)
	if err != nil {
		return nil, err
	}
	y, err := number("y", k.Y)
	if err != nil {
		return nil, err
	}
	size := (curve.Params().BitSize + 7) / 8
	if x.BitLen() > 8*size || y.BitLen() > 8*size {
		return nil, errors.New("x and y of the key are no point of its curve")
	}
	point := make([]byte, 1+2*size)
	point[0] = 4 // uncompressed
	x.FillBytes(point[1 : 1+size])
	y.FillBytes(point[1+size:])
	key, err := ecdsa.ParseUncompressedPublicKey(curve, point)
	if err != nil {
		return nil, errors.New("x and y of the key are no point of its curve")
	}
	return key, nil
}

func number(name string, value *string) (*big.Int, error) {
	data := decode(wire.Or(value, ""))
	if len(data) == 0 {
		return nil, fmt.Errorf("the %s of the key is not base64", name)
	}
	return new(big.Int).SetBytes(data), nil
}

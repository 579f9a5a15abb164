// Package keypair makes the RSA key pairs that rules hand out. Making one
// takes longer than all else that a call does, so it is never done while a lock
// is held, and may be done ahead (see Pool).
package keypair

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"fmt"
)

// Bits is the size of the pairs: the default of the server's Java (vault.1).
const Bits = 3072

// Pair is a key pair as the server writes it: both halves in standard base64,
// the public one as X.509 SubjectPublicKeyInfo, the private one as PKCS#8.
type Pair struct{ Public, Private string }

// Generate makes a pair. No seed decides it: since Go 1.26 crypto/rsa takes its
// random bytes from the system only.
func Generate() (*Pair, error) {
	key, err := rsa.GenerateKey(rand.Reader, Bits)
	if err != nil {
		return nil, err
	}
	return encode(key)
}

func encode(key *rsa.PrivateKey) (*Pair, error) {
	public, err := x509.MarshalPKIXPublicKey(key.Public())
	if err != nil {
		return nil, err
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return nil, err
	}
	return &Pair{base64.StdEncoding.EncodeToString(public), base64.StdEncoding.EncodeToString(private)}, nil
}

// Private reads the private half of an RSA pair.
func Private(text string) (*rsa.PrivateKey, error) {
	der, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return nil, fmt.Errorf("it is not base64: %w", err)
	}
	key, err := x509.ParsePKCS8PrivateKey(der)
	if err != nil {
		return nil, fmt.Errorf("it is not PKCS#8: %w", err)
	}
	of, ok := key.(*rsa.PrivateKey)
	if !ok {
		return nil, fmt.Errorf("it is a %T, not an RSA key", key)
	}
	return of, nil
}

// Public reads the public half of an RSA pair.
func Public(text string) (*rsa.PublicKey, error) {
	der, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return nil, fmt.Errorf("it is not base64: %w", err)
	}
	key, err := x509.ParsePKIXPublicKey(der)
	if err != nil {
		return nil, fmt.Errorf("it is no X.509 SubjectPublicKeyInfo: %w", err)
	}
	of, ok := key.(*rsa.PublicKey)
	if !ok {
		return nil, fmt.Errorf("it is a %T, not an RSA key", key)
	}
	return of, nil
}

// Of is the pair with a private half.
func Of(private string) (*Pair, error) {
	key, err := Private(private)
	if err != nil {
		return nil, err
	}
	return encode(key)
}

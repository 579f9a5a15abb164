package customscheme

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"fmt"

	"github.com/NamazuStudios/elements-emulator/emulator/engine/rest"
)

// keyBits is the size of generated keys (custom_scheme.2).
const keyBits = 3072

// Pair is a key pair as it is shown: base64 of X.509 and of PKCS #8.
type Pair struct{ Public, Private string }

// NewPair makes a key pair. It is not drawn from a sandbox's generators: RSA
// keys can't be made the same twice, whatever the seed.
func NewPair() (Pair, error) {
	key, err := rsa.GenerateKey(rand.Reader, keyBits)
	if err != nil {
		return Pair{}, fmt.Errorf("generate a key pair: %w", err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return Pair{}, fmt.Errorf("write a private key: %w", err)
	}
	public, err := encode(&key.PublicKey)
	return Pair{Public: public, Private: base64.StdEncoding.EncodeToString(private)}, err
}

func encode(key *rsa.PublicKey) (string, error) {
	data, err := x509.MarshalPKIXPublicKey(key)
	if err != nil {
		return "", fmt.Errorf("write a public key: %w", err)
	}
	return base64.StdEncoding.EncodeToString(data), nil
}

// ReadKey reads the base64 of an X.509 RSA key (custom_scheme.3,
// custom_scheme.9).
func ReadKey(text string) (*rsa.PublicKey, error) {
	data, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return nil, rest.InvalidData("The public key is not base64.").Because(err)
	}
	key, err := x509.ParsePKIXPublicKey(data)
	if err != nil {
		return nil, rest.InvalidData("The public key is no X.509 key: %v.", err)
	}
	public, ok := key.(*rsa.PublicKey)
	if !ok {
		return nil, rest.InvalidData("The public key is not an RSA key.")
	}
	return public, nil
}

// canonical is a public key as it is stored.
func canonical(text string) (string, error) {
	key, err := ReadKey(text)
	if err != nil {
		return "", err
	}
	return encode(key)
}

package idp

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"math/big"
	"sync"

	"github.com/golang-jwt/jwt/v5"
)

// rsaBits is the size of RSA keys.
const rsaBits = 2048

// unpublished is the generation of the key that is never published.
const unpublished = -1

// keyring makes keys when they are first asked for, and keeps them. It is
// safe for concurrent use.
type keyring struct {
	mu   sync.Mutex
	keys map[keyName]*madeKey
	used int64 // how often a key was asked for
}

// madeKey is a key that is made when it is first asked for.
type madeKey struct {
	key  func() (*key, error)
	used int64 // when it was last asked for
}

// maxKeys is the greatest number of keys of all providers of an emulator; the
// one that was asked for longest ago makes room.
const maxKeys = 1000

// keyName is what a key is known by: rows hold it in place of the key.
type keyName struct {
	provider   string
	algorithm  Algorithm
	generation int
}

// key signs tokens.
type key struct {
	id     string
	method jwt.SigningMethod
	secret crypto.Signer
	public jwk
}

// jwk is a public key as the keys document shows it (RFC 7517).
type jwk struct {
	Kty string `json:"kty"`
	Use string `json:"use"`
	Alg string `json:"alg"`
	Kid string `json:"kid"`
	N   string `json:"n,omitempty"`
	E   string `json:"e,omitempty"`
	Crv string `json:"crv,omitempty"`
	X   string `json:"x,omitempty"`
	Y   string `json:"y,omitempty"`
}

func (k *keyring) get(r *Row, generation int) (*key, error) {
	name := keyName{r.Name, r.SignedWith(), generation}
	k.mu.Lock()
	made, ok := k.keys[name]
	if !ok {
		k.makeRoom()
		made = &madeKey{key: sync.OnceValues(func() (*key, error) { return newKey(name.algorithm) })}
		k.keys[name] = made
	}
	k.used++
	made.used = k.used
	k.mu.Unlock()
	return made.key()
}

// makeRoom drops a key where there are as many as there can be. The lock is
// held.
func (k *keyring) makeRoom() {
	if len(k.keys) < maxKeys {
		return
	}
	var oldest keyName
	least := k.used + 1
	for name, made := range k.keys {
		if made.used < least {
			oldest, least = name, made.used
		}
	}
	delete(k.keys, oldest)
}

func newKey(a Algorithm) (*key, error) {
	if a == RS256 {
		return newRSA()
	}
	return newEC()
}

func newRSA() (*key, error) {
	secret, err := rsa.GenerateKey(rand.Reader, rsaBits)
	if err != nil {
		return nil, err
	}
	n := secret.N.Bytes()
	public := jwk{Kty: "RSA", N: encode(n), E: encode(big.NewInt(int64(secret.E)).Bytes())}
	return finish(jwt.SigningMethodRS256, secret, public, n), nil
}

func newEC() (*key, error) {
	secret, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	point, err := secret.PublicKey.Bytes()
	if err != nil {
		return nil, err
	}
	x, y := point[1:33], point[33:] // after the mark of an uncompressed point
	return finish(jwt.SigningMethodES256, secret, jwk{Kty: "EC", Crv: "P-256", X: encode(x), Y: encode(y)}, point), nil
}

func finish(method jwt.SigningMethod, secret crypto.Signer, public jwk, of []byte) *key {
	sum := sha256.Sum256(of)
	public.Use, public.Alg, public.Kid = "sig", method.Alg(), encode(sum[:12])
	return &key{id: public.Kid, method: method, secret: secret, public: public}
}

func encode(data []byte) string { return base64.RawURLEncoding.EncodeToString(data) }

// SignedWith is how the provider's tokens are signed.
func (r *Row) SignedWith() Algorithm {
	if r.Algorithm != "" {
		return r.Algorithm
	}
	return r.Pose.algorithm()
}

// generation is the generation of a key by what is known of it.
func (r *Row) generation(k Key) (int, error) {
	switch {
	case k == UnknownKey:
		return unpublished, nil
	case k != PreviousKey:
		return r.Generation, nil
	case r.Generation == 0:
		return 0, errNeverRotated
	default:
		return r.Generation - 1, nil
	}
}
